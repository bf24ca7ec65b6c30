/* The best camps of a small component, proved. */
#ifndef STANCEGRAPH_GRAPH_CAMP_EXACT_H
#define STANCEGRAPH_GRAPH_CAMP_EXACT_H

#include "camp_search.h"

/** People in the core of a component up to which the best camps are searched for exactly. */
enum { SG_EXACT_PEOPLE = 24 };

/** Scratch for the peeling, for any component of one graph, and what may still be spent. */
typedef struct sg_camp_exact {
	uint32_t *degree; /* per node: ties to nodes not yet peeled */
	uint32_t *peeled; /* nodes in the order in which they were peeled */
	uint32_t *camp;   /* per node: the answer */
	bool *is_peeled;
	uint32_t steps_left; /* a debate of many hard components must not cost each one's limit */
} sg_camp_exact;

/** @return SG_OK; SG_E_NOMEM. O(nodes). */
SG_MUST_USE sg_status sg_camp_exact__init(
	sg_camp_exact *exact, const sg_signed_graph *graph, sg_arena *arena);

/**
 * Prove the component's camps as they stand in `search` to be the cheapest, or replace them by
 * the cheapest. True on success; false when the component is too large or too hard, or the
 * graph's steps are spent, and nothing has then changed. O(component + steps).
 */
bool sg_camp_exact__solve(sg_camp_exact *exact, sg_camp_search *search);

#endif
