/* A page of HTML as a tree, as browsers build it. */
#ifndef STANCEGRAPH_EXTRACT_HTML_TREE_H
#define STANCEGRAPH_EXTRACT_HTML_TREE_H

#include "stancegraph/arena.h"

typedef struct sg_html_attribute {
	sg_slice name; /* lower case */
	sg_slice value;
} sg_html_attribute;

/** An element, or a text between tags; comments and the like are in no node. */
typedef struct sg_html {
	sg_slice tag;  /* of an element: lower case, "div"; empty for a text */
	sg_slice text; /* of a text; and of what holds nothing else and has no children: script,
			  style, title, textarea, iframe */
	const sg_html_attribute *attributes;
	uint32_t attribute_count;
	uint32_t depth;  /* of the root: 0 */
	uint32_t number; /* in the order of the page, from 0 for the root */
	const struct sg_html *parent, *first, *next;
} sg_html;

/**
 * The tree of a page or a part of one, from valid UTF-8; its root is <html>. It lives in `arena`,
 * and is valid UTF-8 without NUL. Broken markup is mended as browsers do.
 * @return SG_OK; SG_E_LIMIT (nested deeper than 1000, or thousands of attributes in a tag, or tags
 * that open themselves again and again: err->pos = about where); SG_E_NOMEM; `out` is untouched on
 * failure. Not recursive. O(text), for broken pages times the depth.
 */
SG_MUST_USE sg_status sg_html__parse(
	const sg_html **out, sg_slice text, sg_arena *arena, sg_error *err);

/** The value of an attribute, or an empty slice. */
sg_slice sg_html__attribute(const sg_html *node, const char *name);

/** Is it an element with this tag? */
bool sg_html__is(const sg_html *node, const char *tag);

/** Does the element's class hold this word? */
bool sg_html__has_class(const sg_html *node, const char *word);

/** The node after `node` in the order of the page, within `root`; NULL at the end. */
const sg_html *sg_html__after(const sg_html *node, const sg_html *root);

/** The same, but past all that `node` holds. */
const sg_html *sg_html__past(const sg_html *node, const sg_html *root);

#endif
