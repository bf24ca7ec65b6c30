/* Characters that a text spells out: "&amp;", "&#8217;", "&#x2019;". */
#ifndef STANCEGRAPH_EXTRACT_ENTITIES_H
#define STANCEGRAPH_EXTRACT_ENTITIES_H

#include "stancegraph/arena.h"

enum { SG_UTF8_MAX_BYTES = 4 };

/** A code point as UTF-8; NUL, surrogates and more than U+10FFFF become U+FFFD. @return bytes */
size_t sg_utf8__write(char out[SG_UTF8_MAX_BYTES], uint32_t code);

/**
 * The character that is spelled out at byte `at`, where "&" stands, as HTML has it.
 * @return how many bytes spell it; 0 if none is. O(1).
 */
size_t sg_entity__at(sg_slice text, size_t at, uint32_t *code);

/**
 * `text` with the characters that every site escapes, & < > " ', in place of their names, once;
 * `text` itself where none is. ptr is NULL when memory is out. O(text).
 */
sg_slice sg_entity__unescape(sg_slice text, sg_arena *arena);

#endif
