/* The weights are replaced from time to time: only what is as plain as can be has a fixed label. */
#include "leak.h"
#include "stancegraph/arena.h"
#include "stancegraph/buffer.h"
#include "stancegraph/stance.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>

TestSuite(stance, .timeout = 60);

static sg_reply_stance stance_of(const char *parent, const char *reply)
{
	return sg_stance_of_reply((sg_reply_pair){sg_slice_of(parent), sg_slice_of(reply)});
}

static void must_be_sound(const sg_reply_stance *s)
{
	const double shares[] = {s->disagree, s->neutral, s->agree};
	double sum = s->disagree + s->neutral + s->agree;
	cr_assert(s->label >= SG_STANCE_DISAGREE && s->label <= SG_STANCE_AGREE);
	cr_assert(fabs(sum - 1) < 1e-5, "%f", sum);
	for (size_t i = 0; i < 3; i++)
		cr_assert(shares[i] >= 0 && shares[i] <= s->confidence, "%f", shares[i]);
	cr_assert(eq(dbl, shares[s->label - SG_STANCE_DISAGREE], s->confidence));
}

/* ---- labels --------------------------------------------------------------------------------- */

static const char *const PARENT = "The new lamps on the bridge are far too bright at night.";

Test(stance, plain_agreement)
{
	sg_reply_stance s = stance_of(PARENT, "I completely agree with you.");
	must_be_sound(&s);
	cr_expect(s.agree > s.disagree);
}

Test(stance, plain_disagreement)
{
	sg_reply_stance s = stance_of(PARENT, "No, you are wrong, that is not true.");
	must_be_sound(&s);
	cr_expect(s.disagree > s.agree);
}

Test(stance, no_reply_is_neutral)
{
	sg_reply_pair none = {sg_slice_of(PARENT), SG_SLICE_EMPTY};
	cr_expect(eq(int, sg_stance_of_reply(none).label, SG_STANCE_NEUTRAL));
	cr_expect(eq(int, stance_of(PARENT, "").label, SG_STANCE_NEUTRAL));
	cr_expect(eq(int, stance_of(PARENT, " \n\t\r\n").label, SG_STANCE_NEUTRAL));
	cr_expect(eq(int, stance_of("", "").label, SG_STANCE_NEUTRAL));
}

Test(stance, a_reply_to_nothing_has_some_stance)
{
	sg_reply_stance s = stance_of("", "I completely agree with you.");
	must_be_sound(&s);
}

/* ---- languages ------------------------------------------------------------------------------ */

static const sg_reply_pair FOREIGN[] = {
	{SG_SLICE_LIT("Die neuen Lampen auf der Brücke sind nachts viel zu hell, finde ich."),
		SG_SLICE_LIT("Nein, das stimmt überhaupt nicht, die Lampen sind genau richtig und "
			     "jeder kann endlich wieder sicher nach Hause gehen.")},
	{SG_SLICE_LIT("Les nouvelles lampes du pont sont beaucoup trop fortes pendant la nuit."),
		SG_SLICE_LIT("Je ne suis pas du tout d’accord, ces lampes sont parfaites et tout "
			     "le monde peut enfin rentrer chez soi en sécurité.")},
	{SG_SLICE_LIT("Las nuevas farolas del puente brillan demasiado por la noche, creo yo."),
		SG_SLICE_LIT("Estoy completamente de acuerdo contigo, esas farolas molestan mucho "
			     "a todos los vecinos que viven cerca del puente.")},
	{SG_SLICE_LIT("Новые фонари на мосту светят ночью слишком ярко, и это всем мешает спать."),
		SG_SLICE_LIT("Нет, вы совершенно неправы: фонари светят как раз нормально, и "
			     "люди наконец могут спокойно ходить домой.")},
};

Test(stance, other_languages_are_neutral)
{
	for (size_t i = 0; i < sizeof FOREIGN / sizeof *FOREIGN; i++)
		cr_expect(eq(int, sg_stance_of_reply(FOREIGN[i]).label, SG_STANCE_NEUTRAL), "%s",
			FOREIGN[i].reply.ptr);
}

Test(stance, a_foreign_text_has_no_english_reply)
{
	sg_reply_pair pair = {FOREIGN[0].parent, SG_SLICE_LIT("I completely agree with you.")};
	cr_expect(eq(int, sg_stance_of_reply(pair).label, SG_STANCE_NEUTRAL));
}

/* ---- many pairs ----------------------------------------------------------------------------- */

enum { MANY = 3000 };

static sg_slice made_text(sg_arena *arena, size_t seed)
{
	static const char *const words[] = {"you", "are", "right", "wrong", "not", "the", "lamps",
		"bright", ".", "?", "\n> ", "but", "never", "agree", "no", "yes", "1999", "—", "I"};
	uint64_t random = seed * UINT64_C(0x9E3779B97F4A7C15) + 1;
	sg_buf text = SG_BUF_INIT;
	for (size_t i = random >> 58; i; i--) {
		random = random * UINT64_C(6364136223846793005) + 1442695040888963407;
		sg_buf_puts(&text, words[(random >> 33) % (sizeof words / sizeof *words)]);
		sg_buf_putc(&text, ' ');
	}
	sg_slice copy = sg_arena_copy(arena, sg_buf_slice(&text));
	sg_buf_free(&text);
	return copy;
}

static const sg_reply_pair *made_pairs(sg_arena *arena)
{
	sg_reply_pair *pairs = sg_arena_array(arena, MANY, sizeof *pairs);
	cr_assert(pairs != NULL);
	for (size_t i = 0; i < MANY; i++)
		pairs[i] = (sg_reply_pair){made_text(arena, 2 * i), made_text(arena, 2 * i + 1)};
	return pairs;
}

static bool are_same(const sg_reply_stance *a, const sg_reply_stance *b)
{
	return a->label == b->label && a->confidence == b->confidence &&
	       a->disagree == b->disagree && a->neutral == b->neutral && a->agree == b->agree;
}

Test(stance, any_number_of_threads_gives_the_same)
{
	static sg_reply_stance one[MANY], several[MANY];
	static const unsigned threads[] = {0, 2, 4, 7, 64, 1000};
	sg_arena arena = SG_ARENA_INIT;
	const sg_reply_pair *pairs = made_pairs(&arena);
	cr_assert(eq(int, sg_stance_of_replies(one, pairs, MANY, 1), SG_OK));
	for (size_t i = 0; i < MANY; i++) {
		sg_reply_stance alone = sg_stance_of_reply(pairs[i]);
		must_be_sound(&one[i]);
		cr_assert(are_same(&one[i], &alone), "pair %zu", i);
	}
	for (size_t t = 0; t < sizeof threads / sizeof *threads; t++) {
		memset(several, 0xFF, sizeof several);
		cr_assert(eq(int, sg_stance_of_replies(several, pairs, MANY, threads[t]), SG_OK));
		for (size_t i = 0; i < MANY; i++)
			cr_assert(are_same(&one[i], &several[i]), "pair %zu", i);
	}
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}

Test(stance, no_pairs_are_no_trouble)
{
	cr_expect(eq(int, sg_stance_of_replies(NULL, NULL, 0, 4), SG_OK));
}

Test(stance, without_memory_it_says_so)
{
	sg_reply_stance out = {.confidence = -1};
	sg_reply_pair pair = {SG_SLICE_LIT("a"), SG_SLICE_LIT("b")};
	sg_alloc_fail_at(1);
	cr_expect(eq(int, sg_stance_of_replies(&out, &pair, 1, 1), SG_E_NOMEM));
	sg_alloc_fail_at(0);
	cr_expect(eq(dbl, out.confidence, -1));
}
