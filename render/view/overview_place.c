/* Where camps stand, and the lines between them run.
 *
 * Camps stand on an ellipse and lines bend towards its middle, so that a line between two of them
 * passes no third; names stand outside, where no line runs. Camps that nothing joins to others,
 * and people without one, stand in rows below. */
#include "view/overview.h"

#include "sheet/marks.h"
#include "text/measure.h"
#include "theme/theme.h"

#include <math.h>
#include <stdio.h>

enum { RADIUS_MIN = 22, RADIUS_MAX = 54, ROW_STEP = 60, ROW_RADIUS = 20, BUBBLE_AIR = 14 };

static size_t count_between(const sg_overview *o, size_t i, size_t k)
{
	const sg_camp_tie *t = i < k ? &o->ties[i][k] : &o->ties[k][i];
	return t->from[0] + t->from[1] + t->to[0] + t->to[1];
}

/* @return how many stand on the ellipse */
static size_t set_apart(sg_overview *o)
{
	size_t count = 0;
	for (size_t i = 0; i < o->count; i++) {
		size_t n = 0;
		for (size_t k = 0; k < o->count; k++)
			if (k != i && o->bubbles[k].camp != SG_NONE)
				n += count_between(o, i, k);
		o->bubbles[i].is_apart = o->bubbles[i].camp == SG_NONE || n == 0;
		count += !o->bubbles[i].is_apart;
	}
	return count;
}

/* Where the i-th largest stands among `count`: each as far as can be from those before it, which
 * is what counting with reversed bits gives. */
static size_t spread(size_t i, size_t count)
{
	size_t bits = 0, found = 0;
	while (((size_t)1 << bits) < count)
		bits++;
	for (size_t k = 0;; k++) {
		size_t reversed = 0;
		for (size_t b = 0; b < bits; b++)
			reversed |= (k >> b & 1) << (bits - 1 - b);
		if (reversed < count && found++ == i)
			return reversed;
	}
}

/* How far a circle and its words reach above or below its middle. */
static double reach(const sg_overview *o, const sg_bubble *b, bool is_above)
{
	bool has_words = !sg_bubble__is_beside(b) && (b->dy < 0) == is_above;
	double words = SG_BUBBLE_LINES * o->step + SG_BUBBLE_GAP;
	return b->radius + (has_words ? words : BUBBLE_AIR);
}

/* The largest on the left, the second opposite, the others between; the ellipse's middle at 0. */
static void place_around(sg_overview *o, size_t count)
{
	size_t most = 1, n = 0;
	for (size_t i = 0; i < o->count; i++)
		if (!o->bubbles[i].is_apart && o->bubbles[i].people > most)
			most = o->bubbles[i].people;
	double rx = o->sheet->width * 0.19, ry = count < 3 ? 0 : count < 5 ? 110 : 160;
	for (size_t i = 0; i < o->count; i++) {
		sg_bubble *b = &o->bubbles[i];
		if (b->is_apart)
			continue;
		double angle = acos(-1) * (1 + 2 * (double)spread(n++, count) / (double)count);
		b->dx = cos(angle);
		b->dy = sin(angle);
		b->x = o->sheet->width / 2 + rx * b->dx;
		b->y = ry * b->dy;
		double share = sqrt((double)b->people / (double)most);
		b->radius = RADIUS_MIN + (RADIUS_MAX - RADIUS_MIN) * share;
	}
}

/* @return where they end */
static double place_joined(sg_overview *o, size_t count)
{
	double above = 0, below = 0;
	if (count == 0)
		return o->sheet->top;
	place_around(o, count);
	for (size_t i = 0; i < o->count; i++) {
		const sg_bubble *b = &o->bubbles[i];
		above = b->is_apart ? above : fmax(above, reach(o, b, true) - b->y);
		below = b->is_apart ? below : fmax(below, reach(o, b, false) + b->y);
	}
	o->middle_y = o->sheet->top + above;
	for (size_t i = 0; i < o->count; i++)
		o->bubbles[i].y += o->middle_y;
	return o->middle_y + below + BUBBLE_AIR;
}

/* @return where the row ends */
static double place_apart(sg_overview *o, double y)
{
	size_t per_row = o->sheet->width < 700 ? 2 : 3, n = 0;
	double step = (o->sheet->width - 2.0 * SG_PAGE_MARGIN) / (double)per_row;
	for (size_t i = 0; i < o->count; i++) {
		sg_bubble *b = &o->bubbles[i];
		if (!b->is_apart)
			continue;
		b->dx = 1;
		b->radius = ROW_RADIUS;
		b->x = SG_PAGE_MARGIN + 8 + ROW_RADIUS + step * (double)(n % per_row);
		b->y = y + ROW_STEP * ((double)(n / per_row) + 0.5);
		n++;
	}
	return y + ROW_STEP * (double)((n + per_row - 1) / per_row);
}

/* ---- lines ------------------------------------------------------------------------------ */

static sg_point point_of(const sg_overview *o, const sg_camp_line *l, double t)
{
	const sg_bubble *a = &o->bubbles[l->a], *b = &o->bubbles[l->b];
	double u = 1 - t;
	return (sg_point){u * u * a->x + 2 * u * t * l->cx + t * t * b->x,
		u * u * a->y + 2 * u * t * l->cy + t * t * b->y};
}

/* Towards the middle; across it to either side. Agreement bends less where both are. */
static void bend(sg_overview *o, sg_camp_line *l)
{
	const sg_bubble *a = &o->bubbles[l->a], *b = &o->bubbles[l->b];
	double x = (a->x + b->x) / 2, y = (a->y + b->y) / 2;
	double dx = o->sheet->width / 2 - x, dy = o->middle_y - y, far = hypot(dx, dy);
	double length = fmax(1, hypot(b->x - a->x, b->y - a->y));
	double by = l->rebuts ? 64 : 12;
	if (far < 24) {
		dx = -(b->y - a->y) / length;
		dy = (b->x - a->x) / length;
		far = 1;
		by = l->rebuts ? 36 : -36;
	}
	l->cx = x + dx / far * by;
	l->cy = y + dy / far * by;
}

static bool is_free(const sg_overview *o, size_t n, sg_point at, double width)
{
	for (size_t i = 0; i < o->count; i++) {
		const sg_bubble *b = &o->bubbles[i];
		if (hypot(fmax(0, fabs(at.x - b->x) - width / 2), at.y - b->y) <
			b->radius + SG_PILL_HEIGHT / 2.0 + 2)
			return false;
	}
	for (size_t i = 0; i < n; i++) {
		const sg_camp_line *l = &o->lines[i];
		if (fabs(at.x - l->x) < (width + l->pill_width) / 2 + 4 &&
			fabs(at.y - l->y) < SG_PILL_HEIGHT + 4)
			return false;
	}
	return true;
}

/* The count stands at the line's middle, or as near to it as others leave room. */
static void place_pill(sg_overview *o, size_t n)
{
	static const double places[] = {
		0.5, 0.44, 0.56, 0.38, 0.62, 0.33, 0.67, 0.28, 0.72, 0.24, 0.76};
	sg_camp_line *l = &o->lines[n];
	char text[24];
	snprintf(text, sizeof text, "%zu", l->count);
	sg_text_style style = sg_theme__style(o->sheet->theme, SG_TYPE_NAME);
	l->pill_width = 26 + sg_text__width(sg_slice_of(text), style.size_px, style.is_bold);
	sg_point at = point_of(o, l, 0.5);
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		sg_point other = point_of(o, l, places[i]);
		if (is_free(o, n, other, l->pill_width)) {
			at = other;
			break;
		}
	}
	l->x = at.x;
	l->y = at.y;
}

static void add_line(sg_overview *o, size_t a, size_t b, bool rebuts)
{
	const sg_camp_tie *t = &o->ties[a][b];
	sg_camp_line *l = &o->lines[o->line_count];
	*l = (sg_camp_line){
		.a = a, .b = b, .count = t->from[rebuts] + t->to[rebuts], .rebuts = rebuts};
	if (l->count == 0 || o->bubbles[a].is_apart || o->bubbles[b].is_apart)
		return;
	bend(o, l);
	place_pill(o, o->line_count++);
}

double sg_overview__place(sg_overview *o)
{
	o->step = round(1.23 * sg_theme__size(o->sheet->theme, SG_TYPE_NAME));
	double joined = place_joined(o, set_apart(o)), end = place_apart(o, joined);
	for (size_t i = 0; i < o->count; i++)
		for (size_t k = i + 1; k < o->count; k++) {
			add_line(o, i, k, false);
			add_line(o, i, k, true);
		}
	return end;
}
