#ifndef PROVIDER_SURVEY_CSHIMS_THREAD_H
#define PROVIDER_SURVEY_CSHIMS_THREAD_H

// Threads of POSIX, whose types differ between systems in Swift. Foundation's `Thread` cannot be joined.

struct ps_thread;

/// Starts `run(context)` on a thread of its own; null when the system has none left. The name has at most 15 bytes.
struct ps_thread *ps_thread_start(const char *name, void *(*run)(void *), void *context);
/// Waits for the end of the thread, including what libraries do at the end of a thread, and frees it.
void ps_thread_join(struct ps_thread *thread);
/// Frees the thread, which runs on and ends by itself.
void ps_thread_detach(struct ps_thread *thread);

#endif
