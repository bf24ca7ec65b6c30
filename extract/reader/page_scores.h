/* Votes and likes as copied pages show them beside a post. */
#ifndef STANCEGRAPH_EXTRACT_PAGE_SCORES_H
#define STANCEGRAPH_EXTRACT_PAGE_SCORES_H

#include "reader/headers.h"

/**
 * The votes of the post under a header: "34 points" in the header, or a number among the buttons
 * under its words. Where zeros are left out, so that nobody can tell which number it is, there is
 * none. `end` is the next header's first line. @return whether there is one. O(lines of the post).
 */
bool sg_page_score__of(const sg_lines *lines, const sg_header *header, size_t end, double *score);

/** All of a line as a count: "1,204", "12.4K", "-3". False if it is anything else. O(len). */
bool sg_page_score__count(sg_slice line, double *count);

#endif
