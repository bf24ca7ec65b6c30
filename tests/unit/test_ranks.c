/* Ranks and the intervals they lie in. */
#include "graph/ranks.h"

#include "small_debate.h"

#include <criterion/new/assert.h>
#include <math.h>

TestSuite(ranks, .timeout = 30);

Test(ranks, equal_values_share_the_better_rank)
{
	const double values[] = {0.2, 0.5, 0.2, 0.1, 0.5 * (1 + 1e-12), 0};
	const uint32_t expected[] = {3, 1, 3, 5, 1, 6};
	sg_valued order[6];
	uint32_t rank[6];
	sg_ranks__of(values, 6, order, rank);
	for (size_t i = 0; i < 6; i++)
		cr_assert(eq(u32, rank[i], expected[i]));
	sg_ranks__of(values, 0, order, rank);
}

Test(ranks, quantiles_of_ranks)
{
	uint32_t ranks[] = {9, 3, 1, 4, 4, 7, 2, 8, 5, 10};
	cr_assert(eq(u32, sg_ranks__quantile(ranks, 10, 0.05), 1));
	cr_assert(eq(u32, sg_ranks__quantile(ranks, 10, 0.5), 4));
	cr_assert(eq(u32, sg_ranks__quantile(ranks, 10, 0.95), 10));
	cr_assert(eq(u32, sg_ranks__quantile(ranks, 1, 0.5), 1));
}

/* A leads whatever the weights; C and D, who have two ties each, change places. */
Test(ranks, ranks_are_as_sure_as_the_ties)
{
	small_debate d = people_only(12);
	for (uint32_t p = 1; p < 8; p++)
		tie(&d, p, 0, 1);
	tie(&d, 8, 2, -1);
	tie(&d, 9, 2, -1);
	tie(&d, 10, 3, -1);
	tie(&d, 11, 3, -1);
	analyse(&d, 1);
	cr_assert(eq(dbl, figure(&d, "rank_runs")->value, 32));
	cr_assert(eq(dbl, people_column(&d, "positive_in_rank")[0], 1));
	cr_assert(eq(dbl, people_column(&d, "positive_in_rank_high")[0], 1));
	cr_assert(eq(dbl, people_column(&d, "pagerank_rank")[0], 1));
	cr_assert(eq(dbl, people_column(&d, "pagerank_rank_high")[0], 1));
	cr_assert(eq(dbl, people_column(&d, "negative_in_rank")[2], 1));
	cr_assert(eq(dbl, people_column(&d, "negative_in_rank")[3], 1));
	cr_assert(eq(dbl, people_column(&d, "negative_in_rank_low")[2], 1));
	cr_assert(eq(dbl, people_column(&d, "negative_in_rank_high")[2], 2));
	cr_assert(eq(dbl, people_column(&d, "negative_in_rank")[5], 3));
	sg_arena_destroy(&d.arena);
}

Test(ranks, without_resampling_ranks_have_no_intervals)
{
	small_debate d = people_only(2);
	sg_graph_options options = SG_GRAPH_OPTIONS_INIT;
	options.resamples = 0;
	tie(&d, 0, 1, 1);
	cr_assert(sg_graph_analyse(&d.debate, &options, &d.arena, NULL) == SG_OK);
	cr_assert(eq(dbl, people_column(&d, "pagerank_rank")[1], 1));
	cr_assert(sg_analysis_people_column(d.debate.analysis, "pagerank_rank_low") == NULL);
	sg_arena_destroy(&d.arena);
	/* Nor where there is nothing to draw from. */
	small_debate e = people_only(2);
	analyse(&e, 1);
	cr_assert(isnan(people_column(&e, "pagerank_rank_low")[0]));
	cr_assert(eq(dbl, people_column(&e, "pagerank_rank")[1], 1));
	sg_arena_destroy(&e.arena);
}
