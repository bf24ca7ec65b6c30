/* Sites whose pages are known: each is a table of selectors (select.h), and one reader reads by it.
 *
 *     is         selectors that all find something on such a page, blanks between them
 *     kinds      the kinds of posts there are, and where in a post its fields are
 *     leave_out  what in a post's words is not the writer's */
#ifndef STANCEGRAPH_EXTRACT_HTML_SITES_H
#define STANCEGRAPH_EXTRACT_HTML_SITES_H

#include "reader/html/posts.h"

typedef enum sg_web_field {
	SG_WEB_ID,
	SG_WEB_PARENT,
	SG_WEB_AUTHOR,
	SG_WEB_HANDLE,
	SG_WEB_ROLE,
	SG_WEB_HEADLINE,
	SG_WEB_TEXT, /* an element: its words, with their markup made plain */
	SG_WEB_TIME,
	SG_WEB_SCORE,
	SG_WEB_URL,
	SG_WEB_DEPTH,   /* a number; more is deeper */
	SG_WEB_QUOTED,  /* id of a post that is quoted or answered */
	SG_WEB_WHOM,    /* name of whom it quotes or answers */
	SG_WEB_DELETED, /* found: the post was removed */
	SG_WEB_FIELD_COUNT
} sg_web_field;

typedef struct sg_web_kind {
	const char *posts; /* NULL ends the list of kinds */
	const char *fields[SG_WEB_FIELD_COUNT];
	bool is_opening;
} sg_web_kind;

typedef struct sg_web_site {
	const char *name; /* of the site or program */
	const char *from; /* the reader that takes it, as in --from; "page" takes all */
	const char *is;
	const char *title;
	const char *leave_out;
	const char *threads; /* elements whose first post is answered by the others in it */
	sg_web_roots roots;
	bool has_story;
	sg_web_kind kinds[3];
} sg_web_site;

extern const sg_web_site sg_web_sites[];
extern const size_t sg_web_site_count;

/** Is this a page of the site? O(page). */
bool sg_web_site__is(const sg_web_site *site, const sg_web *web);

/**
 * The posts of a page of the site, linked; none is no failure. @return SG_OK; SG_E_NOMEM. O(page)
 */
SG_MUST_USE sg_status sg_web_site__read(
	sg_web_posts *out, const sg_web_site *site, const sg_web *web);

/**
 * Write the texts of `posts` from their bodies, without the posts that stand in them and what fits
 * `leave_out`, and say which are gone. @return SG_OK; SG_E_NOMEM. O(page)
 */
SG_MUST_USE sg_status sg_web_posts__write(
	sg_web_posts *posts, const sg_web *web, const char *leave_out);

#endif
