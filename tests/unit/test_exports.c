#include "leak.h"
#include "reading.h"

#include <string.h>

TestSuite(exports, .timeout = 60);

#define DISQUS                                                                                     \
	"<disqus xmlns=\"http://disqus.com\" xmlns:dsq=\"http://disqus.com/disqus-internals\">"
#define POST(id, parent, words)                                                                    \
	"<post dsq:id=\"" id "\"><message>" words "</message><author><name>A" id                   \
	"</name></author><thread dsq:id=\"t\"/><parent dsq:id=\"" parent "\"/></post>"

static sg_error fault_of(const char *reader, const char *text)
{
	sg_reading out = {.post_count = 77};
	sg_error err = SG_ERROR_INIT;
	const sg_reader *by = sg_reader__choose((sg_slice)SG_SLICE_EMPTY, reader);
	sg_status st = sg_reader__read(by, &out, sg_slice_of(text), &arena, &err);
	must(st != SG_OK && st == err.code && out.post_count == 77, text);
	return err;
}

Test(exports, posts_find_what_they_answer_in_any_order)
{
	sg_reading reading = read_text(NULL, DISQUS POST("2", "1", "No.") POST("1", "", "Yes.")
						     POST("3", "9", "Oh.") "</disqus>");
	cr_assert_str_eq(outline(&reading), "A1: p\nA2 -> 0: p\nA3: p\n");
}

Test(exports, rings_are_cut)
{
	sg_reading reading =
		read_text(NULL, DISQUS POST("1", "2", "No.") POST("2", "1", "Yes.") "</disqus>");
	cr_assert_str_eq(outline(&reading), "A1: p\nA2 -> 0: p\n");
}

Test(exports, one_threads_title_is_the_documents)
{
	sg_reading one =
		read_text(NULL, DISQUS "<thread dsq:id=\"t\"><title>Lamps</title></thread>" POST(
					"1", "", "x") "</disqus>");
	cr_assert(is(one.title, "Lamps"));
	sg_reading two = read_text(NULL,
		DISQUS "<thread dsq:id=\"t\"><title>Lamps</title></thread><thread dsq:id=\"u\">"
		       "<title>Moths</title></thread>" POST("1", "", "x") "</disqus>");
	cr_assert(is(two.title, ""));
}

/* Nothing is fetched, nothing explodes. */
Test(exports, document_types_are_refused)
{
	static const char *const types[] = {"<!DOCTYPE disqus SYSTEM \"http://127.0.0.1:1/x.dtd\">",
		"<!DOCTYPE disqus [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
		"<!DOCTYPE disqus [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">"
		"<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;\">]>",
		"<!DOCTYPE disqus [<!ENTITY % p SYSTEM \"file:///dev/zero\"> %p;]>"};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		sg_buf text = SG_BUF_INIT;
		sg_buf_printf(&text, "%s%s%s</disqus>", types[i], DISQUS, POST("1", "", "&d;"));
		sg_error err = fault_of("disqus", text.ptr);
		cr_assert(eq(int, err.code, SG_E_SYNTAX), "%s", types[i]);
		sg_buf_free(&text);
	}
}

Test(exports, broken_files_say_where)
{
	cr_assert(fault_of("disqus", DISQUS POST("1", "", "x")).pos > 0);
	cr_assert(eq(int, fault_of("disqus", "no XML").code, SG_E_SYNTAX));
	cr_assert(eq(int, fault_of("disqus", DISQUS "</disqus>").code, SG_E_EMPTY));
	cr_assert(eq(int, fault_of("wordpress", DISQUS POST("1", "", "x") "</disqus>").code,
		SG_E_EMPTY));
}

Test(exports, other_encodings_are_read)
{
	static const char text[] = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" DISQUS POST(
		"1", "", "caf\xE9") "</disqus>";
	sg_reading reading = read_text(NULL, text);
	cr_assert(is(sg_slice_at(reading.text, reading.posts[0].span), "caf\xC3\xA9"));
}

Test(exports, deep_nesting_is_an_error)
{
	sg_buf text = SG_BUF_INIT;
	sg_buf_puts(&text, DISQUS "<post>");
	for (int i = 0; i < 100000; i++)
		sg_buf_puts(&text, "<a>");
	cr_assert(eq(int, fault_of("disqus", text.ptr).code, SG_E_SYNTAX));
	sg_buf_free(&text);
}

Test(exports, a_thread_of_200000_answers_in_a_row)
{
	enum { DEEP = 200000 };
	sg_buf text = SG_BUF_INIT;
	sg_buf_puts(&text, DISQUS);
	for (int i = DEEP; i > 0; i--)
		sg_buf_printf(&text,
			"<post dsq:id=\"%d\"><message>no %d</message><thread dsq:id=\"t\"/><parent "
			"dsq:id=\"%d\"/></post>",
			i, i, i - 1);
	sg_buf_puts(&text, "</disqus>");
	sg_reading reading = {0};
	cr_assert(sg_reader__read(&sg_reader__disqus, &reading, sg_buf_slice(&text), &arena,
			  NULL) == SG_OK);
	cr_assert(eq(sz, reading.post_count, DEEP));
	for (uint32_t i = 1; i < DEEP; i++)
		cr_assert(reading.posts[i].parent == i - 1);
	sg_buf_free(&text);
}

Test(exports, comments_of_a_dump_know_names_and_questions)
{
	sg_reading reading = read_text("stack-exchange",
		"<dump><users><row Id=\"5\" DisplayName=\"Ines Dahl\"/></users><posts>"
		"<row Id=\"1\" PostTypeId=\"1\" OwnerUserId=\"5\" Title=\"Lamps\" Body=\"Why?\"/>"
		"<row Id=\"2\" PostTypeId=\"2\" ParentId=\"1\" OwnerUserId=\"6\" Body=\"So.\"/>"
		"</posts><comments><row Id=\"1\" PostId=\"2\" UserId=\"5\" Text=\"Really?\"/>"
		"<row Id=\"2\" PostId=\"2\" UserId=\"6\" Text=\"@Ines Yes.\"/></comments></dump>");
	cr_assert_str_eq(outline(&reading),
		"Ines Dahl: pp\nuser6 -> 0: p\nInes Dahl -> 1: p\nuser6 -> 2: p\n");
}

Test(exports, running_out_of_memory_is_reported_and_leaks_nothing)
{
	static const char text[] = DISQUS "<thread dsq:id=\"t\"><title>Lamps</title></thread>" POST(
		"1", "", "Yes.") POST("2", "1", "No.") "</disqus>";
	sg_status st = SG_E_NOMEM;
	for (size_t n = 1; st != SG_OK && n < 10000; n++) {
		sg_arena small = SG_ARENA_INIT;
		sg_reading out = {.post_count = 77};
		sg_alloc_fail_at(n);
		st = sg_reader__read(&sg_reader__disqus, &out, sg_slice_of(text), &small, NULL);
		sg_alloc_fail_at(0);
		cr_assert(st == SG_OK || (st == SG_E_NOMEM && out.post_count == 77));
		sg_arena_destroy(&small);
	}
	cr_assert(st == SG_OK);
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}
