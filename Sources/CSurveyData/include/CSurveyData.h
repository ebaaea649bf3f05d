#ifndef PROVIDER_SURVEY_CSURVEYDATA_H
#define PROVIDER_SURVEY_CSURVEYDATA_H

#include <stddef.h>

/// A file of the survey or a template, as it was when the tool was built.
struct survey_file {
    /// Below the project's folder, such as `data/providers/openai.json`.
    const char *path;
    const unsigned char *bytes;
    size_t count;
};

/// All of them, sorted by path. They live as long as the process.
const struct survey_file *survey_files(size_t *count);

#endif
