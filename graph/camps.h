/* From a division of the signed graph to the camps that are reported. */
#ifndef STANCEGRAPH_GRAPH_CAMPS_H
#define STANCEGRAPH_GRAPH_CAMPS_H

#include "camp_solver.h"
#include "work.h"

/**
 * Labels for out->camps, whose people are set: short, no two the same.
 * @return SG_OK; SG_E_NOMEM. O(people log camps + ties)
 */
SG_MUST_USE sg_status sg_camps__label(sg_work *work);

#endif
