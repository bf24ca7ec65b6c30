/* The graph stage as a whole. */
#include "leak.h"
#include "small_debate.h"

#include <criterion/new/assert.h>
#include <math.h>
#include <time.h>

TestSuite(analysis, .timeout = 60);

/* A thread of `claims` posts by `people` people, with stances on half of the replies. */
static small_debate random_thread(uint32_t people, uint32_t claims, unsigned seed)
{
	small_debate d = people_only(people);
	for (uint32_t c = 0; c < claims; c++) {
		uint32_t claim = add_claim(&d, (uint32_t)rand_r(&seed) % people);
		if (c == 0)
			continue;
		uint32_t parent = (uint32_t)rand_r(&seed) % c;
		relate(&d, SG_REPLIES, sg_node_claim(claim), sg_node_claim(parent), 1);
		if (rand_r(&seed) % 2)
			relate(&d, rand_r(&seed) % 3 ? SG_REBUTS : SG_AGREES, sg_node_claim(claim),
				sg_node_claim(parent), 0.3 + 0.7 * (rand_r(&seed) % 100) / 100.0);
	}
	return d;
}

static bool same_number(double a, double b)
{
	return (isnan(a) && isnan(b)) || is_close(a, b, 0);
}

static bool same_columns(const sg_column *a, const sg_column *b, size_t columns, size_t rows)
{
	for (size_t c = 0; c < columns; c++) {
		if (!sg_slice_eq(a[c].key, b[c].key))
			return false;
		for (size_t i = 0; i < rows; i++)
			if (!same_number(a[c].values[i], b[c].values[i]))
				return false;
	}
	return true;
}

static bool same_networks(const sg_analysis *a, const sg_analysis *b)
{
	for (size_t n = 0; n < a->network_count; n++) {
		const sg_network *x = &a->networks[n], *y = &b->networks[n];
		if (x->tie_count != y->tie_count || !sg_slice_eq(x->key, y->key))
			return false;
		for (size_t i = 0; i < x->tie_count; i++)
			if (memcmp(&x->ties[i], &y->ties[i], sizeof x->ties[i]) != 0)
				return false;
	}
	return true;
}

/* Equal to the last bit. */
static bool same_analysis(const sg_debate *x, const sg_debate *y)
{
	const sg_analysis *a = x->analysis, *b = y->analysis;
	if (a->people_count != b->people_count || a->claims_count != b->claims_count ||
		a->debate_count != b->debate_count || a->camp_count != b->camp_count ||
		a->network_count != b->network_count)
		return false;
	for (size_t i = 0; i < a->debate_count; i++)
		if (!same_number(a->debate[i].value, b->debate[i].value) ||
			a->debate[i].is_exact != b->debate[i].is_exact)
			return false;
	for (size_t i = 0; i < a->camp_count; i++)
		if (a->camps[i].size != b->camps[i].size ||
			!sg_slice_eq(a->camps[i].label, b->camps[i].label))
			return false;
	return same_columns(a->people, b->people, a->people_count, x->person_count) &&
	       same_columns(a->claims, b->claims, a->claims_count, x->claim_count) &&
	       same_networks(a, b) &&
	       (x->person_count == 0 || memcmp(a->person_camp, b->person_camp,
						x->person_count * sizeof *a->person_camp) == 0);
}

Test(analysis, empty_debate_has_an_analysis)
{
	small_debate d = people_only(0);
	analyse(&d, 1);
	const sg_analysis *a = d.debate.analysis;
	cr_assert(a->person_camp == NULL);
	cr_assert(eq(sz, a->camp_count, 0));
	cr_assert(eq(dbl, figure(&d, "people")->value, 0));
	cr_assert(eq(dbl, figure(&d, "frustration")->value, 0));
	cr_assert(isnan(figure(&d, "balanced_triangle_share")->value));
	cr_assert(isnan(figure(&d, "density")->value));
	sg_arena_destroy(&d.arena);
	cr_assert(not(has_leaks()));
}

Test(analysis, one_person_alone_is_in_no_camp)
{
	small_debate d = people_only(1);
	add_claim(&d, 0);
	analyse(&d, 1);
	cr_assert(eq(u32, d.debate.analysis->person_camp[0], SG_NONE));
	cr_assert(is_close(people_column(&d, "pagerank")[0], 1, 1e-12));
	cr_assert(eq(dbl, people_column(&d, "claims")[0], 1));
	sg_arena_destroy(&d.arena);
}

Test(analysis, keys_that_others_rely_on_are_there)
{
	small_debate d = people_only(2);
	tie(&d, 0, 1, 1);
	analyse(&d, 1);
	const char *people[] = {"agrees_in", "agrees_out", "rebuts_in", "rebuts_out", "replies_in",
		"replies_out", "claims", "positive_in", "positive_out", "negative_in",
		"negative_out", "support_share", "pagerank", "pagerank_positive",
		"pagerank_replies", "betweenness", "bridging_centrality", "closeness", "harmonic",
		"eigenvector", "signed_eigenvector", "pn", "coreness", "constraint",
		"participation", "brokerage", "broker_coordinator", "broker_consultant",
		"broker_gatekeeper", "broker_representative", "broker_liaison", "pagerank_rank",
		"pagerank_rank_low", "pagerank_rank_high", "positive_in_rank", "negative_in_rank",
		"camp_share"};
	const char *claims[] = {"agrees_in", "rebuts_in", "replies_in", "pagerank", "support",
		"opposition", "controversy", "consensus", "bridging", "least_camp_support",
		"camps_heard", "unites", "splits", "between_camps", "representative_of",
		"representativeness"};
	const char *figures[] = {"people", "claims", "replies", "agreements", "rebuttals",
		"rebuttal_share", "people_with_stance", "density", "reciprocity", "triangles",
		"balanced_triangle_share", "frustration", "balance", "camp_disagreement",
		"betweenness_sources", "closeness_sources", "eigenvalue", "signed_eigenvalue",
		"degeneracy", "rank_runs", "camp_share_runs", "claims_with_views",
		"claims_between_camps", "consensus_claims", "divisive_claims"};
	for (size_t i = 0; i < sizeof people / sizeof *people; i++)
		people_column(&d, people[i]);
	for (size_t i = 0; i < sizeof claims / sizeof *claims; i++)
		claims_column(&d, claims[i]);
	for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
		figure(&d, figures[i]);
	sg_arena_destroy(&d.arena);
}

Test(analysis, same_seed_gives_the_same_to_the_last_bit)
{
	small_debate d = random_thread(60, 300, 5), e = random_thread(60, 300, 5);
	analyse(&d, 42);
	analyse(&e, 42);
	cr_assert(same_analysis(&d.debate, &e.debate));
	analyse(&e, 42); /* again on the same debate */
	cr_assert(same_analysis(&d.debate, &e.debate));
	sg_arena_destroy(&d.arena);
	sg_arena_destroy(&e.arena);
}

Test(analysis, order_of_relations_does_not_matter)
{
	small_debate d = random_thread(40, 200, 9);
	analyse(&d, 1);
	unsigned seed = 3;
	for (int round = 0; round < 5; round++) {
		small_debate e = random_thread(40, 200, 9);
		for (size_t i = e.debate.relation_count; i > 1; i--) {
			size_t j = (size_t)rand_r(&seed) % i;
			sg_relation kept = e.debate.relations[i - 1];
			e.debate.relations[i - 1] = e.debate.relations[j];
			e.debate.relations[j] = kept;
		}
		analyse(&e, 1);
		cr_assert(same_analysis(&d.debate, &e.debate));
		sg_arena_destroy(&e.arena);
	}
	sg_arena_destroy(&d.arena);
}

Test(analysis, default_options_are_as_good_as_given_ones)
{
	small_debate d = random_thread(10, 40, 2), e = random_thread(10, 40, 2);
	analyse(&d, 1);
	cr_assert(sg_graph_analyse(&e.debate, NULL, &e.arena, NULL) == SG_OK);
	cr_assert(same_analysis(&d.debate, &e.debate));
	sg_arena_destroy(&d.arena);
	sg_arena_destroy(&e.arena);
}

Test(analysis, values_lie_where_they_must)
{
	small_debate d = random_thread(200, 2000, 11);
	analyse(&d, 1);
	const double *rank = people_column(&d, "pagerank"),
		     *share = people_column(&d, "camp_share");
	double sum = 0, size = 0, placed = 0;
	for (size_t p = 0; p < 200; p++) {
		sum += rank[p];
		cr_assert(isnan(share[p]) || (share[p] >= 0 && share[p] <= 1));
		cr_assert(people_column(&d, "betweenness")[p] >= 0);
		placed += d.debate.analysis->person_camp[p] != SG_NONE;
	}
	for (size_t c = 0; c < d.debate.analysis->camp_count; c++) {
		size += d.debate.analysis->camps[c].size;
		cr_assert(c == 0 ||
			  d.debate.analysis->camps[c].size <= d.debate.analysis->camps[c - 1].size);
	}
	cr_assert(is_close(sum, 1, 1e-9));
	cr_assert(eq(dbl, size, placed));
	double balance = figure(&d, "balance")->value;
	cr_assert(balance >= 0 && balance <= 1);
	cr_assert(figure(&d, "camp_disagreement")->value <= figure(&d, "frustration")->value);
	sg_arena_destroy(&d.arena);
}

Test(analysis, failed_allocations_leave_the_debate_as_it_was)
{
	size_t failures = 0;
	small_debate d = random_thread(6, 20, 4);
	sg_error err;
	for (size_t n = 1;; n++) {
		sg_arena arena = SG_ARENA_INIT;
		err = (sg_error)SG_ERROR_INIT;
		sg_alloc_fail_at(n);
		sg_status st = sg_graph_analyse(&d.debate, NULL, &arena, &err);
		sg_alloc_fail_at(0);
		bool has_analysis = d.debate.analysis != NULL;
		cr_assert(has_analysis == (st == SG_OK));
		sg_arena_destroy(&arena);
		if (st == SG_OK)
			break;
		cr_assert(st == SG_E_NOMEM && err.code == SG_E_NOMEM);
		failures++;
	}
	cr_assert(failures >= 1);
	sg_arena_destroy(&d.arena);
	cr_assert(not(has_leaks()));
}

/* Quadratic code would take minutes here, sanitizers or not. */
Test(analysis, large_thread_is_quick, .timeout = 60)
{
	small_debate d = random_thread(10 * 1000, 50 * 1000, 8);
	clock_t start = clock();
	analyse(&d, 1);
	double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
	cr_assert(seconds < 40, "%g s", seconds);
	sg_arena_destroy(&d.arena);
}

/* One post that everybody answers. */
Test(analysis, large_star_is_quick, .timeout = 60)
{
	enum { PEOPLE = 20 * 1000 };
	small_debate d = people_only(PEOPLE);
	uint32_t post = add_claim(&d, 0);
	for (uint32_t p = 1; p < PEOPLE; p++) {
		uint32_t claim = add_claim(&d, p);
		relate(&d, SG_REPLIES, sg_node_claim(claim), sg_node_claim(post), 1);
		relate(&d, p % 3 ? SG_REBUTS : SG_AGREES, sg_node_claim(claim), sg_node_claim(post),
			1);
	}
	analyse(&d, 1);
	cr_assert(eq(sz, d.debate.analysis->camp_count, 2));
	cr_assert(is_close(figure(&d, "frustration")->value, 0, 1e-6));
	sg_arena_destroy(&d.arena);
}
