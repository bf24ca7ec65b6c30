#include "sample.h"

#include "leak.h"
#include "text/intern.h"
#include "text/language.h"

TestSuite(intern, .timeout = 60);

Test(intern, the_same_text_gets_the_same_number)
{
	sg_intern intern = {0};
	uint32_t dahl, riel, again;
	char copy[] = "Dahl";
	cr_assert(eq(u32, sg_intern__find(&intern, sg_slice_of("Dahl")), SG_NONE));
	cr_assert(eq(int, sg_intern__add(&intern, &arena, sg_slice_of("Dahl"), &dahl), SG_OK));
	cr_assert(eq(int, sg_intern__add(&intern, &arena, sg_slice_of("Riel"), &riel), SG_OK));
	cr_assert(eq(int, sg_intern__add(&intern, &arena, sg_slice_of(copy), &again), SG_OK));
	cr_assert(eq(u32, dahl, 0));
	cr_assert(eq(u32, riel, 1));
	cr_assert(eq(u32, again, dahl));
	cr_assert(eq(u32, sg_intern__find(&intern, sg_slice_of("Riel")), riel));
	cr_assert(eq(u32, sg_intern__find(&intern, sg_slice_of("riel")), SG_NONE));
	cr_assert(eq(sz, intern.count, 2));
	sg_arena_destroy(&arena);
}

Test(intern, the_empty_text_is_a_text)
{
	sg_intern intern = {0};
	uint32_t id = 7;
	cr_assert(eq(int, sg_intern__add(&intern, &arena, (sg_slice)SG_SLICE_EMPTY, &id), SG_OK));
	cr_assert(eq(u32, id, 0));
	cr_assert(eq(u32, sg_intern__find(&intern, sg_slice_of("")), 0));
	sg_arena_destroy(&arena);
}

Test(intern, many_texts_keep_their_numbers)
{
	enum { MANY = 20000 };
	static char texts[MANY][8];
	sg_intern intern = {0};
	for (uint32_t i = 0; i < MANY; i++) {
		uint32_t id;
		snprintf(texts[i], sizeof texts[i], "n%u", i);
		cr_assert(eq(
			int, sg_intern__add(&intern, &arena, sg_slice_of(texts[i]), &id), SG_OK));
		cr_assert(eq(u32, id, i));
	}
	for (uint32_t i = 0; i < MANY; i++)
		cr_assert(eq(u32, sg_intern__find(&intern, sg_slice_of(texts[i])), i));
	sg_arena_destroy(&arena);
}

Test(intern, is_as_it_was_when_memory_is_out)
{
	for (size_t n = 1; n < 40; n++) {
		sg_arena own = SG_ARENA_INIT;
		sg_intern intern = {0};
		char texts[100][4];
		sg_alloc_fail_at(n);
		for (uint32_t i = 0; i < 100; i++) {
			uint32_t id = SG_NONE;
			size_t before = intern.count;
			snprintf(texts[i], sizeof texts[i], "%u", i);
			if (sg_intern__add(&intern, &own, sg_slice_of(texts[i]), &id) != SG_OK)
				cr_assert(eq(sz, intern.count, before));
		}
		sg_alloc_fail_at(0);
		for (uint32_t i = 0; i < intern.count; i++)
			cr_assert(eq(u32, sg_intern__find(&intern, intern.texts[i]), i));
		sg_arena_destroy(&own);
	}
	cr_assert(not(has_leaks()));
}

/* ---- language --------------------------------------------------------------------------- */

static bool is_english(const char *text)
{
	sg_words words = words_of(text);
	bool out = sg_language__is_english(&words);
	sg_arena_destroy(&arena);
	return out;
}

Test(language, english_is_english)
{
	cr_assert(is_english("The town of Lorn opened its new bridge on Monday, and it is safe for "
			     "all of the people who cross it."));
	cr_assert(is_english("I don't think it's a good idea, but you and the others were right "
			     "that we need to talk."));
}

Test(language, other_languages_are_not)
{
	cr_assert(
		not(is_english("Die Stadt hat am Montag ihre neue Brücke eröffnet, und alle Leute "
			       "sagen, dass sie sicher ist und lange halten wird.")));
	cr_assert(
		not(is_english("La ville a ouvert son nouveau pont lundi, et tous les gens disent "
			       "que le pont est sûr pour les enfants.")));
	cr_assert(not(is_english("Kaupunki avasi uuden sillan maanantaina, ja kaikki sanovat sen "
				 "olevan turvallinen vielä sadan vuoden päästä.")));
}

Test(language, too_little_text_counts_as_english)
{
	cr_assert(is_english("Neue Brücke"));
	cr_assert(is_english(""));
}
