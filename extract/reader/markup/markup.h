/* Markup: what the texts of posts are written in, and the plain text in it.
 *
 * Plain text is what a reader of the page sees: paragraphs with a blank line between them, items of
 * lists on lines of their own behind "- " or their number, links as their words, quoted passages on
 * lines that begin with "> " (one more ">" for each quotation around it). */
#ifndef STANCEGRAPH_EXTRACT_MARKUP_H
#define STANCEGRAPH_EXTRACT_MARKUP_H

#include "stancegraph/arena.h"

typedef enum sg_markup {
	SG_MARKUP_NONE,       /* plain already */
	SG_MARKUP_ESCAPED,    /* plain, but for &gt; for > and the like, as X gives it */
	SG_MARKUP_HTML,       /* a fragment: the text of a post */
	SG_MARKUP_HTML_LINES, /* the same, in which line breaks are seen, as WordPress stores it */
	SG_MARKUP_MARKDOWN,   /* CommonMark with tables and HTML, as GitHub and Lemmy take it */
	SG_MARKUP_ESCAPED_MARKDOWN, /* Reddit's, with &gt; for > and the like, or without */
	SG_MARKUP_SLACK,
	SG_MARKUP_COUNT
} sg_markup;

/**
 * The plain text of `text`, which is valid UTF-8 without NUL, as the result is; it lives in `arena`
 * or is `text` itself. Markup that is broken is read as browsers read it, or as text.
 * @return SG_OK; SG_E_NOMEM. Not recursive on the depth of the markup. O(text).
 */
SG_MUST_USE sg_status sg_markup__plain(
	sg_slice *out, sg_slice text, sg_markup markup, sg_arena *arena);

#endif
