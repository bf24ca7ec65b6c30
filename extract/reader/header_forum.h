/* Headers of forum posts: a date, the post's number, the name, then titles and fields. */
#ifndef STANCEGRAPH_EXTRACT_HEADER_FORUM_H
#define STANCEGRAPH_EXTRACT_HEADER_FORUM_H

#include "reader/headers.h"

/**
 * Read "Jan 14, 2025 / #2 / Jane Roe / Member / Joined / May 2011 / Messages / 12 / words" at line
 * `i`; `floor` is where the words of the post before begin. Sets `first`, `author`, `role`, `age`
 * and `text`. @return false if there is no such header. O(1).
 */
bool sg_header_forum__read(const sg_lines *lines, size_t i, size_t floor, sg_header *out);

#endif
