/* Debates too large for one map: the camps with what runs between them, then a map of each camp
 * with its most answered claims and those of others that it has most to do with.
 *
 * Camps stand on an ellipse, so that a straight line between two of them passes no third, and
 * their names stand outside of it, where no line runs. */
#include "view/view.h"

#include "escape.h"
#include "map/map.h"
#include "sheet/marks.h"
#include "text/measure.h"

#include <math.h>
#include <stdio.h>

enum {
	WIDTH = 960,
	BUBBLES_MAX = SG_CAMPS_DRAWN_MAX + 2, /* camps, all smaller ones, those without */
	RADIUS_MIN = 22,
	RADIUS_MAX = 54,
	LABEL_GAP = 12,
	LABEL_STEP = 16,
	LABEL_LINES = 3,
	CARDS_PER_MAP = 12,
	CARDS_OF_ALL_MAPS = 60,
	MAP_GAP = 40,
	MAP_HEAD = 48
};

/** A camp, or what is not one. */
typedef struct bubble {
	uint32_t camp; /* SG_NONE: no camp */
	sg_slice label;
	size_t people, claims, agreements, rebuttals; /* of stances: within */
	double x, y, radius;
	double dx, dy; /* from the middle outwards */
} bubble;

typedef struct tie {
	size_t from[2], to[2]; /* counts of agreements, rebuttals: from the lower to the higher */
} tie;

typedef struct overview {
	sg_sheet *sheet;
	bubble bubbles[BUBBLES_MAX];
	size_t count, camps; /* camps: bubbles that are one */
	uint32_t of_camp[BUBBLES_MAX];
	tie ties[BUBBLES_MAX][BUBBLES_MAX];
	bool *is_drawn; /* per claim */
} overview;

/* ---- counting --------------------------------------------------------------------------- */

/* Camps first, then all that have no hue of their own, then people without a camp. */
static uint32_t bubble_of(const overview *o, uint32_t person)
{
	uint32_t camp = sg_picture__camp_of(o->sheet->picture, person);
	return camp == SG_NONE              ? SG_CAMPS_DRAWN_MAX + 1
	       : camp >= SG_CAMPS_DRAWN_MAX ? SG_CAMPS_DRAWN_MAX
					    : camp;
}

static void count_people(overview *o)
{
	const sg_debate *debate = o->sheet->debate;
	const sg_analysis *analysis = debate->analysis;
	for (uint32_t i = 0; i < debate->person_count; i++)
		if (o->sheet->picture->person_card[i] != SG_NONE)
			o->bubbles[bubble_of(o, i)].people++;
	for (size_t i = 0; i < o->sheet->picture->card_count; i++) {
		const sg_card *card = &o->sheet->picture->cards[i];
		o->bubbles[bubble_of(o, card->person)].claims += card->row_count;
	}
	for (uint32_t i = 0; i < BUBBLES_MAX; i++) {
		bubble *b = &o->bubbles[i];
		b->camp = i < SG_CAMPS_DRAWN_MAX ? i : SG_NONE;
		b->label = (sg_slice)SG_SLICE_LIT("No side taken");
		if (i < analysis->camp_count && i < SG_CAMPS_DRAWN_MAX)
			b->label = analysis->camps[i].label;
		else if (i == SG_CAMPS_DRAWN_MAX)
			b->label = (sg_slice)SG_SLICE_LIT("Smaller camps");
	}
}

static void count_ties(overview *o)
{
	const sg_picture *picture = o->sheet->picture;
	for (size_t i = 0; i < picture->link_count; i++) {
		const sg_link *link = &picture->links[i];
		if (!sg_relation_sign(link->kind))
			continue;
		uint32_t a = bubble_of(o, picture->cards[link->from.card].person);
		uint32_t b = bubble_of(o, picture->cards[link->to.card].person);
		size_t is_rebuttal = link->kind == SG_REBUTS, n = link->relation_count;
		if (a == b) {
			o->bubbles[a].agreements += is_rebuttal ? 0 : n;
			o->bubbles[a].rebuttals += is_rebuttal ? n : 0;
		} else if (a < b) {
			o->ties[a][b].from[is_rebuttal] += n;
		} else {
			o->ties[b][a].to[is_rebuttal] += n;
		}
	}
}

/* Those that hold nobody and nothing go; ties move with the rest. */
static void drop_empty(overview *o)
{
	for (size_t i = 0; i < BUBBLES_MAX; i++) {
		if (o->bubbles[i].people + o->bubbles[i].claims == 0)
			continue;
		o->of_camp[o->count] = (uint32_t)i;
		for (size_t k = 0; k < o->count; k++)
			o->ties[k][o->count] = o->ties[o->of_camp[k]][i];
		o->camps += o->bubbles[i].camp != SG_NONE;
		o->bubbles[o->count++] = o->bubbles[i];
	}
}

/* ---- placing ---------------------------------------------------------------------------- */

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

/* The largest on the left, the second opposite, the others between. */
static double place(overview *o)
{
	size_t most = 1;
	for (size_t i = 0; i < o->count; i++)
		most = o->bubbles[i].people > most ? o->bubbles[i].people : most;
	double rx = o->sheet->width * 0.25;
	double ry = o->count < 3 ? 0 : o->count < 5 ? 110 : 150;
	double head = RADIUS_MAX + (o->count < 3 ? 8 : LABEL_LINES * LABEL_STEP + LABEL_GAP);
	double middle = o->sheet->top + head + ry;
	for (size_t i = 0; i < o->count; i++) {
		bubble *b = &o->bubbles[i];
		size_t at = spread(i, o->count);
		double angle = acos(-1) * (1 + 2 * (double)at / (double)o->count);
		b->dx = cos(angle);
		b->dy = sin(angle);
		b->x = o->sheet->width / 2 + (o->count > 1 ? rx * b->dx : 0);
		b->y = middle + ry * b->dy;
		double share = sqrt((double)b->people / (double)most);
		b->radius = RADIUS_MIN + (RADIUS_MAX - RADIUS_MIN) * share;
	}
	return middle + ry + head;
}

/* ---- writing ---------------------------------------------------------------------------- */

static void write_times(sg_buf *out, size_t n)
{
	if (n == 1)
		sg_buf_puts(out, "once");
	else if (n == 2)
		sg_buf_puts(out, "twice");
	else
		sg_buf_printf(out, "%zu times", n);
}

static void write_direction(sg_buf *out, const bubble *a, const bubble *b, bool rebuts, size_t n)
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

/* A badge as wide as its count needs: on the line, at its middle. */
static void write_pill(sg_buf *out, bool rebuts, double x, double y, size_t n)
{
	char text[24];
	snprintf(text, sizeof text, "%zu", n);
	double width = 26 + sg_text__width(sg_slice_of(text), 13, true);
	sg_svg__rect(out, "badge", x - width / 2, y - 10, width, 20, 10);
	sg_buf_puts(out, "<path class=\"glyph\" d=\"M");
	sg_svg__number(out, x - width / 2 + 12);
	sg_buf_putc(out, ' ');
	sg_svg__number(out, y);
	sg_buf_puts(
		out, rebuts ? "m-3.2 -3.2l6.4 6.4m0 -6.4l-6.4 6.4\"/>\n" : "m-4 0h8m-4 -4v8\"/>\n");
	sg_svg__text(out, (sg_svg_text){"who", x - width / 2 + 20, y + 4.5, 0}, sg_slice_of(text));
}

/* A line that bends aside, so that agreement and rebuttal of two camps do not meet. */
static void write_line(overview *o, size_t i, size_t k, bool rebuts)
{
	const bubble *a = &o->bubbles[i], *b = &o->bubbles[k];
	const tie *t = &o->ties[i][k];
	size_t n = t->from[rebuts] + t->to[rebuts];
	if (!n)
		return;
	sg_buf *out = o->sheet->out;
	const char *kind = sg_relation_kind_name(rebuts ? SG_REBUTS : SG_AGREES);
	double length = fmax(1, hypot(b->x - a->x, b->y - a->y));
	double bend = (t->from[!rebuts] + t->to[!rebuts] ? 46 : 0) * (rebuts ? 1 : -1);
	double cx = (a->x + b->x) / 2 - (b->y - a->y) / length * bend;
	double cy = (a->y + b->y) / 2 + (b->x - a->x) / length * bend;
	sg_buf_printf(out, "<g class=\"edge %s w%d\" data-kind=\"%s\"><title>", kind,
		n < 3    ? 1
		: n < 20 ? 2
			 : 3,
		kind);
	write_direction(out, a, b, rebuts, t->from[rebuts]);
	write_direction(out, b, a, rebuts, t->to[rebuts]);
	sg_buf_puts(out, "</title>\n<path class=\"line\" d=\"M");
	const double numbers[] = {a->x, a->y, cx, cy, b->x, b->y};
	for (size_t j = 0; j < 6; j++) {
		sg_buf_puts(out, j == 0 ? "" : j == 2 ? "Q" : " ");
		sg_svg__number(out, numbers[j]);
	}
	sg_buf_puts(out, "\"/>\n");
	/* Not all at their middles: lines through the ellipse's centre would share one. */
	double at = o->count > 3 ? 0.36 + 0.07 * (double)((i + 2 * k) % 4) : 0.5, to = 1 - at;
	write_pill(out, rebuts, to * to * a->x + 2 * to * at * cx + at * at * b->x,
		to * to * a->y + 2 * to * at * cy + at * at * b->y, n);
	sg_buf_puts(out, "</g>\n");
	o->sheet->shows[rebuts ? SG_REBUTS : SG_AGREES] = true;
}

static void write_label_line(
	overview *o, const bubble *b, const char *css_class, size_t line, sg_slice text)
{
	bool is_side = fabs(b->dx) > 0.3, is_right = b->dx > 0;
	double x = b->x, y = b->y + LABEL_STEP * ((double)line - 1) + 4;
	char classes[48];
	snprintf(classes, sizeof classes, "%s%s", css_class,
		!is_side   ? " mid"
		: is_right ? ""
			   : " end");
	double room = is_side ? o->sheet->width / 4 - b->radius - LABEL_GAP - SG_PAGE_MARGIN
			      : o->sheet->width / 3;
	if (is_side)
		x += (b->radius + LABEL_GAP) * (is_right ? 1 : -1);
	else if (b->dy < 0)
		y = b->y - b->radius - LABEL_GAP - LABEL_STEP * (double)(LABEL_LINES - 1 - line);
	else
		y = b->y + b->radius + LABEL_GAP + 10 + LABEL_STEP * (double)line;
	sg_text_style style = {line ? 11 : 13, line == 0};
	text = sg_text__fit(text, room, style, o->sheet->arena);
	o->sheet->out->failed |= !text.ptr;
	sg_svg__text(o->sheet->out, (sg_svg_text){classes, x, y, 0}, text);
}

static void write_counts(overview *o, const bubble *b)
{
	sg_buf line = SG_BUF_INIT;
	sg_svg__count(&line, b->people, "person", "people");
	sg_buf_puts(&line, ", ");
	sg_svg__count(&line, b->claims, "claim", "claims");
	write_label_line(o, b, "role", 1, sg_buf_slice(&line));
	sg_buf_clear(&line);
	sg_buf_printf(&line, "+%zu and \xC3\x97%zu among themselves", b->agreements, b->rebuttals);
	write_label_line(o, b, "role", 2, sg_buf_slice(&line));
	o->sheet->out->failed |= line.failed;
	sg_buf_free(&line);
}

static void write_bubble(overview *o, const bubble *b)
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

static void write_camps(overview *o)
{
	for (size_t i = 0; i < o->count; i++)
		for (size_t k = i + 1; k < o->count; k++) {
			write_line(o, i, k, false);
			write_line(o, i, k, true);
		}
	for (size_t i = 0; i < o->count; i++)
		write_bubble(o, &o->bubbles[i]);
}

/* ---- a map of each camp ----------------------------------------------------------------- */

static void write_map_head(overview *o, const bubble *b, const sg_picture *picture)
{
	sg_sheet *sheet = o->sheet;
	sg_buf text = SG_BUF_INIT;
	sg_buf_printf(&text, "Drew %zu of the camp's ", picture->claims_drawn);
	sg_svg__count(&text, b->claims, "claim", "claims");
	sg_buf_puts(&text, " and of what it answers.");
	sg_slice label = sg_text__clean(b->label, 1024, sheet->arena);
	sheet->out->failed |= !label.ptr;
	label = sg_text__fit(label, sheet->width - 2 * SG_PAGE_MARGIN - 8,
		(sg_text_style){16, true}, sheet->arena);
	sheet->out->failed |= !label.ptr || text.failed;
	double y = sheet->bottom + MAP_GAP;
	sg_svg__text(sheet->out, (sg_svg_text){"h3", SG_PAGE_MARGIN + 4, y, 0}, label);
	sg_svg__text(sheet->out, (sg_svg_text){"h2", SG_PAGE_MARGIN + 4, y + 20, 0},
		sg_buf_slice(&text));
	sg_buf_free(&text);
}

/* A claim may stand in several maps. */
static void note_drawn(overview *o, const sg_picture *picture)
{
	for (size_t i = 0; i < picture->card_count; i++)
		for (size_t k = 0; k < picture->cards[i].row_count; k++)
			if (picture->cards[i].rows[k].is_shown)
				o->is_drawn[picture->cards[i].rows[k].claim] = true;
}

static sg_status draw_map(overview *o, const bubble *b)
{
	sg_sheet *sheet = o->sheet;
	sg_picture picture;
	size_t kept = CARDS_OF_ALL_MAPS / o->camps;
	kept = kept > CARDS_PER_MAP ? CARDS_PER_MAP : kept;
	sg_selection selection = {.max = kept, .kept = kept, .camp = b->camp, .has_camp = true};
	sg_status st = sg_picture__make(&picture, sheet->debate, sheet->options, sheet->arena);
	if (st == SG_OK)
		st = sg_picture__select(&picture, &selection, NULL);
	if (st != SG_OK)
		return st;
	write_map_head(o, b, &picture);
	note_drawn(o, &picture);
	sheet->top = sheet->bottom + MAP_GAP + MAP_HEAD - 14;
	return sg_map__draw(sheet, &picture);
}

sg_status sg_view_overview__draw(sg_sheet *sheet)
{
	overview o = {.sheet = sheet};
	o.is_drawn = sg_arena_array(sheet->arena, sheet->debate->claim_count, sizeof *o.is_drawn);
	if (!o.is_drawn)
		return SG_E_NOMEM;
	sg_status st = sg_sheet__open(
		sheet, sheet->options->width_px > 0 ? fmax(480, sheet->options->width_px) : WIDTH);
	if (st != SG_OK)
		return st;
	count_people(&o);
	count_ties(&o);
	drop_empty(&o);
	sheet->bottom = place(&o);
	write_camps(&o);
	for (size_t i = 0; st == SG_OK && i < o.count; i++)
		if (o.bubbles[i].camp != SG_NONE)
			st = draw_map(&o, &o.bubbles[i]);
	for (size_t i = 0; i < sheet->debate->claim_count; i++)
		sheet->picture->claims_drawn += o.is_drawn[i];
	sheet->picture->kept_by = SG_KEPT_PER_CAMP;
	return st;
}
