/* HTML to plain text, piece by piece: for fragments of HTML, and for HTML inside Markdown. */
#ifndef STANCEGRAPH_EXTRACT_HTML_TEXT_H
#define STANCEGRAPH_EXTRACT_HTML_TEXT_H

#include "reader/markup/plain.h"

/** Zero-initialised but for `plain` it is ready. */
typedef struct sg_html_text {
	sg_plain *plain;
	bool keeps_lines; /* line breaks between tags are seen */
	/* What is open. */
	uint32_t quotes, pres, lists;
	bool in_quote_title; /* Discourse's <aside class="quote">, before its words */
	char skipped[16];    /* the element that is not seen, */
	uint32_t skip_depth; /* and how many of that name are open */
	bool in_link;
	sg_slice href;
	size_t link_start; /* in the plain text */
} sg_html_text;

/** Write what is seen of `html`, a piece that ends outside of tags. Not recursive. O(html). */
void sg_html_text__feed(sg_html_text *out, sg_slice html);

/** Is what comes next not seen? */
static inline bool sg_html_text__skips(const sg_html_text *text)
{
	return text->skip_depth > 0;
}

#endif
