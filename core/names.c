/* Interning over a hash table with linear probing (FNV-1a, 64 bits). */
#include "names.h"
#include "stancegraph/debate.h"

static uint64_t hash(sg_slice s)
{
	uint64_t h = 14695981039346656037u;
	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.ptr[i]) * 1099511628211u;
	return h ^ h >> 32;
}

/* The slot that holds `name`, or the free one where it belongs. slot_count is a power of two. */
static size_t find_slot(const sg_names *names, sg_slice name)
{
	size_t mask = names->slot_count - 1;
	size_t slot = (size_t)hash(name) & mask;
	while (names->slots[slot] && !sg_slice_eq(names->names[names->slots[slot] - 1], name))
		slot = (slot + 1) & mask;
	return slot;
}

static bool rehash(sg_names *names, sg_arena *arena)
{
	sg_names grown = *names;
	grown.slot_count = names->slot_count ? names->slot_count * 2 : 64;
	grown.slots = sg_arena_array(arena, grown.slot_count, sizeof *grown.slots);
	if (!grown.slots)
		return false;
	for (size_t i = 0; i < names->count; i++)
		grown.slots[find_slot(&grown, names->names[i])] = (uint32_t)i + 1;
	*names = grown;
	return true;
}

uint32_t sg_names__intern(sg_names *names, sg_arena *arena, sg_slice name)
{
	if (names->count * 2 >= names->slot_count && !rehash(names, arena))
		return SG_NONE;
	size_t slot = find_slot(names, name);
	if (names->slots[slot])
		return names->slots[slot] - 1;
	void *items = names->names;
	sg_slice copy = sg_arena_copy(arena, name);
	if (!copy.ptr || names->count >= SG_NONE - 1 ||
		sg_arena_grow(arena, &items, &names->capacity, names->count, sizeof copy) != SG_OK)
		return SG_NONE;
	names->names = items;
	names->names[names->count] = copy;
	names->slots[slot] = (uint32_t)++names->count;
	return (uint32_t)names->count - 1;
}
