/* Ranks, and how sure they are, on plain arrays. */
#ifndef STANCEGRAPH_GRAPH_RANKS_H
#define STANCEGRAPH_GRAPH_RANKS_H

#include <stddef.h>
#include <stdint.h>

typedef struct sg_valued {
	double value;
	uint32_t node;
} sg_valued;

/**
 * The largest value has rank 1; equal values (within a share of 1e-9) have the rank of the first
 * of them, and the next counts on behind them all. `order` is working memory. O(count log count)
 */
void sg_ranks__of(const double *values, uint32_t count, sg_valued *order, uint32_t *rank);

/** Of `count` >= 1 ranks: the smallest that at least `share` of them do not exceed. Sorts them. */
uint32_t sg_ranks__quantile(uint32_t *ranks, size_t count, double share);

#endif
