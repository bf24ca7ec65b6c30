/* How little disagreement there can be: a lower bound for two sides and for any number of camps. */
#ifndef STANCEGRAPH_GRAPH_CAMP_BOUND_H
#define STANCEGRAPH_GRAPH_CAMP_BOUND_H

#include "camp_search.h"

/** Scratch for any component of one graph. */
typedef struct sg_camp_bound {
	const sg_signed_graph *graph;
	double *left;     /* per tie: weight that no cycle has taken */
	uint32_t *parent; /* per node: in the tree in hand */
	uint32_t *up;     /* the tie to the parent */
	uint32_t *depth;
	uint32_t *seen; /* the number of the last tree that holds the node */
	uint32_t *queue;
	signed char *sign; /* product of the signs from the root; 0: cut off */
	uint32_t tree;     /* number of the tree in hand */
	double taken;      /* by the last try: a bound in itself */
} sg_camp_bound;

/** @return SG_OK; SG_E_NOMEM. Lives in `arena`. O(ties). */
SG_MUST_USE sg_status sg_camp_bound__init(
	sg_camp_bound *bound, const sg_signed_graph *graph, sg_arena *arena);

/**
 * What any division of the search's component must disagree with, into two sides or, by the
 * search's rule, into camps. Ends early when it reaches `enough`, which is known to be possible.
 * At most `looks` ties are looked at, and taken off.
 */
double sg_camp_bound__find(
	sg_camp_bound *bound, const sg_camp_search *search, double enough, size_t *looks);

/**
 * The same, for two sides, from where the last bound of camps of the same component has ended: a
 * cycle that costs any number of camps something costs two as much. Between the two nothing else
 * may use `bound`.
 */
double sg_camp_bound__go_on(
	sg_camp_bound *bound, const sg_camp_search *search, double enough, size_t *looks);

#endif
