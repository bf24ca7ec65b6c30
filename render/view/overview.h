/* The overview of a debate too large for one map: camps as circles, what runs between them as
 * lines with counts, and a map of each camp.
 *
 * overview_count.c counts, overview_place.c finds positions, overview_camps.c writes the circles
 * and lines, overview.c the maps. */
#ifndef STANCEGRAPH_RENDER_VIEW_OVERVIEW_H
#define STANCEGRAPH_RENDER_VIEW_OVERVIEW_H

#include "sheet/sheet.h"
#include "view/groups.h"

enum {
	SG_CAMP_LINES_MAX = SG_GROUPS_MAX * SG_GROUPS_MAX,
	SG_BUBBLE_LINES = 3, /* of words beside it */
	SG_BUBBLE_GAP = 12,  /* between it and its words */
	SG_PILL_HEIGHT = 20
};

/** A camp, or what is not one. */
typedef struct sg_bubble {
	uint32_t camp; /* SG_NONE: no camp */
	sg_slice label;
	size_t people, claims, agreements, rebuttals; /* of stances: within */
	double x, y, radius;
	double dx, dy; /* from the middle outwards */
	bool is_apart; /* in the row below */
} sg_bubble;

typedef struct sg_camp_tie {
	size_t from[2], to[2]; /* counts of agreements, rebuttals: from the lower to the higher */
} sg_camp_tie;

/** All stances of one sign between two bubbles: a curve with a count on it. */
typedef struct sg_camp_line {
	size_t a, b, count;
	bool rebuts;
	double cx, cy;           /* the curve's control point */
	double x, y, pill_width; /* of the count: its middle */
} sg_camp_line;

typedef struct sg_overview {
	sg_sheet *sheet;
	sg_bubble bubbles[SG_GROUPS_MAX];
	size_t count, camps; /* camps: bubbles that are one */
	uint32_t of_camp[SG_GROUPS_MAX];
	sg_camp_tie ties[SG_GROUPS_MAX][SG_GROUPS_MAX];
	sg_camp_line lines[SG_CAMP_LINES_MAX];
	size_t line_count;
	double middle_y;
	double step;    /* between lines beside a bubble */
	bool *is_drawn; /* per claim */
} sg_overview;

/** Do its words stand beside it, and not above or below? */
static inline bool sg_bubble__is_beside(const sg_bubble *bubble)
{
	return bubble->dx > 0.3 || bubble->dx < -0.3;
}

/** People, claims and stances of each camp and between them; empty ones go. */
void sg_overview__count(sg_overview *overview);

/** Circles and lines. @return where they end */
double sg_overview__place(sg_overview *overview);

void sg_overview__write_camps(sg_overview *overview);

#endif
