/* The text of a thread that comes as records: laid out first, so that the lines of all posts are
 * found in one pass; then each post takes its lines as its blocks. */
#include "reader/blocks.h"
#include "reader/prose.h"
#include "reader/quoted.h"
#include "reader/records.h"
#include "stancegraph/extract.h"

static const sg_slice GAP = SG_SLICE_LIT("\n\n");

/* What a reader of the page sees of a record: its headline over its text. */
static sg_status words_of(sg_slice *out, const sg_record *record, sg_arena *arena)
{
	sg_slice head = SG_SLICE_EMPTY, body = SG_SLICE_EMPTY;
	sg_status st = sg_markup__plain(&body, record->text, record->markup, arena);
	*out = body;
	if (st != SG_OK || !record->headline.len)
		return st;
	st = sg_markup__plain(&head, record->headline, record->headline_markup, arena);
	head = sg_slice_trim(head);
	if (st != SG_OK || !head.len)
		return st;
	size_t gap = sg_slice_trim(body).len ? GAP.len : 0;
	char *text = sg_arena_alloc(arena, head.len + gap + body.len + 1);
	if (!text)
		return SG_E_NOMEM;
	memcpy(text, head.ptr, head.len);
	memcpy(text + head.len, GAP.ptr, gap);
	if (body.len)
		memcpy(text + head.len + gap, body.ptr, body.len);
	*out = (sg_slice){text, head.len + gap + body.len};
	return SG_OK;
}

static sg_status all_words(sg_slice *out, const sg_record *records, size_t count, sg_arena *arena)
{
	sg_status st = SG_OK;
	for (size_t i = 0; i < count && st == SG_OK; i++)
		st = words_of(&out[i], &records[i], arena);
	return st;
}

/* Write all texts, and into `starts` where each begins. */
static sg_status lay_out(sg_slice *out, uint32_t *starts, const sg_slice *words, size_t count,
	const uint32_t *order, sg_arena *arena, sg_error *err)
{
	uint64_t size = 0, at = 0;
	for (size_t i = 0; i < count; i++)
		size += words[i].len + GAP.len;
	if (size > SG_DOCUMENT_MAX_BYTES)
		return sg_fail(err, SG_E_LIMIT, 0, "the posts' texts are larger than 4 GiB",
			"cut them into several files");
	char *text = sg_arena_alloc(arena, size);
	if (!text)
		return SG_E_NOMEM;
	for (size_t i = 0; i < count; i++) {
		sg_slice own = words[order[i]];
		starts[order[i]] = (uint32_t)at;
		if (own.len)
			memcpy(text + at, own.ptr, own.len);
		memcpy(text + at + own.len, GAP.ptr, GAP.len);
		at += own.len + GAP.len;
	}
	*out = (sg_slice){text, size};
	return SG_OK;
}

/* An article's lines are its title, the story, and the page around it. */
static void take_story(
	sg_reading *reading, sg_lines *lines, size_t first, size_t end, bool has_headline)
{
	if (has_headline && first < end && !reading->title.len)
		reading->title = sg_lines__slice(lines, first);
	bool has_title = reading->title.len > 0;
	sg_prose prose = sg_prose__mark(lines, first + has_headline, end, !has_title);
	if (!has_title)
		reading->title = prose.title;
}

/* The post, from whose lines [first, end) come its blocks, with a span that holds all its words. */
static sg_status add_post(sg_reading *reading, sg_arena *arena, sg_lines *lines, size_t first,
	size_t end, const sg_record *record, sg_post post)
{
	size_t index = reading->post_count;
	sg_span span = post.span;
	sg_status st = SG_OK;
	bool has_own_words = !post.is_deleted && !record->is_quoted;
	if (post.form == SG_POST_NARRATION)
		take_story(reading, lines, first, end, record->headline.len > 0);
	else if (has_own_words)
		(void)sg_quoted__drop(lines, first, end, SG_QUOTED_WORDS_MARKED);
	if (has_own_words)
		st = sg_blocks__add_post(reading, arena, lines, first, end, 0, post);
	if (st == SG_OK && reading->post_count == index) {
		post.first_block = (uint32_t)reading->block_count;
		st = sg_reading__add_post(reading, arena, post);
	}
	if (st == SG_OK)
		reading->posts[index].span = span;
	return st;
}

static sg_span trimmed(sg_slice text, uint32_t start)
{
	sg_slice words = sg_slice_trim(text);
	size_t before = words.len ? (size_t)(words.ptr - text.ptr) : 0;
	return sg_span_make(start + before, start + before + words.len);
}

/* Posts that stand in others as a whole, as networks show them ("quote posts"). */
static sg_status add_whole_quotations(sg_reading *reading, const sg_record_tree *tree,
	const uint32_t *places, size_t count, sg_arena *arena)
{
	sg_status st = SG_OK;
	for (size_t i = 0; i < count && st == SG_OK; i++) {
		uint32_t quoted = tree->quoted[tree->order[i]];
		if (quoted == SG_NONE || quoted == tree->order[i])
			continue;
		sg_quotation whole = {.post = (uint32_t)i,
			.home = places[quoted],
			.span = reading->posts[i].span,
			.target = reading->posts[places[quoted]].span,
			.confidence = 1,
			.method = "quoted-post"};
		st = sg_reading__add_quotation(reading, arena, whole);
	}
	return st;
}

static sg_status add_posts(sg_reading *reading, const sg_record *records, const sg_slice *words,
	size_t count, const sg_record_tree *tree, const uint32_t *starts, sg_arena *arena)
{
	sg_lines lines;
	uint32_t *places = sg_arena_array(arena, count, sizeof *places);
	sg_status st = places ? sg_lines__split(&lines, reading->text, arena) : SG_E_NOMEM;
	for (size_t i = 0, line = 0; i < count && st == SG_OK; i++) {
		uint32_t record = tree->order[i], parent = tree->parents[record];
		sg_post post = records[record].post;
		size_t first = line;
		post.span = trimmed(words[record], starts[record]);
		post.parent = parent == SG_NONE ? SG_NONE : places[parent];
		places[record] = (uint32_t)reading->post_count;
		while (line < lines.count && lines.items[line].span.start < post.span.end)
			line++;
		st = add_post(reading, arena, &lines, first, line, &records[record], post);
	}
	return st == SG_OK ? add_whole_quotations(reading, tree, places, count, arena) : st;
}

sg_status sg_records__read(
	sg_reading *reading, const sg_record *records, size_t count, sg_arena *arena, sg_error *err)
{
	sg_record_tree tree;
	uint32_t *starts = sg_arena_array(arena, count, sizeof *starts);
	sg_slice *words = sg_arena_array(arena, count, sizeof *words);
	sg_status st =
		starts && words ? sg_records__tree(&tree, records, count, arena) : SG_E_NOMEM;
	if (st == SG_OK)
		st = all_words(words, records, count, arena);
	if (st == SG_OK)
		st = lay_out(&reading->text, starts, words, count, tree.order, arena, err);
	if (st == SG_OK)
		st = add_posts(reading, records, words, count, &tree, starts, arena);
	return st == SG_OK ? sg_records__answer_addressed(reading, arena) : st;
}
