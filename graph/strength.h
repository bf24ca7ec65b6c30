/* How strong arguments are after all that supports and attacks them. */
#ifndef STANCEGRAPH_GRAPH_STRENGTH_H
#define STANCEGRAPH_GRAPH_STRENGTH_H

#include "arcs.h"

typedef enum sg_strength_model {
	SG_STRENGTH_QUADRATIC, /* quadratic energy (Potyka 2018) */
	SG_STRENGTH_DFQUAD     /* DF-QuAD (Rago, Toni, Aurisicchio and Baroni 2016) */
} sg_strength_model;

typedef struct sg_strength_limit {
	uint32_t iterations; /* of one loop */
	uint64_t steps;      /* arcs followed in all of them */
} sg_strength_limit;

typedef struct sg_strength_run {
	uint32_t iterations; /* the most that a loop took; 0 without loops */
	bool is_converged;
} sg_strength_run;

/**
 * The strength of each argument. `into` lists arcs by target, of support and attack; `base` is
 * what an argument is worth by itself, in [0,1]; `strong` the components of `into`. NAN for
 * arguments of a loop that did not settle, and for all that builds on one. `next` is for the
 * function's own use. O(arcs) without loops; with loops at most `limit`.
 */
sg_strength_run sg_strength__run(double *strength, double *next, sg_strength_model model,
	const sg_arcs *into, const double *base, const sg_strong *strong,
	const sg_strength_limit *limit);

/** An iteration that changes nothing by more than this is the last. */
#define SG_STRENGTH_TOLERANCE 1e-12

#endif
