/* People by camp. */
#include "view/groups.h"

uint32_t sg_groups__of(const sg_picture *picture, uint32_t person)
{
	uint32_t camp = sg_picture__camp_of(picture, person);
	if (camp == SG_NONE)
		return SG_GROUP_NONE;
	return camp < SG_CAMPS_DRAWN_MAX ? camp : SG_GROUP_SMALLER;
}

uint32_t sg_groups__camp(uint32_t group)
{
	return group < SG_CAMPS_DRAWN_MAX ? group : SG_NONE;
}

sg_slice sg_groups__label(const sg_picture *picture, uint32_t group)
{
	const sg_analysis *analysis = picture->debate->analysis;
	if (!analysis || analysis->camp_count == 0)
		return (sg_slice)SG_SLICE_LIT("");
	if (group == SG_GROUP_SMALLER)
		return (sg_slice)SG_SLICE_LIT("Smaller camps");
	if (group == SG_GROUP_NONE)
		return (sg_slice)SG_SLICE_LIT("No side taken");
	if (group >= analysis->camp_count)
		return (sg_slice)SG_SLICE_LIT("");
	sg_slice label = sg_slice_trim(analysis->camps[group].label);
	return label.len ? label : (sg_slice)SG_SLICE_LIT("A camp");
}
