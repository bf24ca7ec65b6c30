/* Directed graphs as arrays: who points at a node, or where it points, without a search. */
#ifndef STANCEGRAPH_GRAPH_ARCS_H
#define STANCEGRAPH_GRAPH_ARCS_H

#include "stancegraph/debate.h"

/** The arcs of node v are slots first[v] to first[v + 1]; `node` holds their other ends. */
typedef struct sg_arcs {
	uint32_t count; /* of nodes */
	size_t *first;  /* count + 1 */
	uint32_t *node;
	double *weight; /* of support above 0, of attack below 0; never 0 */
} sg_arcs;

/** Which of a tie's two weights become arcs, and at which of its ends they are listed. */
enum {
	SG_ARCS_SUPPORT = 1,
	SG_ARCS_ATTACK = 2,
	SG_ARCS_BY_SOURCE = 4 /* else by target */
};

/**
 * From ties between `count` nodes, into `arena`; arcs of a node stand in the order of the ties.
 * @return SG_OK; SG_E_NOMEM. O(ties + count)
 */
SG_MUST_USE sg_status sg_arcs__build(sg_arcs *out, const sg_tie *ties, size_t tie_count,
	uint32_t count, unsigned which, sg_arena *arena);

/** Nodes by strongly connected component; those of component i stand from first[i] to
 * first[i + 1]. */
typedef struct sg_strong {
	uint32_t *node;
	uint32_t *first; /* component_count + 1 */
	uint32_t component_count;
} sg_strong;

/**
 * Strongly connected components (Tarjan 1972), without recursion. A component stands behind all
 * that its arcs lead to: with arcs listed by target, behind all that has an influence on it.
 * @return SG_OK; SG_E_NOMEM. O(arcs + count)
 */
SG_MUST_USE sg_status sg_strong__find(
	sg_strong *out, const sg_arcs *arcs, sg_arena *arena, sg_arena *scratch);

#endif
