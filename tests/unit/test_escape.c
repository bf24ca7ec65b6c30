#include "render/escape.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

TestSuite(escape, .timeout = 10);

static void expect(void (*escape)(sg_buf *, sg_slice), sg_slice in, const char *out)
{
	sg_buf buf = SG_BUF_INIT;
	escape(&buf, in);
	cr_assert(eq(str, buf.ptr ? buf.ptr : "", (char *)out));
	sg_buf_free(&buf);
}

Test(escape, xml_markup_becomes_text)
{
	expect(sg_escape__xml, sg_slice_of("<a href=\"x\">'&'</a>]]>"),
		"&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;]]&gt;");
}

Test(escape, xml_drops_what_xml_does_not_have)
{
	expect(sg_escape__xml,
		(sg_slice)SG_SLICE_LIT("a\0b\x01\x1F\x7F\xC2\x80\xEF\xBF\xBE"
				       "c"),
		"abc");
}

Test(escape, xml_drops_marks_that_override_direction)
{
	expect(sg_escape__xml,
		sg_slice_of("a\xE2\x80\xAE"
			    "b\xE2\x81\xA6"
			    "c"),
		"abc");
}

Test(escape, bad_bytes_become_replacement_characters)
{
	expect(sg_escape__xml, sg_slice_of("a\xFF\xC3"), "a\xEF\xBF\xBD\xEF\xBF\xBD");
	expect(sg_escape__xml, sg_slice_of("\xEF\xBF\xBD"), "\xEF\xBF\xBD");
}

Test(escape, line_ends_become_spaces_in_xml)
{
	expect(sg_escape__xml, sg_slice_of("a\nb\tc\r"), "a b c ");
}

Test(escape, dot_strings_keep_backslashes_and_quotes)
{
	expect(sg_escape__dot, sg_slice_of("\\N \"x\" \\"), "\"\\\\N \\\"x\\\" \\\\\"");
	expect(sg_escape__dot, sg_slice_of("&lt;\n"), "\"&amp;lt;\\n\"");
	expect(sg_escape__dot, (sg_slice)SG_SLICE_EMPTY, "\"\"");
}

Test(escape, csv_cells_are_no_formulas)
{
	expect(sg_escape__csv, sg_slice_of("=1"), "\"'=1\"");
	expect(sg_escape__csv, sg_slice_of("1=1, \"-2\""), "\"1=1, \"\"-2\"\"\"");
	expect(sg_escape__csv,
		sg_slice_of("\xEF\xBC\x9D"
			    "1"),
		"\"'\xEF\xBC\x9D"
		"1\"");
}

Test(escape, what_is_dropped_hides_no_formula_and_no_list)
{
	sg_buf out = SG_BUF_INIT;
	expect(sg_escape__csv, (sg_slice)SG_SLICE_LIT("\0\x01=1"), "\"'=1\"");
	expect(sg_escape__csv, sg_slice_of("\xE2\x80\xAE\xEF\xBB\xBF@x"), "\"'\xEF\xBB\xBF@x\"");
	sg_escape__markdown(&out, sg_slice_of("\x01- item"), true);
	cr_assert(eq(str, out.ptr, "\\- item"));
	sg_buf_free(&out);
}

Test(escape, mermaid_finds_no_directive_formula_or_icon)
{
	expect(sg_escape__mermaid, sg_slice_of("%%{init: x}%% $$x$$ fa:fa-car"),
		"%%#123;init: x#125;%% #36;$x#36;$ fa#58;fa-car");
	expect(sg_escape__mermaid, sg_slice_of("it cost $5: \"much\""),
		"it cost $5: #quot;much#quot;");
}

Test(escape, argdown_finds_no_front_matter_and_no_sign)
{
	expect(sg_escape__argdown, sg_slice_of("=== x ==="), "\\=\\=\\= x \\=\\=\\=");
	expect(sg_escape__argdown, sg_slice_of("It is. See e.example/x.png."),
		"It is. See e\\.example\\/x\\.png.");
}
