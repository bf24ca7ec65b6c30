/* Packing of cycles. A cycle with an odd number of foes cannot be satisfied by two sides, nor one
 * with exactly one foe by any number of camps: at least the lightest of its ties disagrees. So
 * cycles that have no weight in common make a lower bound by their lightest ties (for two sides:
 * Huffner, Betzler and Niedermeier 2010; for camps: Bansal, Blum and Chawla 2004). Each cycle found
 * takes the weight of its lightest tie from all its ties.
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

/* Looks that one try may take for triangles and shallow trees: of those that are left, one in... */
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

/* One step from the deeper of two nodes towards where their paths meet; returns the tie. */
static uint32_t climb(const sg_camp_bound *b, uint32_t *one, uint32_t *other)
{
	uint32_t *deeper = b->depth[*one] < b->depth[*other] ? other : one;
	uint32_t tie = b->up[*deeper];
	*deeper = b->parent[*deeper];
	return tie;
}

/* The cycle that `tie` closes: take what its lightest tie has left from all. Returns that. */
static double take_cycle(sg_camp_bound *b, uint32_t one, uint32_t other, uint32_t tie)
{
	double least = b->left[tie];
	for (uint32_t x = one, y = other; x != y;)
		least = fmin(least, b->left[climb(b, &x, &y)]);
	if (least <= SG_WEIGHT_EPSILON)
		return 0;
	b->left[tie] -= least;
	for (uint32_t x = one, y = other; x != y;)
		b->left[climb(b, &x, &y)] -= least;
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
	if (b->left[tie] <= SG_WEIGHT_EPSILON)
		return 0;
	if (b->seen[u] == b->tree)
		return sign != b->sign[u] ? take_cycle(b, v, u, tie) : 0;
	if (b->depth[v] == how->most_depth || (how->is_camps && weight < 0))
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
	for (uint32_t i = 0; i<tail && * looks> 0; i++) {
		uint32_t v = b->queue[i];
		if (how->is_triangles && degree(g, v) > degree(g, root))
			continue;
		*looks -= degree(g, v) < *looks ? degree(g, v) : *looks;
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++)
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

double sg_camp_bound__find(
	sg_camp_bound *b, const sg_camp_search *search, double enough, size_t *looks)
{
	const sg_signed_graph *g = b->graph;
	double most = 0;
	enough -= SG_WEIGHT_EPSILON;
	for (uint32_t try = 1; try <= TRIES && most<enough && * looks> 0; try++) {
		growth how = {try, search->rule.most_camps > 2, try == 1};
		for (size_t slot = g->first[search->begin]; slot < g->first[search->end]; slot++)
			b->left[g->tie[slot]] = fabs(search->weight[slot]);
		double taken = shallow_trees(b, search, &how, enough, looks);
		how = (growth){UINT32_MAX, how.is_camps, false};
		taken += deep_trees(b, search, &how, enough - taken, looks);
		most = taken > most ? taken : most;
	}
	return most;
}
