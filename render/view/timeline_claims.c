/* Claims with their times, what they weigh, and which of them are drawn. */
#include "view/timeline.h"

#include "core/times.h"

#include <stdlib.h>

uint32_t sg_timeline__group(const sg_timeline *timeline, uint32_t person)
{
	uint32_t camp = sg_picture__camp_of(timeline->picture, person);
	return camp == SG_NONE              ? SG_CAMPS_DRAWN_MAX + 1
	       : camp >= SG_CAMPS_DRAWN_MAX ? SG_CAMPS_DRAWN_MAX
					    : camp;
}

/* ---- in the order of the text ----------------------------------------------------------- */

typedef struct place {
	uint32_t document, start, claim, card, row;
} place;

static int compare_places(const void *a, const void *b)
{
	const place *p = a, *q = b;
	if (p->document != q->document)
		return p->document < q->document ? -1 : 1;
	if (p->start != q->start)
		return p->start < q->start ? -1 : 1;
	return p->claim < q->claim ? -1 : p->claim > q->claim;
}

static size_t list_places(const sg_picture *picture, place *out)
{
	size_t count = 0;
	for (uint32_t i = 0; i < picture->card_count; i++) {
		const sg_card *card = &picture->cards[i];
		for (uint32_t k = 0; k < card->row_count; k++) {
			const sg_claim *c = &picture->debate->claims[card->rows[k].claim];
			out[count++] =
				(place){c->document, c->span.start, card->rows[k].claim, i, k};
		}
	}
	return count;
}

static void add_mark(sg_timeline *timeline, const place *p)
{
	const sg_picture *picture = timeline->picture;
	sg_timeline_mark mark = {.card = p->card,
		.row = p->row,
		.claim = p->claim,
		.person = picture->cards[p->card].person,
		.lane = SG_NONE,
		.time = SG_TIMELINE_NEVER};
	int64_t time;
	if (sg_time__seconds(picture->debate->claims[p->claim].time, &time))
		mark.time = time;
	timeline->mark_of[p->claim] = (uint32_t)timeline->mark_count;
	timeline->groups[sg_timeline__group(timeline, mark.person)].claims++;
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
	size_t rows = 0;
	for (size_t i = 0; i < picture->card_count; i++)
		rows += picture->cards[i].row_count;
	place *places = sg_arena_array(picture->arena, rows, sizeof *places);
	timeline->marks = sg_arena_array(picture->arena, rows, sizeof *timeline->marks);
	timeline->mark_of = sg_arena_array(
		picture->arena, picture->debate->claim_count, sizeof *timeline->mark_of);
	if (!places || !timeline->marks || !timeline->mark_of)
		return SG_E_NOMEM;
	size_t count = list_places(picture, places);
	qsort(places, count, sizeof *places, compare_places);
	for (size_t i = 0; i < count; i++)
		add_mark(timeline, &places[i]);
	weigh(timeline);
	sg_status st = choose(timeline, most);
	return st == SG_OK ? find_first_marks(timeline) : st;
}
