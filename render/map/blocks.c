/* Camps -> blocks: which cards stand together, and in what order they are read.
 *
 * A block is a camp, or those without one. Quoted outsiders without a camp of their own stand
 * with whoever quotes them. Within a block, a reply follows what it answers. In an interview
 * each speaker gets a column, as a camp or without. */
#include "map/map.h"

#include <math.h>
#include <stdlib.h>

/* Thread order: what is answered, then its replies; else as they stand in the input. */
typedef struct walk {
	uint32_t *first, *next; /* children in input order */
	uint32_t *order;
	bool *is_seen;
	size_t count;
} walk;

static void visit(const sg_picture *picture, walk *w, uint32_t top)
{
	/* Without recursion: a thread may be as deep as it has cards. */
	uint32_t at = top;
	while (at != SG_NONE && !w->is_seen[at]) {
		w->is_seen[at] = true;
		w->order[w->count++] = at;
		uint32_t to = w->first[at];
		while (to == SG_NONE && at != top) {
			to = w->next[at];
			at = picture->cards[at].parent;
		}
		at = to;
	}
}

static sg_status walk_init(const sg_picture *picture, walk *w)
{
	size_t count = picture->card_count;
	w->first = sg_arena_array(picture->arena, count, sizeof *w->first);
	w->next = sg_arena_array(picture->arena, count, sizeof *w->next);
	w->order = sg_arena_array(picture->arena, count, sizeof *w->order);
	w->is_seen = sg_arena_array(picture->arena, count, sizeof *w->is_seen);
	if (!w->first || !w->next || !w->order || !w->is_seen)
		return SG_E_NOMEM;
	for (size_t i = 0; i < count; i++)
		w->first[i] = w->next[i] = SG_NONE;
	/* Quoted words come right after the post they stand in, before the replies to it. */
	for (int pass = 0; pass < 2; pass++)
		for (uint32_t i = (uint32_t)count; i-- > 0;) {
			uint32_t parent = picture->cards[i].parent;
			bool is_post = picture->cards[i].kind == SG_CARD_POST;
			if (parent == SG_NONE || is_post != (pass == 0))
				continue;
			w->next[i] = w->first[parent];
			w->first[parent] = i;
		}
	return SG_OK;
}

static sg_status reading_order(const sg_picture *picture, walk *w)
{
	if (walk_init(picture, w) != SG_OK)
		return SG_E_NOMEM;
	for (uint32_t i = 0; i < picture->card_count; i++)
		if (picture->cards[i].parent == SG_NONE)
			visit(picture, w, i);
	/* What is left hangs in a loop of replies. */
	for (uint32_t i = 0; i < picture->card_count; i++)
		if (!w->is_seen[i]) {
			w->is_seen[i] = true;
			w->order[w->count++] = i;
		}
	return SG_OK;
}

static size_t people_on(const sg_picture *picture, const sg_block *block)
{
	size_t count = 0;
	for (size_t i = 0; i < block->card_count; i++) {
		uint32_t person = picture->cards[block->cards[i]].person;
		bool is_new = person != SG_NONE;
		for (size_t k = 0; is_new && k < i; k++)
			is_new = picture->cards[block->cards[k]].person != person;
		count += is_new;
	}
	return count;
}

static sg_status fill_block(sg_picture *picture, sg_block *block, const walk *w, uint32_t index)
{
	for (size_t i = 0; i < picture->card_count; i++)
		block->card_count +=
			picture->cards[i].block == index && !picture->cards[i].is_opening;
	block->cards = sg_arena_array(picture->arena, block->card_count, sizeof *block->cards);
	if (!block->cards)
		return SG_E_NOMEM;
	size_t n = 0;
	for (size_t i = 0; i < w->count; i++) {
		const sg_card *card = &picture->cards[w->order[i]];
		if (card->block == index && !card->is_opening)
			block->cards[n++] = w->order[i];
	}
	return SG_OK;
}

/* Blocks 0..camps-1 are the camps, the last one is for all others. */
static void assign_camps(sg_picture *picture, size_t camps)
{
	for (size_t i = 0; i < picture->card_count; i++) {
		uint32_t camp = sg_picture__camp(picture, &picture->cards[i]);
		picture->cards[i].block = camp == SG_NONE || camp >= camps ? (uint32_t)camps : camp;
	}
}

static void assign_speakers(sg_picture *picture, const uint32_t *speakers, size_t count)
{
	for (size_t i = 0; i < picture->card_count; i++) {
		sg_card *card = &picture->cards[i];
		uint32_t person = card->person;
		if (card->kind != SG_CARD_POST && card->parent != SG_NONE)
			person = picture->cards[card->parent].person;
		card->block = (uint32_t)count;
		for (uint32_t k = 0; k < count; k++)
			if (person == speakers[k])
				card->block = k;
	}
}

static void drop_empty_blocks(sg_picture *picture)
{
	size_t kept = 0;
	for (uint32_t i = 0; i < picture->block_count; i++) {
		if (picture->blocks[i].card_count == 0)
			continue;
		for (size_t k = 0; k < picture->card_count; k++)
			if (picture->cards[k].block == i)
				picture->cards[k].block = (uint32_t)kept;
		picture->blocks[kept++] = picture->blocks[i];
	}
	picture->block_count = kept;
}

/* Questions are on the left, whatever the numbers of the camps are. */
static void put_asker_first(sg_picture *picture)
{
	uint32_t from = 0;
	for (size_t i = 0; i < picture->card_count; i++)
		if (picture->is_interview && picture->cards[i].kind == SG_CARD_POST &&
			picture->cards[i].person == picture->askers[0])
			from = picture->cards[i].block;
	if (from != 1 || picture->block_count < 2)
		return;
	sg_block first = picture->blocks[0];
	picture->blocks[0] = picture->blocks[1];
	picture->blocks[1] = first;
	for (size_t i = 0; i < picture->card_count; i++)
		if (picture->cards[i].block < 2)
			picture->cards[i].block = 1 - picture->cards[i].block;
}

static void label_block(sg_picture *picture, sg_block *block, uint32_t index, size_t camps)
{
	const sg_analysis *analysis = picture->debate->analysis;
	if (index < camps) {
		block->camp = index;
		block->label = analysis->camps[index].label;
		block->people = analysis->camps[index].size;
		if (!sg_slice_trim(block->label).len)
			block->label = (sg_slice)SG_SLICE_LIT("A camp");
		return;
	}
	block->camp = SG_NONE;
	if (camps) {
		block->label = (sg_slice)SG_SLICE_LIT("No side taken");
		block->people = people_on(picture, block);
		if (block->people == 0)
			block->label = (sg_slice)SG_SLICE_LIT("Nobody named");
	}
}

sg_status sg_map__add_blocks(sg_picture *picture)
{
	const sg_analysis *analysis = picture->debate->analysis;
	const uint32_t *speakers = picture->askers;
	size_t camps = analysis ? analysis->camp_count : 0;
	size_t columns = picture->is_interview ? SG_ASKERS_MAX : 0;
	if (camps && (!columns || sg_picture__camp_of(picture, speakers[0]) !=
					  sg_picture__camp_of(picture, speakers[1])))
		columns = 0;
	else if (columns)
		camps = 0;
	if (camps > SG_CAMPS_DRAWN_MAX)
		camps = SG_CAMPS_DRAWN_MAX;
	size_t count = (camps ? camps : columns) + 1;
	walk w = {0};
	picture->blocks = sg_arena_array(picture->arena, count, sizeof *picture->blocks);
	if (!picture->blocks || reading_order(picture, &w) != SG_OK)
		return SG_E_NOMEM;
	picture->block_count = count;
	if (columns)
		assign_speakers(picture, speakers, columns);
	else
		assign_camps(picture, camps);
	for (uint32_t i = 0; i < count; i++) {
		if (fill_block(picture, &picture->blocks[i], &w, i) != SG_OK)
			return SG_E_NOMEM;
		label_block(picture, &picture->blocks[i], i, camps);
	}
	drop_empty_blocks(picture);
	put_asker_first(picture);
	return SG_OK;
}
