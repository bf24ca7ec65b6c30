#include "reader/lines.h"

#include "reading.h"

TestSuite(lines, .timeout = 30);

static sg_lines split(const char *text)
{
	sg_lines out;
	cr_assert(sg_lines__split(&out, sg_slice_of(text), &arena) == SG_OK);
	return out;
}

Test(lines, every_kind_of_break_ends_a_line)
{
	sg_lines lines = split("a\nb\r\nc\rd\xE2\x80\xA8 e \xE2\x80\xA9");
	cr_assert(eq(sz, lines.count, 5));
	for (size_t i = 0; i < 5; i++)
		cr_assert(eq(u32, sg_span_len(lines.items[i].span), 1));
	cr_assert(is(sg_lines__slice(&lines, 4), "e"));
}

Test(lines, blank_lines_are_counted_not_kept)
{
	sg_lines lines = split("\n\nfirst\n \t\n\xC2\xA0\nsecond\nthird");
	cr_assert(eq(sz, lines.count, 3));
	cr_assert(eq(u32, lines.items[0].gap, 2));
	cr_assert(eq(u32, lines.items[1].gap, 2));
	cr_assert(eq(u32, lines.items[2].gap, 0));
}

Test(lines, words_capitals_and_characters_are_counted)
{
	sg_lines lines = split("\tÉmile (Øst) went to Łódź.");
	cr_assert(eq(u32, lines.items[0].words, 5));
	cr_assert(eq(u32, lines.items[0].capitals, 3));
	cr_assert(eq(u32, lines.items[0].chars, 25));
	cr_assert(eq(u16, lines.items[0].indent, 8));
}

Test(lines, a_sentence_may_end_inside_quotes)
{
	sg_lines lines = split("He left.\nHe said “no.”\nHe left\n(He left!)\nWho?\nNo,");
	bool expected[] = {true, true, false, true, true, false};
	for (size_t i = 0; i < 6; i++)
		cr_assert(lines.items[i].ends_sentence == expected[i]);
}

Test(lines, list_signs_are_measured)
{
	static const struct {
		const char *line;
		size_t mark;
	} cases[] = {{"• one", 4}, {"- one", 2}, {"3. one", 3}, {"(12) one", 5}, {"-one", 0},
		{"1974. one", 0}, {"3.5 percent", 0}, {"one", 0}, {"-", 0}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		sg_lines lines = split(cases[i].line);
		size_t mark;
		bool is_item = sg_lines__is_item(&lines, 0, &mark);
		must(is_item == (cases[i].mark > 0), cases[i].line);
		must(!is_item || mark == cases[i].mark, cases[i].line);
	}
}

Test(lines, wrapped_text_is_noticed)
{
	cr_assert(split("The county has planted nine miles of hedge since the\n"
			"spring, most of it along lanes where the old ones were\n"
			"grubbed up in the seventies, and the farmers are paid by\n"
			"the metre.\n")
			  .is_wrapped);
	cr_assert(not(split("A paragraph that ends as paragraphs do, with a stop.\n"
			    "Another paragraph that ends as paragraphs do.\n"
			    "And a third that also ends as paragraphs do, really.\n")
			      .is_wrapped));
}

Test(lines, samples_stop_at_their_capacity)
{
	sg_line items[3];
	sg_lines lines = sg_lines__sample(sg_slice_of("a\nb\nc\nd\n"), items, 3);
	cr_assert(eq(sz, lines.count, 3));
}

Test(lines, a_million_blank_lines_and_one_endless_line_are_linear, .timeout = 20)
{
	sg_lines lines;
	cr_assert(sg_lines__split(&lines, repeated("\n", 1000000), &arena) == SG_OK);
	cr_assert(eq(sz, lines.count, 0));
	cr_assert(sg_lines__split(&lines, repeated("no end ", 20000000), &arena) == SG_OK);
	cr_assert(eq(sz, lines.count, 1));
}
