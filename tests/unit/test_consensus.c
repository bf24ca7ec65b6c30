/* Views of people on claims, and the claims that unite and split their camps. */
#include "leak.h"
#include "small_debate.h"

#include <criterion/new/assert.h>
#include <math.h>

TestSuite(consensus, .timeout = 60);

/* ---- people and claims ---------------------------------------------------------------------- */

static void take(small_debate *d, uint32_t person, uint32_t claim, int sign)
{
	relate(d, sign > 0 ? SG_AGREES : SG_REBUTS, sg_node_person(person), sg_node_claim(claim),
		1);
}

static bool is_tie(sg_tie tie, double positive, double negative)
{
	return is_close(tie.positive, positive, 1e-12) && is_close(tie.negative, negative, 1e-12);
}

Test(consensus, views_are_ties_of_people_and_claims)
{
	small_debate d = people_only(4);
	uint32_t a = add_claim(&d, 0), b = add_claim(&d, 1), c = add_claim(&d, SG_NONE);
	relate(&d, SG_ASSERTS, sg_node_person(2), sg_node_claim(c), 0.5);
	relate(&d, SG_REBUTS, sg_node_claim(b), sg_node_claim(a), 0.75);
	relate(&d, SG_AGREES, sg_node_claim(c), sg_node_claim(a), 0.5);
	relate(&d, SG_AGREES, sg_node_person(3), sg_node_person(0), 1); /* not with a claim */
	relate(&d, SG_REPLIES, sg_node_person(3), sg_node_claim(a), 1); /* no view */
	analyse(&d, 1);
	const sg_network *views = network(&d, "person_claim");
	cr_assert(eq(int, views->source_kind, SG_NODE_PERSON));
	cr_assert(eq(int, views->target_kind, SG_NODE_CLAIM));
	cr_assert(eq(sz, views->tie_count, 5));
	cr_assert(is_tie(tie_of(views, 0, a), 1, 0));
	cr_assert(is_tie(tie_of(views, 1, a), 0, 0.75));
	cr_assert(is_tie(tie_of(views, 2, a), 0.25, 0)); /* the speaker is half sure */
	cr_assert(is_tie(tie_of(views, 1, b), 1, 0));
	cr_assert(is_tie(tie_of(views, 2, c), 0.5, 0));
	for (size_t i = 1; i < views->tie_count; i++)
		cr_assert(views->ties[i - 1].source <= views->ties[i].source);
	cr_assert(eq(dbl, claims_column(&d, "support")[a], 2));
	cr_assert(eq(dbl, claims_column(&d, "opposition")[a], 1));
	sg_arena_destroy(&d.arena);
	cr_assert(not(has_leaks()));
}

Test(consensus, what_one_says_for_and_against_stands_side_by_side)
{
	small_debate d = people_only(3);
	uint32_t a = add_claim(&d, SG_NONE);
	for (int i = 0; i < 3; i++)
		relate(&d, SG_REBUTS, sg_node_claim(add_claim(&d, 0)), sg_node_claim(a), 0.5);
	take(&d, 0, a, 1);
	take(&d, 1, a, 1);
	take(&d, 1, a, 1); /* the same again */
	take(&d, 2, a, 1);
	take(&d, 2, a, -1); /* cancels */
	analyse(&d, 1);
	const sg_network *views = network(&d, "person_claim");
	cr_assert(is_tie(tie_of(views, 0, a), 1, 1.5));
	cr_assert(is_tie(tie_of(views, 1, a), 1, 0));
	cr_assert(is_tie(tie_of(views, 2, a), 1, 1));
	cr_assert(eq(dbl, claims_column(&d, "support")[a], 1));
	cr_assert(eq(dbl, claims_column(&d, "opposition")[a], 1));
	sg_arena_destroy(&d.arena);
}

Test(consensus, who_rebuts_a_claim_of_their_own_has_no_view_on_it)
{
	small_debate d = people_only(1);
	uint32_t a = add_claim(&d, 0);
	relate(&d, SG_REBUTS, sg_node_claim(add_claim(&d, 0)), sg_node_claim(a), 1);
	analyse(&d, 1);
	cr_assert(is_tie(tie_of(network(&d, "person_claim"), 0, a), 1, 1));
	cr_assert(eq(dbl, claims_column(&d, "support")[a], 0));
	cr_assert(eq(dbl, claims_column(&d, "opposition")[a], 0));
	sg_arena_destroy(&d.arena);
}

Test(consensus, restated_claims_share_their_views)
{
	small_debate d = people_only(4);
	uint32_t a = add_claim(&d, 0), b = add_claim(&d, 1), c = add_claim(&d, 2);
	relate(&d, SG_RESTATES, sg_node_claim(c), sg_node_claim(a), 0.5);
	relate(&d, SG_RESTATES, sg_node_claim(b), sg_node_claim(a), 0.4); /* too doubtful */
	take(&d, 3, c, -1);
	analyse(&d, 1);
	const sg_network *views = network(&d, "person_claim");
	cr_assert(is_tie(tie_of(views, 2, a), 1, 0)); /* all stand on the first */
	cr_assert(is_tie(tie_of(views, 3, a), 0, 1));
	cr_assert(is_tie(tie_of(views, 3, c), 0, 0));
	for (int i = 0; i < 2; i++) {
		uint32_t claim = i ? c : a;
		cr_assert(eq(dbl, claims_column(&d, "support")[claim], 2));
		cr_assert(eq(dbl, claims_column(&d, "opposition")[claim], 1));
		cr_assert(is_close(claims_column(&d, "controversy")[claim], 2 / 3.0, 1e-12));
	}
	cr_assert(eq(dbl, claims_column(&d, "support")[b], 1));
	cr_assert(eq(dbl, figure(&d, "claims_with_views")->value, 1));
	sg_arena_destroy(&d.arena);
}

Test(consensus, joint_statements_are_views_of_all_who_make_them)
{
	small_debate d = people_only(5);
	uint32_t a = add_claim(&d, 0), joint = add_claim(&d, 1);
	for (uint32_t p = 2; p < 5; p++)
		relate(&d, SG_ASSERTS, sg_node_person(p), sg_node_claim(joint), 1);
	relate(&d, SG_REBUTS, sg_node_claim(joint), sg_node_claim(a), 1);
	analyse(&d, 1);
	cr_assert(eq(dbl, claims_column(&d, "support")[joint], 4));
	cr_assert(eq(dbl, claims_column(&d, "support")[a], 1));
	cr_assert(eq(dbl, claims_column(&d, "opposition")[a], 4));
	cr_assert(is_close(claims_column(&d, "controversy")[a], 0.4, 1e-12));
	sg_arena_destroy(&d.arena);
}

Test(consensus, controversy_needs_three_people)
{
	small_debate d = people_only(4);
	uint32_t a = add_claim(&d, 0), b = add_claim(&d, 0), none = add_claim(&d, SG_NONE);
	take(&d, 1, a, -1);
	for (uint32_t p = 1; p < 4; p++)
		take(&d, p, b, p == 1 ? 1 : -1);
	analyse(&d, 1);
	const double *controversy = claims_column(&d, "controversy");
	cr_assert(isnan(controversy[a]));
	cr_assert(eq(dbl, controversy[b], 1));
	cr_assert(isnan(controversy[none]));
	cr_assert(eq(dbl, claims_column(&d, "support")[none], 0));
	sg_arena_destroy(&d.arena);
}

/* ---- camps ---------------------------------------------------------------------------------- */

enum { CAMP = 6 };

/* `camps` camps of six friends each who rebut everybody else; camp k from person 6k on. */
static small_debate quarrel(uint32_t camps)
{
	small_debate d = people_only(camps * CAMP);
	for (uint32_t a = 0; a < camps * CAMP; a++)
		for (uint32_t b = 0; b < a; b++)
			tie(&d, a, b, a / CAMP == b / CAMP ? 1 : -1);
	return d;
}

/* The first people of a camp take a view on a claim. */
static void camp_takes(
	small_debate *d, uint32_t camp, uint32_t claim, uint32_t are_for, uint32_t against)
{
	for (uint32_t i = 0; i < are_for + against; i++)
		take(d, camp * CAMP + i, claim, i < are_for ? 1 : -1);
}

static const char *word(const small_debate *d, const char *key, uint32_t claim)
{
	const sg_column *column = sg_analysis_claims_column(d->debate.analysis, key);
	cr_assert(column && column->scale);
	return column->scale->words[(size_t)column->values[claim]];
}

static double value(const small_debate *d, const char *key, uint32_t claim)
{
	return claims_column(d, key)[claim];
}

Test(consensus, claims_unite_split_or_do_neither)
{
	small_debate d = quarrel(2);
	uint32_t liked = add_claim(&d, SG_NONE), split = add_claim(&d, SG_NONE);
	uint32_t disliked = add_claim(&d, SG_NONE), mixed = add_claim(&d, SG_NONE);
	for (uint32_t camp = 0; camp < 2; camp++) {
		camp_takes(&d, camp, liked, 4 - camp, camp);
		camp_takes(&d, camp, split, camp ? 0 : 4, camp ? 4 : 0);
		camp_takes(&d, camp, disliked, 0, 3);
		camp_takes(&d, camp, mixed, 2, 1 + camp);
	}
	analyse(&d, 1);
	cr_assert(eq(sz, d.debate.analysis->camp_count, 2));
	cr_assert(eq(str, (char *)word(&d, "between_camps", liked), "unites"));
	cr_assert(eq(str, (char *)word(&d, "between_camps", split), "splits"));
	cr_assert(eq(str, (char *)word(&d, "between_camps", disliked), "unites"));
	cr_assert(eq(str, (char *)word(&d, "between_camps", mixed), "mixed"));
	cr_assert(is_close(value(&d, "consensus", liked), 0.9 * 0.7, 1e-12));
	cr_assert(is_close(value(&d, "unites", liked), 0.7, 1e-12));
	cr_assert(is_close(value(&d, "splits", split), 0.8, 1e-12));
	cr_assert(is_close(value(&d, "unites", disliked), 3.5 / 4, 1e-12));
	cr_assert(is_close(
		value(&d, "bridging", liked), sqrt(4.5 / (CAMP + 1) * 3.5 / (CAMP + 1)), 1e-12));
	cr_assert(eq(dbl, value(&d, "least_camp_support", liked), 3));
	cr_assert(eq(dbl, value(&d, "least_camp_support", split), 0));
	cr_assert(eq(dbl, value(&d, "camps_heard", liked), 2));
	cr_assert(eq(dbl, value(&d, "controversy", split), 1));
	cr_assert(eq(dbl, figure(&d, "claims_between_camps")->value, 4));
	cr_assert(eq(dbl, figure(&d, "consensus_claims")->value, 2));
	cr_assert(eq(dbl, figure(&d, "divisive_claims")->value, 1));
	sg_arena_destroy(&d.arena);
	cr_assert(not(has_leaks()));
}

Test(consensus, a_claim_stands_for_the_camp_that_it_is_told_by)
{
	small_debate d = quarrel(3);
	uint32_t of_one = add_claim(&d, SG_NONE), against = add_claim(&d, SG_NONE);
	for (uint32_t camp = 0; camp < 3; camp++) {
		camp_takes(&d, camp, of_one, camp == 1 ? 6 : 1, camp == 1 ? 0 : 4);
		camp_takes(&d, camp, against, camp == 2 ? 0 : 3, camp == 2 ? 6 : 2);
	}
	analyse(&d, 1);
	cr_assert(eq(sz, d.debate.analysis->camp_count, 3));
	const uint32_t *camp = d.debate.analysis->person_camp;
	cr_assert(eq(dbl, value(&d, "representative_of", of_one), camp[CAMP]));
	cr_assert(value(&d, "representativeness", of_one) > 0);
	cr_assert(eq(dbl, value(&d, "representative_of", against), camp[2 * CAMP]));
	cr_assert(value(&d, "representativeness", against) < 0);
	sg_arena_destroy(&d.arena);
}

Test(consensus, one_voice_a_camp_says_nothing_but_that_support_reaches_over)
{
	small_debate d = quarrel(2);
	uint32_t few = add_claim(&d, 0), lone = add_claim(&d, 1);
	take(&d, CAMP, few, 1);
	analyse(&d, 1);
	const char *unknown[] = {"consensus", "unites", "splits", "between_camps",
		"representative_of", "representativeness", "controversy"};
	for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
		cr_assert(isnan(value(&d, unknown[i], few)), "%s", unknown[i]);
		cr_assert(isnan(value(&d, unknown[i], lone)), "%s", unknown[i]);
	}
	cr_assert(is_close(value(&d, "bridging", few), 1.5 / (CAMP + 1), 1e-12));
	cr_assert(eq(dbl, value(&d, "least_camp_support", few), 1));
	cr_assert(eq(dbl, value(&d, "camps_heard", few), 0));
	cr_assert(isnan(value(&d, "bridging", lone)));
	cr_assert(isnan(value(&d, "least_camp_support", lone)));
	cr_assert(eq(dbl, figure(&d, "claims_between_camps")->value, 0));
	sg_arena_destroy(&d.arena);
}

Test(consensus, people_without_a_camp_are_for_a_claim_but_speak_for_no_camp)
{
	small_debate d = quarrel(2);
	uint32_t loner = add_person(&d, "loner");
	uint32_t claim = add_claim(&d, SG_NONE);
	camp_takes(&d, 0, claim, 2, 0);
	camp_takes(&d, 1, claim, 0, 2);
	take(&d, loner, claim, 1);
	/* What they say to the other four cancels what the claim ties: half of 1 in 4. */
	for (uint32_t i = 0; i < 2; i++) {
		relate(&d, SG_REBUTS, sg_node_person(loner), sg_node_person(i), 0.125);
		relate(&d, SG_AGREES, sg_node_person(loner), sg_node_person(CAMP + i), 0.125);
	}
	analyse(&d, 1);
	cr_assert(eq(u32, d.debate.analysis->person_camp[loner], SG_NONE));
	cr_assert(eq(dbl, value(&d, "support", claim), 3));
	cr_assert(is_close(value(&d, "splits", claim), 2 / 3.0, 1e-12));
	sg_arena_destroy(&d.arena);
}

Test(consensus, restated_claims_count_once)
{
	small_debate d = quarrel(2);
	uint32_t a = add_claim(&d, SG_NONE), b = add_claim(&d, SG_NONE);
	relate(&d, SG_RESTATES, sg_node_claim(a), sg_node_claim(b), 1);
	camp_takes(&d, 0, a, 3, 0);
	camp_takes(&d, 1, b, 3, 0);
	analyse(&d, 1);
	cr_assert(eq(dbl, value(&d, "unites", a), 3.5 / 4));
	cr_assert(eq(dbl, value(&d, "unites", b), 3.5 / 4));
	cr_assert(eq(dbl, figure(&d, "consensus_claims")->value, 1));
	sg_arena_destroy(&d.arena);
}

Test(consensus, debates_without_camps_or_claims_have_none)
{
	small_debate empty = people_only(0), one = people_only(1), foes = people_only(2);
	add_claim(&one, 0);
	tie(&foes, 0, 1, -1);
	add_claim(&foes, 0);
	take(&foes, 1, 0, -1);
	add_claim(&empty, SG_NONE);
	small_debate *all[] = {&empty, &one, &foes};
	for (size_t i = 0; i < 3; i++) {
		analyse(all[i], 1);
		cr_assert(isnan(value(all[i], "unites", 0)));
		cr_assert(isnan(value(all[i], "bridging", 0)));
		cr_assert(eq(dbl, value(all[i], "camps_heard", 0), 0));
		cr_assert(eq(dbl, figure(all[i], "claims_with_views")->value, 0));
		cr_assert(eq(dbl, figure(all[i], "consensus_claims")->value, 0));
		cr_assert(eq(dbl, figure(all[i], "divisive_claims")->value, 0));
		sg_arena_destroy(&all[i]->arena);
	}
}
