/* Relations -> networks of people. */
#include "leak.h"
#include "small_debate.h"

#include <criterion/new/assert.h>
#include <math.h>

TestSuite(network, .timeout = 30);

static bool is_tie(sg_tie tie, double positive, double negative)
{
	return is_close(tie.positive, positive, 1e-12) && is_close(tie.negative, negative, 1e-12);
}

Test(network, ties_of_claims_go_to_the_people_behind_them)
{
	small_debate d = people_only(3);
	uint32_t a = add_claim(&d, 0), b = add_claim(&d, 1), c = add_claim(&d, 2);
	relate(&d, SG_REBUTS, sg_node_claim(b), sg_node_claim(a), 0.75);
	relate(&d, SG_AGREES, sg_node_claim(c), sg_node_person(0), 0.5);
	relate(&d, SG_AGREES, sg_node_person(2), sg_node_claim(b), 0.25);
	analyse(&d, 1);
	const sg_network *direct = network(&d, "person_person");
	cr_assert(eq(sz, direct->tie_count, 3));
	cr_assert(is_tie(tie_of(direct, 1, 0), 0, 0.75));
	cr_assert(is_tie(tie_of(direct, 2, 0), 0.5, 0));
	cr_assert(is_tie(tie_of(direct, 2, 1), 0.25, 0));
	sg_arena_destroy(&d.arena);
	cr_assert(not(has_leaks()));
}

Test(network, ties_sum_over_claims_and_are_sorted)
{
	small_debate d = people_only(3);
	uint32_t a1 = add_claim(&d, 0), a2 = add_claim(&d, 0);
	uint32_t c1 = add_claim(&d, 2), c2 = add_claim(&d, 2), b = add_claim(&d, 1);
	relate(&d, SG_REBUTS, sg_node_claim(c1), sg_node_claim(a1), 0.5);
	relate(&d, SG_AGREES, sg_node_claim(c2), sg_node_claim(a2), 0.25);
	relate(&d, SG_REBUTS, sg_node_claim(c2), sg_node_claim(a1), 0.25);
	relate(&d, SG_REBUTS, sg_node_claim(b), sg_node_claim(a1), 1);
	analyse(&d, 1);
	const sg_network *direct = network(&d, "person_person");
	cr_assert(eq(sz, direct->tie_count, 2));
	cr_assert(eq(u32, direct->ties[0].source, 1));
	cr_assert(eq(u32, direct->ties[1].source, 2));
	cr_assert(is_tie(direct->ties[1], 0.25, 0.75));
	sg_arena_destroy(&d.arena);
}

Test(network, repeated_relation_counts_once_with_the_best_confidence)
{
	small_debate d = people_only(2);
	uint32_t a = add_claim(&d, 0), b = add_claim(&d, 1);
	relate(&d, SG_REBUTS, sg_node_claim(b), sg_node_claim(a), 0.5);
	relate(&d, SG_REBUTS, sg_node_claim(b), sg_node_claim(a), 0.75);
	relate(&d, SG_ASSERTS, sg_node_person(1), sg_node_claim(b), 0.5);
	analyse(&d, 1);
	cr_assert(is_tie(tie_of(network(&d, "person_person"), 1, 0), 0, 0.75));
	cr_assert(eq(dbl, figure(&d, "rebuttals")->value, 1));
	sg_arena_destroy(&d.arena);
}

Test(network, doubtful_speaker_weakens_the_tie)
{
	small_debate d = people_only(2);
	uint32_t a = add_claim(&d, 0), b = add_claim(&d, SG_NONE);
	relate(&d, SG_ASSERTS, sg_node_person(1), sg_node_claim(b), 0.5);
	relate(&d, SG_AGREES, sg_node_claim(b), sg_node_claim(a), 0.5);
	analyse(&d, 1);
	cr_assert(is_tie(tie_of(network(&d, "person_person"), 1, 0), 0.25, 0));
	sg_arena_destroy(&d.arena);
}

Test(network, nobody_is_tied_to_themselves)
{
	small_debate d = people_only(1);
	uint32_t a = add_claim(&d, 0), b = add_claim(&d, 0);
	relate(&d, SG_REPLIES, sg_node_claim(b), sg_node_claim(a), 1);
	relate(&d, SG_AGREES, sg_node_claim(b), sg_node_claim(a), 1);
	tie(&d, 0, 0, -1);
	analyse(&d, 1);
	cr_assert(eq(sz, network(&d, "person_person")->tie_count, 0));
	cr_assert(eq(sz, network(&d, "replies")->tie_count, 0));
	cr_assert(eq(dbl, people_column(&d, "agrees_in")[0], 0));
	sg_arena_destroy(&d.arena);
}

Test(network, replies_are_counted_whatever_their_stance)
{
	small_debate d = people_only(2);
	uint32_t a = add_claim(&d, 0);
	for (int i = 0; i < 3; i++)
		relate(&d, SG_REPLIES, sg_node_claim(add_claim(&d, 1)), sg_node_claim(a), 1);
	analyse(&d, 1);
	cr_assert(is_tie(tie_of(network(&d, "replies"), 1, 0), 3, 0));
	cr_assert(eq(sz, network(&d, "person_person")->tie_count, 0));
	sg_arena_destroy(&d.arena);
}

Test(network, two_who_take_a_stance_on_a_speakerless_claim_are_tied)
{
	small_debate d = people_only(3);
	uint32_t claim = add_claim(&d, SG_NONE);
	relate(&d, SG_AGREES, sg_node_person(0), sg_node_claim(claim), 1);
	relate(&d, SG_AGREES, sg_node_claim(add_claim(&d, 1)), sg_node_claim(claim), 0.5);
	relate(&d, SG_REBUTS, sg_node_person(2), sg_node_claim(claim), 1);
	analyse(&d, 1);
	const sg_network *shared = network(&d, "shared_claims");
	cr_assert(eq(sz, shared->tie_count, 3));
	/* Three takers: each pair weighs half of the product of the two stances. */
	cr_assert(is_tie(tie_of(shared, 0, 1), 0.25, 0));
	cr_assert(is_tie(tie_of(shared, 0, 2), 0, 0.5));
	cr_assert(is_tie(tie_of(shared, 1, 2), 0, 0.25));
	cr_assert(eq(u32, d.debate.analysis->person_camp[0], d.debate.analysis->person_camp[1]));
	cr_assert(ne(u32, d.debate.analysis->person_camp[0], d.debate.analysis->person_camp[2]));
	sg_arena_destroy(&d.arena);
}

Test(network, asserter_and_answerer_are_not_tied_twice)
{
	small_debate d = people_only(3);
	uint32_t a = add_claim(&d, 0);
	relate(&d, SG_REBUTS, sg_node_claim(add_claim(&d, 1)), sg_node_claim(a), 1);
	relate(&d, SG_REBUTS, sg_node_claim(add_claim(&d, 2)), sg_node_claim(a), 1);
	analyse(&d, 1);
	const sg_network *shared = network(&d, "shared_claims");
	cr_assert(eq(sz, shared->tie_count, 1));
	cr_assert(is_tie(tie_of(shared, 1, 2), 0.5, 0));
	sg_arena_destroy(&d.arena);
}

Test(network, restated_claims_are_one_claim)
{
	small_debate d = people_only(2);
	uint32_t a = add_claim(&d, 0), b = add_claim(&d, 1);
	relate(&d, SG_RESTATES, sg_node_claim(b), sg_node_claim(a), 0.9);
	analyse(&d, 1);
	cr_assert(is_tie(tie_of(network(&d, "shared_claims"), 0, 1), 1, 0));
	sg_arena_destroy(&d.arena);
}

/* Above 33 takers a ring of partners replaces all pairs; each taker's ties still sum to 1. */
Test(network, many_takers_give_few_ties)
{
	enum { TAKERS = 500 };
	small_debate d = people_only(TAKERS);
	uint32_t claim = add_claim(&d, SG_NONE);
	for (uint32_t i = 0; i < TAKERS; i++)
		relate(&d, SG_AGREES, sg_node_person(i), sg_node_claim(claim), 1);
	analyse(&d, 1);
	const sg_network *shared = network(&d, "shared_claims");
	double sum = 0;
	cr_assert(eq(sz, shared->tie_count, TAKERS * 16));
	for (size_t i = 0; i < shared->tie_count; i++)
		sum += shared->ties[i].source == 7 || shared->ties[i].target == 7
			       ? shared->ties[i].positive
			       : 0;
	cr_assert(is_close(sum, 1, 1e-12));
	cr_assert(eq(sz, d.debate.analysis->camp_count, 1));
	sg_arena_destroy(&d.arena);
}

Test(network, every_pair_of_a_small_even_ring_is_there_once)
{
	for (uint32_t takers = 2; takers < 40; takers++) {
		small_debate d = people_only(takers);
		uint32_t claim = add_claim(&d, SG_NONE);
		for (uint32_t i = 0; i < takers; i++)
			relate(&d, SG_REBUTS, sg_node_person(i), sg_node_claim(claim), 1);
		analyse(&d, 1);
		const sg_network *shared = network(&d, "shared_claims");
		size_t pairs = takers <= 33 ? takers * (takers - 1) / 2 : takers * 16;
		cr_assert(eq(sz, shared->tie_count, pairs));
		double weight = 1 / (takers <= 33 ? takers - 1.0 : 32.0);
		for (size_t i = 0; i < shared->tie_count; i++)
			cr_assert(is_close(shared->ties[i].positive, weight, 1e-12));
		sg_arena_destroy(&d.arena);
	}
}

Test(network, senseless_relations_count_for_nothing)
{
	small_debate d = people_only(2);
	uint32_t a = add_claim(&d, 0), b = add_claim(&d, 1);
	relate(&d, SG_REBUTS, sg_node_claim(b), sg_node_claim(a), NAN);
	relate(&d, SG_REBUTS, sg_node_claim(b), sg_node_person(0), -1);
	relate(&d, SG_AGREES, sg_node_claim(b), sg_node_claim(77), 1);
	relate(&d, SG_AGREES, sg_node_person(77), sg_node_claim(a), 1);
	relate(&d, SG_AGREES, sg_node_person(1), sg_node_person(0), INFINITY);
	analyse(&d, 1);
	const sg_network *direct = network(&d, "person_person");
	cr_assert(eq(sz, direct->tie_count, 1));
	cr_assert(is_tie(direct->ties[0], 1, 0));
	sg_arena_destroy(&d.arena);
}
