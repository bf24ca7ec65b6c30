/* What tests of words, people and statements share: a text as one post of narration, cut into
 * blocks at blank lines, and ways to show what was found in it as one line of text. */
#ifndef STANCEGRAPH_TESTS_SAMPLE_H
#define STANCEGRAPH_TESTS_SAMPLE_H

#include "scene.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdarg.h>
#include <stdio.h>

static sg_arena arena;

/* Lines that tests compare: appended to, and begun anew by every function that shows something. */
static char shown[16384];
static size_t shown_len;

__attribute__((format(printf, 1, 2))) static inline void show(const char *format, ...)
{
	va_list values;
	va_start(values, format);
	int n = vsnprintf(shown + shown_len, sizeof shown - shown_len, format, values);
	va_end(values);
	cr_assert(n >= 0 && shown_len + (size_t)n < sizeof shown);
	shown_len += (size_t)n;
}

static inline void show_slice(sg_slice s)
{
	show("%.*s", (int)s.len, s.len ? s.ptr : "");
}

static inline void show_nothing(void)
{
	shown_len = 0;
	shown[0] = '\0';
}

/* Blocks end at blank lines; one that begins with "# " is a heading; all are one post's. */
static inline sg_reading reading_of(sg_slice text)
{
	sg_reading out = {.kind = SG_DOCUMENT_ARTICLE};
	for (size_t pos = 0; pos < text.len;) {
		sg_slice rest = {text.ptr + pos, text.len - pos};
		size_t len = sg_slice_find(rest, sg_slice_of("\n\n"));
		bool is_heading = sg_slice_starts(rest, sg_slice_of("# "));
		size_t skip = is_heading ? 2 : 0;
		sg_block block = {.span = sg_span_make(pos + skip, pos + len),
			.kind = is_heading ? SG_BLOCK_HEADING : SG_BLOCK_PARAGRAPH};
		cr_assert(sg_reading__add_block(&out, &arena, block) == SG_OK);
		pos += len + 2;
	}
	sg_post post = {.span = sg_span_make(0, text.len),
		.parent = SG_NONE,
		.block_count = (uint32_t)out.block_count,
		.form = SG_POST_NARRATION};
	cr_assert(sg_reading__add_post(&out, &arena, post) == SG_OK);
	return out;
}

/* The text with its words and everybody whom it names in full. */
static inline sg_scene scene_of(const char *text)
{
	sg_scene out = {.text = sg_slice_of(text), .arena = &arena};
	out.reading = reading_of(out.text);
	sg_cast__init(&out.cast, &arena);
	cr_assert(sg_words__of(&out.words, out.text, &out.reading, &arena) == SG_OK);
	cr_assert(sg_cast__collect(&out.cast, &out.words, &out.reading) == SG_OK);
	return out;
}

static inline sg_words words_of(const char *text)
{
	sg_words out;
	sg_slice slice = sg_slice_of(text);
	sg_reading reading = reading_of(slice);
	cr_assert(sg_words__of(&out, slice, &reading, &arena) == SG_OK);
	return out;
}

/* The first word of `text`, folded as tables want it. */
static inline sg_word word_of(const char *text)
{
	sg_words words = words_of(text);
	cr_assert(words.tokens.count > 0, "no word in %s", text);
	return sg_token__word(words.text, &words.tokens.items[0]);
}

/* The token that `word` stands in first; fails if there is none. */
static inline uint32_t token_of(const sg_words *words, const char *word)
{
	size_t at = sg_slice_find(words->text, sg_slice_of(word));
	for (uint32_t i = 0; i < words->tokens.count; i++)
		if (words->tokens.items[i].span.start <= at && at < words->tokens.items[i].span.end)
			return i;
	cr_assert(false, "no token at %s", word);
	return SG_NONE;
}

static inline sg_slice tokens_text(const sg_words *words, uint32_t first, uint32_t end)
{
	if (end <= first)
		return (sg_slice)SG_SLICE_EMPTY;
	return sg_slice_at(words->text, sg_span_make(words->tokens.items[first].span.start,
						words->tokens.items[end - 1].span.end));
}

static inline void expect(const char *text, const char *actual, const char *expected)
{
	cr_assert(strcmp(actual, expected) == 0, "\n  for       %s\n  expected  %s\n  but got   %s",
		text, expected, actual);
}

#endif
