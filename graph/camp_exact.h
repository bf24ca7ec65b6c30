/* The best camps of a small component, proved. */
#ifndef STANCEGRAPH_GRAPH_CAMP_EXACT_H
#define STANCEGRAPH_GRAPH_CAMP_EXACT_H

#include "camp_core.h"

enum {
	/** People in the core of a component up to which the best camps are searched for. */
	SG_EXACT_PEOPLE = 24,
	/** A debate of many hard components must not cost each one's limit: steps for all. */
	SG_EXACT_STEPS = 2000 * 1000
};

/**
 * Prove the component's camps as they stand in `search` to be the cheapest, or replace them by
 * the cheapest. True on success; false when the component is too large or too hard, or
 * `steps_left` are spent, and nothing has then changed. O(component + steps).
 */
bool sg_camp_exact__solve(sg_camp_core *core, sg_camp_search *search, uint32_t *steps_left);

#endif
