/* Words are put together in a buffer and kept in the arena. */
#include "reader/json/post_words.h"

#include "core/number.h"
#include "reader/letters.h"

sg_slice sg_json_post__keep(sg_json_post *post, sg_buf *buf)
{
	bool is_whole = sg_buf_status(buf, NULL) == SG_OK;
	sg_slice kept =
		is_whole ? sg_arena_copy(post->arena, sg_buf_slice(buf)) : (sg_slice)SG_SLICE_EMPTY;
	post->failed = post->failed || !kept.ptr;
	sg_buf_free(buf);
	return kept;
}

sg_slice sg_json_post__join(sg_json_post *post, const sg_slice *parts, size_t count)
{
	sg_buf out = SG_BUF_INIT;
	for (size_t i = 0; i < count; i++)
		sg_buf_add(&out, parts[i]);
	return sg_json_post__keep(post, &out);
}

void sg_words__quote(sg_buf *out, sg_slice text)
{
	for (size_t at = 0; at < text.len;) {
		sg_slice rest = sg_slice__part(text, at, text.len);
		size_t len = sg_slice_find(rest, (sg_slice)SG_SLICE_LIT("\n"));
		if (sg_slice_trim(sg_slice__part(rest, 0, len)).len)
			sg_buf_puts(out, "> ");
		sg_buf_add(out, sg_slice__part(rest, 0, len + (len < rest.len)));
		at += len + 1;
	}
}

static bool is_name(sg_slice word)
{
	return word.len > 1 && word.ptr[0] == '@' &&
	       (word.ptr[1] == '_' ||
		       sg_letter_first(sg_slice__part(word, 1, word.len)) != SG_LETTER_NONE) &&
	       !memchr(word.ptr, '\'', word.len) &&
	       sg_slice_find(word, (sg_slice)SG_SLICE_LIT("\xE2\x80\x99")) == word.len;
}

sg_slice sg_words__after_names(sg_slice text)
{
	sg_slice rest = sg_slice_trim(text), ahead = rest;
	while (is_name(sg_word__next(&ahead)))
		rest = ahead = sg_slice_trim(ahead);
	return rest.len ? rest : text;
}

static bool is_against(const sg_json *reaction)
{
	static const char *const names[] = {"-1", "thumbsdown", "\xF0\x9F\x91\x8E"};
	sg_slice name = sg_json__text_at(reaction, "name|emoji");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (sg_slice_starts(name, sg_slice_of(names[i])))
			return true;
	return false;
}

void sg_json_post__count_reactions(sg_json_post *post, const char *path)
{
	const sg_json *list = sg_json__at(post->at, path);
	double sum = 0, count;
	if (!list || list->kind != SG_JSON_IS_LIST)
		return;
	for (const sg_json *reaction = list->first; reaction; reaction = reaction->next)
		if (sg_number__double(sg_json__text_at(reaction, "count"), &count))
			sum += is_against(reaction) ? -count : count;
	post->record.post.has_score = true;
	post->record.post.score = sum;
}
