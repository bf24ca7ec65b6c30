/* Spellings of names: what is folded away, and which two may be one person. */
#include "people/spelling.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

TestSuite(spelling, .timeout = 10);

static void folds_to(const char *name, const char *expected)
{
	char out[128];
	sg_slice folded = {out, sg_name__fold(out, sg_slice_of(name))};
	cr_assert(sg_slice_eq(folded, sg_slice_of(expected)), "%s: %.*s", name, (int)folded.len,
		folded.ptr);
}

static bool is_variant(const char *a, const char *b)
{
	bool there = sg_name__is_variant(sg_slice_of(a), sg_slice_of(b));
	cr_assert(eq(int, there, sg_name__is_variant(sg_slice_of(b), sg_slice_of(a))));
	return there;
}

Test(spelling, capitals_accents_and_spaces_are_folded_away)
{
	folds_to("Élodie Brûlé", "elodie brule");
	folds_to("  Ines \n Dahl ", "ines dahl");
	folds_to("Šárka Đurić", "sarka duric");
	folds_to("O’Dell", "o'dell");
	folds_to("5×5", "5×5");
	folds_to("", "");
}

Test(spelling, a_cut_letter_is_kept_as_it_stands)
{
	folds_to("Dahl\xC3", "dahl\xC3");
	folds_to("Dahl\xE2\x80", "dahl\xE2\x80");
}

Test(spelling, what_stands_in_the_middle_may_be_left_out)
{
	cr_assert(is_variant("ines m. dahl", "ines dahl"));
	cr_assert(is_variant("ines m. dahl", "ines maria dahl"));
	cr_assert(is_variant("ines maria dahl", "ines dahl"));
	cr_assert(is_variant("anne-marie roux", "anne marie roux"));
	cr_assert(is_variant("emil tarn jr.", "emil tarn"));
}

Test(spelling, what_belongs_to_the_name_may_not)
{
	cr_assert(not(is_variant("jan van der meer", "jan meer")));
	cr_assert(not(is_variant("jean-pierre moss", "jean moss")));
	cr_assert(not(is_variant("theodor k. lund", "theodor b. lund")));
	cr_assert(not(is_variant("anna maria voss", "maria voss")));
	cr_assert(not(is_variant("jane smith-jones", "jane jones")));
	cr_assert(not(is_variant("dahl", "dahl")));
}

Test(spelling, a_suffix_is_no_surname)
{
	cr_assert(sg_slice_eq(sg_name__surname(sg_slice_of("emil tarn jr.")), sg_slice_of("tarn")));
	cr_assert(sg_slice_eq(sg_name__surname(sg_slice_of("dahl")), sg_slice_of("dahl")));
}

Test(spelling, initials_leave_small_words_out)
{
	char out[8];
	size_t n = sg_name__initials(
		out, sizeof out, sg_slice_of("society for the protection of moles"));
	cr_assert(eq(sz, n, 3));
	cr_assert(memcmp(out, "spm", 3) == 0);
	cr_assert(zero(sz, sg_name__initials(out, sizeof out, sg_slice_of("lorn trust"))));
	cr_assert(zero(sz, sg_name__initials(out, 2, sg_slice_of("lorn valley trust"))));
	cr_assert(sg_name__is_acronym(sg_slice_of("LTA")));
	cr_assert(not(sg_name__is_acronym(sg_slice_of("Lta"))));
}
