/* Markdown as events, without md4c's types: what markdown.c needs of them. */
#ifndef STANCEGRAPH_EXTRACT_MD4C_PORT_H
#define STANCEGRAPH_EXTRACT_MD4C_PORT_H

#include "stancegraph/arena.h"

typedef enum sg_md_event {
	SG_MD_PARAGRAPH, /* its beginning, as of the next ones; also of headings and rules */
	SG_MD_QUOTE,
	SG_MD_LIST, /* number: of its first item, 0 if they have none */
	SG_MD_ITEM,
	SG_MD_CODE,
	SG_MD_HTML, /* a block of it */
	SG_MD_ROW,
	SG_MD_CELL,
	SG_MD_IMAGE,     /* what it holds describes it */
	SG_MD_PART_END,  /* of a paragraph, row or cell */
	SG_MD_QUOTE_END, /* and so on */
	SG_MD_LIST_END,
	SG_MD_CODE_END,
	SG_MD_HTML_END,
	SG_MD_IMAGE_END,
	SG_MD_WORDS, /* text, from here on */
	SG_MD_ENTITY,
	SG_MD_VERBATIM,
	SG_MD_TAGS, /* HTML within a line, or a piece of a block of it */
	SG_MD_SPACE,
	SG_MD_BREAK
} sg_md_event;

/** Takes one event; false stops the parse. */
typedef bool sg_md_listener(void *context, sg_md_event event, sg_slice text, uint32_t number);

/**
 * The events of a Markdown text: CommonMark with tables, strike-through and bare addresses; with
 * HTML or without; its texts live as long as `arena`. What was sent before a failure has been sent.
 * @return SG_OK; SG_E_LIMIT (the listener stopped it); SG_E_INTERNAL (md4c fails on this text);
 * SG_E_NOMEM. Not recursive. Thread-safe. O(text), but quadratic where the same link is defined
 * again and again, or rows are shorter than their table.
 */
SG_MUST_USE sg_status sg_md__parse(
	sg_slice text, bool has_html, sg_md_listener *listener, void *context, sg_arena *arena);

#endif
