/* A search whose pieces are groups of people instead of single people. */
#ifndef STANCEGRAPH_GRAPH_CAMP_MERGE_H
#define STANCEGRAPH_GRAPH_CAMP_MERGE_H

#include "camp_search.h"

/**
 * Number the groups of people of the search's component whom both divisions leave together: per
 * node of the graph, counted from 0. Divisions number their camps below the component's people.
 * @return SG_OK; SG_E_NOMEM. O(component)
 */
SG_MUST_USE sg_status sg_camp_merge__overlay(uint32_t *group, uint32_t *group_count,
	const sg_camp_search *search, const uint32_t *one, const uint32_t *other);

/**
 * Improve the search as far as it goes without tearing groups; it must stand at a division that
 * does not tear them. The search's rule and goal hold. Then it is started from what was found.
 * @return SG_OK; SG_E_NOMEM: the search is as it was. O(component + budget)
 */
SG_MUST_USE sg_status sg_camp_merge__improve(sg_camp_search *search, const uint32_t *group,
	uint32_t group_count, uint32_t kicks_per_group, size_t budget, uint64_t seed);

#endif
