/* The undirected signed graph that camps are found in. */
#ifndef STANCEGRAPH_GRAPH_SIGNED_GRAPH_H
#define STANCEGRAPH_GRAPH_SIGNED_GRAPH_H

#include "stancegraph/debate.h"

/** A shared claim says less of two people than an answer to each other: its ties count half. */
#define SG_SHARED_FACTOR 0.5

/** Sums of weights that differ by less are equal. */
#define SG_WEIGHT_EPSILON 1e-9

/** Two people and their net tie; never 0. */
typedef struct sg_signed_tie {
	uint32_t a, b; /* nodes, a < b */
	double weight;
} sg_signed_tie;

/**
 * Nodes are the people with at least one tie, ordered by connected component, and within it by
 * person; components by their first person. So a component is a range of nodes.
 */
typedef struct sg_signed_graph {
	uint32_t node_count, component_count;
	uint32_t *person;          /* node -> person, node_count */
	uint32_t *component_first; /* component_count + 1 */
	sg_signed_tie *ties;       /* by component in no order, within it by a, then b */
	size_t tie_count;
	/* Neighbours: those of node v are slots first[v] to first[v + 1], in ascending order. */
	size_t *first;
	uint32_t *to;
	double *weight;
	uint32_t *tie; /* slot -> index in ties */
} sg_signed_graph;

/**
 * Net weight of a pair: (agreement - rebuttal, both directions) + SG_SHARED_FACTOR times the
 * same of shared claims. Networks are sorted, as sg_network__sum leaves them, with no pair of
 * source and target twice; self-loops are passed over. Lives in `arena`, about 60 bytes a tie.
 * @return SG_OK; SG_E_NOMEM. O(ties + people)
 */
SG_MUST_USE sg_status sg_signed_graph__build(sg_signed_graph *out, const sg_network *direct,
	const sg_network *shared, size_t person_count, sg_arena *arena);

/** Slots of `weight` from one weight per tie. O(ties). */
void sg_signed_graph__spread(const sg_signed_graph *graph, const double *per_tie, double *weight);

#endif
