#define _GNU_SOURCE
#include "CShimsMemoryFile.h"

#ifdef __linux__
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

int ps_memory_file(const char *name) {
    // Sandboxes may have no /proc.
    if (access("/proc/self/fd", X_OK) != 0) return -1;
    int descriptor = memfd_create(name, MFD_CLOEXEC);
    if (descriptor >= 0) fchmod(descriptor, 0600);
    return descriptor;
}
#else
int ps_memory_file(const char *name) {
    (void)name;
    return -1;
}
#endif
