#include "leak.h"
#include "reading.h"

#include <string.h>

TestSuite(maps, .timeout = 60);

/* Claims in their order, then the ties, one line each: "1 rebuts 0". */
static const char *map_of(const char *reader, const char *text)
{
	static char out[4096];
	sg_reading reading = read_text(reader, text);
	size_t len = 0;
	for (size_t i = 0; i < reading.post_count; i++) {
		sg_slice words = sg_slice_at(reading.text, reading.posts[i].span);
		len += (size_t)snprintf(
			out + len, sizeof out - len, "%.*s|", (int)words.len, words.ptr);
	}
	len += (size_t)snprintf(out + len, sizeof out - len, "\n");
	for (size_t i = 0; i < reading.tie_count; i++)
		len += (size_t)snprintf(out + len, sizeof out - len, "%u %s %u\n",
			reading.ties[i].source, sg_relation_kind_name(reading.ties[i].kind),
			reading.ties[i].target);
	cr_assert(reading.is_map);
	return out;
}

static void is_read_by(const char *text, const char *reader)
{
	cr_assert_str_eq(sg_reader__choose(sg_slice_of(text), NULL)->name, reader, "%s", text);
}

Test(maps, signs_of_argdown_point_both_ways)
{
	cr_assert_str_eq(
		map_of("argdown", "[A]: a\n  + [B]: b\n  - [C]: c\n  +> [D]: d\n  -> [E]: e\n"),
		"d|a|b|c|e|\n1 agrees 0\n1 rebuts 4\n2 agrees 1\n3 rebuts 1\n");
	cr_assert_str_eq(
		map_of("argdown", "[A]: a\n  <+ [B]: b\n  <- [C]: c\n  _> [D]: d\n  >< [E]: e\n"),
		"d|a|b|c|e|\n1 rebuts 0\n2 agrees 1\n3 rebuts 1\n4 rebuts 1\n");
}

Test(maps, a_title_in_two_places_is_one_claim)
{
	cr_assert_str_eq(map_of("argdown", "[A]\n  - <B>\n\n[A]: a\n\n<B>: b\n  - [A]\n"),
		"a|b|\n0 rebuts 1\n1 rebuts 0\n");
}

Test(maps, indents_tell_what_is_meant)
{
	cr_assert_str_eq(map_of("argdown", "[A]: a\n  + [B]: b\n    - [C]: c\n  - [D]: d\n"),
		"a|b|c|d|\n1 agrees 0\n2 rebuts 1\n3 rebuts 0\n");
}

Test(maps, words_go_on_and_lose_their_tags)
{
	cr_assert_str_eq(map_of("argdown", "[A]: a b\n  c d. #tag {x: 1}\n  - <B>: e // no\n"),
		"a b\n  c d.|e|\n1 rebuts 0\n");
}

Test(maps, premises_speak_for_their_argument)
{
	cr_assert_str_eq(
		map_of("argdown", "<X>: x\n\n(1) [P]: p\n(2) q\n----\n(3) [C]: c\n  - [D]: d\n"),
		"c|x|p|q|d|\n1 agrees 0\n2 agrees 1\n3 agrees 1\n4 rebuts 0\n");
}

Test(maps, outlines_of_kialo)
{
	cr_assert_str_eq(map_of("kialo", "Discussion Title: T\n\n1. a\n1.1. Pro: b\nmore\n"
					 "1.1.1. Con: -> See 1.2.\n1.2. Con: c\n"),
		"a|b\nmore|c|\n1 agrees 0\n2 rebuts 0\n2 rebuts 1\n");
}

Test(maps, schemes_of_aif)
{
	cr_assert_str_eq(
		map_of("xaif", "{\"nodes\": [{\"nodeID\": 1, \"type\": \"I\", \"text\": \"a\"},"
			       "{\"nodeID\": 2, \"type\": \"I\", \"text\": \"b\"},"
			       "{\"nodeID\": 3, \"type\": \"CA\", \"text\": \"\"}], \"edges\": "
			       "[{\"fromID\": 2, \"toID\": 3}, {\"fromID\": 3, \"toID\": 1}]}"),
		"a|b|\n1 rebuts 0\n");
}

Test(maps, each_is_known_by_its_content)
{
	is_read_by("[A]: a\n  + <B>: b\n", "argdown");
	is_read_by("Discussion Title: T\n1. a\n1.1. Pro: b\n", "kialo");
	is_read_by("{\"AIF\": {\"nodes\": []}}", "xaif");
	is_read_by("- [ ] buy lamps\n- [x] count moths\n[1]: http://example.org\n", "article");
	is_read_by("- [Lamps](http://example.org): a list\n- [Moths](http://example.org)\n",
		"article");
	is_read_by("1. Lamps\n1.1. Of the night\n1.2. Of the day\n", "article");
}

/* Rings, deep outlines and schemes with many ends cost no more than their length. */
Test(maps, hostile_maps_are_read)
{
	enum { MANY = 100000 };
	sg_buf text = SG_BUF_INIT;
	sg_reading reading = {0};
	sg_buf_puts(&text, "[T]: t\n[U]: u\n  - [T]\n");
	for (int i = 0; i < MANY; i++)
		sg_buf_printf(&text, "%*s- [A%d]: a\n", i % 40, "", i);
	cr_assert(sg_reader__read(&sg_reader__argdown, &reading, sg_buf_slice(&text), &arena,
			  NULL) == SG_OK);
	cr_assert(reading.post_count == MANY + 2);
	sg_buf_clear(&text);
	sg_buf_puts(&text, "{\"nodes\": [{\"nodeID\": \"s\", \"type\": \"RA\"}");
	for (int i = 0; i < MANY; i++)
		sg_buf_printf(&text, ",{\"nodeID\": %d, \"type\": \"I\", \"text\": \"a\"}", i);
	sg_buf_puts(&text, "], \"edges\": [");
	for (int i = 0; i < MANY; i++)
		sg_buf_printf(&text,
			"%s{\"fromID\": %d, \"toID\": \"s\"},{\"fromID\": \"s\", \"toID\": %d}",
			i ? "," : "", i, i);
	sg_buf_puts(&text, "]}");
	cr_assert(sg_reader__read(&sg_reader__xaif, &reading, sg_buf_slice(&text), &arena, NULL) ==
		  SG_OK);
	sg_buf_free(&text);
}

Test(maps, running_out_of_memory_is_reported_and_leaks_nothing)
{
	static const char *const texts[] = {"[A]: a\n  + <B>: b\n(1) c\n--\n(2) d\n",
		"Discussion Title: T\n1. a\n1.1. Pro: b\n",
		"{\"AIF\": {\"nodes\": [{\"nodeID\": 1, \"type\": \"I\"}]}}"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		sg_status st = SG_E_NOMEM;
		for (size_t n = 1; st != SG_OK && n < 10000; n++) {
			sg_arena small = SG_ARENA_INIT;
			sg_reading out = {.post_count = 77};
			sg_alloc_fail_at(n);
			st = sg_reader__read(NULL, &out, sg_slice_of(texts[i]), &small, NULL);
			sg_alloc_fail_at(0);
			cr_assert(st == SG_OK || st == SG_E_SYNTAX ||
				  (st == SG_E_NOMEM && out.post_count == 77));
			sg_arena_destroy(&small);
		}
		cr_assert(st == SG_OK);
	}
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}

/* A locution that is listed again and again, and leads to a great many claims over and over. */
Test(maps, speakers_of_crowded_locutions_are_found_in_time, .timeout = 20)
{
	enum { MANY = 3000 };
	sg_buf text = SG_BUF_INIT;
	sg_buf_puts(&text, "{\"AIF\":{\"nodes\":[{\"nodeID\":\"l\",\"type\":\"L\",\"text\":\"x\"},"
			   "{\"nodeID\":\"y\",\"type\":\"YA\"}");
	for (int i = 0; i < MANY; i++)
		sg_buf_printf(
			&text, ",{\"nodeID\":\"%d\",\"type\":\"I\",\"text\":\"So %d.\"}", i, i);
	sg_buf_puts(&text, "],\"edges\":[{\"fromID\":\"l\",\"toID\":\"y\"}");
	for (int i = 0; i < MANY; i++)
		sg_buf_printf(&text,
			",{\"fromID\":\"l\",\"toID\":\"y\"},{\"fromID\":\"y\",\"toID\":\"%d\"}", i);
	sg_buf_puts(&text, "],\"participants\":[{\"participantID\":\"p\",\"firstname\":\"Ada\","
			   "\"surname\":\"Novak\"}],\"locutions\":[{\"nodeID\":\"l\","
			   "\"personID\":\"p\"}");
	for (int i = 0; i < MANY; i++)
		sg_buf_puts(&text, ",{\"nodeID\":\"l\",\"personID\":\"p\"}");
	sg_buf_puts(&text, "]}}");
	sg_reading reading = read_text("xaif", text.ptr);
	cr_assert(eq(sz, reading.post_count, MANY));
	cr_assert(is(reading.posts[0].author, "Ada Novak"));
	sg_buf_free(&text);
}
