/* Words that a comment repeats on lines of their own before it answers them ("> words"). */
#ifndef STANCEGRAPH_EXTRACT_QUOTED_H
#define STANCEGRAPH_EXTRACT_QUOTED_H

#include "reader/lines.h"
#include "reader/reader.h"

/** Words of a line, the ">" before them counted, from which on it is a quotation: on a copied page
 * ">:(" is none; in plain text of markup a line that begins with ">" always is. */
enum { SG_QUOTED_WORDS_COPIED = 3, SG_QUOTED_WORDS_MARKED = 2 };

/** Set the lines "> words" of a comment aside. @return the first such words, or empty */
sg_slice sg_quoted__drop(sg_lines *lines, size_t first, size_t end, uint32_t words_min);

/** The latest post that holds `words`, or SG_NONE. Only the latest posts are searched. */
uint32_t sg_quoted__home(const sg_reading *reading, sg_slice text, sg_slice words);

#endif
