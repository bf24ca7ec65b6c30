/* Two sides by eliminating one person after another (bucket elimination: Dechter 1999; for sparse
 * graphs Bertele and Brioschi 1972).
 *
 * Somebody's side matters to their neighbours only. So take them out, and write down for each way
 * in which the neighbours can stand what the better side for the one taken out costs: a table of
 * 2^neighbours sums, which ties the neighbours to each other. The next one taken out adds up its
 * ties and the tables that it is in. Whoever has fewest neighbours goes first. In the end one sum
 * is left, and going back through the tables tells who stands where.
 *
 * Both sides can be swapped, so the person with most ties stays on side 0 and needs no table. The
 * cost is exponential in the most neighbours at any turn (the width) and not in the number of
 * people: chains of quarrels are cheap however long they are. */
#include "side_exact.h"

#include <math.h>

/* Cores beyond this are not tried; their graph is kept as bits, 128 kB. */
enum { CORE = 1024 };

/* Most sums that are kept at a time: the tables of one component. */
enum { TABLES = 1 << 20 };

typedef struct turn {
	uint32_t who; /* in the core */
	uint32_t width;
	uint32_t scope[SG_SIDE_WIDTH]; /* neighbours by their turn: bit k of an index is scope[k] */
	uint32_t child, next;          /* first turn whose table ends here; the next of the same */
	double *table;
	unsigned char *is_one; /* per index: is side 1 the better? */
} turn;

typedef struct plan {
	sg_arena arena;
	const sg_camp_search *search;
	uint32_t n, words, root;
	uint32_t *node;  /* core -> node of the graph */
	uint32_t *place; /* node of the component - begin -> core, SG_NONE when peeled */
	uint64_t *bits;  /* who is tied to whom, n rows */
	uint32_t *rank;  /* core -> turn; SG_NONE: not yet */
	turn *turns;
	uint32_t turn_count, width;
	double *cost[2]; /* sums per index, for either side of the one whose turn it is */
	uint32_t *index; /* the same index in a child's table */
	unsigned char *side;
} plan;

/* ---- who is eliminated when ----------------------------------------------------------------- */

static uint64_t *row(const plan *p, uint32_t i)
{
	return p->bits + (size_t)i * p->words;
}

static uint32_t count_bits(const plan *p, uint32_t i)
{
	uint32_t out = 0;
	for (uint32_t w = 0; w < p->words; w++)
		out += (uint32_t)__builtin_popcountll(row(p, i)[w]);
	return out;
}

static void clear_bit(const plan *p, uint32_t i, uint32_t j)
{
	row(p, i)[j / 64] &= ~(UINT64_C(1) << (j % 64));
}

static sg_status set_up(plan *p, const sg_camp_core *core)
{
	const sg_signed_graph *g = p->search->graph;
	uint32_t begin = p->search->begin, end = p->search->end, next = 0;
	p->words = (p->n + 63) / 64;
	p->node = sg_arena_array(&p->arena, p->n, sizeof *p->node);
	p->place = sg_arena_array(&p->arena, end - begin, sizeof *p->place);
	p->bits = sg_arena_array(&p->arena, (size_t)p->n * p->words, sizeof *p->bits);
	p->rank = sg_arena_array(&p->arena, p->n, sizeof *p->rank);
	p->turns = sg_arena_array(&p->arena, p->n, sizeof *p->turns);
	p->side = sg_arena_array(&p->arena, p->n, sizeof *p->side);
	if (!p->node || !p->place || !p->bits || !p->rank || !p->turns || !p->side)
		return SG_E_NOMEM;
	for (uint32_t v = begin; v < end; v++) {
		p->place[v - begin] = core->is_peeled[v] ? SG_NONE : next;
		if (!core->is_peeled[v])
			p->node[next++] = v;
	}
	for (uint32_t i = 0; i < p->n; i++) {
		p->rank[i] = SG_NONE;
		for (size_t slot = g->first[p->node[i]]; slot < g->first[p->node[i] + 1]; slot++) {
			uint32_t j = p->place[g->to[slot] - begin];
			if (j != SG_NONE)
				row(p, i)[j / 64] |= UINT64_C(1) << (j % 64);
		}
	}
	return SG_OK;
}

static void fix_root(plan *p)
{
	for (uint32_t i = 1; i < p->n; i++)
		if (count_bits(p, i) > count_bits(p, p->root))
			p->root = i;
	for (uint32_t i = 0; i < p->n; i++)
		clear_bit(p, i, p->root);
}

/* Take `who` out: its neighbours are now tied to each other. */
static void eliminate(plan *p, uint32_t who)
{
	turn *t = &p->turns[p->turn_count];
	*t = (turn){.who = who, .child = SG_NONE, .next = SG_NONE};
	for (uint32_t j = 0; j < p->n; j++) {
		if (!(row(p, who)[j / 64] >> (j % 64) & 1))
			continue;
		t->scope[t->width++] = j;
		for (uint32_t w = 0; w < p->words; w++)
			row(p, j)[w] |= row(p, who)[w];
		clear_bit(p, j, j);
		clear_bit(p, j, who);
	}
	p->width = t->width > p->width ? t->width : p->width;
	p->rank[who] = p->turn_count++;
}

static uint32_t fewest_neighbours(const plan *p, uint32_t *least)
{
	uint32_t who = SG_NONE;
	*least = UINT32_MAX;
	for (uint32_t i = 0; i < p->n; i++) {
		if (i == p->root || p->rank[i] != SG_NONE)
			continue;
		uint32_t count = count_bits(p, i);
		if (count < *least) {
			*least = count;
			who = i;
		}
	}
	return who;
}

/* The order, unless it takes too much. */
static bool find_order(plan *p, size_t *steps_left)
{
	size_t entries = 0;
	while (p->turn_count < p->n - 1) {
		uint32_t width, who = fewest_neighbours(p, &width);
		if (width > SG_SIDE_WIDTH)
			return false;
		entries += (size_t)1 << width;
		size_t steps = ((size_t)3 << width) + (size_t)p->n * p->words;
		if (entries > TABLES || steps > *steps_left)
			return false;
		*steps_left -= steps;
		eliminate(p, who);
	}
	return true;
}

/* Scopes by turn; each table then belongs to the first of its scope. */
static void link_turns(plan *p)
{
	for (uint32_t i = 0; i < p->turn_count; i++) {
		turn *t = &p->turns[i];
		for (uint32_t k = 1; k < t->width; k++) {
			uint32_t who = t->scope[k], at = k;
			for (; at > 0 && p->rank[t->scope[at - 1]] > p->rank[who]; at--)
				t->scope[at] = t->scope[at - 1];
			t->scope[at] = who;
		}
		if (t->width > 0) {
			turn *parent = &p->turns[p->rank[t->scope[0]]];
			t->next = parent->child;
			parent->child = i;
		}
	}
}

/* ---- the tables ----------------------------------------------------------------------------- */

/* What a tie costs when its ends stand on these sides. */
static double tie_cost(double weight, int a, int b)
{
	return (weight > 0) == (a == b) ? 0 : fabs(weight);
}

/* Sums of the ties to those who are still there: from all on side 0, each bit adds its own. */
static void add_ties(plan *p, const turn *t, int side)
{
	const sg_signed_graph *g = p->search->graph;
	double base = 0, change[SG_SIDE_WIDTH] = {0}, *cost = p->cost[side];
	uint32_t v = p->node[t->who];
	for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++) {
		uint32_t j = p->place[g->to[slot] - p->search->begin];
		double weight = p->search->weight[slot];
		if (j == SG_NONE || (j != p->root && p->rank[j] < p->rank[t->who]))
			continue;
		base += tie_cost(weight, side, 0);
		for (uint32_t k = 0; k < t->width; k++)
			if (t->scope[k] == j)
				change[k] = tie_cost(weight, side, 1) - tie_cost(weight, side, 0);
	}
	cost[0] = base;
	for (uint32_t x = 1; x < UINT32_C(1) << t->width; x++)
		cost[x] = cost[x & (x - 1)] + change[__builtin_ctz(x)];
}

/* A child's table is indexed by the one whose turn it is (bit 0) and some of its scope. */
static void add_table(plan *p, const turn *t, const turn *child)
{
	uint32_t bit[SG_SIDE_WIDTH] = {0};
	for (uint32_t k = 1; k < child->width; k++)
		for (uint32_t i = 0; i < t->width; i++)
			if (t->scope[i] == child->scope[k])
				bit[i] = UINT32_C(1) << k;
	p->index[0] = 0;
	for (uint32_t x = 0; x < UINT32_C(1) << t->width; x++) {
		if (x > 0)
			p->index[x] = p->index[x & (x - 1)] | bit[__builtin_ctz(x)];
		p->cost[0][x] += child->table[p->index[x]];
		p->cost[1][x] += child->table[p->index[x] | 1];
	}
}

static sg_status fill_tables(plan *p)
{
	size_t most = (size_t)1 << p->width;
	p->cost[0] = sg_arena_array(&p->arena, most, sizeof *p->cost[0]);
	p->cost[1] = sg_arena_array(&p->arena, most, sizeof *p->cost[1]);
	p->index = sg_arena_array(&p->arena, most, sizeof *p->index);
	if (!p->cost[0] || !p->cost[1] || !p->index)
		return SG_E_NOMEM;
	for (uint32_t i = 0; i < p->turn_count; i++) {
		turn *t = &p->turns[i];
		size_t count = (size_t)1 << t->width;
		t->table = sg_arena_array(&p->arena, count, sizeof *t->table);
		t->is_one = sg_arena_array(&p->arena, count, sizeof *t->is_one);
		if (!t->table || !t->is_one)
			return SG_E_NOMEM;
		add_ties(p, t, 0);
		add_ties(p, t, 1);
		for (uint32_t c = t->child; c != SG_NONE; c = p->turns[c].next)
			add_table(p, t, &p->turns[c]);
		for (size_t x = 0; x < count; x++) {
			t->is_one[x] = p->cost[1][x] < p->cost[0][x];
			t->table[x] = p->cost[t->is_one[x]][x];
		}
	}
	return SG_OK;
}

static void read_back(plan *p, sg_camp_core *core)
{
	for (uint32_t i = p->turn_count; i-- > 0;) {
		const turn *t = &p->turns[i];
		uint32_t index = 0;
		for (uint32_t k = 0; k < t->width; k++)
			index |= (uint32_t)p->side[t->scope[k]] << k;
		p->side[t->who] = t->is_one[index];
	}
	for (uint32_t i = 0; i < p->n; i++)
		core->camp[p->node[i]] = p->side[i];
}

sg_status sg_side_exact__solve(
	bool *is_solved, sg_camp_core *core, sg_camp_search *search, size_t *steps_left)
{
	plan p = {.arena = SG_ARENA_INIT, .search = search};
	p.n = sg_camp_core__peel(core, search);
	*is_solved = p.n == 0;
	if (p.n > CORE)
		return SG_OK;
	sg_status st = p.n > 0 ? set_up(&p, core) : SG_OK;
	if (st == SG_OK && p.n > 0) {
		fix_root(&p);
		*is_solved = find_order(&p, steps_left);
	}
	if (*is_solved && p.n > 0) {
		link_turns(&p);
		st = fill_tables(&p);
		*is_solved = st == SG_OK;
	}
	if (*is_solved) {
		read_back(&p, core);
		sg_camp_core__take_over(core, search);
	}
	sg_arena_destroy(&p.arena);
	return st;
}
