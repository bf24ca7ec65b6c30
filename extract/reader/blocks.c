/* Blocks: each line is one, unless the text is wrapped, where a block runs to the next blank
 * line, list item or page word. */
#include "reader/blocks.h"

static size_t block_end(const sg_lines *lines, size_t first, size_t end)
{
	size_t at = first + 1;
	while (at < end && sg_lines__continues(lines, at))
		at++;
	return at;
}

/* Length of markdown's "## " in front of a heading. */
static size_t hash_mark(const sg_lines *lines, size_t index)
{
	sg_slice line = sg_lines__slice(lines, index);
	size_t at = 0;
	while (at < line.len && at < 6 && line.ptr[at] == '#')
		at++;
	return at > 0 && at + 1 < line.len && line.ptr[at] == ' ' ? at + 1 : 0;
}

static sg_block block_of(const sg_lines *lines, size_t first, size_t end, uint32_t text_start)
{
	size_t mark = 0;
	sg_block out = {.kind = SG_BLOCK_PARAGRAPH};
	out.span = sg_span_make(lines->items[first].span.start, lines->items[end - 1].span.end);
	if (text_start > out.span.start && text_start < out.span.end) {
		out.span.start = text_start;
	} else if (sg_lines__is_item(lines, first, &mark)) {
		out.kind = SG_BLOCK_LIST_ITEM;
		out.span.start += (uint32_t)mark;
	} else if ((mark = hash_mark(lines, first)) > 0 ||
		   (end == first + 1 && sg_lines__is_heading(lines, first))) {
		out.kind = SG_BLOCK_HEADING;
		out.span.start += (uint32_t)mark;
	}
	return out;
}

/* A heading stands over text: a short last line of a comment is just a short line. */
static void settle_heading(
	const sg_lines *lines, sg_block *block, size_t next, size_t end, sg_post_form form)
{
	bool has_text = next < end && lines->items[next].words > lines->items[next - 1].words;
	if (block->kind == SG_BLOCK_HEADING && (form != SG_POST_NARRATION || !has_text))
		block->kind = form == SG_POST_NARRATION && next < end ? SG_BLOCK_HEADING
								      : SG_BLOCK_PARAGRAPH;
}

sg_status sg_blocks__add_post(sg_reading *reading, sg_arena *arena, const sg_lines *lines,
	size_t first, size_t end, uint32_t text_start, sg_post post)
{
	post.first_block = (uint32_t)reading->block_count;
	for (size_t i = first, next; i < end; i = next) {
		next = i + 1;
		bool is_label_only = i == first && text_start >= lines->items[i].span.end;
		if (lines->items[i].is_dropped || is_label_only)
			continue;
		next = block_end(lines, i, end);
		sg_block block = block_of(lines, i, next, i == first ? text_start : 0);
		sg_slice words = sg_slice_at(lines->text, block.span);
		bool is_title = reading->title.len && words.len <= reading->title.len &&
				words.ptr + words.len == reading->title.ptr + reading->title.len;
		if (is_title)
			block.kind = SG_BLOCK_HEADING;
		else
			settle_heading(lines, &block, next, end, post.form);
		block.post = (uint32_t)reading->post_count;
		sg_status st = sg_reading__add_block(reading, arena, block);
		if (st != SG_OK)
			return st;
	}
	post.block_count = (uint32_t)reading->block_count - post.first_block;
	if (post.block_count == 0)
		return SG_OK;
	post.span = sg_span_make(reading->blocks[post.first_block].span.start,
		reading->blocks[reading->block_count - 1].span.end);
	return sg_reading__add_post(reading, arena, post);
}
