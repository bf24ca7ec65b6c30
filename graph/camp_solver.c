/* Two sides first, then camps of any number: from the two sides, from everybody alone, and from
 * the caller's hint. The two sides are themselves a division into camps, so camps are never
 * worse than sides (the k-way search alone is, on graphs that really have two). */
#include "camp_solver.h"

#include "random.h"

#include <math.h>

sg_status sg_camp_solver__init(
	sg_camp_solver *solver, const sg_signed_graph *graph, sg_arena *arena)
{
	sg_status st = sg_camp_search__init(&solver->search, graph, arena);
	if (st == SG_OK)
		st = sg_camp_exact__init(&solver->exact, graph, arena);
	solver->sides = sg_arena_array(arena, graph->node_count, sizeof *solver->sides);
	return solver->sides ? st : SG_E_NOMEM;
}

/* Component weight, and how many ties that is. */
static double weigh(const sg_camp_search *search, size_t *tie_count)
{
	const sg_signed_graph *g = search->graph;
	double sum = 0;
	for (size_t slot = g->first[search->begin]; slot < g->first[search->end]; slot++)
		sum += fabs(search->weight[slot]);
	*tie_count = (g->first[search->end] - g->first[search->begin]) / 2;
	return sum / 2;
}

static void improve(
	sg_camp_search *search, const sg_camp_effort *effort, size_t tie_count, uint64_t part)
{
	uint32_t people = search->end - search->begin;
	size_t budget = search->work + effort->looks_per_tie * tie_count;
	uint64_t kicks = (uint64_t)effort->kicks_per_person * ((uint64_t)people + 2);
	sg_camp_search__improve(search, kicks < UINT32_MAX ? (uint32_t)kicks : UINT32_MAX, budget,
		sg_random__part(effort->seed, part));
}

static void keep(const sg_camp_search *search, uint32_t *out)
{
	for (uint32_t v = search->begin; v < search->end; v++)
		out[v] = search->camp[v];
}

/* The cheapest of all starts, into `out`. */
static void try_starts(
	sg_camp_solver *solver, const sg_camp_effort *effort, size_t tie_count, uint32_t *out)
{
	sg_camp_search *search = &solver->search;
	const uint32_t *const starts[] = {solver->sides, NULL, effort->hint};
	double least = INFINITY;
	for (uint64_t i = 0; i < (effort->hint ? 3 : 2); i++) {
		if (starts[i])
			sg_camp_search__start_from(search, starts[i]);
		else
			sg_camp_search__start_alone(search);
		improve(search, effort, tie_count, 4 * (uint64_t)search->begin + i + 1);
		double cost = sg_camp_search__cost(search);
		if (cost < least - SG_WEIGHT_EPSILON) {
			least = cost;
			keep(search, out);
		}
	}
}

static void solve_component(sg_camp_solver *solver, uint32_t component,
	const sg_camp_effort *effort, sg_camp_division *out)
{
	sg_camp_search *search = &solver->search;
	size_t tie_count;
	sg_camp_search__enter(search, component, (sg_camp_rule){2, 0});
	double weight = weigh(search, &tie_count);
	sg_camp_search__start_sides(search);
	improve(search, effort, tie_count, 4 * (uint64_t)search->begin);
	double frustration = sg_camp_search__disagreement(search);
	bool is_balanced = frustration <= SG_WEIGHT_EPSILON;
	if (!is_balanced) {
		bool is_proved = effort->with_proof && sg_camp_exact__solve(&solver->exact, search);
		out->is_frustration_exact &= is_proved;
		frustration = sg_camp_search__disagreement(search);
	}
	keep(search, solver->sides);
	keep(search, out->camp);
	out->frustration += frustration;
	sg_camp_search__enter(search, component, (sg_camp_rule){SG_NONE, SG_CAMP_PRICE * weight});
	if (!is_balanced)
		try_starts(solver, effort, tie_count, out->camp);
	sg_camp_search__start_from(search, out->camp);
	if (!is_balanced)
		out->is_exact &= effort->with_proof && sg_camp_exact__solve(&solver->exact, search);
	out->disagreement += sg_camp_search__disagreement(search);
	for (uint32_t v = search->begin; v < search->end; v++)
		out->camp[v] = out->camp_count + search->camp[v];
	out->camp_count += search->camp_count;
}

void sg_camp_solver__run(
	sg_camp_solver *solver, const sg_camp_effort *effort, sg_camp_division *out)
{
	const sg_signed_graph *graph = solver->search.graph;
	solver->search.weight = effort->weight ? effort->weight : graph->weight;
	*out = (sg_camp_division){
		.camp = out->camp, .is_frustration_exact = true, .is_exact = true};
	for (uint32_t c = 0; c < graph->component_count; c++)
		solve_component(solver, c, effort, out);
}
