/* Sorting of large arrays in linear time. */
#ifndef STANCEGRAPH_GRAPH_SORT_H
#define STANCEGRAPH_GRAPH_SORT_H

#include "stancegraph/arena.h"

/** An order of items of `size` bytes, a multiple of 8. */
typedef struct sg_order {
	size_t size;
	/* Most of the order in a number: where two keys differ, compare() says the same. */
	uint64_t (*key)(const void *item, const void *context);
	const void *context; /* what key() gets */
	int (*compare)(const void *left, const void *right);
} sg_order;

/**
 * Sort as qsort() would with compare(). An array already in order is only looked at.
 * @return SG_OK; SG_E_NOMEM (the items are then as they were).
 * Time: O(count) for keys that seldom repeat: repeats are sorted by compare(). Memory: as much
 * again as the items have.
 */
SG_MUST_USE sg_status sg_sort(void *items, size_t count, const sg_order *order);

/** Two numbers below `range`, as one key; the first alone where both are too much for 64 bits. */
static inline uint64_t sg_sort__pair(uint64_t first, uint64_t second, uint64_t range)
{
	return range <= UINT32_MAX ? first * range + second : first;
}

#endif
