/* Camps as circles, and the lines between them with how often. */
#include "view/overview.h"

#include "escape.h"
#include "sheet/marks.h"
#include "theme/theme.h"

#include <math.h>
#include <stdio.h>

static void write_times(sg_buf *out, size_t n)
{
	if (n == 1)
		sg_buf_puts(out, "once");
	else if (n == 2)
		sg_buf_puts(out, "twice");
	else
		sg_buf_printf(out, "%zu times", n);
}

static void write_direction(
	sg_buf *out, const sg_bubble *a, const sg_bubble *b, bool rebuts, size_t n)
{
	if (!n)
		return;
	sg_escape__xml(out, a->label);
	sg_buf_puts(out, rebuts ? " rebuts " : " agrees with ");
	sg_escape__xml(out, b->label);
	sg_buf_putc(out, ' ');
	write_times(out, n);
	sg_buf_puts(out, ". ");
}

static void open_line(sg_overview *o, const sg_camp_line *l)
{
	const char *kind = sg_relation_kind_name(l->rebuts ? SG_REBUTS : SG_AGREES);
	const sg_bubble *a = &o->bubbles[l->a], *b = &o->bubbles[l->b];
	const sg_camp_tie *t = &o->ties[l->a][l->b];
	sg_buf *out = o->sheet->out;
	sg_buf_printf(out, "<g class=\"edge %s\" data-kind=\"%s\"><title>", kind, kind);
	write_direction(out, a, b, l->rebuts, t->from[l->rebuts]);
	write_direction(out, b, a, l->rebuts, t->to[l->rebuts]);
	sg_buf_puts(out, "</title>\n");
	o->sheet->shows[l->rebuts ? SG_REBUTS : SG_AGREES] = true;
}

static void write_curve(sg_overview *o, const sg_camp_line *l)
{
	const sg_bubble *a = &o->bubbles[l->a], *b = &o->bubbles[l->b];
	/* The same curve with two control points for one. */
	const sg_point at[] = {{a->x, a->y}, {(a->x + 2 * l->cx) / 3, (a->y + 2 * l->cy) / 3},
		{(b->x + 2 * l->cx) / 3, (b->y + 2 * l->cy) / 3}, {b->x, b->y}};
	open_line(o, l);
	sg_mark__curve(o->sheet->out, "line", at);
	sg_buf_puts(o->sheet->out, "</g>\n");
}

/* A badge as wide as its count needs. */
static void write_pill(sg_overview *o, const sg_camp_line *l)
{
	char text[24];
	sg_buf *out = o->sheet->out;
	double left = l->x - l->pill_width / 2;
	snprintf(text, sizeof text, "%zu", l->count);
	open_line(o, l);
	sg_svg__rect(out, "badge", left, l->y - SG_PILL_HEIGHT / 2.0, l->pill_width, SG_PILL_HEIGHT,
		SG_PILL_HEIGHT / 2.0);
	sg_mark__glyph(out, l->rebuts ? SG_REBUTS : SG_AGREES, left + 12, l->y);
	sg_svg__text(out, (sg_svg_text){"who", left + 20, l->y + 4.5, 0}, sg_slice_of(text));
	sg_buf_puts(out, "</g>\n");
}

static void write_label_line(
	sg_overview *o, const sg_bubble *b, const char *css_class, size_t row, sg_slice text)
{
	bool is_side = sg_bubble__is_beside(b), is_right = b->dx > 0;
	double x = b->x, y = b->y + o->step * ((double)row - 1) + 4;
	char classes[48];
	snprintf(classes, sizeof classes, "%s%s", css_class,
		!is_side   ? " mid"
		: is_right ? ""
			   : " end");
	double edge = is_right ? o->sheet->width - b->x : b->x;
	double room =
		is_side ? edge - b->radius - SG_BUBBLE_GAP - SG_PAGE_MARGIN : o->sheet->width / 3;
	if (b->is_apart)
		room = fmin(room, o->sheet->width / (o->sheet->width < 700 ? 2 : 3) - 80);
	if (is_side)
		x += (b->radius + SG_BUBBLE_GAP) * (is_right ? 1 : -1);
	else if (b->dy < 0)
		y = b->y - b->radius - SG_BUBBLE_GAP -
		    o->step * (double)(SG_BUBBLE_LINES - 1 - row);
	else
		y = b->y + b->radius + SG_BUBBLE_GAP + 10 + o->step * (double)row;
	sg_text_style style = sg_theme__style(o->sheet->theme, row ? SG_TYPE_SMALL : SG_TYPE_NAME);
	text = sg_text__fit(text, room, style, o->sheet->arena);
	o->sheet->out->failed |= !text.ptr;
	sg_svg__text(o->sheet->out, (sg_svg_text){classes, x, y, 0}, text);
}

static void write_counts(sg_overview *o, const sg_bubble *b)
{
	sg_buf text = SG_BUF_INIT;
	sg_svg__count(&text, b->people, "person", "people");
	sg_buf_puts(&text, ", ");
	sg_svg__count(&text, b->claims, "claim", "claims");
	write_label_line(o, b, "role", 1, sg_buf_slice(&text));
	sg_buf_clear(&text);
	sg_buf_printf(&text, "within: +%zu \xC3\x97%zu", b->agreements, b->rebuttals);
	write_label_line(o, b, "role", 2, sg_buf_slice(&text));
	o->sheet->out->failed |= text.failed;
	sg_buf_free(&text);
}

static void write_bubble(sg_overview *o, const sg_bubble *b)
{
	sg_buf *out = o->sheet->out;
	sg_slice label = sg_text__clean(b->label, 1024, o->sheet->arena);
	char people[24];
	out->failed |= !label.ptr;
	snprintf(people, sizeof people, "%zu", b->people);
	sg_buf_printf(out, "<g class=\"camp %s\" role=\"graphics-object\"><title>",
		sg_svg__camp_class(b->camp));
	sg_escape__xml(out, b->label);
	sg_buf_puts(out, "</title>\n<circle class=\"bubble\"");
	sg_svg__attribute(out, "cx", b->x);
	sg_svg__attribute(out, "cy", b->y);
	sg_svg__attribute(out, "r", b->radius);
	sg_buf_puts(out, "/>\n");
	sg_svg__text(out, (sg_svg_text){"figure mid", b->x, b->y + 5, 0}, sg_slice_of(people));
	write_label_line(o, b, "camp-name", 0, label);
	write_counts(o, b);
	sg_buf_puts(out, "</g>\n");
}

void sg_overview__write_camps(sg_overview *o)
{
	for (size_t i = 0; i < o->line_count; i++)
		write_curve(o, &o->lines[i]);
	for (size_t i = 0; i < o->line_count; i++)
		write_pill(o, &o->lines[i]);
	for (size_t i = 0; i < o->count; i++)
		write_bubble(o, &o->bubbles[i]);
}
