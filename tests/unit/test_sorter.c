/* The sorter of dumps, in so little memory that runs go to the file, and what it sorts. */
#include "dump/record_pack.h"
#include "dump/sorter.h"
#include "leak.h"
#include "stancegraph/arena.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

TestSuite(sorter, .timeout = 60);

enum { TINY = 1 << 12, PLENTY = 1 << 24 };

static char folder[64];

static void make_folder(void)
{
	snprintf(folder, sizeof folder, "/tmp/sorter-XXXXXX");
	cr_assert(mkdtemp(folder) != NULL);
}

static size_t entries(const char *path)
{
	size_t count = 0;
	DIR *dir = opendir(path);
	while (readdir(dir))
		count++;
	closedir(dir);
	return count;
}

static void remove_folder(void)
{
	cr_assert(rmdir(folder) == 0, "something is left in the folder");
}

static sg_status add(sg_sorter *s, const char *key, sg_slice item, sg_error *err)
{
	return sg_sorter__add(s, sg_slice_of(key), item, err);
}

/* Keys "0" to "999" in a mixed order, several items each, numbered as they come. */
enum { ITEMS = 5000 };

static sg_status fill(sg_sorter *s, sg_error *err)
{
	char key[16], item[64];
	sg_status st = SG_OK;
	for (unsigned i = 0; i < ITEMS && st == SG_OK; i++) {
		snprintf(key, sizeof key, "%u", (i * 7919u) % 1000);
		int len = snprintf(item, sizeof item, "%s %u %.*s", key, i, (int)(i % 20),
			"....................");
		st = add(s, key, (sg_slice){item, (size_t)len}, err);
	}
	return st;
}

/* All of them, each once, by number, then as they came. */
static sg_status drain(sg_sorter *s, sg_error *err)
{
	sg_slice key, item;
	sg_status st;
	unsigned count = 0, last_key = 0, last_number = 0;
	while ((st = sg_sorter__next(s, &key, &item, err)) == SG_OK && key.ptr) {
		unsigned number, same;
		char text[64];
		snprintf(text, sizeof text, "%.*s", (int)item.len, item.ptr);
		cr_assert(sscanf(text, "%u %u", &same, &number) == 2);
		snprintf(text, sizeof text, "%u", same);
		cr_assert(sg_slice_eq(key, sg_slice_of(text)));
		cr_assert(count == 0 || same > last_key ||
			  (same == last_key && number > last_number));
		last_key = same;
		last_number = number;
		count++;
	}
	cr_assert(st != SG_OK || count == ITEMS);
	if (st == SG_OK)
		cr_assert(sg_sorter__next(s, &key, &item, err) == SG_OK && !key.ptr);
	return st;
}

Test(sorter, sorts_in_memory_and_through_the_file)
{
	static const size_t memories[] = {0, TINY, 100000, PLENTY, SIZE_MAX};
	size_t open_before = entries("/proc/self/fd");
	make_folder();
	for (size_t i = 0; i < sizeof memories / sizeof *memories; i++) {
		sg_sorter *s = NULL;
		cr_assert(sg_sorter__open(&s, folder, memories[i]) == SG_OK);
		cr_assert(fill(s, NULL) == SG_OK && drain(s, NULL) == SG_OK);
		cr_assert(entries(folder) == 2, "the file has a name");
		sg_sorter__close(s);
	}
	remove_folder();
	cr_assert(entries("/proc/self/fd") == open_before);
	cr_assert(not(has_leaks()));
}

Test(sorter, nothing_comes_out_of_nothing)
{
	sg_sorter *s = NULL;
	sg_slice key, item;
	cr_assert(sg_sorter__open(&s, "/nowhere", TINY) == SG_OK);
	cr_assert(sg_sorter__next(s, &key, &item, NULL) == SG_OK && !key.ptr);
	sg_sorter__close(s);
	sg_sorter__close(NULL);
}

Test(sorter, keys_go_by_length_then_bytes)
{
	static const char *const keys[] = {"zz", "b", "aaa", "a", "\xFF", "", "ab"};
	static const char *const sorted[] = {"", "a", "b", "\xFF", "ab", "zz", "aaa"};
	static const size_t memories[] = {1, PLENTY};
	make_folder();
	for (size_t m = 0; m < 2; m++) {
		sg_sorter *s = NULL;
		sg_slice key, item;
		cr_assert(sg_sorter__open(&s, folder, memories[m]) == SG_OK);
		for (size_t i = 0; i < 7; i++)
			cr_assert(add(s, keys[i], (sg_slice)SG_SLICE_EMPTY, NULL) == SG_OK);
		for (size_t i = 0; i < 7; i++) {
			cr_assert(sg_sorter__next(s, &key, &item, NULL) == SG_OK && key.ptr);
			cr_assert(sg_slice_eq(key, sg_slice_of(sorted[i])) && !item.len);
		}
		sg_sorter__close(s);
	}
	remove_folder();
}

/* Larger than the memory, the buffer that runs are written through, and those they are merged
 * in. */
Test(sorter, an_item_may_be_larger_than_the_buffers)
{
	enum { LARGE = 3 << 20 };
	char *bytes = malloc(LARGE);
	sg_sorter *s = NULL;
	sg_slice key, item;
	make_folder();
	for (size_t i = 0; i < LARGE; i++)
		bytes[i] = (char)(i * 31 >> 3);
	cr_assert(sg_sorter__open(&s, folder, TINY) == SG_OK);
	cr_assert(add(s, "3", sg_slice_of("small"), NULL) == SG_OK);
	cr_assert(add(s, "2", (sg_slice){bytes, LARGE}, NULL) == SG_OK);
	cr_assert(add(s, "1", (sg_slice){bytes, LARGE - 1}, NULL) == SG_OK);
	cr_assert(add(s, "2", sg_slice_of("behind"), NULL) == SG_OK);
	static const size_t lengths[] = {LARGE - 1, LARGE, 6, 5};
	for (size_t i = 0; i < 4; i++) {
		cr_assert(sg_sorter__next(s, &key, &item, NULL) == SG_OK);
		cr_assert(eq(sz, item.len, lengths[i]));
		if (i < 2)
			cr_assert(memcmp(item.ptr, bytes, item.len) == 0);
	}
	sg_sorter__close(s);
	free(bytes);
	remove_folder();
}

Test(sorter, a_folder_that_cannot_be_used_is_said)
{
	sg_error err = SG_ERROR_INIT;
	sg_sorter *s = NULL;
	cr_assert(sg_sorter__open(&s, "/nowhere/at/all", TINY) == SG_OK);
	cr_assert(fill(s, &err) == SG_E_IO && err.code == SG_E_IO && err.hint);
	sg_sorter__close(s);
	char *longest = malloc(10000);
	memset(longest, '/', 9999);
	longest[9999] = '\0';
	cr_assert(sg_sorter__open(&s, longest, PLENTY) == SG_OK);
	cr_assert(fill(s, &err) == SG_OK && drain(s, &err) == SG_OK); /* no file is needed */
	sg_sorter__close(s);
	free(longest);
	cr_assert(not(has_leaks()));
}

Test(sorter, memory_that_runs_out_is_said)
{
	static const size_t memories[] = {100000, PLENTY};
	size_t open_before = entries("/proc/self/fd");
	make_folder();
	for (size_t m = 0; m < 2; m++) {
		sg_status st = SG_E_NOMEM;
		for (size_t n = 1; st == SG_E_NOMEM; n++) {
			sg_error err = SG_ERROR_INIT;
			sg_sorter *s = NULL;
			sg_alloc_fail_at(n);
			st = sg_sorter__open(&s, folder, memories[m]);
			if (st == SG_OK)
				st = fill(s, &err);
			if (st == SG_OK)
				st = drain(s, &err);
			sg_alloc_fail_at(0);
			cr_assert(n < 2000 && (st == SG_OK || st == SG_E_NOMEM));
			sg_sorter__close(s);
		}
		cr_assert(st == SG_OK);
	}
	remove_folder();
	cr_assert(entries("/proc/self/fd") == open_before);
	cr_assert(not(has_leaks()));
}

/* ---- records -------------------------------------------------------------------------------- */

static bool is_same(const sg_record *a, const sg_record *b)
{
	return sg_slice_eq(a->headline, b->headline) && sg_slice_eq(a->text, b->text) &&
	       sg_slice_eq(a->parent, b->parent) && sg_slice_eq(a->quoted, b->quoted) &&
	       sg_slice_eq(a->post.author, b->post.author) &&
	       sg_slice_eq(a->post.role, b->post.role) &&
	       sg_slice_eq(a->post.handle, b->post.handle) &&
	       sg_slice_eq(a->post.source_id, b->post.source_id) &&
	       sg_slice_eq(a->post.time, b->post.time) && sg_slice_eq(a->post.url, b->post.url) &&
	       a->post.score == b->post.score && a->post.has_score == b->post.has_score &&
	       a->post.is_deleted == b->post.is_deleted && a->post.form == b->post.form &&
	       a->post.is_parent_assumed == b->post.is_parent_assumed && a->markup == b->markup &&
	       a->headline_markup == b->headline_markup && a->is_quoted == b->is_quoted;
}

Test(sorter, records_come_back_as_they_were)
{
	static const sg_record records[] = {{.markup = 0},
		{.post = {.author = SG_SLICE_LIT("Ines Dahl"),
			 .role = SG_SLICE_LIT("baker"),
			 .handle = SG_SLICE_LIT("ines"),
			 .source_id = SG_SLICE_LIT("t1_a"),
			 .time = SG_SLICE_LIT("2026-01-02T03:04:05Z"),
			 .url = SG_SLICE_LIT("https://example.org/a"),
			 .score = -1e308,
			 .has_score = true,
			 .form = SG_POST_NARRATION,
			 .is_parent_assumed = true},
			.headline = SG_SLICE_LIT("Lamps"),
			.text = SG_SLICE_LIT("a\0b"),
			.parent = SG_SLICE_LIT("t3_b"),
			.quoted = SG_SLICE_LIT("t1_c"),
			.markup = SG_MARKUP_ESCAPED_MARKDOWN,
			.headline_markup = SG_MARKUP_HTML,
			.is_quoted = true},
		{.post.is_deleted = true, .post.url = SG_SLICE_LIT("last only")}};
	sg_buf packed = SG_BUF_INIT;
	for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
		sg_buf_clear(&packed);
		sg_record__pack(&packed, &records[i]);
		sg_record back = sg_record__unpack(sg_buf_slice(&packed));
		cr_assert(is_same(&back, &records[i]), "%zu", i);
	}
	sg_buf_free(&packed);
}
