/* Two sides first, then camps without a price, then camps: each starts from those before, from
 * everybody alone and from the caller's hint. Two sides are themselves a division into camps, so
 * camps are never worse than sides (the k-way search alone is, on graphs that really have two). */
#include "camp_solver.h"

#include "camp_exact.h"
#include "camp_merge.h"
#include "random.h"
#include "side_exact.h"

#include <math.h>

sg_status sg_camp_solver__init(
	sg_camp_solver *solver, const sg_signed_graph *graph, sg_arena *arena)
{
	*solver = (sg_camp_solver){.arena = arena,
		.side_steps = SG_SIDE_STEPS,
		.camp_steps = SG_EXACT_STEPS,
		.cluster_steps = SG_EXACT_STEPS};
	sg_status st = sg_camp_search__init(&solver->search, graph, arena);
	if (st == SG_OK)
		st = sg_camp_core__init(&solver->core, graph, arena);
	solver->sides = sg_arena_array(arena, graph->node_count, sizeof *solver->sides);
	solver->clusters = sg_arena_array(arena, graph->node_count, sizeof *solver->clusters);
	solver->groups = sg_arena_array(arena, graph->node_count, sizeof *solver->groups);
	return solver->sides && solver->clusters && solver->groups ? st : SG_E_NOMEM;
}

/* Kicks of each group of people that is held together. */
enum { KICKS_PER_GROUP = 50 };

/* A component on its way through the solver. */
typedef struct part {
	sg_camp_solver *solver;
	sg_camp_search *search;
	const sg_camp_effort *effort;
	uint32_t component;
	size_t tie_count;
	double weight;
	uint64_t seed; /* for the next search */
} part;

/* Component weight, and how many ties that is. */
static void weigh(part *p)
{
	const sg_signed_graph *g = p->search->graph;
	double sum = 0;
	for (size_t slot = g->first[p->search->begin]; slot < g->first[p->search->end]; slot++)
		sum += fabs(p->search->weight[slot]);
	p->tie_count = (g->first[p->search->end] - g->first[p->search->begin]) / 2;
	p->weight = sum / 2;
}

static void improve(part *p, uint32_t kicks_per_person, size_t looks_per_tie)
{
	sg_camp_search *search = p->search;
	uint32_t people = search->end - search->begin;
	size_t budget = search->work + looks_per_tie * p->tie_count;
	uint64_t kicks = (uint64_t)kicks_per_person * ((uint64_t)people + 2);
	sg_camp_search__improve(search, kicks < UINT32_MAX ? (uint32_t)kicks : UINT32_MAX, budget,
		sg_random__part(p->effort->seed, p->seed++));
}

/* The same with the camps of a division held together, which must not be torn as it is. */
static sg_status improve_groups(part *p, const uint32_t *division)
{
	uint32_t *group = p->solver->groups, count;
	sg_status st = sg_camp_merge__overlay(group, &count, p->search, division, division);
	if (st != SG_OK)
		return st;
	return sg_camp_merge__improve(p->search, group, count, KICKS_PER_GROUP,
		p->effort->looks_per_tie * p->tie_count,
		sg_random__part(p->effort->seed, p->seed++));
}

static void keep(const sg_camp_search *search, uint32_t *out)
{
	for (uint32_t v = search->begin; v < search->end; v++)
		out[v] = search->camp[v];
}

static void keep_better(const sg_camp_search *search, uint32_t *best, double *least)
{
	double value = sg_camp_search__disagreement(search);
	if (value < *least - SG_WEIGHT_EPSILON) {
		*least = value;
		keep(search, best);
	}
}

/* Nothing costs less: a bound that comes this near is reached. */
static bool is_reached(double value, double lower)
{
	return value <= lower + SG_WEIGHT_EPSILON * (1 + value);
}

static void add_value(sg_camp_value *sum, sg_camp_value more)
{
	more.is_exact |= is_reached(more.value, more.lower);
	sum->value += more.value;
	sum->lower += more.is_exact ? more.value : more.lower;
	sum->is_exact &= more.is_exact;
}

/* ---- two sides ------------------------------------------------------------------------------ */

/* Least disagreement of two sides into `value`, and how little it could be. */
static sg_status find_sides(part *p, sg_camp_value *out)
{
	sg_camp_solver *solver = p->solver;
	bool with_proof = p->effort->with_proof;
	*out = (sg_camp_value){0};
	sg_camp_search__enter(p->search, p->component, (sg_camp_rule){2, 0});
	weigh(p);
	sg_camp_search__start_sides(p->search);
	improve(p, 0, 0);
	out->value = sg_camp_search__disagreement(p->search);
	if (with_proof && !is_reached(out->value, 0)) {
		sg_status st = sg_side_exact__solve(
			&out->is_exact, &solver->core, p->search, &solver->side_steps);
		if (st != SG_OK)
			return st;
	}
	if (!out->is_exact)
		improve(p, p->effort->kicks_per_person, p->effort->looks_per_tie);
	out->value = sg_camp_search__disagreement(p->search);
	keep(p->search, solver->sides);
	return SG_OK;
}

/* Sides that are not proved: whole clusters may choose theirs better than single people do. Then
 * what is left is bounded. */
static sg_status settle_sides(part *p, sg_camp_value *out)
{
	sg_camp_solver *solver = p->solver;
	const sg_camp_effort *effort = p->effort;
	sg_camp_search__enter(p->search, p->component, (sg_camp_rule){2, 0});
	p->search->goal = out->lower;
	for (uint32_t v = p->search->begin; v < p->search->end; v++)
		p->search->camp[v] = 0;
	sg_camp_search__start_from(p->search, p->search->camp);
	sg_status st = improve_groups(p, solver->clusters);
	if (st != SG_OK)
		return st;
	improve(p, effort->kicks_per_person, effort->looks_per_tie);
	keep_better(p->search, solver->sides, &out->value);
	if (effort->with_proof && !is_reached(out->value, out->lower))
		out->lower = fmax(out->lower, sg_camp_bound__go_on(&solver->bound, p->search,
						      out->value, &solver->side_looks));
	return SG_OK;
}

/* ---- any number of camps, without a price --------------------------------------------------- */

/* Rounds of a search without a price, after how many in vain it ends, and how many parts of its
 * looks a round has. */
enum { CLUSTER_ROUNDS = 7, STALE_ROUNDS = 4, ROUND_PARTS = 2 * CLUSTER_ROUNDS };

/* Another division from scratch; then what it and the best agree on is held together, and the
 * better of the two goes on from there, first in whole groups. */
static sg_status combine(part *p, bool from_sides, uint32_t *best, double *least)
{
	sg_camp_search *search = p->search;
	const sg_camp_effort *effort = p->effort;
	uint32_t *group = p->solver->groups, count;
	size_t looks = effort->cluster_looks_per_tie / ROUND_PARTS;
	if (from_sides)
		sg_camp_search__start_sides(search);
	else
		sg_camp_search__start_alone(search);
	improve(p, effort->cluster_kicks_per_person, looks);
	sg_status st = sg_camp_merge__overlay(group, &count, search, best, search->camp);
	keep_better(search, best, least);
	if (st != SG_OK)
		return st;
	sg_camp_search__start_from(search, best);
	st = sg_camp_merge__improve(search, group, count, KICKS_PER_GROUP, looks * p->tie_count / 2,
		sg_random__part(effort->seed, p->seed++));
	if (st != SG_OK)
		return st;
	improve(p, effort->cluster_kicks_per_person, looks);
	keep_better(search, best, least);
	return SG_OK;
}

static sg_status find_clusters(part *p, uint32_t *best, sg_camp_value *out)
{
	sg_camp_solver *solver = p->solver;
	bool with_proof = p->effort->with_proof;
	*out = (sg_camp_value){INFINITY, 0, false};
	sg_camp_search__enter(p->search, p->component, (sg_camp_rule){SG_NONE, 0});
	size_t most_work = p->effort->cluster_looks_per_tie * p->tie_count;
	sg_camp_search__start_from(p->search, solver->sides);
	improve(p, 0, 0);
	keep_better(p->search, best, &out->value);
	int stale = 0;
	for (int i = 0; i < CLUSTER_ROUNDS && stale < STALE_ROUNDS; i++) {
		double before = out->value;
		if (is_reached(before, out->lower) || (i > 0 && p->search->work > most_work))
			break;
		sg_status st = combine(p, i % 2, best, &out->value);
		if (st != SG_OK)
			return st;
		if (i == 0 && with_proof)
			out->lower = sg_camp_bound__find(
				&solver->bound, p->search, out->value, &solver->cluster_looks);
		p->search->goal = out->lower;
		stale = out->value < before ? 0 : stale + 1;
	}
	if (with_proof && !is_reached(out->value, out->lower)) {
		sg_camp_search__start_from(p->search, best);
		out->is_exact =
			sg_camp_exact__solve(&solver->core, p->search, &solver->cluster_steps);
		keep_better(p->search, best, &out->value);
	}
	return SG_OK;
}

/* ---- camps ---------------------------------------------------------------------------------- */

/* On large components the starts from everybody alone take longest and end no better than those
 * from what is known: they are left out when the others have looked at so many ties. */
enum { MOST_STARTS_WORK = 48 * 1000 * 1000 };

/* The cheapest of all starts, into `camp`. */
static sg_status find_camps(part *p, const uint32_t *clusters, uint32_t *camp)
{
	const sg_camp_effort *effort = p->effort;
	const uint32_t *const starts[] = {p->solver->sides, clusters, effort->hint, NULL};
	size_t most_work = p->search->work + MOST_STARTS_WORK;
	double least = INFINITY;
	for (int i = 0; i < 4; i++) {
		bool is_alone = i == 3;
		if ((!starts[i] && !is_alone) || (is_alone && p->search->work > most_work))
			continue;
		if (starts[i])
			sg_camp_search__start_from(p->search, starts[i]);
		else
			sg_camp_search__start_alone(p->search);
		sg_status st = i == 1 ? improve_groups(p, clusters) : SG_OK;
		if (st != SG_OK)
			return st;
		improve(p, effort->kicks_per_person, effort->looks_per_tie);
		double cost = sg_camp_search__cost(p->search);
		if (cost < least - SG_WEIGHT_EPSILON) {
			least = cost;
			keep(p->search, camp);
		}
	}
	return SG_OK;
}

/* Camps with a price, once sides and clusters are known: the search stands so. */
static sg_status settle_camps(part *p, const sg_camp_value *sides, const sg_camp_value *clusters,
	uint32_t *camp, bool *is_proved)
{
	sg_camp_solver *solver = p->solver;
	sg_status st = SG_OK;
	double price = SG_CAMP_PRICE * p->weight;
	/* Three camps or more disagree with something too, and have a price. */
	bool are_sides = is_reached(sides->value, clusters->lower + price);
	*is_proved = are_sides && (sides->is_exact || is_reached(sides->value, sides->lower));
	sg_camp_search__enter(p->search, p->component, (sg_camp_rule){SG_NONE, price});
	if (!are_sides)
		st = find_camps(p, clusters->value < INFINITY ? solver->clusters : NULL, camp);
	sg_camp_search__start_from(p->search, are_sides ? solver->sides : camp);
	if (!*is_proved && p->effort->with_proof)
		*is_proved = sg_camp_exact__solve(&solver->core, p->search, &solver->camp_steps);
	return st;
}

static sg_status solve_component(part *p, sg_camp_division *out)
{
	const sg_camp_search *search = p->search;
	sg_camp_value sides, clusters = {INFINITY, 0, false};
	bool is_proved = false;
	sg_status st = find_sides(p, &sides);
	if (st == SG_OK && p->effort->cluster_looks_per_tie > 0 && !is_reached(sides.value, 0))
		st = find_clusters(p, p->solver->clusters, &clusters);
	sides.lower = clusters.lower;
	if (st == SG_OK && clusters.value < INFINITY && !sides.is_exact &&
		!is_reached(sides.value, sides.lower))
		st = settle_sides(p, &sides);
	if (st == SG_OK)
		st = settle_camps(p, &sides, &clusters, out->camp, &is_proved);
	if (st != SG_OK)
		return st;
	out->is_exact &= is_proved;
	double value = sg_camp_search__disagreement(search);
	out->disagreement += value;
	clusters.value = fmin(fmin(clusters.value, sides.value), value);
	add_value(&out->sides, sides);
	add_value(&out->clusters, clusters);
	for (uint32_t v = search->begin; v < search->end; v++)
		out->camp[v] = out->camp_count + search->camp[v];
	out->camp_count += search->camp_count;
	return SG_OK;
}

sg_status sg_camp_solver__run(
	sg_camp_solver *solver, const sg_camp_effort *effort, sg_camp_division *out)
{
	const sg_signed_graph *graph = solver->search.graph;
	sg_status st = SG_OK;
	*out = (sg_camp_division){.camp = out->camp,
		.is_exact = true,
		.sides = {.is_exact = true},
		.clusters = {.is_exact = true}};
	solver->search.weight = effort->weight ? effort->weight : graph->weight;
	solver->side_looks = solver->cluster_looks = effort->bound_looks;
	if (effort->with_proof)
		st = sg_camp_bound__init(&solver->bound, graph, solver->arena);
	for (uint32_t c = 0; st == SG_OK && c < graph->component_count; c++) {
		part p = {.solver = solver,
			.search = &solver->search,
			.effort = effort,
			.component = c,
			.seed = 64 * (uint64_t)graph->component_first[c]};
		st = solve_component(&p, out);
	}
	return st;
}
