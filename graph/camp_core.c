/* Somebody with a single tie can always have it satisfied (join the one friend, or stand in any
 * other camp than the one foe), so only what is left after peeling such people again and again -
 * the 2-core (Seidman 1983) - has to be searched. Debates are mostly trees: large ones often have
 * small cores. */
#include "camp_core.h"

sg_status sg_camp_core__init(sg_camp_core *core, const sg_signed_graph *graph, sg_arena *arena)
{
	size_t n = graph->node_count;
	core->degree = sg_arena_array(arena, n, sizeof *core->degree);
	core->peeled = sg_arena_array(arena, n, sizeof *core->peeled);
	core->camp = sg_arena_array(arena, n, sizeof *core->camp);
	core->is_peeled = sg_arena_array(arena, n, sizeof *core->is_peeled);
	return core->degree && core->peeled && core->camp && core->is_peeled ? SG_OK : SG_E_NOMEM;
}

/* The last of a tree has no tie left when its turn comes. */
uint32_t sg_camp_core__peel(sg_camp_core *core, const sg_camp_search *search)
{
	const sg_signed_graph *g = search->graph;
	uint32_t count = 0;
	for (uint32_t v = search->begin; v < search->end; v++) {
		core->degree[v] = (uint32_t)(g->first[v + 1] - g->first[v]);
		core->is_peeled[v] = core->degree[v] <= 1;
		if (core->is_peeled[v])
			core->peeled[count++] = v;
	}
	for (uint32_t i = 0; i < count; i++) {
		uint32_t v = core->peeled[i];
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++) {
			uint32_t u = g->to[slot];
			if (core->is_peeled[u] || --core->degree[u] > 1)
				continue;
			core->is_peeled[u] = true;
			core->peeled[count++] = u;
		}
	}
	core->peeled_count = count;
	return search->end - search->begin - count;
}

/* Put the peeled back, last first: each has at most one tie to those who stand already. */
static void unpeel(sg_camp_core *core, const sg_camp_search *search)
{
	const sg_signed_graph *g = search->graph;
	while (core->peeled_count > 0) {
		uint32_t v = core->peeled[--core->peeled_count];
		core->camp[v] = 0;
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++) {
			uint32_t u = g->to[slot];
			if (!core->is_peeled[u])
				core->camp[v] = search->weight[slot] > 0 ? core->camp[u]
						: core->camp[u] == 0     ? 1
									 : 0;
		}
		core->is_peeled[v] = false;
	}
}

/* It may be no better after all: a second camp that only the peeled need costs a trifle which the
 * core does not show. */
void sg_camp_core__take_over(sg_camp_core *core, sg_camp_search *search)
{
	double cost = sg_camp_search__cost(search);
	for (uint32_t v = search->begin; v < search->end; v++)
		core->degree[v] = search->camp[v];
	unpeel(core, search);
	sg_camp_search__start_from(search, core->camp);
	if (sg_camp_search__cost(search) >= cost)
		sg_camp_search__start_from(search, core->degree);
}
