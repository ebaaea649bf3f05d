#ifndef PROVIDER_SURVEY_CSHIMS_MEMORY_FILE_H
#define PROVIDER_SURVEY_CSHIMS_MEMORY_FILE_H

/// A descriptor of a new file in memory, for its owner alone, which can also be opened as `/proc/self/fd/<descriptor>`; -1 where the system has
/// no such files.
int ps_memory_file(const char *name);

#endif
