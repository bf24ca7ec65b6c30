/* Sizes and positions of everything in the picture, but for the links' ways. */
#ifndef STANCEGRAPH_RENDER_PLACE_H
#define STANCEGRAPH_RENDER_PLACE_H

#include "sheet/sheet.h"

enum {
	SG_BADGE_ZONE = 30, /* beside a card: its badges, and the camp's padding */
	SG_FIELD_INSET = 8, /* of it, between the camp's background and the lanes */
	SG_LANE_WIDTH = 12, /* between two lanes of one gutter */
	SG_GUTTERS_MAX = SG_COLUMNS_MAX + 1,
	SG_STRAIGHT_GAP = 46, /* between two cards with an arrow between them */
	SG_CARD_GAP = 14,
	SG_TEXT_LEFT = 17, /* in a card */
	SG_TEXT_RIGHT = 12
};

/** Lanes per gutter; gutter g is left of column g, the last one right of all. */
typedef struct sg_gutters {
	size_t lanes[SG_GUTTERS_MAX];
	double x[SG_GUTTERS_MAX], width[SG_GUTTERS_MAX]; /* where the lanes run */
} sg_gutters;

/** How wide the picture is, and in how many columns: as asked for, or as suits its cards. */
void sg_place__width(sg_picture *picture);

/** Choose columns for blocks and cards, and wrap all words, for these gutters. */
SG_MUST_USE sg_status sg_place__columns(sg_picture *picture, sg_gutters *gutters);

/** Ranks from the layout program; needs sizes. Once: ranks do not depend on widths much. */
SG_MUST_USE sg_status sg_place__ranks(sg_picture *picture);

/** Final y of cards and blocks. `top_band` is kept free above the columns. */
SG_MUST_USE sg_status sg_place__stack(sg_picture *picture, double top_band);

/** Is there a straight arrow's room between the two: neighbours in one column of one block? */
bool sg_place__is_straight(const sg_picture *picture, const sg_link *link);

/** Wrap a card's words for its width and set its height. */
SG_MUST_USE sg_status sg_place__measure_card(sg_picture *picture, sg_card *card);

#endif
