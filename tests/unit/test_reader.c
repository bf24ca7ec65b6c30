#include "leak.h"
#include "reading.h"

TestSuite(reader, .timeout = 60);

static const char *const FIXTURES[] = {"article-boxes.txt", "article-wrapped.txt",
	"interview-dashes.txt", "interview-letters.txt", "interview-stamped.txt",
	"interview-starred.txt", "thread-blog.txt", "thread-disqus.txt", "thread-indented.txt",
	"thread-microblog.txt", "thread-network.txt", "thread-news-board.txt",
	"thread-old-board.txt", "thread-video.txt"};

enum { FIXTURE_COUNT = sizeof FIXTURES / sizeof *FIXTURES };

Test(reader, readers_are_chosen_by_name)
{
	sg_slice text = SG_SLICE_LIT("hello");
	cr_assert(sg_reader__choose(text, "thread") == &sg_reader__thread);
	cr_assert(sg_reader__choose(text, "interview") == &sg_reader__interview);
	cr_assert(sg_reader__choose(text, "article") == &sg_reader__article);
	cr_assert(sg_reader__choose(text, "no such reader") == NULL);
	cr_assert(sg_reader__choose(text, NULL) == &sg_reader__article);
}

Test(reader, every_fixture_is_read_by_the_reader_it_is_named_after)
{
	for (size_t i = 0; i < FIXTURE_COUNT; i++) {
		const char *name = sg_reader__choose(fixture(FIXTURES[i]), NULL)->name;
		must(strncmp(name, FIXTURES[i], strlen(name)) == 0, FIXTURES[i]);
	}
}

Test(reader, every_reader_takes_every_text)
{
	static const char *const names[] = {"thread", "interview", "article"};
	for (size_t i = 0; i < FIXTURE_COUNT; i++)
		for (size_t k = 0; k < 3; k++)
			read_as(names[k], fixture(FIXTURES[i]));
}

/* Cut anywhere, a text is still read, and nothing points outside it. */
Test(reader, every_beginning_of_a_text_can_be_read)
{
	for (size_t i = 0; i < FIXTURE_COUNT; i++) {
		sg_slice text = fixture(FIXTURES[i]);
		for (size_t len = 1; len < text.len; len += 7) {
			if (((unsigned char)text.ptr[len] & 0xC0) == 0x80)
				continue;
			sg_slice part = {sg_arena_copy(&arena, (sg_slice){text.ptr, len}).ptr, len};
			read_as(NULL, part);
		}
	}
}

Test(reader, line_ends_make_no_difference)
{
	for (size_t i = 0; i < FIXTURE_COUNT; i++) {
		sg_slice text = fixture(FIXTURES[i]);
		char *bytes = sg_arena_alloc(&arena, text.len * 2), first[8192];
		size_t len = 0;
		for (size_t k = 0; k < text.len; k++) {
			if (text.ptr[k] == '\n')
				bytes[len++] = '\r';
			bytes[len++] = text.ptr[k];
		}
		sg_reading plain = read_as(NULL, text);
		snprintf(first, sizeof first, "%s", outline(&plain));
		sg_reading crlf = read_as(NULL, (sg_slice){bytes, len});
		cr_assert_str_eq(outline(&crlf), first);
	}
}

Test(reader, running_out_of_memory_is_reported_and_leaks_nothing)
{
	for (size_t i = 0; i < FIXTURE_COUNT; i++) {
		sg_slice text = fixture(FIXTURES[i]);
		const sg_reader *reader = sg_reader__choose(text, NULL);
		sg_status st = SG_E_NOMEM;
		for (size_t n = 1; st != SG_OK && n < 10000; n++) {
			sg_arena small = SG_ARENA_INIT;
			sg_reading out = {.post_count = 77};
			sg_alloc_fail_at(n);
			st = sg_reader__read(reader, &out, text, &small, NULL);
			sg_alloc_fail_at(0);
			cr_assert(st == SG_OK || (st == SG_E_NOMEM && out.post_count == 77));
			sg_arena_destroy(&small);
		}
		cr_assert(st == SG_OK);
	}
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}
