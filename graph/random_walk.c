/* Where random walks end: random walk controversy (Garimella, De Francisci Morales, Gionis and
 * Mathioudakis 2018) and dipole polarisation (Morales, Borondo, Losada and Benito 2015).
 *
 * Both need the chance h(v) that a walk from v stops at a hub of one side. It is 1 at these, 0 at
 * those of the other, and elsewhere damping * (mean of h over v's ties, by weight):
 *
 *     (D - damping * W) h = damping * (weight of ties to those hubs)
 *
 * which is symmetric and positive definite over the nodes that any hub can be reached from, and
 * solved by conjugate gradients, with D as preconditioner: tens of rounds where simulated walks or
 * plain iteration need thousands. With damping it is personalised PageRank: that of hubs, if from
 * them one only goes back to where walks start, is in proportion to how often walks stop there. */
#include "random_walk.h"

#include <math.h>
#include <stdlib.h>

enum { HUB_OF_0, HUB_OF_1, REACHED, NOT_REACHED };

sg_status sg_walk__init(sg_walk *out, const sg_camp_graph *graph, sg_arena *arena)
{
	size_t n = graph->node_count;
	*out = (sg_walk){.graph = graph};
	out->state = sg_arena_array(arena, n, sizeof *out->state);
	out->queue = sg_arena_array(arena, n, sizeof *out->queue);
	double **const arrays[] = {&out->strength, &out->chance[0], &out->chance[1], &out->residual,
		&out->direction, &out->image};
	bool is_all = out->state && out->queue;
	for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++) {
		*arrays[i] = sg_arena_array(arena, n, sizeof **arrays[i]);
		is_all = is_all && *arrays[i];
	}
	return is_all ? SG_OK : SG_E_NOMEM;
}

static void add_strengths(sg_walk *walk)
{
	const sg_camp_graph *g = walk->graph;
	for (uint32_t v = 0; v < g->node_count; v++) {
		walk->strength[v] = 0;
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++)
			walk->strength[v] += g->weight[slot];
	}
}

/* ---- hubs ----------------------------------------------------------------------------------- */

typedef struct candidate {
	double strength, around;
	size_t ties;
	uint32_t person, node;
} candidate;

static int by_rank(const void *left, const void *right)
{
	const candidate *a = left, *b = right;
	if (a->strength != b->strength)
		return a->strength > b->strength ? -1 : 1;
	if (a->ties != b->ties)
		return a->ties > b->ties ? -1 : 1;
	if (a->around != b->around)
		return a->around > b->around ? -1 : 1;
	return (a->person > b->person) - (a->person < b->person);
}

/* What is equal but for the order in which it was added is made equal. */
static double rounded(double sum)
{
	return round(sum / SG_WEIGHT_EPSILON) * SG_WEIGHT_EPSILON;
}

static candidate candidate_of(const sg_walk *walk, uint32_t v)
{
	const sg_camp_graph *g = walk->graph;
	double around = 0;
	for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++)
		around += walk->strength[g->to[slot]];
	return (candidate){rounded(walk->strength[v]), rounded(around),
		g->first[v + 1] - g->first[v], g->person ? g->person[v] : v, v};
}

sg_status sg_walk__choose_hubs(sg_walk *walk, const uint32_t count[2], sg_arena *scratch)
{
	const sg_camp_graph *g = walk->graph;
	candidate *all = sg_arena_array(scratch, g->node_count, sizeof *all);
	if (!all)
		return SG_E_NOMEM;
	add_strengths(walk);
	memset(walk->state, NOT_REACHED, g->node_count);
	for (uint32_t side = 0; side < 2; side++) {
		uint32_t size = 0;
		for (uint32_t v = 0; v < g->node_count; v++)
			if (g->camp[v] == side)
				all[size++] = candidate_of(walk, v);
		qsort(all, size, sizeof *all, by_rank);
		for (uint32_t i = 0; i < count[side] && i < size; i++)
			walk->state[all[i].node] = side == 0 ? HUB_OF_0 : HUB_OF_1;
	}
	return SG_OK;
}

/* Who can be reached from a hub, breadth first; hubs pass nothing on but what starts at them. */
static void reach(sg_walk *walk)
{
	const sg_camp_graph *g = walk->graph;
	uint32_t end = 0;
	for (uint32_t v = 0; v < g->node_count; v++) {
		if (walk->state[v] == REACHED)
			walk->state[v] = NOT_REACHED;
		if (walk->state[v] <= HUB_OF_1)
			walk->queue[end++] = v;
	}
	for (uint32_t i = 0; i < end; i++) {
		uint32_t v = walk->queue[i];
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++) {
			if (walk->state[g->to[slot]] != NOT_REACHED)
				continue;
			walk->state[g->to[slot]] = REACHED;
			walk->queue[end++] = g->to[slot];
		}
	}
}

/* ---- where walks end ------------------------------------------------------------------------ */

/* (D - damping * W) direction, over the reached; and its product with direction. */
static double apply(sg_walk *walk, double damping)
{
	const sg_camp_graph *g = walk->graph;
	double product = 0;
	for (uint32_t v = 0; v < g->node_count; v++) {
		if (walk->state[v] != REACHED)
			continue;
		double around = 0; /* direction is 0 at all who are not reached */
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++)
			around += g->weight[slot] * walk->direction[g->to[slot]];
		walk->image[v] = walk->strength[v] * walk->direction[v] - damping * around;
		product += walk->image[v] * walk->direction[v];
	}
	return product;
}

/* The residual's length, squared, in the measure of the preconditioner. */
static double length(const sg_walk *walk)
{
	double sum = 0;
	for (uint32_t v = 0; v < walk->graph->node_count; v++)
		if (walk->state[v] == REACHED)
			sum += walk->residual[v] * walk->residual[v] / walk->strength[v];
	return sum;
}

/* Start from 0: the residual is the right side, and the first direction is that over D. */
static void begin(sg_walk *walk, unsigned char hub, double damping)
{
	const sg_camp_graph *g = walk->graph;
	for (uint32_t v = 0; v < g->node_count; v++) {
		walk->chance[hub][v] = walk->state[v] == hub ? 1 : 0;
		walk->residual[v] = walk->direction[v] = 0;
		if (walk->state[v] != REACHED)
			continue;
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++)
			if (walk->state[g->to[slot]] == hub)
				walk->residual[v] += damping * g->weight[slot];
		walk->direction[v] = walk->residual[v] / walk->strength[v];
	}
}

static void step(sg_walk *walk, double *chance, double by)
{
	for (uint32_t v = 0; v < walk->graph->node_count; v++) {
		if (walk->state[v] != REACHED)
			continue;
		chance[v] += by * walk->direction[v];
		walk->residual[v] -= by * walk->image[v];
	}
}

static void solve(sg_walk *walk, unsigned char hub, double damping, sg_walk_effort effort)
{
	begin(walk, hub, damping);
	double now = length(walk), enough = now * effort.tolerance * effort.tolerance;
	for (uint32_t round = 0; round < effort.rounds && now > enough; round++) {
		double product = apply(walk, damping), before = now;
		if (!(product > 0))
			break;
		step(walk, walk->chance[hub], before / product);
		now = length(walk);
		for (uint32_t v = 0; v < walk->graph->node_count; v++)
			if (walk->state[v] == REACHED)
				walk->direction[v] = walk->residual[v] / walk->strength[v] +
						     now / before * walk->direction[v];
	}
	walk->is_converged &= now <= enough;
}

/* Chances of both sides. Walks that never give up end somewhere: one side tells the other. */
static void find_chances(sg_walk *walk, double damping, sg_walk_effort effort)
{
	add_strengths(walk);
	reach(walk);
	walk->is_converged = true;
	solve(walk, HUB_OF_0, damping, effort);
	if (damping < 1) {
		solve(walk, HUB_OF_1, damping, effort);
		return;
	}
	for (uint32_t v = 0; v < walk->graph->node_count; v++)
		walk->chance[1][v] = walk->state[v] != NOT_REACHED ? 1 - walk->chance[0][v] : 0;
}

sg_walk_result sg_walk__controversy(sg_walk *walk, double damping, sg_walk_effort effort)
{
	const sg_camp_graph *g = walk->graph;
	double ends[2][2] = {{0, 0}, {0, 0}};
	find_chances(walk, damping, effort);
	for (uint32_t v = 0; v < g->node_count; v++) {
		if (walk->state[v] != REACHED || g->camp[v] > 1)
			continue;
		ends[g->camp[v]][0] += walk->chance[0][v];
		ends[g->camp[v]][1] += walk->chance[1][v];
	}
	double all[] = {ends[0][0] + ends[0][1], ends[1][0] + ends[1][1]};
	if (!(all[0] > 0 && all[1] > 0))
		return (sg_walk_result){NAN, true};
	double value = (ends[0][0] * ends[1][1] - ends[0][1] * ends[1][0]) / (all[0] * all[1]);
	return (sg_walk_result){value, walk->is_converged};
}

sg_dipole sg_walk__dipole(sg_walk *walk, sg_walk_effort effort)
{
	double sum[2] = {0, 0}, count[2] = {0, 0};
	find_chances(walk, 1, effort);
	for (uint32_t v = 0; v < walk->graph->node_count; v++) {
		double opinion = walk->chance[1][v] - walk->chance[0][v];
		if (fabs(opinion) <= SG_WEIGHT_EPSILON) /* undecided, or out of reach */
			continue;
		sum[opinion > 0] += opinion;
		count[opinion > 0]++;
	}
	if (!(count[0] > 0 && count[1] > 0))
		return (sg_dipole){NAN, NAN, NAN, true};
	sg_dipole out = {.is_converged = walk->is_converged};
	out.imbalance = fabs(count[1] - count[0]) / walk->graph->node_count;
	out.distance = (sum[1] / count[1] - sum[0] / count[0]) / 2;
	out.value = (1 - out.imbalance) * out.distance;
	return out;
}
