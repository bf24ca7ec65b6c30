/* What is left of a component once everybody is peeled off whose ties can always be satisfied. */
#ifndef STANCEGRAPH_GRAPH_CAMP_CORE_H
#define STANCEGRAPH_GRAPH_CAMP_CORE_H

#include "camp_search.h"

/** Scratch for any component of one graph. */
typedef struct sg_camp_core {
	uint32_t *degree; /* per node: ties to nodes not yet peeled */
	uint32_t *peeled; /* nodes in the order in which they were peeled */
	uint32_t *camp;   /* per node: the answer */
	bool *is_peeled;
	uint32_t peeled_count;
} sg_camp_core;

/** @return SG_OK; SG_E_NOMEM. O(nodes). */
SG_MUST_USE sg_status sg_camp_core__init(
	sg_camp_core *core, const sg_signed_graph *graph, sg_arena *arena);

/** Peel the search's component; returns how many are left, nobody or at least three. */
uint32_t sg_camp_core__peel(sg_camp_core *core, const sg_camp_search *search);

/**
 * The core has its `camp`: give the peeled theirs, and let the search stand so, unless it stands
 * at least as well already. Uses `degree` up. O(component)
 */
void sg_camp_core__take_over(sg_camp_core *core, sg_camp_search *search);

#endif
