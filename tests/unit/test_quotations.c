#include "leak.h"
#include "reading.h"

#include <string.h>

TestSuite(quotations, .timeout = 60);

#define LAMPS "The lamps should burn all night, because people walk home late and the path is dark."

/* Posts as rows {id, parent, text}, read; what quotes what, one line each: "2 = 1: words". */
static const char *quotes(const char *const rows[][3], size_t count)
{
	static char out[4096];
	size_t len = 0;
	sg_buf text = SG_BUF_INIT;
	sg_buf_puts(&text, "{\"posts\": [");
	for (size_t i = 0; i < count; i++)
		sg_buf_printf(&text,
			"%s{\"id\": \"%s\", \"parent\": \"%s\", \"author\": \"a%zu\", \"text\": "
			"\"%s\"}",
			i ? "," : "", rows[i][0], rows[i][1], i, rows[i][2]);
	sg_buf_puts(&text, "]}");
	sg_reading reading = read_as("posts", sg_arena_copy(&arena, sg_buf_slice(&text)));
	sg_buf_free(&text);
	out[0] = '\0';
	for (size_t i = 0; i < reading.quotation_count; i++) {
		const sg_quotation *q = &reading.quotations[i];
		sg_slice words = sg_slice_at(reading.text, q->target);
		cr_assert(sg_span_holds(reading.posts[q->home].span, q->target));
		cr_assert(sg_span_holds(reading.posts[q->post].span, q->span));
		cr_assert(q->confidence > 0 && q->confidence <= 1);
		len += (size_t)snprintf(out + len, sizeof out - len, "%.*s = %.*s: %.*s\n",
			(int)reading.posts[q->post].source_id.len,
			reading.posts[q->post].source_id.ptr,
			(int)reading.posts[q->home].source_id.len,
			reading.posts[q->home].source_id.ptr, (int)words.len, words.ptr);
	}
	return out;
}

#define QUOTES(expected, ...)                                                                      \
	do {                                                                                       \
		static const char *const rows[][3] = {__VA_ARGS__};                                \
		cr_assert_str_eq(quotes(rows, sizeof rows / sizeof *rows), expected);              \
	} while (0)

Test(quotations, a_passage_is_found_in_the_post_that_is_answered)
{
	QUOTES("b = a: people walk home late and the path is dark.\n", {"a", "", LAMPS},
		{"b", "a", "> people walk home late and the path is dark.\\n\\nNobody does."});
}

Test(quotations, case_punctuation_and_line_breaks_do_not_count)
{
	QUOTES("b = a: The lamps should burn all night, because people walk home late\n",
		{"a", "", LAMPS},
		{"b", "a",
			"> the lamps should burn all\\n> night -- because people\\n> Walk Home "
			"late\\n\\nNo."});
}

Test(quotations, short_passages_must_stand_as_they_are_and_nearby)
{
	QUOTES("b = a: path is dark.\n", {"a", "", LAMPS},
		{"b", "a", "> path is dark\\n\\nIt is not."},
		{"c", "a", "> path was dark\\n\\nIt is not."},
		{"d", "", "> path is dark\\n\\nWho said that?"});
}

Test(quotations, the_nearest_ancestor_comes_before_anybody_else)
{
	QUOTES("d = b: " LAMPS "\n", {"x", "", LAMPS " Says x."}, {"a", "", LAMPS " Says a."},
		{"b", "a", "Once more. " LAMPS}, {"d", "b", "> " LAMPS "\\n\\nNo."});
}

Test(quotations, whoever_said_it_first_where_it_is_no_ancestor)
{
	QUOTES("d = x: " LAMPS "\n", {"x", "", LAMPS}, {"y", "", LAMPS}, {"b", "", "Well."},
		{"d", "b", "> " LAMPS "\\n\\nNo."});
}

Test(quotations, nobody_is_quoted_by_their_own_quotation)
{
	QUOTES("c = a: " LAMPS "\nb = a: " LAMPS "\n", {"a", "", LAMPS},
		{"c", "a", "> " LAMPS "\\n\\nYes."}, {"b", "c", "> " LAMPS "\\n\\nAgain?"});
}

Test(quotations, a_quotation_in_a_quotation_comes_from_further_up)
{
	QUOTES("c = a: people walk home late and the path is dark.\nc = b: Nobody walks there.\n",
		{"a", "", LAMPS}, {"b", "a", "Nobody walks there."},
		{"c", "b",
			"> > people walk home late and the path is dark\\n> Nobody walks "
			"there\\n\\nI do."});
}

/* Words before the first quoted line are no passage, whatever others have quoted before. */
Test(quotations, own_words_before_a_quotation_are_none)
{
	QUOTES("b = a: The lamps should burn all night, because people walk home late and the path "
	       "is "
	       "dark.\nc = a: the path is dark.\n",
		{"a", "", LAMPS}, {"b", "a", "> " LAMPS "\\n\\nNo."},
		{"c", "a", "Yes.\\n\\n> the path is dark.\\n\\nIt is."});
}

Test(quotations, parts_may_be_left_out)
{
	QUOTES("b = a: " LAMPS "\n", {"a", "", LAMPS},
		{"b", "a",
			"> The lamps should burn all night, because people walk home late [...] "
			"because people walk home late and the path is dark.\\n\\nNo."});
}

Test(quotations, other_words_quote_nobody)
{
	QUOTES("", {"a", "", LAMPS},
		{"b", "a",
			"> People who walk at night should carry a lamp of their own, I "
			"say.\\n\\nNo."},
		{"c", "a", ">:( I do not like this."}, {"d", "a", ">"}, {"e", "a", "a > b"});
}

Test(quotations, scripts_without_blanks)
{
	QUOTES("b = a: 橋の灯りは夜通し点けるべきだ\n",
		{"a", "", "橋の灯りは夜通し点けるべきだ。人が遅く帰る。"},
		{"b", "a", "> 橋の灯りは夜通し点けるべきだ\\n\\nいいえ。"});
}

/* Everybody quotes the same words, which everybody has said. */
Test(quotations, the_same_words_over_and_over_are_linear, .timeout = 60)
{
	sg_buf text = SG_BUF_INIT;
	sg_buf_puts(&text, "{\"posts\": [");
	for (int i = 0; i < 20000; i++)
		sg_buf_printf(&text,
			"%s{\"id\": %d, \"parent\": %d, \"author\": \"a\", \"text\": \"> " LAMPS
			"\\n> path is dark\\n\\n" LAMPS "\"}",
			i ? "," : "", i, i - 1);
	sg_buf_puts(&text, "]}");
	sg_reading reading = {0};
	cr_assert(sg_reader__read(&sg_reader__posts, &reading, sg_buf_slice(&text), &arena, NULL) ==
		  SG_OK);
	cr_assert(reading.quotation_count >= 19999);
	sg_buf_free(&text);
}

Test(quotations, running_out_of_memory_is_reported_and_leaks_nothing)
{
	static const char text[] =
		"{\"posts\": [{\"id\": 1, \"author\": \"a\", \"text\": \"" LAMPS
		"\"}, {\"id\": 2, \"parent\": 1, \"author\": \"b\", \"text\": \"> " LAMPS
		"\\n\\nNo.\\n> path is dark\\n\\nNo.\"}]}";
	sg_status st = SG_E_NOMEM;
	for (size_t n = 1; st != SG_OK && n < 10000; n++) {
		sg_arena small = SG_ARENA_INIT;
		sg_reading out = {.post_count = 77};
		sg_alloc_fail_at(n);
		st = sg_reader__read(&sg_reader__posts, &out, sg_slice_of(text), &small, NULL);
		sg_alloc_fail_at(0);
		cr_assert(st == SG_OK || (st == SG_E_NOMEM && out.post_count == 77));
		sg_arena_destroy(&small);
	}
	cr_assert(st == SG_OK);
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}
