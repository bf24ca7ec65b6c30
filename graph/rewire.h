/* Graphs by chance: who is tied to whom is shuffled, how many ties everybody has is kept. */
#ifndef STANCEGRAPH_GRAPH_REWIRE_H
#define STANCEGRAPH_GRAPH_REWIRE_H

#include "signed_graph.h"

typedef struct sg_rewiring {
	uint32_t node_count;
	size_t tie_count;
	uint32_t (*ends)[2];       /* per tie */
	const sg_signed_tie *ties; /* as given: weights stay with ties */
	uint64_t *pairs;           /* hash table of the tied pairs; 0 is an empty place */
	size_t mask;               /* places - 1 */
	/* The graph as it is now, after sg_rewiring__fill. */
	size_t *first, *next;
	uint32_t *to;
	double *weight;
	uint64_t random;
} sg_rewiring;

/** Starts as `graph`. In `arena`. @return SG_OK; SG_E_NOMEM. O(ties) */
SG_MUST_USE sg_status sg_rewiring__init(
	sg_rewiring *out, const sg_signed_graph *graph, uint64_t seed, sg_arena *arena);

/**
 * Try `count` times to swap ends of two ties drawn at random; a swap that would tie somebody to
 * themselves or a pair twice is not made. In the long run all graphs with these degrees are equally
 * likely. O(count)
 */
void sg_rewiring__swap(sg_rewiring *rewiring, size_t count);

/** Set first, to and weight to what the ties are now. O(nodes + ties) */
void sg_rewiring__fill(sg_rewiring *rewiring);

#endif
