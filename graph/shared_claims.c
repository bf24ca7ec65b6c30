/* Ties through shared claims: two people who never answered each other, but both agree with the
 * same claim, or one agrees where the other rebuts. A claim need not have a speaker.
 *
 * Who asserts a claim is for it; claims that restate each other are one claim. The tie between a
 * claim's asserter and somebody who answers it is left to the direct network, so that no
 * evidence counts twice. */
#include "network.h"

#include <math.h>
#include <stdlib.h>

/* What one person thinks of one claim. */
typedef struct taker {
	uint32_t claim, person;
	double stance; /* in [-1,1] */
	bool is_asserter;
} taker;

typedef struct takers {
	taker *items;
	size_t count;
} takers;

static uint32_t find_root(uint32_t *parent, uint32_t claim)
{
	while (parent[claim] != claim) {
		parent[claim] = parent[parent[claim]];
		claim = parent[claim];
	}
	return claim;
}

/* The first of the claims that say the same thing, for every claim. */
static uint32_t *find_restated(const sg_debate *debate, sg_arena *scratch)
{
	uint32_t *parent = sg_arena_array(scratch, debate->claim_count, sizeof *parent);
	if (!parent)
		return NULL;
	for (uint32_t c = 0; c < debate->claim_count; c++)
		parent[c] = c;
	for (size_t i = 0; i < debate->relation_count; i++) {
		const sg_relation *r = &debate->relations[i];
		if (r->kind != SG_RESTATES || r->source.kind != SG_NODE_CLAIM ||
			r->target.kind != SG_NODE_CLAIM ||
			!sg_answers__has_node(debate, r->source) ||
			!sg_answers__has_node(debate, r->target) ||
			!(r->confidence >= SG_RESTATES_MIN))
			continue;
		uint32_t a = find_root(parent, r->source.index);
		uint32_t b = find_root(parent, r->target.index);
		parent[a < b ? b : a] = a < b ? a : b;
	}
	for (uint32_t c = 0; c < debate->claim_count; c++)
		parent[c] = find_root(parent, c);
	return parent;
}

static int by_claim_and_person(const void *left, const void *right)
{
	const taker *a = left, *b = right;
	if (a->claim != b->claim)
		return a->claim < b->claim ? -1 : 1;
	if (a->person != b->person)
		return a->person < b->person ? -1 : 1;
	return (a->stance > b->stance) - (a->stance < b->stance);
}

/* Several stances of one person on one claim: their sum, kept within [-1,1]. */
static void merge_takers(takers *all)
{
	size_t kept = 0;
	for (size_t i = 0; i < all->count; i++) {
		taker next = all->items[i], *last = kept ? &all->items[kept - 1] : NULL;
		if (last && last->claim == next.claim && last->person == next.person) {
			last->stance += next.stance;
			last->is_asserter |= next.is_asserter;
		} else {
			all->items[kept++] = next;
		}
	}
	all->count = 0;
	for (size_t i = 0; i < kept; i++) {
		taker next = all->items[i];
		next.stance = fmax(-1, fmin(1, next.stance));
		if (fabs(next.stance) > 1e-9)
			all->items[all->count++] = next;
	}
}

static size_t most_takers(const sg_answers *answers, const sg_asserters *asserters)
{
	size_t most = asserters->count;
	sg_voice voices[SG_VOICES];
	for (size_t i = 0; i < answers->count; i++)
		most += sg_asserters__voices(asserters, answers->items[i].source, voices);
	return most;
}

static sg_status collect_takers(takers *out, const sg_answers *answers,
	const sg_asserters *asserters, const uint32_t *restated, sg_arena *scratch)
{
	size_t most = most_takers(answers, asserters);
	out->items = sg_arena_array(scratch, most, sizeof *out->items);
	out->count = 0;
	if (!out->items)
		return SG_E_NOMEM;
	for (size_t i = 0; i < asserters->count; i++) {
		const sg_asserter *a = &asserters->items[i];
		out->items[out->count++] =
			(taker){restated[a->claim], a->person, a->confidence, true};
	}
	for (size_t i = 0; i < answers->count; i++) {
		const sg_answer *a = &answers->items[i];
		sg_voice voices[SG_VOICES];
		int sign = sg_relation_sign(a->kind);
		if (sign == 0 || a->target.kind != SG_NODE_CLAIM)
			continue;
		size_t count = sg_asserters__voices(asserters, a->source, voices);
		for (size_t v = 0; v < count; v++)
			out->items[out->count++] =
				(taker){restated[a->target.index], voices[v].person,
					sign * a->confidence * voices[v].confidence, false};
	}
	if (out->count)
		qsort(out->items, out->count, sizeof *out->items, by_claim_and_person);
	merge_takers(out);
	return SG_OK;
}

static sg_status link_two(sg_links *links, const taker *a, const taker *b, double scale)
{
	if (a->is_asserter != b->is_asserter)
		return SG_OK;
	uint32_t low = a->person < b->person ? a->person : b->person;
	uint32_t high = a->person < b->person ? b->person : a->person;
	double product = a->stance * b->stance * scale;
	return sg_links__add(links, low, high, fmax(product, 0), fmax(-product, 0));
}

/* All takers of one claim. Each one's ties of this claim sum to at most 1 (Newman 2001 weighs
 * joint papers so), or a claim that everybody has a view on would drown all others. */
static sg_status link_takers(sg_links *links, const taker *items, size_t count)
{
	size_t reach = count / 2 < SG_SHARED_PARTNERS ? count / 2 : SG_SHARED_PARTNERS;
	double scale = 1 / (double)(count - 1 < 2 * reach ? count - 1 : 2 * reach);
	for (size_t i = 0; i < count; i++) {
		for (size_t step = 1; step <= reach; step++) {
			/* Half way round an even ring each pair would come up twice. */
			if (2 * step == count && i >= step)
				continue;
			sg_status st =
				link_two(links, &items[i], &items[(i + step) % count], scale);
			if (st != SG_OK)
				return st;
		}
	}
	return SG_OK;
}

sg_status sg_network__shared(sg_network *out, const sg_debate *debate, const sg_answers *answers,
	const sg_asserters *asserters, sg_arena *arena, sg_arena *scratch)
{
	sg_links links = {NULL, 0, 0, scratch};
	takers all;
	const uint32_t *restated = find_restated(debate, scratch);
	if (!restated)
		return SG_E_NOMEM;
	sg_status st = collect_takers(&all, answers, asserters, restated, scratch);
	for (size_t i = 0, end; st == SG_OK && i < all.count; i = end) {
		for (end = i + 1; end < all.count; end++)
			if (all.items[end].claim != all.items[i].claim)
				break;
		if (end - i > 1)
			st = link_takers(&links, &all.items[i], end - i);
	}
	return st == SG_OK ? sg_network__sum(out, "shared_claims", &links, arena) : st;
}
