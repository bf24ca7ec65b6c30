/* What the overview tells of each camp, and between two of them. */
#include "view/overview.h"

/* Camps first, then all that have no hue of their own, then people without a camp. */
static uint32_t bubble_of(const sg_overview *o, uint32_t person)
{
	uint32_t camp = sg_picture__camp_of(o->sheet->picture, person);
	return camp == SG_NONE              ? SG_CAMPS_DRAWN_MAX + 1
	       : camp >= SG_CAMPS_DRAWN_MAX ? SG_CAMPS_DRAWN_MAX
					    : camp;
}

static void count_people(sg_overview *o)
{
	const sg_debate *debate = o->sheet->debate;
	const sg_analysis *analysis = debate->analysis;
	for (uint32_t i = 0; i < debate->person_count; i++)
		if (o->sheet->picture->person_card[i] != SG_NONE)
			o->bubbles[bubble_of(o, i)].people++;
	for (size_t i = 0; i < o->sheet->picture->card_count; i++) {
		const sg_card *card = &o->sheet->picture->cards[i];
		o->bubbles[bubble_of(o, card->person)].claims += card->row_count;
	}
	for (uint32_t i = 0; i < SG_BUBBLES_MAX; i++) {
		sg_bubble *b = &o->bubbles[i];
		b->camp = i < SG_CAMPS_DRAWN_MAX ? i : SG_NONE;
		b->label = (sg_slice)SG_SLICE_LIT("No side taken");
		if (i < analysis->camp_count && i < SG_CAMPS_DRAWN_MAX)
			b->label = analysis->camps[i].label;
		else if (i == SG_CAMPS_DRAWN_MAX)
			b->label = (sg_slice)SG_SLICE_LIT("Smaller camps");
	}
}

static void count_ties(sg_overview *o)
{
	const sg_picture *picture = o->sheet->picture;
	for (size_t i = 0; i < picture->link_count; i++) {
		const sg_link *link = &picture->links[i];
		if (!sg_relation_sign(link->kind))
			continue;
		uint32_t a = bubble_of(o, picture->cards[link->from.card].person);
		uint32_t b = bubble_of(o, picture->cards[link->to.card].person);
		size_t is_rebuttal = link->kind == SG_REBUTS, n = link->relation_count;
		if (a == b) {
			o->bubbles[a].agreements += is_rebuttal ? 0 : n;
			o->bubbles[a].rebuttals += is_rebuttal ? n : 0;
		} else if (a < b) {
			o->ties[a][b].from[is_rebuttal] += n;
		} else {
			o->ties[b][a].to[is_rebuttal] += n;
		}
	}
}

/* Those that hold nobody and nothing go; ties move with the rest. */
static void drop_empty(sg_overview *o)
{
	for (size_t i = 0; i < SG_BUBBLES_MAX; i++) {
		if (o->bubbles[i].people + o->bubbles[i].claims == 0)
			continue;
		o->of_camp[o->count] = (uint32_t)i;
		for (size_t k = 0; k < o->count; k++)
			o->ties[k][o->count] = o->ties[o->of_camp[k]][i];
		o->camps += o->bubbles[i].camp != SG_NONE;
		o->bubbles[o->count++] = o->bubbles[i];
	}
}

void sg_overview__count(sg_overview *o)
{
	count_people(o);
	count_ties(o);
	drop_empty(o);
}
