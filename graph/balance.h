/* Structural balance of an undirected signed graph: triangles by sign, and walks. */
#ifndef STANCEGRAPH_GRAPH_BALANCE_H
#define STANCEGRAPH_GRAPH_BALANCE_H

#include "signed_graph.h"

typedef struct sg_triangle_census {
	double by_negative[4]; /* triangles with 0, 1, 2, 3 negative ties */
	double sharing;        /* pairs of triangles that have a tie in common */
	size_t ties, negative_ties;
} sg_triangle_census;

/** @return SG_OK; SG_E_NOMEM. O(ties^1.5) */
SG_MUST_USE sg_status sg_balance__census(
	sg_triangle_census *out, const sg_signed_graph *graph, sg_arena *scratch);

/** Of all triangles, those with an even number of negative ties; NAN without triangles. O(1). */
double sg_balance__share(const sg_triangle_census *census);

/**
 * How many standard deviations that share lies above what is expected if the same signs fell on the
 * ties by chance; NAN where chance has no say. Exact, not sampled. O(1).
 */
double sg_balance__z(const sg_triangle_census *census);

/** Walks are counted in components of at most so many nodes: the eigenvalues cost their cube. */
enum { SG_WALK_MOST_NODES = 1000 };

/**
 * tr(exp A) / tr(exp |A|), A being the matrix of signs; NAN without ties, or if a component has
 * more than SG_WALK_MOST_NODES nodes.
 * @return SG_OK; SG_E_NOMEM; SG_E_INTERNAL. O(sum of component size^3): 0.3 s at the limit.
 */
SG_MUST_USE sg_status sg_balance__walks(
	double *out, const sg_signed_graph *graph, sg_arena *scratch, sg_error *err);

#endif
