/* Arrows are paths with heads of our own: markers need ids, and librsvg's differ from browsers'. */
#include "sheet/marks.h"

#include "escape.h"

#include <math.h>
#include <stdlib.h>

void sg_way__go(sg_way *w, double x, double y)
{
	/* Steps of less than a pixel would turn corners into knots. */
	if (w->count && fabs(w->at[w->count - 1].x - x) < 0.5 &&
		fabs(w->at[w->count - 1].y - y) < 0.5)
		return;
	if (w->count < SG_WAY_POINTS_MAX)
		w->at[w->count++] = (sg_point){x, y};
}

static double distance(sg_point a, sg_point b)
{
	return hypot(a.x - b.x, a.y - b.y);
}

static sg_point towards(sg_point from, sg_point to, double length)
{
	double whole = distance(from, to);
	double t = whole > 0 ? length / whole : 0;
	return (sg_point){from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t};
}

/* ---- paths ---------------------------------------------------------------------------------- */

/* Writes steps and not places, which are half as long. In tenths of a pixel, so that no rounding
 * adds up. */
typedef struct pen {
	sg_buf *out;
	long x, y;
} pen;

static void write_tenths(sg_buf *out, long tenths, bool is_first)
{
	if (!is_first && tenths >= 0)
		sg_buf_putc(out, ' ');
	if (tenths < 0)
		sg_buf_putc(out, '-');
	tenths = labs(tenths);
	if (tenths >= 10 || tenths == 0)
		sg_buf_printf(out, "%ld", tenths / 10);
	if (tenths % 10)
		sg_buf_printf(out, ".%ld", tenths % 10);
}

static pen pen_at(sg_buf *out, const char *css_class, sg_point at)
{
	pen p = {out, lround(at.x * 10), lround(at.y * 10)};
	sg_buf_printf(out, "<path class=\"%s\" d=\"M", css_class);
	write_tenths(out, p.x, true);
	write_tenths(out, p.y, false);
	return p;
}

static void go_straight(pen *p, sg_point to)
{
	long dx = lround(to.x * 10) - p->x, dy = lround(to.y * 10) - p->y;
	if (dx == 0 && dy == 0)
		return;
	sg_buf_putc(p->out, dx == 0 ? 'v' : dy == 0 ? 'h' : 'l');
	if (dx)
		write_tenths(p->out, dx, true);
	if (dy)
		write_tenths(p->out, dy, dx == 0);
	p->x += dx;
	p->y += dy;
}

/* By one control point or two, and then to the last of `at`. */
static void go_round(pen *p, char command, const sg_point *at, size_t count)
{
	long x = p->x, y = p->y;
	sg_buf_putc(p->out, command);
	for (size_t i = 0; i < count; i++) {
		x = lround(at[i].x * 10);
		y = lround(at[i].y * 10);
		write_tenths(p->out, x - p->x, i == 0);
		write_tenths(p->out, y - p->y, false);
	}
	p->x = x;
	p->y = y;
}

void sg_mark__curve(sg_buf *out, const char *css_class, const sg_point at[4])
{
	pen p = pen_at(out, css_class, at[0]);
	go_round(&p, 'c', at + 1, 3);
	sg_buf_puts(out, "\"/>");
}

void sg_mark__path(sg_buf *out, const char *css_class, const sg_way *w)
{
	if (w->count < 2)
		return;
	pen p = pen_at(out, css_class, w->at[0]);
	for (size_t i = 1; i + 1 < w->count; i++) {
		double room =
			fmin(distance(w->at[i - 1], w->at[i]), distance(w->at[i], w->at[i + 1]));
		double radius = fmin(SG_MARK_CORNER, room / 2);
		sg_point corner[] = {w->at[i], towards(w->at[i], w->at[i + 1], radius)};
		go_straight(&p, towards(w->at[i], w->at[i - 1], radius));
		go_round(&p, 'q', corner, 2);
	}
	go_straight(&p, w->at[w->count - 1]);
	sg_buf_puts(out, "\"/>");
}

/* The head points along the last piece; the line stops inside it. */
void sg_mark__tip(sg_buf *out, sg_way *w, sg_relation_kind kind)
{
	if (w->count < 2)
		return;
	double size = sg_relation_sign(kind) ? 9 : 7, half = sg_relation_sign(kind) ? 4 : 3;
	sg_point tip = w->at[w->count - 1], base = towards(tip, w->at[w->count - 2], size);
	double dx = (tip.x - base.x) / size * half, dy = (tip.y - base.y) / size * half;
	pen p = pen_at(out, "tip", tip);
	go_straight(&p, (sg_point){base.x - dy, base.y + dx});
	go_straight(&p, (sg_point){base.x + dy, base.y - dx});
	sg_buf_puts(out, "z\"/>");
	w->at[w->count - 1] = towards(tip, w->at[w->count - 2], size - 2);
}

/* In whole pixels, so that its edge is sharp; a cut corner of two looks round. */
void sg_mark__stripe(sg_buf *out, double x, double y, double width, double height, double radius)
{
	double cut = fmin(2, round(radius));
	pen p = pen_at(out, "stripe", (sg_point){x, y + cut});
	go_straight(&p, (sg_point){x + cut, y});
	go_straight(&p, (sg_point){x + round(width), y});
	go_straight(&p, (sg_point){x + round(width), y + height});
	go_straight(&p, (sg_point){x + cut, y + height});
	go_straight(&p, (sg_point){x, y + height - cut});
	sg_buf_puts(out, "z\"/>");
}

bool sg_mark__open_source(sg_buf *out, sg_slice url)
{
	if (!sg_escape__is_web_address(url))
		return false;
	sg_buf_puts(out, "<a class=\"source\" href=\"");
	sg_escape__xml(out, url);
	sg_buf_puts(out, "\">");
	return true;
}

void sg_mark__close_source(sg_buf *out, double x, double y)
{
	pen_at(out, "out", (sg_point){x, y + 3});
	sg_buf_puts(out, "l7-7m-5 0h5v5\"/></a>\n");
}

/* ---- badges --------------------------------------------------------------------------------- */

typedef struct badge_shape {
	double radius;
	const char *circle, *plus, *cross; /* one behind the other, from the circle's left */
} badge_shape;

static const badge_shape usual = {
	9, "a9 9 0 1 0 18 0 9 9 0 1 0-18 0", "m5 0h8m-4-4v8", "m6-3l6 6m0-6-6 6"};
static const badge_shape small = {
	6, "a6 6 0 1 0 12 0 6 6 0 1 0-12 0", "m3 0h6m-3-3v6", "m4-2l4 4m0-4-4 4"};

static void write_badge(
	sg_buf *out, const badge_shape *shape, sg_relation_kind kind, double x, double y)
{
	if (!sg_relation_sign(kind))
		return;
	pen_at(out, "badge", (sg_point){x - shape->radius, y});
	sg_buf_printf(
		out, "%s%s\"/>", shape->circle, kind == SG_AGREES ? shape->plus : shape->cross);
}

void sg_mark__glyph(sg_buf *out, sg_relation_kind kind, double x, double y)
{
	pen_at(out, "glyph", (sg_point){x - usual.radius, y});
	sg_buf_printf(out, "%s\"/>", kind == SG_AGREES ? usual.plus : usual.cross);
}

void sg_mark__badge(sg_buf *out, sg_relation_kind kind, double x, double y)
{
	write_badge(out, &usual, kind, x, y);
}

void sg_mark__small_badge(sg_buf *out, sg_relation_kind kind, double x, double y)
{
	write_badge(out, &small, kind, x, y);
}

const char *sg_mark__sureness(sg_relation_kind kind, double confidence)
{
	return sg_relation_sign(kind) && confidence < SG_MARK_SURE ? " tentative" : "";
}

double sg_mark__strength(const sg_picture *picture, const sg_link *link)
{
	double sum = 0;
	for (size_t i = 0; i < link->relation_count; i++)
		sum += picture->debate->relations[link->relations[i]].confidence;
	return sum;
}

/* Once is at most 1. */
const char *sg_mark__width(sg_relation_kind kind, double strength)
{
	static const struct {
		double above;
		const char *css_class;
	} steps[] = {{5, " w4"}, {2, " w3"}, {1, " w2"}};
	for (size_t i = 0; sg_relation_sign(kind) && i < sizeof steps / sizeof *steps; i++)
		if (strength > steps[i].above)
			return steps[i].css_class;
	return "";
}

void sg_mark__sample(sg_buf *out, sg_relation_kind kind, const char *how, double x, double y)
{
	sg_way w = {.count = 0};
	sg_buf_printf(out, "<g class=\"%s%s\">", sg_relation_kind_name(kind), how);
	sg_way__go(&w, x, y);
	sg_way__go(&w, x + SG_MARK_SAMPLE_WIDTH, y);
	sg_mark__tip(out, &w, kind);
	sg_mark__path(out, "line", &w);
	sg_mark__badge(out, kind, x + SG_MARK_SAMPLE_WIDTH / 2.0 - 4, y);
	sg_buf_puts(out, "</g>\n");
}
