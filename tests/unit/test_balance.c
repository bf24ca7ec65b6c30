/* Balance: triangles, walks and triads, against published graphs and against counting by hand. */
#include "graph/balance.h"
#include "graph/igraph_port.h"
#include "graph/network.h"
#include "graph/random.h"
#include "graph/triads.h"
#include "leak.h"
#include "small_debate.h"

#include <criterion/new/assert.h>
#include <math.h>

TestSuite(balance, .timeout = 60);

/* ---- triangles ------------------------------------------------------------------------------ */

static void check_census(const char *name, double ppp, double ppn, double pnn, double nnn)
{
	small_debate d;
	sg_graph_options options = SG_GRAPH_OPTIONS_INIT;
	sg_error err = SG_ERROR_INIT;
	if (!load_signed_graph(&d, name))
		cr_skip_test("data folder not there");
	options.measures = "balance";
	cr_assert(sg_graph_analyse(&d.debate, &options, &d.arena, &err) == SG_OK);
	cr_expect(eq(dbl, figure(&d, "triangles_ppp")->value, ppp));
	cr_expect(eq(dbl, figure(&d, "triangles_ppn")->value, ppn));
	cr_expect(eq(dbl, figure(&d, "triangles_pnn")->value, pnn));
	cr_expect(eq(dbl, figure(&d, "triangles_nnn")->value, nnn));
	cr_expect(eq(dbl, figure(&d, "triangles")->value, ppp + ppn + pnn + nnn));
	cr_expect(is_close(figure(&d, "balanced_triangle_share")->value,
		(ppp + pnn) / (ppp + ppn + pnn + nnn), 1e-12));
	sg_arena_destroy(&d.arena);
}

Test(balance, triangles_of_the_highland_tribes)
{
	check_census("nds-vu/highlandtribes.csv", 19, 2, 40, 7);
}

Test(balance, triangles_of_the_cloister)
{
	check_census("nds-vu/cloister.csv", 50, 108, 230, 81);
}

Test(balance, triangles_of_the_congress)
{
	check_census("nds-vu/congress.csv", 128, 7, 77, 0);
}

/* Ties in any order. */
static sg_signed_graph graph_of(const sg_tie *ties, size_t count, uint32_t people, sg_arena *arena)
{
	sg_links links = {NULL, 0, 0, arena};
	const sg_network none = {.ties = NULL};
	sg_network network;
	sg_signed_graph out;
	for (size_t i = 0; i < count; i++)
		cr_assert(sg_links__add(&links, ties[i].source, ties[i].target, ties[i].positive,
				  ties[i].negative) == SG_OK);
	cr_assert(sg_network__sum(&network, "", &links, arena) == SG_OK);
	cr_assert(sg_signed_graph__build(&out, &network, &none, people, arena) == SG_OK);
	return out;
}

static sg_tie signed_tie(uint32_t a, uint32_t b, bool is_positive)
{
	return (sg_tie){a, b, is_positive, !is_positive};
}

static double balance_of(const sg_triangle_census *c)
{
	return c->by_negative[0] - c->by_negative[1] + c->by_negative[2] - c->by_negative[3];
}

/* Mean and deviation over all ways to place the signs, by enumeration. */
static void check_z(const uint32_t (*pairs)[2], uint32_t count, uint32_t people, uint32_t negative)
{
	sg_arena arena = SG_ARENA_INIT;
	double sum = 0, squares = 0, ways = 0;
	sg_tie ties[16];
	for (int pass = 0; pass < 2; pass++) {
		for (uint32_t set = 0; set < 1U << count; set++) {
			if ((uint32_t)__builtin_popcount(set) != negative)
				continue;
			for (uint32_t i = 0; i < count; i++)
				ties[i] = signed_tie(pairs[i][0], pairs[i][1], !(set >> i & 1));
			sg_signed_graph g = graph_of(ties, count, people, &arena);
			sg_triangle_census c;
			cr_assert(sg_balance__census(&c, &g, &arena) == SG_OK);
			double found = balance_of(&c);
			if (pass == 0) {
				ways++;
				sum += found;
				squares += found * found;
				continue;
			}
			double mean = sum / ways, variance = squares / ways - mean * mean;
			double z = sg_balance__z(&c);
			if (variance < 1e-9)
				cr_assert(isnan(z), "%u of %u: %g", negative, count, z);
			else
				cr_assert(is_close(z, (found - mean) / sqrt(variance), 1e-9),
					"%u of %u: %g", negative, count, z);
		}
	}
	sg_arena_destroy(&arena);
}

Test(balance, chance_is_what_all_ways_to_place_the_signs_give)
{
	const uint32_t complete[][2] = {{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}};
	const uint32_t apart[][2] = {
		{0, 1}, {0, 2}, {1, 2}, {3, 4}, {3, 5}, {4, 5}, {5, 6}, {4, 6}, {0, 6}};
	for (uint32_t negative = 0; negative <= 6; negative++)
		check_z(complete, 6, 4, negative);
	for (uint32_t negative = 0; negative <= 9; negative++)
		check_z(apart, 9, 7, negative);
	for (uint32_t negative = 0; negative <= 3; negative++)
		check_z(apart, 3, 3, negative);
}

Test(balance, nothing_to_count_is_null)
{
	for (uint32_t people = 0; people < 4; people++) {
		small_debate d = people_only(people);
		for (uint32_t p = 1; p < people; p++)
			tie(&d, p - 1, p, -1);
		if (people > 0)
			tie(&d, 0, 0, 1); /* to themselves: no tie */
		analyse(&d, 1);
		cr_expect(eq(dbl, figure(&d, "triangles")->value, 0));
		cr_expect(isnan(figure(&d, "balanced_triangle_share")->value));
		cr_expect(isnan(figure(&d, "balanced_triangle_share_z")->value));
		cr_expect(isnan(figure(&d, "walk_balance")->value) == (people < 2));
		sg_arena_destroy(&d.arena);
	}
}

/* ---- walks ---------------------------------------------------------------------------------- */

static double walks_of(const sg_signed_graph *g, sg_arena *arena)
{
	double out;
	sg_error err = SG_ERROR_INIT;
	cr_assert(sg_balance__walks(&out, g, arena, &err) == SG_OK);
	return out;
}

Test(balance, walks_around_one_triangle)
{
	sg_arena arena = SG_ARENA_INIT;
	/* Eigenvalues of a triangle: 2, -1, -1; with one or three negative ties their opposites. */
	double balanced = exp(2) + 2 * exp(-1), unbalanced = exp(-2) + 2 * exp(1);
	for (int negative = 0; negative < 4; negative++) {
		const sg_tie ties[] = {signed_tie(0, 1, negative < 1),
			signed_tie(0, 2, negative < 2), signed_tie(1, 2, negative < 3)};
		sg_signed_graph g = graph_of(ties, 3, 3, &arena);
		double expected = negative % 2 ? unbalanced / balanced : 1;
		cr_expect(is_close(walks_of(&g, &arena), expected, 1e-12), "%d", negative);
	}
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}

Test(balance, walks_in_parts_add_up)
{
	sg_arena arena = SG_ARENA_INIT;
	double balanced = exp(2) + 2 * exp(-1), unbalanced = exp(-2) + 2 * exp(1);
	double pair = exp(1) + exp(-1);
	const sg_tie ties[] = {signed_tie(0, 2, true), signed_tie(0, 4, true),
		signed_tie(2, 4, false), signed_tie(1, 3, false)};
	sg_signed_graph g = graph_of(ties, 4, 6, &arena);
	cr_expect(is_close(walks_of(&g, &arena), (unbalanced + pair) / (balanced + pair), 1e-12));
	sg_arena_destroy(&arena);
}

Test(balance, walks_of_many_people_do_not_overflow)
{
	/* All agree: the largest eigenvalue is 899, and exp(899) is no number. */
	enum { PEOPLE = 900 };
	sg_arena arena = SG_ARENA_INIT;
	size_t count = 0;
	sg_tie *ties = sg_arena_array(&arena, (size_t)PEOPLE * PEOPLE / 2, sizeof *ties);
	for (uint32_t a = 0; a < PEOPLE; a++)
		for (uint32_t b = a + 1; b < PEOPLE; b++)
			ties[count++] = signed_tie(a, b, true);
	sg_signed_graph g = graph_of(ties, count, PEOPLE, &arena);
	cr_expect(is_close(walks_of(&g, &arena), 1, 1e-9));
	sg_arena_destroy(&arena);
}

Test(balance, walks_of_too_many_people_are_null)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_tie ties[SG_WALK_MOST_NODES];
	for (uint32_t p = 0; p < SG_WALK_MOST_NODES; p++)
		ties[p] = signed_tie(p, p + 1, true);
	sg_signed_graph g = graph_of(ties, SG_WALK_MOST_NODES, SG_WALK_MOST_NODES + 1, &arena);
	cr_expect(isnan(walks_of(&g, &arena)));
	sg_arena_destroy(&arena);
}

Test(balance, a_matrix_that_is_not_finite_is_refused)
{
	sg_error err = SG_ERROR_INIT;
	double out[2] = {0, 0};
	const double matrix[] = {0, NAN, NAN, 0};
	cr_assert(sg_igraph__eigenvalues(out, matrix, 2, &err) == SG_E_INTERNAL);
	cr_assert(sg_igraph__eigenvalues(out, matrix, 0, &err) == SG_OK);
}

/* ---- triads --------------------------------------------------------------------------------- */

Test(balance, there_are_138_types_of_triads)
{
	int types = 0;
	for (uint32_t code = 0; code < SG_TRIAD_CODES; code++) {
		uint32_t type = sg_triads__type(code);
		cr_assert(eq(u32, sg_triads__type(type), type));
		types += type == code;
	}
	cr_assert(eq(int, types, 138));
}

enum { MOST = 9 };

/* Every three, looked at. */
static void count_by_hand(double *count, int sign[MOST][MOST], uint32_t people)
{
	memset(count, 0, SG_TRIAD_CODES * sizeof *count);
	for (uint32_t a = 0; a < people; a++)
		for (uint32_t b = a + 1; b < people; b++)
			for (uint32_t c = b + 1; c < people; c++) {
				const int ties[] = {sign[a][b], sign[b][a], sign[a][c], sign[c][a],
					sign[b][c], sign[c][b]};
				uint32_t code = 0;
				for (int i = 0; i < SG_TRIAD_TIES; i++)
					code = 3 * code + (uint32_t)ties[i];
				count[sg_triads__type(code)]++;
			}
}

static void compare_triads(uint64_t seed, uint32_t people, uint32_t of_ten)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_tie ties[MOST * MOST];
	int sign[MOST][MOST] = {{0}};
	double found[SG_TRIAD_CODES], expected[SG_TRIAD_CODES];
	sg_network network = {.ties = ties};
	for (uint32_t a = 0; a < people; a++)
		for (uint32_t b = 0; b < people; b++) {
			if (a == b || sg_random__below(&seed, 10) >= of_ten)
				continue;
			sign[a][b] = (int)sg_random__below(&seed, 3); /* 0: both, and they cancel */
			ties[network.tie_count++] =
				(sg_tie){a, b, sign[a][b] != 2, sign[a][b] != 1};
		}
	count_by_hand(expected, sign, people);
	cr_assert(sg_triads__count(found, &network, people, &arena) == SG_OK);
	for (uint32_t code = 0; code < SG_TRIAD_CODES; code++)
		cr_assert(eq(dbl, found[code], expected[code]), "%u people, code %u: %g, not %g",
			people, code, found[code], expected[code]);
	sg_arena_destroy(&arena);
}

Test(balance, triads_are_what_counting_by_hand_gives)
{
	for (uint32_t people = 0; people <= MOST; people++)
		for (uint32_t of_ten = 0; of_ten <= 10; of_ten++)
			for (uint64_t seed = 0; seed < 10; seed++)
				compare_triads(seed, people, of_ten);
}

Test(balance, five_who_all_rebut_each_other_are_ten_triads_of_one_type)
{
	small_debate d = people_only(5);
	sg_graph_options options = SG_GRAPH_OPTIONS_INIT;
	sg_error err = SG_ERROR_INIT;
	for (uint32_t a = 0; a < 5; a++)
		for (uint32_t b = 0; b < 5; b++)
			tie(&d, a, b, -1);
	options.measures = "triads";
	cr_assert(sg_graph_analyse(&d.debate, &options, &d.arena, &err) == SG_OK);
	cr_assert(eq(dbl, figure(&d, "triad_nnnnnn")->value, 10));
	cr_assert(eq(sz, d.debate.analysis->debate_count, 1));
	analyse(&d, 1); /* not among all measures */
	cr_assert(sg_analysis_figure(d.debate.analysis, "triad_nnnnnn") == NULL);
	sg_arena_destroy(&d.arena);
	cr_assert(not(has_leaks()));
}
