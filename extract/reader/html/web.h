/* A saved page as its readers look at it: its nodes by number, in the order of the page, and how
 * much of each can be seen. */
#ifndef STANCEGRAPH_EXTRACT_HTML_WEB_H
#define STANCEGRAPH_EXTRACT_HTML_WEB_H

#include "reader/html/tree.h"

/** What a node is to the page; of a subtree the topmost node is marked. */
typedef enum sg_web_mark {
	SG_WEB_RAW = 1,    /* scripts, styles, drawings, fields of forms: no words of the page */
	SG_WEB_HIDDEN = 2, /* not seen as the page stands */
	SG_WEB_TAKEN = 4,  /* comments and what is around them: no part of an article */
	SG_WEB_LEFT = 8    /* left out of the article for its form */
} sg_web_mark;

typedef struct sg_web_node {
	const sg_html *html;
	uint32_t parent; /* number; of the root: 0 */
	uint32_t end;    /* the number behind all that it holds */
	uint32_t text;   /* bytes of words that it holds, runs of white space as one */
	uint32_t links;  /* those of them in links */
	uint8_t marks;
} sg_web_node;

typedef struct sg_web {
	sg_web_node *nodes;
	uint32_t count;
	sg_arena *arena;
} sg_web;

/** Number the nodes of a tree and mark what is raw or hidden. @return SG_OK; SG_E_NOMEM. O(page) */
SG_MUST_USE sg_status sg_web__init(sg_web *out, const sg_html *root, sg_arena *arena);

/** Weigh all nodes anew, without what bears one of `marks`. O(page). */
void sg_web__weigh(sg_web *web, unsigned marks);

/** The number behind `node`, or behind all that it holds if it bears one of `marks`. */
static inline uint32_t sg_web__next(const sg_web *web, uint32_t node, unsigned marks)
{
	return web->nodes[node].marks & marks ? web->nodes[node].end : node + 1;
}

static inline bool sg_web__holds(const sg_web *web, uint32_t outer, uint32_t inner)
{
	return outer <= inner && inner < web->nodes[outer].end;
}

static inline bool sg_web__is(const sg_web *web, uint32_t node, const char *tag)
{
	return sg_html__is(web->nodes[node].html, tag);
}

static inline sg_slice sg_web__attribute(const sg_web *web, uint32_t node, const char *name)
{
	return sg_html__attribute(web->nodes[node].html, name);
}

/** Is it one of `count` sorted tags? */
bool sg_web__is_in(const sg_web *web, uint32_t node, const char *const *sorted, size_t count);

#define SG_WEB_IS_IN(web, node, table)                                                             \
	sg_web__is_in((web), (node), (table), sizeof(table) / sizeof *(table))

/**
 * The words in `node` on one line, without what is raw; a part of the page where that is one text,
 * else a copy, of at most `max_bytes`. Empty also when memory is out: `*failed` then becomes true.
 * O(node).
 */
sg_slice sg_web__words(const sg_web *web, uint32_t node, size_t max_bytes, bool *failed);

/** What `leaves_out` says of a node while a text is written. */
typedef struct sg_web_view {
	const sg_web *web;
	unsigned marks;       /* what bears one of these is left out */
	const uint32_t *skip; /* and these nodes, sorted; NULL: none */
	size_t skip_count;
	bool is_story; /* quotations stand between quotation marks, and not behind "> " */
} sg_web_view;

/** The plain text of `node` (markup.h). @return SG_OK; SG_E_NOMEM. O(node). */
SG_MUST_USE sg_status sg_web__text(sg_slice *out, const sg_web_view *view, uint32_t node);

#endif
