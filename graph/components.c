/* Who is connected with whom over any number of others: the weakly connected components of the
 * attention network, found by uniting the two ends of every tie. */
#include "components.h"

#include "union_find.h"
#include "work.h"

sg_status sg_components__find(sg_components *out, const sg_tie *ties, size_t tie_count,
	uint32_t node_count, sg_arena *arena)
{
	uint32_t *parent = sg_arena_array(arena, node_count, sizeof *parent);
	uint32_t *size = sg_arena_array(arena, node_count, sizeof *size);
	*out = (sg_components){parent, 0, 0};
	if (!parent || !size)
		return SG_E_NOMEM;
	for (uint32_t v = 0; v < node_count; v++)
		parent[v] = v;
	for (size_t i = 0; i < tie_count; i++)
		sg_union__join(parent, ties[i].source, ties[i].target);
	/* A parent that is not the node itself stands before it, and is numbered already. */
	for (uint32_t v = 0; v < node_count; v++) {
		uint32_t above = parent[v];
		parent[v] = above == v ? out->count++ : parent[above];
		uint32_t now = ++size[parent[v]];
		out->largest = now > out->largest ? now : out->largest;
	}
	return SG_OK;
}

sg_status sg_measure__components(sg_work *work)
{
	size_t people = work->debate->person_count;
	double *column = sg_work__people_column(work, "component");
	sg_components found;
	if (!column || sg_components__find(&found, work->attention.ties, work->attention.tie_count,
			       (uint32_t)people, &work->scratch) != SG_OK)
		return sg_work__nomem(work);
	for (size_t p = 0; p < people; p++)
		column[p] = found.component[p];
	sg_status st = sg_work__figure(work, "components", found.count, true);
	return st == SG_OK ? sg_work__figure(work, "largest_component", found.largest, true) : st;
}
