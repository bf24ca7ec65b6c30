/* Betweenness: values known from elsewhere, igraph's, and graphs with more paths than a number
 * can count. */
#include "graph/brandes.h"

#include "graph/random.h"
#include "leak.h"
#include "raw_graph.h"
#include "small_debate.h"

#include <criterion/new/assert.h>
#include <igraph/igraph.h>
#include <math.h>

/* From everybody if `count` is 0. */
static double *between(const sg_signed_graph *g, const uint32_t *sources, uint32_t count)
{
	double *out = malloc((g->node_count + 1) * sizeof *out);
	uint32_t *all = malloc((g->node_count + 1) * sizeof *all);
	for (uint32_t v = 0; v < g->node_count; v++)
		all[v] = v;
	sg_status st = sg_brandes__betweenness(
		out, g, count ? sources : all, count ? count : g->node_count);
	cr_assert(st == SG_OK);
	free(all);
	return out;
}

/* What igraph says of the same nodes. */
static void check_beside_igraph(const sg_signed_graph *g, const uint32_t *sources, uint32_t count)
{
	igraph_t graph;
	igraph_vector_t theirs;
	igraph_vector_int_t ends, from;
	igraph_vector_int_init(&ends, (igraph_integer_t)(2 * g->tie_count));
	igraph_vector_int_init(&from, count);
	igraph_vector_init(&theirs, 0);
	for (size_t i = 0; i < g->tie_count; i++) {
		VECTOR(ends)[2 * i] = g->ties[i].a;
		VECTOR(ends)[2 * i + 1] = g->ties[i].b;
	}
	for (uint32_t i = 0; i < count; i++)
		VECTOR(from)[i] = sources[i];
	igraph_create(&graph, &ends, g->node_count, false);
	if (count)
		igraph_betweenness_subset(&graph, &theirs, igraph_vss_all(), false,
			igraph_vss_vector(&from), igraph_vss_all(), NULL);
	else
		igraph_betweenness(&graph, &theirs, igraph_vss_all(), false, NULL);
	double *ours = between(g, sources, count);
	for (uint32_t v = 0; v < g->node_count; v++)
		cr_assert(is_close(ours[v], VECTOR(theirs)[v], 1e-9 * fmax(1, ours[v])),
			"%u: %g, not %g", v, ours[v], VECTOR(theirs)[v]);
	free(ours);
	igraph_destroy(&graph);
	igraph_vector_destroy(&theirs);
	igraph_vector_int_destroy(&from);
	igraph_vector_int_destroy(&ends);
}

Test(brandes, is_what_igraph_says_of_random_graphs)
{
	for (uint64_t seed = 1; seed <= 30; seed++) {
		sg_arena arena = SG_ARENA_INIT;
		sg_tie ties[200];
		uint64_t random = seed;
		size_t count = 20 + 6 * seed;
		for (size_t i = 0; i < count; i++) /* loops, repeats and several parts too */
			ties[i] = (sg_tie){
				sg_random__below(&random, 60), sg_random__below(&random, 60), 1, 0};
		sg_signed_graph g = make_graph(ties, count, 60, &arena);
		const uint32_t sources[] = {0, 3, g.node_count - 1};
		check_beside_igraph(&g, NULL, 0);
		check_beside_igraph(&g, sources, 3);
		sg_arena_destroy(&arena);
	}
	cr_assert(not(has_leaks()));
}

/* Meshes of four in a chain: 2^1200 shortest paths lead from end to end. */
Test(brandes, counts_more_paths_than_a_number_holds)
{
	enum { MESHES = 1200, NODES = 3 * MESHES + 1 };
	static sg_tie ties[4 * MESHES];
	sg_arena arena = SG_ARENA_INIT;
	for (uint32_t i = 0; i < MESHES; i++) {
		uint32_t joint = 3 * i;
		for (uint32_t side = 1; side <= 2; side++) {
			ties[4 * i + 2 * side - 2] = (sg_tie){joint, joint + side, 1, 0};
			ties[4 * i + 2 * side - 1] = (sg_tie){joint + side, joint + 3, 1, 0};
		}
	}
	sg_signed_graph g = make_graph(ties, 4 * MESHES, NODES, &arena);
	double *ours = between(&g, NULL, 0);
	for (double i = 0; i < MESHES; i++) {
		const double *at = &ours[3 * (size_t)i];
		double before = 3 * i, after = 3 * (MESHES - i - 1) + 1;
		/* The two sides of the mesh before a joint are a pair half of which leads over it;
		 * so are those of the mesh behind it. */
		double halves = i > 0 ? 1 : 0.5;
		cr_assert(is_close(at[0], before * (after + 2) + halves, 1e-6 * (at[0] + 1)),
			"joint %g: %.12g", i, at[0]);
		cr_assert(is_close(at[1], (before + 1) * after / 2 + 0.0, 1e-6 * (at[1] + 1)),
			"side %g: %.12g", i, at[1]);
		cr_assert(is_close(at[1], at[2], 1e-9 * (at[1] + 1)));
	}
	free(ours);
	sg_arena_destroy(&arena);
}

Test(brandes, nobody_and_one_tie)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_tie one = {1, 2, 1, 0};
	sg_signed_graph g = make_graph(NULL, 0, 0, &arena);
	cr_assert(sg_brandes__betweenness(NULL, &g, NULL, 0) == SG_OK);
	g = make_graph(&one, 1, 3, &arena);
	double *ours = between(&g, NULL, 0);
	cr_assert(ours[0] == 0 && ours[1] == 0);
	free(ours);
	sg_arena_destroy(&arena);
}

Test(brandes, failed_allocations_are_told)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_tie one = {0, 1, 1, 0};
	const uint32_t source = 0;
	double out[2];
	sg_signed_graph g = make_graph(&one, 1, 2, &arena);
	size_t failures = 0;
	for (sg_status st = SG_E_NOMEM; st != SG_OK; failures++) {
		sg_alloc_fail_at(failures + 1);
		st = sg_brandes__betweenness(out, &g, &source, 1);
		sg_alloc_fail_at(0);
		cr_assert(st == SG_OK || st == SG_E_NOMEM);
	}
	cr_assert(failures > 1);
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}
