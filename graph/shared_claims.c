/* Ties through shared claims: two people who never answered each other, but both agree with the
 * same claim, or one agrees where the other rebuts. A claim need not have a speaker.
 *
 * The tie between a claim's asserter and somebody who answers it is left to the direct network,
 * so that no evidence counts twice. */
#include "network.h"

#include <math.h>

/* A view as a number; who has none is no taker. */
typedef struct taker {
	uint32_t person;
	double stance; /* in [-1,1], not 0 */
	bool is_asserter;
} taker;

static sg_status link_two(sg_links *links, const taker *a, const taker *b, double scale)
{
	if (a->is_asserter != b->is_asserter)
		return SG_OK;
	uint32_t low = a->person < b->person ? a->person : b->person;
	uint32_t high = a->person < b->person ? b->person : a->person;
	double product = a->stance * b->stance * scale;
	return sg_links__add(links, low, high, fmax(product, 0), fmax(-product, 0));
}

/* With how many after them in the ring each of `count` takers is paired. */
static size_t reach_of(size_t count)
{
	return count / 2 < SG_SHARED_PARTNERS ? count / 2 : SG_SHARED_PARTNERS;
}

/* All takers of one claim. Each one's ties of this claim sum to at most 1 (Newman 2001 weighs
 * joint papers so), or a claim that everybody has a view on would drown all others. */
static sg_status link_takers(sg_links *links, const taker *items, size_t count)
{
	if (count < 2)
		return SG_OK;
	size_t reach = reach_of(count);
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

static size_t find_takers(taker *out, const sg_view *views, size_t count)
{
	size_t found = 0;
	for (size_t i = 0; i < count; i++) {
		double stance = sg_view__stance(&views[i]);
		if (stance < 0 || stance > 0)
			out[found++] = (taker){views[i].person, stance, views[i].is_asserter};
	}
	return found;
}

static size_t most_links(const sg_views *views)
{
	size_t most = 0;
	for (size_t i = 0, end; i < views->count; i = end) {
		end = sg_views__claim_end(views, i);
		most += (end - i) * reach_of(end - i);
	}
	return most;
}

sg_status sg_network__shared(sg_network *out, const sg_views *views, sg_arena *arena)
{
	sg_arena own = SG_ARENA_INIT;
	sg_links links = {NULL, 0, 0, &own};
	taker *takers = sg_arena_array(&own, views->count, sizeof *takers);
	sg_status st = takers ? sg_links__reserve(&links, most_links(views)) : SG_E_NOMEM;
	for (size_t i = 0, end; st == SG_OK && i < views->count; i = end) {
		end = sg_views__claim_end(views, i);
		size_t count = find_takers(takers, &views->items[i], end - i);
		st = link_takers(&links, takers, count);
	}
	if (st == SG_OK)
		st = sg_network__sum(out, "shared_claims", &links, arena);
	sg_arena_destroy(&own);
	return st;
}
