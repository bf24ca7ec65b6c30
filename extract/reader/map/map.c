/* From a map to a reading. The tree, computed once more, tells which post each claim became. */
#include "reader/map/map.h"

#include <stdio.h>

sg_status sg_map__claim(sg_map *map, sg_slice name, uint32_t *claim)
{
	size_t known = map->names.count;
	uint32_t number = 0;
	sg_record record = {.post.form = SG_POST_COMMENT};
	void *numbers = map->claim_of;
	sg_status st = SG_OK;
	if (name.len)
		st = sg_intern__add(&map->names, map->arena, name, &number);
	if (st != SG_OK)
		return st;
	if (name.len && map->names.count == known) {
		*claim = map->claim_of[number];
		return SG_OK;
	}
	*claim = (uint32_t)map->claims.count;
	st = sg_records__add(&map->claims, record, map->arena);
	if (st != SG_OK || !name.len)
		return st;
	st = sg_arena_grow(
		map->arena, &numbers, &map->claim_of_capacity, number, sizeof *map->claim_of);
	if (st != SG_OK)
		return st;
	map->claim_of = numbers;
	map->claim_of[number] = *claim;
	return SG_OK;
}

uint32_t sg_map__find(const sg_map *map, sg_slice name)
{
	uint32_t number = name.len ? sg_intern__find(&map->names, name) : SG_NONE;
	return number == SG_NONE ? SG_NONE : map->claim_of[number];
}

sg_status sg_map__link(sg_map *map, uint32_t source, uint32_t target, sg_relation_kind kind)
{
	void *items = map->links;
	if (source == target)
		return SG_OK;
	sg_status st = sg_arena_grow(
		map->arena, &items, &map->link_capacity, map->link_count, sizeof *map->links);
	if (st != SG_OK)
		return st;
	map->links = items;
	map->links[map->link_count++] = (sg_map_link){source, target, kind};
	return SG_OK;
}

/* Ids for the records, each its name or else its number, and under which claim each stands. */
static sg_status number_claims(sg_map *map)
{
	enum { DIGITS = 12 };
	size_t count = map->claims.count;
	char *ids = sg_arena_alloc(map->arena, count * DIGITS + 1);
	if (!ids)
		return SG_E_NOMEM;
	for (size_t i = 0; i < map->names.count; i++)
		map->claims.items[map->claim_of[i]].post.source_id = map->names.texts[i];
	for (size_t i = 0; i < count; i++) {
		if (map->claims.items[i].post.source_id.len)
			continue;
		int len = snprintf(ids + i * DIGITS, DIGITS, "%zu", i + 1);
		map->claims.items[i].post.source_id = (sg_slice){ids + i * DIGITS, (size_t)len};
	}
	for (size_t i = 0; i < map->link_count; i++) {
		sg_record *source = &map->claims.items[map->links[i].source];
		if (!source->parent.len)
			source->parent = map->claims.items[map->links[i].target].post.source_id;
	}
	return SG_OK;
}

/* A name alone is what its claim says. */
static void name_wordless(sg_map *map)
{
	for (size_t i = 0; i < map->names.count; i++) {
		sg_record *r = &map->claims.items[map->claim_of[i]];
		if (!sg_slice_trim(r->text).len)
			r->text = map->names.texts[i];
	}
}

static int compare_ties(const sg_given_tie *a, const sg_given_tie *b)
{
	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	if (a->target != b->target)
		return a->target < b->target ? -1 : 1;
	return (int)a->kind - (int)b->kind;
}

/* Merge sort from the bottom up, so that the order is the same everywhere and twins stand
 * together. */
static sg_status sort_ties(sg_reading *reading, sg_arena *arena)
{
	size_t count = reading->tie_count;
	sg_given_tie *from = reading->ties, *to = sg_arena_array(arena, count, sizeof *to);
	if (!to)
		return SG_E_NOMEM;
	for (size_t width = 1; width < count; width *= 2) {
		for (size_t lo = 0; lo < count; lo += 2 * width) {
			size_t mid = lo + width < count ? lo + width : count;
			size_t hi = lo + 2 * width < count ? lo + 2 * width : count;
			for (size_t i = lo, j = mid, k = lo; k < hi; k++)
				to[k] = i < mid && (j >= hi ||
							   compare_ties(&from[i], &from[j]) <= 0)
						? from[i++]
						: from[j++];
		}
		sg_given_tie *swap = from;
		from = to;
		to = swap;
	}
	reading->ties = from;
	return SG_OK;
}

static sg_status add_ties(sg_map *map, sg_reading *reading)
{
	size_t count = map->claims.count, kept = 0;
	uint32_t *places = sg_arena_array(map->arena, count, sizeof *places);
	sg_status st = places ? sg_records__places(places, map->claims.items, count, map->arena)
			      : SG_E_NOMEM;
	for (size_t i = 0; i < map->link_count && st == SG_OK; i++) {
		const sg_map_link *link = &map->links[i];
		sg_given_tie tie = {places[link->source], places[link->target], link->kind};
		st = sg_reading__add_tie(reading, map->arena, tie);
	}
	if (st == SG_OK)
		st = sort_ties(reading, map->arena);
	for (size_t i = 0; i < reading->tie_count && st == SG_OK; i++)
		if (!kept || compare_ties(&reading->ties[kept - 1], &reading->ties[i]) != 0)
			reading->ties[kept++] = reading->ties[i];
	reading->tie_count = kept;
	return st;
}

sg_status sg_map__read(sg_reading *out, sg_map *map, sg_error *err)
{
	if (!map->claims.count)
		return sg_fail(err, SG_E_EMPTY, 0, "there are no claims in this map",
			"is it the right file?");
	sg_status st = number_claims(map);
	name_wordless(map);
	sg_reading reading = map->reading;
	reading.is_map = true;
	reading.kind = SG_DOCUMENT_THREAD;
	if (st == SG_OK)
		st = sg_records__read(
			&reading, map->claims.items, map->claims.count, map->arena, err);
	if (st == SG_OK)
		st = add_ties(map, &reading);
	if (st == SG_OK)
		*out = reading;
	return st;
}
