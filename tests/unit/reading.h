/* What tests of the readers share: read a text or a fixture, and show the reading as an outline,
 * one line a post: "author -> parent: blocks" with p, h, i for paragraph, heading, list item. */
#ifndef STANCEGRAPH_TEST_READING_H
#define STANCEGRAPH_TEST_READING_H

#include "reader/reader.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>

static sg_arena arena;

/* A condition and the input it is about. */
static inline void must(bool holds, const char *what)
{
	if (!holds)
		cr_fatal("not so for: %s", what);
}

static inline sg_slice fixture(const char *name)
{
	char path[512];
	snprintf(path, sizeof path, "%s/fixtures/readers/%s", SG_SOURCE_DIR, name);
	FILE *file = fopen(path, "rb");
	must(file != NULL, path);
	char *bytes = sg_arena_alloc(&arena, 1 << 16);
	sg_slice out = {bytes, fread(bytes, 1, 1 << 16, file)};
	fclose(file);
	return out;
}

/* What the spans of a reading point into: `input`, or the text that its reader wrote. */
static inline sg_slice text_of(const sg_reading *reading, sg_slice input)
{
	return reading->text.ptr ? reading->text : input;
}

/* Every block lies inside the text and its post, in order, trimmed, under its own post. */
static inline void check_reading(const sg_reading *reading, sg_slice input)
{
	sg_slice text = text_of(reading, input);
	uint32_t next = 0, at = 0;
	for (uint32_t i = 0; i < reading->post_count; i++) {
		const sg_post *post = &reading->posts[i];
		cr_assert(
			post->first_block == next && (post->block_count > 0 || reading->text.ptr));
		cr_assert(post->parent == SG_NONE || post->parent < i);
		next += post->block_count;
		for (uint32_t k = post->first_block; k < next; k++) {
			sg_span span = reading->blocks[k].span;
			sg_slice words = sg_slice_at(text, span);
			cr_assert(reading->blocks[k].post == i && sg_span_holds(post->span, span));
			cr_assert(
				span.start >= at && span.start < span.end && span.end <= text.len);
			cr_assert(sg_slice_trim(words).len == words.len);
			at = span.end;
		}
	}
	cr_assert(next == reading->block_count);
}

static inline sg_reading read_as(const char *reader, sg_slice text)
{
	sg_reading out = {0};
	cr_assert(sg_reader__read(sg_reader__choose(text, reader), &out, text, &arena, NULL) ==
		  SG_OK);
	check_reading(&out, text);
	return out;
}

static inline sg_reading read_text(const char *reader, const char *text)
{
	return read_as(reader, sg_slice_of(text));
}

/* Read by whichever reader recognises the text. */
static inline sg_reading read_fixture(const char *name)
{
	return read_as(NULL, fixture(name));
}

static inline const char *outline(const sg_reading *reading)
{
	static char out[8192];
	size_t len = 0;
	out[0] = '\0';
	for (size_t i = 0; i < reading->post_count && len < sizeof out - 200; i++) {
		const sg_post *post = &reading->posts[i];
		len += (size_t)snprintf(out + len, sizeof out - len, "%.*s", (int)post->author.len,
			post->author.len ? post->author.ptr : "");
		if (post->form == SG_POST_NARRATION)
			len += (size_t)snprintf(out + len, sizeof out - len, "(narration)");
		if (post->parent != SG_NONE)
			len += (size_t)snprintf(
				out + len, sizeof out - len, " -> %u", post->parent);
		len += (size_t)snprintf(out + len, sizeof out - len, ": ");
		for (uint32_t k = 0; k < post->block_count && len < sizeof out - 3; k++)
			out[len++] = "phi"[reading->blocks[post->first_block + k].kind];
		out[len++] = '\n';
		out[len] = '\0';
	}
	return out;
}

static inline bool is(sg_slice s, const char *expected)
{
	return sg_slice_eq(s, sg_slice_of(expected));
}

/* `part` repeated until `len` bytes are full. */
static inline sg_slice repeated(const char *part, size_t len)
{
	size_t step = strlen(part);
	char *bytes = sg_arena_alloc(&arena, len + step);
	must(bytes != NULL, part);
	for (size_t at = 0; at < len; at += step)
		memcpy(bytes + at, part, step);
	return (sg_slice){bytes, len / step * step};
}

#endif
