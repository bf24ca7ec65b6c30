/* Degrees, PageRank, betweenness: hand counts, and values of networkx 2.8.8. */
#include "graph/igraph_port.h"
#include "leak.h"
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
	karate_ties(ties);
	for (size_t i = 0; i < 78; i++)
		ties[78 + i] = (sg_tie){karate[i][1], karate[i][0], 1, 0};
	cr_assert(sg_igraph__pagerank(rank, (sg_igraph_ties){ties, 156, 34}, NULL) == SG_OK);
	for (size_t i = 0; i < 34; i++)
		sum += rank[i];
	cr_assert(is_close(sum, 1, 1e-9));
	cr_assert(is_close(rank[33], 0.100919, 1e-6));
	cr_assert(is_close(rank[0], 0.096997, 1e-6));
	cr_assert(is_close(rank[32], 0.071693, 1e-6));
	cr_assert(is_close(rank[2], 0.057079, 1e-6));
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

Test(centrality, betweenness_of_the_karate_club)
{
	sg_tie ties[78];
	double between[34];
	karate_ties(ties);
	cr_assert(sg_igraph__betweenness(between, (sg_igraph_ties){ties, 78, 34}, NULL) == SG_OK);
	cr_assert(is_close(between[0], 231.071429, 1e-6));
	cr_assert(is_close(between[33], 160.551587, 1e-6));
	cr_assert(is_close(between[2], 75.850794, 1e-6));
	cr_assert(is_close(between[1], 28.478571, 1e-6));
}

Test(centrality, betweenness_from_everybody_is_betweenness)
{
	sg_tie ties[78];
	double exact[34], sampled[34];
	uint32_t everybody[34];
	for (uint32_t i = 0; i < 34; i++)
		everybody[i] = i;
	karate_ties(ties);
	sg_igraph_ties club = {ties, 78, 34};
	cr_assert(sg_igraph__betweenness(exact, club, NULL) == SG_OK);
	cr_assert(sg_igraph__betweenness_from(sampled, club, everybody, 34, NULL) == SG_OK);
	for (uint32_t i = 0; i < 34; i++)
		cr_assert(is_close(exact[i], sampled[i], 1e-9), "%u: %g, not %g", i, sampled[i],
			exact[i]);
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

Test(centrality, unusable_ties_are_refused)
{
	const struct {
		sg_tie tie;
		bool is_signed; /* fine where weights may be negative */
	} bad[] = {{{0, 1, NAN, 0}, false}, {{0, 1, 0, 1}, true}, {{0, 1, INFINITY, 0}, false},
		{{0, 2, 1, 0}, false}};
	double values[2];
	uint32_t labels[2];
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		sg_error err = SG_ERROR_INIT;
		sg_igraph_ties ties = {&bad[i].tie, 1, 2};
		cr_assert(sg_igraph__pagerank(values, ties, &err) == SG_E_INTERNAL);
		cr_assert(err.code == SG_E_INTERNAL);
		sg_status st = sg_igraph__leiden(labels, ties, 1, &err);
		cr_assert(st == (bad[i].is_signed ? SG_OK : SG_E_INTERNAL));
		st = sg_igraph__betweenness(values, ties, &err);
		cr_assert(st == (bad[i].is_signed ? SG_OK : SG_E_INTERNAL));
	}
	cr_assert(not(has_leaks()));
}

Test(centrality, nobody_at_all_is_no_error)
{
	sg_igraph_ties none = {NULL, 0, 0};
	cr_assert(sg_igraph__pagerank(NULL, none, NULL) == SG_OK);
	cr_assert(sg_igraph__betweenness(NULL, none, NULL) == SG_OK);
	cr_assert(sg_igraph__leiden(NULL, none, 1, NULL) == SG_OK);
}
