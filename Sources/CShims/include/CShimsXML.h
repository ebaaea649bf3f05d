#ifndef PROVIDER_SURVEY_CSHIMS_XML_H
#define PROVIDER_SURVEY_CSHIMS_XML_H

#include <stddef.h>

/// What a parser reports while it reads. No node is ever built, so there is nothing to free but the parser itself, and
/// nothing whose lifetime Swift would have to know. Strings live only during the call.
typedef struct ps_markup_events {
    /// Handed back to every call.
    void *_Nonnull user;
    /// `attributes` is null, or pairs of name and value (a value may be null) with a null name at the end.
    /// A result other than 0 stops the parser.
    int (*_Nonnull start)(void *_Nonnull user, const char *_Nonnull name,
                          const char *_Nullable const *_Nullable attributes);
    void (*_Nonnull end)(void *_Nonnull user, const char *_Nonnull name);
    void (*_Nonnull text)(void *_Nonnull user, const unsigned char *_Nonnull bytes, int length);
} ps_markup_events;

/// The document was read to its end, well-formed or not.
#define PS_MARKUP_COMPLETE 0
/// Reading stopped early: nested deeper than allowed, or stopped by a call.
#define PS_MARKUP_CUT 1
/// The parser could not be set up: out of memory.
#define PS_MARKUP_FAILED 2

/// Reads HTML in UTF-8. Exists because the handler table of libxml2 holds variadic functions that Swift cannot name.
/// No network, no message on stderr, no global state; elements nested deeper than `depth` end the reading.
int ps_html_parse(const unsigned char *_Nonnull bytes, int length, int depth, const ps_markup_events *_Nonnull events);

/// The same for XML, never deeper than 250. Only the five predefined entities and character references are known; declared entities are
/// neither stored nor expanded, and no external subset is loaded.
int ps_xml_parse(const unsigned char *_Nonnull bytes, int length, int depth, const ps_markup_events *_Nonnull events);

/// Converts from a legacy character set to UTF-8 through iconv, the library behind libxml2's own encoders. They report
/// a bad byte to a global handler; this writes U+FFFD for it and goes on.
/// `output` must have room for 3 bytes for each byte of input and 16 more. Returns the bytes written, or -1 for an unknown character set.
long ps_decode(const char *_Nonnull charset, const unsigned char *_Nonnull input, size_t length,
               unsigned char *_Nonnull output, size_t capacity);

/// Where `byte` first stands, or `length`: the C library looks at many bytes in one step.
size_t ps_index_of(unsigned char byte, const unsigned char *_Nonnull bytes, size_t length);

/// Must run once before the first parse, from one thread.
void ps_xml_initialize(void);

#endif
