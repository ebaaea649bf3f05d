#include "CShimsXML.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlversion.h>

typedef struct {
    const ps_markup_events *events;
    xmlParserCtxtPtr parser;
    int depth;
    int depth_limit;
    int was_cut;
    // For HTML: the caller's document, which newer libraries parse in place.
    const unsigned char *html;
    int length;
} ps_reading;

// The dictionary of names stops growing its table and compares each new name with ever more others; told to refuse one
// (`xmlDictSetLimit`), the parser for HTML never ends. No document comes near this.
#define PS_NAME_BYTES (1 << 20)

static void ps_cut(ps_reading *reading) {
    reading->was_cut = 1;
    xmlStopParser(reading->parser);
}

// Two fifths of the bytes of real pages are scripts and style sheets, and libxml2 looks at them one character at a time, to
// find their end and hand over what nobody wants (`ps_ignore_text`). This goes to that end at once: the parser has read the
// tag up to its `>`, which is put right before the end tag, where the parser goes on. What begins with a tag is left to it: it
// takes some of those for markup. From 2.14 on the end of a script is not simply its first end tag.
static void ps_skip_raw_text(ps_reading *reading, const char *name) {
#if LIBXML_VERSION < 21400
    if (strcmp(name, "script") != 0 && strcmp(name, "style") != 0) return;
    xmlParserInputPtr input = reading->parser->input;
    const xmlChar *cur = input->cur, *end = input->end;
    // Only a copy of the parser's own may be written to.
    if (cur >= reading->html && cur < reading->html + reading->length) return;
    if (end - cur < 2 || cur[0] != '>' || cur[1] == '<') return;
    size_t length = strlen(name);
    for (const xmlChar *next = cur + 1; (next = memchr(next, '<', (size_t)(end - next))) != NULL; next += 1) {
        if ((size_t)(end - next) < length + 2) return;
        if (next[1] != '/' || xmlStrncasecmp(next + 2, (const xmlChar *)name, (int)length) != 0) continue;
        ((xmlChar *)next)[-1] = '>';
        input->cur = next - 1;
        return;
    }
#endif
}

static void ps_on_start(void *data, const xmlChar *name, const xmlChar **attributes) {
    ps_reading *reading = data;
    if (reading->was_cut) return;
    reading->depth += 1;
    int stop = reading->events->start(reading->events->user, (const char *)name, (const char *const *)attributes);
    int has_many_names = xmlDictGetUsage(reading->parser->dict) > PS_NAME_BYTES;
    if (stop != 0 || reading->depth >= reading->depth_limit || has_many_names) {
        ps_cut(reading);
    } else if (reading->html != NULL) {
        ps_skip_raw_text(reading, (const char *)name);
    }
}

static void ps_on_end(void *data, const xmlChar *name) {
    ps_reading *reading = data;
    // After a cut libxml2 still closes what is open; the reader wants to see those ends.
    reading->depth -= 1;
    reading->events->end(reading->events->user, (const char *)name);
}

static void ps_on_text(void *data, const xmlChar *bytes, int length) {
    ps_reading *reading = data;
    if (length > 0 && !reading->was_cut) reading->events->text(reading->events->user, bytes, length);
}

static void ps_ignore_text(void *data, const xmlChar *bytes, int length) {
    (void)data; (void)bytes; (void)length;
}

// The error is const since libxml2 2.12.
#if LIBXML_VERSION >= 21200
static void ps_ignore_error(void *data, const xmlError *error) {
#else
static void ps_ignore_error(void *data, xmlErrorPtr error) {
#endif
    (void)data; (void)error;
}

static void ps_install(xmlParserCtxtPtr parser, ps_reading *reading, int is_html) {
    xmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    // Plain element names with their prefixes are all that is wanted, which is the older interface; HTML knows no other.
    handler.initialized = is_html ? XML_SAX2_MAGIC : 1;
    handler.startElement = ps_on_start;
    handler.endElement = ps_on_end;
    handler.characters = ps_on_text;
    handler.ignorableWhitespace = ps_on_text;
    // In HTML this is the content of scripts and styles, which is no text of the page.
    handler.cdataBlock = is_html ? ps_ignore_text : ps_on_text;
    handler.serror = ps_ignore_error;
    *parser->sax = handler;
    parser->userData = reading;
    reading->parser = parser;
}

int ps_html_parse(const unsigned char *bytes, int length, int depth, const ps_markup_events *events) {
    htmlParserCtxtPtr parser = htmlNewParserCtxt();
    if (parser == NULL) return PS_MARKUP_FAILED;
    ps_reading reading = {.events = events, .depth_limit = depth, .html = bytes, .length = length};
    ps_install(parser, &reading, 1);
    int options = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
        | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD;
    htmlDocPtr document = htmlCtxtReadMemory(parser, (const char *)bytes, length, NULL, "UTF-8", options);
    if (document != NULL) xmlFreeDoc(document);
    htmlFreeParserCtxt(parser);
    return reading.was_cut ? PS_MARKUP_CUT : PS_MARKUP_COMPLETE;
}

int ps_xml_parse(const unsigned char *bytes, int length, int depth, const ps_markup_events *events) {
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    if (parser == NULL) return PS_MARKUP_FAILED;
    // libxml2 itself stops at 256 and would not say so.
    ps_reading reading = {.events = events, .depth_limit = depth < 250 ? depth : 250};
    ps_install(parser, &reading, 0);
    int options = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC;
    xmlDocPtr document = xmlCtxtReadMemory(parser, (const char *)bytes, length, NULL, "UTF-8", options);
    if (document != NULL) xmlFreeDoc(document);
    xmlFreeParserCtxt(parser);
    return reading.was_cut ? PS_MARKUP_CUT : PS_MARKUP_COMPLETE;
}

long ps_decode(const char *charset, const unsigned char *input, size_t length, unsigned char *output, size_t capacity) {
    iconv_t converter = iconv_open("UTF-8", charset);
    if (converter == (iconv_t)-1) return -1;
    char *from = (char *)input, *to = (char *)output;
    size_t left = length, room = capacity;
    while (left > 0) {
        if (iconv(converter, &from, &left, &to, &room) != (size_t)-1) break;
        if (errno == E2BIG || room < 3) break;
        // A byte that is no text in this character set, or a character cut at the end.
        memcpy(to, "\xEF\xBF\xBD", 3);
        to += 3; room -= 3;
        from += 1; left -= 1;
    }
    iconv(converter, NULL, NULL, &to, &room);
    iconv_close(converter);
    return (long)(capacity - room);
}

size_t ps_index_of(unsigned char byte, const unsigned char *bytes, size_t length) {
    const unsigned char *found = memchr(bytes, byte, length);
    return found == NULL ? length : (size_t)(found - bytes);
}

void ps_xml_initialize(void) {
    xmlInitParser();
}
