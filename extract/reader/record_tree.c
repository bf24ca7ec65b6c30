/* The tree of a thread: ids to numbers, rings cut, then a walk that goes down to the first answer,
 * else on to the next one, else up; each link is taken once in each direction. */
#include "reader/records.h"

#include "text/intern.h"

sg_status sg_records__add(sg_records *records, sg_record record, sg_arena *arena)
{
	void *items = records->items;
	sg_status st = records->count < SG_NONE - 1
			       ? sg_arena_grow(arena, &items, &records->capacity, records->count,
					 sizeof record)
			       : SG_E_NOMEM;
	if (st != SG_OK)
		return st;
	records->items = items;
	records->items[records->count++] = record;
	return SG_OK;
}

bool sg_record__is_gone(sg_slice words)
{
	static const sg_slice marks[] = {SG_SLICE_LIT("[deleted]"), SG_SLICE_LIT("[removed]"),
		SG_SLICE_LIT("[ Removed by Reddit ]"), SG_SLICE_LIT("[deleted by user]"),
		SG_SLICE_LIT("*Permanently Deleted*")};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (sg_slice_eq(words, marks[i]))
			return true;
	return !words.len;
}

static uint32_t bearer_of(const sg_intern *ids, const uint32_t *bearers, sg_slice id)
{
	uint32_t number = id.len ? sg_intern__find(ids, id) : SG_NONE;
	return number == SG_NONE ? SG_NONE : bearers[number];
}

/* Per post: whom it answers and quotes, by the ids. */
static sg_status link_ids(
	sg_record_tree *tree, const sg_record *records, size_t count, sg_arena *arena)
{
	sg_intern ids = {0};
	uint32_t *bearers = sg_arena_array(arena, count, sizeof *bearers);
	sg_status st = bearers ? SG_OK : SG_E_NOMEM;
	for (uint32_t i = 0; i < count && st == SG_OK; i++) {
		size_t known = ids.count;
		uint32_t id;
		if (!records[i].post.source_id.len)
			continue;
		st = sg_intern__add(&ids, arena, records[i].post.source_id, &id);
		if (ids.count > known)
			bearers[id] = i;
	}
	for (size_t i = 0; i < count && st == SG_OK; i++) {
		tree->parents[i] = bearer_of(&ids, bearers, records[i].parent);
		tree->quoted[i] = bearer_of(&ids, bearers, records[i].quoted);
		if (records[i].answers && records[i].answers <= count)
			tree->parents[i] = records[i].answers - 1;
	}
	return st;
}

/* Of the ring that `at` is in, the post that stands first in the file. */
static uint32_t first_of_ring(const uint32_t *parents, uint32_t at)
{
	uint32_t first = at;
	for (uint32_t i = parents[at]; i != at; i = parents[i])
		first = i < first ? i : first;
	return first;
}

/* Climb from each post to where a climb has been before; one that meets itself is in a ring. */
static sg_status cut_rings(uint32_t *parents, size_t count, sg_arena *arena)
{
	uint32_t *climbs = sg_arena_array(arena, count, sizeof *climbs); /* 0: none yet */
	if (!climbs)
		return SG_E_NOMEM;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t at = i;
		for (; at != SG_NONE && !climbs[at]; at = parents[at])
			climbs[at] = i + 1;
		if (at != SG_NONE && climbs[at] == i + 1)
			parents[first_of_ring(parents, at)] = SG_NONE;
	}
	return SG_OK;
}

/* Per post, its first answer and the next answer to the same post. Roots answer number `count`. */
typedef struct answers {
	uint32_t *first, *next;
} answers;

static uint32_t after(const answers *links, const uint32_t *parents, uint32_t at)
{
	if (links->first[at] != SG_NONE)
		return links->first[at];
	while (at != SG_NONE && links->next[at] == SG_NONE)
		at = parents[at];
	return at == SG_NONE ? SG_NONE : links->next[at];
}

static sg_status walk(uint32_t *order, const uint32_t *parents, size_t count, sg_arena *arena)
{
	answers links = {.first = sg_arena_array(arena, count + 1, sizeof *links.first),
		.next = sg_arena_array(arena, count, sizeof *links.next)};
	if (!links.first || !links.next)
		return SG_E_NOMEM;
	for (size_t i = 0; i <= count; i++)
		links.first[i] = SG_NONE;
	for (uint32_t i = (uint32_t)count; i-- > 0;) {
		size_t parent = parents[i] == SG_NONE ? count : parents[i];
		links.next[i] = links.first[parent];
		links.first[parent] = i;
	}
	for (uint32_t at = links.first[count]; at != SG_NONE; at = after(&links, parents, at))
		*order++ = at;
	return SG_OK;
}

sg_status sg_records__tree(
	sg_record_tree *out, const sg_record *records, size_t count, sg_arena *arena)
{
	sg_record_tree tree = {.parents = sg_arena_array(arena, count, sizeof *tree.parents),
		.quoted = sg_arena_array(arena, count, sizeof *tree.quoted),
		.order = sg_arena_array(arena, count, sizeof *tree.order)};
	if (!tree.parents || !tree.quoted || !tree.order)
		return SG_E_NOMEM;
	sg_status st = link_ids(&tree, records, count, arena);
	if (st == SG_OK)
		st = cut_rings(tree.parents, count, arena);
	if (st == SG_OK)
		st = walk(tree.order, tree.parents, count, arena);
	if (st == SG_OK)
		*out = tree;
	return st;
}

sg_status sg_records__places(
	uint32_t *places, const sg_record *records, size_t count, sg_arena *arena)
{
	sg_record_tree tree;
	sg_status st = sg_records__tree(&tree, records, count, arena);
	for (size_t i = 0; i < count && st == SG_OK; i++)
		places[tree.order[i]] = (uint32_t)i;
	return st;
}
