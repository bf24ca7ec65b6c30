/* Ids are interned; their numbers are places in a list of values. */
#include "reader/json/index.h"

static sg_status add(sg_json_index *index, sg_slice id, const sg_json *value, sg_arena *arena)
{
	void *values = index->values;
	size_t before = index->ids.count;
	uint32_t number;
	sg_status st = sg_arena_grow(arena, &values, &index->capacity, before, sizeof value);
	if (st != SG_OK)
		return st;
	index->values = values;
	st = sg_intern__add(&index->ids, arena, id, &number);
	if (st == SG_OK && index->ids.count > before)
		index->values[number] = value;
	return st;
}

sg_status sg_json_index__add(sg_json_index *index, const sg_json *root, const char *path,
	const char *id, sg_arena *arena)
{
	sg_json_list found = {0};
	sg_status st = sg_json__each(&found, root, path, arena);
	for (size_t i = 0; i < found.count && st == SG_OK; i++) {
		sg_slice name = sg_json__text_at(found.items[i], id);
		if (name.len)
			st = add(index, name, found.items[i], arena);
	}
	return st;
}

const sg_json *sg_json_index__find(const sg_json_index *index, sg_slice id)
{
	uint32_t number = id.len ? sg_intern__find(&index->ids, id) : UINT32_MAX;
	return number == UINT32_MAX ? NULL : index->values[number];
}
