#ifndef PROVIDER_SURVEY_CSHIMS_ALLOCATOR_H
#define PROVIDER_SURVEY_CSHIMS_ALLOCATOR_H

/// Makes the C library give blocks of so many bytes and more back to the system when they are freed. `malloc.h` is in no
/// module. Without effect where the C library is not glibc.
void ps_give_back_blocks(int bytes);

#endif
