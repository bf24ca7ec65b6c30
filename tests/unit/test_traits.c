#include "sample.h"
#include "statement/learned/traits.h"

TestSuite(traits, .timeout = 20);

static uint8_t prior[SG_PRIOR_ROWS];

/* A text with the traits of its tokens, all of it one stretch. */
typedef struct seen {
	sg_words words;
	sg_traits *traits;
	uint32_t count;
} seen;

static seen see(const char *text)
{
	seen out = {.words = words_of(text)};
	out.count = (uint32_t)out.words.tokens.count;
	out.traits = sg_arena_array(&arena, out.count, sizeof *out.traits);
	cr_assert(out.traits != NULL);
	sg_traits__fill(out.traits, &out.words, NULL, prior, 0, out.count);
	return out;
}

/* The traits of the word, or of the mark, that `text` holds first. */
static const sg_traits *traits_of(const char *text, const char *word)
{
	seen s = see(text);
	return &s.traits[token_of(&s.words, word)];
}

/* Of a word in the middle of a sentence. */
static const sg_traits *of(const char *word)
{
	char text[256];
	snprintf(text, sizeof text, "Then %s came back.", word);
	return see(text).traits + 1;
}

/* Let the tagger think that a word is likely a cue. */
static void make_likely(const char *word, uint8_t code)
{
	prior[sg_traits__prior_row(of(word))] = code;
}

/* ---- words ---------------------------------------------------------------------------------- */

Test(traits, a_capital_changes_the_shape_and_not_the_word)
{
	const sg_traits *small = of("baker"), *capital = of("Baker");
	cr_expect(eq(u32, small->word, capital->word));
	cr_expect(eq(u32, small->lemma, capital->lemma));
	cr_expect(eq(u32, small->opening, capital->opening));
	cr_expect(eq(u32, small->ending, capital->ending));
	cr_expect(eq(u32, small->tail, capital->tail));
	cr_expect(ne(u32, small->shape, capital->shape));
	cr_expect(ne(u32, small->sort, capital->sort)); /* who bakes, and a name */
	cr_expect(ne(u32, of("BAKER")->shape, capital->shape));
}

Test(traits, a_possessive_changes_the_shape_and_not_the_word)
{
	const sg_traits *plain = of("Riel"), *owner = of("Riel’s"), *straight = of("Riel's");
	cr_expect(eq(u32, plain->word, owner->word));
	cr_expect(eq(u32, plain->lemma, owner->lemma));
	cr_expect(ne(u32, plain->shape, owner->shape));
	cr_expect(ne(u32, plain->sort, owner->sort));
	cr_expect(eq(u32, owner->shape, straight->shape));
	cr_expect(eq(u32, owner->sort, straight->sort));
}

/* A capital says nothing at the beginning of a sentence. */
Test(traits, the_first_word_of_a_sentence_is_marked_as_such)
{
	seen s = see("Quarrels about bread. Quarrels went on about Quarrels there.");
	const sg_traits *first = &s.traits[0], *second = &s.traits[4], *inside = &s.traits[8];
	cr_assert(eq(u32, first->word, inside->word));
	cr_expect(first->is_first && second->is_first && !inside->is_first);
	cr_expect(eq(u32, first->shape, second->shape));
	cr_expect(eq(u32, first->sort, second->sort));
	cr_expect(ne(u32, first->shape, inside->shape));
	cr_expect(ne(u32, first->sort, inside->sort));
}

Test(traits, forms_of_a_word_have_one_lemma)
{
	cr_expect(ne(u32, of("insists")->word, of("insisted")->word));
	cr_expect(eq(u32, of("insists")->lemma, of("insisted")->lemma));
	cr_expect(ne(u32, of("insists")->lemma, of("denies")->lemma));
}

Test(traits, words_that_end_alike_share_their_endings)
{
	const sg_traits *a = of("painted"), *b = of("granted"), *c = of("granter");
	cr_expect(eq(u32, a->ending, b->ending));
	cr_expect(eq(u32, a->tail, b->tail));
	cr_expect(ne(u32, a->opening, b->opening));
	cr_expect(eq(u32, b->opening, c->opening));
	cr_expect(ne(u32, b->tail, c->tail));
}

Test(traits, sorts_tell_parts_of_speech)
{
	cr_expect(eq(u32, of("she")->sort, of("She")->sort));
	cr_expect(ne(u32, of("she")->sort, of("he")->sort));
	cr_expect(eq(u32, of("every")->sort, of("this")->sort)); /* determiners */
	cr_expect(eq(u32, of("quickly")->sort, of("sadly")->sort));
	cr_expect(eq(u32, of("Dahl")->sort, of("Riel")->sort)); /* names */
	cr_expect(ne(u32, of("Dahl")->sort, of("quickly")->sort));
}

Test(traits, cues_are_those_of_the_table)
{
	cr_expect(ne(u32, of("said")->cue, 0));
	cr_expect(ne(u32, of("said")->cue, of("says")->cue));
	cr_expect(zero(u32, of("bread")->cue));
}

/* Longer than any word of a table, and of letters that no table holds. */
Test(traits, words_that_cannot_be_read_are_all_alike)
{
	const sg_traits *long_one = of("abcdefghijklmnopqrstuvwxyzabcdefghijklmnop");
	const sg_traits *other = of("zyxwvutsrqponmlkjihgfedcbazyxwvutsrqponmlk");
	cr_expect(eq(u32, long_one->word, other->word));
	cr_expect(eq(u32, long_one->sort, other->sort));
	cr_expect(ne(u32, of("größer")->word, of("kleiner")->word));
}

/* ---- numbers and marks ---------------------------------------------------------------------- */

Test(traits, numbers_are_told_apart_by_their_length)
{
	cr_expect(eq(u32, of("17")->word, of("42")->word));
	cr_expect(ne(u32, of("17")->word, of("417")->word));
	cr_expect(eq(u32, of("123456")->word, of("1234567")->word));
	cr_expect(eq(u32, of("17")->sort, of("123456")->sort));
	cr_expect(ne(u32, of("17")->sort, of("baker")->sort));
}

Test(traits, marks_are_what_they_look_like)
{
	const char *text = "Bread, rolls; cake, and tea.";
	cr_expect(eq(u32, traits_of(text, ",")->word, traits_of("Tea, milk.", ",")->word));
	cr_expect(ne(u32, traits_of(text, ",")->word, traits_of(text, ";")->word));
	cr_expect(eq(int, traits_of(text, ";")->mark, ';'));
	cr_expect(eq(u8, traits_of(text, ";")->kind, SG_TOKEN_MARK));
	cr_expect(ne(u32, traits_of(text, ".")->word, traits_of(text, ",")->word));
}

/* ---- quotations ----------------------------------------------------------------------------- */

static const sg_traits *quote_of(const char *quoted)
{
	char text[256];
	snprintf(text, sizeof text, "Then “%s” said Riel.", quoted);
	const sg_traits *t = see(text).traits + 1;
	cr_assert(eq(u8, t->kind, SG_TOKEN_QUOTE), "%s", quoted);
	return t;
}

Test(traits, a_quotation_is_its_length_and_its_end)
{
	const sg_traits *soup = quote_of("The soup is cold,");
	cr_expect(eq(u32, soup->quote, quote_of("Our boats are old,")->quote));
	cr_expect(eq(u32, soup->word, quote_of("Our boats are old,")->word));
	cr_expect(ne(u32, soup->quote, quote_of("The soup is cold.")->quote));
	cr_expect(ne(u32, soup->word, quote_of("The soup is cold.")->word));
	cr_expect(ne(u32, soup->quote, quote_of("The soup is cold")->quote));
	cr_expect(ne(u32, soup->quote, quote_of("Soup,")->quote));
	cr_expect(ne(
		u32, soup->quote, quote_of("The soup is cold and so is all of the fish,")->quote));
	cr_expect(eq(u32, quote_of("Why is it cold?")->quote, quote_of("It is so cold!")->quote));
	cr_expect(ne(u32, soup->quote, quote_of("the soup is cold,")->quote));
	cr_expect(eq(u32, soup->word, quote_of("the soup is cold,")->word));
}

Test(traits, longer_quotations_are_all_alike)
{
	const sg_traits *ten = quote_of("We will bake bread for the whole street on Sunday,");
	const sg_traits *more =
		quote_of("We will bake bread and rolls and cakes for the whole of the "
			 "street and for the next one on every Sunday,");
	cr_expect(eq(u32, ten->quote, more->quote));
	cr_expect(eq(u32, ten->word, more->word));
}

Test(traits, only_quotations_have_a_quote)
{
	seen s = see("Riel said, “It works,” in 1999.");
	for (uint32_t i = 0; i < s.count; i++)
		cr_expect(eq(int, s.traits[i].quote != 0, s.traits[i].kind == SG_TOKEN_QUOTE));
}

Test(traits, a_quotation_of_nothing_is_one)
{
	const sg_traits *t = traits_of("Then Riel wrote “” and left.", "“");
	cr_expect(t->kind != SG_TOKEN_QUOTE || t->quote != 0);
}

/* ---- neighbours ----------------------------------------------------------------------------- */

Test(traits, marks_are_seen_on_both_sides)
{
	seen s = see("Riel left, they say, and “all is well” here.");
	uint32_t comma = token_of(&s.words, ","), quote = token_of(&s.words, "“");
	uint32_t say = token_of(&s.words, "say"), and = token_of(&s.words, "and");
	cr_expect(eq(u32, s.traits[0].mark_before, SG_NONE));
	cr_expect(eq(u32, s.traits[0].mark_after, comma));
	cr_expect(eq(u32, s.traits[say].mark_before, comma));
	cr_expect(eq(u32, s.traits[say].mark_after, say + 1));
	cr_expect(eq(u32, s.traits[and].mark_after, quote));
	cr_expect(eq(u32, s.traits[quote].mark_before, and-1)); /* never itself … */
	cr_expect(eq(u32, s.traits[quote].mark_after, quote));  /* … but here */
	cr_expect(eq(u32, s.traits[s.count - 2].mark_after, s.count - 1));
}

Test(traits, likely_cues_are_seen_on_both_sides)
{
	make_likely("insists", SG_PRIOR_LIKELY);
	make_likely("believes", SG_PRIOR_LIKELY - 1);
	seen s = see("Riel believes it and Dahl insists on it");
	uint32_t insists = token_of(&s.words, "insists");
	for (uint32_t i = 0; i < s.count; i++) {
		cr_expect(eq(u32, s.traits[i].likely_before, i > insists ? insists : SG_NONE));
		cr_expect(eq(u32, s.traits[i].likely_after, i < insists ? insists : SG_NONE));
	}
}

Test(traits, a_likely_cue_that_is_far_is_none)
{
	make_likely("insists", SG_PRIORS - 1);
	seen s = see("insists a b c d e f g h i j k l m n o p q r s t u v w x y z aa bb cc dd ee "
		     "ff gg hh "
		     "ii jj kk insists");
	uint32_t last = s.count - 1;
	cr_expect(eq(u32, s.traits[29].likely_before, 0));
	cr_expect(eq(u32, s.traits[30].likely_before, SG_NONE));
	cr_expect(eq(u32, s.traits[last - 29].likely_after, last));
	cr_expect(eq(u32, s.traits[last - 30].likely_after, SG_NONE));
}

Test(traits, neighbours_stand_within_the_stretch)
{
	make_likely("insists", SG_PRIORS - 1);
	const char *text = "Riel insists, often. Dahl left early. Novak insists, too.";
	seen s = see(text);
	const sg_sentence *middle = &s.words.sentences[1];
	sg_traits__fill(s.traits, &s.words, NULL, prior, middle->first, middle->end);
	for (uint32_t i = middle->first; i < middle->end; i++) {
		const sg_traits *t = &s.traits[i];
		cr_expect(eq(u32, t->likely_before, SG_NONE));
		cr_expect(eq(u32, t->likely_after, SG_NONE));
		cr_expect(eq(u32, t->mark_before, SG_NONE));
		cr_expect(eq(u32, t->mark_after, middle->end - 1));
	}
}

Test(traits, linking_again_sees_new_priors)
{
	seen s = see("Riel insists on it.");
	cr_expect(eq(u32, s.traits[0].likely_after, SG_NONE));
	s.traits[1].prior = SG_PRIOR_LIKELY;
	sg_traits__link(s.traits, 0, s.count);
	cr_expect(eq(u32, s.traits[0].likely_after, 1));
	cr_expect(eq(u32, s.traits[2].likely_before, 1));
}

Test(traits, codes_that_are_none_are_0)
{
	make_likely("insists", SG_PRIORS);
	cr_expect(zero(u32, of("insists")->prior));
	make_likely("insists", 255);
	cr_expect(zero(u32, of("insists")->prior));
	make_likely("insists", SG_PRIORS - 1);
	cr_expect(eq(u32, of("insists")->prior, SG_PRIORS - 1));
}

/* ---- what is known of words ----------------------------------------------------------------- */

Test(traits, words_that_are_known_have_the_same_traits)
{
	const char *text =
		"Riel said that Riel’s bread was good. SAID HE SO? “Yes,” he said, and on 3 "
		"May the said bread was said to be Riel's best; größer, abcdefghijklmnopqrst"
		"uvwxyzabcdefghijkl.";
	seen s = see(text);
	sg_word_traits *known =
		sg_arena_array(&arena, s.words.tokens.vocabulary->count, sizeof *known);
	sg_traits *again = sg_arena_array(&arena, s.count, sizeof *again);
	for (int round = 0; round < 2; round++) {
		sg_traits__fill(again, &s.words, known, prior, 0, s.count);
		cr_expect(eq(int, memcmp(again, s.traits, s.count * sizeof *again), 0));
	}
}
