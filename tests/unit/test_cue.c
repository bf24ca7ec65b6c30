#include "sample.h"

#include "statement/cue.h"

static int uses_of(const char *form, sg_inflection *inflection)
{
	sg_word word = word_of(form);
	const sg_cue *cue = sg_cue__of(&word, inflection);
	sg_arena_destroy(&arena);
	return cue ? cue->uses : 0;
}

static bool can(const char *form, int use, sg_inflection *inflection)
{
	return (uses_of(form, inflection) & use) != 0;
}

TestSuite(cue, .timeout = 60);

/* The ends and the middle of the table, in every form. */
Test(cue, every_form_of_a_cue_is_one)
{
	static const char *const forms[] = {"accept", "accepts", "accepted", "accepting", "add",
		"adds", "added", "adding", "says", "said", "Saying", "told", "telling", "thinks",
		"thought", "writes", "wrote", "written", "argued", "replies", "replied", "admitted",
		"denied", "insists", "yell", "yelled", "yelling", "criticised", "criticized",
		"emphasises", "labelled", "labeled", "snapped", "swore", "felt", "held", "promised",
		"promises", "advised", "advises", "praised", "praising", "began", "scoffed"};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		sg_inflection inflection;
		cr_assert(uses_of(forms[i], &inflection) != 0, "%s", forms[i]);
	}
}

Test(cue, other_words_are_none)
{
	static const char *const others[] = {"bridge", "walked", "running", "sayer", "claimant",
		"a", "zebra", "is", "adder", "notes-taker"};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		sg_inflection inflection;
		cr_assert(uses_of(others[i], &inflection) == 0, "%s", others[i]);
	}
}

Test(cue, uses_differ)
{
	sg_inflection inflection;
	cr_assert(can("said", SG_CUE_ZERO, &inflection));
	cr_assert(eq(int, inflection, SG_INFLECTION_PAST));
	cr_assert(can("told", SG_CUE_PERSON, &inflection));
	cr_assert(can("denies", SG_CUE_DENY, &inflection));
	cr_assert(eq(int, inflection, SG_INFLECTION_S));
	cr_assert(can("believing", SG_CUE_MENTAL, &inflection));
	cr_assert(eq(int, inflection, SG_INFLECTION_ING));
	cr_assert(can("called", SG_CUE_AS, &inflection));
	cr_assert(not(can("laughed", SG_CUE_THAT, &inflection)));
	cr_assert(can("laughed", SG_CUE_DIRECT, &inflection));
	cr_assert(can("write", SG_CUE_THAT, &inflection));
	cr_assert(eq(int, inflection, SG_INFLECTION_BASE));
}
