#define _GNU_SOURCE
#include "CShimsMemoryFile.h"

#ifdef __linux__
#include <sys/mman.h>
#include <unistd.h>

int ps_memory_file(const char *name) {
    // Sandboxes may have no /proc.
    if (access("/proc/self/fd", X_OK) != 0) return -1;
    return memfd_create(name, MFD_CLOEXEC);
}
#else
int ps_memory_file(const char *name) {
    (void)name;
    return -1;
}
#endif
