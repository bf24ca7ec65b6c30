/* Views: what people think of claims. */
#ifndef STANCEGRAPH_GRAPH_VIEWS_H
#define STANCEGRAPH_GRAPH_VIEWS_H

#include "answers.h"

/** What one person says for and against one claim: sums of weights, not both 0. */
typedef struct sg_view {
	uint32_t claim, person;
	double positive, negative;
	bool is_asserter;
} sg_view;

/** Sorted by claim, then person: no two are of the same person and claim. */
typedef struct sg_views {
	sg_view *items;
	size_t count;
	/* For each claim, the first of the claims that say the same: only these have views. */
	uint32_t *same;
} sg_views;

/** Restatements at least this sure make one claim of two. */
#define SG_RESTATES_MIN 0.5

/** With fewer people there is no majority: too small to say how they are divided. */
enum { SG_VIEWS_MIN = 3 };

/** Nearer to 0 than this, a stance is none: what was said for and against cancels. */
#define SG_STANCE_EPSILON 1e-9

/**
 * Collect from the debate, into `scratch`. Whoever asserts a claim is for it, by the confidence of
 * the assertion; agreeing with a claim and rebutting it weigh the answer's confidence times the
 * speaker's. Claims that restate each other are one.
 * @return SG_OK; SG_E_NOMEM. O(answers log answers + relations + claims)
 */
SG_MUST_USE sg_status sg_views__collect(sg_views *out, const sg_debate *debate,
	const sg_answers *answers, const sg_asserters *asserters, sg_arena *scratch);

/** positive - negative, kept within [-1,1]; 0 where the two cancel. */
double sg_view__stance(const sg_view *view);

/** The end of the views that are of the same claim as the one at `begin`. */
size_t sg_views__claim_end(const sg_views *views, size_t begin);

#endif
