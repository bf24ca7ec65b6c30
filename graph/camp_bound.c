/* Packing of cycles. A cycle with an odd number of foes cannot be satisfied by two sides, nor one
 * with exactly one foe by any number of camps: at least the lightest of its ties disagrees. So
 * cycles that have no weight in common make a lower bound by their lightest ties (triangles with
 * one foe: Bansal, Blum and Chawla 2004). Each cycle found takes the weight of its lightest tie
 * from all its ties.
 *
 * Short cycles waste least, so triangles come first. Then trees are grown breadth-first from one
 * node after another, over what is left; each tie that a tree leaves out closes a cycle. */
#include "camp_bound.h"

#include "random.h"

#include <math.h>

/* How often it is tried when the first bound is not enough: with trees of a depth of at most this
 * first, which find other cycles. */
enum { TRIES = 3 };

/* Trees from that many nodes are a round; rounds end when one finds nothing. */
enum { ROUND = 200 };

/* Looks that one turn may take for triangles and shallow trees: of those that are left, one
 * in... */
enum { SHALLOW_SHARE = 4 };

sg_status sg_camp_bound__init(sg_camp_bound *bound, const sg_signed_graph *graph, sg_arena *arena)
{
	size_t n = graph->node_count;
	*bound = (sg_camp_bound){.graph = graph};
	bound->left = sg_arena_array(arena, graph->tie_count, sizeof *bound->left);
	bound->sign = sg_arena_array(arena, n, sizeof *bound->sign);
	uint32_t **const numbers[] = {
		&bound->parent, &bound->up, &bound->depth, &bound->seen, &bound->queue};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		if (!(*numbers[i] = sg_arena_array(arena, n, sizeof **numbers[i])))
			return SG_E_NOMEM;
	return bound->left && bound->sign ? SG_OK : SG_E_NOMEM;
}

/* One step from the deeper of two nodes towards where their paths meet; which one it was. */
static uint32_t *climb(const sg_camp_bound *b, uint32_t *one, uint32_t *other, uint32_t *tie)
{
	uint32_t *deeper = b->depth[*one] < b->depth[*other] ? other : one;
	*tie = b->up[*deeper];
	*deeper = b->parent[*deeper];
	return deeper;
}

/* The tie above `last` has nothing left: cut off `v` and those on the way, so that no more paths
 * lead through it. */
static void cut_off(sg_camp_bound *b, uint32_t v, uint32_t parent_of_last)
{
	for (; v != parent_of_last; v = b->parent[v])
		b->sign[v] = 0;
}

/* The cycle that `tie` closes: take what its lightest tie has left from all. Returns that. */
static double take_cycle(sg_camp_bound *b, uint32_t one, uint32_t other, uint32_t tie)
{
	double least = b->left[tie];
	uint32_t above;
	for (uint32_t x = one, y = other; x != y;) {
		const uint32_t *moved = climb(b, &x, &y, &above);
		if (b->left[above] <= SG_WEIGHT_EPSILON) {
			cut_off(b, moved == &x ? one : other, *moved);
			return 0;
		}
		least = fmin(least, b->left[above]);
	}
	b->left[tie] -= least;
	for (uint32_t x = one, y = other; x != y;) {
		climb(b, &x, &y, &above);
		b->left[above] -= least;
	}
	return least;
}

typedef struct growth {
	uint32_t most_depth;
	bool is_camps;     /* cycles with exactly one foe: trees of friends, closed by foes */
	bool is_triangles; /* only those in which the root has most ties */
} growth;

static uint32_t degree(const sg_signed_graph *g, uint32_t v)
{
	return (uint32_t)(g->first[v + 1] - g->first[v]);
}

/* A node at the end of a tie from v, in the tree already or not. Returns what was taken. */
static double visit(
	sg_camp_bound *b, const growth *how, uint32_t v, size_t slot, double weight, uint32_t *tail)
{
	uint32_t u = b->graph->to[slot], tie = b->graph->tie[slot];
	signed char sign = (signed char)(weight > 0 ? b->sign[v] : -b->sign[v]);
	/* What is left is asked last: on large graphs it is far away in memory. */
	if (b->seen[u] == b->tree)
		return sign == -b->sign[u] && sign != 0 && b->left[tie] > SG_WEIGHT_EPSILON
			       ? take_cycle(b, v, u, tie)
			       : 0;
	if (b->depth[v] == how->most_depth || (how->is_camps && weight < 0) ||
		b->left[tie] <= SG_WEIGHT_EPSILON)
		return 0;
	b->seen[u] = b->tree;
	b->sign[u] = sign;
	b->parent[u] = v;
	b->up[u] = tie;
	b->depth[u] = b->depth[v] + 1;
	b->queue[(*tail)++] = u;
	return 0;
}

/* A tree from `root` and the cycles that it closes. */
static double grow(
	sg_camp_bound *b, const double *weight, uint32_t root, const growth *how, size_t *looks)
{
	const sg_signed_graph *g = b->graph;
	double taken = 0;
	uint32_t tail = 1;
	b->tree++;
	b->queue[0] = root;
	b->seen[root] = b->tree;
	b->depth[root] = 0;
	b->sign[root] = 1;
	for (uint32_t i = 0; *looks > 0 && i < tail; i++) {
		uint32_t v = b->queue[i];
		if (b->sign[v] == 0 || (how->is_triangles && degree(g, v) > degree(g, root)))
			continue;
		*looks -= degree(g, v) < *looks ? degree(g, v) : *looks;
		for (size_t slot = g->first[v]; slot < g->first[v + 1] && b->sign[v] != 0; slot++)
			taken += visit(b, how, v, slot, weight[slot], &tail);
	}
	return taken;
}

static double shallow_trees(sg_camp_bound *b, const sg_camp_search *search, const growth *how,
	double missing, size_t *looks)
{
	size_t share = *looks / SHALLOW_SHARE, left = share;
	double taken = 0;
	for (uint32_t v = search->begin; v < search->end && taken < missing && left > 0; v++)
		taken += grow(b, search->weight, v, how, &left);
	*looks -= share - left;
	return taken;
}

static double deep_trees(sg_camp_bound *b, const sg_camp_search *search, const growth *how,
	double missing, size_t *looks)
{
	uint32_t n = search->end - search->begin;
	uint64_t random = 0;
	double taken = 0, before = -1;
	while (taken > before + SG_WEIGHT_EPSILON) {
		before = taken;
		for (uint32_t i = 0; i < n && i < ROUND; i++) {
			uint32_t root = n <= ROUND ? i : sg_random__below(&random, n);
			if (taken >= missing || *looks == 0)
				return taken;
			taken += grow(b, search->weight, search->begin + root, how, looks);
		}
	}
	return taken;
}

static void reset(sg_camp_bound *b, const sg_camp_search *search)
{
	const sg_signed_graph *g = b->graph;
	for (uint32_t v = search->begin; v < search->end; v++)
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++)
			if (g->to[slot] > v)
				b->left[g->tie[slot]] = fabs(search->weight[slot]);
}

/* Cycles from what is left. */
static double pack(sg_camp_bound *b, const sg_camp_search *search, uint32_t turn, double missing,
	size_t *looks)
{
	growth how = {turn, search->rule.most_camps > 2, turn == 1};
	double taken = shallow_trees(b, search, &how, missing, looks);
	how = (growth){UINT32_MAX, how.is_camps, false};
	return taken + deep_trees(b, search, &how, missing - taken, looks);
}

double sg_camp_bound__find(
	sg_camp_bound *b, const sg_camp_search *search, double enough, size_t *looks)
{
	double most = 0;
	enough -= SG_WEIGHT_EPSILON;
	for (uint32_t turn = 1; *looks > 0 && turn <= TRIES && most < enough; turn++) {
		reset(b, search);
		b->taken = pack(b, search, turn, enough, looks);
		most = fmax(most, b->taken);
	}
	return most;
}

double sg_camp_bound__go_on(
	sg_camp_bound *b, const sg_camp_search *search, double enough, size_t *looks)
{
	b->taken += pack(b, search, 1, enough - SG_WEIGHT_EPSILON - b->taken, looks);
	return b->taken;
}
