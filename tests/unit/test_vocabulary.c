#include "sample.h"

#include "leak.h"
#include "people/nouns.h"
#include "stance/overlap.h"
#include "statement/cue.h"
#include "statement/subject.h"
#include "text/lemma.h"

TestSuite(vocabulary, .timeout = 60);

static const sg_word *add(sg_vocabulary *vocabulary, const char *text)
{
	const sg_word *entry = NULL;
	cr_assert(eq(int, sg_vocabulary__add(vocabulary, sg_slice_of(text), &entry), SG_OK));
	return entry;
}

Test(vocabulary, folds_case_and_typographic_signs)
{
	static const struct {
		const char *text, *folded;
	} rows[] = {{"Dahl", "dahl"}, {"DON’T", "don't"}, {"co‑op", "co-op"}, {"ÉCOLE", "école"},
		{"×÷", "×÷"}, {"Żółw", "Żółw"}, {"", ""}, {"\xE2\x80", "\xE2\x80"}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		sg_word word = sg_word__fold(sg_slice_of(rows[i].text));
		cr_assert(eq(str, word.text, (char *)rows[i].folded));
		cr_assert(eq(sz, word.len, strlen(rows[i].folded)));
		for (size_t k = word.len; k < sizeof word.text; k++)
			cr_assert(eq(chr, word.text[k], 0), "%s", rows[i].text);
	}
}

Test(vocabulary, the_same_word_has_one_entry)
{
	sg_words words = words_of("The rent. THE rent’s due, the “rent” is");
	const sg_token *t = words.tokens.items;
	cr_assert(eq(ptr, (void *)t[0].word, (void *)t[3].word));
	cr_assert(eq(ptr, (void *)sg_words__word(&words, 0), (void *)t[0].word));
	cr_assert(eq(ptr, (void *)t[1].word, (void *)t[4].word), "a possessive is no other word");
	cr_assert(eq(u32, t[0].word->facts->id, 0));
	cr_assert(eq(u32, t[1].word->facts->id, 1));
	cr_assert(eq(ptr, (void *)t[2].word, (void *)&sg_word__none), "a mark");
	cr_assert(eq(ptr, (void *)t[8].word, (void *)&sg_word__none), "a quotation");
	sg_arena_destroy(&arena);
}

Test(vocabulary, the_hash_is_fnv_of_the_folded_word)
{
	sg_vocabulary *v = sg_vocabulary__new(&arena);
	cr_assert(eq(u32, add(v, "A")->facts->hash, 0xE40C292Cu));
	cr_assert(eq(u32, add(v, "FOOBAR")->facts->hash, 0xBF9CF968u));
	sg_arena_destroy(&arena);
}

Test(vocabulary, many_words_keep_their_entries)
{
	enum { MANY = 20000 };
	static const sg_word *entries[MANY];
	sg_vocabulary *v = sg_vocabulary__new(&arena);
	char text[16];
	for (int round = 0; round < 2; round++)
		for (uint32_t i = 0; i < MANY; i++) {
			snprintf(text, sizeof text, "n%u", i);
			const sg_word *entry = add(v, text);
			cr_assert(eq(str, (char *)entry->text, text));
			cr_assert(round == 0 || entry == entries[i]);
			entries[i] = entry;
		}
	cr_assert(eq(sz, v->count, MANY));
	sg_arena_destroy(&arena);
}

/* Words made to collide cost a bounded number of looks each, and are still words. */
Test(vocabulary, words_that_collide_are_still_found)
{
	enum { MANY = 300, BUCKETS = 1024 };
	sg_vocabulary *probe = sg_vocabulary__new(&arena), *v = sg_vocabulary__new(&arena);
	char text[16];
	for (uint32_t i = 0, found = 0; found < MANY; i++) {
		snprintf(text, sizeof text, "w%u", i);
		uint32_t hash = sg_word__hash(add(probe, text));
		if ((hash ^ hash >> 15) % BUCKETS)
			continue;
		found++;
		for (int round = 0; round < 2; round++)
			cr_assert(eq(str, (char *)add(v, text)->text, text));
	}
	cr_assert(ge(sz, v->count, MANY));
	cr_assert(le(sz, v->count, 2 * MANY));
	sg_arena_destroy(&arena);
}

Test(vocabulary, is_as_it_was_when_memory_is_out)
{
	for (size_t n = 1; n < 200; n++) {
		sg_arena own = SG_ARENA_INIT;
		sg_vocabulary *v = sg_vocabulary__new(&own);
		char text[8];
		sg_alloc_fail_at(n);
		for (uint32_t i = 0; i < 300; i++) {
			const sg_word *entry;
			snprintf(text, sizeof text, "%u", i);
			size_t before = v->count;
			if (sg_vocabulary__add(v, sg_slice_of(text), &entry) != SG_OK)
				cr_assert(eq(sz, v->count, before));
		}
		sg_alloc_fail_at(0);
		for (uint32_t i = 0; i < v->count; i++)
			cr_assert(eq(u32, v->items[i]->facts->id, i));
		sg_arena_destroy(&own);
	}
	cr_assert(not(has_leaks()));
}

Test(vocabulary, words_are_found_in_rows)
{
	static const sg_row table[] = {
		"apple", "apple-pieses", "apple-pies", "apples", "twenty-three-letters-ab", "élan"};
	static const sg_row one[] = {"b"};
	static const char *const absent[] = {"a", "app", "apple-pie", "apple-piest", "pear", "zzz",
		"twenty-three-letters-abc", "twenty-three-letters", "twenty-three-letters-abcde"};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		sg_word word = sg_word__fold(sg_slice_of(table[i]));
		cr_assert(SG_WORD_IN(&word, table), "%s", table[i]);
		cr_assert(not(SG_WORD_IN(&word, one)));
	}
	for (size_t i = 0; i < sizeof absent / sizeof *absent; i++) {
		sg_word word = sg_word__fold(sg_slice_of(absent[i]));
		cr_assert(not(SG_WORD_IN(&word, table)), "%s", absent[i]);
	}
	cr_assert(not(SG_WORD_IN(&sg_word__none, table)));
	sg_word word = sg_word__fold(sg_slice_of("B"));
	cr_assert(SG_WORD_IN(&word, one));
}

/* What an entry remembers is what its owner says of a word that remembers nothing. */
Test(vocabulary, answers_that_are_kept_are_the_owners)
{
	static const char *const texts[] = {"mayor", "farmers", "agencies", "university", "he",
		"who", "the", "several", "however", "repeatedly", "family", "after", "said",
		"pointed", "criticising", "went", "innovations", "share", "Dr", "7", "it"};
	sg_vocabulary *v = sg_vocabulary__new(&arena);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		for (int round = 0; round < 2; round++) {
			sg_word bare = sg_word__fold(sg_slice_of(texts[i]));
			const sg_word *kept = add(v, texts[i]);
			sg_inflection a = SG_INFLECTION_BASE, b = SG_INFLECTION_BASE;
			uint32_t x = 0, y = 0;
			sg_lemmas space;
			cr_assert(sg_noun__classes(&bare) == sg_noun__classes(kept));
			cr_assert(sg_noun__pronoun(&bare) == sg_noun__pronoun(kept));
			cr_assert(sg_noun__is_common(&bare) == sg_noun__is_common(kept));
			cr_assert(sg_noun__is_body(&bare) == sg_noun__is_body(kept));
			cr_assert(sg_noun__is_determiner(&bare) == sg_noun__is_determiner(kept));
			cr_assert(sg_subject__is_filler(&bare) == sg_subject__is_filler(kept));
			cr_assert(sg_subject__opens_adverbial(&bare) ==
				  sg_subject__opens_adverbial(kept));
			cr_assert(sg_cue__of(&bare, &a) == sg_cue__of(kept, &b) && a == b);
			cr_assert(sg_stem__of(&bare, &x) == sg_stem__of(kept, &y) && x == y);
			cr_assert(
				sg_lemmas__of(&bare).count == sg_lemmas__kept(kept, &space)->count);
		}
	sg_arena_destroy(&arena);
}
