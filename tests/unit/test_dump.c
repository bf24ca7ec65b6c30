/* Records grouped by thread, with hardly any memory, so that they go through the file. */
#include "leak.h"
#include "stancegraph/dump.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

TestSuite(dump, .timeout = 120);

enum { TINY = 1 << 10, AMPLE = 1 << 24 };

/* Bytes in memory, as a file is read. */
static long give(void *context, void *bytes, size_t size)
{
	sg_slice *left = context;
	size_t count = left->len < size ? left->len : size;
	if (count)
		memcpy(bytes, left->ptr, count);
	*left = (sg_slice){left->ptr + count, left->len - count};
	return (long)count;
}

static sg_source *source_of(sg_slice *bytes)
{
	sg_source *out = NULL;
	cr_assert(sg_source_open(&out, give, bytes, NULL) == SG_OK);
	return out;
}

#define ROW(thread, id, words)                                                                     \
	"{\"id\":\"" id "\",\"link_id\":\"t3_" thread "\",\"parent_id\":\"t3_" thread              \
	"\",\"author\":\"ada\",\"body\":\"" words "\",\"created_utc\":5}\n"

static sg_status add(sg_dump *dump, const char *text, sg_dump_faults *faults, sg_error *err)
{
	sg_slice bytes = sg_slice_of(text);
	sg_source *source = source_of(&bytes);
	sg_status st = sg_dump_add(dump, source, NULL, faults, NULL, err);
	sg_source_close(source);
	return st;
}

/* "key:count " of all threads. */
static sg_status outline(sg_buf *out, sg_dump *dump)
{
	sg_dump_thread thread = {.count = 0};
	sg_status st = SG_OK;
	for (bool has = true; has && st == SG_OK;) {
		sg_arena arena = SG_ARENA_INIT;
		st = sg_dump_next(dump, &thread, &arena, NULL);
		has = (st == SG_OK || st == SG_E_LIMIT) && thread.key.ptr;
		if (has)
			sg_buf_printf(out, "%.*s:%s%zu ", (int)thread.key.len, thread.key.ptr,
				st == SG_OK ? "" : "too large, ", thread.count);
		st = st == SG_E_LIMIT ? SG_OK : st;
		sg_arena_destroy(&arena);
	}
	return st;
}

Test(dump, threads_come_whole_and_older_ones_first)
{
	sg_dump_options how = {"/tmp", TINY, AMPLE, NULL};
	sg_dump *dump = NULL;
	sg_dump_faults faults;
	sg_buf out = SG_BUF_INIT;
	cr_assert(sg_dump_open(&dump, &how) == SG_OK);
	for (int i = 0; i < 40; i++)
		cr_assert(
			add(dump,
				ROW("aa", "c1", "x") ROW("b", "c2", "y") "{\n" ROW("aa", "c3", "z"),
				&faults, NULL) == SG_OK);
	cr_assert(faults.count == 1 && faults.named == 1 && faults.items[0].pos == 3);
	cr_assert(outline(&out, dump) == SG_OK);
	cr_assert_str_eq(out.ptr, "t3_b:40 t3_aa:80 ");
	sg_buf_free(&out);
	sg_dump_close(dump);
	cr_assert(not(has_leaks()));
}

Test(dump, a_thread_above_the_limit_is_passed_over)
{
	sg_dump_options how = {"/tmp", TINY, 400, NULL};
	sg_dump *dump = NULL;
	sg_dump_faults faults;
	sg_buf out = SG_BUF_INIT;
	cr_assert(sg_dump_open(&dump, &how) == SG_OK);
	for (int i = 0; i < 20; i++)
		cr_assert(add(dump, ROW("aa", "c1", "some words"), &faults, NULL) == SG_OK);
	cr_assert(add(dump, ROW("a", "c2", "x") ROW("bb", "c2", "x"), &faults, NULL) == SG_OK);
	cr_assert(outline(&out, dump) == SG_OK);
	cr_assert(sg_slice_starts(sg_buf_slice(&out), sg_slice_of("t3_a:1 t3_aa:too large, ")));
	cr_assert(sg_slice_ends(sg_buf_slice(&out), sg_slice_of(" t3_bb:1 ")));
	sg_buf_free(&out);
	sg_dump_close(dump);
}

Test(dump, what_is_no_dump_loses_nothing)
{
	sg_dump *dump = NULL;
	sg_dump_faults faults;
	sg_slice bytes = sg_slice_of("I disagree.\nSo do I.\n"), head = SG_SLICE_EMPTY;
	sg_source *source = source_of(&bytes);
	cr_assert(sg_dump_open(&dump, NULL) == SG_OK);
	cr_assert(eq(int, sg_dump_add(dump, source, NULL, &faults, &head, NULL), SG_E_UNKNOWN));
	cr_assert(sg_slice_eq(head, sg_slice_of("I disagree.\nSo do I.\n")));
	sg_source_close(source);
	sg_dump_close(dump);
}

Test(dump, without_memory_it_is_told_and_nothing_leaks)
{
	static const char text[] = ROW("aa", "c1", "I disagree.") ROW("b", "c2", "y") "{\n";
	sg_status st = SG_E_NOMEM;
	for (size_t n = 1; st != SG_OK && n < 5000; n++) {
		sg_dump_options how = {"/tmp", 64, AMPLE, NULL};
		sg_dump *dump = NULL;
		sg_dump_faults faults;
		sg_buf out = SG_BUF_INIT;
		sg_slice bytes = sg_slice_of(text);
		sg_source *source = NULL;
		sg_alloc_fail_at(n);
		st = sg_source_open(&source, give, &bytes, NULL);
		if (st == SG_OK)
			st = sg_dump_open(&dump, &how);
		if (st == SG_OK)
			st = sg_dump_add(dump, source, "pushshift", &faults, NULL, NULL);
		if (st == SG_OK)
			st = outline(&out, dump);
		sg_alloc_fail_at(0);
		cr_assert(st == SG_OK || st == SG_E_NOMEM, "allocation %zu: %d", n, (int)st);
		sg_buf_free(&out);
		sg_source_close(source);
		sg_dump_close(dump);
	}
	cr_assert(eq(int, st, SG_OK));
	cr_assert(not(has_leaks()));
}

Test(dump, a_thread_is_extracted)
{
	sg_dump *dump = NULL;
	sg_dump_faults faults;
	sg_arena arena = SG_ARENA_INIT;
	sg_dump_thread thread;
	sg_debate debate = SG_DEBATE_INIT;
	cr_assert(sg_dump_open(&dump, NULL) == SG_OK);
	cr_assert(add(dump, ROW("aa", "c1", "Lamps kill moths."), &faults, NULL) == SG_OK);
	cr_assert(sg_dump_next(dump, &thread, &arena, NULL) == SG_OK);
	cr_assert(sg_extract_thread(&debate, &thread, sg_slice_of("d#t3_aa"), NULL, &arena, NULL) ==
		  SG_OK);
	cr_assert(debate.claim_count == 1 && debate.person_count == 1);
	cr_assert(sg_slice_eq(debate.documents[0].path, sg_slice_of("d#t3_aa")));
	sg_arena_destroy(&arena);
	sg_dump_close(dump);
}
