/* From a division of the signed graph to the camps that are reported. */
#ifndef STANCEGRAPH_GRAPH_CAMPS_H
#define STANCEGRAPH_GRAPH_CAMPS_H

#include "camp_solver.h"
#include "work.h"

/**
 * The division whose camps are reported, all its values with it. Lives in `arena`, as does what is
 * needed on the way: about 30 bytes a tie and 150 a node.
 * @return SG_OK; SG_E_NOMEM; SG_E_INTERNAL (igraph failed, see err). Bounded: see
 * docs/analysis.md
 */
SG_MUST_USE sg_status sg_camps__divide(sg_camp_division *out, const sg_signed_graph *graph,
	uint64_t seed, sg_arena *arena, sg_error *err);

/**
 * Labels for out->camps, whose people are set: short, no two the same.
 * @return SG_OK; SG_E_NOMEM. O(people log camps + ties)
 */
SG_MUST_USE sg_status sg_camps__label(sg_work *work);

#endif
