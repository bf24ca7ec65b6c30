/* PN centrality on a plain signed graph. */
#ifndef STANCEGRAPH_GRAPH_PN_H
#define STANCEGRAPH_GRAPH_PN_H

#include "signed_graph.h"

/** One value per node; by the signs of ties, not their weights. @return SG_OK; SG_E_NOMEM
 * (`scratch` is for working memory). O(ties) a round, about 40 rounds at most. */
SG_MUST_USE sg_status sg_pn__run(const sg_signed_graph *graph, double *values, sg_arena *scratch);

#endif
