/* Sets that are united step by step, each known by its smallest number: parent[v] leads there.
 * Paths are halved on the way (Tarjan and van Leeuwen 1984). At first, parent[v] == v. */
#ifndef STANCEGRAPH_GRAPH_UNION_FIND_H
#define STANCEGRAPH_GRAPH_UNION_FIND_H

#include <stdint.h>

/** The smallest number in v's set. O(log n), amortised. */
static inline uint32_t sg_union__find(uint32_t *parent, uint32_t v)
{
	while (parent[v] != v) {
		parent[v] = parent[parent[v]];
		v = parent[v];
	}
	return v;
}

static inline void sg_union__join(uint32_t *parent, uint32_t a, uint32_t b)
{
	a = sg_union__find(parent, a);
	b = sg_union__find(parent, b);
	parent[a < b ? b : a] = a < b ? a : b;
}

#endif
