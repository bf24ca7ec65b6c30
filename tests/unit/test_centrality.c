/* How central people are: hand counts, and values of networkx 2.8.8 and igraph 0.10.2. */
#include "graph/closeness.h"
#include "graph/eigen.h"
#include "graph/igraph_port.h"
#include "graph/pagerank.h"
#include "graph/pn.h"
#include "leak.h"
#include "raw_graph.h"
#include "small_debate.h"

#include <criterion/new/assert.h>
#include <math.h>

TestSuite(centrality, .timeout = 30);

/* Zachary's karate club (1977), 34 members, 78 ties. */
static const unsigned char karate[78][2] = {
	{0, 1},
	{0, 2},
	{1, 2},
	{0, 3},
	{1, 3},
	{2, 3},
	{0, 4},
	{0, 5},
	{0, 6},
	{4, 6},
	{5, 6},
	{0, 7},
	{1, 7},
	{2, 7},
	{3, 7},
	{0, 8},
	{2, 8},
	{2, 9},
	{0, 10},
	{4, 10},
	{5, 10},
	{0, 11},
	{0, 12},
	{3, 12},
	{0, 13},
	{1, 13},
	{2, 13},
	{3, 13},
	{5, 16},
	{6, 16},
	{0, 17},
	{1, 17},
	{0, 19},
	{1, 19},
	{0, 21},
	{1, 21},
	{23, 25},
	{24, 25},
	{2, 27},
	{23, 27},
	{24, 27},
	{2, 28},
	{23, 29},
	{26, 29},
	{1, 30},
	{8, 30},
	{0, 31},
	{24, 31},
	{25, 31},
	{28, 31},
	{2, 32},
	{8, 32},
	{14, 32},
	{15, 32},
	{18, 32},
	{20, 32},
	{22, 32},
	{23, 32},
	{29, 32},
	{30, 32},
	{31, 32},
	{8, 33},
	{9, 33},
	{13, 33},
	{14, 33},
	{15, 33},
	{18, 33},
	{19, 33},
	{20, 33},
	{22, 33},
	{23, 33},
	{26, 33},
	{27, 33},
	{28, 33},
	{29, 33},
	{30, 33},
	{31, 33},
	{32, 33},
};

static void karate_ties(sg_tie *out)
{
	for (size_t i = 0; i < 78; i++)
		out[i] = (sg_tie){karate[i][0], karate[i][1], 1, 0};
}

Test(centrality, degrees_by_kind)
{
	small_debate d = people_only(3);
	uint32_t a = add_claim(&d, 0), b = add_claim(&d, 1), c = add_claim(&d, 2);
	uint32_t nobody = add_claim(&d, SG_NONE);
	relate(&d, SG_REPLIES, sg_node_claim(b), sg_node_claim(a), 1);
	relate(&d, SG_REPLIES, sg_node_claim(c), sg_node_claim(a), 1);
	relate(&d, SG_REBUTS, sg_node_claim(b), sg_node_claim(a), 0.7);
	relate(&d, SG_AGREES, sg_node_claim(c), sg_node_claim(a), 0.7);
	relate(&d, SG_AGREES, sg_node_claim(c), sg_node_claim(nobody), 0.7);
	analyse(&d, 1);
	cr_assert(eq(dbl, people_column(&d, "replies_in")[0], 2));
	cr_assert(eq(dbl, people_column(&d, "replies_out")[1], 1));
	cr_assert(eq(dbl, people_column(&d, "rebuts_in")[0], 1));
	cr_assert(eq(dbl, people_column(&d, "rebuts_out")[1], 1));
	cr_assert(eq(dbl, people_column(&d, "agrees_in")[0], 1));
	cr_assert(eq(dbl, people_column(&d, "agrees_out")[2], 2));
	cr_assert(eq(dbl, people_column(&d, "claims")[2], 1));
	cr_assert(eq(dbl, claims_column(&d, "replies_in")[a], 2));
	cr_assert(eq(dbl, claims_column(&d, "rebuts_in")[a], 1));
	cr_assert(eq(dbl, claims_column(&d, "agrees_in")[nobody], 1));
	sg_arena_destroy(&d.arena);
}

Test(centrality, joint_statement_counts_once_for_who_answers_it)
{
	small_debate d = people_only(3);
	uint32_t joint = add_claim(&d, 0), b = add_claim(&d, 2);
	relate(&d, SG_ASSERTS, sg_node_person(1), sg_node_claim(joint), 1);
	relate(&d, SG_REBUTS, sg_node_claim(b), sg_node_claim(joint), 1);
	analyse(&d, 1);
	cr_assert(eq(dbl, people_column(&d, "rebuts_out")[2], 1));
	cr_assert(eq(dbl, people_column(&d, "rebuts_in")[0], 1));
	cr_assert(eq(dbl, people_column(&d, "rebuts_in")[1], 1));
	sg_arena_destroy(&d.arena);
}

Test(centrality, pagerank_of_the_karate_club)
{
	/* Undirected: every tie both ways. */
	sg_tie ties[156];
	double rank[34], sum = 0;
	sg_arena arena = SG_ARENA_INIT;
	sg_pagerank graph;
	karate_ties(ties);
	for (size_t i = 0; i < 78; i++)
		ties[78 + i] = (sg_tie){karate[i][1], karate[i][0], 1, 0};
	cr_assert(sg_pagerank__init(&graph, ties, 156, 34, &arena) == SG_OK);
	sg_pagerank__run(&graph, NULL, rank);
	for (size_t i = 0; i < 34; i++)
		sum += rank[i];
	cr_assert(is_close(sum, 1, 1e-9));
	cr_assert(is_close(rank[33], 0.100919, 1e-6));
	cr_assert(is_close(rank[0], 0.096997, 1e-6));
	cr_assert(is_close(rank[32], 0.071693, 1e-6));
	cr_assert(is_close(rank[2], 0.057079, 1e-6));
	sg_arena_destroy(&arena);
}

Test(centrality, pagerank_of_weights_times_factors_is_that_of_the_products)
{
	const sg_tie plain[] = {{0, 1, 2, 0}, {0, 2, 3, 9}, {1, 2, 1, 0}, {2, 0, 0, 5}};
	const sg_tie times[] = {{0, 1, 1, 0}, {0, 2, 12, 0}, {1, 2, 2, 0}};
	const double factor[] = {0.5, 4, 2, 1};
	double a[3], b[3];
	sg_arena arena = SG_ARENA_INIT;
	sg_pagerank graph, expected;
	cr_assert(sg_pagerank__init(&graph, plain, 4, 3, &arena) == SG_OK);
	cr_assert(sg_pagerank__init(&expected, times, 3, 3, &arena) == SG_OK);
	sg_pagerank__run(&graph, factor, a);
	sg_pagerank__run(&expected, NULL, b);
	for (size_t i = 0; i < 3; i++)
		cr_assert(is_close(a[i], b[i], 1e-15));
	sg_arena_destroy(&arena);
}

Test(centrality, pagerank_follows_attention)
{
	/* B and C answer A, C also B; A answers nobody. With damping d = 0.85 and the dangling A
	 * spread evenly: c = t, b = t + d c / 2, a = t + d b + d c / 2, t = (1 - d + d a) / 3. */
	small_debate d = people_only(3);
	uint32_t a = add_claim(&d, 0), b = add_claim(&d, 1), c = add_claim(&d, 2);
	relate(&d, SG_REPLIES, sg_node_claim(b), sg_node_claim(a), 1);
	relate(&d, SG_REBUTS, sg_node_claim(b), sg_node_claim(a), 0.5);
	relate(&d, SG_REPLIES, sg_node_claim(c), sg_node_claim(a), 1);
	relate(&d, SG_REPLIES, sg_node_claim(c), sg_node_claim(b), 1);
	analyse(&d, 1);
	const double *rank = people_column(&d, "pagerank");
	double t = 1 / (3 + 0.85 * 2 + 0.85 * 0.85 / 2);
	cr_assert(is_close(rank[2], t, 1e-9));
	cr_assert(is_close(rank[1], t * 1.425, 1e-9));
	cr_assert(is_close(rank[0], t * (1 + 0.85 * 1.425 + 0.425), 1e-9));
	/* Claims stand in the same relations here. */
	cr_assert(is_close(claims_column(&d, "pagerank")[a], rank[0], 1e-9));
	sg_arena_destroy(&d.arena);
	cr_assert(not(has_leaks()));
}

Test(centrality, betweenness_of_a_chain)
{
	small_debate d = people_only(5);
	for (uint32_t i = 0; i < 3; i++)
		tie(&d, i, i + 1, i == 1 ? -1 : 1);
	tie(&d, 1, 0, -1); /* the same pair the other way: one pair */
	analyse(&d, 1);
	const double *between = people_column(&d, "betweenness");
	const double expected[] = {0, 2, 2, 0, 0};
	for (size_t i = 0; i < 5; i++)
		cr_assert(is_close(between[i], expected[i], 1e-9));
	cr_assert(figure(&d, "betweenness_sources")->is_exact);
	cr_assert(eq(dbl, figure(&d, "betweenness_sources")->value, 4));
	sg_arena_destroy(&d.arena);
}

/* ---- distances, eigenvectors, status -------------------------------------------------------- */

Test(centrality, distances_in_the_karate_club)
{
	sg_tie ties[78];
	uint32_t everybody[34];
	sg_arena arena = SG_ARENA_INIT;
	sg_distances d;
	karate_ties(ties);
	sg_signed_graph g = make_graph(ties, 78, 34, &arena);
	for (uint32_t i = 0; i < 34; i++)
		everybody[i] = i;
	cr_assert(sg_distances__init(&d, &g, &arena) == SG_OK);
	sg_distances__add(&d, &g, 0, everybody, 34);
	cr_assert(is_close(33 / d.sum[0], 0.568966, 1e-6));
	cr_assert(is_close(33 / d.sum[2], 0.559322, 1e-6));
	/* One after the other it is the same. */
	sg_distances one;
	cr_assert(sg_distances__init(&one, &g, &arena) == SG_OK);
	for (uint32_t i = 0; i < 34; i++)
		sg_distances__add(&one, &g, 0, &everybody[i], 1);
	for (uint32_t i = 0; i < 34; i++) {
		cr_assert(eq(dbl, d.sum[i], one.sum[i]));
		cr_assert(is_close(d.inverse[i], one.inverse[i], 1e-12));
	}
	sg_arena_destroy(&arena);
}

/* A chain longer than one batch of sources is wide: sums of distances are known. */
Test(centrality, distances_along_a_chain)
{
	enum { LENGTH = 200 };
	sg_tie ties[LENGTH - 1];
	uint32_t everybody[LENGTH];
	sg_arena arena = SG_ARENA_INIT;
	sg_distances d;
	for (uint32_t i = 0; i + 1 < LENGTH; i++)
		ties[i] = (sg_tie){i, i + 1, 1, 0};
	for (uint32_t i = 0; i < LENGTH; i++)
		everybody[i] = i;
	sg_signed_graph g = make_graph(ties, LENGTH - 1, LENGTH, &arena);
	cr_assert(sg_distances__init(&d, &g, &arena) == SG_OK);
	sg_distances__add(&d, &g, 0, everybody, LENGTH);
	for (uint32_t i = 0; i < LENGTH; i++) {
		uint32_t after = LENGTH - 1 - i;
		cr_assert(eq(dbl, d.sum[i], (i * (i + 1) + after * (after + 1)) / 2));
	}
	sg_arena_destroy(&arena);
}

Test(centrality, eigenvector_of_the_karate_club)
{
	sg_tie ties[78];
	double vector[34];
	sg_arena arena = SG_ARENA_INIT;
	sg_eigen eigen;
	karate_ties(ties);
	sg_signed_graph g = make_graph(ties, 78, 34, &arena);
	cr_assert(sg_eigen__init(&eigen, &g, &arena) == SG_OK);
	sg_eigen_pair pair = sg_eigen__lead(&eigen, 0, true, vector);
	cr_assert(pair.is_converged && pair.is_unique);
	cr_assert(is_close(pair.value, 6.725698, 1e-6));
	cr_assert(is_close(fabs(vector[33]), 0.373363, 1e-6));
	cr_assert(is_close(fabs(vector[0]), 0.355491, 1e-6));
	sg_arena_destroy(&arena);
}

/* Bipartite, and with neighbouring eigenvalues so close that it takes many restarts. */
Test(centrality, eigenvector_of_a_long_chain)
{
	enum { LENGTH = 300 };
	const double pi = acos(-1);
	sg_tie ties[LENGTH - 1];
	double vector[LENGTH];
	sg_arena arena = SG_ARENA_INIT;
	sg_eigen eigen;
	for (uint32_t i = 0; i + 1 < LENGTH; i++)
		ties[i] = (sg_tie){i, i + 1, 0, 1}; /* the signs only alternate the vector's */
	sg_signed_graph g = make_graph(ties, LENGTH - 1, LENGTH, &arena);
	cr_assert(sg_eigen__init(&eigen, &g, &arena) == SG_OK);
	sg_eigen_pair pair = sg_eigen__lead(&eigen, 0, true, vector);
	cr_assert(pair.is_converged && pair.is_unique);
	cr_assert(is_close(pair.value, 2 * cos(pi / (LENGTH + 1)), 1e-12));
	for (uint32_t i = 0; i < LENGTH; i++) {
		double expected = sqrt(2.0 / (LENGTH + 1)) * sin(pi * (i + 1) / (LENGTH + 1));
		cr_assert(is_close(fabs(vector[i]), expected, 1e-8));
		cr_assert(i == 0 || vector[i] * vector[i - 1] < 0);
	}
	sg_arena_destroy(&arena);
}

Test(centrality, two_camps_of_friends_have_opposite_signs)
{
	small_debate d = people_only(6);
	for (uint32_t i = 0; i < 5; i++)
		for (uint32_t j = 0; j < i; j++)
			tie(&d, i, j, i / 3 == j / 3 ? 1 : -1);
	analyse(&d, 1);
	const double *side = people_column(&d, "signed_eigenvector");
	for (uint32_t i = 0; i < 5; i++)
		cr_assert(i < 3 ? side[i] > 0 : side[i] < 0);
	cr_assert(is_close(side[0], 1, 1e-9));
	cr_assert(isnan(side[5]));
	sg_arena_destroy(&d.arena);
}

Test(centrality, three_foes_have_no_sides)
{
	small_debate d = people_only(5);
	tie(&d, 0, 1, -1);
	tie(&d, 1, 2, -1);
	tie(&d, 2, 0, -1);
	tie(&d, 3, 4, -1);
	analyse(&d, 1);
	const double *side = people_column(&d, "signed_eigenvector");
	cr_assert(isnan(side[0]) && isnan(side[1]) && isnan(side[2]));
	cr_assert(is_close(side[3], 1, 1e-9) && is_close(side[4], -1, 1e-9));
	sg_arena_destroy(&d.arena);
}

/* Friends of all are worth 2 (the test of R's signnet); foes of all 1/2, where power series do not
 * converge. */
Test(centrality, status_among_friends_and_among_foes)
{
	for (int sign = -1; sign <= 1; sign += 2)
		for (uint32_t people = 2; people <= 9; people++) {
			sg_tie ties[36];
			double values[9];
			size_t count = 0;
			sg_arena arena = SG_ARENA_INIT;
			for (uint32_t i = 0; i < people; i++)
				for (uint32_t j = 0; j < i; j++)
					ties[count++] = (sg_tie){i, j, sign > 0, sign < 0};
			sg_signed_graph g = make_graph(ties, count, people, &arena);
			cr_assert(sg_pn__run(&g, values, &arena) == SG_OK);
			for (uint32_t i = 0; i < people; i++)
				cr_assert(is_close(values[i], sign > 0 ? 2 : 0.5, 1e-9));
			sg_arena_destroy(&arena);
		}
}

Test(centrality, weights_of_stances_given_and_got)
{
	small_debate d = people_only(3);
	relate(&d, SG_AGREES, sg_node_person(0), sg_node_person(1), 0.75);
	relate(&d, SG_REBUTS, sg_node_person(2), sg_node_person(1), 0.25);
	analyse(&d, 1);
	cr_assert(eq(dbl, people_column(&d, "positive_in")[1], 0.75));
	cr_assert(eq(dbl, people_column(&d, "positive_out")[0], 0.75));
	cr_assert(eq(dbl, people_column(&d, "negative_in")[1], 0.25));
	cr_assert(eq(dbl, people_column(&d, "negative_out")[2], 0.25));
	cr_assert(eq(dbl, people_column(&d, "support_share")[1], 0.75));
	cr_assert(isnan(people_column(&d, "support_share")[0]));
	sg_arena_destroy(&d.arena);
}

/* A star beside a pair: 5 people of 7 whom the centre reaches in one step. */
Test(centrality, closeness_of_a_star_beside_a_pair)
{
	small_debate d = people_only(8);
	for (uint32_t i = 1; i < 6; i++)
		tie(&d, i, 0, 1);
	tie(&d, 6, 7, -1);
	analyse(&d, 1);
	const double *close = people_column(&d, "closeness"),
		     *harmonic = people_column(&d, "harmonic");
	cr_assert(is_close(close[0], 5.0 / 7, 1e-12));
	cr_assert(is_close(close[1], 5.0 / 7 * 5 / 9, 1e-12));
	cr_assert(is_close(close[6], 1.0 / 7, 1e-12));
	cr_assert(is_close(harmonic[0], 5.0 / 7, 1e-12));
	cr_assert(is_close(harmonic[1], 3.0 / 7, 1e-12));
	cr_assert(eq(dbl, figure(&d, "closeness_sources")->value, 8));
	cr_assert(figure(&d, "closeness_sources")->is_exact);
	cr_assert(eq(dbl, people_column(&d, "coreness")[0], 1));
	cr_assert(eq(dbl, figure(&d, "degeneracy")->value, 1));
	/* The bridging coefficient of the centre is (1/5) / 5. */
	cr_assert(is_close(people_column(&d, "bridging_centrality")[0], 10.0 / 25, 1e-12));
	/* The star's eigenvalue is the larger one. */
	cr_assert(is_close(figure(&d, "eigenvalue")->value, sqrt(5), 1e-12));
	cr_assert(is_close(people_column(&d, "eigenvector")[0], sqrt(0.5), 1e-9));
	cr_assert(eq(dbl, people_column(&d, "eigenvector")[6], 0));
	sg_arena_destroy(&d.arena);
}

/* Large parts are estimated from a sample, and say so; near enough to the truth. */
Test(centrality, closeness_of_many_is_estimated)
{
	enum { PEOPLE = 20 * 1000, TIES = 60 * 1000 };
	sg_tie *ties = calloc(TIES, sizeof *ties);
	small_debate d = people_only(PEOPLE);
	unsigned seed = 5;
	for (uint32_t i = 0; i < TIES; i++) {
		ties[i] = (sg_tie){(uint32_t)rand_r(&seed) % (PEOPLE - 2),
			(uint32_t)rand_r(&seed) % (PEOPLE - 2), 1, 0};
		tie(&d, ties[i].source, ties[i].target, 1);
	}
	tie(&d, PEOPLE - 2, PEOPLE - 1, 1);
	sg_graph_options options = SG_GRAPH_OPTIONS_INIT;
	options.measures = "closeness";
	cr_assert(sg_graph_analyse(&d.debate, &options, &d.arena, NULL) == SG_OK);
	cr_assert(not(figure(&d, "closeness_sources")->is_exact));
	const double *close = people_column(&d, "closeness");
	cr_assert(is_close(close[PEOPLE - 1], 1.0 / (PEOPLE - 1), 1e-12));
	sg_signed_graph g = make_graph(ties, TIES, PEOPLE - 2, &d.arena);
	sg_distances exact;
	uint32_t *all = calloc(g.node_count, sizeof *all);
	uint32_t end = g.component_first[1];
	for (uint32_t v = 0; v < end; v++)
		all[v] = v;
	cr_assert(sg_distances__init(&exact, &g, &d.arena) == SG_OK);
	sg_distances__add(&exact, &g, 0, all, end);
	for (uint32_t v = 0; v < end; v++) {
		double r = end - 1;
		double expected = r / exact.sum[v] * r / (PEOPLE - 1);
		cr_assert(is_close(close[g.person[v]] / expected, 1, 0.05));
	}
	free(all);
	free(ties);
	sg_arena_destroy(&d.arena);
}

/* ---- igraph --------------------------------------------------------------------------------- */

Test(centrality, leiden_gathers_friends_and_repeats_itself)
{
	const sg_tie ties[] = {{0, 1, 1, 0}, {1, 2, 1, 0}, {2, 3, 0, 1}, {3, 4, 1, 0}};
	uint32_t once[5], twice[5];
	sg_igraph_ties graph = {ties, 4, 5};
	cr_assert(sg_igraph__leiden(once, graph, 7, NULL) == SG_OK);
	cr_assert(sg_igraph__leiden(twice, graph, 7, NULL) == SG_OK);
	cr_assert(once[0] == once[1] && once[1] == once[2] && once[3] == once[4]);
	cr_assert(ne(u32, once[2], once[3]));
	for (size_t i = 0; i < 5; i++)
		cr_assert(eq(u32, once[i], twice[i]));
}

Test(centrality, nobody_at_all_is_no_error)
{
	sg_igraph_ties none = {NULL, 0, 0};
	cr_assert(sg_igraph__coreness(NULL, none, NULL) == SG_OK);
	cr_assert(sg_igraph__leiden(NULL, none, 1, NULL) == SG_OK);
}
