/* Whom an answer is meant for: not always the post before it. */
#ifndef STANCEGRAPH_EXTRACT_ADDRESS_H
#define STANCEGRAPH_EXTRACT_ADDRESS_H

#include "scene.h"

typedef struct sg_address {
	/* per actor: most of what they say are questions (a host, an interviewer) */
	bool *is_asker;
	bool has_many_roots; /* several posts of people’s own words answer nothing */
	bool *is_named;      /* per post: it names whom it answers */
	uint32_t *
		/* per post: the statement that the post answers; SG_NONE if it answers none */
		answered;
} sg_address;

/**
 * For each post the statement that its stance is about: what its parent says; but the latest post
 * of a speaker whom its first sentences name; and where a question reports what somebody else
 * said ("The Board says …"), that. Questions themselves are answered, not agreed with.
 * @return SG_OK; SG_E_NOMEM. O(tokens).
 */
SG_MUST_USE sg_status sg_address__find(sg_address *out, const sg_scene *scene);

#endif
