/* How it went over time: the busiest window, who changes sides, and a row for each window. */
#include "sections.h"

#include <math.h>

/* The day, where a window begins and ends at midnight; else day and time. */
static sg_slice shown_time(sg_slice time)
{
	static const sg_slice midnight = SG_SLICE_LIT("T00:00:00Z");
	return sg_slice_ends(time, midnight) ? (sg_slice){time.ptr, time.len - midnight.len} : time;
}

static double figure_of(const sg_window *window, const char *key)
{
	const sg_figure *found = sg_analysis_figure(window->analysis, key);
	return found ? found->value : NAN;
}

static void say_busiest(sg_report *r)
{
	const sg_window *busiest = NULL;
	for (size_t i = 0; i < r->analysis->window_count; i++) {
		const sg_window *w = &r->analysis->windows[i];
		if (!busiest || figure_of(w, "rebuttals") > figure_of(busiest, "rebuttals"))
			busiest = w;
	}
	if (!busiest || !(figure_of(busiest, "rebuttals") > 0))
		return;
	sg_report__open(r, SG_PIECE_ITEM, (sg_slice){NULL, 0});
	sg_report__text(
		r, "Most rebuttals, %.0f, fall in the time from ", figure_of(busiest, "rebuttals"));
	sg_report__words(r, shown_time(busiest->from));
	sg_report__text(r, " to ");
	sg_report__words(r, shown_time(busiest->to));
	sg_report__text(r, ".");
}

/* Who stands in different camps of the whole in different windows. */
static void say_movers(sg_report *r)
{
	enum { NAMED = 10 };
	const sg_analysis *a = r->analysis;
	size_t people = r->debate->person_count, movers = 0;
	uint32_t *last = sg_arena_array(r->arena, people, sizeof *last);
	bool *has_moved = sg_arena_array(r->arena, people, sizeof *has_moved);
	if (!last || !has_moved) {
		r->failed = true;
		return;
	}
	for (size_t p = 0; p < people; p++)
		last[p] = SG_NONE;
	for (size_t i = 0; i < a->window_count; i++) {
		const sg_window *w = &a->windows[i];
		for (size_t k = 0; w->analysis->person_camp && k < w->person_count; k++) {
			uint32_t camp = w->analysis->person_camp[k], p = w->people[k];
			if (camp >= a->camp_count) /* none, or one that the whole does not have */
				continue;
			has_moved[p] |= last[p] != SG_NONE && last[p] != camp;
			last[p] = camp;
		}
	}
	for (uint32_t p = 0; p < people; p++) {
		if (!has_moved[p] || movers++ >= NAMED)
			continue;
		if (movers == 1) {
			sg_report__open(r, SG_PIECE_ITEM, (sg_slice){NULL, 0});
			sg_report__text(r, "In different camps at different times: ");
		} else {
			sg_report__text(r, ", ");
		}
		sg_report__person(r, p);
	}
	if (movers > NAMED)
		sg_report__text(r, " and %zu more", movers - NAMED);
	if (movers)
		sg_report__text(r, ".");
}

static void add_table(sg_report *r)
{
	static const char *const keys[] = {
		"people", "claims", "agreements", "rebuttals", "rebuttal_share", "balance"};
	enum { KEYS = sizeof keys / sizeof *keys };
	static const char *const headings[KEYS] = {
		"people", "claims", "agreements", "rebuttals", "share of rebuttals", "balance"};
	sg_report__table(r, 2 + KEYS);
	sg_report__column(r, sg_slice_of("from"), false);
	sg_report__column(r, sg_slice_of("to"), false);
	for (size_t k = 0; k < KEYS; k++)
		sg_report__column(r, sg_slice_of(headings[k]), true);
	for (size_t i = 0; i < r->analysis->window_count; i++) {
		const sg_window *w = &r->analysis->windows[i];
		sg_report__cell(r, shown_time(w->from));
		sg_report__cell(r, shown_time(w->to));
		for (size_t k = 0; k < KEYS; k++)
			sg_report__number(r, figure_of(w, keys[k]));
	}
}

void sg_report__time(sg_report *r)
{
	if (!r->analysis->window_count)
		return;
	sg_report__open(r, SG_PIECE_SECTION, sg_slice_of("Over time"));
	say_busiest(r);
	say_movers(r);
	add_table(r);
}
