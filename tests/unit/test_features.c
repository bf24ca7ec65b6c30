#include "stance/learned/features.h"
#include "stancegraph/buffer.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

TestSuite(features, .timeout = 20);

static sg_features features_of(sg_slice parent, sg_slice reply)
{
	static sg_pair_words a, b;
	sg_features out;
	sg_pair_words__read(&a, parent);
	sg_pair_words__read(&b, reply);
	sg_features__of(&out, &a, &b);
	return out;
}

static sg_features features_of_texts(const char *parent, const char *reply)
{
	return features_of(sg_slice_of(parent), sg_slice_of(reply));
}

static bool are_equal(const sg_features *a, const sg_features *b, sg_feature_group group)
{
	return a->count[group] == b->count[group] &&
	       memcmp(a->rows[group], b->rows[group], a->count[group] * sizeof **a->rows) == 0;
}

static void must_fit(const sg_features *f)
{
	for (size_t g = 0; g < SG_FEATURE_GROUPS; g++) {
		cr_assert(le(sz, f->count[g], (size_t)SG_FEATURES_MAX), "group %zu", g);
		for (size_t i = 0; i < f->count[g]; i++)
			cr_assert(lt(u32, f->rows[g][i], (uint32_t)SG_FEATURE_ROWS));
	}
}

/* A sentence over and over, as a text and as its reply. */
static sg_features features_of_long(const char *sentence, size_t words)
{
	sg_buf text = SG_BUF_INIT;
	for (size_t i = 0; i < words; i++)
		sg_buf_puts(&text, sentence);
	sg_features f = features_of(sg_buf_slice(&text), sg_buf_slice(&text));
	sg_buf_free(&text);
	return f;
}

Test(features, the_longest_pairs_fit)
{
	static const char *const sentences[] = {
		"never ", "lamps never ", "a ", "a. ", "? ", "no! ", "> never\n", "1 ", "日本 "};
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
		for (size_t words = 0; words < 2 * SG_PAIR_WORDS_MAX; words += 37) {
			sg_features f = features_of_long(sentences[i], words);
			must_fit(&f);
		}
}

/* Long words that both hold, all behind negations. */
Test(features, groups_are_as_full_as_they_can_be)
{
	sg_features f = features_of_long("never ", 2 * SG_PAIR_WORDS_MAX);
	must_fit(&f);
	cr_expect(eq(sz, f.count[SG_FEATURE_REPLY], 3 * SG_PAIR_WORDS_MAX));
	cr_expect(eq(sz, f.count[SG_FEATURE_PARENT], 2 * SG_PAIR_WORDS_MAX));
	cr_expect(eq(sz, f.count[SG_FEATURE_MEETING], 2 * SG_PAIR_WORDS_MAX));
}

Test(features, quoted_lines_are_not_the_reply_s_own)
{
	const char *parent = "The lamps are too bright.";
	sg_features plain = features_of_texts(parent, "They are not.");
	sg_features quoting =
		features_of_texts(parent, "> The lamps are too bright.\nThey are not.");
	cr_expect(are_equal(&plain, &quoting, SG_FEATURE_REPLY));
	cr_expect(are_equal(&plain, &quoting, SG_FEATURE_EDGES));
	cr_expect(are_equal(&plain, &quoting, SG_FEATURE_MEETING));
	cr_expect(not(are_equal(&plain, &quoting, SG_FEATURE_SHAPE))); /* that it quotes is told */
}

Test(features, a_reply_of_quoted_lines_only_has_them)
{
	sg_features f = features_of_texts("It is.", "> It is.");
	cr_expect(eq(sz, f.count[SG_FEATURE_REPLY], 9));
}

Test(features, the_same_pair_has_the_same_rows)
{
	sg_features first = features_of_texts("The lamps are bright.", "No, they are not bright!");
	features_of_texts("Something else in between?", "> Quoted\nAnd answered.");
	sg_features again = features_of_texts("The lamps are bright.", "No, they are not bright!");
	for (size_t g = 0; g < SG_FEATURE_GROUPS; g++)
		cr_expect(are_equal(&first, &again, (sg_feature_group)g), "group %zu", g);
}

Test(features, a_word_means_another_thing_in_another_group)
{
	sg_features f = features_of_texts("bridge", "bridge");
	for (size_t g = 0; g < SG_FEATURE_GROUPS; g++)
		for (size_t k = 0; k < g; k++)
			cr_expect(ne(u32, f.rows[g][0], f.rows[k][0]), "%zu %zu", g, k);
}

Test(features, what_both_say_meets_and_what_is_denied_shows)
{
	const char *parent = "The bridge is safe.";
	size_t none = features_of_texts(parent, "Yes.").count[SG_FEATURE_MEETING];
	size_t shared = features_of_texts(parent, "The bridge!").count[SG_FEATURE_MEETING];
	size_t denied = features_of_texts(parent, "No bridge!").count[SG_FEATURE_MEETING];
	cr_expect(zero(sz, none));
	cr_expect(eq(sz, shared, 1));
	cr_expect(eq(sz, denied, 2));
}

Test(features, no_text_has_a_shape_only)
{
	sg_features f = features_of_texts("", "");
	for (size_t g = 0; g < SG_FEATURE_GROUPS; g++)
		cr_expect(eq(int, f.count[g] > 0, g == SG_FEATURE_SHAPE), "group %zu", g);
}
