/* PageRank on plain arrays: prepared once, run as often as weights are drawn. */
#ifndef STANCEGRAPH_GRAPH_PAGERANK_H
#define STANCEGRAPH_GRAPH_PAGERANK_H

#include "stancegraph/debate.h"

typedef struct sg_pagerank {
	uint32_t node_count;
	size_t slot_count; /* ties of positive weight */
	/* Ties that come in at v are slots first[v] to first[v + 1]. */
	size_t *first;
	uint32_t *from;
	size_t *tie;    /* slot -> index in the ties given */
	double *weight; /* per slot */
	double *share;  /* per slot: of its source's rank */
	double *out;    /* per node: the weight going out */
	double *old;    /* per node: the rank a round ago */
} sg_pagerank;

/**
 * Weights are the ties' positive parts; ties without any are passed over. Lives in `arena`; the
 * ties are not needed afterwards. @return SG_OK; SG_E_NOMEM. O(nodes + ties)
 */
SG_MUST_USE sg_status sg_pagerank__init(sg_pagerank *out, const sg_tie *ties, size_t tie_count,
	uint32_t node_count, sg_arena *arena);

/**
 * Damping 0.85; sums to 1; within 1e-11 of the fixed point (L1). `factor`, by which each tie's
 * weight is multiplied, may be NULL. At most 200 rounds of O(nodes + ties).
 */
void sg_pagerank__run(sg_pagerank *graph, const double *factor, double *rank);

#endif
