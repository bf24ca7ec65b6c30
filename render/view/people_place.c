/* Where people stand and how ties run.
 *
 * Each side is a column of rows whose circles bend outwards like a bracket. Names stand outside
 * it, ties bend inwards, away from the bracket: no line can cross a name, and none passes a circle
 * that it does not end at. */
#include "text/measure.h"
#include "view/people.h"

#include <math.h>

enum {
	BAND_GAP = 12,
	BAND_BOTTOM = 14,
	RADIUS_MIN = 4,
	DEPTH_MAX = 56,
	ROW_MAX = 64,
	SIDE_USUAL = 300, /* height that few rows are spread over */
	ROLES_ROWS_MAX = 12,
	NAME_WIDTH_LEAST = 132, /* headings stand in the same column */
	CLEAN_BYTES = 512,
	SAMPLES = 16,
	BADGE_ROOM = 20
};

/* ---- sizes ------------------------------------------------------------------------------ */

static size_t most_rows(const sg_people *people)
{
	return people->side_rows[0] > people->side_rows[1] ? people->side_rows[0]
							   : people->side_rows[1];
}

static double radius_for(size_t rows)
{
	return rows <= 8 ? 16 : rows <= 14 ? 13 : 10;
}

static void size_circles(sg_people *people)
{
	double most = 0;
	for (size_t i = 0; i < people->seat_count; i++)
		most = fmax(most, people->seats[i].central);
	for (size_t i = 0; i < people->seat_count; i++) {
		double share = most > 0 ? people->seats[i].central / most : 0;
		people->seats[i].radius =
			fmax(RADIUS_MIN, people->radius_max * sqrt(fmin(share, 1)));
	}
}

/* The widest name decides, within what leaves the ring its place. */
static sg_status wrap_names(sg_people *people)
{
	const sg_picture *picture = people->sheet->picture;
	sg_arena *arena = people->sheet->arena;
	double limit = (people->width - 2.0 * SG_PAGE_MARGIN) * 0.27,
	       widest = fmin(limit, NAME_WIDTH_LEAST);
	size_t lines_max = most_rows(people) <= ROLES_ROWS_MAX ? 2 : 1, lines = 1;
	people->has_roles = false;
	for (size_t i = 0; i < people->seat_count; i++) {
		sg_people_seat *seat = &people->seats[i];
		sg_slice name =
			sg_text__clean(sg_picture__name(picture, seat->person), CLEAN_BYTES, arena);
		sg_slice role = sg_text__clean(
			picture->debate->people[seat->person].role, CLEAN_BYTES, arena);
		if (!name.ptr || !role.ptr ||
			sg_text__wrap(&seat->name, name, limit,
				sg_theme__style(people->sheet->theme, SG_TYPE_NAME), lines_max,
				arena) != SG_OK)
			return SG_E_NOMEM;
		seat->role = sg_text__fit(
			role, limit, sg_theme__style(people->sheet->theme, SG_TYPE_SMALL), arena);
		if (!seat->role.ptr)
			return SG_E_NOMEM;
		for (size_t k = 0; k < seat->name.count; k++)
			widest = fmax(widest,
				sg_text__width(seat->name.items[k],
					sg_theme__style(people->sheet->theme, SG_TYPE_NAME).size_px,
					true));
		if (most_rows(people) <= ROLES_ROWS_MAX && seat->role.len) {
			people->has_roles = true;
			widest = fmax(
				widest, sg_text__width(seat->role,
						sg_theme__style(people->sheet->theme, SG_TYPE_SMALL)
							.size_px,
						false));
		}
		lines = seat->name.count > lines ? seat->name.count : lines;
	}
	people->name_width = fmin(widest, limit);
	double block = sg_people__name_step(people) * (double)lines +
		       (people->has_roles ? sg_people__role_step(people) : 0);
	people->row_step = fmax(block + 8, 2 * people->radius_max + 2);
	people->row_step = fmax(
		people->row_step, fmin(ROW_MAX, SIDE_USUAL / fmax(1, (double)most_rows(people))));
	return SG_OK;
}

/* ---- bands ------------------------------------------------------------------------------ */

/* Beside a heading there may be ties, but none above the first band. */
static double heading_room(const sg_people *people, size_t group)
{
	for (size_t i = 0; i < group; i++)
		for (size_t side = 0; side < 2; side++)
			if (people->groups[i].rows[side] && people->groups[group].rows[side])
				return people->name_width;
	return people->name_width + SG_PEOPLE_NAME_GAP + 2 * people->radius_max - 4;
}

static sg_status wrap_headings(sg_people *people)
{
	sg_arena *arena = people->sheet->arena;
	for (size_t i = 0; i < people->group_count; i++) {
		sg_people_group *group = &people->groups[i];
		sg_slice label = sg_text__clean(group->label, CLEAN_BYTES, arena);
		if (!group->has_heading)
			continue;
		if (!label.ptr || sg_text__wrap(&group->heading, label, heading_room(people, i),
					  sg_theme__style(people->sheet->theme, SG_TYPE_NAME), 2,
					  arena) != SG_OK)
			return SG_E_NOMEM;
	}
	return SG_OK;
}

static double heading_step(const sg_people *people)
{
	return sg_people__name_step(people) + 1;
}

static double above_rows(const sg_people *people, const sg_people_group *group)
{
	return group->has_heading ? 14 + heading_step(people) * (double)group->heading.count +
					    sg_people__role_step(people)
				  : BAND_BOTTOM;
}

static double natural_height(const sg_people *people, size_t side)
{
	double height = 0;
	for (size_t i = 0; i < people->group_count; i++) {
		const sg_people_group *group = &people->groups[i];
		if (group->rows[side])
			height += (height > 0 ? BAND_GAP : 0) + above_rows(people, group) +
				  BAND_BOTTOM + people->row_step * (double)group->rows[side];
	}
	return height;
}

/* Bands fill the height of the longer side: `extra` is shared by the rows. */
static void stack_side(sg_people *people, size_t side, double whole)
{
	double y = people->sheet->top, extra = whole - natural_height(people, side);
	double rows = fmax(1, (double)people->side_rows[side]);
	for (size_t i = 0; i < people->group_count; i++) {
		sg_people_group *group = &people->groups[i];
		double own = (double)group->rows[side];
		if (group->rows[side] == 0)
			continue;
		group->top[side] = y;
		group->height[side] = above_rows(people, group) + BAND_BOTTOM +
				      people->row_step * own + extra * own / rows;
		y += group->height[side] + BAND_GAP;
	}
}

static void place_rows(sg_people *people)
{
	size_t seen[SG_GROUPS_MAX][2] = {{0}};
	size_t left = people->side_rows[0];
	for (size_t i = 0; i < people->seat_count; i++) {
		/* Down the left side, then down the right one. */
		sg_people_seat *seat = &people->seats[people->by_ring[i < left ? left - 1 - i : i]];
		const sg_people_group *group = &people->groups[seat->group];
		double rows = (double)group->rows[seat->side];
		double room = group->height[seat->side] - above_rows(people, group) - BAND_BOTTOM;
		double step = fmin(room / rows, 2.2 * people->row_step);
		double first = group->top[seat->side] + above_rows(people, group) +
			       (room - step * rows) / 2 + step / 2;
		seat->y = first + step * (double)seen[seat->group][seat->side]++;
	}
}

static void bend_sides(sg_people *people)
{
	double low = INFINITY, high = -INFINITY;
	for (size_t i = 0; i < people->seat_count; i++) {
		low = fmin(low, people->seats[i].y);
		high = fmax(high, people->seats[i].y);
	}
	double half = (high - low) / 2, depth = fmin(DEPTH_MAX, 0.14 * (high - low));
	double outermost = SG_PAGE_MARGIN + SG_PEOPLE_PAD + people->name_width +
			   SG_PEOPLE_NAME_GAP + people->radius_max;
	depth = fmin(depth, fmax(0, people->width / 2 - outermost - 60));
	for (size_t i = 0; i < people->seat_count; i++) {
		sg_people_seat *seat = &people->seats[i];
		double u = half > 0 ? (seat->y - low - half) / half : 0;
		double x = outermost + depth * u * u;
		seat->x = seat->side ? people->width - x : x;
	}
}

/* ---- curves ----------------------------------------------------------------------------- */

sg_point sg_people__point(const sg_people_tie *tie, double t)
{
	const sg_point *p = tie->at;
	double s = 1 - t, a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
	return (sg_point){a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
		a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

static sg_point moved(sg_point from, sg_point to, double length)
{
	double whole = hypot(to.x - from.x, to.y - from.y);
	double t = whole > 0 ? length / whole : 0;
	return (sg_point){from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t};
}

static void bend(sg_people *people, sg_people_tie *tie)
{
	const sg_people_seat *a = &people->seats[tie->from], *b = &people->seats[tie->to];
	double dx = b->x - a->x, dy = b->y - a->y;
	sg_point p = {a->x, a->y}, q = {b->x, b->y}, from = p, to = q;
	if (a->side != b->side) {
		/* Flatter than the straight way: the next circles stay clear. */
		double out = dx * 0.36, limit = fabs(out) * 0.7;
		double down = fmax(-limit, fmin(limit, dy * 0.2));
		p.x += out;
		p.y += down;
		q.x -= out;
		q.y -= down;
	} else {
		double inner = fabs(people->width - 2 * (a->side ? people->width - a->x : a->x));
		double bulge = fmin(34 + 0.42 * fabs(dy), 0.62 * inner);
		bulge *= a->side ? -1 : 1;
		p.x += bulge;
		p.y += dy * 0.12;
		q.x += bulge;
		q.y -= dy * 0.12;
	}
	/* Both signs between the two: one on each side of the way. */
	if (tie->is_doubled) {
		double away = tie->link.kind == SG_AGREES ? -14 : 14;
		double whole = hypot(dx, dy);
		double turn = tie->from < tie->to ? 1 : -1;
		if (whole > 0) {
			p.x -= turn * away * dy / whole;
			p.y += turn * away * dx / whole;
			q.x -= turn * away * dy / whole;
			q.y += turn * away * dx / whole;
		}
	}
	tie->at[0] = moved(from, p, a->radius + 1);
	tie->at[1] = p;
	tie->at[2] = q;
	tie->at[3] = moved(to, q, b->radius + 3);
}

/* ---- badges ----------------------------------------------------------------------------- */

typedef struct badges {
	const sg_people *people;
	sg_point *samples; /* SAMPLES per tie */
} badges;

static double badge_cost(const badges *b, uint32_t tie, sg_point at)
{
	const sg_people *people = b->people;
	double cost = 0;
	for (uint32_t i = 0; i < people->tie_count; i++) {
		const sg_people_tie *other = &people->ties[i];
		if (i < tie && other->has_badge) {
			double gap = hypot(other->badge.x - at.x, other->badge.y - at.y);
			cost += gap < BADGE_ROOM ? 8 + BADGE_ROOM - gap : 0;
		}
		for (size_t k = 0; i != tie && i != people->ties[tie].reverse && k < SAMPLES; k++) {
			const sg_point *p = &b->samples[i * SAMPLES + k];
			if (hypot(p->x - at.x, p->y - at.y) < 11) {
				cost += 1;
				break;
			}
		}
	}
	for (size_t i = 0; i < people->seat_count; i++) {
		const sg_people_seat *seat = &people->seats[i];
		double gap = hypot(seat->x - at.x, seat->y - at.y) - seat->radius;
		cost += gap < 13 ? 30 : 0;
	}
	return cost;
}

/* Near the source, unless there is no room; in the middle where a line goes both ways. */
static sg_status place_badges(sg_people *people)
{
	static const double near[] = {0.3, 0.36, 0.25, 0.42, 0.2, 0.5, 0.57, 0.64, 0.15, 0.7};
	static const double middle[] = {0.5};
	badges b = {.people = people};
	b.samples = sg_arena_array(
		people->sheet->arena, people->tie_count * SAMPLES, sizeof *b.samples);
	if (!b.samples)
		return SG_E_NOMEM;
	for (size_t i = 0; i < people->tie_count; i++)
		for (size_t k = 0; k < SAMPLES; k++)
			b.samples[i * SAMPLES + k] =
				sg_people__point(&people->ties[i], ((double)k + 0.5) / SAMPLES);
	for (uint32_t i = 0; i < people->tie_count; i++) {
		sg_people_tie *tie = &people->ties[i];
		if (!sg_relation_sign(tie->link.kind) ||
			(tie->reverse != SG_NONE && tie->reverse < i))
			continue;
		bool is_mutual = tie->reverse != SG_NONE;
		const double *tries = is_mutual ? middle : near;
		size_t count = is_mutual ? 1 : sizeof near / sizeof *near;
		double least = INFINITY;
		for (size_t k = 0; k < count; k++) {
			sg_point at = sg_people__point(tie, tries[k]);
			double cost = badge_cost(&b, i, at) + 0.05 * (double)k;
			if (cost < least - 1e-9) {
				least = cost;
				tie->badge = at;
			}
		}
		tie->has_badge = true;
	}
	return SG_OK;
}

sg_status sg_people__place(sg_people *people)
{
	people->width = people->sheet->width;
	people->top = people->bottom = people->sheet->top;
	if (people->seat_count == 0)
		return SG_OK;
	people->radius_max = radius_for(most_rows(people));
	size_circles(people);
	sg_status st = wrap_names(people);
	if (st == SG_OK)
		st = wrap_headings(people);
	if (st != SG_OK)
		return st;
	double whole = fmax(natural_height(people, 0), natural_height(people, 1));
	stack_side(people, 0, whole);
	stack_side(people, 1, whole);
	people->bottom = people->top + whole;
	place_rows(people);
	bend_sides(people);
	for (size_t i = 0; i < people->tie_count; i++)
		bend(people, &people->ties[i]);
	return place_badges(people);
}
