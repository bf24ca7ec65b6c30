/* Phrases: a small table of its own, so that the test does not know the cues. */
#include "sample.h"

#include "text/phrase.h"

enum { PLAIN, LONGER, VERB, EITHER, ANY, MAYBE, MANY, LAST };

static const sg_phrase table[] = {
	{"apples", PLAIN, 0.5},
	{"apples and pears", LONGER, 0.5},
	{"great "
	 "almonds|apricots|bananas|blackberries|cherries|clementines|cranberries|dates|figs|plums",
		MANY, 0.5},
	{"peel* it", VERB, 0.5},
	{"ripe|rosy plums", EITHER, 0.5},
	{"see* it ? differently", MAYBE, 0.5},
	{"throw* _ away", ANY, 0.5},
	{"with ?", LAST, 0.5},
};

/* What phrase begins at the first token, and how many tokens it takes; -1: none. */
static int kind_of(const char *text, uint32_t *taken)
{
	sg_words words = words_of(text);
	const sg_phrase *found =
		sg_phrase__at(&words, SG_PHRASES(table), 0, words.sentences[0].end, taken);
	int kind = found ? found->kind : -1;
	for (int round = 0; round < 2; round++) { /* by the index, and by what the word remembers */
		uint32_t kept_taken = *taken;
		const sg_phrase *kept = sg_phrase__at(
			&words, SG_PHRASES_KEPT(table, 3), 0, words.sentences[0].end, &kept_taken);
		cr_assert(kept == found && kept_taken == *taken, "%s", text);
	}
	sg_arena_destroy(&arena);
	return kind;
}

static void is_phrase(const char *text, int kind, uint32_t tokens)
{
	uint32_t taken = 0;
	int found = kind_of(text, &taken);
	cr_assert(found == kind, "%s: phrase %d, not %d", text, found, kind);
	cr_assert(found < 0 || taken == tokens, "%s: %u tokens, not %u", text, taken, tokens);
}

TestSuite(phrase, .timeout = 60);

Test(phrase, the_longest_one_is_found)
{
	is_phrase("Apples fall.", PLAIN, 1);
	is_phrase("Apples and plums", PLAIN, 1);
	is_phrase("APPLES and PEARS fall", LONGER, 3);
}

Test(phrase, marks_and_quotations_end_it)
{
	is_phrase("apples, and pears", PLAIN, 1);
	is_phrase("apples “and” pears", PLAIN, 1);
	is_phrase("see it, differently", -1, 0);
	is_phrase("“apples”", -1, 0);
}

Test(phrase, a_star_takes_every_inflection)
{
	is_phrase("peel it", VERB, 2);
	is_phrase("peels it", VERB, 2);
	is_phrase("peeled it", VERB, 2);
	is_phrase("peeling it", VERB, 2);
	is_phrase("peeler it", -1, 0);
	is_phrase("threw it away", ANY, 3);
}

Test(phrase, alternatives)
{
	is_phrase("ripe plums", EITHER, 2);
	is_phrase("rosy plums", EITHER, 2);
	is_phrase("ripe pears", -1, 0);
}

Test(phrase, as_many_alternatives_as_a_table_wants)
{
	is_phrase("great almonds", MANY, 2);
	is_phrase("great blackberries", MANY, 2);
	is_phrase("great cranberries", MANY, 2);
	is_phrase("great plums", MANY, 2);
	is_phrase("great pears", -1, 0);
	is_phrase("great almonds figs", MANY, 2);
}

Test(phrase, any_word_is_one_word)
{
	is_phrase("throws pears away", ANY, 3);
	is_phrase("throws away", -1, 0);
	is_phrase("throws ripe pears away", -1, 0);
	is_phrase("throws , away", -1, 0);
}

Test(phrase, a_question_mark_is_a_word_or_none)
{
	is_phrase("see it differently", MAYBE, 3);
	is_phrase("saw it quite differently", MAYBE, 4);
	is_phrase("sees it very very differently", -1, 0);
	is_phrase("with", LAST, 1);
}

Test(phrase, it_ends_before_the_end)
{
	sg_words words = words_of("apples and pears fall");
	uint32_t taken = 0;
	const sg_phrase *found = sg_phrase__at(&words, SG_PHRASES(table), 0, 2, &taken);
	cr_assert(found && found->kind == PLAIN && taken == 1);
	found = sg_phrase__at(&words, SG_PHRASES(table), 2, 2, &taken);
	cr_assert(zero(ptr, (void *)found));
	sg_arena_destroy(&arena);
}

Test(phrase, one_look_tells_of_all_tables_that_are_indexed)
{
	static const sg_phrase others[] = {{"plums", PLAIN, 0.5}};
	const sg_phrases tables[] = {SG_PHRASES_KEPT(table, 3), SG_PHRASES_KEPT(others, 4)};
	uint32_t taken = 0;
	sg_words words = words_of("pears and plums fall");
	sg_phrases__index(&words, tables, sizeof tables / sizeof *tables);
	cr_assert(sg_phrase__may_begin(&words, 0, SG_SLOT_BIT(4)));
	cr_assert(zero(ptr, (void *)sg_phrase__at(&words, tables[0], 0, 4, &taken)));
	cr_assert(not(sg_phrase__may_begin(&words, 0, SG_SLOT_BIT(4))));
	cr_assert(zero(ptr, (void *)sg_phrase__at(&words, tables[0], 2, 4, &taken)));
	cr_assert(sg_phrase__may_begin(&words, 2, SG_SLOT_BIT(4)));
	cr_assert(sg_phrase__at(&words, tables[1], 2, 4, &taken) == &others[0]);
	sg_arena_destroy(&arena);
}
