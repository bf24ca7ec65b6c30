/* The article reader: one piece of narration, with the page around it set aside. It takes every
 * text that nobody else takes. */
#include "reader/blocks.h"
#include "reader/prose.h"

static const double FALLBACK = 0.5;

static double recognise(const sg_lines *sample)
{
	(void)sample;
	return FALLBACK;
}

static sg_status read_article(
	sg_reading *out, const sg_lines *sample, sg_arena *arena, sg_error *err)
{
	(void)err; /* any text can be read */
	sg_lines lines;
	sg_reading reading = {.kind = SG_DOCUMENT_ARTICLE};
	sg_post story = {.form = SG_POST_NARRATION, .parent = SG_NONE};
	sg_status st = sg_lines__complete(&lines, sample, arena);
	if (st != SG_OK)
		return st;
	reading.title = sg_prose__mark(&lines, 0, lines.count, true).title;
	st = sg_blocks__add_post(&reading, arena, &lines, 0, lines.count, 0, story);
	if (st != SG_OK)
		return st;

	*out = reading;
	return SG_OK;
}

const sg_reader sg_reader__article = {
	"article", "news, blog posts and any other prose", recognise, read_article};
