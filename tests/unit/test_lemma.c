/* Lemmas: is a form read as the verb that tables hold, and as no other in the list? */
#include "sample.h"

#include "text/lemma.h"

static bool reads_as(const char *form, const char *lemma, sg_inflection inflection)
{
	sg_word word = {.len = strlen(form)};
	strcpy(word.text, form);
	sg_lemmas lemmas = sg_lemmas__of(&word);
	cr_assert(lemmas.count >= 1 && lemmas.count <= SG_LEMMA_MAX);
	for (size_t i = 0; i < lemmas.count; i++) {
		cr_assert(eq(sz, lemmas.items[i].len, strlen(lemmas.items[i].text)));
		if (strcmp(lemmas.items[i].text, lemma) == 0 && lemmas.inflection[i] == inflection)
			return true;
	}
	return false;
}

static void inflects(const char *base, const char *s, const char *past, const char *ing)
{
	cr_assert(reads_as(base, base, SG_INFLECTION_BASE), "%s", base);
	cr_assert(reads_as(s, base, SG_INFLECTION_S), "%s -> %s", s, base);
	cr_assert(reads_as(past, base, SG_INFLECTION_PAST), "%s -> %s", past, base);
	cr_assert(reads_as(ing, base, SG_INFLECTION_ING), "%s -> %s", ing, base);
}

TestSuite(lemma, .timeout = 60);

Test(lemma, regular_verbs)
{
	inflects("claim", "claims", "claimed", "claiming");
	inflects("argue", "argues", "argued", "arguing");
	inflects("agree", "agrees", "agreed", "agreeing");
	inflects("reply", "replies", "replied", "replying");
	inflects("deny", "denies", "denied", "denying");
	inflects("dismiss", "dismisses", "dismissed", "dismissing");
	inflects("clash", "clashes", "clashed", "clashing");
	inflects("echo", "echoes", "echoed", "echoing");
	inflects("stress", "stresses", "stressed", "stressing");
}

Test(lemma, consonants_that_double)
{
	inflects("admit", "admits", "admitted", "admitting");
	inflects("rebut", "rebuts", "rebutted", "rebutting");
	inflects("snap", "snaps", "snapped", "snapping");
	inflects("slam", "slams", "slammed", "slamming");
	inflects("label", "labels", "labelled", "labelling");
	inflects("label", "labels", "labeled", "labeling");
}

Test(lemma, consonants_that_are_double_by_nature)
{
	inflects("add", "adds", "added", "adding");
	inflects("scoff", "scoffs", "scoffed", "scoffing");
	inflects("rebuff", "rebuffs", "rebuffed", "rebuffing");
	inflects("yell", "yells", "yelled", "yelling");
	inflects("troll", "trolls", "trolled", "trolling");
	inflects("press", "presses", "pressed", "pressing");
}

Test(lemma, irregular_verbs)
{
	inflects("say", "says", "said", "saying");
	inflects("write", "writes", "wrote", "writing");
	inflects("tell", "tells", "told", "telling");
	inflects("think", "thinks", "thought", "thinking");
	inflects("take", "takes", "took", "taking");
	inflects("begin", "begins", "began", "beginning");
	inflects("break", "breaks", "broke", "breaking");
	inflects("pay", "pays", "paid", "paying");
	inflects("feel", "feels", "felt", "feeling");
	inflects("hit", "hits", "hit", "hitting");
	cr_assert(reads_as("written", "write", SG_INFLECTION_PARTICIPLE));
	cr_assert(reads_as("spoken", "speak", SG_INFLECTION_PARTICIPLE));
	cr_assert(reads_as("taken", "take", SG_INFLECTION_PARTICIPLE));
	cr_assert(reads_as("begun", "begin", SG_INFLECTION_PARTICIPLE));
	cr_assert(reads_as("broken", "break", SG_INFLECTION_PARTICIPLE));
}

Test(lemma, british_endings_read_as_american)
{
	cr_assert(reads_as("criticised", "criticize", SG_INFLECTION_PAST));
	cr_assert(reads_as("criticises", "criticize", SG_INFLECTION_S));
	cr_assert(reads_as("criticise", "criticize", SG_INFLECTION_BASE));
	cr_assert(reads_as("emphasising", "emphasize", SG_INFLECTION_ING));
	cr_assert(reads_as("criticized", "criticize", SG_INFLECTION_PAST));
}

Test(lemma, verbs_that_end_in_ise_everywhere_stay)
{
	inflects("advise", "advises", "advised", "advising");
	inflects("promise", "promises", "promised", "promising");
	inflects("praise", "praises", "praised", "praising");
	inflects("raise", "raises", "raised", "raising");
}

Test(lemma, short_words_keep_their_letters)
{
	cr_assert(not(reads_as("bed", "b", SG_INFLECTION_PAST)));
	cr_assert(not(reads_as("is", "i", SG_INFLECTION_S)));
	cr_assert(not(reads_as("king", "k", SG_INFLECTION_ING)));
	cr_assert(not(reads_as("class", "clas", SG_INFLECTION_S)));
}

Test(lemma, longest_words_do_not_overflow)
{
	for (size_t len = SG_WORD_MAX - 4; len <= SG_WORD_MAX; len++) {
		static const char *const endings[] = {"ed", "ing", "ies", "ied", "es", "lled"};
		for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
			sg_word word = {.len = len};
			memset(word.text, 'b', len);
			strcpy(word.text + len - strlen(endings[i]), endings[i]);
			sg_lemmas lemmas = sg_lemmas__of(&word);
			cr_assert(lemmas.count >= 1 && lemmas.count <= SG_LEMMA_MAX);
		}
	}
	sg_word none = sg_word__none;
	cr_assert(le(sz, sg_lemmas__of(&none).count, 1));
}
