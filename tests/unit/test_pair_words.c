/* The table of frequent words is static, and so the source is read in whole. */
#include "stance/learned/pair_words.c"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>

TestSuite(pair_words, .timeout = 20);

enum { FACT_COUNT = sizeof FACTS / sizeof *FACTS };

/* The words of bytes that stand in a block of just their size, so that AddressSanitizer sees a
 * read past their end. */
static sg_pair_words words_of_bytes(const void *bytes, size_t len)
{
	sg_pair_words words;
	char *exact = malloc(len ? len : 1);
	cr_assert(exact != NULL);
	if (len)
		memcpy(exact, bytes, len);
	sg_pair_words__read(&words, (sg_slice){exact, len});
	free(exact);
	return words;
}

static sg_pair_words words_of(const char *text)
{
	return words_of_bytes(text, strlen(text));
}

static bool are_equal(const char *a, const char *b)
{
	sg_pair_words x = words_of(a), y = words_of(b);
	return x.count == y.count && memcmp(x.hash, y.hash, x.count * sizeof *x.hash) == 0 &&
	       memcmp(x.facts, y.facts, x.count) == 0 && x.words == y.words &&
	       x.english == y.english;
}

static uint32_t only_word(const char *text)
{
	sg_pair_words words = words_of(text);
	cr_assert(eq(sz, words.count, 1), "%s", text);
	return words.hash[0];
}

static bool has(const char *word, uint8_t fact)
{
	return (words_of(word).facts[0] & fact) != 0;
}

/* ---- the table of frequent words ------------------------------------------------------------ */

Test(pair_words, every_frequent_word_is_found_with_its_fact)
{
	for (size_t i = 0; i < FACT_COUNT; i++) {
		sg_pair_words words = words_of(FACTS[i].word);
		cr_expect(eq(sz, words.count, 1), "%s", FACTS[i].word);
		cr_expect(eq(sz, words.english, 1), "%s", FACTS[i].word);
		cr_expect(eq(int, words.facts[0] & FACTS[i].fact, FACTS[i].fact), "%s",
			FACTS[i].word);
	}
}

Test(pair_words, the_index_has_each_letter_s_words_and_no_others)
{
	cr_assert(eq(int, FIRST[0], 0));
	cr_assert(eq(int, FIRST[26], FACT_COUNT));
	for (size_t letter = 0; letter < 26; letter++)
		for (size_t i = FIRST[letter]; i < FIRST[letter + 1]; i++)
			cr_expect(eq(chr, FACTS[i].word[0], (char)('a' + letter)), "%s",
				FACTS[i].word);
}

Test(pair_words, frequent_words_fit_what_is_compared)
{
	for (size_t i = 0; i < FACT_COUNT; i++)
		cr_expect(lt(sz, strlen(FACTS[i].word), (size_t)FOLDED_MAX), "%s", FACTS[i].word);
}

Test(pair_words, other_words_are_not_frequent)
{
	static const char *const others[] = {
		"yous", "yo", "x", "zebra", "Straße", "incomprehensibly", "a1", "don"};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		cr_expect(zero(sz, words_of(others[i]).english), "%s", others[i]);
}

Test(pair_words, any_verb_with_nt_is_a_negation)
{
	static const char *const denials[] = {"don't", "Isn't", "wouldn't", "ain’t"};
	for (size_t i = 0; i < sizeof denials / sizeof *denials; i++)
		cr_expect(has(denials[i], SG_PAIR_NEGATION), "%s", denials[i]);
	cr_expect(not(has("want", SG_PAIR_NEGATION)));
}

/* ---- words ---------------------------------------------------------------------------------- */

Test(pair_words, curly_apostrophes_are_straight_ones)
{
	cr_expect(are_equal("You’re right, it’s theirs", "You're right, it's theirs"));
}

Test(pair_words, capitals_are_small_letters)
{
	cr_expect(are_equal("YOU ARE Right, DON'T Shout", "you are right, don't shout"));
	cr_expect(eq(u32, only_word("LAMPS"), sg_pair_words__hash("lamps")));
}

Test(pair_words, curly_quotation_marks_and_dashes_are_plain_ones)
{
	cr_expect(are_equal("“yes”", "\"yes\""));
	cr_expect(are_equal("yes — no", "yes - no"));
}

Test(pair_words, all_numbers_are_one_word)
{
	uint32_t number = only_word("7");
	cr_expect(eq(u32, only_word("1,234.50"), number));
	cr_expect(eq(u32, only_word("1999"), number));
	cr_expect(eq(sz, words_of("in 1999.").count, 3)); /* its full stop ends the sentence */
	cr_expect(eq(int, words_of("in 1999.").sentences, 1));
}

Test(pair_words, an_address_is_one_word)
{
	uint32_t address = only_word("https://example.org/a?b=c&d=1#e");
	cr_expect(eq(u32, only_word("http://example.org"), address));
	cr_expect(eq(sz, words_of("see https://example.org/x, it says so").count, 5));
	cr_expect(eq(sz, words_of("https").count, 1));
	cr_expect(ne(u32, only_word("https"), address));
}

Test(pair_words, a_run_of_stops_is_one_mark)
{
	cr_expect(eq(u32, only_word("..."), only_word("....")));
	cr_expect(eq(u32, only_word("?!"), only_word("!!?")));
	cr_expect(ne(u32, only_word("."), only_word("...")));
	sg_pair_words words = words_of("Why? No! Because?!");
	cr_expect(eq(int, words.sentences, 3));
	cr_expect(words.has_question && words.has_exclamation && words.ends_in_question);
	cr_expect(not(words_of("Why? No.").ends_in_question));
}

Test(pair_words, long_words_are_marked)
{
	cr_expect(has("lamp", SG_PAIR_LONG));
	cr_expect(not(has("lam", SG_PAIR_LONG)));
}

/* ---- quoted lines --------------------------------------------------------------------------- */

Test(pair_words, quoted_lines_are_flagged)
{
	sg_pair_words words = words_of("> Is it?\n  >> old\nyes > no");
	static const bool is_quoted[] = {true, true, true, true, false, false, false};
	cr_assert(eq(sz, words.count, 7));
	for (size_t i = 0; i < words.count; i++)
		cr_expect(eq(int, !!(words.facts[i] & SG_PAIR_QUOTED), is_quoted[i]), "%zu", i);
	cr_expect(words.has_quoted);
	cr_expect(not(words.has_question)); /* it is not the reply that asks */
	cr_expect(not(words_of("a > b").has_quoted));
}

/* ---- long texts ----------------------------------------------------------------------------- */

/* A text of `count` different words, and the hash of each. */
static sg_pair_words words_numbered(uint32_t *hashes, size_t count)
{
	char *text = calloc(count, 8), word[8];
	cr_assert(text != NULL);
	for (size_t i = 0; i < count; i++) {
		snprintf(word, sizeof word, "%c%c%c", (char)('a' + i % 26),
			(char)('a' + i / 26 % 26), (char)('a' + i / 676 % 26));
		hashes[i] = sg_pair_words__hash(word);
		strcat(strcat(text, word), " ");
	}
	sg_pair_words words = words_of(text);
	free(text);
	return words;
}

Test(pair_words, of_a_long_text_the_first_and_the_last_words_are_kept_in_order)
{
	static const size_t counts[] = {SG_PAIR_WORDS_MAX - 1, SG_PAIR_WORDS_MAX,
		SG_PAIR_WORDS_MAX + 1, SG_PAIR_WORDS_MAX + SG_PAIR_TAIL - 1,
		SG_PAIR_WORDS_MAX + SG_PAIR_TAIL, 1000};
	uint32_t hashes[1000];
	for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
		size_t count = counts[c], kept = count;
		sg_pair_words words = words_numbered(hashes, count);
		kept = kept < SG_PAIR_WORDS_MAX ? kept : SG_PAIR_WORDS_MAX;
		cr_assert(eq(sz, words.count, kept));
		cr_assert(eq(sz, words.words, count));
		for (size_t i = 0; i < kept; i++) {
			size_t at = i < SG_PAIR_HEAD ? i : count - kept + i;
			cr_assert(eq(u32, words.hash[i], hashes[at]), "word %zu of %zu", i, count);
		}
	}
}

/* ---- any bytes ------------------------------------------------------------------------------ */

Test(pair_words, no_text_has_no_words)
{
	sg_pair_words words;
	sg_pair_words__read(&words, (sg_slice)SG_SLICE_EMPTY);
	cr_expect(zero(sz, words.count));
	cr_expect(zero(sz, words_of(" \t\r\n").count));
}

/* All texts of three bytes that could begin, go on or end something; behind a word, and cut. */
Test(pair_words, nothing_is_read_past_the_end)
{
	static const unsigned char some[] = {0x00, ' ', '\n', '>', '\'', '.', ',', 'a', 'h', '7',
		0x80, 0x99, 0xC3, 0xE2, 0xE3, 0xEF, 0xF0, 0xFF};
	enum { SOME = sizeof some };
	for (size_t i = 0; i < SOME * SOME * SOME; i++) {
		unsigned char text[5] = {
			'd', 'o', some[i % SOME], some[i / SOME % SOME], some[i / SOME / SOME]};
		for (size_t start = 0; start <= 2; start++)
			for (size_t end = start; end <= 5; end++)
				cr_assert(
					le(sz, words_of_bytes(text + start, end - start).count, 5));
	}
}

Test(pair_words, every_cut_of_a_text_is_read_within_it)
{
	static const char text[] =
		"> You’re “right” — https://x.org/é, 1,234.5… 😀?! Don’t café日本";
	for (size_t end = 0; end < sizeof text; end++)
		for (size_t start = 0; start <= end; start++)
			cr_assert(le(
				sz, words_of_bytes(text + start, end - start).count, end - start));
}

Test(pair_words, random_bytes_are_read_within_them)
{
	uint32_t random = 1;
	for (size_t run = 0; run < 2000; run++) {
		unsigned char text[64];
		for (size_t i = 0; i < sizeof text; i++) {
			random = random * 1664525u + 1013904223u;
			text[i] = (unsigned char)(random >> 24);
		}
		size_t len = run % (sizeof text + 1);
		cr_assert(le(sz, words_of_bytes(text, len).count, len));
	}
}
