/* Closeness on plain graphs: distances from many sources at once. */
#ifndef STANCEGRAPH_GRAPH_CLOSENESS_H
#define STANCEGRAPH_GRAPH_CLOSENESS_H

#include "signed_graph.h"

typedef struct sg_distances {
	/* Per node, over the sources that reach it, itself left out. */
	double *sum;     /* of distances */
	double *inverse; /* of 1 / distance */
	/* Working memory, all 0 between calls: which sources have come here, ever; at the last
	 * step; at this one. */
	uint64_t *seen, *last, *now;
	uint32_t *here, *next; /* nodes of the last step, and of this one */
	size_t looks;          /* at neighbours, so far: what it has cost */
} sg_distances;

/** @return SG_OK; SG_E_NOMEM. All in `arena`. */
SG_MUST_USE sg_status sg_distances__init(
	sg_distances *out, const sg_signed_graph *graph, sg_arena *arena);

/**
 * Add the distances, in steps, from `sources` to all of their component. All sources are in the
 * component numbered so, no two the same. O(source_count * ties) at most; where people are few
 * steps apart, a tenth of it and less.
 */
void sg_distances__add(sg_distances *distances, const sg_signed_graph *graph, uint32_t component,
	const uint32_t *sources, size_t source_count);

#endif
