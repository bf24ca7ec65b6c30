/* The picture, step by step. */
#include "picture/picture.h"

#include <math.h>

sg_slice sg_picture__name(const sg_picture *picture, uint32_t person)
{
	if (person != SG_NONE) {
		const sg_person *p = &picture->debate->people[person];
		if (sg_slice_trim(p->label).len)
			return p->label;
		if (sg_slice_trim(p->handle).len)
			return p->handle;
	}
	return (sg_slice)SG_SLICE_LIT("Speaker not named");
}

uint32_t sg_picture__camp_of(const sg_picture *picture, uint32_t person)
{
	const sg_analysis *analysis = picture->debate->analysis;
	if (!analysis || !analysis->person_camp || person == SG_NONE)
		return SG_NONE;
	uint32_t camp = analysis->person_camp[person];
	return camp < analysis->camp_count ? camp : SG_NONE;
}

uint32_t sg_picture__camp(const sg_picture *picture, const sg_card *card)
{
	uint32_t camp = sg_picture__camp_of(picture, card->person);
	if (camp == SG_NONE && card->is_quoted && card->parent != SG_NONE)
		camp = sg_picture__camp_of(picture, picture->cards[card->parent].person);
	return camp;
}

double sg_picture__centrality(const sg_picture *picture, uint32_t person)
{
	if (!picture->centrality || person == SG_NONE || isnan(picture->centrality[person]))
		return NAN;
	return picture->centrality[person] / picture->most_central;
}

sg_status sg_picture__make(
	sg_picture *out, const sg_debate *debate, const sg_render_options *options, sg_arena *arena)
{
	*out = (sg_picture){
		.debate = debate, .options = options, .arena = arena, .opening = SG_NONE};
	sg_status st = sg_picture__add_cards(out);
	if (st == SG_OK)
		st = sg_picture__add_links(out);
	if (st == SG_OK)
		st = sg_picture__survey(out);
	return st;
}
