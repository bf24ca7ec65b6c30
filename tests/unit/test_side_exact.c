/* Two sides: against all ways to stand, on small graphs; on large ones, chains of quarrels. */
#include "graph/camp_solver.h"
#include "leak.h"
#include "signed_sample.h"
#include "small_debate.h"

#include <criterion/new/assert.h>

TestSuite(side_exact, .timeout = 120);

static sg_camp_division solve(const sg_signed_graph *g, bool with_proof, sg_arena *arena)
{
	sg_camp_solver solver;
	sg_camp_division out = {.camp = sg_arena_array(arena, g->node_count, sizeof *out.camp)};
	sg_camp_effort effort = {.seed = 1,
		.kicks_per_person = 2,
		.looks_per_tie = 50,
		.cluster_kicks_per_person = 2,
		.cluster_looks_per_tie = 50,
		.bound_looks = 100000,
		.with_proof = with_proof};
	cr_assert(sg_camp_solver__init(&solver, g, arena) == SG_OK);
	cr_assert(sg_camp_solver__run(&solver, &effort, &out) == SG_OK);
	return out;
}

/* Sides are proved and least, and nothing is below a bound, whether proved or not. */
static void compare(uint32_t n, sample_kind kind, uint64_t seed)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_signed_graph g = sample_graph(n, kind, seed, &arena);
	double least = least_of_two_sides(&g);
	sg_camp_division d = solve(&g, true, &arena);
	cr_assert(d.sides.is_exact);
	cr_assert(is_close(d.sides.value, least, 1e-9), "n %u seed %u: %g, not %g", n,
		(unsigned)seed, d.sides.value, least);
	cr_assert(is_close(d.sides.lower, least, 1e-9));
	cr_assert(d.clusters.value <= least + 1e-9);
	cr_assert(d.clusters.lower <= d.clusters.value + 1e-9);

	sg_camp_bound bound;
	sg_camp_search search;
	cr_assert(sg_camp_bound__init(&bound, &g, &arena) == SG_OK);
	cr_assert(sg_camp_search__init(&search, &g, &arena) == SG_OK);
	double sum[2] = {0, 0};
	for (uint32_t c = 0; c < g.component_count; c++)
		for (uint32_t i = 0; i < 2; i++) {
			size_t looks = 100000;
			sg_camp_search__enter(&search, c, (sg_camp_rule){i ? SG_NONE : 2, 0});
			sum[i] += sg_camp_bound__find(&bound, &search, INFINITY, &looks);
		}
	cr_assert(sum[0] <= least + 1e-9);
	cr_assert(sum[1] <= d.clusters.value + 1e-9);
	sg_arena_destroy(&arena);
}

Test(side_exact, best_on_all_kinds_of_graphs_of_up_to_eighteen_people)
{
	const sample_kind kinds[] = {{0.15, 0.5, false}, {0.3, 0.4, true}, {0.5, 0.5, false},
		{1, 0.5, true}, {1, 0.5, false}, {0.7, 1, false}, {0.9, 0.2, true}};
	for (uint32_t n = 2; n <= 18; n++)
		for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
			for (uint64_t seed = 0; seed < (n < 14 ? 12 : 1); seed++)
				compare(n, kinds[k], 100 * n + seed);
}

/* Everybody against everybody: half the people on either side. */
Test(side_exact, eighteen_foes_stand_nine_against_nine)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_signed_graph g = sample_graph(18, (sample_kind){1, 1, false}, 1, &arena);
	sg_camp_division d = solve(&g, true, &arena);
	cr_assert(eq(dbl, d.sides.value, 72));
	cr_assert(d.sides.is_exact);
	cr_assert(eq(dbl, d.clusters.value, 0));
	cr_assert(d.clusters.is_exact);
	sg_arena_destroy(&arena);
}

/* A chain of triangles, each with one foe or three: one disagreement each, however long. */
Test(side_exact, long_chains_of_quarrels_are_proved)
{
	enum { KNOTS = 300 };
	small_debate d = people_only(2 * KNOTS + 1);
	for (uint32_t k = 0; k < KNOTS; k++) {
		int sign = k % 2 ? 1 : -1;
		tie(&d, 2 * k, 2 * k + 1, -1);
		tie(&d, 2 * k + 1, 2 * k + 2, sign);
		tie(&d, 2 * k, 2 * k + 2, sign);
	}
	analyse(&d, 1);
	cr_assert(eq(dbl, figure(&d, "frustration")->value, KNOTS));
	cr_assert(figure(&d, "frustration")->is_exact);
	sg_arena_destroy(&d.arena);
}

/* Signs of a wide grid at random: too wide to eliminate, too large to place one by one. */
Test(side_exact, what_is_not_proved_is_bounded)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_signed_graph g = sample_graph(120, (sample_kind){0.4, 0.5, true}, 3, &arena);
	sg_camp_division d = solve(&g, true, &arena), again = solve(&g, true, &arena);
	cr_assert(not(d.sides.is_exact));
	cr_assert(d.sides.lower > 0.5 * d.sides.value);
	cr_assert(d.sides.lower < d.sides.value);
	cr_assert(eq(dbl, d.sides.lower, again.sides.lower));
	cr_assert(eq(dbl, d.sides.value, again.sides.value));
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}
