/* The only door to igraph. What is strange about igraph 0.10.2 is dealt with behind it.
 *
 * Ties are between numbers 0 to node_count - 1. igraph keeps its state in the process: one call
 * at a time. Its own allocations are not seen by sg_alloc_fail_at. */
#ifndef STANCEGRAPH_GRAPH_IGRAPH_PORT_H
#define STANCEGRAPH_GRAPH_IGRAPH_PORT_H

#include "stancegraph/debate.h"

typedef struct sg_igraph_ties {
	const sg_tie *items; /* a tie weighs positive - negative */
	size_t count;
	uint32_t node_count;
} sg_igraph_ties;

/* @return SG_OK; SG_E_NOMEM; SG_E_INTERNAL (igraph failed, or a tie is to a number that is no
 * node, or its weight is not finite, or negative where that has no meaning). `out` has room for
 * node_count values and is undefined on failure. */

/** Coreness without direction or weight. No pair may stand twice. O(ties). */
SG_MUST_USE sg_status sg_igraph__coreness(double *out, sg_igraph_ties ties, sg_error *err);

/**
 * Clusters by Leiden's algorithm with the constant Potts model at resolution 0, where weights may
 * be negative: people who are tied by agreement, directly or over others, stand together.
 * out[v] < node_count. About 0.9 s for a million ties.
 */
SG_MUST_USE sg_status sg_igraph__leiden(
	uint32_t *out, sg_igraph_ties ties, uint64_t seed, sg_error *err);

/**
 * All eigenvalues of a symmetric matrix of n rows, ascending; only finite numbers are taken.
 * LAPACK: about 0.1 s for 1000 rows, growing with their cube.
 */
SG_MUST_USE sg_status sg_igraph__eigenvalues(
	double *out, const double *matrix, uint32_t n, sg_error *err);

#endif
