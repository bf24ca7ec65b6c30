/* Preferred, stable and ideal extensions of a whole argument graph.
 *
 * Every preferred extension holds what the grounded labelling accepts and nothing that it rejects,
 * so that only undecided arguments are searched. Parts of those that no attack joins are searched
 * each by itself: extensions of the whole are one of each part, in any combination, and their
 * number is a product. */
#include "preferred.h"

#include <math.h>
#include <stdlib.h>

/* Numbers of extensions are exact up to here, where doubles begin to skip whole numbers. */
#define MOST_EXTENSIONS 9007199254740992.0

/* An undecided argument's place in the search. */
typedef struct place {
	uint32_t argument, part, part_size;
	uint32_t depth; /* what influences an argument is searched before it */
	uint32_t attacked;
} place;

/* The undecided arguments as a graph of their own, part by part. */
typedef struct undecided {
	sg_attacks attacks;
	uint32_t *argument;   /* node -> argument */
	uint32_t *part_first; /* part_count + 1 */
	uint32_t part_count;
} undecided;

/* ---- parts ---------------------------------------------------------------------------------- */

typedef struct flood {
	const sg_attacks *attacks;
	const unsigned char *label;
	uint32_t *part; /* per argument, SG_NONE if not met */
	uint32_t *queue;
	uint32_t count;
} flood;

static void meet(flood *f, uint32_t v, uint32_t part)
{
	if (f->label[v] != SG_ARGUMENT_UNDECIDED || f->part[v] != SG_NONE)
		return;
	f->part[v] = part;
	f->queue[f->count++] = v;
}

/* Parts are known by their first argument. Returns how many arguments this one has. */
static uint32_t flood_from(flood *f, uint32_t start)
{
	const sg_arcs *sides[] = {&f->attacks->into, &f->attacks->from};
	f->count = 0;
	meet(f, start, start);
	for (uint32_t i = 0; i < f->count; i++)
		for (size_t side = 0; side < 2; side++)
			for (size_t slot = sides[side]->first[f->queue[i]];
				slot < sides[side]->first[f->queue[i] + 1]; slot++)
				meet(f, sides[side]->node[slot], start);
	return f->count;
}

/* Part and size of part, per argument. */
static sg_status find_parts(uint32_t **part, uint32_t **size, const sg_attacks *attacks,
	const unsigned char *label, sg_arena *scratch)
{
	uint32_t n = attacks->count;
	flood f = {attacks, label, sg_arena_array(scratch, n, sizeof *f.part),
		sg_arena_array(scratch, n, sizeof *f.queue), 0};
	*part = f.part;
	*size = sg_arena_array(scratch, n, sizeof **size);
	if (!f.part || !f.queue || !*size)
		return SG_E_NOMEM;
	for (uint32_t v = 0; v < n; v++)
		f.part[v] = SG_NONE;
	for (uint32_t v = 0; v < n; v++)
		if (label[v] == SG_ARGUMENT_UNDECIDED && f.part[v] == SG_NONE)
			(*size)[v] = flood_from(&f, v);
	return SG_OK;
}

/* ---- the graph of the undecided ------------------------------------------------------------- */

/* Small parts first: a large one may use up the limit. In a part, who is not influenced by the
 * rest first, then who attacks most: their labels force most others. */
static int by_place(const void *left, const void *right)
{
	const place *a = left, *b = right;
	if (a->part_size != b->part_size)
		return a->part_size < b->part_size ? -1 : 1;
	if (a->part != b->part)
		return a->part < b->part ? -1 : 1;
	if (a->depth != b->depth)
		return a->depth < b->depth ? -1 : 1;
	if (a->attacked != b->attacked)
		return a->attacked > b->attacked ? -1 : 1;
	return a->argument < b->argument ? -1 : 1;
}

static sg_status sort_places(place **out, size_t *count, const sg_attacks *attacks,
	const unsigned char *label, sg_arena *scratch)
{
	uint32_t *part = NULL, *size = NULL;
	sg_strong strong;
	*count = 0;
	place *places = sg_arena_array(scratch, attacks->count, sizeof *places);
	if (!places || find_parts(&part, &size, attacks, label, scratch) != SG_OK ||
		sg_strong__find(&strong, &attacks->into, scratch, scratch) != SG_OK)
		return SG_E_NOMEM;
	for (uint32_t c = 0; c < strong.component_count; c++) {
		for (uint32_t i = strong.first[c]; i < strong.first[c + 1]; i++) {
			uint32_t v = strong.node[i];
			if (label[v] == SG_ARGUMENT_UNDECIDED)
				places[(*count)++] = (place){v, part[v], size[part[v]], c,
					(uint32_t)(attacks->from.first[v + 1] -
						   attacks->from.first[v])};
		}
	}
	if (*count)
		qsort(places, *count, sizeof *places, by_place);
	*out = places;
	return SG_OK;
}

static sg_status join_undecided(undecided *out, const sg_attacks *attacks, const place *places,
	uint32_t count, sg_arena *scratch)
{
	uint32_t *node = sg_arena_array(scratch, attacks->count, sizeof *node);
	if (!node)
		return SG_E_NOMEM;
	for (uint32_t v = 0; v < attacks->count; v++)
		node[v] = SG_NONE;
	size_t most = 0, joined = 0;
	for (uint32_t i = 0; i < count; i++) {
		node[places[i].argument] = i;
		most += places[i].attacked;
	}
	sg_tie *ties = sg_arena_array(scratch, most, sizeof *ties);
	if (!ties)
		return SG_E_NOMEM;
	for (uint32_t i = 0; i < count; i++) {
		const sg_arcs *from = &attacks->from;
		uint32_t v = places[i].argument;
		for (size_t slot = from->first[v]; slot < from->first[v + 1]; slot++)
			if (node[from->node[slot]] != SG_NONE)
				ties[joined++] = (sg_tie){i, node[from->node[slot]], 0, 1};
	}
	return sg_attacks__build(&out->attacks, ties, joined, count, scratch);
}

static sg_status collect_undecided(
	undecided *out, const sg_attacks *attacks, const unsigned char *label, sg_arena *scratch)
{
	size_t count;
	place *places;
	if (sort_places(&places, &count, attacks, label, scratch) != SG_OK)
		return SG_E_NOMEM;
	out->part_count = 0;
	out->argument = sg_arena_array(scratch, count, sizeof *out->argument);
	out->part_first = sg_arena_array(scratch, count + 1, sizeof *out->part_first);
	if (!out->argument || !out->part_first)
		return SG_E_NOMEM;
	for (uint32_t i = 0; i < count; i++) {
		out->argument[i] = places[i].argument;
		if (i == 0 || places[i].part != places[i - 1].part)
			out->part_first[out->part_count++] = i;
	}
	out->part_first[out->part_count] = (uint32_t)count;
	return join_undecided(out, attacks, places, (uint32_t)count, scratch);
}

/* ---- putting parts together ----------------------------------------------------------------- */

static void multiply(double *number, bool *is_exact, double factor)
{
	*number *= factor;
	if (*number > MOST_EXTENSIONS) {
		*number = MOST_EXTENSIONS;
		*is_exact = false;
	}
}

/* A part without a stable extension leaves the whole without one, whatever the others have. */
static void add_part(sg_extensions *out, const sg_preferred *s, bool is_complete, bool *has_none)
{
	multiply(&out->preferred, &out->is_preferred_exact,
		s->extensions ? (double)s->extensions : 1);
	multiply(&out->stable, &out->is_stable_exact, (double)s->stable);
	out->is_preferred_exact &= is_complete;
	out->is_stable_exact &= is_complete;
	*has_none |= is_complete && s->stable == 0;
}

static void share_part(
	sg_extensions *out, const undecided *u, const sg_preferred *s, bool is_complete)
{
	for (uint32_t v = s->begin; v < s->end; v++) {
		double share = is_complete ? s->accepted[v] / (double)s->extensions : NAN;
		out->preferred_share[u->argument[v]] = share;
		/* For now; see defend_ideal. */
		out->ideal[u->argument[v]] = is_complete ? share == 1 : NAN;
	}
}

/* The ideal extension (Dung, Mancarella and Toni 2007) is the largest set that defends itself
 * among what all preferred extensions hold: drop what it cannot defend until nothing changes. */
static sg_status defend_ideal(double *ideal, const sg_attacks *attacks, sg_arena *scratch)
{
	const sg_arcs *into = &attacks->into, *from = &attacks->from;
	uint32_t n = attacks->count, count = 0;
	uint32_t *held = sg_arena_array(scratch, n, sizeof *held); /* attackers in the set */
	uint32_t *helpless = sg_arena_array(scratch, n, sizeof *helpless);
	if (!held || !helpless)
		return SG_E_NOMEM;
	for (uint32_t v = 0; v < n; v++)
		for (size_t i = into->first[v]; i < into->first[v + 1]; i++)
			held[v] += ideal[into->node[i]] == 1;
	/* Those that the set does not attack: what they attack cannot stay. */
	for (uint32_t v = 0; v < n; v++)
		if (held[v] == 0)
			helpless[count++] = v;
	while (count > 0) {
		uint32_t attacker = helpless[--count];
		for (size_t i = from->first[attacker]; i < from->first[attacker + 1]; i++) {
			uint32_t v = from->node[i];
			if (ideal[v] != 1)
				continue;
			ideal[v] = 0;
			for (size_t k = from->first[v]; k < from->first[v + 1]; k++)
				if (--held[from->node[k]] == 0)
					helpless[count++] = from->node[k];
		}
	}
	return SG_OK;
}

static sg_status search_parts(
	sg_extensions *out, const undecided *u, const sg_extension_limit *limit, sg_arena *scratch)
{
	sg_preferred search;
	uint64_t left = limit->total_steps;
	bool has_none = false;
	if (sg_preferred__init(&search, &u->attacks, scratch) != SG_OK)
		return SG_E_NOMEM;
	for (uint32_t part = 0; part < u->part_count; part++) {
		bool is_complete;
		sg_status st =
			sg_preferred__search(&search, u->part_first[part], u->part_first[part + 1],
				left < limit->steps ? left : limit->steps, &is_complete);
		if (st != SG_OK)
			return st;
		left -= search.steps < left ? search.steps : left;
		add_part(out, &search, is_complete, &has_none);
		share_part(out, u, &search, is_complete);
	}
	out->is_stable_exact |= has_none;
	return SG_OK;
}

sg_status sg_extensions__find(sg_extensions *out, const sg_attacks *attacks,
	const unsigned char *grounded, const sg_extension_limit *limit, sg_arena *arena,
	sg_arena *scratch)
{
	undecided u;
	sg_extensions found = {
		.preferred = 1, .stable = 1, .is_preferred_exact = true, .is_stable_exact = true};
	found.preferred_share =
		sg_arena_array(arena, attacks->count, sizeof *found.preferred_share);
	found.ideal = sg_arena_array(arena, attacks->count, sizeof *found.ideal);
	if (!found.preferred_share || !found.ideal ||
		collect_undecided(&u, attacks, grounded, scratch) != SG_OK)
		return SG_E_NOMEM;
	for (uint32_t v = 0; v < attacks->count; v++)
		found.preferred_share[v] = found.ideal[v] = grounded[v] == SG_ARGUMENT_IN;
	if (search_parts(&found, &u, limit, scratch) != SG_OK ||
		defend_ideal(found.ideal, attacks, scratch) != SG_OK)
		return SG_E_NOMEM;
	*out = found;
	return SG_OK;
}
