/* Arenas: blocks that double in size; items are handed out by moving a mark, zeroed.
 *
 * With SG_ARENA_MALLOC every item is a block of its own: slower, but AddressSanitizer then
 * sees a read past an item's end, which inside a shared block it cannot. */
#include "stancegraph/arena.h"
#include "alloc.h"

#include <stdlib.h>

enum { FIRST_BLOCK_BYTES = 16 * 1024, LARGEST_BLOCK_BYTES = 4 * 1024 * 1024 };

struct sg_arena_block {
	sg_arena_block *next;
	size_t used, capacity;
	max_align_t data[];
};

/* Test switch: allocations left until one fails; 0 is off. */
static size_t fail_countdown;

void sg_alloc_fail_at(size_t n)
{
	fail_countdown = n;
}

void *sg_alloc__realloc(void *ptr, size_t size)
{
	if (fail_countdown && --fail_countdown == 0)
		return NULL;
	return realloc(ptr, size);
}

void sg_arena_destroy(sg_arena *arena)
{
	for (sg_arena_block *block = arena->head; block;) {
		sg_arena_block *next = block->next;
		free(block);
		block = next;
	}
	arena->head = NULL;
	arena->used_bytes = 0;
}

void sg_arena_absorb(sg_arena *arena, sg_arena *from)
{
	if (!from->head)
		return;
	sg_arena_block *last = from->head;
	while (last->next)
		last = last->next;
	last->next = arena->head;
	arena->head = from->head;
	arena->used_bytes += from->used_bytes;
	*from = (sg_arena)SG_ARENA_INIT;
}

static size_t block_bytes(const sg_arena *arena, size_t size)
{
#ifdef SG_ARENA_MALLOC
	(void)arena;
	return size;
#else
	size_t bytes = arena->head ? arena->head->capacity * 2 : FIRST_BLOCK_BYTES;
	if (bytes > LARGEST_BLOCK_BYTES)
		bytes = LARGEST_BLOCK_BYTES;
	return bytes < size ? size : bytes;
#endif
}

static bool add_block(sg_arena *arena, size_t size)
{
	size_t capacity = block_bytes(arena, size);
	if (capacity > SIZE_MAX - sizeof(sg_arena_block))
		return false;
	sg_arena_block *block = sg_alloc__realloc(NULL, sizeof *block + capacity);
	if (!block)
		return false;
	block->next = arena->head;
	block->used = 0;
	block->capacity = capacity;
	arena->head = block;
	return true;
}

void *sg_arena_alloc(sg_arena *arena, size_t size)
{
	const size_t align = sizeof(max_align_t);
	if (size > SIZE_MAX / 2)
		return NULL;
	size_t step = size ? (size + align - 1) / align * align : align;
#ifdef SG_ARENA_MALLOC
	size_t exact = size ? size : 1;
	bool fits = false;
#else
	size_t exact = step;
	bool fits = arena->head && arena->head->capacity - arena->head->used >= step;
#endif
	if (!fits && !add_block(arena, exact))
		return NULL;
	char *item = (char *)arena->head->data + arena->head->used;
	arena->head->used += exact;
	arena->used_bytes += step;
	memset(item, 0, exact);
	return item;
}

void *sg_arena_array(sg_arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		return NULL;
	return sg_arena_alloc(arena, count * size);
}

sg_status sg_arena_grow(sg_arena *arena, void **items, size_t *capacity, size_t count, size_t size)
{
	if (count < *capacity)
		return SG_OK;
	size_t grown = *capacity ? *capacity * 2 : 8;
	void *fresh = sg_arena_array(arena, grown, size);
	if (!fresh)
		return SG_E_NOMEM;
	if (count)
		memcpy(fresh, *items, count * size);
	*items = fresh;
	*capacity = grown;
	return SG_OK;
}

sg_slice sg_arena_copy(sg_arena *arena, sg_slice s)
{
	sg_slice out = {sg_arena_alloc(arena, s.len + 1), s.len};
	if (!out.ptr)
		out.len = 0;
	else if (s.len)
		memcpy((char *)out.ptr, s.ptr, s.len);
	return out;
}
