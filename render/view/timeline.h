/* The timeline: a lane for each person, a mark for each claim where its time is, a curve for each
 * stance.
 *
 * timeline_claims.c lists claims and chooses those that are drawn, timeline_axis.c gives times a
 * place, timeline_lanes.c makes lanes and sets marks on them, timeline_arcs.c bends curves and
 * finds room for badges and words, timeline_write.c and timeline_volume.c write, timeline.c calls
 * them. */
#ifndef STANCEGRAPH_RENDER_VIEW_TIMELINE_H
#define STANCEGRAPH_RENDER_VIEW_TIMELINE_H

#include "sheet/marks.h"
#include "sheet/sheet.h"
#include "theme/theme.h"
#include "view/groups.h"

enum {
	SG_TIMELINE_SPANS_MAX = 8, /* stretches of time between cuts */
	SG_TIMELINE_TICKS_MAX = 96,
	SG_TIMELINE_PAD = 10,       /* of a stretch: on either side of its first and last mark */
	SG_TIMELINE_CUT_WIDTH = 22, /* of what stands for a silence */
	SG_TIMELINE_CUT_SIGN = 6,   /* of it, on either side of the sign */
	SG_TIMELINE_CELL = 3        /* of the map of what is taken */
};

#define SG_TIMELINE_NEVER INT64_MIN

/** Above the place of claims without a time. */
#define SG_TIMELINE_UNDATED "time not known"

/** A claim. In the order of the text. */
typedef struct sg_timeline_mark {
	uint32_t card, row, claim, person;
	uint32_t lane; /* SG_NONE: it is not drawn */
	int64_t time;  /* seconds since 1970; SG_TIMELINE_NEVER: unknown */
	size_t got;    /* stances taken on it */
	double weight; /* stances and replies */
	double at;     /* where on the axis, before it makes room for others */
	double x, y, radius;
	sg_slice label; /* its first words, where there is room; else empty */
	double label_x, label_end;
} sg_timeline_mark;

/** A person, or all of a group that have no lane of their own. */
typedef struct sg_timeline_lane {
	uint32_t person; /* SG_NONE: several, or nobody is named */
	uint32_t group;
	size_t people, marks;
	double y, height; /* its middle */
	size_t rows;
	double pitch; /* from row to row */
	sg_slice name;
} sg_timeline_lane;

/** A band: a camp, or what is none. */
typedef struct sg_timeline_group {
	sg_slice label; /* empty where there are no camps */
	size_t lanes, claims, drawn;
	double y, height;
} sg_timeline_group;

/** A stretch of time without a long silence in it; of text where there are no times. */
typedef struct sg_timeline_span {
	int64_t from, to;
	double x, width;
	size_t marks;
} sg_timeline_span;

typedef struct sg_timeline_tick {
	double x;
	char text[24];
	bool is_context; /* in the upper row, and its words start at x */
} sg_timeline_tick;

typedef struct sg_timeline_axis {
	bool has_times;
	bool has_context;   /* words in the upper row */
	bool is_one_moment; /* all times are the same */
	size_t known;       /* claims with a time */
	sg_timeline_span spans[SG_TIMELINE_SPANS_MAX];
	size_t span_count;
	size_t undated; /* marks without a time, which have a place of their own */
	double undated_x, undated_width;
	sg_timeline_tick ticks[SG_TIMELINE_TICKS_MAX];
	size_t tick_count;
	double rules[SG_TIMELINE_TICKS_MAX]; /* x of lines down */
	size_t rule_count;
} sg_timeline_axis;

typedef struct sg_timeline_arc {
	uint32_t link, from, to; /* marks */
	sg_point at[4];
	sg_point badge;
	bool has_badge;
} sg_timeline_arc;

/** What of the plot is taken, in cells. */
typedef struct sg_timeline_room {
	unsigned char *cells;
	size_t columns, rows;
	double left, top;
} sg_timeline_room;

typedef struct sg_timeline {
	sg_sheet *sheet;
	sg_picture *picture;
	sg_timeline_mark *marks;
	size_t mark_count, drawn;
	uint32_t *first_mark; /* per card: its first that is drawn, else SG_NONE */
	uint32_t *mark_of;    /* per claim */
	sg_timeline_lane *lanes;
	size_t lane_count;
	sg_timeline_group groups[SG_GROUPS_MAX];
	sg_timeline_axis axis;
	sg_timeline_arc *arcs;
	size_t arc_count, stance_count; /* arcs of all stances, drawn or not */
	sg_timeline_room room;
	double left, right; /* of the plot */
	double top, bottom;
	double radius_max;
} sg_timeline;

/** All claims with their times and weights; `most` of them get a lane later. */
SG_MUST_USE sg_status sg_timeline__claims(sg_timeline *timeline, size_t most);

/** Where times are between left and right, and what stands above them. */
SG_MUST_USE sg_status sg_timeline__axis(sg_timeline *timeline);

/** Lanes of those drawn, and the places of marks; from `top` down. Sets bottom. */
SG_MUST_USE sg_status sg_timeline__lanes(sg_timeline *timeline);

/** Curves between marks, their badges, and words beside marks. */
SG_MUST_USE sg_status sg_timeline__arcs(sg_timeline *timeline);

/** Do words stand at this point of the plot? */
bool sg_timeline__has_words(const sg_timeline *timeline, double x, double y);

void sg_timeline__write(sg_timeline *timeline);

/** How many claims when, per group. @return where it ends */
double sg_timeline__write_volume(sg_timeline *timeline, double y);

/* The theme's type. */
static inline sg_text_style sg_timeline__style(const sg_timeline *timeline, sg_type type)
{
	return sg_theme__style(timeline->sheet->theme, type);
}

static inline double sg_timeline__size(const sg_timeline *timeline, sg_type type)
{
	return sg_theme__size(timeline->sheet->theme, type);
}

/** Of words in the upper row above the plot, from the plot's top upwards; else in the lower. */
static inline double sg_timeline__tick_drop(const sg_timeline *timeline, bool is_upper)
{
	return 11 + (is_upper ? 1 + sg_theme__step(timeline->sheet->theme, SG_TYPE_SMALL) : 0);
}

#endif
