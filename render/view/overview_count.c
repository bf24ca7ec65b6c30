/* What the overview tells of each camp, and between two of them. */
#include "view/overview.h"

static uint32_t bubble_of(const sg_overview *o, uint32_t person)
{
	return sg_groups__of(o->sheet->picture, person);
}

static void count_people(sg_overview *o)
{
	const sg_debate *debate = o->sheet->debate;
	for (uint32_t i = 0; i < debate->person_count; i++)
		if (o->sheet->picture->person_card[i] != SG_NONE)
			o->bubbles[bubble_of(o, i)].people++;
	for (size_t i = 0; i < o->sheet->picture->card_count; i++) {
		const sg_card *card = &o->sheet->picture->cards[i];
		o->bubbles[bubble_of(o, card->person)].claims += card->row_count;
	}
	for (uint32_t i = 0; i < SG_GROUPS_MAX; i++) {
		sg_bubble *b = &o->bubbles[i];
		b->camp = sg_groups__camp(i);
		b->label = sg_groups__label(o->sheet->picture, i);
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
	for (size_t i = 0; i < SG_GROUPS_MAX; i++) {
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
