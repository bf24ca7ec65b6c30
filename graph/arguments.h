/* Claims as arguments that support and attack each other. */
#ifndef STANCEGRAPH_GRAPH_ARGUMENTS_H
#define STANCEGRAPH_GRAPH_ARGUMENTS_H

#include "answers.h"

/** Each argument stands under the first of the claims that state it. */
typedef struct sg_arguments {
	const uint32_t *of_claim; /* claim -> the first claim of its argument */
	uint32_t claim_count;
	sg_network network; /* "claim_claim"; ends are first claims; may hold loops of attack */
} sg_arguments;

/**
 * Answers from claim to claim: positive is the most confident agreement from an argument to
 * another, negative the most confident rebuttal. An argument that agrees with itself says
 * nothing new; one that rebuts itself attacks itself. `same` has for each claim the first that
 * says the same, and is borrowed (sg_views); ties live in `arena`.
 * @return SG_OK; SG_E_NOMEM. O(answers + claims)
 */
SG_MUST_USE sg_status sg_arguments__collect(sg_arguments *out, const uint32_t *same,
	size_t claim_count, const sg_answers *answers, sg_arena *arena);

#endif
