// Preloaded into the tool, ends it as `kill -9` does right before its so-manieth step. A step is a call that writes to,
// syncs, renames or removes a file: between two of them the files on disk do not change. A write that is the last step
// is cut in half.
//
// END_AT_STEP   number of the step, from 1; none is run to its end
// STEPS_FILE    gets a byte for each step that began

#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __APPLE__
#define REPLACED(name) own_##name
#define REPLACE(name)                                                                             \
  __attribute__((used, section("__DATA,__interpose"))) static const void *replace_##name[] = {    \
      (const void *)own_##name, (const void *)name};
#define SYSTEM(name) name
#else
#include <dlfcn.h>
#define REPLACED(name) name
#define REPLACE(name)
#define SYSTEM(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))
#endif

static atomic_long steps;

/// Whether this is the step that ends the run.
static int is_last_step(void) {
  const char *file = getenv("STEPS_FILE");
  if (file) {
    int descriptor = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (descriptor >= 0) {
      SYSTEM(write)(descriptor, ".", 1);
      close(descriptor);
    }
  }
  const char *last = getenv("END_AT_STEP");
  return last && atomic_fetch_add(&steps, 1) + 1 == atol(last);
}

static void end_here(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

ssize_t REPLACED(write)(int descriptor, const void *bytes, size_t count) {
  struct stat status;
  if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && is_last_step()) {
    SYSTEM(write)(descriptor, bytes, count / 2);
    end_here();
  }
  return SYSTEM(write)(descriptor, bytes, count);
}
REPLACE(write)

int REPLACED(fsync)(int descriptor) {
  if (is_last_step()) end_here();
  return SYSTEM(fsync)(descriptor);
}
REPLACE(fsync)

void REPLACED(sync)(void) {
  if (is_last_step()) end_here();
  SYSTEM(sync)();
}
REPLACE(sync)

int REPLACED(rename)(const char *from, const char *to) {
  if (is_last_step()) end_here();
  return SYSTEM(rename)(from, to);
}
REPLACE(rename)

int REPLACED(unlink)(const char *path) {
  if (is_last_step()) end_here();
  return SYSTEM(unlink)(path);
}
REPLACE(unlink)
