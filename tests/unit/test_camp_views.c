/* What camps think of a claim, from hand-made counts. Expected numbers are worked out by hand from
 * the formulas in docs/analysis.md. */
#include "graph/camp_views.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>

static bool is_close(double a, double b)
{
	return fabs(a - b) < 1e-12;
}

/* Camps of ten people of whom some are for, some against, all others saw nothing. */
static sg_camp_views views(uint32_t camp, uint32_t agree, uint32_t disagree)
{
	return (sg_camp_views){camp, agree, disagree, agree + disagree, 10};
}

Test(camp_views, consensus_is_a_geometric_mean_over_camps)
{
	/* (3.5/5) (1 - 1.5/5) and (4.5/5) (1 - .5/5) */
	const sg_camp_views camps[] = {views(0, 3, 1), views(1, 4, 0)};
	double first = 0.7 * 0.7, second = 0.9 * 0.9;
	cr_assert(is_close(sg_camp_views__consensus(camps, 1), first));
	cr_assert(is_close(sg_camp_views__consensus(camps, 2), sqrt(first * second)));
	cr_assert(is_close(sg_camp_views__polis_consensus(camps, 2), 4 / 6.0 * 5 / 6.0));
}

Test(camp_views, who_saw_and_passed_lowers_both_shares)
{
	const sg_camp_views camps[] = {{0, 2, 1, 9, 9}};
	cr_assert(is_close(sg_camp_views__consensus(camps, 1), 0.25 * (1 - 0.15)));
	cr_assert(is_close(sg_camp_views__unites(camps, 1), 0.25));
}

Test(camp_views, no_share_is_ever_0_or_1)
{
	const sg_camp_views camps[] = {views(0, 0, 1000000), views(1, 1000000, 0)};
	double consensus = sg_camp_views__consensus(camps, 2);
	cr_assert(consensus > 0);
	cr_assert(consensus < 1e-5);
	cr_assert(sg_camp_views__splits(camps, 2) < 1);
	cr_assert(sg_camp_views__unites(camps, 2) > 0);
}

Test(camp_views, bridging_is_over_all_people_of_the_camps)
{
	const sg_camp_views camps[] = {views(0, 5, 4), views(1, 1, 0)};
	cr_assert(is_close(sg_camp_views__bridging(camps, 2), sqrt(5.5 / 11 * 1.5 / 11)));
	cr_assert(eq(u32, sg_camp_views__least_support(camps, 2), 1));
}

Test(camp_views, nothing_is_bridged_with_one_supporter)
{
	const sg_camp_views camps[] = {views(0, 1, 0), views(1, 0, 3)};
	cr_assert(isnan(sg_camp_views__bridging(camps, 2)));
}

Test(camp_views, camps_unite_for_and_against)
{
	const sg_camp_views are_for[] = {views(0, 4, 0), views(1, 3, 1)};
	const sg_camp_views against[] = {views(0, 0, 4), views(1, 1, 3)};
	cr_assert(is_close(sg_camp_views__unites(are_for, 2), 0.7));
	cr_assert(is_close(sg_camp_views__unites(against, 2), 0.7));
	cr_assert(is_close(sg_camp_views__splits(are_for, 2), 0.2));
	cr_assert(is_close(sg_camp_views__splits(against, 2), 0.2));
	cr_assert(eq(int, sg_camp_views__verdict(are_for, 2), SG_CAMPS_UNITED));
	cr_assert(eq(int, sg_camp_views__verdict(against, 2), SG_CAMPS_UNITED));
}

Test(camp_views, the_two_camps_furthest_apart_split)
{
	const sg_camp_views camps[] = {views(0, 2, 2), views(1, 4, 0), views(2, 0, 4)};
	cr_assert(is_close(sg_camp_views__splits(camps, 3), 0.8));
	cr_assert(eq(int, sg_camp_views__verdict(camps, 3), SG_CAMPS_SPLIT));
	/* Without the camp against it, the even one is on no side. */
	cr_assert(eq(int, sg_camp_views__verdict(camps, 2), SG_CAMPS_MIXED));
}

Test(camp_views, majorities_that_chance_could_make_are_mixed)
{
	/* pooled 4 of 6: z = 2 sqrt(7) (5/7 - 1/2) = 1.13 */
	const sg_camp_views together[] = {views(0, 2, 1), views(1, 2, 1)};
	/* 3/4 and 2/4: pooled 5/8, z = .25 / sqrt(15/64 / 2) = .73 */
	const sg_camp_views apart[] = {views(0, 2, 1), views(1, 1, 2)};
	cr_assert(eq(int, sg_camp_views__verdict(together, 2), SG_CAMPS_MIXED));
	cr_assert(eq(int, sg_camp_views__verdict(apart, 2), SG_CAMPS_MIXED));
}

Test(camp_views, tests_of_shares)
{
	cr_assert(is_close(sg_camp_views__prop_test(3, 3), 2));
	cr_assert(is_close(sg_camp_views__prop_test(0, 0), 1)); /* 1 of 1 */
	cr_assert(is_close(sg_camp_views__prop_test(1, 8), -5 / 3.0));
	cr_assert(is_close(sg_camp_views__two_prop_test(2, 2, 0, 2), 2 / 3.0 / sqrt(4 / 27.0)));
	cr_assert(is_close(sg_camp_views__two_prop_test(1, 3, 1, 3), 0));
	cr_assert(eq(dbl, sg_camp_views__two_prop_test(5, 5, 7, 7), 0)); /* not NAN */
}

Test(camp_views, a_claim_stands_for_the_camp_that_is_told_apart_by_it)
{
	const sg_camp_views camps[] = {views(0, 1, 4), views(1, 5, 0), views(2, 2, 3)};
	sg_representative found = sg_camp_views__representative(camps, 3);
	double share = 6 / 7.0, rest = 4 / 12.0;
	double majority = 2 * sqrt(6) * 0.5, pooled = 10 / 17.0;
	double apart = (1 - 4 / 11.0) / sqrt(pooled * (1 - pooled) * (1 / 6.0 + 1 / 11.0));
	cr_assert(eq(u32, found.camp, 1));
	cr_assert(is_close(found.statistic, share / rest * apart * share * majority));
}

Test(camp_views, rejecting_stands_below_zero)
{
	const sg_camp_views camps[] = {views(0, 4, 2), views(1, 0, 5)};
	sg_representative found = sg_camp_views__representative(camps, 2);
	cr_assert(eq(u32, found.camp, 1));
	cr_assert(found.statistic < 0);
}

Test(camp_views, a_claim_all_camps_like_stands_for_none)
{
	const sg_camp_views camps[] = {views(0, 6, 0), views(1, 5, 0)};
	cr_assert(eq(u32, sg_camp_views__representative(camps, 2).camp, UINT32_MAX));
}

Test(camp_views, one_person_stands_for_no_camp)
{
	const sg_camp_views one[] = {views(0, 1, 0), views(1, 0, 3)};
	const sg_camp_views rest_of_one[] = {views(0, 3, 0), views(1, 0, 1)};
	cr_assert(eq(u32, sg_camp_views__representative(one, 1).camp, UINT32_MAX));
	cr_assert(eq(u32, sg_camp_views__representative(one, 2).camp, UINT32_MAX));
	cr_assert(eq(u32, sg_camp_views__representative(rest_of_one, 2).camp, UINT32_MAX));
}

Test(camp_views, equal_statistics_go_to_the_lower_id_in_any_order)
{
	const sg_camp_views camps[] = {views(3, 9, 0), views(1, 9, 0), views(2, 0, 6)};
	const sg_camp_views turned[] = {camps[2], camps[1], camps[0]};
	sg_representative by_size = sg_camp_views__representative(camps, 3);
	cr_assert(eq(u32, by_size.camp, 2));
	cr_assert(eq(dbl, sg_camp_views__representative(turned, 3).statistic, by_size.statistic));
	/* Two camps for it, two against: four statistics, two by two the same. */
	const sg_camp_views four[] = {
		views(5, 6, 0), views(4, 0, 6), views(3, 0, 6), views(2, 6, 0)};
	const sg_camp_views back[] = {four[3], four[2], four[1], four[0]};
	cr_assert(eq(u32, sg_camp_views__representative(four, 4).camp, 2));
	cr_assert(eq(u32, sg_camp_views__representative(back, 4).camp, 2));
}
