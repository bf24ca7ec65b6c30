/* Running prose on a page: which of its lines are the story and which are the page. */
#ifndef STANCEGRAPH_EXTRACT_PROSE_H
#define STANCEGRAPH_EXTRACT_PROSE_H

#include "reader/lines.h"

typedef struct sg_prose {
	sg_slice title;  /* the first heading; empty if the text opens with a paragraph */
	sg_slice byline; /* the plain name behind "By"; empty if there is none */
} sg_prose;

/**
 * Mark the lines in [first, end) that belong to the page as dropped: promotions and their boxes,
 * forms, reading times, bylines, dates, share buttons, link lists, repeated titles. A paragraph
 * that holds speech is never dropped. `has_title` is false where the text is known to have none.
 * O(lines).
 */
sg_prose sg_prose__mark(sg_lines *lines, size_t first, size_t end, bool has_title);

#endif
