/* The view of people: who stands with whom, and who rebuts whom.
 *
 * people_ties.c says who is drawn and what runs between them; people_seats.c puts them on the two
 * sides of a ring; people_place.c finds coordinates and curves; people.c writes the SVG. All
 * arrays live in the sheet's arena; lengths are in pixels, y grows downwards. */
#ifndef STANCEGRAPH_RENDER_VIEW_PEOPLE_H
#define STANCEGRAPH_RENDER_VIEW_PEOPLE_H

#include "sheet/marks.h"
#include "sheet/sheet.h"
#include "theme/theme.h"
#include "view/groups.h"

#include <math.h>

enum {
	SG_PEOPLE_MAX = 60,       /* drawn, unless another number is asked for */
	SG_PEOPLE_TOP_MAX = 120,  /* whatever is asked for */
	SG_PEOPLE_TIES_MAX = 120, /* the strongest; more would be a thicket */
	SG_PEOPLE_PAD = 14,       /* band's edge to words */
	SG_PEOPLE_NAME_GAP = 7    /* circle to name */
};

/** What one person says of another, of one sign. */
typedef struct sg_people_tie {
	sg_link link;      /* kind, confidence, evidence; its ports are cards of the two */
	uint32_t from, to; /* seats */
	size_t times;      /* arrows that the map has for it */
	double strength;   /* sum of confidences, as the analysis has it */
	uint32_t reverse;  /* the tie of the same kind the other way; SG_NONE */
	bool is_doubled;   /* there is one of the other sign between the two, too */
	/* set by place: a Bezier curve from the source's rim to the target's */
	sg_point at[4];
	sg_point badge;
	bool has_badge;
} sg_people_tie;

/** A person on the ring. */
typedef struct sg_people_seat {
	uint32_t person, group;
	double pull;             /* sum of its ties' strength: who is kept */
	double central;          /* PageRank, or what stands for it: the circle's area */
	size_t got[2], given[2]; /* people: agreement, rebuttal */
	size_t claims;
	bool has_tie;
	/* set by seats */
	uint32_t side, row; /* 0 is left; the row is counted down that side */
	/* set by place */
	double x, y, radius;
	sg_lines name;
	sg_slice role;
} sg_people_seat;

/** A camp, or a part of one, on one side of the ring. */
typedef struct sg_people_group {
	uint32_t camp; /* SG_NONE: none, or one of those that have no hue */
	sg_slice label;
	size_t people, members; /* of the camp; of those, drawn */
	bool has_heading;       /* not where the label is the one member's name */
	size_t rows[2];         /* on either side */
	/* set by place: per side */
	double top[2], height[2];
	sg_lines heading;
} sg_people_group;

typedef struct sg_people {
	sg_sheet *sheet;
	sg_people_seat *seats;
	size_t seat_count;
	sg_people_tie *ties;
	size_t tie_count;
	sg_people_group groups[SG_GROUPS_MAX];
	size_t group_count;
	uint32_t *by_ring; /* seats: the left side upwards, then the right side downwards */
	uint32_t *silent;  /* people who said something, without a tie; by number */
	size_t silent_count;
	size_t tied_count, tie_total; /* before anything was left out */
	bool is_thinned;              /* weak ties were left out */
	bool is_replies;              /* nobody took a stance: replies are drawn in their place */
	size_t side_rows[2];
	/* set by place */
	double width, top, bottom, radius_max, name_width, row_step;
	bool has_roles;
} sg_people;

/* Each returns SG_OK or SG_E_NOMEM and expects the ones before it. */

/** Seats, ties and groups. O(links log links + people). */
SG_MUST_USE sg_status sg_people__ties(sg_people *out, sg_sheet *sheet);

/** Sides and rows, so that few ties cross. O(seats^2 ties) at most, both are bounded. */
SG_MUST_USE sg_status sg_people__seat(sg_people *people);

/** Coordinates, wrapped names, curves and badges, from the sheet's top down. */
SG_MUST_USE sg_status sg_people__place(sg_people *people);

/** From one line of a name to the next; from there to the role. */
static inline double sg_people__name_step(const sg_people *people)
{
	return sg_theme__grown(people->sheet->theme, 16);
}
static inline double sg_people__role_step(const sg_people *people)
{
	return sg_theme__grown(people->sheet->theme, 13);
}

/** The point of a tie's curve at t in [0,1]. */
sg_point sg_people__point(const sg_people_tie *tie, double t);

#endif
