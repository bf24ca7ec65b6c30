/* The view of people as SVG: bands, people, ties, badges, and those who took no stance.
 *
 * A tie that is returned in kind is one line: each half, up to its own arrow head, belongs to the
 * one who speaks. Badges come after all lines, so that none runs over one; they carry the same
 * data as their tie. */
#include "view/people.h"

#include "escape.h"
#include "sheet/words.h"
#include "text/measure.h"
#include "view/view.h"

#include <math.h>

enum {
	WIDTH_USUAL = 720,
	WIDTH_MANY = 860,
	SEATS_MANY = 28,
	WIDTH_LEAST = 360,
	SILENT_GAP = 34,
	SILENT_STEP = 22,
	SILENT_LINES_MAX = 6,
	SILENT_DOT = 12, /* circle's middle to name */
	SILENT_SPACE = 22,
	SILENT_NAME_MAX = 180,
	SILENT_REST_ROOM = 130, /* "and 12345 more" */
	BADGES_LARGE_MAX = 40
};

/* ---- bands ------------------------------------------------------------------------------ */

static void write_band(const sg_people *people, const sg_people_group *group, size_t side)
{
	sg_buf *out = people->sheet->out;
	double x = SG_PAGE_MARGIN, inner = 0, width;
	for (size_t i = 0; i < people->seat_count; i++) {
		const sg_people_seat *seat = &people->seats[i];
		double in = seat->side ? people->width - seat->x : seat->x;
		if (&people->groups[seat->group] == group && seat->side == side)
			inner = fmax(inner, in);
	}
	width = inner + people->radius_max + 10 - x;
	if (people->group_count == 1)
		width = people->width - 2 * x;
	else if (side)
		x = people->width - x - width;
	sg_svg__rect(out, "field", x, group->top[side], width, group->height[side], 14);
}

/* "4 people", "31 of 52 people": of a camp on both sides those on this one. */
static void write_members(
	const sg_people *people, const sg_people_group *group, size_t side, sg_svg_text at)
{
	sg_buf count = SG_BUF_INIT;
	size_t here = people->group_count == 1 ? group->members : group->rows[side];
	if (here < group->people)
		sg_buf_printf(&count, "%zu of ", here);
	sg_svg__count(&count, group->people, "person", "people");
	sg_svg__text(people->sheet->out, at, sg_buf_slice(&count));
	people->sheet->out->failed |= count.failed;
	sg_buf_free(&count);
}

/* In the band's outer corner. */
static void write_heading(const sg_people *people, const sg_people_group *group, size_t side)
{
	double left = SG_PAGE_MARGIN + SG_PEOPLE_PAD;
	sg_svg_text at = {.css_class = side ? "camp-name end" : "camp-name",
		.x = side ? people->width - left : left};
	at.y = group->top[side] + 6 + sg_people__name_step(people);
	for (size_t i = 0; i < group->heading.count; i++, at.y += sg_people__name_step(people) + 1)
		sg_svg__text(people->sheet->out, at, group->heading.items[i]);
	at.css_class = side ? "role end" : "role";
	at.y -= 2;
	write_members(people, group, side, at);
}

static void write_bands(const sg_people *people)
{
	for (size_t i = 0; i < people->group_count; i++) {
		const sg_people_group *group = &people->groups[i];
		if (group->label.len == 0)
			continue;
		sg_buf_printf(people->sheet->out, "<g class=\"camp %s\">\n",
			sg_svg__camp_class(group->camp));
		bool is_whole = people->group_count == 1;
		for (size_t side = 0; side < 2; side++)
			if (group->rows[side] && !(is_whole && side))
				write_band(people, group, side);
		for (size_t side = 0; side < 2; side++)
			if (group->has_heading && group->rows[side] && !(is_whole && side))
				write_heading(people, group, side);
		sg_buf_puts(people->sheet->out, "</g>\n");
	}
}

/* ---- people ----------------------------------------------------------------------------- */

/* "Ines Dahl, mayor. Camp: With Ines Dahl. 3 claims; agrees with 2, rebuts 1; ..." */
static void write_person_title(const sg_people *people, const sg_people_seat *seat)
{
	sg_buf *out = people->sheet->out;
	const sg_people_group *group = &people->groups[seat->group];
	sg_words__claim(out, people->sheet->picture, seat->person, SG_NONE);
	if (group->label.len) {
		sg_buf_puts(out, ". Camp: ");
		sg_escape__xml(out, group->label);
	}
	sg_buf_puts(out, ". ");
	sg_svg__count(out, seat->claims, "claim", "claims");
	if (!people->is_replies)
		sg_buf_printf(out,
			"; agrees with %zu, rebuts %zu; agreed with by %zu, rebutted by %zu",
			seat->given[0], seat->given[1], seat->got[0], seat->got[1]);
	sg_buf_putc(out, '.');
}

static void write_circle(sg_buf *out, double x, double y, double radius)
{
	sg_buf_puts(out, "<circle class=\"stripe\"");
	sg_svg__attribute(out, "cx", x);
	sg_svg__attribute(out, "cy", y);
	sg_svg__attribute(out, "r", radius);
	sg_buf_puts(out, "/>\n");
}

/* Outside the ring: on the left the words end at the circle, on the right they begin there. */
static void write_beside(const sg_people *people, const sg_people_seat *seat,
	const char *const css_class[2], double y, sg_slice words)
{
	double gap = seat->radius + SG_PEOPLE_NAME_GAP;
	bool is_end = seat->side == 0 && !seat->name.is_rtl;
	sg_svg_text at = {.css_class = css_class[is_end ? 1 : 0],
		.x = seat->side ? seat->x + gap : seat->x - gap,
		.y = y};
	if (seat->side == 0 && seat->name.is_rtl)
		at.rtl_x = at.x;
	sg_svg__text(people->sheet->out, at, words);
}

static void write_seat(const sg_people *people, const sg_people_seat *seat)
{
	static const char *const name_class[2] = {"who", "who end"};
	static const char *const role_class[2] = {"role", "role end"};
	sg_buf *out = people->sheet->out;
	bool has_role = people->has_roles && seat->role.len;
	double height = sg_people__name_step(people) * (double)seat->name.count +
			(has_role ? sg_people__role_step(people) : 0);
	double y = seat->y - height / 2 + 0.78 * sg_people__name_step(people);
	sg_buf_printf(out, "<g class=\"person %s\" id=\"%s-p%u\" role=\"graphics-object\"><title>",
		sg_svg__camp_class(people->groups[seat->group].camp), people->sheet->prefix,
		(unsigned)seat->person + 1);
	write_person_title(people, seat);
	sg_buf_puts(out, "</title>\n");
	write_circle(out, seat->x, seat->y, seat->radius);
	for (size_t i = 0; i < seat->name.count; i++, y += sg_people__name_step(people))
		write_beside(people, seat, name_class, y, seat->name.items[i]);
	if (has_role)
		write_beside(people, seat, role_class, y - 2, seat->role);
	sg_buf_puts(out, "</g>\n");
}

static void write_seats(const sg_people *people)
{
	size_t left = people->side_rows[0];
	for (size_t i = 0; i < people->seat_count; i++)
		write_seat(people, &people->seats[people->by_ring[i < left ? left - 1 - i : i]]);
}

/* ---- ties ------------------------------------------------------------------------------- */

static void open_tie(const sg_people *people, const char *css_class, const sg_people_tie *tie)
{
	const char *kind = sg_relation_kind_name(tie->link.kind);
	sg_buf *out = people->sheet->out;
	sg_buf_printf(out,
		"<g class=\"%s %s%s%s\" data-kind=\"%s\" data-from=\"p%u\" data-to=\"p%u\" "
		"data-confidence=\"",
		css_class, kind, sg_mark__sureness(tie->link.kind, tie->link.confidence),
		sg_mark__width(tie->link.kind, tie->strength), kind,
		(unsigned)people->seats[tie->from].person + 1,
		(unsigned)people->seats[tie->to].person + 1);
	sg_words__confidence(out, tie->link.confidence);
	sg_buf_putc(out, '"');
}

static sg_point halfway(sg_point a, sg_point b)
{
	return (sg_point){(a.x + b.x) / 2, (a.y + b.y) / 2};
}

/* The second half of a curve, as de Casteljau cuts it. */
static void cut_first_half(sg_point *p)
{
	sg_point a = halfway(p[0], p[1]), b = halfway(p[1], p[2]), c = halfway(p[2], p[3]);
	p[2] = c;
	p[1] = halfway(b, c);
	p[0] = halfway(halfway(a, b), p[1]);
}

static void write_tie(const sg_people *people, const sg_people_tie *tie)
{
	sg_buf *out = people->sheet->out;
	sg_point curve[4];
	memcpy(curve, tie->at, sizeof curve);
	if (tie->reverse != SG_NONE)
		cut_first_half(curve);
	sg_way end = {{curve[2], curve[3]}, 2};
	open_tie(people, "edge", tie);
	sg_buf_putc(out, '>');
	sg_words__links(out, people->sheet->picture, &tie->link, tie->times);
	sg_mark__curve(out, "hit", curve);
	sg_mark__tip(out, &end, tie->link.kind);
	curve[3] = end.at[1];
	sg_mark__curve(out, "line", curve);
	sg_buf_puts(out, "</g>\n");
	sg_sheet__show(people->sheet, tie->link.kind, tie->link.confidence);
}

static void write_ties(const sg_people *people)
{
	static const sg_relation_kind order[] = {SG_REPLIES, SG_AGREES, SG_REBUTS};
	for (size_t k = 0; k < sizeof order / sizeof *order; k++)
		for (size_t i = 0; i < people->tie_count; i++)
			if (people->ties[i].link.kind == order[k])
				write_tie(people, &people->ties[i]);
	bool is_small = people->tie_count > BADGES_LARGE_MAX;
	for (size_t i = 0; i < people->tie_count; i++) {
		const sg_people_tie *tie = &people->ties[i];
		if (!tie->has_badge)
			continue;
		open_tie(people, "mark", tie);
		sg_buf_puts(people->sheet->out, " aria-hidden=\"true\">");
		(is_small ? sg_mark__small_badge : sg_mark__badge)(
			people->sheet->out, tie->link.kind, tie->badge.x, tie->badge.y);
		sg_buf_puts(people->sheet->out, "</g>\n");
	}
}

/* ---- those without a tie ---------------------------------------------------------------- */

static double silent_step(const sg_people *people)
{
	return sg_theme__grown(people->sheet->theme, SILENT_STEP);
}

static const char *silent_heading(const sg_people *people)
{
	if (people->seat_count == 0)
		return "Said something; nobody answers anybody";
	return people->is_replies ? "Said something, answers nobody and is not answered"
				  : "Said something, no stance to or from anybody named";
}

static void write_silent_person(
	const sg_people *people, uint32_t person, sg_slice name, double x, double y)
{
	sg_buf *out = people->sheet->out;
	const sg_picture *picture = people->sheet->picture;
	uint32_t camp = sg_picture__camp_of(picture, person);
	sg_buf_printf(out, "<g class=\"person %s\" id=\"%s-p%u\"",
		sg_svg__camp_class(camp < SG_CAMPS_DRAWN_MAX ? camp : SG_NONE),
		people->sheet->prefix, (unsigned)person + 1);
	sg_words__name(out, picture, person, SG_NONE, false);
	write_circle(out, x + 4, y - 4, 4);
	sg_svg__text(out, (sg_svg_text){.css_class = "key", .x = x + SILENT_DOT, .y = y}, name);
	sg_buf_puts(out, "</g>\n");
}

/* Where the next name goes. */
typedef struct pen {
	const sg_people *people;
	double x, y, left, right;
	size_t lines;
} pen;

static sg_status write_silent_heading(pen *p)
{
	sg_lines lines;
	sg_sheet *sheet = p->people->sheet;
	sg_status st = sg_text__wrap(&lines, sg_slice_of(silent_heading(p->people)),
		p->right - p->left, sg_theme__style(sheet->theme, SG_TYPE_NAME), 3, sheet->arena);
	for (size_t i = 0; st == SG_OK && i < lines.count; i++, p->y += silent_step(p->people))
		sg_svg__text(sheet->out,
			(sg_svg_text){.css_class = "camp-name", .x = p->left, .y = p->y},
			lines.items[i]);
	return st;
}

/* @return false: there is no line left for it */
static bool make_room(pen *p, double width)
{
	bool is_last = p->lines == SILENT_LINES_MAX;
	if (p->x + width <= (is_last ? p->right - SILENT_REST_ROOM : p->right) || p->x <= p->left)
		return true;
	if (is_last)
		return false;
	p->lines++;
	p->x = p->left;
	p->y += silent_step(p->people);
	return true;
}

/* Names in lines, as many as fit. */
static sg_status write_silent(pen *p)
{
	const sg_people *people = p->people;
	sg_buf *out = people->sheet->out, rest = SG_BUF_INIT;
	size_t i = 0;
	for (; i < people->silent_count; i++) {
		sg_slice name = sg_picture__name(people->sheet->picture, people->silent[i]);
		name = sg_text__clean(name, 512, people->sheet->arena);
		if (name.ptr)
			name = sg_text__fit(name, SILENT_NAME_MAX,
				sg_theme__style(people->sheet->theme, SG_TYPE_NOTE),
				people->sheet->arena);
		if (!name.ptr)
			return SG_E_NOMEM;
		double width =
			SILENT_DOT +
			sg_text__width(name,
				sg_theme__style(people->sheet->theme, SG_TYPE_NOTE).size_px, false);
		if (!make_room(p, width))
			break;
		write_silent_person(people, people->silent[i], name, p->x, p->y);
		p->x += width + SILENT_SPACE;
	}
	if (i < people->silent_count) {
		sg_buf_printf(&rest, "and %zu more", people->silent_count - i);
		sg_svg__text(out, (sg_svg_text){.css_class = "key", .x = p->x, .y = p->y},
			sg_buf_slice(&rest));
	}
	out->failed |= rest.failed;
	sg_buf_free(&rest);
	return SG_OK;
}

static sg_status write_others(const sg_people *people)
{
	sg_sheet *sheet = people->sheet;
	pen p = {people, SG_PAGE_MARGIN + 4, 0, SG_PAGE_MARGIN + 4, 0, 1};
	p.right = people->width - SG_PAGE_MARGIN;
	p.y = people->bottom + (people->seat_count ? SILENT_GAP : 4);
	sg_status st = write_silent_heading(&p);
	if (st == SG_OK)
		st = write_silent(&p);
	sheet->bottom = p.y;
	return st;
}

/* ---- the view --------------------------------------------------------------------------- */

static double width_for(const sg_people *people)
{
	double asked = people->sheet->options->width_px;
	if (asked > 0)
		return fmax(asked, WIDTH_LEAST);
	return people->seat_count > SEATS_MANY ? WIDTH_MANY : WIDTH_USUAL;
}

static sg_status write_coverage(sg_people *people)
{
	sg_buf text = SG_BUF_INIT;
	size_t left_out = people->tied_count - people->seat_count;
	const sg_picture *picture = people->sheet->picture;
	if (picture->focus.len) {
		sg_buf_puts(&text, "Drew what is within ");
		sg_svg__count(&text, picture->steps, "step", "steps");
		sg_buf_puts(&text, " of ");
		sg_buf_add(&text, picture->focus);
		sg_buf_puts(&text, ". ");
	}
	if (left_out)
		sg_buf_printf(&text, "Drew %zu of %zu people who %s: those with the most ties.",
			people->seat_count, people->tied_count,
			people->is_replies ? "answer or are answered" : "took or met a stance");
	else if (people->seat_count && !picture->focus.len)
		sg_buf_puts(&text, people->is_replies
					   ? "Nobody took a stance: replies are drawn."
					   : "Everybody who took or met a stance is drawn.");
	if (people->is_thinned)
		sg_buf_printf(&text, " Drew the strongest %zu of %zu ties.", people->tie_count,
			people->tie_total);
	else if (people->tie_count < people->tie_total)
		sg_buf_printf(
			&text, " Drew %zu of %zu ties.", people->tie_count, people->tie_total);
	people->sheet->coverage = sg_arena_copy(people->sheet->arena, sg_buf_slice(&text));
	bool failed = text.failed || !people->sheet->coverage.ptr;
	sg_buf_free(&text);
	return failed ? SG_E_NOMEM : SG_OK;
}

sg_status sg_view_people__draw(sg_sheet *sheet)
{
	sg_people people;
	sg_status st = sg_people__ties(&people, sheet);
	if (st == SG_OK)
		st = sg_sheet__open(sheet, width_for(&people));
	if (st == SG_OK)
		st = sg_people__seat(&people);
	if (st == SG_OK)
		st = sg_people__place(&people);
	if (st == SG_OK)
		st = write_coverage(&people);
	if (st != SG_OK)
		return st;
	write_bands(&people);
	write_seats(&people);
	write_ties(&people);
	sheet->bottom = people.bottom;
	if (people.seat_count)
		sheet->key_note = "The larger a circle, the more attention; the thicker a line, "
				  "the more often or surer.";
	if (people.silent_count)
		st = write_others(&people);
	return st;
}
