/* Runs spec fixtures: each example's input through sg_extract, its debate against the example.
 *
 * usage: spec_runner [--update] FILE|DIRECTORY...    run all examples; with --update rewrite them
 *        spec_runner --print [WORDS] FILE            show one input's debate in the fixtures' form
 *
 * Words behind "example" choose a reader by its name and what else is printed (spec_print.h).
 * In a file called known_failures.txt examples state what should come out one day: each counts
 * as skipped, and fails once it comes out, so that it moves to its rule's file. */
#include "spec_file.h"
#include "spec_print.h"
#include "stancegraph/extract.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct tally {
	unsigned passed, failed, skipped;
} tally;

/* The reader that `words` name, or NULL. */
static const char *reader_in(sg_slice words)
{
	for (const char *const *name = sg_reader_names(); *name; name++) {
		size_t pos = sg_slice_find(words, sg_slice_of(*name));
		size_t end = pos + strlen(*name);
		if (pos < words.len && (pos == 0 || words.ptr[pos - 1] == ' ') &&
			(end == words.len || words.ptr[end] == ' '))
			return *name;
	}
	return NULL;
}

enum { MOST_DOCUMENTS = 8 };

/* The documents of an example: one, or with the word "several" what lines of "----" separate. */
static size_t cut_documents(sg_input *out, sg_slice text, sg_slice words)
{
	static const sg_slice line = SG_SLICE_LIT("\n----\n");
	bool is_several = sg_slice_find(words, sg_slice_of("several")) < words.len;
	size_t count = 0;
	while (is_several && count + 1 < MOST_DOCUMENTS) {
		size_t pos = sg_slice_find(text, line);
		if (pos >= text.len)
			break;
		out[count++] = (sg_input){sg_slice_of("example.txt"), {text.ptr, pos + 1}};
		text = (sg_slice){text.ptr + pos + line.len, text.len - pos - line.len};
	}
	out[count++] = (sg_input){sg_slice_of("example.txt"), text};
	return count;
}

static void extract_and_print(sg_buf *out, sg_slice text, sg_slice words)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_debate debate = SG_DEBATE_INIT;
	sg_extract_options options = SG_EXTRACT_OPTIONS_INIT;
	options.from = reader_in(words);
	sg_input inputs[MOST_DOCUMENTS];
	size_t count = cut_documents(inputs, text, words);
	sg_status st = sg_extract(&debate, inputs, count, &options, &arena, NULL);
	if (st == SG_OK)
		spec_print(out, &debate, words, &arena);
	else
		sg_buf_printf(out, "error: %s\n", sg_status_name(st));
	sg_arena_destroy(&arena);
}

/* ---- the difference between two texts, by lines ---------------------------------------------- */

enum { MOST_LINES = 400 };

static size_t split(sg_slice text, sg_slice *lines)
{
	size_t n = 0;
	while (text.len && n < MOST_LINES) {
		const char *end = memchr(text.ptr, '\n', text.len);
		size_t len = end ? (size_t)(end - text.ptr) : text.len;
		lines[n].ptr = text.ptr;
		lines[n++].len = len;
		text.ptr += len + (end ? 1 : 0);
		text.len -= len + (end ? 1 : 0);
	}
	return n;
}

static void show(char mark, sg_slice line)
{
	printf("  %c %.*s\n", mark, (int)line.len, line.ptr);
}

/* Longest common subsequence: common[i][j] for the tails from line i and line j. */
static void print_difference(sg_slice expected, sg_slice actual)
{
	static sg_slice a[MOST_LINES], b[MOST_LINES];
	static unsigned short common[MOST_LINES + 1][MOST_LINES + 1];
	size_t n = split(expected, a), m = split(actual, b), i = n, j;
	memset(common, 0, sizeof common);
	while (i-- > 0)
		for (j = m; j-- > 0;) {
			unsigned short skip = common[i + 1][j] > common[i][j + 1]
						      ? common[i + 1][j]
						      : common[i][j + 1];
			common[i][j] = sg_slice_eq(a[i], b[j])
					       ? (unsigned short)(common[i + 1][j + 1] + 1)
					       : skip;
		}
	for (i = 0, j = 0; i < n || j < m;) {
		if (i < n && j < m && sg_slice_eq(a[i], b[j])) {
			show(' ', a[i++]);
			j++;
		} else if (j == m || (i < n && common[i + 1][j] >= common[i][j + 1])) {
			show('-', a[i++]);
		} else {
			show('+', b[j++]);
		}
	}
}

/* ---- files ---------------------------------------------------------------------------------- */

static bool is_known_failures(const char *path)
{
	return sg_slice_ends(sg_slice_of(path), sg_slice_of("known_failures.txt"));
}

static void run_example(const spec_file *file, const spec_example *example, tally *count)
{
	sg_buf actual = SG_BUF_INIT;
	extract_and_print(&actual, example->input, example->words);
	bool same = sg_slice_eq(sg_buf_slice(&actual), example->expected);
	if (is_known_failures(file->path)) {
		if (!same) {
			count->skipped++;
		} else {
			count->failed++;
			printf("%s:%zu: this works now: move it to its rule's file\n", file->path,
				example->line);
		}
	} else if (same) {
		count->passed++;
	} else {
		count->failed++;
		printf("%s:%zu: not as expected (-), but (+)\n", file->path, example->line);
		print_difference(example->expected, sg_buf_slice(&actual));
	}
	sg_buf_free(&actual);
}

/* Write the file anew with what comes out; examples that are as expected keep their bytes. */
static bool update_file(const spec_file *file)
{
	sg_buf out = SG_BUF_INIT;
	const char *from = file->text.ptr;
	for (size_t i = 0; i < file->example_count; i++) {
		sg_slice expected = file->examples[i].expected;
		sg_slice before = {from, (size_t)(expected.ptr - from)};
		sg_buf_add(&out, before);
		extract_and_print(&out, file->examples[i].input, file->examples[i].words);
		from = expected.ptr + expected.len;
	}
	sg_slice rest = {from, (size_t)(file->text.ptr + file->text.len - from)};
	sg_buf_add(&out, rest);
	bool ok = !out.failed;
	if (ok && !sg_slice_eq(sg_buf_slice(&out), file->text)) {
		FILE *stream = fopen(file->path, "wb");
		ok = stream && fwrite(out.ptr, 1, out.len, stream) == out.len;
		if (stream && fclose(stream) != 0)
			ok = false;
		printf("%s: %s\n", file->path, ok ? "updated" : "cannot be written");
	}
	sg_buf_free(&out);
	return ok;
}

static void run_file(const char *path, bool update, tally *count)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_error err = SG_ERROR_INIT;
	spec_file file = {.path = path};
	if (spec_file_read(&file, path, &arena, &err) != SG_OK) {
		printf("%s: byte %zu: %s\n", path, err.pos, err.what);
		count->failed++;
	} else if (!update) {
		for (size_t i = 0; i < file.example_count; i++)
			run_example(&file, &file.examples[i], count);
	} else if (!is_known_failures(path) && !update_file(&file)) {
		count->failed++;
	}
	sg_arena_destroy(&arena);
}

static int is_spec(const struct dirent *entry)
{
	return sg_slice_ends(sg_slice_of(entry->d_name), sg_slice_of(".txt"));
}

/* A directory stands for the .txt files in it, in the order of their names. */
static void run_path(const char *path, bool update, tally *count)
{
	struct dirent **entries = NULL;
	int n = scandir(path, &entries, is_spec, alphasort);
	if (n < 0) {
		run_file(path, update, count);
		return;
	}
	for (int i = 0; i < n; i++) {
		sg_buf full = SG_BUF_INIT;
		sg_buf_printf(&full, "%s/%s", path, entries[i]->d_name);
		run_file(full.ptr, update, count);
		sg_buf_free(&full);
		free(entries[i]);
	}
	free(entries);
}

static int print_input(const char *words, const char *path)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_buf out = SG_BUF_INIT;
	spec_file file = {.path = path};
	sg_error err = SG_ERROR_INIT;
	sg_status st = spec_file_read(&file, path, &arena, &err);
	if (st == SG_OK) {
		extract_and_print(&out, file.text, sg_slice_of(words));
		fputs(out.ptr ? out.ptr : "", stdout);
	} else {
		fprintf(stderr, "%s: %s\n", path, err.what);
	}
	sg_buf_free(&out);
	sg_arena_destroy(&arena);
	return st == SG_OK ? 0 : 1;
}

int main(int argc, char **argv)
{
	tally count = {0, 0, 0};
	int first = 1;
	bool update = argc > 1 && strcmp(argv[1], "--update") == 0;
	if (argc > 2 && strcmp(argv[1], "--print") == 0)
		return print_input(argc > 3 ? argv[2] : "", argv[argc - 1]);
	if (update)
		first++;
	for (int i = first; i < argc; i++)
		run_path(argv[i], update, &count);
	if (!update)
		printf("%u passed, %u failed, %u skipped\n", count.passed, count.failed,
			count.skipped);
	return count.failed ? 1 : 0;
}
