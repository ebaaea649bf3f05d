#include "CShimsAllocator.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>

void ps_give_back_blocks(int bytes) { mallopt(M_MMAP_THRESHOLD, bytes); }
#else
void ps_give_back_blocks(int bytes) { (void)bytes; }
#endif
