/* Groups: what two divisions leave together stays together, and the search gets no worse. */
#include "graph/camp_merge.h"
#include "leak.h"
#include "signed_sample.h"
#include "small_debate.h"

#include <criterion/new/assert.h>

Test(camp_merge, groups_are_what_both_divisions_leave_together)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_signed_graph g = sample_graph(6, (sample_kind){1, 0.5, false}, 1, &arena);
	sg_camp_search search;
	const uint32_t one[] = {0, 0, 0, 1, 1, 2}, other[] = {3, 3, 0, 0, 0, 0};
	const uint32_t expected[] = {0, 0, 1, 2, 2, 3};
	uint32_t group[6], count;
	cr_assert(sg_camp_search__init(&search, &g, &arena) == SG_OK);
	sg_camp_search__enter(&search, 0, (sg_camp_rule){SG_NONE, 0});
	cr_assert(sg_camp_merge__overlay(group, &count, &search, one, other) == SG_OK);
	cr_assert(eq(u32, count, 4));
	for (int i = 0; i < 6; i++)
		cr_assert(eq(u32, group[i], expected[i]));
	sg_arena_destroy(&arena);
}

Test(camp_merge, groups_move_as_wholes_and_to_no_harm)
{
	for (uint64_t seed = 1; seed < 20; seed++) {
		sg_arena arena = SG_ARENA_INIT;
		sg_signed_graph g = sample_graph(60, (sample_kind){0.3, 0.5, true}, seed, &arena);
		sg_camp_search search;
		uint32_t group[60], camp[60];
		cr_assert(sg_camp_search__init(&search, &g, &arena) == SG_OK);
		sg_camp_search__enter(&search, 0, (sg_camp_rule){SG_NONE, 0});
		for (uint32_t v = 0; v < 60; v++) {
			group[v] = v % 25;
			camp[v] = v % 25 % 7 + 40; /* any numbers below 60 */
		}
		sg_camp_search__start_from(&search, camp);
		double before = sg_camp_search__disagreement(&search);
		cr_assert(sg_camp_merge__improve(&search, group, 25, 20, 100000, seed) == SG_OK);
		cr_assert(sg_camp_search__disagreement(&search) < before);
		for (uint32_t v = 25; v < 60; v++)
			cr_assert(eq(u32, search.camp[v], search.camp[v % 25]));
		sg_arena_destroy(&arena);
	}
	cr_assert(not(has_leaks()));
}
