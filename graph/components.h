/* Connected components, whatever the direction of ties. */
#ifndef STANCEGRAPH_GRAPH_COMPONENTS_H
#define STANCEGRAPH_GRAPH_COMPONENTS_H

#include "stancegraph/debate.h"

typedef struct sg_components {
	uint32_t *component; /* of each node, numbered by first node; NULL if memory is out */
	uint32_t count;
	uint32_t largest; /* nodes in the largest; 0 without nodes */
} sg_components;

/** Lives in `arena`. Ends of ties are below node_count. @return SG_OK; SG_E_NOMEM.
 * O(n + m log n) */
SG_MUST_USE sg_status sg_components__find(sg_components *out, const sg_tie *ties, size_t tie_count,
	uint32_t node_count, sg_arena *arena);

#endif
