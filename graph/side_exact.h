/* The best two sides of a component that is small or loosely knit, proved. */
#ifndef STANCEGRAPH_GRAPH_SIDE_EXACT_H
#define STANCEGRAPH_GRAPH_SIDE_EXACT_H

#include "camp_core.h"

enum {
	/** Most neighbours that somebody may have when their turn to be eliminated comes. A
	 * component of at most SG_SIDE_WIDTH + 2 people never has more. */
	SG_SIDE_WIDTH = 17,
	/** Sums made for all components of a graph; one of 18 people takes 400,000. */
	SG_SIDE_STEPS = 32 * 1000 * 1000
};

/**
 * Let `search`, whose rule is two sides, stand at the least disagreement. `is_solved` is false
 * when the component is too closely knit or `steps_left` are spent, and nothing has then changed.
 * @return SG_OK; SG_E_NOMEM. O(component + core^2 + steps), at most 40 MB
 */
SG_MUST_USE sg_status sg_side_exact__solve(
	bool *is_solved, sg_camp_core *core, sg_camp_search *search, size_t *steps_left);

#endif
