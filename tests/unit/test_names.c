#include "core/names.h"
#include "leak.h"
#include "stancegraph/debate.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>

TestSuite(names, .timeout = 10);

static uint32_t intern(sg_names *names, sg_arena *arena, unsigned i)
{
	char text[16];
	snprintf(text, sizeof text, "n%u", i);
	return sg_names__intern(names, arena, sg_slice_of(text));
}

Test(names, equal_names_have_one_number)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_names names = {NULL, NULL, 0, 0, 0};
	for (int round = 0; round < 2; round++)
		for (unsigned i = 0; i < 5000; i++)
			cr_assert(intern(&names, &arena, i) == i);
	cr_assert(eq(sz, names.count, 5000));
	cr_assert(sg_slice_eq(names.names[4999], sg_slice_of("n4999")));
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}

Test(names, the_empty_name_and_nul_bytes_are_names)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_names names = {NULL, NULL, 0, 0, 0};
	cr_assert(sg_names__intern(&names, &arena, (sg_slice)SG_SLICE_EMPTY) == 0);
	cr_assert(sg_names__intern(&names, &arena, (sg_slice)SG_SLICE_LIT("\0")) == 1);
	cr_assert(sg_names__intern(&names, &arena, (sg_slice)SG_SLICE_LIT("")) == 0);
	sg_arena_destroy(&arena);
}

Test(names, a_failed_allocation_leaves_them_as_they_were)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_names names = {NULL, NULL, 0, 0, 0};
	uint32_t number = SG_NONE;
	for (size_t n = 1; number == SG_NONE; n++) {
		sg_alloc_fail_at(n);
		number = intern(&names, &arena, 0);
		sg_alloc_fail_at(0);
		cr_assert(names.count == (number == SG_NONE ? 0 : 1));
	}
	cr_assert(number == 0);
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}
