/* Lanes, and where marks stand on them.
 *
 * The most active people have a lane of their own, in the band of their camp; the rest of a camp
 * share one. Marks that would cover each other go to another row of their lane; where a lane would
 * get too many rows they are pushed aside. */
#include "view/timeline.h"

#include "sheet/saying.h"
#include "text/measure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	PEOPLE_MAX = 24, /* with a lane of their own */
	MANY_MARKS = 150,
	ROWS_USUAL = 6,
	LANE_PAD = 8,
	GROUP_GAP = 8,
	GROUP_PAD = 6,
	NAME_GAP = 12
};

/* Between two marks, and between rows of them. */
static const double mark_gap = 1.5;

/* ---- who has one ------------------------------------------------------------------------ */

typedef struct voice {
	uint32_t person, group;
	size_t marks;
} voice;

static int most_active(const void *a, const void *b)
{
	const voice *p = a, *q = b;
	if (p->marks != q->marks)
		return p->marks > q->marks ? -1 : 1;
	return p->person < q->person ? -1 : p->person > q->person;
}

/* Who says something that is drawn; SG_NONE last, where nobody is named. @return how many */
static size_t list_voices(const sg_timeline *timeline, voice *out)
{
	size_t people = timeline->picture->debate->person_count, count = 0;
	for (uint32_t i = 0; i <= people; i++) {
		uint32_t person = i < people ? i : SG_NONE;
		out[i] = (voice){person, sg_groups__of(timeline->picture, person), 0};
	}
	for (size_t i = 0; i < timeline->mark_count; i++) {
		uint32_t person = timeline->marks[i].person;
		if (timeline->marks[i].lane != SG_NONE)
			out[person == SG_NONE ? people : person].marks++;
	}
	for (size_t i = 0; i <= people; i++)
		if (out[i].marks)
			out[count++] = out[i];
	return count;
}

/* Of the rest of a group: one alone keeps its name. */
static void add_rest(
	sg_timeline *timeline, uint32_t group, const voice *rest, size_t count, uint32_t *lane_of)
{
	sg_timeline_lane lane = {.person = SG_NONE, .group = group};
	size_t people = timeline->picture->debate->person_count;
	for (size_t i = 0; i < count; i++) {
		if (rest[i].group != group)
			continue;
		lane.person = lane.people++ == 0 ? rest[i].person : SG_NONE;
		lane.marks += rest[i].marks;
		lane_of[rest[i].person == SG_NONE ? people : rest[i].person] =
			(uint32_t)timeline->lane_count;
	}
	if (lane.people)
		timeline->lanes[timeline->lane_count++] = lane;
}

static void add_lanes(sg_timeline *timeline, const voice *voices, size_t count, uint32_t *lane_of)
{
	size_t own = count <= PEOPLE_MAX ? count : PEOPLE_MAX;
	size_t people = timeline->picture->debate->person_count;
	for (uint32_t group = 0; group < SG_GROUPS_MAX; group++) {
		size_t before = timeline->lane_count;
		for (size_t i = 0; i < own; i++) {
			if (voices[i].group != group)
				continue;
			lane_of[voices[i].person == SG_NONE ? people : voices[i].person] =
				(uint32_t)timeline->lane_count;
			timeline->lanes[timeline->lane_count++] =
				(sg_timeline_lane){.person = voices[i].person,
					.group = group,
					.people = 1,
					.marks = voices[i].marks};
		}
		add_rest(timeline, group, voices + own, count - own, lane_of);
		timeline->groups[group].lanes = timeline->lane_count - before;
	}
}

static sg_status make_lanes(sg_timeline *timeline)
{
	sg_arena *arena = timeline->picture->arena;
	size_t people = timeline->picture->debate->person_count;
	voice *voices = sg_arena_array(arena, people + 1, sizeof *voices);
	uint32_t *lane_of = sg_arena_array(arena, people + 1, sizeof *lane_of);
	timeline->lanes =
		sg_arena_array(arena, PEOPLE_MAX + SG_GROUPS_MAX, sizeof *timeline->lanes);
	if (!voices || !lane_of || !timeline->lanes)
		return SG_E_NOMEM;
	size_t count = list_voices(timeline, voices);
	qsort(voices, count, sizeof *voices, most_active);
	add_lanes(timeline, voices, count, lane_of);
	for (size_t i = 0; i < timeline->mark_count; i++) {
		sg_timeline_mark *mark = &timeline->marks[i];
		if (mark->lane == SG_NONE)
			continue;
		mark->lane = lane_of[mark->person == SG_NONE ? people : mark->person];
		timeline->groups[timeline->lanes[mark->lane].group].drawn++;
	}
	return SG_OK;
}

static sg_status name_lane(sg_timeline *timeline, sg_timeline_lane *lane)
{
	sg_picture *picture = timeline->picture;
	double room = timeline->left - NAME_GAP - SG_PAGE_MARGIN - NAME_GAP;
	char text[32];
	sg_slice name;
	snprintf(text, sizeof text, "%zu others", lane->people);
	if (lane->people > 1)
		name = sg_arena_copy(picture->arena, sg_slice_of(text));
	else
		name = sg_saying__name(picture, lane->person);
	if (name.ptr)
		name = sg_text__fit(
			name, room, sg_timeline__style(timeline, SG_TYPE_WORDS), picture->arena);
	lane->name = name;
	return name.ptr ? SG_OK : SG_E_NOMEM;
}

/* ---- marks on a lane -------------------------------------------------------------------- */

static void set_radii(sg_timeline *timeline)
{
	bool is_crowded = timeline->drawn > MANY_MARKS;
	double least = is_crowded ? 3 : 4.5, most = is_crowded ? 6 : 9;
	size_t got = 1;
	for (size_t i = 0; i < timeline->mark_count; i++)
		got = timeline->marks[i].got > got ? timeline->marks[i].got : got;
	for (size_t i = 0; i < timeline->mark_count; i++) {
		sg_timeline_mark *mark = &timeline->marks[i];
		mark->radius = least + (most - least) * sqrt((double)mark->got /
								(double)(got > 4 ? got : 4));
	}
	timeline->radius_max = most;
}

/* Marks of one lane, in order of place. */
typedef struct dodge {
	sg_timeline_mark **marks;
	size_t count;
	double left, right;
	size_t rows;
	double *end;  /* per row: where its last mark ends */
	double *load; /* per row: how much room its marks take */
	size_t *row;  /* per mark */
} dodge;

static double room_of(const sg_timeline_mark *mark)
{
	return 2 * mark->radius + mark_gap;
}

/* How many rows it takes to push nothing aside, up to the usual; and more where all would not find
 * room in those, with slack to share them out. */
static void count_rows(dodge *d)
{
	double width = 0;
	size_t used = 0;
	for (size_t i = 0; i < d->count; i++)
		width += room_of(d->marks[i]);
	for (size_t i = 0; i < d->count && used < ROWS_USUAL; i++) {
		const sg_timeline_mark *mark = d->marks[i];
		size_t k = 0;
		while (k < used && d->end[k] + mark_gap > mark->at - mark->radius)
			k++;
		used += k == used;
		d->end[k] = mark->at + mark->radius;
	}
	size_t needed = 1 + (size_t)(1.5 * width / (d->right - d->left));
	d->rows = used > needed ? used : needed;
}

/* The first row with room at the mark's place, else the one whose last mark ends first. */
static size_t row_for(const dodge *d, const sg_timeline_mark *mark)
{
	size_t best = d->rows;
	for (size_t k = 0; k < d->rows; k++) {
		if (d->load[k] + room_of(mark) > d->right - d->left)
			continue;
		if (d->end[k] + mark_gap <= mark->at - mark->radius)
			return k;
		if (best == d->rows || d->end[k] < d->end[best])
			best = k;
	}
	return best < d->rows ? best : 0;
}

static void push_right(dodge *d)
{
	for (size_t k = 0; k < d->rows; k++) {
		d->end[k] = d->left - mark_gap;
		d->load[k] = 0;
	}
	for (size_t i = 0; i < d->count; i++) {
		sg_timeline_mark *mark = d->marks[i];
		size_t k = d->row[i] = row_for(d, mark);
		mark->x = fmax(mark->at, d->end[k] + mark_gap + mark->radius);
		d->end[k] = mark->x + mark->radius;
		d->load[k] += room_of(mark);
	}
}

/* Those beyond the end go back, and push what stands before them. */
static void push_left(dodge *d)
{
	for (size_t k = 0; k < d->rows; k++)
		d->end[k] = d->right + mark_gap;
	for (size_t i = d->count; i-- > 0;) {
		sg_timeline_mark *mark = d->marks[i];
		double *start = &d->end[d->row[i]];
		mark->x = fmin(mark->x, *start - mark_gap - mark->radius);
		*start = mark->x - mark->radius;
	}
}

static int by_place(const void *a, const void *b)
{
	const sg_timeline_mark *p = *(sg_timeline_mark *const *)a;
	const sg_timeline_mark *q = *(sg_timeline_mark *const *)b;
	if (p->at > q->at || p->at < q->at)
		return p->at > q->at ? 1 : -1;
	return p->claim < q->claim ? -1 : p->claim > q->claim;
}

/* y is the row's middle, from the lane's, until lanes have a place. */
static void set_rows(const dodge *d, sg_timeline_lane *lane)
{
	for (size_t i = 0; i < d->count; i++)
		d->marks[i]->y = (double)d->row[i];
	lane->rows = lane->rows > d->rows ? lane->rows : d->rows;
}

/* `count` marks from `first` on, between left and right. */
static void spread_between(sg_timeline_lane *lane, const dodge *all, size_t first, size_t count,
	double left, double right)
{
	dodge d = *all;
	d.marks += first;
	d.count = count;
	d.left = left;
	d.right = right;
	count_rows(&d);
	push_right(&d);
	push_left(&d);
	set_rows(&d, lane);
}

static void spread(sg_timeline *timeline, sg_timeline_lane *lane, dodge *d)
{
	const sg_timeline_axis *axis = &timeline->axis;
	size_t dated = d->count;
	qsort(d->marks, d->count, sizeof *d->marks, by_place);
	while (axis->undated && dated > 0 && d->marks[dated - 1]->time == SG_TIMELINE_NEVER)
		dated--;
	for (size_t i = 0; i < d->count; i++)
		lane->pitch = fmax(lane->pitch, room_of(d->marks[i]));
	spread_between(lane, d, 0, dated, timeline->left,
		axis->undated ? axis->undated_x - 4 : timeline->right);
	if (dated < d->count)
		spread_between(lane, d, dated, d->count - dated, axis->undated_x, timeline->right);
}

static sg_status spread_all(sg_timeline *timeline)
{
	sg_arena *arena = timeline->picture->arena;
	size_t drawn = timeline->drawn, n = 0;
	sg_timeline_mark **sorted = sg_arena_array(arena, drawn, sizeof *sorted);
	size_t *first = sg_arena_array(arena, timeline->lane_count + 1, sizeof *first);
	size_t rows = drawn + ROWS_USUAL + 1;
	dodge d = {.end = sg_arena_array(arena, rows, sizeof *d.end),
		.load = sg_arena_array(arena, rows, sizeof *d.load),
		.row = sg_arena_array(arena, drawn, sizeof *d.row)};
	if (!sorted || !first || !d.end || !d.load || !d.row)
		return SG_E_NOMEM;
	for (size_t l = 0; l < timeline->lane_count; l++) {
		first[l] = n;
		n += timeline->lanes[l].marks;
	}
	for (size_t i = 0; i < timeline->mark_count; i++)
		if (timeline->marks[i].lane != SG_NONE)
			sorted[first[timeline->marks[i].lane]++] = &timeline->marks[i];
	for (size_t l = 0; l < timeline->lane_count; l++) {
		d.count = timeline->lanes[l].marks;
		d.marks = sorted + first[l] - d.count;
		spread(timeline, &timeline->lanes[l], &d);
	}
	return SG_OK;
}

/* ---- from the top down ------------------------------------------------------------------ */

static double stack_group(sg_timeline *timeline, uint32_t index, double y, size_t *lane)
{
	sg_timeline_group *group = &timeline->groups[index];
	double step = sg_theme__step(timeline->sheet->theme, SG_TYPE_NAME);
	group->y = y;
	y += group->label.len ? step + LANE_PAD : GROUP_PAD;
	for (size_t i = 0; i < group->lanes; i++, (*lane)++) {
		sg_timeline_lane *l = &timeline->lanes[*lane];
		l->height = fmax(step, (double)l->rows * l->pitch) + LANE_PAD;
		l->y = y + l->height / 2;
		y += l->height;
	}
	y += GROUP_PAD;
	group->height = y - group->y;
	return y + GROUP_GAP;
}

static void stack(sg_timeline *timeline)
{
	double y = timeline->top;
	size_t lane = 0;
	for (uint32_t i = 0; i < SG_GROUPS_MAX; i++)
		if (timeline->groups[i].lanes)
			y = stack_group(timeline, i, y, &lane);
	timeline->bottom = y - (timeline->lane_count ? GROUP_GAP : 0);
	for (size_t i = 0; i < timeline->mark_count; i++) {
		sg_timeline_mark *mark = &timeline->marks[i];
		if (mark->lane == SG_NONE)
			continue;
		const sg_timeline_lane *l = &timeline->lanes[mark->lane];
		mark->y = l->y + (mark->y - ((double)l->rows - 1) / 2) * l->pitch;
	}
}

static void label_groups(sg_timeline *timeline)
{
	for (uint32_t i = 0; i < SG_GROUPS_MAX; i++)
		timeline->groups[i].label = sg_groups__label(timeline->picture, i);
}

sg_status sg_timeline__lanes(sg_timeline *timeline)
{
	label_groups(timeline);
	set_radii(timeline);
	sg_status st = make_lanes(timeline);
	for (size_t i = 0; st == SG_OK && i < timeline->lane_count; i++)
		st = name_lane(timeline, &timeline->lanes[i]);
	if (st == SG_OK)
		st = spread_all(timeline);
	if (st == SG_OK)
		stack(timeline);
	return st;
}
