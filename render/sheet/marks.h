/* Lines, arrow heads and badges: how agreement and rebuttal look in every view. */
#ifndef STANCEGRAPH_RENDER_SHEET_MARKS_H
#define STANCEGRAPH_RENDER_SHEET_MARKS_H

#include "picture/picture.h"
#include "sheet/svg.h"

/** Stances less sure than this are drawn fainter. */
#define SG_MARK_SURE 0.75

enum { SG_WAY_POINTS_MAX = 8, SG_MARK_CORNER = 8, SG_MARK_BADGE_RADIUS = 9 };

typedef struct sg_point {
	double x, y;
} sg_point;

/** A line with rounded corners. */
typedef struct sg_way {
	sg_point at[SG_WAY_POINTS_MAX];
	size_t count;
} sg_way;

/** Go on to a point; steps of less than half a pixel are left out. */
void sg_way__go(sg_way *way, double x, double y);

/** A Bezier curve of four points. */
void sg_mark__curve(sg_buf *out, const char *css_class, const sg_point at[4]);

/** A path element; nothing for less than two points. */
void sg_mark__path(sg_buf *out, const char *css_class, const sg_way *way);

/** An arrow head at the way's end, which is pulled back into it. */
void sg_mark__tip(sg_buf *out, sg_way *way, sg_relation_kind kind);

/** Along a card's left edge, whose corners have this radius, in the colour of its camp. */
void sg_mark__stripe(sg_buf *out, double x, double y, double width, double height, double radius);

/** Where a claim has an address on the web: what follows leads there. False: it has none. */
bool sg_mark__open_source(sg_buf *out, sg_slice url);
/** Ends it, with a small arrow whose left edge and middle are here. */
void sg_mark__close_source(sg_buf *out, double x, double y);
enum { SG_MARK_SOURCE_WIDTH = 7 };

/** A plus for agreement, else a cross, around this point. */
void sg_mark__glyph(sg_buf *out, sg_relation_kind kind, double x, double y);

/** A plus or a cross in a circle; nothing for what is no stance. */
void sg_mark__badge(sg_buf *out, sg_relation_kind kind, double x, double y);

/** One that is two thirds as large, for crowded places. */
void sg_mark__small_badge(sg_buf *out, sg_relation_kind kind, double x, double y);

/** How much stands behind a link: the sum of its relations' confidences. */
double sg_mark__strength(const sg_picture *picture, const sg_link *link);

/** " w2" to " w4" for stances that are said more often, else "". */
const char *sg_mark__width(sg_relation_kind kind, double strength);

/** " tentative" for stances that are less sure, else "". */
const char *sg_mark__sureness(sg_relation_kind kind, double confidence);

enum { SG_MARK_SAMPLE_WIDTH = 46 };
/** A short arrow for the legend, from x to x + SG_MARK_SAMPLE_WIDTH at y; `how` is a further class,
 * or "". */
void sg_mark__sample(sg_buf *out, sg_relation_kind kind, const char *how, double x, double y);

#endif
