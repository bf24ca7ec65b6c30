/* Tokens, shown with "|" between them; marks of kind QUOTE as they stand. */
#include "sample.h"

static void tokens_are(const char *text, const char *expected)
{
	sg_words words = words_of(text);
	show_nothing();
	for (size_t i = 0; i < words.tokens.count; i++) {
		show(i ? "|" : "");
		show_slice(sg_slice_at(words.text, words.tokens.items[i].span));
	}
	expect(text, shown, expected);
	sg_arena_destroy(&arena);
}

static void words_are(const char *text, const char *expected)
{
	sg_words words = words_of(text);
	show_nothing();
	for (size_t i = 0; i < words.tokens.count; i++) {
		sg_word word = sg_token__word(words.text, &words.tokens.items[i]);
		cr_assert(eq(sz, word.len, strlen(word.text)));
		show("%s%s", i ? "|" : "", word.text);
	}
	expect(text, shown, expected);
	sg_arena_destroy(&arena);
}

static int flags_of(const char *text)
{
	sg_words words = words_of(text);
	int flags = words.tokens.items[0].flags & ~SG_TOKEN_SPACE_BEFORE;
	sg_arena_destroy(&arena);
	return flags;
}

TestSuite(token, .timeout = 60);

Test(token, words_end_at_spaces_and_marks)
{
	tokens_are("Ines Dahl said: no, never!", "Ines|Dahl|said|:|no|,|never|!");
	tokens_are("a\tb\r\nc\u00A0d\u202Fe", "a|b|c|d|e");
	tokens_are("", "");
}

Test(token, joints_stay_inside_words)
{
	tokens_are("a well-known don’t-know isn't", "a|well-known|don’t-know|isn't");
	tokens_are("R&D at X&Co, 3.14 and 3,000 people", "R&D|at|X&Co|,|3.14|and|3,000|people");
	tokens_are("one,two either/or me@there", "one|,|two|either|/|or|me|@|there");
	tokens_are("-well- 'no", "-|well|-|'|no");
}

Test(token, dashes_and_ellipses_are_one_token)
{
	tokens_are("yes -- no", "yes|--|no");
	tokens_are("yes... no", "yes|...|no");
	tokens_are("yes—no…", "yes|—|no|…");
	sg_words words = words_of("yes—no… –");
	cr_assert(eq(chr, words.tokens.items[1].mark, '-'));
	cr_assert(eq(chr, words.tokens.items[3].mark, '.'));
	cr_assert(eq(chr, words.tokens.items[4].mark, '-'));
	sg_arena_destroy(&arena);
}

Test(token, a_quotation_is_one_token)
{
	tokens_are("She said “it ‘really’ works” twice.", "She|said|“it ‘really’ works”|twice|.");
	tokens_are("(“yes”)", "(|“yes”|)");
	sg_words words = words_of("He said “one” and “two ‘three’” now");
	cr_assert(eq(int, words.tokens.items[2].kind, SG_TOKEN_QUOTE));
	cr_assert(eq(u32, words.tokens.items[2].quote, 0));
	cr_assert(eq(u32, words.tokens.items[4].quote, 1));
	cr_assert(eq(u32, words.token_of_quote[1], 4));
	cr_assert(eq(u32, words.token_of_quote[2], SG_NONE));
	cr_assert(eq(u32, words.tokens.items[0].quote, SG_NONE));
	sg_arena_destroy(&arena);
}

Test(token, abbreviations_keep_their_full_stop)
{
	tokens_are("Dr. Dahl and Mr. Riel left.", "Dr.|Dahl|and|Mr.|Riel|left|.");
	tokens_are("J. P. Moss of the U.S. Mint", "J.|P.|Moss|of|the|U.S.|Mint");
	tokens_are("apples, e.g. red ones, etc., vs. pears",
		"apples|,|e.g.|red|ones|,|etc.|,|vs.|pears");
	tokens_are("Dahl, Riel et al. agree", "Dahl|,|Riel|et|al.|agree");
	tokens_are("from 9 a.m. to 5 p.m. daily", "from|9|a.m.|to|5|p.m.|daily");
}

Test(token, full_stops_of_sentences_stand_alone)
{
	tokens_are("She said no. He said yes.", "She|said|no|.|He|said|yes|.");
	tokens_are("It was I. Nobody else.", "It|was|I|.|Nobody|else|.");
	tokens_are("See No. 5 now.", "See|No.|5|now|.");
	tokens_are("Pears, apples, etc. Then plums.", "Pears|,|apples|,|etc|.|Then|plums|.");
}

Test(token, numbers_are_known)
{
	sg_words words = words_of("3,000 2.5 1990s 10-20 four");
	cr_assert(eq(int, words.tokens.items[0].kind, SG_TOKEN_NUMBER));
	cr_assert(eq(int, words.tokens.items[1].kind, SG_TOKEN_NUMBER));
	cr_assert(eq(int, words.tokens.items[2].kind, SG_TOKEN_WORD));
	cr_assert(eq(int, words.tokens.items[3].kind, SG_TOKEN_NUMBER));
	cr_assert(eq(int, words.tokens.items[4].kind, SG_TOKEN_WORD));
	sg_arena_destroy(&arena);
}

Test(token, capitals_are_known)
{
	cr_assert(eq(int, flags_of("Dahl"), SG_TOKEN_CAPITAL));
	cr_assert(eq(int, flags_of("dahl"), 0));
	cr_assert(eq(int, flags_of("NASA"), SG_TOKEN_CAPITAL | SG_TOKEN_ALL_CAPITAL));
	cr_assert(eq(int, flags_of("A"), SG_TOKEN_CAPITAL));
	cr_assert(eq(int, flags_of("Élan"), SG_TOKEN_CAPITAL));
	cr_assert(eq(int, flags_of("élan"), 0));
	cr_assert(eq(int, flags_of("Øst"), SG_TOKEN_CAPITAL));
	cr_assert(eq(int, flags_of("Čapek"), SG_TOKEN_CAPITAL));
	cr_assert(eq(int, flags_of("eBike"), SG_TOKEN_CAPITAL));
}

Test(token, possessives_are_known)
{
	cr_assert(eq(int, flags_of("Dahl’s"), SG_TOKEN_CAPITAL | SG_TOKEN_POSSESSIVE));
	cr_assert(eq(int, flags_of("Dahl's"), SG_TOKEN_CAPITAL | SG_TOKEN_POSSESSIVE));
	cr_assert(eq(int, flags_of("residents’ plan"), SG_TOKEN_POSSESSIVE));
	cr_assert(eq(int, flags_of("residents' plan"), SG_TOKEN_POSSESSIVE));
	cr_assert(eq(int, flags_of("it’s"), 0));
	cr_assert(eq(int, flags_of("that's"), 0));
	cr_assert(eq(int, flags_of("Who’s"), SG_TOKEN_CAPITAL));
}

Test(token, words_for_tables_are_folded)
{
	words_are("Ines DAHL’S Dahl's residents’ plan", "ines|dahl|dahl|residents|plan");
	words_are("Don’t It’s CAN'T", "don't|it's|can't");
	words_are("Élan ÅNGSTRÖM × Œuvre", "élan|ångström||Œuvre");
	words_are("Dr. U.S. e.g. known", "dr|u.s|e.g|known");
	words_are("no, “yes” — 12", "no||||12");
}

Test(token, a_word_longer_than_any_in_a_table_matches_nothing)
{
	sg_word word = word_of("abcdefghijklmnopqrstuvwxyzabcde");
	cr_assert(eq(sz, word.len, SG_WORD_MAX));
	word = word_of("abcdefghijklmnopqrstuvwxyzabcdef");
	cr_assert(eq(sz, word.len, 0));
	static const char *const table[] = {"", "a"};
	cr_assert(not(SG_WORD_IN(&word, table)));
	sg_arena_destroy(&arena);
}

Test(token, words_are_found_in_sorted_tables)
{
	static const char *const table[] = {"apple", "apples", "pear", "pear's", "plum"};
	static const char *const absent[] = {"app", "applesauce", "pea", "pearl", "zzz", "a"};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		sg_word word = {.len = strlen(table[i])};
		strcpy(word.text, table[i]);
		cr_assert(SG_WORD_IN(&word, table), "%s", table[i]);
	}
	for (size_t i = 0; i < sizeof absent / sizeof *absent; i++) {
		sg_word word = {.len = strlen(absent[i])};
		strcpy(word.text, absent[i]);
		cr_assert(not(SG_WORD_IN(&word, table)), "%s", absent[i]);
	}
}

Test(token, a_token_is_compared_without_case)
{
	sg_words words = words_of("THAT Dahl’s.");
	cr_assert(sg_token__is(words.text, &words.tokens.items[0], "that"));
	cr_assert(sg_token__is(words.text, &words.tokens.items[1], "dahl"));
	cr_assert(not(sg_token__is(words.text, &words.tokens.items[2], ".")));
	cr_assert(not(sg_token__is(words.text, &words.tokens.items[0], "tha")));
	sg_arena_destroy(&arena);
}

/* Tokens are in order, apart, and between them stand only spaces. */
Test(token, tokens_cover_all_but_spaces)
{
	static const char *const pieces[] = {"“", "”", "'", "’", "a", "Bc", " ", "s", ".", ",", "-",
		"--", "...", "7", "é", "漢", "🙂", "@", "U.S.", "\u00A0", "&", "\xE2\x80\x8B"};
	uint32_t random = 11;
	for (int round = 0; round < 20000; round++) {
		sg_buf text = SG_BUF_INIT;
		for (uint32_t n = 1 + round % 30; n > 0; n--) {
			random = random * 1664525u + 1013904223u;
			sg_buf_puts(
				&text, pieces[(random >> 16) % (sizeof pieces / sizeof *pieces)]);
		}
		sg_words words = words_of(text.ptr);
		size_t at = 0;
		for (size_t i = 0; i <= words.tokens.count; i++) {
			bool is_end = i == words.tokens.count;
			sg_span span = is_end ? sg_span_make(text.len, text.len)
					      : words.tokens.items[i].span;
			cr_assert(span.start >= at && (is_end || span.end > span.start));
			sg_slice gap = {text.ptr + at, span.start - at};
			for (size_t k = 0, len; k < gap.len; k += len) {
				uint32_t c = sg_utf8_at(gap, k, &len);
				cr_assert(c == ' ' || c == 0xA0 || c == 0x200B || c == 0x202F,
					"U+%04X left out of %s", c, text.ptr);
			}
			at = span.end;
			if (!is_end) {
				sg_span stem =
					sg_token__stem_span(words.text, &words.tokens.items[i]);
				cr_assert(sg_span_holds(span, stem) && stem.end > stem.start);
			}
		}
		sg_buf_free(&text);
		sg_arena_destroy(&arena);
	}
}
