/* Headers of posts on a page: the lines that say whose words follow, and since when. */
#ifndef STANCEGRAPH_EXTRACT_HEADERS_H
#define STANCEGRAPH_EXTRACT_HEADERS_H

#include "reader/lines.h"

typedef struct sg_header {
	sg_slice author; /* the plain name; never empty */
	sg_slice role, age, handle;
	sg_slice addressee; /* "Jane ➜ Ola", "in reply to Ola"; empty if the page names nobody */
	sg_slice links;  /* behind the age, with bars: "parent | next"; empty if there are none */
	size_t first;    /* the header's first line */
	size_t text;     /* the first line of the words under it */
	size_t end;      /* one past the last; the next header's first line, or less */
	double seconds;  /* how long ago; NAN if unknown */
	uint16_t indent; /* columns */
	bool is_op;      /* a badge says that the opening post is by the same author */
	bool is_board;   /* an opening post under the name of its board: a title follows */
} sg_header;

typedef struct sg_headers {
	sg_header *items;
	size_t count, capacity;
	size_t worded;  /* headers with words under them: lists of links have none */
	size_t first;   /* the first line of the first header; the number of lines if none */
	bool is_footed; /* ages stand under the words, names above them */
	bool is_forum;  /* numbered posts: the first one opens the thread */
} sg_headers;

/**
 * Find all headers, in order. With `arena` NULL they are only counted (for recognisers, which
 * keep nothing). Headers' lines are not marked as dropped: text begins after them.
 * @return SG_OK; SG_E_NOMEM. O(lines).
 */
SG_MUST_USE sg_status sg_headers__find(sg_headers *out, const sg_lines *lines, sg_arena *arena);

#endif
