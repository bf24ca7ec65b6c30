#include "leak.h"
#include "stancegraph/arena.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stddef.h>

TestSuite(arena, .timeout = 10);

Test(arena, an_unused_arena_may_be_destroyed)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_arena_destroy(&arena);
	sg_arena_destroy(&arena);
	cr_assert(eq(sz, arena.used_bytes, 0));
}

Test(arena, items_are_zeroed_aligned_and_apart)
{
	sg_arena arena = SG_ARENA_INIT;
	unsigned char *items[1000];
	for (size_t i = 0; i < 1000; i++) {
		size_t size = i % 97 + 1;
		items[i] = sg_arena_alloc(&arena, size);
		cr_assert(items[i] != NULL);
		uintptr_t address = (uintptr_t)items[i];
		cr_assert(address % _Alignof(max_align_t) == 0);
		for (size_t k = 0; k < size; k++)
			cr_assert(items[i][k] == 0);
		memset(items[i], (int)i, size);
	}
	for (size_t i = 0; i < 1000; i++)
		cr_assert(items[i][i % 97] == (unsigned char)i);
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}

Test(arena, items_of_no_bytes_are_items)
{
	sg_arena arena = SG_ARENA_INIT;
	void *a = sg_arena_alloc(&arena, 0), *b = sg_arena_alloc(&arena, 0);
	cr_assert(a != NULL && b != NULL && a != b);
	sg_arena_destroy(&arena);
}

Test(arena, a_large_item_has_a_block_of_its_own)
{
	sg_arena arena = SG_ARENA_INIT;
	char *large = sg_arena_alloc(&arena, 10u << 20);
	cr_assert(large != NULL);
	large[(10u << 20) - 1] = 'x';
	cr_assert(sg_arena_alloc(&arena, 1) != NULL);
	sg_arena_destroy(&arena);
}

Test(arena, sizes_that_overflow_are_refused)
{
	sg_arena arena = SG_ARENA_INIT;
	cr_assert(sg_arena_alloc(&arena, SIZE_MAX) == NULL);
	cr_assert(sg_arena_array(&arena, SIZE_MAX / 4 + 2, 4) == NULL);
	cr_assert(sg_arena_array(&arena, 3, SIZE_MAX / 2) == NULL);
	cr_assert(sg_arena_array(&arena, 0, 8) != NULL);
	sg_arena_destroy(&arena);
}

Test(arena, a_growing_array_keeps_its_items)
{
	sg_arena arena = SG_ARENA_INIT;
	void *items = NULL;
	size_t capacity = 0;
	for (size_t i = 0; i < 10000; i++) {
		cr_assert(sg_arena_grow(&arena, &items, &capacity, i, sizeof i) == SG_OK);
		((size_t *)items)[i] = i;
	}
	const size_t *numbers = items;
	for (size_t i = 0; i < 10000; i++)
		cr_assert(numbers[i] == i);
	sg_arena_destroy(&arena);
}

Test(arena, a_failed_growth_leaves_the_array)
{
	sg_arena arena = SG_ARENA_INIT;
	void *items = NULL;
	size_t capacity = 0;
	cr_assert(sg_arena_grow(&arena, &items, &capacity, 0, 1 << 20) == SG_OK);
	void *before = items;
	sg_alloc_fail_at(1);
	cr_assert(sg_arena_grow(&arena, &items, &capacity, 8, 1 << 20) == SG_E_NOMEM);
	cr_assert(items == before && capacity == 8);
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}

Test(arena, copies_end_in_a_nul)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_slice copy = sg_arena_copy(&arena, (sg_slice)SG_SLICE_LIT("a\0b"));
	cr_assert(eq(sz, copy.len, 3));
	cr_assert(memcmp(copy.ptr, "a\0b", 4) == 0);
	sg_slice empty = sg_arena_copy(&arena, (sg_slice)SG_SLICE_EMPTY);
	cr_assert(empty.ptr != NULL && empty.len == 0 && empty.ptr[0] == '\0');
	sg_arena_destroy(&arena);
}

Test(arena, the_nth_allocation_fails_once)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_alloc_fail_at(2);
	cr_assert(sg_arena_alloc(&arena, 1 << 20) != NULL);
	cr_assert(sg_arena_alloc(&arena, 8 << 20) == NULL);
	cr_assert(sg_arena_alloc(&arena, 8 << 20) != NULL);
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}
