/* Arrows are paths with heads of our own: markers need ids, and librsvg's differ from browsers'. */
#include "sheet/marks.h"

#include <math.h>

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

static void write_point(sg_buf *out, char command, sg_point p)
{
	if (command)
		sg_buf_putc(out, command);
	sg_svg__number(out, p.x);
	sg_buf_putc(out, ' ');
	sg_svg__number(out, p.y);
}

void sg_mark__curve(sg_buf *out, const char *css_class, const sg_point at[4])
{
	sg_buf_printf(out, "<path class=\"%s\" d=\"", css_class);
	write_point(out, 'M', at[0]);
	write_point(out, 'C', at[1]);
	write_point(out, ' ', at[2]);
	write_point(out, ' ', at[3]);
	sg_buf_puts(out, "\"/>\n");
}

void sg_mark__path(sg_buf *out, const char *css_class, const sg_way *w)
{
	if (w->count < 2)
		return;
	sg_buf_printf(out, "<path class=\"%s\" d=\"", css_class);
	write_point(out, 'M', w->at[0]);
	for (size_t i = 1; i + 1 < w->count; i++) {
		double room =
			fmin(distance(w->at[i - 1], w->at[i]), distance(w->at[i], w->at[i + 1]));
		double radius = fmin(SG_MARK_CORNER, room / 2);
		write_point(out, 'L', towards(w->at[i], w->at[i - 1], radius));
		write_point(out, 'Q', w->at[i]);
		write_point(out, ' ', towards(w->at[i], w->at[i + 1], radius));
	}
	write_point(out, 'L', w->at[w->count - 1]);
	sg_buf_puts(out, "\"/>\n");
}

/* The head points along the last piece; the line stops inside it. */
void sg_mark__tip(sg_buf *out, sg_way *w, sg_relation_kind kind)
{
	if (w->count < 2)
		return;
	double size = sg_relation_sign(kind) ? 9 : 7, half = size * 0.45;
	sg_point tip = w->at[w->count - 1], base = towards(tip, w->at[w->count - 2], size);
	double dx = (tip.x - base.x) / size * half, dy = (tip.y - base.y) / size * half;
	sg_buf_puts(out, "<path class=\"tip\" d=\"");
	write_point(out, 'M', tip);
	write_point(out, 'L', (sg_point){base.x - dy, base.y + dx});
	write_point(out, 'L', (sg_point){base.x + dy, base.y - dx});
	sg_buf_puts(out, "z\"/>\n");
	w->at[w->count - 1] = towards(tip, w->at[w->count - 2], size - 2);
}

typedef struct badge_shape {
	const char *radius, *plus, *cross;
} badge_shape;

static const badge_shape usual = {"9", "m-4 0h8m-4 -4v8", "m-3.2 -3.2l6.4 6.4m0 -6.4l-6.4 6.4"};
static const badge_shape small = {
	"6", "m-2.8 0h5.6m-2.8 -2.8v5.6", "m-2.2 -2.2l4.4 4.4m0 -4.4l-4.4 4.4"};

static void write_glyph(
	sg_buf *out, const badge_shape *shape, sg_relation_kind kind, double x, double y)
{
	sg_buf_puts(out, "<path class=\"glyph\" d=\"");
	write_point(out, 'M', (sg_point){x, y});
	sg_buf_printf(out, "%s\"/>\n", kind == SG_AGREES ? shape->plus : shape->cross);
}

static void write_badge(
	sg_buf *out, const badge_shape *shape, sg_relation_kind kind, double x, double y)
{
	if (!sg_relation_sign(kind))
		return;
	sg_buf_puts(out, "<circle class=\"badge\"");
	sg_svg__attribute(out, "cx", x);
	sg_svg__attribute(out, "cy", y);
	sg_buf_printf(out, " r=\"%s\"/>", shape->radius);
	write_glyph(out, shape, kind, x, y);
}

void sg_mark__glyph(sg_buf *out, sg_relation_kind kind, double x, double y)
{
	write_glyph(out, &usual, kind, x, y);
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

void sg_mark__sample(sg_buf *out, sg_relation_kind kind, bool is_sure, double x, double y)
{
	sg_way w = {.count = 0};
	sg_buf_printf(out, "<g class=\"%s%s\">", sg_relation_kind_name(kind),
		is_sure ? "" : " tentative");
	sg_way__go(&w, x, y);
	sg_way__go(&w, x + SG_MARK_SAMPLE_WIDTH, y);
	sg_mark__tip(out, &w, kind);
	sg_mark__path(out, "line", &w);
	sg_mark__badge(out, kind, x + SG_MARK_SAMPLE_WIDTH / 2.0 - 4, y);
	sg_buf_puts(out, "</g>\n");
}
