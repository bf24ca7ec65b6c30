/* Reading spec fixtures: lines, and which of them are fences. */
#include "spec_file.h"

#include <stdio.h>

static const sg_slice fence = SG_SLICE_LIT("````````````");
static const sg_slice opening = SG_SLICE_LIT("```````````` example");

static sg_status read_whole(sg_slice *out, const char *path, sg_arena *arena, sg_error *err)
{
	sg_status st = SG_E_IO;
	char *text = NULL;
	long size = 0;
	FILE *file = fopen(path, "rb");
	if (!file)
		return sg_fail(err, SG_E_IO, 0, "cannot be opened", NULL);
	if (fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) >= 0 &&
		fseek(file, 0, SEEK_SET) == 0) {
		text = sg_arena_alloc(arena, (size_t)size + 1);
		if (text && fread(text, 1, (size_t)size, file) == (size_t)size)
			st = SG_OK;
	}
	fclose(file);
	if (st != SG_OK)
		return sg_fail(err, st, 0, "cannot be read", NULL);
	out->ptr = text;
	out->len = (size_t)size;
	return SG_OK;
}

/* The line at `pos` without its line break; `*next` is where the one behind it starts. */
static sg_slice line_at(sg_slice text, size_t pos, size_t *next)
{
	const char *end = memchr(text.ptr + pos, '\n', text.len - pos);
	sg_slice line = {text.ptr + pos, end ? (size_t)(end - text.ptr) - pos : text.len - pos};
	*next = pos + line.len + (end ? 1 : 0);
	return line;
}

/* Where the first line that equals `want` starts at or behind `pos`, or text.len. */
static size_t find_line(sg_slice text, size_t pos, sg_slice want, size_t *next)
{
	while (pos < text.len) {
		if (sg_slice_eq(line_at(text, pos, next), want))
			return pos;
		pos = *next;
	}
	*next = text.len;
	return text.len;
}

static sg_status add_example(spec_file *file, sg_arena *arena, spec_example example)
{
	void *items = file->examples;
	sg_status st = sg_arena_grow(
		arena, &items, &file->example_capacity, file->example_count, sizeof example);
	if (st != SG_OK)
		return st;
	file->examples = items;
	file->examples[file->example_count++] = example;
	return SG_OK;
}

/* Cut the example whose opening fence is `line` and whose input starts at `pos`. */
static sg_status cut_example(
	spec_file *file, sg_slice line, size_t *pos, sg_arena *arena, sg_error *err)
{
	static const sg_slice dot = SG_SLICE_LIT(".");
	sg_slice text = file->text;
	size_t expected, after;
	size_t middle = find_line(text, *pos, dot, &expected);
	size_t end = find_line(text, expected, fence, &after);
	size_t start = (size_t)(line.ptr - text.ptr);
	if (end == text.len)
		return sg_fail(err, SG_E_SYNTAX, start, "an example without its \".\" or its end",
			"an example is a fence, the input, a lone \".\", the result, a fence");
	spec_example example = {.input = {text.ptr + *pos, middle - *pos},
		.expected = {text.ptr + expected, end - expected}};
	size_t column;
	sg_line_column(text, start, &example.line, &column);
	example.words.ptr = line.ptr + opening.len;
	example.words.len = line.len - opening.len;
	example.words = sg_slice_trim(example.words);
	*pos = after;
	if (add_example(file, arena, example) != SG_OK)
		return sg_fail(err, SG_E_NOMEM, 0, "out of memory", NULL);
	return SG_OK;
}

sg_status spec_file_read(spec_file *out, const char *path, sg_arena *arena, sg_error *err)
{
	spec_file file = {.path = path};
	sg_status st = read_whole(&file.text, path, arena, err);
	for (size_t pos = 0; st == SG_OK && pos < file.text.len;) {
		sg_slice line = line_at(file.text, pos, &pos);
		if (sg_slice_starts(line, opening))
			st = cut_example(&file, line, &pos, arena, err);
	}
	if (st == SG_OK)
		*out = file;
	return st;
}
