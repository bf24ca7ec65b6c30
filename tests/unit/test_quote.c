/* Quotation spans. A quote is shown as [its inside]: before it ">" once per quote around it and "+"
 * where it goes on with the quote of the block before, behind it "~" if it was never closed. */
#include "sample.h"

static void show_quotes(const sg_quotes *quotes, sg_slice text)
{
	show_nothing();
	for (size_t i = 0; i < quotes->count; i++) {
		const sg_quote *quote = &quotes->items[i];
		show(i ? " " : "");
		for (uint32_t p = quote->parent; p != SG_NONE; p = quotes->items[p].parent)
			show(">");
		show(quote->continues == SG_NONE ? "[" : "+[");
		show_slice(sg_slice_at(text, quote->inner));
		show(quote->is_unclosed ? "]~" : "]");
	}
}

/* In order, inside their block, each inside its parent and behind it; depth is bounded. */
static void check_quotes(const sg_quotes *quotes, const sg_reading *reading)
{
	for (uint32_t i = 0; i < quotes->count; i++) {
		const sg_quote *q = &quotes->items[i];
		int depth = 1;
		cr_assert(sg_span_holds(reading->blocks[q->block].span, q->outer));
		cr_assert(q->outer.start < q->outer.end && sg_span_holds(q->outer, q->inner));
		cr_assert(i == 0 || q->outer.start > q[-1].outer.start);
		cr_assert(q->continues == SG_NONE || q->continues < i);
		for (uint32_t p = q->parent; p != SG_NONE; p = quotes->items[p].parent, depth++)
			cr_assert(p < i && sg_span_holds(quotes->items[p].inner, q->outer));
		cr_assert(depth <= SG_QUOTE_MAX_DEPTH);
		/* Quotes that share bytes are one inside the other. */
		if (i > 0 && sg_span_overlaps(q->outer, q[-1].outer))
			cr_assert(q->parent != SG_NONE);
	}
}

static void quotes_are(const char *text, const char *expected)
{
	sg_quotes quotes;
	sg_slice slice = sg_slice_of(text);
	sg_reading reading = reading_of(slice);
	cr_assert(sg_quotes__scan(&quotes, slice, &reading, &arena) == SG_OK);
	check_quotes(&quotes, &reading);
	show_quotes(&quotes, slice);
	expect(text, shown, expected);
	sg_arena_destroy(&arena);
}

TestSuite(quote, .timeout = 60);

Test(quote, every_family_of_marks_is_read)
{
	quotes_are("She said “it works” twice.", "[it works]");
	quotes_are("She said \"it works\" twice.", "[it works]");
	quotes_are("She said ‘it works’ twice.", "[it works]");
	quotes_are("She said 'it works' twice.", "[it works]");
	quotes_are("She said „it works“ twice.", "[it works]");
	quotes_are("She said „it works” twice.", "[it works]");
	quotes_are("She said ‟it works” twice.", "[it works]");
	quotes_are("She said ‚it works‘ twice.", "[it works]");
	quotes_are("She said ‚it works’ twice.", "[it works]");
	quotes_are("She said «it works» twice.", "[it works]");
	quotes_are("She said »it works« twice.", "[it works]");
	quotes_are("She said ‹it works› twice.", "[it works]");
	quotes_are("She said ›it works‹ twice.", "[it works]");
}

Test(quote, two_apostrophes_are_a_double_mark)
{
	quotes_are("''It works,'' she said. ''Twice.''", "[It works,] [Twice.]");
	quotes_are("``It works,'' she said.", "[It works,]");
	quotes_are("''He said 'no' to the mayor's plan,'' she said.",
		"[He said 'no' to the mayor's plan,] >[no]");
	quotes_are("''He said 'no.'''", "[He said 'no.'] >[no.]");
	quotes_are("''It works.\n\n''It works again.''", "[It works.]~ +[It works again.]");
	quotes_are("It''s odd.", "");
}

Test(quote, french_spaces_inside_the_marks_are_trimmed)
{
	quotes_are("She said « it works » twice.", "[it works]");
	quotes_are("She said «\u00A0it works\u00A0» twice.", "[it works]");
	quotes_are("She said “ it works ” twice.", "[it works]");
}

Test(quote, marks_may_stand_at_either_end_of_a_block)
{
	quotes_are("“It works.”", "[It works.]");
	quotes_are("\"It works.\"", "[It works.]");
	quotes_are("'It works.'", "[It works.]");
	quotes_are("“A”“B”", "[A] [B]");
	quotes_are("(“It works”)—“it does”: “so there”!", "[It works] [it does] [so there]");
}

Test(quote, straight_and_curly_marks_close_each_other)
{
	quotes_are("She said “it works\" twice.", "[it works]");
	quotes_are("She said \"it works” twice.", "[it works]");
	quotes_are("She said ‘it works' twice.", "[it works]");
	quotes_are("She said 'it works’ twice.", "[it works]");
}

Test(quote, a_mark_with_the_wrong_curl_opens_where_nothing_is_open)
{
	quotes_are("She said ”it works” twice.", "[it works]");
	quotes_are("She said “it works“ twice.", "[it works]");
}

Test(quote, other_marks_nest)
{
	quotes_are("“He said ‘no’ twice,” she said.", "[He said ‘no’ twice,] >[no]");
	quotes_are("‘He said “no” twice,’ she said.", "[He said “no” twice,] >[no]");
	quotes_are("\"He said 'no' twice,\" she said.", "[He said 'no' twice,] >[no]");
	quotes_are("'He said \"no\" twice,' she said.", "[He said \"no\" twice,] >[no]");
	quotes_are("„Er sagte ‚nein‘ dazu“", "[Er sagte ‚nein‘ dazu] >[nein]");
	quotes_are("« il dit “non” et “si” »", "[il dit “non” et “si”] >[non] >[si]");
	quotes_are("“One ‘two “three” two’ one”",
		"[One ‘two “three” two’ one] >[two “three” two] >>[three]");
}

Test(quote, curly_marks_nest_in_themselves)
{
	quotes_are("“He said “no” twice,” she said.", "[He said “no” twice,] >[no]");
	quotes_are("«a «b» c»", "[a «b» c] >[b]");
}

Test(quote, straight_marks_do_not_nest)
{
	quotes_are("\"He said \"no\" twice,\" she said.", "[no]");
}

Test(quote, a_quote_over_several_paragraphs_goes_on)
{
	quotes_are("“One.\n\n“Two.\n\n“Three.” Four.", "[One.]~ +[Two.]~ +[Three.]");
	quotes_are("She said: “One.\n\n“Two,” she added.", "[One.]~ +[Two,]");
	quotes_are("\"One.\n\n\"Two.\"", "[One.]~ +[Two.]");
	quotes_are("“One ‘two’ three.\n\n“Four.”", "[One ‘two’ three.]~ >[two] +[Four.]");
}

Test(quote, a_quote_goes_on_only_where_the_next_paragraph_opens_with_one)
{
	quotes_are("“One.\n\nTwo “three” four.", "[One.]~ [three]");
	quotes_are("“One.\n\nTwo.\n\n“Three.”", "[One.]~ [Three.]");
	quotes_are("“One.”\n\n“Two.”", "[One.] [Two.]");
}

Test(quote, a_quote_does_not_go_on_in_another_post)
{
	sg_quotes quotes;
	sg_slice text = sg_slice_of("“One.\n\n“Two.”");
	sg_reading reading = reading_of(text);
	reading.blocks[1].post = 1;
	cr_assert(sg_quotes__scan(&quotes, text, &reading, &arena) == SG_OK);
	show_quotes(&quotes, text);
	expect(text.ptr, shown, "[One.]~ [Two.]");
	sg_arena_destroy(&arena);
}

Test(quote, apostrophes_are_no_quotes)
{
	quotes_are("It’s Dahl’s, isn’t it? Don't say it's Riel's.", "");
	quotes_are("Rock ’n’ roll and fish 'n' chips.", "");
	quotes_are("Tell ’em ’tis done, 'cause they won't.", "");
	quotes_are("In the ’90s and the '80s, the class of ’07.", "");
	quotes_are("In the ’90s they sang ‘Home’ a lot.", "[Home]");
	quotes_are("The '90s were the 'boom' years.", "[boom]");
}

Test(quote, plural_possessives_are_no_quotes)
{
	quotes_are("The workers' plan beat the owners' plan.", "");
	quotes_are("The workers’ plan beat the owners’ plan.", "");
	quotes_are("‘The workers’ plan is good,’ he said.", "[The workers’ plan is good,]");
	quotes_are("'The workers' plan is good,' he said.", "[The workers' plan is good,]");
	quotes_are("He asked for a ‘view of the gardens’ and got it.", "[view of the gardens]");
}

Test(quote, feet_and_inches_are_no_quotes)
{
	quotes_are("He is 6'2\" and she is 5'10\" tall.", "");
	quotes_are("A 12\" pipe and a 9\" one.", "");
	quotes_are("Of a 12\" pipe she said \"enough\" and left.", "[enough]");
}

Test(quote, a_double_mark_left_open_ends_with_its_block)
{
	quotes_are("“It works, she said.", "[It works, she said.]~");
	quotes_are("She said “it works.\n\nAnd left.", "[it works.]~");
	quotes_are("“One “two three.", "[One “two three.]~");
}

Test(quote, a_single_mark_left_open_is_none)
{
	quotes_are("She said ‘it works.", "");
	quotes_are("She said 'it works. “Yes” it does.", "[Yes]");
}

Test(quote, a_closing_mark_alone_is_none)
{
	quotes_are("It works,” she said.", "");
	quotes_are("It works,\" she said.", "");
	quotes_are("It works» she said “yes”.", "[yes]");
}

Test(quote, an_inner_mark_left_open_does_not_hide_the_outer_end)
{
	quotes_are("“It ‘works,” she said. “Yes.”", "[It ‘works,] [Yes.]");
	quotes_are("“It «works,” she said. “Yes.”", "[It «works,] [Yes.]");
}

Test(quote, nothing_between_marks_is_an_empty_quote)
{
	quotes_are("She said “” and left.", "[]");
	quotes_are("“ ”", "[]");
}

Test(quote, deeper_nesting_than_the_limit_is_text)
{
	sg_buf text = SG_BUF_INIT;
	sg_quotes quotes;
	for (int i = 0; i < 40; i++)
		sg_buf_puts(&text, "“a ");
	for (int i = 0; i < 40; i++)
		sg_buf_puts(&text, "b” ");
	sg_reading reading = reading_of(sg_buf_slice(&text));
	cr_assert(sg_quotes__scan(&quotes, sg_buf_slice(&text), &reading, &arena) == SG_OK);
	check_quotes(&quotes, &reading);
	cr_assert(eq(sz, quotes.count, SG_QUOTE_MAX_DEPTH));
	sg_buf_free(&text);
	sg_arena_destroy(&arena);
}

/* Whatever marks stand in whatever order, the spans nest. */
Test(quote, spans_nest_for_any_marks)
{
	static const char *const pieces[] = {"“", "”", "\"", "'", "‘", "’", "‚", "„", "«", "»", "‹",
		"›", "a", "b s", " ", " ", "s ", ", ", ".", "7", "\n\n", "—"};
	uint32_t random = 7;
	for (int round = 0; round < 20000; round++) {
		sg_buf text = SG_BUF_INIT;
		sg_quotes quotes;
		for (uint32_t n = 1 + round % 40; n > 0; n--) {
			random = random * 1664525u + 1013904223u;
			sg_buf_puts(
				&text, pieces[(random >> 16) % (sizeof pieces / sizeof *pieces)]);
		}
		sg_reading reading = reading_of(sg_buf_slice(&text));
		cr_assert(sg_quotes__scan(&quotes, sg_buf_slice(&text), &reading, &arena) == SG_OK);
		show_quotes(&quotes, sg_buf_slice(&text));
		check_quotes(&quotes, &reading);
		sg_buf_free(&text);
		sg_arena_destroy(&arena);
	}
}
