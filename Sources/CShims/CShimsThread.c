#define _GNU_SOURCE
#include "CShimsThread.h"

#include <pthread.h>
#include <stdlib.h>

struct ps_thread {
    pthread_t id;
};

struct ps_thread *ps_thread_start(const char *name, void *(*run)(void *), void *context) {
    struct ps_thread *thread = malloc(sizeof *thread);
    if (thread == NULL) return NULL;
    if (pthread_create(&thread->id, NULL, run, context) != 0) {
        free(thread);
        return NULL;
    }
#ifdef __APPLE__
    (void)name; // There, only a thread itself can set its name.
#else
    pthread_setname_np(thread->id, name);
#endif
    return thread;
}

void ps_thread_join(struct ps_thread *thread) {
    pthread_join(thread->id, NULL);
    free(thread);
}

void ps_thread_detach(struct ps_thread *thread) {
    pthread_detach(thread->id);
    free(thread);
}
