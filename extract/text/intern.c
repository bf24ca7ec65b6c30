/* A hash table with open addressing and FNV-1a, at most half full. */
#include "text/intern.h"

static uint64_t hash(sg_slice text)
{
	uint64_t h = 1469598103934665603u;
	for (size_t i = 0; i < text.len; i++)
		h = (h ^ (unsigned char)text.ptr[i]) * 1099511628211u;
	return h ^ h >> 29;
}

static size_t slot_of(const sg_intern *intern, sg_slice text)
{
	size_t mask = intern->slot_count - 1, slot = (size_t)hash(text) & mask;
	while (intern->slots[slot] && !sg_slice_eq(intern->texts[intern->slots[slot] - 1], text))
		slot = (slot + 1) & mask;
	return slot;
}

static sg_status grow_slots(sg_intern *intern, sg_arena *arena)
{
	sg_intern grown = *intern;
	grown.slot_count = intern->slot_count ? intern->slot_count * 2 : 64;
	grown.slots = sg_arena_array(arena, grown.slot_count, sizeof *grown.slots);
	if (!grown.slots)
		return SG_E_NOMEM;
	for (size_t i = 0; i < intern->count; i++)
		grown.slots[slot_of(&grown, intern->texts[i])] = (uint32_t)(i + 1);
	*intern = grown;
	return SG_OK;
}

sg_status sg_intern__add(sg_intern *intern, sg_arena *arena, sg_slice text, uint32_t *id)
{
	sg_status st = SG_OK;
	if (intern->slot_count < 2 * (intern->count + 1))
		st = grow_slots(intern, arena);
	void *texts = intern->texts;
	if (st == SG_OK)
		st = sg_arena_grow(
			arena, &texts, &intern->capacity, intern->count, sizeof *intern->texts);
	if (st != SG_OK)
		return st;
	intern->texts = texts;
	size_t slot = slot_of(intern, text);
	if (!intern->slots[slot]) {
		intern->texts[intern->count] = text;
		intern->slots[slot] = (uint32_t)++intern->count;
	}
	*id = intern->slots[slot] - 1;
	return SG_OK;
}

uint32_t sg_intern__find(const sg_intern *intern, sg_slice text)
{
	if (!intern->slot_count)
		return UINT32_MAX;
	uint32_t held = intern->slots[slot_of(intern, text)];
	return held ? held - 1 : UINT32_MAX;
}
