/* Two divisions of the same nodes into camps: which camp of one is which of the other. */
#ifndef STANCEGRAPH_GRAPH_CAMP_MATCH_H
#define STANCEGRAPH_GRAPH_CAMP_MATCH_H

#include "stancegraph/arena.h"

/** A camp of each division, and how many nodes they have in common. */
typedef struct sg_camp_overlap {
	uint32_t camp, found, size;
} sg_camp_overlap;

/** Scratch for any number of matchings. */
typedef struct sg_camp_matcher {
	sg_camp_overlap *overlaps; /* one per node is enough */
	bool *is_taken;            /* per camp of the first division */
	size_t node_count, camp_count;
} sg_camp_matcher;

/** For divisions of `node_count` nodes, the first into `camp_count` camps. In `arena`.
 * @return SG_OK; SG_E_NOMEM */
SG_MUST_USE sg_status sg_camp_matcher__init(
	sg_camp_matcher *matcher, size_t node_count, size_t camp_count, sg_arena *arena);

/**
 * match[f], for each of the `found_count` camps of the second division: its camp in the first, or
 * SG_NONE. One to one, the largest overlap first, of equals the first. Nodes in no camp (SG_NONE)
 * do not count. O(nodes log nodes).
 */
void sg_camp_matcher__run(sg_camp_matcher *matcher, const uint32_t *camp, const uint32_t *found,
	size_t found_count, uint32_t *match);

#endif
