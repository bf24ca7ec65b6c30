/* Networks of people: links are collected in any order, then summed into sorted ties. */
#ifndef STANCEGRAPH_GRAPH_NETWORK_H
#define STANCEGRAPH_GRAPH_NETWORK_H

#include "views.h"

/** Ties before they are summed: the same pair may stand here many times. Grows in `arena`. */
typedef struct sg_links {
	sg_tie *items;
	size_t count, capacity;
	sg_arena *arena;
} sg_links;

/** Room for `count` links in all: growing on the way would leave copies in the arena. */
SG_MUST_USE sg_status sg_links__reserve(sg_links *links, size_t count);

/** @return SG_OK; SG_E_NOMEM. A link of somebody to themselves is passed over. Amortised O(1). */
SG_MUST_USE sg_status sg_links__add(
	sg_links *links, uint32_t source, uint32_t target, double positive, double negative);

/**
 * Sum links into ties, sorted by source and target; the links are sorted on the way, so that
 * the sums do not depend on their order. `key` is a constant; ties live in `arena`.
 * @return SG_OK; SG_E_NOMEM. O(links)
 */
SG_MUST_USE sg_status sg_network__sum(
	sg_network *out, const char *key, sg_links *links, sg_arena *arena);

/* The networks, as docs/analysis.md defines them. Ties live in `arena`.
 * @return SG_OK; SG_E_NOMEM. O(answers), at most SG_VOICES^2 links an answer. */

/** Signed: who agrees with or rebuts whom. */
SG_MUST_USE sg_status sg_network__direct(
	sg_network *out, const sg_answers *answers, const sg_asserters *asserters, sg_arena *arena);
/** Positive only: who replies to whom. */
SG_MUST_USE sg_status sg_network__replies(
	sg_network *out, const sg_answers *answers, const sg_asserters *asserters, sg_arena *arena);
/** Positive only: who answers whom in any way; a reply that also rebuts is one answer. */
SG_MUST_USE sg_status sg_network__attention(
	sg_network *out, const sg_answers *answers, const sg_asserters *asserters, sg_arena *arena);
/** Signed, source < target: whose stances on the same claims go together or against each other. */
SG_MUST_USE sg_status sg_network__shared(sg_network *out, const sg_views *views, sg_arena *arena);

/** Each taker of a claim is paired with at most this many after them, in a ring, so that a claim
 * with a thousand takers gives thousands of ties and not half a million. */
enum { SG_SHARED_PARTNERS = 16 };

#endif
