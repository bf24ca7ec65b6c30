#include "graph/components.h"

#include "graph/random.h"
#include "leak.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

Test(components, are_numbered_by_first_node)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_components found;
	const sg_tie ties[] = {{5, 1, 1, 0}, {4, 5, 0, 1}, {3, 2, 1, 0}, {2, 3, 1, 0}};
	cr_assert(sg_components__find(&found, ties, 4, 7, &arena) == SG_OK);
	const uint32_t wanted[] = {0, 1, 2, 2, 1, 1, 3};
	cr_assert(memcmp(found.component, wanted, sizeof wanted) == 0);
	cr_assert(eq(u32, found.count, 4));
	cr_assert(eq(u32, found.largest, 3));
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}

Test(components, of_nothing_are_none)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_components found;
	cr_assert(sg_components__find(&found, NULL, 0, 0, &arena) == SG_OK);
	cr_assert(found.count == 0 && found.largest == 0);
	sg_arena_destroy(&arena);
}

/* A path in any order is one component; without one of its ties, two. */
Test(components, a_long_path_is_one)
{
	enum { NODES = 5000 };
	sg_arena arena = SG_ARENA_INIT;
	sg_components found;
	sg_tie ties[NODES];
	uint64_t random = 2;
	for (uint32_t i = 0; i + 1 < NODES; i++) {
		uint32_t at = sg_random__below(&random, i + 1);
		ties[i] = ties[at];
		ties[at] = (sg_tie){i + 1, i, 1, 0};
	}
	cr_assert(sg_components__find(&found, ties, NODES - 1, NODES, &arena) == SG_OK);
	cr_assert(found.count == 1 && found.largest == NODES);
	uint32_t cut = ties[NODES - 2].target + 1;
	cr_assert(sg_components__find(&found, ties, NODES - 2, NODES, &arena) == SG_OK);
	cr_assert(found.count == 2);
	for (uint32_t v = 0; v < NODES; v++)
		cr_assert(eq(u32, found.component[v], v >= cut));
	sg_arena_destroy(&arena);
}
