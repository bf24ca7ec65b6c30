/* Comments found by their form: elements that are like each other, each with a short author, a time
 * and words. */
#ifndef STANCEGRAPH_EXTRACT_HTML_LISTING_H
#define STANCEGRAPH_EXTRACT_HTML_LISTING_H

#include "reader/html/posts.h"

/** What a node is to a post around it. */
typedef enum sg_web_trait {
	SG_TRAIT_AUTHOR = 1,   /* says by its class or link that it is one */
	SG_TRAIT_NAME = 2,     /* a short name, in strong type or the like */
	SG_TRAIT_TIME = 4,     /* a time, or an age */
	SG_TRAIT_CONTROL = 8,  /* "Reply", "Like" */
	SG_TRAIT_HEADLINE = 16 /* a heading that is a link: of another page */
} sg_web_trait;

/** The elements that are posts, and what is known of the nodes in them. */
typedef struct sg_web_listing {
	uint8_t *traits;   /* per node of the page */
	uint32_t *members; /* nodes, in the order of the page */
	size_t count;
	uint32_t *words; /* per node: bytes of a post's own words, its inner posts' not counted */
	bool is_forum;   /* by its classes rather posts than comments */
} sg_web_listing;

/**
 * The largest list of comments on the page; `out->count` is 0 if there is none. Nodes that are
 * raw are not looked at, hidden ones are. @return SG_OK; SG_E_NOMEM. O(page).
 */
SG_MUST_USE sg_status sg_web_listing__find(sg_web_listing *out, const sg_web *web);

/** The posts of a listing, linked; marks in `web` what is left out. @return SG_OK; SG_E_NOMEM */
SG_MUST_USE sg_status sg_web_listing__read(
	sg_web_posts *out, const sg_web_listing *listing, sg_web *web);

#endif
