/* Burt's constraint on a plain graph. */
#ifndef STANCEGRAPH_GRAPH_CONSTRAINT_H
#define STANCEGRAPH_GRAPH_CONSTRAINT_H

#include "signed_graph.h"

/** One value per node; weights are all positive. @return SG_OK; SG_E_NOMEM. O(ties^1.5) */
SG_MUST_USE sg_status sg_constraint__find(
	const sg_signed_graph *graph, double *values, sg_arena *scratch);

#endif
