/* Camps: against enumeration on all small graphs, and against published optima. */
#include "graph/camp_solver.h"
#include "leak.h"
#include "small_debate.h"

#include <criterion/new/assert.h>
#include <math.h>

TestSuite(camps, .timeout = 60);

/* ---- a signed graph of n nodes from a number in base 3: no tie, agreement, rebuttal ---------- */

enum { MOST = 6 };

static size_t ties_from_code(sg_tie *out, uint32_t n, uint32_t code)
{
	size_t count = 0;
	for (uint32_t a = 0; a < n; a++) {
		for (uint32_t b = a + 1; b < n; b++, code /= 3) {
			if (code % 3)
				out[count++] = (sg_tie){
					a, b, code % 3 == 1 ? 1 : 0, code % 3 == 2 ? 1 : 0};
		}
	}
	return count;
}

/* ---- one graph of all that differ only in the numbers of people ------------------------------ */

typedef struct orders {
	uint8_t items[720][MOST]; /* all orders of n people */
	size_t count;
} orders;

static void list_orders(orders *out, uint8_t *order, uint32_t n, uint32_t placed)
{
	if (placed == n) {
		memcpy(out->items[out->count++], order, MOST);
		return;
	}
	for (uint32_t i = placed; i < n; i++) {
		uint8_t kept = order[placed];
		order[placed] = order[i];
		order[i] = kept;
		list_orders(out, order, n, placed + 1);
		order[i] = order[placed];
		order[placed] = kept;
	}
}

static orders all_orders(uint32_t n)
{
	orders out = {.count = 0};
	uint8_t order[MOST] = {0, 1, 2, 3, 4, 5};
	list_orders(&out, order, n, 0);
	return out;
}

/* Has no order of the people a smaller code? Digits are compared from the last pair on. */
static bool is_canonical(uint32_t n, uint32_t code, const orders *all)
{
	uint8_t digit[MOST][MOST] = {{0}};
	for (uint32_t a = 0; a < n; a++)
		for (uint32_t b = a + 1; b < n; b++, code /= 3)
			digit[a][b] = digit[b][a] = (uint8_t)(code % 3);
	for (size_t i = 0; i < all->count; i++) {
		const uint8_t *to = all->items[i];
		int difference = 0;
		for (uint32_t a = n - 1; a-- > 0 && difference == 0;)
			for (uint32_t b = n; b-- > a + 1 && difference == 0;)
				difference = digit[to[a]][to[b]] - digit[a][b];
		if (difference < 0)
			return false;
	}
	return true;
}

static double disagreement(const sg_signed_graph *g, const uint32_t *camp)
{
	double sum = 0;
	for (size_t i = 0; i < g->tie_count; i++) {
		bool is_inside = camp[g->ties[i].a] == camp[g->ties[i].b];
		if ((g->ties[i].weight > 0) != is_inside)
			sum += fabs(g->ties[i].weight);
	}
	return sum;
}

/* Least cost of all divisions (restricted growth strings) of a connected graph. */
static double enumerate(const sg_signed_graph *g, const sg_camp_rule *rule, uint32_t *camp,
	uint32_t placed, uint32_t camps)
{
	if (placed == g->node_count)
		return disagreement(g, camp) + sg_camp_rule__price(rule, camps);
	double least = INFINITY;
	for (uint32_t c = 0; c <= camps && c < rule->most_camps; c++) {
		camp[placed] = c;
		double cost = enumerate(g, rule, camp, placed + 1, c == camps ? camps + 1 : camps);
		least = cost < least ? cost : least;
	}
	return least;
}

static double total_weight(const sg_signed_graph *g)
{
	double sum = 0;
	for (size_t i = 0; i < g->tie_count; i++)
		sum += fabs(g->ties[i].weight);
	return sum;
}

/* Both searches must reach what enumeration finds, on every connected graph of n people, each once
 * however its people are numbered; every `share`th without a proof as well. */
static void compare_with_enumeration(uint32_t n, uint32_t last, uint32_t share)
{
	const sg_network none = {.ties = NULL};
	orders all = all_orders(n);
	uint32_t found_count = 0;
	for (uint32_t code = 0; code < last; code++) {
		if (!is_canonical(n, code, &all))
			continue;
		bool is_unproved_too = found_count++ % share == 0;
		sg_arena arena = SG_ARENA_INIT;
		sg_tie ties[MOST * MOST];
		sg_network direct = {.ties = ties, .tie_count = ties_from_code(ties, n, code)};
		sg_signed_graph g;
		sg_camp_solver solver;
		cr_assert(sg_signed_graph__build(&g, &direct, &none, n, &arena) == SG_OK);
		if (g.component_count == 1 && g.node_count == n) {
			uint32_t camp[MOST], found[MOST];
			sg_camp_rule sides = {2, 0},
				     many = {SG_NONE, SG_CAMP_PRICE * total_weight(&g)},
				     any = {SG_NONE, 0};
			double frustration = floor(enumerate(&g, &sides, camp, 0, 0) + 0.5);
			double least = enumerate(&g, &many, camp, 0, 0);
			double clusters = floor(enumerate(&g, &any, camp, 0, 0) + 0.5);
			cr_assert(sg_camp_solver__init(&solver, &g, &arena) == SG_OK);
			for (int with_proof = is_unproved_too ? 0 : 1; with_proof < 2;
				with_proof++) {
				/* Without a proof to end it the search is long. */
				bool with_clusters = with_proof || found_count % 16 == 0;
				sg_camp_effort effort = {.seed = code,
					.kicks_per_person = 20,
					.looks_per_tie = 10000,
					.cluster_kicks_per_person = 20,
					.cluster_looks_per_tie = with_clusters ? 10000 : 0,
					.bound_looks = 1000,
					.with_proof = with_proof};
				sg_camp_division d = {.camp = found};
				cr_assert(sg_camp_solver__run(&solver, &effort, &d) == SG_OK);
				double cost =
					d.disagreement + sg_camp_rule__price(&many, d.camp_count);
				cr_assert(is_close(d.sides.value, frustration, 1e-9),
					"n %u code %u proof %d: frustration %g, not %g", n, code,
					with_proof, d.sides.value, frustration);
				if (with_clusters)
					cr_assert(is_close(d.clusters.value, clusters, 1e-9),
						"n %u code %u proof %d: clusters %g, not %g", n,
						code, with_proof, d.clusters.value, clusters);
				cr_assert(is_close(cost, least, 1e-9),
					"n %u code %u proof %d: cost %g, not %g", n, code,
					with_proof, cost, least);
				cr_assert(not(with_proof && !d.is_exact));
				cr_assert(not(with_proof && !d.sides.is_exact));
				cr_assert(not(with_proof && !d.clusters.is_exact));
				cr_assert(is_close(disagreement(&g, found), d.disagreement, 1e-9));
			}
		}
		sg_arena_destroy(&arena);
	}
}

Test(camps, best_on_all_graphs_of_up_to_four_people)
{
	compare_with_enumeration(2, 3, 1);
	compare_with_enumeration(3, 27, 1);
	compare_with_enumeration(4, 729, 1);
}

Test(camps, best_on_all_graphs_of_five_people)
{
	compare_with_enumeration(5, 59049, 1);
}

Test(camps, best_on_all_graphs_of_six_people, .timeout = 400)
{
	compare_with_enumeration(6, 14348907, 16);
}

/* ---- published graphs ----------------------------------------------------------------------- */

Test(camps, highland_tribes_have_frustration_seven_and_three_camps)
{
	small_debate d;
	if (!load_signed_graph(&d, "nds-vu/highlandtribes.csv"))
		cr_skip_test("data folder not there");
	analyse(&d, 1);
	const sg_analysis *a = d.debate.analysis;
	cr_assert(eq(dbl, figure(&d, "frustration")->value, 7));
	cr_assert(figure(&d, "frustration")->is_exact);
	cr_assert(eq(dbl, figure(&d, "camp_disagreement")->value, 2));
	cr_assert(figure(&d, "camp_disagreement")->is_exact);
	cr_assert(eq(dbl, figure(&d, "cluster_disagreement")->value, 2));
	cr_assert(figure(&d, "cluster_disagreement")->is_exact);
	cr_assert(eq(sz, a->camp_count, 3));
	/* {2,3,5,6,7,10,11}, {4,8,9,12,13}, {0,1,14,15}: by size */
	const uint32_t expected[] = {2, 2, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 1, 1, 2, 2};
	for (size_t p = 0; p < 16; p++)
		cr_assert(eq(u32, a->person_camp[p], expected[p]));
	cr_assert(is_close(figure(&d, "balanced_triangle_share")->value, 0.867647, 1e-6));
	cr_assert(eq(dbl, figure(&d, "triangles")->value, 68));
	sg_arena_destroy(&d.arena);
}

Test(camps, congress_has_frustration_eighteen)
{
	small_debate d;
	if (!load_signed_graph(&d, "nds-vu/congress.csv"))
		cr_skip_test("data folder not there");
	analyse(&d, 1);
	cr_assert(eq(dbl, figure(&d, "frustration")->value, 18));
	cr_assert(figure(&d, "frustration")->is_exact);
	cr_assert(eq(dbl, figure(&d, "frustration_lower")->value, 18));
	cr_assert(figure(&d, "camp_disagreement")->value <= 18);
	cr_assert(eq(dbl, figure(&d, "cluster_disagreement")->value, 18));
	cr_assert(figure(&d, "cluster_disagreement")->is_exact);
	cr_assert(is_close(figure(&d, "balanced_triangle_share")->value, 0.966981, 1e-6));
	sg_arena_destroy(&d.arena);
}

Test(camps, cloister_has_frustration_thirty_four)
{
	small_debate d;
	if (!load_signed_graph(&d, "nds-vu/cloister.csv"))
		cr_skip_test("data folder not there");
	analyse(&d, 1);
	cr_assert(eq(dbl, figure(&d, "frustration")->value, 34));
	cr_assert(figure(&d, "frustration")->is_exact);
	sg_arena_destroy(&d.arena);
}

/* ---- what is reported ----------------------------------------------------------------------- */

static sg_slice label_of(const small_debate *d, uint32_t camp)
{
	return d->debate.analysis->camps[camp].label;
}

Test(camps, two_friends_against_one)
{
	small_debate d = people_only(4);
	tie(&d, 0, 1, 1);
	tie(&d, 2, 1, -1);
	analyse(&d, 1);
	const sg_analysis *a = d.debate.analysis;
	cr_assert(eq(sz, a->camp_count, 2));
	cr_assert(eq(u32, a->camps[0].size, 2));
	cr_assert(sg_slice_eq(label_of(&d, 0), sg_slice_of("With B")));
	cr_assert(sg_slice_eq(label_of(&d, 1), sg_slice_of("C")));
	cr_assert(eq(u32, a->person_camp[0], 0));
	cr_assert(eq(u32, a->person_camp[1], 0));
	cr_assert(eq(u32, a->person_camp[2], 1));
	cr_assert(eq(u32, a->person_camp[3], SG_NONE));
	cr_assert(isnan(people_column(&d, "camp_share")[3]));
	cr_assert(eq(dbl, people_column(&d, "camp_share")[0], 1));
	cr_assert(figure(&d, "frustration")->is_exact);
	sg_arena_destroy(&d.arena);
	cr_assert(not(has_leaks()));
}

Test(camps, two_lone_opponents_are_two_camps)
{
	small_debate d = people_only(2);
	tie(&d, 0, 1, -1);
	analyse(&d, 1);
	cr_assert(eq(sz, d.debate.analysis->camp_count, 2));
	cr_assert(sg_slice_eq(label_of(&d, 0), sg_slice_of("A")));
	cr_assert(sg_slice_eq(label_of(&d, 1), sg_slice_of("B")));
	sg_arena_destroy(&d.arena);
}

Test(camps, lone_opponents_beside_real_camps_are_in_none)
{
	small_debate d = people_only(4);
	tie(&d, 0, 1, -1);
	tie(&d, 2, 3, 1);
	analyse(&d, 1);
	const sg_analysis *a = d.debate.analysis;
	cr_assert(eq(sz, a->camp_count, 1));
	cr_assert(eq(u32, a->person_camp[0], SG_NONE));
	cr_assert(eq(u32, a->person_camp[2], 0));
	sg_arena_destroy(&d.arena);
}

Test(camps, components_do_not_share_a_camp)
{
	small_debate d = people_only(5);
	tie(&d, 3, 4, 1);
	tie(&d, 2, 3, 1);
	tie(&d, 0, 1, 1);
	analyse(&d, 1);
	const sg_analysis *a = d.debate.analysis;
	cr_assert(eq(sz, a->camp_count, 2));
	cr_assert(eq(u32, a->camps[0].size, 3));
	cr_assert(eq(u32, a->person_camp[0], 1));
	cr_assert(eq(u32, a->person_camp[4], 0));
	sg_arena_destroy(&d.arena);
}

Test(camps, three_foes_are_three_camps_and_their_frustration_is_one)
{
	small_debate d = people_only(3);
	tie(&d, 0, 1, -1);
	tie(&d, 1, 2, -1);
	tie(&d, 2, 0, -1);
	analyse(&d, 1);
	cr_assert(eq(sz, d.debate.analysis->camp_count, 3));
	cr_assert(eq(dbl, figure(&d, "frustration")->value, 1));
	cr_assert(eq(dbl, figure(&d, "camp_disagreement")->value, 0));
	cr_assert(eq(dbl, figure(&d, "balanced_triangle_share")->value, 0));
	sg_arena_destroy(&d.arena);
}

/* Trees are balanced; around a small knot of quarrels they change nothing, however large. */
Test(camps, large_tree_around_a_small_core_is_solved_exactly)
{
	small_debate d = people_only(400);
	for (uint32_t p = 3; p < 400; p++)
		tie(&d, p, (p * 7) % (p - 1), p % 3 ? -1 : 1);
	tie(&d, 0, 1, -1);
	tie(&d, 1, 2, -1);
	tie(&d, 2, 0, -1);
	analyse(&d, 1);
	cr_assert(eq(dbl, figure(&d, "frustration")->value, 1));
	cr_assert(figure(&d, "frustration")->is_exact);
	sg_arena_destroy(&d.arena);
}

/* Many components whose camps are hard to prove must not take each one's time limit. */
Test(camps, many_hard_components_are_quick)
{
	enum { KNOTS = 150, SIZE = 34 };
	small_debate d = people_only(KNOTS * SIZE);
	unsigned seed = 17;
	for (uint32_t k = 0; k < KNOTS; k++)
		for (uint32_t i = 0; i < SIZE; i++)
			for (uint32_t j = 0; j < i; j++)
				if (rand_r(&seed) % 2)
					tie(&d, k * SIZE + i, k * SIZE + j,
						rand_r(&seed) % 2 ? 1 : -1);
	analyse(&d, 1);
	cr_assert(not(figure(&d, "frustration")->is_exact));
	double lower = figure(&d, "frustration_lower")->value;
	cr_assert(lower > 0);
	cr_assert(lower < figure(&d, "frustration")->value);
	cr_assert(figure(&d, "cluster_disagreement")->value <= figure(&d, "frustration")->value);
	cr_assert(figure(&d, "cluster_disagreement")->value <=
		  figure(&d, "camp_disagreement")->value);
	sg_arena_destroy(&d.arena);
}

/* Without ties between people there is nothing to disagree with. */
Test(camps, nobody_disagrees_where_nothing_is_tied)
{
	for (uint32_t people = 0; people < 3; people++) {
		small_debate d = people_only(people);
		if (people > 0)
			tie(&d, 0, 0, -1);
		analyse(&d, 1);
		const char *keys[] = {"frustration", "frustration_lower", "camp_disagreement",
			"cluster_disagreement", "cluster_disagreement_lower"};
		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
			cr_assert(eq(dbl, figure(&d, keys[i])->value, 0));
			cr_assert(figure(&d, keys[i])->is_exact);
		}
		cr_assert(isnan(figure(&d, "balance")->value));
		sg_arena_destroy(&d.arena);
	}
}

/* Who comes first changes no figure that is proved. */
Test(camps, figures_do_not_depend_on_the_numbers_of_people)
{
	enum { PEOPLE = 13 };
	const char *keys[] = {"frustration", "frustration_lower", "balance", "camp_disagreement",
		"cluster_disagreement", "cluster_disagreement_lower"};
	double first[6] = {0};
	unsigned seed = 5;
	int sign[PEOPLE][PEOPLE];
	for (uint32_t i = 0; i < PEOPLE; i++)
		for (uint32_t j = 0; j < PEOPLE; j++)
			sign[i][j] = rand_r(&seed) % 3 ? 0 : rand_r(&seed) % 2 ? 1 : -1;
	for (uint32_t turn = 0; turn < 4; turn++) {
		const uint32_t step[] = {1, 5, 12, 7};
		small_debate d = people_only(PEOPLE);
		for (uint32_t i = 0; i < PEOPLE; i++)
			for (uint32_t j = 0; j < PEOPLE; j++)
				if (i != j && sign[i][j])
					tie(&d, i * step[turn] % PEOPLE, j * step[turn] % PEOPLE,
						sign[i][j]);
		analyse(&d, turn);
		for (int i = 0; i < 6; i++) {
			const sg_figure *f = figure(&d, keys[i]);
			cr_assert(f->is_exact, "%s", keys[i]);
			first[i] = turn == 0 ? f->value : first[i];
			cr_assert(is_close(f->value, first[i], 1e-9), "%s: %g, not %g", keys[i],
				f->value, first[i]);
		}
		sg_arena_destroy(&d.arena);
	}
}

/* A third camp has to save more than a twentieth of all stances. */
Test(camps, one_quarrel_among_many_friends_makes_no_third_camp)
{
	small_debate d = people_only(12);
	for (uint32_t i = 0; i < 6; i++)
		for (uint32_t j = 6; j < 12; j++)
			tie(&d, i, j, -1);
	tie(&d, 6, 7, -1);
	analyse(&d, 1);
	cr_assert(eq(sz, d.debate.analysis->camp_count, 2));
	sg_arena_destroy(&d.arena);
}

Test(camps, cancelled_evidence_is_no_evidence)
{
	small_debate d = people_only(2);
	tie(&d, 0, 1, -1);
	tie(&d, 1, 0, 1);
	analyse(&d, 1);
	cr_assert(eq(sz, d.debate.analysis->camp_count, 0));
	cr_assert(eq(u32, d.debate.analysis->person_camp[0], SG_NONE));
	sg_arena_destroy(&d.arena);
}

Test(camps, no_two_labels_are_the_same)
{
	small_debate d = {SG_DEBATE_INIT, SG_ARENA_INIT};
	const char *names[] = {"Ann", "Bo", "Ann", "Cy", "Ann (2)", "Di", "", "Ed"};
	for (size_t i = 0; i < 8; i++)
		add_person(&d, names[i]);
	for (uint32_t i = 0; i < 8; i += 2)
		tie(&d, i + 1, i, 1);
	analyse(&d, 1);
	const sg_analysis *a = d.debate.analysis;
	cr_assert(eq(sz, a->camp_count, 4));
	for (uint32_t i = 0; i < 4; i++)
		for (uint32_t j = 0; j < i; j++)
			cr_assert(not(sg_slice_eq(label_of(&d, i), label_of(&d, j))));
	cr_assert(sg_slice_eq(label_of(&d, 0), sg_slice_of("With Ann")));
	cr_assert(sg_slice_eq(label_of(&d, 3), sg_slice_of("With person 7")));
	sg_arena_destroy(&d.arena);
}

Test(camps, long_names_are_cut_between_letters)
{
	small_debate d = {SG_DEBATE_INIT, SG_ARENA_INIT};
	add_person(&d, "ääääääääääääääääääääääääää");
	add_person(&d, "B");
	tie(&d, 1, 0, 1);
	analyse(&d, 1);
	sg_slice expected = sg_slice_of("With ääääääääääääääääääää…");
	cr_assert(sg_slice_eq(label_of(&d, 0), expected));
	sg_arena_destroy(&d.arena);
}

/* A rebuttal of confidence 0.5 is not there in half of all runs, and in half of those the two come
 * out together: then one of them is elsewhere. */
Test(camps, a_doubtful_stance_makes_no_sure_camps)
{
	small_debate d = people_only(2), sure = people_only(2);
	relate(&d, SG_REBUTS, sg_node_person(0), sg_node_person(1), 0.5);
	tie(&sure, 0, 1, -1);
	sg_graph_options options = SG_GRAPH_OPTIONS_INIT;
	sg_error err = SG_ERROR_INIT;
	options.resamples = 4000;
	cr_assert(sg_graph_analyse(&d.debate, &options, &d.arena, &err) == SG_OK);
	analyse(&sure, 1);
	const double *share = people_column(&d, "camp_share");
	cr_assert(is_close((share[0] + share[1]) / 2, 0.875, 0.02));
	cr_assert(eq(dbl, people_column(&sure, "camp_share")[0], 1));
	cr_assert(eq(dbl, people_column(&sure, "camp_share")[1], 1));
	sg_arena_destroy(&d.arena);
	sg_arena_destroy(&sure.arena);
}

/* Somebody with as many friends here as there is less sure of a place than the rest. */
Test(camps, people_between_camps_have_a_lower_share)
{
	small_debate d = people_only(9);
	for (uint32_t side = 0; side < 2; side++)
		for (uint32_t i = 0; i < 4; i++)
			for (uint32_t j = 0; j < i; j++)
				tie(&d, 4 * side + i, 4 * side + j, 1);
	for (uint32_t i = 0; i < 4; i++)
		tie(&d, i, 4 + i, -1);
	tie(&d, 8, 0, 1);
	tie(&d, 8, 4, 1);
	analyse(&d, 1);
	const double *share = people_column(&d, "camp_share");
	cr_assert(share[1] > 0.9);
	cr_assert(share[8] < 0.8);
	cr_assert(share[8] > 0.2);
	sg_arena_destroy(&d.arena);
}
