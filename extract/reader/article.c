/* The article reader: one piece of narration, with the page around it set aside. It takes every
 * text that nobody else takes. */
#include "reader/blocks.h"
#include "reader/prose.h"
#include "reader/sample.h"

static const double FALLBACK = 0.5;

static double recognise(const sg_reader *reader, sg_sample *sample)
{
	(void)reader;
	(void)sample;
	return FALLBACK;
}

static sg_status read_article(
	const sg_reader *reader, sg_reading *out, sg_sample *sample, sg_arena *arena, sg_error *err)
{
	(void)reader;
	(void)err; /* any text can be read */
	sg_lines lines;
	sg_reading reading = {.kind = SG_DOCUMENT_ARTICLE};
	sg_post story = {.form = SG_POST_NARRATION, .parent = SG_NONE};
	sg_status st = sg_lines__complete(&lines, &sample->lines, arena);
	if (st != SG_OK)
		return st;
	reading.title = sg_prose__mark(&lines, 0, lines.count, true).title;
	st = sg_blocks__add_post(&reading, arena, &lines, 0, lines.count, 0, story);
	if (st == SG_OK)
		*out = reading;
	return st;
}

const sg_reader sg_reader__article = {.name = "article",
	.about = "news, blog posts and any other prose",
	.recognise = recognise,
	.read = read_article};
