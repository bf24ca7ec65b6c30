/* The triangles of an undirected graph, one by one. */
#ifndef STANCEGRAPH_GRAPH_TRIANGLES_H
#define STANCEGRAPH_GRAPH_TRIANGLES_H

#include "signed_graph.h"

/** Three nodes that are tied, each to each, and where the ties between them stand in the slots. */
typedef struct sg_triangle {
	uint32_t node[3];
	size_t slot[3]; /* of node 0's tie to 1, of 1's to 2, of 0's to 2 */
} sg_triangle;

/**
 * Call `visit` for each triangle, once, with `context`. Scratch memory: an item per tie and two per
 * node.
 * @return SG_OK; SG_E_NOMEM (before the first call). O(ties^1.5)
 */
SG_MUST_USE sg_status sg_triangles__visit(const sg_signed_graph *graph,
	void (*visit)(void *context, const sg_triangle *triangle), void *context,
	sg_arena *scratch);

#endif
