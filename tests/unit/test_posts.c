#include "leak.h"
#include "reading.h"

#include <string.h>

TestSuite(posts, .timeout = 60);

/* The posts, given without the brackets around them, as a document. */
static sg_reading read_list(const char *posts)
{
	sg_buf text = SG_BUF_INIT;
	sg_buf_printf(&text, "{\"title\": \"A debate\", \"posts\": [%s]}", posts);
	sg_slice kept = sg_arena_copy(&arena, sg_buf_slice(&text));
	sg_buf_free(&text);
	return read_as(NULL, kept);
}

/* Where each post's words stand in the text that the reader wrote, one line each. */
static const char *words(const sg_reading *reading)
{
	static char out[4096];
	size_t len = 0;
	out[0] = '\0';
	for (size_t i = 0; i < reading->post_count; i++) {
		sg_slice own = sg_slice_at(reading->text, reading->posts[i].span);
		len += (size_t)snprintf(
			out + len, sizeof out - len, "%.*s\n", (int)own.len, own.ptr);
	}
	return out;
}

static void reads(const char *posts, const char *expected)
{
	sg_reading reading = read_list(posts);
	cr_assert_str_eq(outline(&reading), expected, "%s:\n%s", posts, outline(&reading));
}

static sg_error fault_of(const char *text)
{
	sg_reading out = {.post_count = 77};
	sg_error err = SG_ERROR_INIT;
	sg_status st = sg_reader__read(&sg_reader__posts, &out, sg_slice_of(text), &arena, &err);
	must(st != SG_OK && st == err.code && out.post_count == 77, text);
	return err;
}

#define SAID(id, parent, author)                                                                   \
	"{\"id\": " id ", \"parent\": " parent ", \"author\": \"" author "\", \"text\": \"" author \
	" says so.\"}"

/* ---- the tree ------------------------------------------------------------------------------- */

Test(posts, answers_follow_what_they_answer)
{
	reads(SAID("1", "null", "Ada") "," SAID("2", "null", "Ben") "," SAID(
		      "3", "1", "Cy") "," SAID("4", "1", "Dee") "," SAID("5", "3", "Eli"),
		"Ada: p\nCy -> 0: p\nEli -> 1: p\nDee -> 0: p\nBen: p\n");
}

Test(posts, an_answer_may_stand_before_what_it_answers)
{
	reads(SAID("3", "2", "Cy") "," SAID("2", "1", "Ben") "," SAID("1", "null", "Ada"),
		"Ada: p\nBen -> 0: p\nCy -> 1: p\n");
}

Test(posts, ids_are_strings_or_numbers)
{
	reads(SAID("\"7\"", "null", "Ada") "," SAID("8", "7", "Ben") "," SAID(
		      "\"x\"", "\"8\"", "Cy"),
		"Ada: p\nBen -> 0: p\nCy -> 1: p\n");
	sg_reading reading = read_list(SAID("7", "null", "Ada") "," SAID("\"a/b\"", "7", "Ben"));
	cr_assert(is(reading.posts[0].source_id, "7"));
	cr_assert(is(reading.posts[1].source_id, "a/b"));
}

Test(posts, who_answers_nobody_known_opens)
{
	reads(SAID("1", "99", "Ada") "," SAID("2", "\"\"", "Ben") "," SAID(
		      "3", "{}", "Cy") ",{\"author\": \"Dee\", \"text\": \"Hello.\"},"
				       "{\"id\": null, \"parent\": false, \"author\": \"Eli\", "
				       "\"text\": \"Hello.\"}",
		"Ada: p\nBen: p\nCy: p\nDee: p\nEli: p\n");
}

Test(posts, rings_are_cut_where_they_stand_first)
{
	reads(SAID("1", "1", "Ada"), "Ada: p\n");
	reads(SAID("1", "3", "Ada") "," SAID("2", "1", "Ben") "," SAID("3", "2", "Cy"),
		"Ada: p\nBen -> 0: p\nCy -> 1: p\n");
	/* Dee hangs on a ring that the file comes to later. */
	reads(SAID("9", "3", "Dee") "," SAID("2", "3", "Ben") "," SAID("3", "2", "Cy"),
		"Ben: p\nCy -> 0: p\nDee -> 1: p\n");
}

Test(posts, of_an_id_given_twice_the_first_is_meant)
{
	reads(SAID("1", "null", "Ada") "," SAID("1", "null", "Ben") "," SAID(
		      "2", "1", "Cy") "," SAID("1", "1", "Dee"),
		"Ada: p\nCy -> 0: p\nDee -> 0: p\nBen: p\n");
}

/* ---- the text ------------------------------------------------------------------------------- */

Test(posts, the_text_is_the_posts_in_order_each_with_a_blank_line)
{
	sg_reading reading =
		read_list("{\"id\": 1, \"author\": \"Ada\", \"text\": \"One.\\r\\nTwo.\"},"
			  "{\"id\": 2, \"author\": \"Ben\", \"text\": \" Three. \\n\"},"
			  "{\"id\": 3, \"author\": \"Cy\", \"parent\": 1, \"text\": "
			  "\"\\u00bd \\ud83d\\ude00\"}");
	cr_assert(is(reading.text, "One.\r\nTwo.\n\n\xC2\xBD \xF0\x9F\x98\x80\n\n Three. \n\n\n"));
	cr_assert_str_eq(words(&reading), "One.\r\nTwo.\n\xC2\xBD \xF0\x9F\x98\x80\nThree.\n");
	cr_assert_str_eq(outline(&reading), "Ada: pp\nCy -> 0: p\nBen: p\n");
	cr_assert(is(reading.title, "A debate"));
	cr_assert(reading.kind == SG_DOCUMENT_THREAD);
}

Test(posts, what_no_text_can_hold_is_replaced)
{
	sg_reading reading =
		read_list("{\"author\": \"A\\u0000B\", \"text\": \"a\\u0000b \\udc00 c\"}");
	cr_assert(sg_utf8_check(reading.text) == reading.text.len);
	cr_assert(memchr(reading.text.ptr, '\0', reading.text.len) == NULL);
	cr_assert(is(reading.posts[0].author, "A\xEF\xBF\xBD"
					      "B"));
}

Test(posts, quoted_lines_are_the_posts_but_not_its_own_words)
{
	sg_reading reading = read_list(
		"{\"author\": \"Ada\", \"text\": \"> the lamps stay on\\n\\nWhy should they?\"}");
	cr_assert_str_eq(outline(&reading), "Ada: p\n");
	cr_assert_str_eq(words(&reading), "> the lamps stay on\n\nWhy should they?\n");
}

Test(posts, what_is_deleted_keeps_its_place_and_says_nothing)
{
	sg_reading reading = read_list(
		"{\"id\": 1, \"author\": \"Ada\", \"text\": null},"
		"{\"id\": 2, \"parent\": 1, \"author\": \"[deleted]\", \"text\": \"[deleted]\"},"
		"{\"id\": 3, \"parent\": 2, \"author\": \"Ben\", \"text\": \" \\n\"},"
		"{\"id\": 4, \"parent\": 3, \"author\": \"Cy\", \"text\": \"[removed]\"},"
		"{\"id\": 5, \"parent\": 4, \"author\": \"Dee\"},"
		"{\"id\": 6, \"parent\": 5, \"author\": \"Eli\", \"text\": \"Still here.\"}");
	cr_assert_str_eq(outline(&reading),
		"Ada: \n -> 0: \nBen -> 1: \nCy -> 2: \nDee -> 3: \nEli -> 4: p\n");
	cr_assert_str_eq(words(&reading), "\n[deleted]\n\n[removed]\n\nStill here.\n");
	for (size_t i = 0; i < 6; i++)
		cr_assert(reading.posts[i].is_deleted == (i < 5));
}

/* ---- the other keys ------------------------------------------------------------------------- */

Test(posts, times_and_scores)
{
	sg_reading reading = read_list(
		"{\"author\": \"A\", \"text\": \"a\", \"time\": \"2010-11-08 12:36:35\", "
		"\"score\": 0},"
		"{\"author\": \"B\", \"text\": \"b\", \"time\": 1289219795, \"score\": -2.5},"
		"{\"author\": \"C\", \"text\": \"c\", \"time\": \"soon\", \"score\": \"many\"},"
		"{\"author\": \"D\", \"text\": \"d\", \"time\": [2010], \"score\": null}");
	const sg_post *posts = reading.posts;
	cr_assert(is(posts[0].time, "2010-11-08T12:36:35Z") &&
		  is(posts[1].time, "2010-11-08T12:36:35Z"));
	cr_assert(posts[0].has_score && posts[0].score == 0);
	cr_assert(posts[1].has_score && posts[1].score == -2.5);
	for (size_t i = 2; i < 4; i++)
		cr_assert(posts[i].time.len == 0 && !posts[i].has_score);
}

Test(posts, of_a_key_given_twice_the_later_counts)
{
	sg_reading reading = read_list("{\"author\": \"A\", \"text\": \"a\", \"text\": \"b\"}");
	cr_assert_str_eq(words(&reading), "b\n");
	reading = read_text(
		"posts", "{\"posts\": [{\"text\": \"a\"}], \"posts\": [{\"text\": \"b\"}]}");
	cr_assert_str_eq(words(&reading), "b\n");
}

Test(posts, what_is_no_post_is_passed_over)
{
	reads("1, \"x\", null, [" SAID("1", "null", "Ada") "], {}, {\"id\": 2}," SAID(
		      "3", "2", "Ben"),
		"Ben: p\n");
}

Test(posts, unknown_keys_are_passed_over)
{
	sg_reading reading = read_text(NULL, "{\"v\": {\"posts\": [{\"text\": \"no\"}]}, \"w\": "
					     "[\"posts\", [{\"text\": \"no\"}]],"
					     "\"posts\": [{\"text\": \"yes\", \"v\": {\"text\": "
					     "\"no\", \"posts\": []}, \"w\": []}]}");
	cr_assert_str_eq(words(&reading), "yes\n");
}

/* ---- is it of this form? -------------------------------------------------------------------- */

static void is_chosen(const char *text, const sg_reader *reader)
{
	must(sg_reader__choose(sg_slice_of(text), NULL) == reader, text);
}

Test(posts, they_are_known_by_their_content)
{
	is_chosen("{\"posts\": []}", &sg_reader__posts);
	is_chosen(" \n{ \"title\" : \"a \\\" } b\" , \"posts\"\t:\n[", &sg_reader__posts);
	is_chosen("{\"a\": {\"posts\": [1]}, \"b\": \"posts\"}", &sg_reader__posts);
	is_chosen("{\"posts\" are what we call them}", &sg_reader__article);
	is_chosen("{\"", &sg_reader__article);
	is_chosen("{", &sg_reader__article);
	is_chosen("\"posts\": [1]", &sg_reader__article);
}

Test(posts, faults_are_told_with_their_place)
{
	sg_error err = fault_of("{\"posts\": [{\"text\": ,}]}");
	cr_assert(err.code == SG_E_SYNTAX && err.pos == 20);
	err = fault_of("{\"posts\": [{\"text\": \"a\"}");
	cr_assert(err.code == SG_E_SYNTAX && err.pos == 24);
	cr_assert(fault_of("{\"graph\": {}}").code == SG_E_SYNTAX);
	cr_assert(fault_of("{\"posts\": {\"text\": \"a\"}}").code == SG_E_SYNTAX);
	cr_assert(fault_of("[{\"text\": \"a\"}]").code == SG_E_SYNTAX);
	cr_assert(fault_of("A plain text.").code == SG_E_SYNTAX);
	cr_assert(fault_of("{\"posts\": []}").code == SG_E_EMPTY);
	cr_assert(fault_of("{\"posts\": [1, {}]}").code == SG_E_EMPTY);
}

static const char MANY[] = "{\"title\": \"T\", \"posts\": [" SAID("1", "2", "Ada") "," SAID("2",
	"1",
	"Ben") ",{\"id\": 3, \"author\": \"C\\u0000\", \"text\": \"> a b c\\nd\", \"time\": 5},"
	       "{\"id\": 4, \"parent\": 3, \"text\": null}]}";

/* Cut anywhere, it is a fault and no other form. */
Test(posts, every_beginning_is_a_fault)
{
	for (size_t len = 1; len < sizeof MANY - 1; len++) {
		sg_slice part = sg_arena_copy(&arena, (sg_slice){MANY, len});
		sg_reading out = {0};
		(void)sg_reader__choose(part, NULL);
		cr_assert(sg_reader__read(&sg_reader__posts, &out, part, &arena, NULL) ==
			  SG_E_SYNTAX);
	}
}

Test(posts, other_spellings_and_more_fields)
{
	sg_reading reading = read_list(
		"{\"id\": 1, \"user\": \"Ada\", \"username\": \"ada_n\", \"title\": \"Lamps\", "
		"\"body\": \"x\", \"url\": \"https://example.org/1\"}, "
		"{\"id\": 2, \"parent\": 1, \"author\": \"Ben\", \"name\": \"no\", "
		"\"text\": \"y\", \"content\": \"no\"}, "
		"{\"id\": 3, \"parent\": 1, \"handle\": \"cy\", \"content\": \"z\", "
		"\"deleted\": true}");
	cr_assert_str_eq(outline(&reading), "Ada: pp\nBen -> 0: p\ncy -> 0: \n");
	cr_assert_str_eq(words(&reading), "Lamps\n\nx\ny\nz\n");
	cr_assert(sg_slice_eq(reading.posts[0].handle, sg_slice_of("ada_n")));
	cr_assert(sg_slice_eq(reading.posts[0].url, sg_slice_of("https://example.org/1")));
	cr_assert(reading.posts[2].is_deleted && !reading.posts[1].is_deleted);
}

Test(posts, running_out_of_memory_is_reported_and_leaks_nothing)
{
	sg_status st = SG_E_NOMEM;
	for (size_t n = 1; st != SG_OK && n < 10000; n++) {
		sg_arena small = SG_ARENA_INIT;
		sg_reading out = {.post_count = 77};
		sg_alloc_fail_at(n);
		st = sg_reader__read(&sg_reader__posts, &out, sg_slice_of(MANY), &small, NULL);
		sg_alloc_fail_at(0);
		cr_assert(st == SG_OK || (st == SG_E_NOMEM && out.post_count == 77));
		sg_arena_destroy(&small);
	}
	cr_assert(st == SG_OK);
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}
