/* Degree-preserving rewiring: a Markov chain of swaps, a-b and c-d becoming a-d and c-b (Maslov and
 * Sneppen 2002; Fosdick, Larremore, Nishimura and Ugander 2018: a refused swap counts as a step, or
 * graphs with many swaps would come up too often). Tied pairs are looked up in a hash table with
 * linear probing; its order is never seen. */
#include "rewire.h"

#include "random.h"

/* ---- tied pairs ----------------------------------------------------------------------------- */

/* Never 0: the higher node is 1 at least. */
static uint64_t pair_of(uint32_t a, uint32_t b)
{
	return a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a;
}

static size_t home_of(const sg_rewiring *r, uint64_t pair)
{
	uint64_t state = pair;
	return (size_t)sg_random__next(&state) & r->mask;
}

/* Where the pair stands, or the empty place where it would. */
static size_t find_pair(const sg_rewiring *r, uint64_t pair)
{
	size_t place = home_of(r, pair);
	while (r->pairs[place] != 0 && r->pairs[place] != pair)
		place = (place + 1) & r->mask;
	return place;
}

static bool has_pair(const sg_rewiring *r, uint64_t pair)
{
	return r->pairs[find_pair(r, pair)] == pair;
}

static void add_pair(sg_rewiring *r, uint64_t pair)
{
	r->pairs[find_pair(r, pair)] = pair;
}

/* Those behind it that may stand in the hole, between their home and where they are, move up. */
static void remove_pair(sg_rewiring *r, uint64_t pair)
{
	size_t hole = find_pair(r, pair);
	for (size_t at = (hole + 1) & r->mask; r->pairs[at] != 0; at = (at + 1) & r->mask) {
		size_t from_home = (at - home_of(r, r->pairs[at])) & r->mask;
		if (from_home < ((at - hole) & r->mask))
			continue;
		r->pairs[hole] = r->pairs[at];
		hole = at;
	}
	r->pairs[hole] = 0;
}

/* ---- the chain ------------------------------------------------------------------------------ */

sg_status sg_rewiring__init(
	sg_rewiring *out, const sg_signed_graph *graph, uint64_t seed, sg_arena *arena)
{
	size_t places = 8;
	while (places < 3 * graph->tie_count)
		places *= 2;
	*out = (sg_rewiring){.node_count = graph->node_count,
		.tie_count = graph->tie_count,
		.ties = graph->ties,
		.mask = places - 1,
		.random = seed};
	out->ends = sg_arena_array(arena, graph->tie_count, sizeof *out->ends);
	out->pairs = sg_arena_array(arena, places, sizeof *out->pairs);
	out->first = sg_arena_array(arena, (size_t)graph->node_count + 1, sizeof *out->first);
	out->next = sg_arena_array(arena, (size_t)graph->node_count + 1, sizeof *out->next);
	out->to = sg_arena_array(arena, 2 * graph->tie_count, sizeof *out->to);
	out->weight = sg_arena_array(arena, 2 * graph->tie_count, sizeof *out->weight);
	if (!out->ends || !out->pairs || !out->first || !out->next || !out->to || !out->weight)
		return SG_E_NOMEM;
	memcpy(out->first, graph->first, ((size_t)graph->node_count + 1) * sizeof *out->first);
	for (size_t i = 0; i < graph->tie_count; i++) {
		out->ends[i][0] = graph->ties[i].a;
		out->ends[i][1] = graph->ties[i].b;
		add_pair(out, pair_of(out->ends[i][0], out->ends[i][1]));
	}
	return SG_OK;
}

static void try_swap(sg_rewiring *r)
{
	uint32_t *one = r->ends[sg_random__below(&r->random, (uint32_t)r->tie_count)];
	uint32_t *other = r->ends[sg_random__below(&r->random, (uint32_t)r->tie_count)];
	bool is_turned = sg_random__coin(&r->random);
	uint32_t a = one[0], b = one[1], c = other[is_turned], d = other[!is_turned];
	if (a == d || c == b)
		return;
	uint64_t first = pair_of(a, d), second = pair_of(c, b);
	/* The same tie twice gives itself, or a loop. */
	if (first == second || has_pair(r, first) || has_pair(r, second))
		return;
	remove_pair(r, pair_of(a, b));
	remove_pair(r, pair_of(c, d));
	add_pair(r, first);
	add_pair(r, second);
	one[1] = d;
	other[!is_turned] = b;
}

void sg_rewiring__swap(sg_rewiring *rewiring, size_t count)
{
	/* Numbers of ties are drawn in 32 bits. */
	for (size_t i = 0; i < count && rewiring->tie_count <= UINT32_MAX; i++)
		try_swap(rewiring);
}

static void put(sg_rewiring *r, uint32_t from, uint32_t to, double weight)
{
	size_t slot = r->next[from]++;
	r->to[slot] = to;
	r->weight[slot] = weight;
}

void sg_rewiring__fill(sg_rewiring *r)
{
	memcpy(r->next, r->first, ((size_t)r->node_count + 1) * sizeof *r->next);
	for (size_t i = 0; i < r->tie_count; i++) {
		put(r, r->ends[i][0], r->ends[i][1], r->ties[i].weight);
		put(r, r->ends[i][1], r->ends[i][0], r->ties[i].weight);
	}
}
