/* Words that a comment repeats on lines of their own before it answers them ("> words"). */
#ifndef STANCEGRAPH_EXTRACT_QUOTED_H
#define STANCEGRAPH_EXTRACT_QUOTED_H

#include "reader/lines.h"
#include "reader/reader.h"

/** Set the lines "> words" of a comment aside. @return the first such words, or empty */
sg_slice sg_quoted__drop(sg_lines *lines, size_t first, size_t end);

/** The latest post that holds `words`, or SG_NONE. Only the latest posts are searched. */
uint32_t sg_quoted__home(const sg_reading *reading, sg_slice text, sg_slice words);

#endif
