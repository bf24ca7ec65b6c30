/* Branch and bound over divisions of a few people.
 *
 * First peel: somebody with a single tie can always have it satisfied (join the one friend, or
 * stand in any other camp than the one foe), so only what is left after peeling such people again
 * and again - the 2-core - is searched. Debates are mostly trees, so large ones often have small
 * cores.
 *
 * Then place people one by one, the most tied first, into each camp that exists or a new one.
 * Bound: what is spent, plus for everybody not placed yet the least their ties to those placed
 * can cost. */
#include "camp_exact.h"

#include <math.h>

/* Placements tried before giving up, for one component (about a tenth of a second) and for all. */
enum { STEPS = 400 * 1000, STEPS_IN_ALL = 2000 * 1000 };

typedef struct board {
	const sg_camp_rule *rule;
	uint32_t n;
	double tie[SG_EXACT_PEOPLE][SG_EXACT_PEOPLE];
	uint32_t node[SG_EXACT_PEOPLE]; /* of the graph, in the order of placing */
	uint32_t camp[SG_EXACT_PEOPLE], best[SG_EXACT_PEOPLE];
	/* Of each person, to those placed: weight towards each camp, and sum of the positive. */
	double pull[SG_EXACT_PEOPLE][SG_EXACT_PEOPLE];
	double positive[SG_EXACT_PEOPLE];
	double best_cost;
	uint32_t steps_left;
	bool is_given_up;
	bool has_better;
} board;

sg_status sg_camp_exact__init(sg_camp_exact *exact, const sg_signed_graph *graph, sg_arena *arena)
{
	exact->steps_left = STEPS_IN_ALL;
	exact->degree = sg_arena_array(arena, graph->node_count, sizeof *exact->degree);
	exact->peeled = sg_arena_array(arena, graph->node_count, sizeof *exact->peeled);
	exact->camp = sg_arena_array(arena, graph->node_count, sizeof *exact->camp);
	exact->is_peeled = sg_arena_array(arena, graph->node_count, sizeof *exact->is_peeled);
	return exact->degree && exact->peeled && exact->camp && exact->is_peeled ? SG_OK
										 : SG_E_NOMEM;
}

/* ---- peeling -------------------------------------------------------------------------------- */

/* Returns how many were peeled. The last of a tree has no tie left when its turn comes. */
static uint32_t peel(sg_camp_exact *exact, const sg_camp_search *search)
{
	const sg_signed_graph *g = search->graph;
	uint32_t count = 0;
	for (uint32_t v = search->begin; v < search->end; v++) {
		exact->degree[v] = (uint32_t)(g->first[v + 1] - g->first[v]);
		exact->is_peeled[v] = exact->degree[v] <= 1;
		if (exact->is_peeled[v])
			exact->peeled[count++] = v;
	}
	for (uint32_t i = 0; i < count; i++) {
		uint32_t v = exact->peeled[i];
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++) {
			uint32_t u = g->to[slot];
			if (exact->is_peeled[u] || --exact->degree[u] > 1)
				continue;
			exact->is_peeled[u] = true;
			exact->peeled[count++] = u;
		}
	}
	return count;
}

/* Put the peeled back, last first: each has at most one tie to those who stand already. */
static void unpeel(sg_camp_exact *exact, const sg_camp_search *search, uint32_t count)
{
	const sg_signed_graph *g = search->graph;
	while (count-- > 0) {
		uint32_t v = exact->peeled[count];
		exact->camp[v] = 0;
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++) {
			uint32_t u = g->to[slot];
			if (!exact->is_peeled[u])
				exact->camp[v] = search->weight[slot] > 0 ? exact->camp[u]
						 : exact->camp[u] == 0    ? 1
									  : 0;
		}
		exact->is_peeled[v] = false;
	}
}

/* ---- the search ----------------------------------------------------------------------------- */

static void sort_by_ties(board *b, const sg_camp_search *search)
{
	const sg_signed_graph *g = search->graph;
	double total[SG_EXACT_PEOPLE] = {0};
	for (uint32_t i = 0; i < b->n; i++) {
		uint32_t v = b->node[i];
		double sum = 0;
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++)
			sum += fabs(search->weight[slot]);
		uint32_t at = i;
		for (; at > 0 && total[at - 1] < sum - SG_WEIGHT_EPSILON; at--) {
			total[at] = total[at - 1];
			b->node[at] = b->node[at - 1];
		}
		total[at] = sum;
		b->node[at] = v;
	}
}

static void set_board(board *b, const sg_camp_exact *exact, const sg_camp_search *search)
{
	const sg_signed_graph *g = search->graph;
	for (uint32_t v = search->begin; v < search->end; v++)
		if (!exact->is_peeled[v])
			b->node[b->n++] = v;
	sort_by_ties(b, search);
	for (uint32_t i = 0; i < b->n; i++)
		for (size_t slot = g->first[b->node[i]]; slot < g->first[b->node[i] + 1]; slot++)
			for (uint32_t j = 0; j < b->n; j++)
				if (b->node[j] == g->to[slot])
					b->tie[i][j] = search->weight[slot];
}

static double least_to_come(const board *b, uint32_t placed, uint32_t camps)
{
	double sum = 0;
	for (uint32_t i = placed; i < b->n; i++) {
		double most = camps < b->rule->most_camps ? 0 : -INFINITY;
		for (uint32_t c = 0; c < camps; c++)
			most = b->pull[i][c] > most ? b->pull[i][c] : most;
		sum += b->positive[i] - most;
	}
	return sum;
}

/* Person `placed - 1` joins or leaves (sign -1) its camp, as the others see it. */
static void tell_others(board *b, uint32_t placed, double sign)
{
	uint32_t last = placed - 1;
	for (uint32_t i = placed; i < b->n; i++) {
		double weight = b->tie[i][last];
		b->pull[i][b->camp[last]] += sign * weight;
		if (weight > 0)
			b->positive[i] += sign * weight;
	}
}

/* Recursion goes at most SG_EXACT_PEOPLE deep. */
static void place(board *b, uint32_t placed, uint32_t camps, double spent)
{
	if (b->steps_left == 0) {
		b->is_given_up = true;
		return;
	}
	b->steps_left--;
	double floor =
		spent + sg_camp_rule__price(b->rule, camps) + least_to_come(b, placed, camps);
	if (floor >= b->best_cost - SG_WEIGHT_EPSILON)
		return;
	if (placed == b->n) {
		b->best_cost = floor;
		b->has_better = true;
		memcpy(b->best, b->camp, sizeof b->best);
		return;
	}
	for (uint32_t c = 0; c <= camps && c < b->rule->most_camps; c++) {
		double cost = b->positive[placed] - b->pull[placed][c];
		b->camp[placed] = c;
		tell_others(b, placed + 1, 1);
		place(b, placed + 1, c == camps ? camps + 1 : camps, spent + cost);
		tell_others(b, placed + 1, -1);
	}
}

/* Take the better camps over, unless the peeled people made them no better after all: a second
 * camp that only they need costs a trifle which the core does not show. */
static void take_over(
	sg_camp_exact *exact, sg_camp_search *search, const board *b, double cost, uint32_t peeled)
{
	uint32_t *before = exact->degree; /* no longer needed */
	for (uint32_t v = search->begin; v < search->end; v++)
		before[v] = search->camp[v];
	for (uint32_t i = 0; i < b->n; i++)
		exact->camp[b->node[i]] = b->best[i];
	unpeel(exact, search, peeled);
	sg_camp_search__start_from(search, exact->camp);
	if (sg_camp_search__cost(search) >= cost)
		sg_camp_search__start_from(search, before);
}

bool sg_camp_exact__solve(sg_camp_exact *exact, sg_camp_search *search)
{
	uint32_t peeled = peel(exact, search);
	if (search->end - search->begin - peeled > SG_EXACT_PEOPLE)
		return false;
	board b = {.rule = &search->rule};
	double cost = sg_camp_search__cost(search);
	b.best_cost = cost;
	set_board(&b, exact, search);
	b.steps_left = exact->steps_left < STEPS ? exact->steps_left : STEPS;
	exact->steps_left -= b.steps_left;
	place(&b, 0, 0, 0);
	exact->steps_left += b.steps_left;
	if (b.is_given_up)
		return false;
	if (b.has_better)
		take_over(exact, search, &b, cost, peeled);
	return true;
}
