/* Curves from a stance to what it is about, and room for badges and words.
 *
 * A curve stays within the plot, where no names stand: its four points are inside, and so is all of
 * it. What is taken is kept on a coarse map: marks first, then curves, then badges, which may stand
 * on curves only, then words, which may stand on nothing. */
#include "view/timeline.h"

#include "sheet/saying.h"
#include "text/measure.h"

#include <math.h>

enum {
	ARCS_MAX = 120,
	LABELS_MARKS_MAX = 60, /* with more marks none has words */
	BOW_MAX = 44,
	END_LENGTH = 14, /* of a curve: near its ends it may meet marks */
	SMALL_BADGE = 6,
	LABEL_GAP = 5,
	LABEL_WIDEST = 190,
	LABEL_NARROWEST = 70, /* but for words that are whole */
	LABEL_BYTES_MAX = 400
};

enum { TAKEN_MARK = 1, TAKEN_ARC = 2, TAKEN_BADGE = 4, TAKEN_WORDS = 8 };

/* ---- the map of what is taken ----------------------------------------------------------- */

typedef struct cells {
	size_t left, top, right, bottom; /* the last ones not in it */
} cells;

static size_t cell_of(double at, double origin, size_t count)
{
	double cell = floor((at - origin) / SG_TIMELINE_CELL);
	return cell < 0 ? 0 : cell >= (double)count ? count - 1 : (size_t)cell;
}

static cells cells_of(
	const sg_timeline_room *room, double left, double top, double right, double bottom)
{
	return (cells){cell_of(left, room->left, room->columns),
		cell_of(top, room->top, room->rows), cell_of(right, room->left, room->columns) + 1,
		cell_of(bottom, room->top, room->rows) + 1};
}

static void take(sg_timeline_room *room, cells c, unsigned what)
{
	for (size_t y = c.top; y < c.bottom; y++)
		for (size_t x = c.left; x < c.right; x++)
			room->cells[y * room->columns + x] |= (unsigned char)what;
}

static bool is_free(const sg_timeline_room *room, cells c, unsigned of)
{
	for (size_t y = c.top; y < c.bottom; y++)
		for (size_t x = c.left; x < c.right; x++)
			if (room->cells[y * room->columns + x] & of)
				return false;
	return true;
}

static cells around(const sg_timeline_room *room, sg_point at, double radius)
{
	return cells_of(room, at.x - radius, at.y - radius, at.x + radius, at.y + radius);
}

bool sg_timeline__has_words(const sg_timeline *timeline, double x, double y)
{
	return !is_free(&timeline->room, around(&timeline->room, (sg_point){x, y}, 0), TAKEN_WORDS);
}

static sg_status open_room(sg_timeline *timeline)
{
	sg_timeline_room *room = &timeline->room;
	room->left = timeline->left;
	room->top = timeline->top;
	room->columns = 1 + (size_t)((timeline->right - timeline->left) / SG_TIMELINE_CELL);
	room->rows = 1 + (size_t)(fmax(0, timeline->bottom - timeline->top) / SG_TIMELINE_CELL);
	room->cells = sg_arena_array(timeline->picture->arena, room->rows, room->columns);
	if (!room->cells)
		return SG_E_NOMEM;
	for (size_t i = 0; i < timeline->mark_count; i++) {
		const sg_timeline_mark *mark = &timeline->marks[i];
		if (mark->lane != SG_NONE)
			take(room, around(room, (sg_point){mark->x, mark->y}, mark->radius + 1),
				TAKEN_MARK);
	}
	return SG_OK;
}

/* ---- curves ----------------------------------------------------------------------------- */

static sg_point point_of(const sg_timeline_arc *arc, double t)
{
	double s = 1 - t, a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
	const sg_point *p = arc->at;
	return (sg_point){a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
		a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

static double within(double value, double least, double most)
{
	return value < least ? least : value > most ? most : value;
}

static sg_point towards(sg_point from, sg_point to, double by)
{
	double far = hypot(to.x - from.x, to.y - from.y);
	double t = far > 0 ? fmin(1, by / far) : 0;
	return (sg_point){from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t};
}

/* To one side of the way there, or with a negative bow to the other. */
static void bend(const sg_timeline *timeline, sg_timeline_arc *arc, double bow)
{
	const sg_timeline_mark *from = &timeline->marks[arc->from], *to = &timeline->marks[arc->to];
	sg_point a = {from->x, from->y}, b = {to->x, to->y};
	double far = fmax(1, hypot(b.x - a.x, b.y - a.y));
	double nx = -(b.y - a.y) / far * bow, ny = (b.x - a.x) / far * bow;
	for (size_t i = 1; i <= 2; i++) {
		double t = i == 1 ? 0.3 : 0.7;
		arc->at[i].x =
			within(a.x + (b.x - a.x) * t + nx, timeline->left + 1, timeline->right - 1);
		arc->at[i].y =
			within(a.y + (b.y - a.y) * t + ny, timeline->top + 1, timeline->bottom - 1);
	}
	arc->at[0] = towards(a, arc->at[1], from->radius + 0.5);
	arc->at[3] = towards(b, arc->at[2], to->radius + 2);
}

static size_t steps_along(const sg_timeline_arc *arc)
{
	double length = hypot(arc->at[3].x - arc->at[0].x, arc->at[3].y - arc->at[0].y);
	return 8 + (size_t)(length / SG_TIMELINE_CELL * 1.5);
}

/* How much of it runs over marks that it is not about. */
static size_t length_over_marks(const sg_timeline *timeline, const sg_timeline_arc *arc)
{
	size_t steps = steps_along(arc), count = 0;
	for (size_t k = 0; k <= steps; k++) {
		sg_point p = point_of(arc, (double)k / (double)steps);
		bool is_near_end = hypot(p.x - arc->at[0].x, p.y - arc->at[0].y) < END_LENGTH ||
				   hypot(p.x - arc->at[3].x, p.y - arc->at[3].y) < END_LENGTH;
		count += !is_near_end &&
			 !is_free(&timeline->room, around(&timeline->room, p, 0), TAKEN_MARK);
	}
	return count;
}

/* The first bow that passes the fewest marks. Usually to one side of the way there, so that a
 * stance and its answer are two curves. */
static void choose_bow(const sg_timeline *timeline, sg_timeline_arc *arc)
{
	static const double tries[] = {1, 1.6, 0.5, -1, 2.4, -1.6, -0.5, -2.4};
	const sg_timeline_mark *from = &timeline->marks[arc->from], *to = &timeline->marks[arc->to];
	double bow = within(hypot(to->x - from->x, to->y - from->y) * 0.2, 8, BOW_MAX);
	double best = tries[0];
	size_t least = SIZE_MAX;
	for (size_t i = 0; i < sizeof tries / sizeof *tries && least > 0; i++) {
		bend(timeline, arc, bow * tries[i]);
		size_t count = length_over_marks(timeline, arc);
		if (count < least) {
			least = count;
			best = tries[i];
		}
	}
	bend(timeline, arc, bow * best);
}

static uint32_t mark_at(const sg_timeline *timeline, sg_port port)
{
	const sg_card *card = &timeline->picture->cards[port.card];
	if (port.row == SG_NONE || card->row_count == 0)
		return timeline->first_mark[port.card];
	uint32_t mark = timeline->mark_of[card->rows[port.row].claim];
	return timeline->marks[mark].lane == SG_NONE ? SG_NONE : mark;
}

/* In hundredths. */
static size_t sureness(const sg_link *link)
{
	return (size_t)floor(within(link->confidence, 0, 1) * 100);
}

static bool is_between_marks(const sg_timeline *timeline, const sg_link *link)
{
	return sg_relation_sign(link->kind) && mark_at(timeline, link->from) != SG_NONE &&
	       mark_at(timeline, link->to) != SG_NONE;
}

/* How sure a stance must be for all that are so sure to find room, in hundredths. */
static size_t least_sureness(const sg_timeline *timeline)
{
	size_t counts[101] = {0}, k = 101, count = 0;
	const sg_picture *picture = timeline->picture;
	for (size_t i = 0; i < picture->link_count; i++)
		if (is_between_marks(timeline, &picture->links[i]))
			counts[sureness(&picture->links[i])]++;
	while (k > 0 && count + counts[k - 1] <= ARCS_MAX)
		count += counts[--k];
	/* So many are equally sure that the first of them must do. */
	return count == 0 && k > 0 ? k - 1 : k;
}

static void list_arcs(sg_timeline *timeline)
{
	const sg_picture *picture = timeline->picture;
	size_t least = least_sureness(timeline);
	for (uint32_t i = 0; i < picture->link_count && timeline->arc_count < ARCS_MAX; i++) {
		const sg_link *link = &picture->links[i];
		if (!is_between_marks(timeline, link) || sureness(link) < least)
			continue;
		timeline->arcs[timeline->arc_count++] = (sg_timeline_arc){.link = i,
			.from = mark_at(timeline, link->from),
			.to = mark_at(timeline, link->to)};
	}
}

static sg_status make_arcs(sg_timeline *timeline)
{
	const sg_picture *picture = timeline->picture;
	for (size_t i = 0; i < picture->link_count; i++)
		timeline->stance_count += sg_relation_sign(picture->links[i].kind) != 0;
	timeline->arcs = sg_arena_array(picture->arena, ARCS_MAX, sizeof *timeline->arcs);
	if (!timeline->arcs)
		return SG_E_NOMEM;
	list_arcs(timeline);
	for (size_t i = 0; i < timeline->arc_count; i++) {
		sg_timeline_arc *arc = &timeline->arcs[i];
		choose_bow(timeline, arc);
		size_t steps = steps_along(arc);
		for (size_t k = 0; k <= steps; k++)
			take(&timeline->room,
				around(&timeline->room, point_of(arc, (double)k / (double)steps),
					1.5),
				TAKEN_ARC);
	}
	return SG_OK;
}

/* ---- badges and words ------------------------------------------------------------------- */

static void place_badge(sg_timeline *timeline, sg_timeline_arc *arc)
{
	static const double places[] = {0.4, 0.5, 0.3, 0.6, 0.22, 0.7, 0.8, 0.14};
	sg_timeline_room *room = &timeline->room;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		sg_point at = point_of(arc, places[i]);
		at.y = within(at.y, timeline->top + SMALL_BADGE, timeline->bottom - SMALL_BADGE);
		cells c = around(room, at, SMALL_BADGE + 1);
		if (!is_free(room, c, TAKEN_MARK | TAKEN_BADGE))
			continue;
		take(room, c, TAKEN_BADGE);
		arc->badge = at;
		arc->has_badge = true;
		return;
	}
}

static double label_width(const sg_timeline *timeline, sg_slice line)
{
	return sg_text__width(line, sg_timeline__style(timeline, SG_TYPE_SMALL).size_px, false);
}

static bool put_label(sg_timeline *timeline, sg_timeline_mark *mark, sg_slice line, double x)
{
	sg_timeline_room *room = &timeline->room;
	double size = sg_timeline__size(timeline, SG_TYPE_SMALL);
	double width = label_width(timeline, line), y = mark->y + 0.36 * size;
	if (x < timeline->left || x + width > timeline->right || y + 0.22 * size > timeline->bottom)
		return false;
	cells c = cells_of(room, x - 2, y - 0.8 * size, x + width + 2, y + 0.25 * size);
	if (!is_free(room, c, TAKEN_MARK | TAKEN_ARC | TAKEN_BADGE | TAKEN_WORDS))
		return false;
	take(room, c, TAKEN_WORDS);
	mark->label = line;
	mark->label_x = x;
	mark->label_end = x + width;
	return true;
}

/* Its first words, as many as there is room for on either side. */
static sg_status place_label(sg_timeline *timeline, sg_timeline_mark *mark)
{
	sg_picture *picture = timeline->picture;
	const sg_text_style style = sg_timeline__style(timeline, SG_TYPE_SMALL);
	double away = mark->radius + LABEL_GAP;
	sg_slice words = sg_saying__words(picture, mark->claim);
	if (words.ptr && words.len > LABEL_BYTES_MAX)
		words = sg_text__clean(words, LABEL_BYTES_MAX, picture->arena);
	for (double room = LABEL_WIDEST; words.ptr && room >= LABEL_NARROWEST; room -= 40) {
		sg_slice line = sg_text__fit(words, room, style, picture->arena);
		double width = label_width(timeline, line);
		if (!line.ptr)
			return SG_E_NOMEM;
		if (line.len < words.len && width < LABEL_NARROWEST)
			return SG_OK;
		/* Words end less exactly than they start: they start at the mark if they can. */
		double sides[] = {mark->x + away, mark->x - away - width};
		bool is_rtl = sg_text__starts_rtl(line);
		if (line.len == 0 || put_label(timeline, mark, line, sides[is_rtl]) ||
			put_label(timeline, mark, line, sides[!is_rtl]))
			return SG_OK;
	}
	return words.ptr ? SG_OK : SG_E_NOMEM;
}

sg_status sg_timeline__arcs(sg_timeline *timeline)
{
	sg_status st = open_room(timeline);
	if (st == SG_OK)
		st = make_arcs(timeline);
	if (st != SG_OK)
		return st;
	for (size_t i = 0; i < timeline->arc_count; i++)
		place_badge(timeline, &timeline->arcs[i]);
	for (size_t i = 0; st == SG_OK && i < timeline->mark_count; i++)
		if (timeline->drawn <= LABELS_MARKS_MAX && timeline->marks[i].lane != SG_NONE)
			st = place_label(timeline, &timeline->marks[i]);
	return st;
}
