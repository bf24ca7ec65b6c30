/* Sentences, shown with " / " between them. */
#include "leak.h"
#include "sample.h"

static void sentences_are(const char *text, const char *expected)
{
	sg_words words = words_of(text);
	show_nothing();
	for (size_t i = 0; i < words.sentence_count; i++) {
		show(i ? " / " : "");
		show_slice(sg_slice_at(words.text, sg_sentence__span(&words, &words.sentences[i])));
	}
	expect(text, shown, expected);
	sg_arena_destroy(&arena);
}

TestSuite(sentence, .timeout = 60);

Test(sentence, ends_at_full_stops_questions_and_exclamations)
{
	sentences_are(
		"It works. Does it? It does! Good.", "It works. / Does it? / It does! / Good.");
	sentences_are("It works… Perhaps.", "It works… / Perhaps.");
	sentences_are("It works?! Yes.", "It works?! / Yes.");
	sentences_are("It works", "It works");
}

Test(sentence, goes_on_behind_abbreviations)
{
	sentences_are("Dr. Dahl met Mr. Riel at 9 a.m. on Monday.",
		"Dr. Dahl met Mr. Riel at 9 a.m. on Monday.");
	sentences_are("J. P. Moss left the U.S. Mint.", "J. P. Moss left the U.S. Mint.");
	sentences_are("It costs 3.50 a head. Cheap.", "It costs 3.50 a head. / Cheap.");
}

Test(sentence, goes_on_where_a_small_letter_follows)
{
	sentences_are("He said Yahoo! was late.", "He said Yahoo! was late.");
	sentences_are("So... it works. Good.", "So... it works. / Good.");
}

Test(sentence, may_begin_with_a_digit_a_quotation_or_a_bracket)
{
	sentences_are("It works. 40 people saw it.", "It works. / 40 people saw it.");
	sentences_are("It works. “It does,” she said.", "It works. / “It does,” she said.");
	sentences_are("It works. (It does.) Good.", "It works. / (It does.) / Good.");
}

Test(sentence, full_stops_inside_a_quotation_do_not_cut_it)
{
	sentences_are(
		"She said “it works. It does” and left.", "She said “it works. It does” and left.");
}

Test(sentence, ends_with_a_quotation_that_ends_in_a_full_stop)
{
	sentences_are("“It works.” She left.", "“It works.” / She left.");
	sentences_are("“Does it?” she asked. He nodded.", "“Does it?” she asked. / He nodded.");
	sentences_are("“It works,” She said.", "“It works,” She said.");
	sentences_are("She said “yes.” “No,” he said.", "She said “yes.” / “No,” he said.");
}

Test(sentence, never_crosses_a_block)
{
	sentences_are("It works and\n\nit does", "It works and / it does");
	sentences_are("# A heading\n\nIt works.", "A heading / It works.");
}

Test(sentence, words_are_indexed_both_ways)
{
	sg_words words = words_of("It works. Good.\n\nThe “end”.");
	cr_assert(eq(sz, words.sentence_count, 3));
	for (uint32_t i = 0; i < words.sentence_count; i++) {
		cr_assert(words.sentences[i].first < words.sentences[i].end);
		for (uint32_t t = words.sentences[i].first; t < words.sentences[i].end; t++)
			cr_assert(eq(u32, words.sentence_of_token[t], i));
	}
	cr_assert(eq(u32, words.first_sentence[0], 0));
	cr_assert(eq(u32, words.first_sentence[1], 2));
	cr_assert(eq(u32, words.first_sentence[2], 3));
	cr_assert(eq(u32, words.token_of_quote[0], token_of(&words, "“end”")));
	sg_arena_destroy(&arena);
}

Test(sentence, words_say_when_memory_is_out)
{
	static const char text[] = "“One ‘two’ three,” said Dr. Dahl. “Four.”\n\n“Five.";
	sg_reading reading = reading_of(sg_slice_of(text));
	sg_status st = SG_E_NOMEM;
	for (size_t n = 1; st != SG_OK; n++) {
		sg_arena own = SG_ARENA_INIT;
		sg_words words = {.sentence_count = 77};
		sg_alloc_fail_at(n);
		st = sg_words__of(&words, sg_slice_of(text), &reading, &own);
		sg_alloc_fail_at(0);
		cr_assert(st == SG_OK || (st == SG_E_NOMEM && words.sentence_count == 77));
		sg_arena_destroy(&own);
	}
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}
