/* Quoted lines: compared by their first bytes, in a window of the latest posts, so that a page
 * of nothing but quotations stays cheap. */
#include "reader/quoted.h"

#include "reader/letters.h"

enum { WINDOW_BYTES = 1 << 15, NEEDLE_BYTES = 48, ROUNDS_MAX = 400 };

static sg_slice quoted_at(const sg_lines *lines, size_t i, uint32_t words_min)
{
	sg_slice line = sg_lines__slice(lines, i);
	size_t at = 0;
	while (at < line.len && (line.ptr[at] == '>' || line.ptr[at] == ' '))
		at++;
	bool is_quoted = line.ptr[0] == '>' && lines->items[i].words >= words_min && at < line.len;
	return is_quoted ? sg_slice__part(line, at, line.len) : (sg_slice)SG_SLICE_EMPTY;
}

sg_slice sg_quoted__drop(sg_lines *lines, size_t first, size_t end, uint32_t words_min)
{
	sg_slice out = SG_SLICE_EMPTY;
	bool has_own_words = false;
	for (size_t i = first; i < end; i++)
		has_own_words |= !lines->items[i].is_dropped && !quoted_at(lines, i, words_min).len;
	for (size_t i = first; i < end && has_own_words; i++) {
		sg_slice words = quoted_at(lines, i, words_min);
		if (lines->items[i].is_dropped || !words.len)
			continue;
		lines->items[i].is_dropped = true;
		out = out.len ? out : words;
	}
	return out;
}

/* Without the signs that a quotation adds or loses at its ends. */
static sg_slice needle_of(sg_slice words)
{
	sg_slice rest = words, first = sg_word__bare(sg_word__next(&rest));
	sg_slice tail = words, last = sg_word__bare(sg_word__last(&tail));
	if (!first.len || !last.len || last.ptr <= first.ptr)
		return (sg_slice)SG_SLICE_EMPTY;
	size_t len = (size_t)(last.ptr + last.len - first.ptr);
	return (sg_slice){first.ptr, len < NEEDLE_BYTES ? len : NEEDLE_BYTES};
}

uint32_t sg_quoted__home(const sg_reading *reading, sg_slice text, sg_slice words)
{
	sg_slice needle = needle_of(words);
	size_t left = WINDOW_BYTES, rounds = ROUNDS_MAX;
	for (size_t i = reading->post_count; needle.len && i > 0 && left && rounds; i--, rounds--) {
		sg_slice post = sg_slice_at(text, reading->posts[i - 1].span);
		post.len = post.len < left ? post.len : left;
		left -= post.len;
		if (sg_slice_find(post, needle) < post.len)
			return (uint32_t)i - 1;
	}
	return SG_NONE;
}
