/* Selectors: which elements of a page are meant, as in CSS, written without blanks.
 *
 *     div.thing            an element with this tag and class
 *     [data-id]            with this attribute; [type=link], [id^=post-] (begins), [class*=date]
 *     div.thing!.deleted   and not of this class; "!" stands before any part
 *     .md<.body            an .md somewhere in a .body, which stands in the same post
 *     time@datetime        of what is found not the words but this attribute
 *     @data-id             an attribute of the post itself
 *     .date|time           the first of them that finds something counts */
#ifndef STANCEGRAPH_EXTRACT_HTML_SELECT_H
#define STANCEGRAPH_EXTRACT_HTML_SELECT_H

#include "reader/html/web.h"

enum { SG_SELECT_NONE = -1, SG_SELECT_CLIMB = 40 };

typedef struct sg_selection {
	int rank;           /* of the alternative, from 0; SG_SELECT_NONE: none fits */
	sg_slice attribute; /* behind "@"; empty: the words are wanted */
} sg_selection;

/**
 * Does `node`, an element of the post `post`, fit one of the alternatives before number `limit`?
 * O(selector), and with "<" O(SG_SELECT_CLIMB selectors).
 */
sg_selection sg_select(
	const sg_web *web, uint32_t node, uint32_t post, const char *selector, int limit);

/** Does `node` fit, wherever it stands? */
bool sg_select__is(const sg_web *web, uint32_t node, const char *selector);

/** The first node of the page that fits, or SG_WEB_NOWHERE. O(page). */
uint32_t sg_select__first(const sg_web *web, const char *selector);

#define SG_WEB_NOWHERE UINT32_MAX

#endif
