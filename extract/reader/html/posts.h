/* Posts as they are found on a page, and who answers whom there. */
#ifndef STANCEGRAPH_EXTRACT_HTML_POSTS_H
#define STANCEGRAPH_EXTRACT_HTML_POSTS_H

#include "reader/html/web.h"
#include "reader/records.h"

typedef struct sg_web_post {
	sg_record record;
	uint32_t node;      /* the element that holds it */
	uint32_t body;      /* the one that holds its words; SG_NONE if none does */
	uint32_t within;    /* the post that it stands within; SG_NONE if in none */
	double depth;       /* as the page gives it, in any unit; NAN if it does not */
	sg_slice parent_id; /* of what it answers */
	sg_slice quoted_id; /* of the first post that it quotes */
	sg_slice addressee; /* name of whom it answers or quotes */
	bool is_opening;    /* of a form that only opens a discussion */
	bool is_by_default; /* answers the opening post because nothing says otherwise */
} sg_web_post;

/** What posts without a parent answer. */
typedef enum sg_web_roots {
	SG_ROOTS_ANSWER_NOTHING, /* comments under an article */
	SG_ROOTS_ANSWER_OPENING, /* posts of a form that is the opening post's only */
	SG_ROOTS_ANSWER_FIRST    /* a forum: the first post opens the discussion */
} sg_web_roots;

typedef struct sg_web_posts {
	sg_web_post *items; /* in the order of the page */
	size_t count, capacity;
	sg_slice title; /* empty if the page's own is to be taken */
	sg_web_roots roots;
	bool has_story;  /* comments, under an article */
	bool is_guessed; /* found by their form alone */
} sg_web_posts;

/** Append a post. @return SG_OK; SG_E_NOMEM */
SG_MUST_USE sg_status sg_web_posts__add(sg_web_posts *posts, sg_web_post post, sg_arena *arena);

/**
 * Take out posts without author and words; what stood within one is within the first post that it
 * holds, which may be the same post under another name. @return SG_OK; SG_E_NOMEM. O(posts).
 */
SG_MUST_USE sg_status sg_web_posts__drop_empty(sg_web_posts *posts, sg_arena *arena);

/** A post of which nothing is known but where it stands. */
sg_web_post sg_web_post__blank(uint32_t node, uint32_t within);

/**
 * Find out who answers whom: by the ids that posts give, by their depth, by what they stand within,
 * by quotations and by the names they address; sets records' `answers`. Ids are compared by their
 * last part ("#comment-12" is "post: 12"). @return SG_OK; SG_E_NOMEM. O(posts).
 */
SG_MUST_USE sg_status sg_web_posts__link(sg_web_posts *posts, sg_arena *arena);

/** No post answers the first one for want of another. O(posts). */
void sg_web_posts__free_roots(sg_web_posts *posts);

/** A time as pages give it ("2024-03-01T10:00:00Z", an epoch, "3 h ago") into time and age. */
SG_MUST_USE sg_status sg_web_post__set_time(sg_web_post *post, sg_slice words, sg_arena *arena);

/** The number that opens `words`: "57 points", "1.2k", "+3", "−2". False if none does. */
bool sg_web__number(sg_slice words, double *out);

#endif
