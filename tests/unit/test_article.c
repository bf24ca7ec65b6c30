#include "reading.h"

TestSuite(article, .timeout = 30);

static sg_slice block(const sg_reading *reading, sg_slice text, size_t index)
{
	return sg_slice_at(text, reading->blocks[index].span);
}

Test(article, boxes_links_and_buttons_go)
{
	sg_reading reading = read_fixture("article-boxes.txt");
	cr_assert(reading.kind == SG_DOCUMENT_ARTICLE &&
		  is(reading.title, "A school sells its clock"));
	cr_assert_str_eq(outline(&reading), "(narration): hpphpii\n", "%s", outline(&reading));
}

Test(article, wrapped_lines_are_joined)
{
	sg_slice text = fixture("article-wrapped.txt");
	sg_reading reading = read_as(NULL, text);
	cr_assert_str_eq(outline(&reading), "(narration): hppiip\n", "%s", outline(&reading));
	sg_slice item = block(&reading, text, 4);
	cr_assert(sg_slice_starts(item, sg_slice_of("five years of laying")));
	cr_assert(sg_slice_ends(item, sg_slice_of("half of the work")));
}

Test(article, single_newlines_part_paragraphs)
{
	sg_reading reading =
		read_text(NULL, "Sheep Return to the Valley\n\nForty Again\nThe valley counted "
				"forty sheep in May, more "
				"than it has had since the war, said the shepherd.\nThe Old "
				"Fold\nIts roof fell in, and "
				"nobody has the money to mend it, he added when asked about it.\n");
	cr_assert_str_eq(outline(&reading), "(narration): hhphp\n", "%s", outline(&reading));
}

Test(article, speech_is_never_promotion)
{
	sg_slice text = sg_slice_of(
		"A market closes\n\nThe market closes in June after ninety years on the square.\n\n"
		"“Sign up, subscribe, register, don’t miss it: that is all you hear now,” said Ida "
		"Holm, who sold your grandmother her eggs.\n\nReaders who subscribe to a "
		"newsletter know "
		"that patents grant exclusive rights for a limited time, he added.\n");
	sg_reading reading = read_as("article", text);
	cr_assert(eq(sz, reading.block_count, 4));
}

Test(article, repeated_titles_and_footers_go)
{
	sg_slice text = sg_slice_of(
		"Why Goats Climb\n3 mins read\n\nWhy Goats Climb\n\nBy Ida Holm\nMarch 3, "
		"2021\n\nGoats "
		"climb because they can, and because the good leaves are up there.\n\nIda Holm "
		"covers "
		"goats.\n\nShare This Article\nLeave a comment\nLeave a Reply\nYour email address "
		"will "
		"not be published. Required fields are marked *\nName *\nSave my name, email, and "
		"website in this browser for the next time I comment.\nPost Comment\n👁️ 52 "
		"0\n");
	sg_reading reading = read_as("article", text);
	cr_assert_str_eq(outline(&reading), "(narration): hp\n", "%s", outline(&reading));
}

Test(article, quoted_headlines_are_titles)
{
	sg_reading reading =
		read_text("article", "\"It's a barn, and that is that\"\n\nIda Holm has "
				     "dug there for years, and she is sure of it.\n");
	cr_assert(is(reading.title, "\"It's a barn, and that is that\""));
	cr_assert_str_eq(outline(&reading), "(narration): hp\n");
}

Test(article, a_text_of_one_line_is_one_block)
{
	sg_reading reading = read_text(NULL, "It is only me.");
	cr_assert_str_eq(outline(&reading), "(narration): p\n");
}

Test(article, a_page_without_words_has_no_post)
{
	sg_reading reading = read_text(NULL, "* * *\n---\n12\n");
	cr_assert(eq(sz, reading.post_count, 0));
}

Test(article, repetition_is_linear, .timeout = 60)
{
	static const char *const parts[] = {"\n", "A Heading Here\n", "Related stories\n",
		"Join us and subscribe to your newsletter, register today.\nRegister now\n", "• ",
		"\xE2\x80\x9C", "Leave a Reply\n", "By Jane Roe\n", "a\r", "> ",
		"this line is forty and more characters wide and goes on\n", "1d | 2d | 3d\n"};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		sg_slice text = repeated(parts[i], 400000);
		sg_reading out = {0};
		sg_status st = sg_reader__read(&sg_reader__article, &out, text, &arena, NULL);
		cr_assert(st == (sg_slice_trim(text).len ? SG_OK : SG_E_EMPTY));
	}
}

Test(article, one_line_of_twenty_megabytes, .timeout = 60)
{
	sg_slice text = repeated("the fox said nothing. ", 20000000);
	sg_reading out = {0};
	cr_assert(
		sg_reader__read(sg_reader__choose(text, NULL), &out, text, &arena, NULL) == SG_OK);
	cr_assert(eq(sz, out.block_count, 1));
}

Test(article, sections_captions_and_sources_are_the_pages)
{
	sg_reading reading = read_fixture("article-sources.txt");
	cr_assert_str_eq(outline(&reading), "(narration): hppp\n", "%s", outline(&reading));
	cr_assert(is(reading.title, "Napping pilots land more gently, a study finds"));
}
