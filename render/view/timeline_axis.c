/* Times -> places from left to right.
 *
 * A debate of two busy afternoons with a year between them would be two dots on an even scale: long
 * silences are cut out. A silence is long when it is an eighth of the time that is left and twelve
 * times as long as the usual one. Each stretch between cuts gets room for its length and for its
 * claims alike, and has round ticks of its own. Without times, or where fewer than half of the
 * claims have one, the order of the text is the axis. */
#include "view/timeline.h"

#include "core/times.h"
#include "text/measure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	SPAN_MIN = 30, /* of a stretch */
	SPAN_USUAL = 48,
	UNDATED_WIDTH = 84, /* of the place for claims without a time */
	TICK_GAP_MIN = 62,  /* between two ticks of one stretch */
	WORDS_GAP = 8       /* between two words above the axis */
};

static const double silence_share = 0.125, silence_times = 12;

/* ---- stretches -------------------------------------------------------------------------- */

static int compare_times(const void *a, const void *b)
{
	int64_t p = *(const int64_t *)a, q = *(const int64_t *)b;
	return (p > q) - (p < q);
}

static int longest_first(const void *a, const void *b)
{
	return compare_times(b, a);
}

/* Known times, sorted. */
static int64_t *sorted_times(const sg_timeline *timeline, size_t *count)
{
	int64_t *out = sg_arena_array(timeline->picture->arena, timeline->mark_count, sizeof *out);
	*count = 0;
	for (size_t i = 0; out && i < timeline->mark_count; i++)
		if (timeline->marks[i].time != SG_TIMELINE_NEVER)
			out[(*count)++] = timeline->marks[i].time;
	if (out)
		qsort(out, *count, sizeof *out, compare_times);
	return out;
}

/* @return a silence so long and longer is cut; 0 for no cut */
static int64_t shortest_cut(int64_t *gaps, size_t count, int64_t whole, size_t most)
{
	size_t cuts = 0;
	int64_t left = whole, shortest = 0;
	qsort(gaps, count, sizeof *gaps, longest_first);
	double usual = count ? (double)gaps[count / 2] : 0;
	while (cuts < count && cuts < most && (double)gaps[cuts] > silence_share * (double)left &&
		(double)gaps[cuts] > silence_times * usual) {
		shortest = gaps[cuts];
		left -= gaps[cuts++];
	}
	return shortest;
}

/* How many stretches there is room for. */
static size_t spans_most(const sg_timeline *timeline, double right)
{
	double each = SPAN_USUAL + SG_TIMELINE_CUT_WIDTH;
	size_t most = (size_t)fmax(1, (right - timeline->left + SG_TIMELINE_CUT_WIDTH) / each);
	return most < SG_TIMELINE_SPANS_MAX ? most : SG_TIMELINE_SPANS_MAX;
}

static sg_status cut_spans(sg_timeline *timeline, const int64_t *times, size_t count, size_t most)
{
	sg_timeline_axis *axis = &timeline->axis;
	int64_t *gaps = sg_arena_array(timeline->picture->arena, count, sizeof *gaps);
	size_t gap_count = 0;
	if (!gaps)
		return SG_E_NOMEM;
	for (size_t i = 1; i < count; i++)
		if (times[i] > times[i - 1])
			gaps[gap_count++] = times[i] - times[i - 1];
	int64_t cut = shortest_cut(gaps, gap_count, times[count - 1] - times[0], most - 1);
	for (size_t i = 0; i < count; i++) {
		bool is_new = i == 0 || (cut && times[i] - times[i - 1] >= cut);
		/* Of equally long ones not all may find room. */
		if (is_new && axis->span_count < most)
			axis->spans[axis->span_count++] = (sg_timeline_span){.from = times[i]};
		sg_timeline_span *span = &axis->spans[axis->span_count - 1];
		span->to = times[i];
		span->marks++;
	}
	return SG_OK;
}

static void set_widths(sg_timeline *timeline, double right)
{
	sg_timeline_axis *axis = &timeline->axis;
	double length = 0, marks = 0, x = timeline->left;
	double room = right - timeline->left -
		      SG_TIMELINE_CUT_WIDTH * ((double)axis->span_count - 1) -
		      SPAN_MIN * (double)axis->span_count;
	for (size_t i = 0; i < axis->span_count; i++) {
		length += (double)(axis->spans[i].to - axis->spans[i].from);
		marks += (double)axis->spans[i].marks;
	}
	for (size_t i = 0; i < axis->span_count; i++) {
		sg_timeline_span *span = &axis->spans[i];
		double share = 0.5 * (double)span->marks / marks;
		share += length > 0 ? 0.5 * (double)(span->to - span->from) / length
				    : 0.5 / (double)axis->span_count;
		span->x = x;
		span->width = SPAN_MIN + room * share;
		x += span->width + SG_TIMELINE_CUT_WIDTH;
	}
}

static double place_in(const sg_timeline_span *span, double at)
{
	double length = (double)(span->to - span->from);
	double share = length > 0 ? (at - (double)span->from) / length : 0.5;
	return span->x + SG_TIMELINE_PAD + share * (span->width - 2 * SG_TIMELINE_PAD);
}

static void place_marks(sg_timeline *timeline)
{
	const sg_timeline_axis *axis = &timeline->axis;
	sg_timeline_span undated = {
		0, (int64_t)axis->undated - 1, axis->undated_x, axis->undated_width, 0};
	size_t n = 0;
	for (size_t i = 0; i < timeline->mark_count; i++) {
		sg_timeline_mark *mark = &timeline->marks[i];
		if (!axis->has_times) {
			mark->at = place_in(&axis->spans[0], (double)i);
			continue;
		}
		if (mark->time == SG_TIMELINE_NEVER) {
			mark->at = place_in(&undated, (double)n++);
			continue;
		}
		size_t k = axis->span_count - 1;
		while (k > 0 && axis->spans[k].from > mark->time)
			k--;
		mark->at = place_in(&axis->spans[k], (double)mark->time);
	}
}

/* ---- ticks ------------------------------------------------------------------------------ */

enum { MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR, MONDAY = 4 * DAY /* in January 1970 */ };

typedef enum step_sort { STEP_SECONDS, STEP_MONTHS, STEP_YEARS } step_sort;

static const struct step {
	step_sort sort;
	int64_t count;
	int64_t seconds; /* about */
} steps[] = {
	{STEP_SECONDS, 1, 1},
	{STEP_SECONDS, 10, 10},
	{STEP_SECONDS, MINUTE, MINUTE},
	{STEP_SECONDS, 5 * MINUTE, 5 * MINUTE},
	{STEP_SECONDS, 15 * MINUTE, 15 * MINUTE},
	{STEP_SECONDS, HOUR, HOUR},
	{STEP_SECONDS, 3 * HOUR, 3 * HOUR},
	{STEP_SECONDS, 6 * HOUR, 6 * HOUR},
	{STEP_SECONDS, 12 * HOUR, 12 * HOUR},
	{STEP_SECONDS, DAY, DAY},
	{STEP_SECONDS, 2 * DAY, 2 * DAY},
	{STEP_SECONDS, 7 * DAY, 7 * DAY},
	{STEP_MONTHS, 1, 30 * DAY},
	{STEP_MONTHS, 3, 91 * DAY},
	{STEP_MONTHS, 6, 182 * DAY},
	{STEP_YEARS, 1, 365 * DAY},
	{STEP_YEARS, 2, 730 * DAY},
	{STEP_YEARS, 5, 1826 * DAY},
	{STEP_YEARS, 10, 3652 * DAY},
	{STEP_YEARS, 50, (int64_t)18262 * DAY},
	{STEP_YEARS, 100, (int64_t)36524 * DAY},
	{STEP_YEARS, 1000, (int64_t)365242 * DAY},
};

enum { STEP_COUNT = sizeof steps / sizeof *steps };

static const struct step *step_for(const sg_timeline_span *span)
{
	double room = span->width - 2 * SG_TIMELINE_PAD;
	double least = (double)(span->to - span->from) * TICK_GAP_MIN / fmax(room, 1);
	size_t i = 0;
	while (i + 1 < STEP_COUNT && (double)steps[i].seconds < least)
		i++;
	return &steps[i];
}

/* Months since the year 0. */
static int64_t month_at(int64_t time)
{
	int year, month, day;
	sg_time__date(time, &year, &month, &day);
	return (int64_t)year * 12 + month - 1;
}

static int64_t first_at_or_after(int64_t value, int64_t step)
{
	int64_t rest = value % step;
	return rest == 0 ? value : value - rest + (rest < 0 ? 0 : step);
}

/* The next round time after `time`; with `is_first` it may be `time` itself. */
static int64_t next_round(const struct step *step, int64_t time, bool is_first)
{
	if (step->sort == STEP_SECONDS) {
		int64_t origin = step->count >= 7 * DAY ? MONDAY : 0;
		return first_at_or_after(time - origin + (is_first ? 0 : 1), step->count) + origin;
	}
	int64_t months = step->count * (step->sort == STEP_YEARS ? 12 : 1), m = month_at(time);
	int64_t start = sg_time__of_date((int)(m / 12), (int)(m % 12) + 1, 1);
	int64_t at = first_at_or_after(is_first && start == time ? m : m + 1, months);
	return sg_time__of_date((int)(at / 12), (int)(at % 12) + 1, 1);
}

static const char *const month_names[] = {
	"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

static void write_date(char *out, size_t size, int64_t time, bool has_day, bool has_year)
{
	int year, month, day;
	sg_time__date(time, &year, &month, &day);
	const char *name = month_names[month - 1];
	if (has_day && has_year)
		snprintf(out, size, "%d %s %d", day, name, year);
	else if (has_day)
		snprintf(out, size, "%d %s", day, name);
	else if (has_year)
		snprintf(out, size, "%d", year);
	else
		snprintf(out, size, "%s", name);
}

/* "14:30", "14:30:10", "3 Mar", "Mar", "2024" */
static void write_tick(char *out, size_t size, const struct step *step, int64_t time)
{
	int64_t of_day = (time % DAY + DAY) % DAY;
	int hour = (int)(of_day / HOUR), minute = (int)(of_day / MINUTE % 60);
	if (step->sort == STEP_YEARS)
		write_date(out, size, time, false, true);
	else if (step->sort == STEP_MONTHS)
		write_date(out, size, time, false, false);
	else if (step->count >= DAY)
		write_date(out, size, time, true, false);
	else if (step->count >= MINUTE)
		snprintf(out, size, "%02d:%02d", hour, minute);
	else
		snprintf(out, size, "%02d:%02d:%02d", hour, minute, (int)(of_day % MINUTE));
}

/* What a tick alone does not tell: the day of an hour, the year of a day. */
static void write_context(char *out, size_t size, const struct step *step, int64_t time)
{
	bool is_hours = step->sort == STEP_SECONDS && step->count < DAY;
	out[0] = '\0';
	if (is_hours)
		write_date(out, size, time, true, true);
	else if (step->sort != STEP_YEARS)
		write_date(out, size, time, false, true);
}

typedef struct writer {
	sg_timeline *timeline;
	double context_end, tick_end; /* where the last words end, in either row */
	double right, span_end;
} writer;

static double tick_width(const writer *w, const sg_timeline_tick *tick)
{
	return sg_text__width(sg_slice_of(tick->text),
		sg_timeline__style(w->timeline, SG_TYPE_SMALL).size_px, false);
}

/* Where it overlaps no words before it, and ends before `right`. */
static void add_tick(
	writer *w, const sg_timeline_tick *tick, double start, double right, double *end)
{
	sg_timeline_axis *axis = &w->timeline->axis;
	double width = tick_width(w, tick);
	if (tick->text[0] == '\0' || start < *end + WORDS_GAP || start + width > right ||
		axis->tick_count == SG_TIMELINE_TICKS_MAX)
		return;
	axis->ticks[axis->tick_count] = *tick;
	axis->ticks[axis->tick_count++].x = start;
	*end = start + width;
}

static void add_context(writer *w, const struct step *step, int64_t time, double x)
{
	sg_timeline_axis *axis = &w->timeline->axis;
	sg_timeline_tick tick = {.is_context = true};
	write_context(tick.text, sizeof tick.text, step, time);
	double width = tick_width(w, &tick);
	axis->has_context |= tick.text[0] != '\0';
	add_tick(w, &tick, fmin(x, w->right - width), w->right, &w->context_end);
}

static void add_round(writer *w, const struct step *step, int64_t time, double x)
{
	sg_timeline_axis *axis = &w->timeline->axis;
	sg_timeline_tick tick = {.is_context = false};
	write_tick(tick.text, sizeof tick.text, step, time);
	double width = tick_width(w, &tick);
	if (axis->rule_count < SG_TIMELINE_TICKS_MAX)
		axis->rules[axis->rule_count++] = x;
	add_tick(w, &tick, x - width / 2, w->span_end, &w->tick_end);
}

/* A stretch of one moment has its day or hour for a tick. */
static void tick_span(writer *w, const sg_timeline_span *span)
{
	const struct step *step = step_for(span);
	char last[24], now[24];
	if (span->from == span->to)
		step = &steps[9];
	write_context(last, sizeof last, step, span->from);
	add_context(w, step, span->from, span->x);
	if (span->from == span->to) {
		add_round(w, step, span->from, place_in(span, (double)span->from));
		return;
	}
	int64_t at = next_round(step, span->from, true);
	for (size_t n = 0; at <= span->to && n < SG_TIMELINE_TICKS_MAX; n++) {
		double x = place_in(span, (double)at);
		write_context(now, sizeof now, step, at);
		if (strcmp(now, last) != 0)
			add_context(w, step, at, x);
		memcpy(last, now, sizeof last);
		add_round(w, step, at, x);
		at = next_round(step, at, false);
	}
}

/* ---- the axis --------------------------------------------------------------------------- */

static void use_order(sg_timeline *timeline)
{
	sg_timeline_axis *axis = &timeline->axis;
	axis->span_count = 1;
	axis->spans[0] = (sg_timeline_span){.from = 0,
		.to = (int64_t)timeline->mark_count - 1,
		.x = timeline->left,
		.width = timeline->right - timeline->left,
		.marks = timeline->mark_count};
}

sg_status sg_timeline__axis(sg_timeline *timeline)
{
	sg_timeline_axis *axis = &timeline->axis;
	size_t count;
	int64_t *times = sorted_times(timeline, &count);
	if (!times)
		return SG_E_NOMEM;
	axis->known = count;
	axis->is_one_moment =
		count > 0 && count == timeline->mark_count && times[0] == times[count - 1];
	axis->has_times = count > 1 && !axis->is_one_moment && 2 * count >= timeline->mark_count;
	if (!axis->has_times) {
		use_order(timeline);
		place_marks(timeline);
		return SG_OK;
	}
	axis->undated = timeline->mark_count - count;
	double words = sg_text__width(sg_slice_of(SG_TIMELINE_UNDATED),
		sg_timeline__style(timeline, SG_TYPE_SMALL).size_px, false);
	axis->undated_width = axis->undated ? fmax(UNDATED_WIDTH, words) : 0;
	axis->undated_x = timeline->right - axis->undated_width;
	double right = axis->undated ? axis->undated_x - SG_TIMELINE_CUT_WIDTH : timeline->right;
	sg_status st = cut_spans(timeline, times, count, spans_most(timeline, right));
	if (st != SG_OK)
		return st;
	set_widths(timeline, right);
	place_marks(timeline);
	writer w = {timeline, timeline->left - WORDS_GAP, SG_PAGE_MARGIN, right, 0};
	for (size_t i = 0; i < axis->span_count; i++) {
		double end = axis->spans[i].x + axis->spans[i].width;
		bool is_last = i + 1 == axis->span_count;
		/* In the lower row stand the signs of cuts as well. */
		w.span_end = is_last ? right + SG_TIMELINE_PAD : end + SG_TIMELINE_CUT_SIGN;
		tick_span(&w, &axis->spans[i]);
		w.tick_end = end + SG_TIMELINE_CUT_WIDTH - SG_TIMELINE_CUT_SIGN - WORDS_GAP;
	}
	if (axis->undated && axis->rule_count < SG_TIMELINE_TICKS_MAX)
		axis->rules[axis->rule_count++] = axis->undated_x - SG_TIMELINE_CUT_WIDTH / 2.0;
	return SG_OK;
}
