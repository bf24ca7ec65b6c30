/* Tests of extract/stance/weigh.c: voices, the thread’s lean. */
#include "stance/weigh.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

static const double NEAR = 1e-9;

static double sum_of(const sg_weighing *w)
{
	return w->share[0] + w->share[1] + w->share[2];
}

Test(weigh, shares_add_up_to_one_once_settled)
{
	sg_weighing w[3] = {
		sg_weighing__of(1, 0), sg_weighing__of(0, 0), sg_weighing__of(0.2, 0.7)};
	sg_weighing__add(&w[2], SG_STANCE_AGREE, 0.8);
	sg_weighing__settle(w, 3);
	for (int i = 0; i < 3; i++)
		cr_assert(epsilon_eq(dbl, sum_of(&w[i]), 1, NEAR));
}

Test(weigh, a_voice_of_one_third_says_nothing)
{
	sg_weighing a = sg_weighing__of(0.5, 0.3), b = a;
	sg_weighing__add(&b, SG_STANCE_AGREE, 1.0 / 3);
	sg_weighing__settle(&a, 1);
	sg_weighing__settle(&b, 1);
	for (int k = 0; k < SG_LABELS; k++)
		cr_assert(epsilon_eq(dbl, a.share[k], b.share[k], NEAR));
}

Test(weigh, a_strong_voice_turns_a_weak_view)
{
	sg_weighing w = sg_weighing__of(0.5, 0.3);
	sg_weighing__add(&w, SG_STANCE_AGREE, 0.9);
	sg_weighing__settle(&w, 1);
	cr_assert(eq(int, sg_weighing__best(&w), SG_STANCE_AGREE));
}

Test(weigh, who_comes_back_insists)
{
	sg_weighing w = sg_weighing__of(0.4, 0.45);
	sg_weighing__add_resumed(&w);
	sg_weighing__settle(&w, 1);
	cr_assert(eq(int, sg_weighing__best(&w), SG_STANCE_DISAGREE));
}

enum { MANY = 200 };

Test(weigh, many_replies_of_one_kind_turn_the_doubtful_one)
{
	sg_weighing w[MANY];
	for (int i = 0; i < MANY - 1; i++)
		w[i] = sg_weighing__of(0.9, 0.05);
	w[MANY - 1] = sg_weighing__of(0.4, 0.45);
	sg_weighing__settle(w, MANY);
	cr_assert(eq(int, sg_weighing__best(&w[MANY - 1]), SG_STANCE_DISAGREE));
}

Test(weigh, they_do_not_turn_a_sure_one)
{
	sg_weighing w[MANY];
	for (int i = 0; i < MANY - 1; i++)
		w[i] = sg_weighing__of(0.9, 0.05);
	w[MANY - 1] = sg_weighing__of(0.02, 0.96);
	sg_weighing__settle(w, MANY);
	cr_assert(eq(int, sg_weighing__best(&w[MANY - 1]), SG_STANCE_AGREE));
}

Test(weigh, a_few_replies_hardly_lean)
{
	sg_weighing w[3] = {
		sg_weighing__of(0.9, 0.05), sg_weighing__of(0.9, 0.05), sg_weighing__of(0.3, 0.5)};
	sg_weighing__settle(w, 3);
	cr_assert(eq(int, sg_weighing__best(&w[2]), SG_STANCE_AGREE));
}

Test(weigh, no_replies_are_no_trouble)
{
	sg_weighing__settle(NULL, 0);
}
