#include "render/text/measure.h"
#include "render/text/wrap.h"
#include "stancegraph/buffer.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "leak.h"

TestSuite(wrap, .timeout = 20);

static const sg_text_style style = {13, false};

static sg_lines wrapped(const char *text, double width, size_t lines, sg_arena *arena)
{
	sg_lines out;
	sg_slice clean = sg_text__clean(sg_slice_of(text), 100000, arena);
	cr_assert(sg_text__wrap(&out, clean, width, style, lines, arena) == SG_OK);
	for (size_t i = 0; i < out.count; i++)
		cr_assert(le(dbl, sg_text__width(out.items[i], 13, false), width + 0.01));
	return out;
}

static void expect_line(sg_slice line, const char *text)
{
	cr_assert(sg_slice_eq(line, sg_slice_of(text)), "[%.*s]", (int)line.len, line.ptr);
}

Test(wrap, short_text_is_one_line)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_lines out = wrapped("  two   words\n", 200, 4, &arena);
	cr_assert(eq(sz, out.count, 1));
	expect_line(out.items[0], "two words");
	cr_assert(not(out.is_shortened));
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}

Test(wrap, breaks_at_spaces_and_shortens_after_a_word)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_lines out = wrapped("one two three four, five six seven eight nine", 80, 2, &arena);
	cr_assert(eq(sz, out.count, 2));
	expect_line(out.items[0], "one two");
	expect_line(out.items[1], "three\xE2\x80\xA6");
	cr_assert(out.is_shortened);
	sg_arena_destroy(&arena);
}

Test(wrap, no_comma_before_the_ellipsis)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_lines out = wrapped("four, incomprehensibilities", 80, 1, &arena);
	expect_line(out.items[0], "four\xE2\x80\xA6");
	sg_arena_destroy(&arena);
}

Test(wrap, a_last_word_gets_company_where_that_costs_no_line)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_lines out =
		wrapped("Does anyone know whether the small red cafe is open it", 190, 4, &arena);
	cr_assert(eq(sz, out.count, 3));
	cr_assert(gt(dbl, sg_text__width(out.items[2], 13, false), 190 * 0.2));
	sg_arena_destroy(&arena);
}

Test(wrap, a_word_wider_than_the_line_is_cut)
{
	sg_arena arena = SG_ARENA_INIT;
	char word[10001];
	memset(word, 'W', 10000);
	word[10000] = '\0';
	sg_lines out = wrapped(word, 100, 4, &arena);
	cr_assert(eq(sz, out.count, 4));
	cr_assert(out.is_shortened);
	sg_arena_destroy(&arena);
}

Test(wrap, chinese_breaks_between_characters_but_not_before_a_full_stop)
{
	sg_arena arena = SG_ARENA_INIT;
	/* Three characters fit; the fourth is an ideographic full stop. */
	sg_lines out = wrapped(
		"\xE6\x97\xA5\xE6\x9B\x9C\xE6\x97\xA5\xE3\x80\x82\xE6\x9B\x9C", 43, 4, &arena);
	cr_assert(eq(sz, out.count, 2));
	expect_line(out.items[0], "\xE6\x97\xA5\xE6\x9B\x9C");
	sg_arena_destroy(&arena);
}

static void expect_shortened(const char *text, const char *line)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_slice clean = sg_text__clean(sg_slice_of(text), 1000, &arena);
	expect_line(sg_text__fit(clean, 58, style, &arena), line);
	sg_arena_destroy(&arena);
}

/* Wrapped to one character's width, each piece is what may not be cut further. */
static void expect_pieces(const char *text, double width, const char *const *pieces)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_lines out;
	sg_slice clean = sg_text__clean(sg_slice_of(text), 1000, &arena);
	cr_assert(sg_text__wrap(&out, clean, width, style, 12, &arena) == SG_OK);
	for (size_t i = 0; i < out.count; i++) {
		cr_assert(pieces[i] != NULL, "%s: a line more: %.*s", text, (int)out.items[i].len,
			out.items[i].ptr);
		expect_line(out.items[i], pieces[i]);
	}
	cr_assert(pieces[out.count] == NULL, "%s: no line for %s", text, pieces[out.count]);
	sg_arena_destroy(&arena);
}

Test(wrap, japanese_lines_do_not_start_with_small_kana_or_end_with_a_bracket)
{
	expect_pieces("残っていた", 28, (const char *[]){"残っ", "てい", "た", NULL});
	expect_pieces("ページ数", 28, (const char *[]){"ペー", "ジ数", NULL});
	expect_pieces("赤「青」黄", 42, (const char *[]){"赤", "「青」", "黄", NULL});
	expect_pieces("人々は。", 28, (const char *[]){"人々", "は。", NULL});
	expect_pieces("赤——青", 28, (const char *[]){"赤", "——", "青", NULL});
	expect_pieces("漢\"字\"漢", 28, (const char *[]){"漢\"", "字\"", "漢", NULL});
}

Test(wrap, a_mark_of_kana_stays_with_its_letter)
{
	/* KA and the voiced sound mark, decomposed. */
	expect_pieces("か\xE3\x82\x99か", 15, (const char *[]){"か\xE3\x82\x99", "か", NULL});
}

Test(wrap, korean_is_broken_at_spaces)
{
	expect_pieces("도서관은 열려", 70, (const char *[]){"도서관은", "열려", NULL});
}

Test(wrap, pictures_are_not_cut)
{
	/* A thumb and its skin tone, a flag of two halves, a family of three with joiners. */
	expect_pieces(
		"👍🏽🇫🇷🇯🇵", 40, (const char *[]){"👍🏽", "🇫🇷", "🇯🇵", NULL});
	expect_pieces("👨‍👩‍👧👨‍👩‍👧", 60,
		(const char *[]){"👨‍👩‍👧", "👨‍👩‍👧", NULL});
	expect_pieces("🎉🎉 ok", 45, (const char *[]){"🎉🎉", "ok", NULL});
}

Test(wrap, hindi_and_khmer_are_cut_between_syllables)
{
	expect_pieces("किताबें", 18, (const char *[]){"कि", "ता", "बें", NULL});
	expect_pieces("ខ្មែរ", 34, (const char *[]){"ខ្មែ", "រ", NULL});
	expect_pieces("แต่ไม่", 22, (const char *[]){"แต่", "ไม่", NULL});
}

Test(wrap, a_french_question_mark_stays_with_its_word)
{
	expect_pieces("On va où ?", 55, (const char *[]){"On va", "où ?", NULL});
	expect_pieces("il y a 50 %", 50, (const char *[]){"il y a", "50 %", NULL});
}

Test(wrap, addresses_are_broken_after_their_slashes)
{
	expect_pieces("https://example.org/path/page", 170,
		(const char *[]){"https://example.org/", "path/page", NULL});
	expect_pieces("at https://example.org/", 160,
		(const char *[]){"at", "https://example.org/", NULL});
}

Test(wrap, nothing_loose_before_the_ellipsis)
{
	expect_shortened("赤青、黄色緑", "赤青…");
	expect_shortened("نعم، سألت", "نعم…");
}

Test(wrap, a_letter_keeps_its_accents)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_buf text = SG_BUF_INIT;
	for (size_t i = 0; i < 200; i++)
		sg_buf_puts(&text, "e\xCC\x81");
	sg_lines out = wrapped(text.ptr, 60, 4, &arena);
	for (size_t i = 0; i < out.count; i++)
		cr_assert(eq(chr, out.items[i].ptr[0], 'e'));
	sg_buf_free(&text);
	sg_arena_destroy(&arena);
}

Test(wrap, direction_is_that_of_the_first_letter)
{
	sg_arena arena = SG_ARENA_INIT;
	cr_assert(wrapped("1. \xD8\xA3\xD8\xB9 abc", 200, 1, &arena).is_rtl);
	cr_assert(not(wrapped("abc \xD8\xA3", 200, 1, &arena).is_rtl));
	sg_arena_destroy(&arena);
}

Test(wrap, clean_drops_controls_and_repairs_bytes)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_slice in = SG_SLICE_LIT("\xEF\xBB\xBF"
				   "a\0\x02 \t\xC2\xA0 b\xE2\x80\xAE\xFF ");
	sg_slice out = sg_text__clean(in, 1000, &arena);
	expect_line(out, "a b\xEF\xBF\xBD");
	expect_line(sg_text__clean((sg_slice)SG_SLICE_EMPTY, 10, &arena), "");
	sg_arena_destroy(&arena);
}

Test(wrap, arabic_letters_are_narrower_where_they_are_joined)
{
	/* beh: alone 1.10 em, before another letter .35, but not before a hamza or a non-joiner. */
	double beh = sg_text__code_em(0x628, false);
	cr_assert(gt(dbl, beh, 1));
	double two = sg_text__width(sg_slice_of("بب"), 1, false) / SG_TEXT_SLACK;
	cr_assert(lt(dbl, two, 1.5 * beh));
	cr_assert(epsilon_eq(dbl, sg_text__width(sg_slice_of("ب‌ب"), 1, false),
		2 * beh * SG_TEXT_SLACK, 1e-9));
	cr_assert(epsilon_eq(dbl, sg_text__width(sg_slice_of("بء"), 1, false),
		(beh + sg_text__code_em(0x621, false)) * SG_TEXT_SLACK, 1e-9));
	/* Marks stand between letters and change nothing. */
	cr_assert(epsilon_eq(
		dbl, sg_text__width(sg_slice_of("بَب"), 1, false), two * SG_TEXT_SLACK, 1e-9));
}

Test(wrap, widths_are_those_of_the_font)
{
	cr_assert(epsilon_eq(dbl, sg_text__code_em('W', false), 0.99, 0.011));
	cr_assert(epsilon_eq(dbl, sg_text__code_em('i', false), 0.28, 0.011));
	cr_assert(eq(dbl, sg_text__code_em(0x301, false), 0));
	cr_assert(eq(dbl, sg_text__code_em(0x4E00, false), 1));
	cr_assert(gt(dbl, sg_text__code_em('m', true), sg_text__code_em('m', false)));
	cr_assert(gt(dbl, sg_text__code_em(0x1F389, false), 1));
}
