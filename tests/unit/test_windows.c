/* Windows of time: where they begin, what is in play, and that camps keep their ids. */
#include "graph/windows.h"
#include "leak.h"
#include "small_debate.h"

#include "core/times.h"

#include <criterion/new/assert.h>
#include <math.h>

TestSuite(windows, .timeout = 60);

static int64_t at(const char *text)
{
	int64_t out = 0;
	cr_assert(sg_time__seconds(sg_slice_of(text), &out), "%s", text);
	return out;
}

/* Cut the time between two moments; how many windows, and the first and last border. */
static size_t cut(const char *windows, const char *first, const char *last, int64_t borders[2])
{
	sg_arena arena = SG_ARENA_INIT;
	int64_t times[] = {at(last), INT64_MIN, at(first)};
	sg_stretch *out;
	size_t count;
	cr_assert(sg_windows__cut(&out, &count, windows, times, 3, &arena, NULL) == SG_OK);
	for (size_t i = 1; i < count; i++)
		cr_assert(out[i].from == out[i - 1].to && out[i].from < out[i].to);
	borders[0] = out[0].from;
	borders[1] = out[count - 1].to;
	sg_arena_destroy(&arena);
	return count;
}

Test(windows, follow_the_calendar)
{
	int64_t b[2];
	cr_assert(eq(sz, cut("day", "2024-02-28T23:59:59Z", "2024-03-01T00:00:00Z", b), 3));
	cr_assert(b[0] == at("2024-02-28") && b[1] == at("2024-03-02"));
	/* 26 February 2024 is a Monday. */
	cr_assert(eq(sz, cut("week", "2024-02-28", "2024-03-04", b), 2));
	cr_assert(b[0] == at("2024-02-26") && b[1] == at("2024-03-11"));
	cr_assert(eq(sz, cut("month", "2023-12-31T12:00:00Z", "2024-02-01", b), 3));
	cr_assert(b[0] == at("2023-12-01") && b[1] == at("2024-03-01"));
	cr_assert(eq(sz, cut("year", "1969-05-05", "1971-01-01", b), 3));
	cr_assert(b[0] == at("1969-01-01") && b[1] == at("1972-01-01"));
}

Test(windows, of_equal_length_hold_first_and_last)
{
	int64_t b[2];
	cr_assert(eq(sz, cut("7", "2024-01-01T00:00:00Z", "2024-01-01T00:00:59Z", b), 7));
	cr_assert(b[0] == at("2024-01-01") && b[1] == at("2024-01-01T00:01:00Z"));
	cr_assert(eq(sz, cut("7", "2024-01-01", "2024-01-01", b), 1));
	cr_assert(eq(sz, cut("1000", "0001-01-01", "9999-12-31", b), 1000));
}

Test(windows, too_many_or_unknown_are_refused)
{
	sg_arena arena = SG_ARENA_INIT;
	int64_t times[] = {at("2001-01-01"), at("2024-01-01")};
	sg_stretch *out;
	size_t count;
	cr_assert(sg_windows__cut(&out, &count, "day", times, 2, &arena, NULL) == SG_E_LIMIT);
	const char *const wrong[] = {"", "0", "1001", "fortnight", "-3", "3x"};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		cr_assert(not(sg_graph_is_windows(wrong[i])));
		cr_assert(sg_windows__cut(&out, &count, wrong[i], times, 2, &arena, NULL) ==
			  SG_E_UNKNOWN);
	}
	sg_arena_destroy(&arena);
}

/* Four people. In the first year 0 and 1 stand against 2 and 3; in the second 1 has gone over. */
static uint32_t say(small_debate *d, uint32_t person, const char *time)
{
	uint32_t claim = add_claim(d, person);
	d->debate.claims[claim].time = sg_slice_of(time);
	return claim;
}

static void answer(small_debate *d, uint32_t person, const char *time, uint32_t to, int sign)
{
	uint32_t claim = say(d, person, time);
	relate(d, SG_REPLIES, sg_node_claim(claim), sg_node_claim(to), 1);
	relate(d, sign > 0 ? SG_AGREES : SG_REBUTS, sg_node_claim(claim), sg_node_claim(to), 1);
}

static small_debate turncoat(void)
{
	small_debate d = people_only(5);
	uint32_t first = say(&d, 0, "2020-01-01T00:00:00Z");
	uint32_t other = say(&d, 2, "2020-02-01T00:00:00Z");
	answer(&d, 1, "2020-03-01T00:00:00Z", first, 1);
	answer(&d, 1, "2020-04-01T00:00:00Z", other, -1);
	answer(&d, 3, "2020-05-01T00:00:00Z", first, -1);
	answer(&d, 3, "2020-06-01T00:00:00Z", other, 1);
	answer(&d, 1, "2021-01-01T00:00:00Z", other, 1);
	answer(&d, 3, "2021-02-01T00:00:00Z", first, -1);
	answer(&d, 1, "2021-03-01T00:00:00Z", first, -1);
	return d;
}

static uint32_t camp_in(const sg_window *window, uint32_t person)
{
	for (size_t i = 0; i < window->person_count; i++)
		if (window->people[i] == person)
			return window->analysis->person_camp[i];
	return SG_NONE;
}

Test(windows, camps_keep_their_ids)
{
	small_debate d = turncoat();
	sg_graph_options options = SG_GRAPH_OPTIONS_INIT;
	options.windows = "year";
	cr_assert(sg_graph_analyse(&d.debate, &options, &d.arena, NULL) == SG_OK);
	const sg_analysis *a = d.debate.analysis;
	cr_assert(eq(sz, a->window_count, 2));
	const sg_window *first = &a->windows[0], *second = &a->windows[1];
	cr_assert(eq(sz, first->claim_count, 6));
	/* Three made, and the two that they answer. */
	cr_assert(eq(sz, second->claim_count, 5));
	cr_assert(eq(sz, first->person_count, 4));
	cr_assert(eq(u32, camp_in(first, 0), camp_in(second, 0)));
	cr_assert(eq(u32, camp_in(first, 3), camp_in(second, 3)));
	cr_assert(eq(u32, camp_in(first, 1), camp_in(first, 0)));
	cr_assert(eq(u32, camp_in(second, 1), camp_in(second, 3)));
	cr_assert(eq(dbl, sg_analysis_figure(first->analysis, "rebuttals")->value, 2));
	cr_assert(sg_analysis_figure(second->analysis, "camp_share_runs") == NULL);
	cr_assert(eq(u32, camp_in(first, 4), SG_NONE));
	sg_arena_destroy(&d.arena);
	cr_assert(not(has_leaks()));
}

/* Claims of a window have other numbers there; values that are claims are of the whole. */
Test(windows, claims_that_are_values_are_those_of_the_whole)
{
	small_debate d = turncoat();
	sg_graph_options options = SG_GRAPH_OPTIONS_INIT;
	options.windows = "year";
	options.measures = "acceptability";
	cr_assert(sg_graph_analyse(&d.debate, &options, &d.arena, NULL) == SG_OK);
	const sg_window *second = &d.debate.analysis->windows[1];
	const sg_column *reasons = sg_analysis_claims_column(second->analysis, "decided_by");
	cr_assert(eq(u32, second->claims[0], 0));
	/* Claims 7 and 8 rebut it in that year: the first of two that are as sure. */
	cr_assert(eq(dbl, reasons->values[0], 7));
	cr_assert(isnan(reasons->values[1]));
	sg_arena_destroy(&d.arena);
}

Test(windows, without_times_there_are_none)
{
	small_debate d = people_only(2);
	tie(&d, 0, 1, 1);
	add_claim(&d, 0);
	sg_graph_options options = SG_GRAPH_OPTIONS_INIT;
	options.windows = "day";
	cr_assert(sg_graph_analyse(&d.debate, &options, &d.arena, NULL) == SG_OK);
	cr_assert(eq(sz, d.debate.analysis->window_count, 0));
	sg_arena_destroy(&d.arena);
}

Test(windows, relations_to_nowhere_do_no_harm)
{
	small_debate d = turncoat();
	relate(&d, SG_AGREES, sg_node_claim(0), sg_node_claim(99), 1);
	relate(&d, SG_ASSERTS, sg_node_person(77), sg_node_claim(0), 1);
	sg_graph_options options = SG_GRAPH_OPTIONS_INIT;
	options.windows = "3";
	cr_assert(sg_graph_analyse(&d.debate, &options, &d.arena, NULL) == SG_OK);
	sg_arena_destroy(&d.arena);
}
