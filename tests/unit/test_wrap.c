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

Test(wrap, widths_are_those_of_the_font)
{
	cr_assert(epsilon_eq(dbl, sg_text__code_em('W', false), 0.99, 0.011));
	cr_assert(epsilon_eq(dbl, sg_text__code_em('i', false), 0.28, 0.011));
	cr_assert(eq(dbl, sg_text__code_em(0x301, false), 0));
	cr_assert(eq(dbl, sg_text__code_em(0x4E00, false), 1));
	cr_assert(gt(dbl, sg_text__code_em('m', true), sg_text__code_em('m', false)));
	cr_assert(gt(dbl, sg_text__code_em(0x1F389, false), 1));
}
