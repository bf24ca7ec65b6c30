/* People by camp: the camps that have a hue, then all smaller ones, then those without one. */
#ifndef STANCEGRAPH_RENDER_VIEW_GROUPS_H
#define STANCEGRAPH_RENDER_VIEW_GROUPS_H

#include "picture/picture.h"

enum { SG_GROUP_SMALLER = SG_CAMPS_DRAWN_MAX, SG_GROUP_NONE, SG_GROUPS_MAX };

/** The number of a person's group, less than SG_GROUPS_MAX. */
uint32_t sg_groups__of(const sg_picture *picture, uint32_t person);

/** The camp whose hue a group has; SG_NONE. */
uint32_t sg_groups__camp(uint32_t group);

/** What it is called; empty where there are no camps at all, and for a camp that is not there. */
sg_slice sg_groups__label(const sg_picture *picture, uint32_t group);

#endif
