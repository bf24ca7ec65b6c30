/* Branch and bound over divisions of a few people: those of the core.
 *
 * Place people one by one, the most tied first, into each camp that exists or a new one.
 * Bound: what is spent, plus for everybody not placed yet the least their ties to those placed
 * can cost. */
#include "camp_exact.h"

#include <math.h>

/* Placements tried before giving up on one component: about a tenth of a second. */
enum { STEPS = 400 * 1000 };

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

static void set_board(board *b, const sg_camp_core *core, const sg_camp_search *search)
{
	const sg_signed_graph *g = search->graph;
	for (uint32_t v = search->begin; v < search->end; v++)
		if (!core->is_peeled[v])
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

bool sg_camp_exact__solve(sg_camp_core *core, sg_camp_search *search, uint32_t *steps_left)
{
	if (sg_camp_core__peel(core, search) > SG_EXACT_PEOPLE)
		return false;
	board b = {.rule = &search->rule, .best_cost = sg_camp_search__cost(search)};
	set_board(&b, core, search);
	b.steps_left = *steps_left < STEPS ? *steps_left : STEPS;
	*steps_left -= b.steps_left;
	place(&b, 0, 0, 0);
	*steps_left += b.steps_left;
	if (b.is_given_up)
		return false;
	for (uint32_t i = 0; i < b.n; i++)
		core->camp[b.node[i]] = b.best[i];
	if (b.has_better)
		sg_camp_core__take_over(core, search);
	return true;
}
