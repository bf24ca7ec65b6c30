#include "leak.h"
#include "reader/charset.h"
#include "reader/sample.h"
#include "stancegraph/extract.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

static sg_arena arena;

static void tear_down(void)
{
	sg_arena_destroy(&arena);
}

TestSuite(charset, .timeout = 60, .fini = tear_down);

/* Bytes of a literal, which may hold NUL. */
#define BYTES(s) ((sg_slice){(s), sizeof(s) - 1})

static size_t last_faults;

static void expect(sg_slice bytes, const char *name, const char *text)
{
	sg_slice out = SG_SLICE_EMPTY;
	last_faults = 0;
	cr_assert(sg_charset__decode(&out, &last_faults, bytes, sg_slice_of(name), &arena) == SG_OK,
		"%s", name ? name : "no name");
	cr_assert(sg_slice_eq(out, sg_slice_of(text)), "%s: %.*s", name ? name : "no name",
		(int)out.len, out.ptr);
}

Test(charset, names_mean_what_pages_and_mails_mean_by_them)
{
	expect(BYTES("caf\xE9 \x80 \x93x\x94"), "ISO-8859-1", "café € “x”");
	expect(BYTES("caf\xE9"), " latin1 ", "café");
	expect(BYTES("caf\xE9"), "us-ascii", "café");
	expect(BYTES("caf\xC3\xA9"), "UTF8", "café");
	expect(BYTES("\xB5\xC6"), "gb2312", "灯");
	expect(BYTES("\x81\x40"), "gb2312", "丂");
	expect(BYTES("\x93\x94 \\"), "Shift_JIS", "灯 \\");
	expect(BYTES("\xC5\xF4"), "euc-jp", "灯");
	expect(BYTES("\xBFO"), "big5", "燈");
	expect(BYTES("\xB5\xEE"), "ks_c_5601-1987", "등");
	expect(BYTES("\xCC\xD4\xD4"), "koi8-r", "лтт");
	expect(BYTES("\xEB"), "windows-1251", "л");
	expect(BYTES("\xB9\xE6"), "iso-8859-2", "šć");
	expect(BYTES("a\0\xE9\0"), "utf-16", "aé");
	expect(BYTES("\x1B$BEt\x1B(B"), "iso-2022-jp", "灯");
}

Test(charset, a_bom_is_believed_first)
{
	expect(BYTES("\xFF\xFE"
		     "a\0\x3D\xD8\x42\xDE"),
		"latin1", "a🙂");
	expect(BYTES("\xFE\xFF\0a\x26\x3A"), NULL, "a☺");
	expect(BYTES("\xFF\xFE\0\0a\0\0\0"), NULL, "a");
	expect(BYTES("\0\0\xFE\xFF\0\0\0a"), NULL, "a");
	expect(BYTES("\xEF\xBB\xBF\xC3\xA9"), "latin1", "é");
	expect(BYTES("\xFF\xFE"), NULL, "");
}

Test(charset, without_a_name_it_is_utf8_or_else_windows_1252)
{
	expect(BYTES("caf\xC3\xA9"), NULL, "café");
	expect(BYTES("caf\xE9"), NULL, "café");
	expect(BYTES(""), NULL, "");
}

Test(charset, what_cannot_be_decoded_is_replaced_and_counted)
{
	expect(BYTES("a\xFF"
		     "b\xC3"),
		"utf-8", "a\uFFFDb\uFFFD");
	cr_assert(last_faults == 2);
	expect(BYTES("a\0b"), "utf-8", "a\uFFFDb");
	cr_assert(last_faults == 1);
	expect(BYTES("\xFF\xFE"
		     "a\0\0\0\x3D\xD8z\0"),
		NULL, "a\uFFFD\uFFFDz");
	cr_assert(last_faults == 2);
	expect(BYTES("\xFF\xFE"
		     "a\0b"),
		NULL, "a\uFFFD");
	expect(BYTES("\x82"), "shift_jis", "\uFFFD");
	expect(BYTES("a\xC3\xA9"), "utf-8", "aé");
	cr_assert(last_faults == 0);
}

Test(charset, unknown_names_are_said)
{
	static const char *const names[] = {"x-nothing", "../../etc/passwd", "utf-8,version=1",
		"\xC3\xA9", "a-name-that-is-longer-than-any-encoding-has-ever-had", "converter",
		"/tmp/x"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		sg_slice out = SG_SLICE_EMPTY;
		cr_assert(sg_charset__decode(&out, NULL, BYTES("a"), sg_slice_of(names[i]),
				  &arena) == SG_E_UNKNOWN);
		cr_assert(sg_charset__is_known(sg_slice_of(names[i])) == false && out.ptr == NULL);
	}
	cr_assert(sg_charset__is_known(sg_slice_of("Windows-1250")));
	cr_assert(sg_charset__is_known(sg_slice_of("GBK")));
}

Test(charset, long_texts_are_converted_whole)
{
	enum { COUNT = 100000 };
	char *bytes = sg_arena_alloc(&arena, 2 * COUNT + 2);
	memcpy(bytes, "\xFF\xFE", 2);
	for (size_t i = 0; i < COUNT; i++)
		memcpy(bytes + 2 + 2 * i, "\x6F\x70", 2);
	sg_slice out;
	cr_assert(sg_charset__decode(&out, NULL, (sg_slice){bytes, 2 * COUNT + 2},
			  (sg_slice)SG_SLICE_EMPTY, &arena) == SG_OK);
	cr_assert(out.len == 3 * COUNT && sg_utf8_check(out) == out.len);
}

/* ---- samples -------------------------------------------------------------------------------- */

static sg_sample sample;

static void look_at(sg_slice bytes)
{
	sg_sample__init(&sample, bytes, &arena);
}

Test(charset, a_sample_of_utf16_is_text)
{
	look_at(BYTES("\xFF\xFE"
		      "H\0i\0.\0\n\0"));
	cr_assert(sample.fault.code == SG_OK && sg_slice_eq(sample.text, sg_slice_of("Hi.\n")));
	cr_assert(sample.lines.count == 1);
	look_at(BYTES("\xFF\xFE"
		      "[\0"
		      "1\0"
		      "]\0"));
	cr_assert(sg_slice_eq(sample.text, sg_slice_of("[1]")));
}

Test(charset, a_sample_that_only_begins_like_utf16_is_not)
{
	look_at(BYTES("\xFF\xFE\x01\x02\0\0\x03\xD8\x04\x05"));
	cr_assert(sample.fault.code == SG_E_ENCODING && sample.text.len == 0);
	look_at(BYTES("\xFF\xFE \0"));
	cr_assert(sample.fault.code == SG_E_EMPTY);
	look_at(BYTES("caf\xE9"));
	cr_assert(sample.fault.code == SG_E_ENCODING && sample.fault.pos == 3);
}

Test(charset, a_fault_in_converted_text_has_no_position)
{
	sg_debate debate = SG_DEBATE_INIT;
	sg_extract_options options = SG_EXTRACT_OPTIONS_INIT;
	options.from = "posts";
	sg_input input = {sg_slice_of("x"), BYTES("\xFF\xFE{\0\"\0a\0\"\0:\0")};
	sg_error err = SG_ERROR_INIT;
	cr_assert(sg_extract(&debate, &input, 1, &options, &arena, &err) == SG_E_SYNTAX);
	cr_assert(err.pos == 0);
}

Test(charset, memory_running_out_is_said_and_nothing_leaks)
{
	sg_status st = SG_E_NOMEM;
	for (size_t n = 1; st != SG_OK; n++) {
		sg_arena own = SG_ARENA_INIT;
		sg_slice out = SG_SLICE_EMPTY;
		sg_alloc_fail_at(n);
		st = sg_charset__decode(
			&out, NULL, BYTES("caf\xE9\0"), sg_slice_of("latin1"), &own);
		sg_alloc_fail_at(0);
		cr_assert(st == SG_OK || (st == SG_E_NOMEM && !out.ptr));
		sg_arena_destroy(&own);
	}
	cr_assert(not(has_leaks()));
}
