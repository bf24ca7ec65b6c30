/* The readers' table, and how one is chosen: each looks at the text, the surest reads it. */
#include "reader/reader.h"

/* In the order in which ties are decided. */
static const sg_reader *const READERS[] = {
	&sg_reader__thread, &sg_reader__interview, &sg_reader__article, &sg_reader__posts};

enum { READER_COUNT = sizeof READERS / sizeof *READERS };

const sg_reader *sg_reader__choose(sg_slice text, const char *name)
{
	const sg_reader *best = NULL;
	double best_score = 0;
	for (size_t i = 0; i < READER_COUNT; i++) {
		if (name && strcmp(READERS[i]->name, name) == 0)
			return READERS[i];
		double score = name ? 0 : READERS[i]->recognise(text);
		if (score > best_score) {
			best = READERS[i];
			best_score = score;
		}
	}
	return best;
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
