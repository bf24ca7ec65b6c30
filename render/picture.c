/* The picture, step by step. */
#include "picture.h"

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

sg_status sg_picture__make(
	sg_picture *out, const sg_debate *debate, const sg_render_options *options, sg_arena *arena)
{
	*out = (sg_picture){
		.debate = debate, .options = options, .arena = arena, .opening = SG_NONE};
	sg_status st = sg_picture__add_cards(out);
	if (st == SG_OK)
		st = sg_picture__add_links(out);
	if (st == SG_OK)
		st = sg_picture__select(out);
	if (st == SG_OK)
		st = sg_picture__add_blocks(out);
	return st;
}
