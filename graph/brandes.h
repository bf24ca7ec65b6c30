/* Betweenness on a graph of neighbours. */
#ifndef STANCEGRAPH_GRAPH_BRANDES_H
#define STANCEGRAPH_GRAPH_BRANDES_H

#include "signed_graph.h"

/**
 * How many shortest paths between pairs of others lead over each node, every pair counting 1 in
 * all, without direction or weight; only those that start in one of `sources`, which with all
 * nodes in it is all of them. `out` has room for all nodes.
 * @return SG_OK; SG_E_NOMEM. O(source_count * ties)
 */
SG_MUST_USE sg_status sg_brandes__betweenness(
	double *out, const sg_signed_graph *graph, const uint32_t *sources, uint32_t source_count);

#endif
