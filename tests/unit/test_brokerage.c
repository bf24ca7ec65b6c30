/* Who stands between others: roles between camps, and constraint. */
#include "graph/brokerage.h"

#include "graph/constraint.h"
#include "graph/triangles.h"
#include "raw_graph.h"
#include "small_debate.h"

#include <criterion/new/assert.h>
#include <math.h>

TestSuite(brokerage, .timeout = 30);

/* One broker of each kind, by hand: node 0 of camp 0 between people of camps 0, 1 and 2. */
Test(brokerage, broker_of_each_kind)
{
	/* 1 and 2 are of the broker's camp, 3 and 4 of another, 5 of a third; 1, 3 and 5 lead to
	 * the broker, who leads to 2, 4 and (back) to 3. 3 -> 4 makes one chain needless. */
	const sg_tie ties[] = {
		{0, 1, 1, 0}, {0, 2, 1, 0}, {0, 3, 1, 0}, {0, 4, 1, 0}, {0, 5, 1, 0}, {3, 4, 1, 0}};
	const uint32_t camps[] = {0, 0, 0, 1, 1, 2};
	const unsigned char ways[] = {2, 1, 3, 1, 2, 1};
	const double expected[SG_BROKER_ROLES] = {
		1, /* 1-0-2 */
		0, /* 3-0-4 has a shorter way */
		2, /* 3-0-2, 5-0-2 */
		2, /* 1-0-3, 1-0-4 */
		2, /* 5-0-3, 5-0-4 */
	};
	double counts[SG_BROKER_ROLES][6] = {{0}};
	sg_arena arena = SG_ARENA_INIT;
	sg_signed_graph g = make_graph(ties, 6, 6, &arena);
	sg_brokerage b = {&g, ways, camps, 3, {NULL}};
	for (int role = 0; role < SG_BROKER_ROLES; role++)
		b.count[role] = counts[role];
	cr_assert(sg_brokerage__count(&b, &arena) == SG_OK);
	for (int role = 0; role < SG_BROKER_ROLES; role++) {
		cr_assert(eq(dbl, counts[role][0], expected[role]), "role %d", role);
		for (uint32_t v = 1; v < 6; v++)
			cr_assert(eq(dbl, counts[role][v], 0));
	}
	sg_arena_destroy(&arena);
}

Test(brokerage, people_in_no_camp_broker_nothing)
{
	small_debate d = people_only(5);
	tie(&d, 0, 1, 1);
	uint32_t b = add_claim(&d, 1), c = add_claim(&d, 3);
	relate(&d, SG_REPLIES, sg_node_claim(b), sg_node_claim(c), 1);
	analyse(&d, 1);
	cr_assert(eq(dbl, people_column(&d, "brokerage")[1], 0));
	cr_assert(isnan(people_column(&d, "brokerage")[3]));
	cr_assert(isnan(people_column(&d, "participation")[4]));
	/* 1 has ties to 0, of the camp, and to 3, who is in none and does not count. */
	cr_assert(eq(dbl, people_column(&d, "participation")[1], 0));
	cr_assert(eq(dbl, people_column(&d, "participation")[3], 0));
	sg_arena_destroy(&d.arena);
}

Test(brokerage, constraint_of_a_star_and_of_a_triangle)
{
	const sg_tie star[] = {{0, 1, 1, 0}, {0, 2, 1, 0}, {0, 3, 1, 0}, {0, 4, 1, 0}};
	const sg_tie triangle[] = {{0, 1, 1, 0}, {1, 2, 1, 0}, {0, 2, 1, 0}};
	double values[5];
	sg_arena arena = SG_ARENA_INIT;
	sg_signed_graph g = make_graph(star, 4, 5, &arena);
	cr_assert(sg_constraint__find(&g, values, &arena) == SG_OK);
	cr_assert(is_close(values[0], 0.25, 1e-12));
	cr_assert(is_close(values[1], 1, 1e-12));
	g = make_graph(triangle, 3, 3, &arena);
	cr_assert(sg_constraint__find(&g, values, &arena) == SG_OK);
	cr_assert(is_close(values[0], 2 * 0.75 * 0.75, 1e-12));
	sg_arena_destroy(&arena);
}

static void count_triangle(void *context, const sg_triangle *triangle)
{
	(void)triangle;
	++*(size_t *)context;
}

/* One person whom everybody answers: looking at all pairs of those would take minutes. */
Test(brokerage, triangles_around_a_hub_are_quick)
{
	enum { LEAVES = 200 * 1000 };
	sg_tie *ties = calloc(LEAVES + 1, sizeof *ties);
	sg_arena arena = SG_ARENA_INIT;
	size_t count = 0;
	for (uint32_t i = 0; i < LEAVES; i++)
		ties[i] = (sg_tie){i + 1, 0, 1, 0};
	ties[LEAVES] = (sg_tie){1, 2, 1, 0};
	sg_signed_graph g = make_graph(ties, LEAVES + 1, LEAVES + 1, &arena);
	cr_assert(sg_triangles__visit(&g, count_triangle, &count, &arena) == SG_OK);
	cr_assert(eq(sz, count, 1));
	sg_arena_destroy(&arena);
	free(ties);
}
