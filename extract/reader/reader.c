/* The readers' table, and how one is chosen: each looks at the same first lines, the surest reads
 * the text. */
#include "reader/reader.h"
#include "reader/lines.h"

/* In the order in which ties are decided. */
static const sg_reader *const READERS[] = {
	&sg_reader__thread, &sg_reader__interview, &sg_reader__article, &sg_reader__posts};

enum { READER_COUNT = sizeof READERS / sizeof *READERS, SAMPLE_LINES = 1500 };

static const sg_reader *reader_called(const char *name)
{
	for (size_t i = 0; i < READER_COUNT; i++)
		if (strcmp(READERS[i]->name, name) == 0)
			return READERS[i];
	return NULL;
}

static const sg_reader *surest(const sg_lines *sample)
{
	const sg_reader *best = NULL;
	double best_score = 0;
	for (size_t i = 0; i < READER_COUNT; i++) {
		double score = READERS[i]->recognise(sample);
		if (score > best_score) {
			best = READERS[i];
			best_score = score;
		}
	}
	return best;
}

const sg_reader *sg_reader__choose(sg_slice text, const char *name)
{
	sg_line items[SAMPLE_LINES];
	if (name)
		return reader_called(name);
	sg_lines sample = sg_lines__sample(text, items, SAMPLE_LINES);
	return surest(&sample);
}

sg_status sg_reader__read(
	const sg_reader *reader, sg_reading *out, sg_slice text, sg_arena *arena, sg_error *err)
{
	sg_line items[SAMPLE_LINES];
	sg_lines sample = {.text = text};
	if (!reader) {
		sample = sg_lines__sample(text, items, SAMPLE_LINES);
		reader = surest(&sample);
	}
	return reader ? reader->read(out, &sample, arena, err) : SG_E_UNKNOWN;
}

double sg_reader__score(const sg_reader *reader, sg_slice text)
{
	sg_line items[SAMPLE_LINES];
	sg_lines sample = sg_lines__sample(text, items, SAMPLE_LINES);
	return reader->recognise(&sample);
}

sg_status sg_reading__add_post(sg_reading *reading, sg_arena *arena, sg_post post)
{
	void *items = reading->posts;
	sg_status st = sg_arena_grow(
		arena, &items, &reading->post_capacity, reading->post_count, sizeof post);
	if (st != SG_OK)
		return st;
	reading->posts = items;
	reading->posts[reading->post_count++] = post;
	return SG_OK;
}

sg_status sg_reading__add_block(sg_reading *reading, sg_arena *arena, sg_block block)
{
	void *items = reading->blocks;
	sg_status st = sg_arena_grow(
		arena, &items, &reading->block_capacity, reading->block_count, sizeof block);
	if (st != SG_OK)
		return st;
	reading->blocks = items;
	reading->blocks[reading->block_count++] = block;
	return SG_OK;
}
