/* Claims with their times, what they weigh, and which of them are drawn. */
#include "view/timeline.h"

#include "core/times.h"
#include "picture/order.h"

#include <stdlib.h>

/* ---- marks ------------------------------------------------------------------------------ */

static void add_mark(sg_timeline *timeline, const sg_row_place *p)
{
	const sg_picture *picture = timeline->picture;
	sg_timeline_mark mark = {.card = p->card,
		.row = p->row,
		.claim = p->at.claim,
		.person = picture->cards[p->card].person,
		.lane = SG_NONE,
		.time = SG_TIMELINE_NEVER};
	int64_t time;
	if (sg_time__seconds(picture->debate->claims[p->at.claim].time, &time))
		mark.time = time;
	timeline->mark_of[p->at.claim] = (uint32_t)timeline->mark_count;
	timeline->groups[sg_groups__of(picture, mark.person)].claims++;
	timeline->marks[timeline->mark_count++] = mark;
}

/* ---- weights ---------------------------------------------------------------------------- */

/* A card as a whole counts as its first words; SG_NONE for a name. */
static uint32_t mark_at(const sg_timeline *timeline, sg_port port)
{
	const sg_card *card = &timeline->picture->cards[port.card];
	if (card->row_count == 0)
		return SG_NONE;
	return timeline->mark_of[card->rows[port.row == SG_NONE ? 0 : port.row].claim];
}

static void weigh(sg_timeline *timeline)
{
	const sg_picture *picture = timeline->picture;
	for (size_t i = 0; i < picture->link_count; i++) {
		const sg_link *link = &picture->links[i];
		uint32_t from = mark_at(timeline, link->from), to = mark_at(timeline, link->to);
		bool is_stance = sg_relation_sign(link->kind) != 0;
		double weight = is_stance ? 3 : link->kind == SG_REPLIES ? 1 : 0;
		if (from != SG_NONE)
			timeline->marks[from].weight += weight;
		if (to == SG_NONE)
			continue;
		timeline->marks[to].weight += weight;
		timeline->marks[to].got += is_stance;
	}
}

typedef struct candidate {
	double weight;
	uint32_t mark;
} candidate;

static int by_weight(const void *a, const void *b)
{
	const candidate *p = a, *q = b;
	if (p->weight > q->weight || p->weight < q->weight)
		return p->weight > q->weight ? -1 : 1;
	return p->mark < q->mark ? -1 : p->mark > q->mark;
}

/* Lane 0 for now: those that are drawn. */
static sg_status choose(sg_timeline *timeline, size_t most)
{
	candidate *order =
		sg_arena_array(timeline->picture->arena, timeline->mark_count, sizeof *order);
	if (!order)
		return SG_E_NOMEM;
	for (uint32_t i = 0; i < timeline->mark_count; i++)
		order[i] = (candidate){timeline->marks[i].weight, i};
	qsort(order, timeline->mark_count, sizeof *order, by_weight);
	timeline->drawn = timeline->mark_count < most ? timeline->mark_count : most;
	for (size_t i = 0; i < timeline->drawn; i++)
		timeline->marks[order[i].mark].lane = 0;
	return SG_OK;
}

static sg_status find_first_marks(sg_timeline *timeline)
{
	const sg_picture *picture = timeline->picture;
	timeline->first_mark =
		sg_arena_array(picture->arena, picture->card_count, sizeof *timeline->first_mark);
	if (!timeline->first_mark)
		return SG_E_NOMEM;
	for (size_t i = 0; i < picture->card_count; i++)
		timeline->first_mark[i] = SG_NONE;
	for (uint32_t i = (uint32_t)timeline->mark_count; i-- > 0;)
		if (timeline->marks[i].lane != SG_NONE)
			timeline->first_mark[timeline->marks[i].card] = i;
	return SG_OK;
}

sg_status sg_timeline__claims(sg_timeline *timeline, size_t most)
{
	const sg_picture *picture = timeline->picture;
	size_t rows;
	const sg_row_place *places = sg_picture__rows_in_order(picture, &rows);
	if (!places)
		return SG_E_NOMEM;
	timeline->marks = sg_arena_array(picture->arena, rows, sizeof *timeline->marks);
	timeline->mark_of = sg_arena_array(
		picture->arena, picture->debate->claim_count, sizeof *timeline->mark_of);
	if (!timeline->marks || !timeline->mark_of)
		return SG_E_NOMEM;
	for (size_t i = 0; i < rows; i++)
		add_mark(timeline, &places[i]);
	weigh(timeline);
	sg_status st = choose(timeline, most);
	return st == SG_OK ? find_first_marks(timeline) : st;
}
