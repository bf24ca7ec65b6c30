/* The timeline: where marks stand, what the axis says, and that nothing overlaps. */
#include "view_fixture.h"

static void curves_pass_marks(void)
{
	geometry_lines_pass_circles = true;
}

TestSuite(view_timeline, .timeout = 120, .init = curves_pass_marks);

static sg_render_options timeline_of(double width, size_t top)
{
	sg_render_options options = SG_RENDER_OPTIONS_INIT;
	options.view = SG_VIEW_TIMELINE;
	options.width_px = width;
	options.top = top;
	return options;
}

static double mark_x(const sg_buf *svg, uint32_t claim)
{
	char id[32];
	snprintf(id, sizeof id, "-c%u\" role", (unsigned)claim + 1);
	const char *group = strstr(svg->ptr, id);
	cr_assert(group != NULL, "%s", id);
	return attribute(strstr(group, "<circle"), "cx");
}

/* Posts of two people in turn at these times; NULL: not known. */
static fixture timed_fixture(const char *const *times, uint32_t count)
{
	fixture f = {SG_DEBATE_INIT, SG_ARENA_INIT};
	static const char *const names[] = {"Ines Dahl", "Tomas Riel"};
	for (size_t i = 0; i < 2; i++) {
		sg_person person = {.label = sg_slice_of(names[i])};
		cr_assert(sg_debate_add_person(&f.debate, &f.arena, person, NULL) == SG_OK);
	}
	for (uint32_t i = 0; i < count; i++) {
		sg_claim claim = sg_claim_blank();
		claim.text = sg_slice_of("the harbour is nobody's playground, and so we measure");
		claim.form = SG_CLAIM_COMMENT;
		claim.time = sg_slice_of(times[i]);
		claim.span = sg_span_make(i * 10, i * 10 + 5);
		cr_assert(sg_debate_add_claim(&f.debate, &f.arena, claim, NULL) == SG_OK);
		relate_fixture(&f, SG_ASSERTS, sg_node_person(i % 2), sg_node_claim(i), 1);
		if (i)
			relate_fixture(&f, SG_REBUTS, sg_node_claim(i), sg_node_claim(i - 1), 0.9);
	}
	return f;
}

/* Times of a random debate: some missing, some bursts, some the same. */
static void set_random_times(fixture *f, uint64_t seed)
{
	static const int64_t steps[] = {0, 20, 600, 86400, 40 * 86400};
	int64_t at = (int64_t)(seed % 50) * 365 * 86400;
	for (size_t i = 0; i < f->debate.claim_count; i++) {
		char *text = sg_arena_alloc(&f->arena, 24);
		at += steps[next_random(&seed) % (1 + next_random(&seed) % 5)] *
		      (next_random(&seed) % 9);
		if (next_random(&seed) % 8 == 0)
			continue;
		snprintf(text, 24, "%lld", (long long)(1000000000 + at));
		f->debate.claims[i].time = sg_slice_of(text);
	}
}

Test(view_timeline, marks_stand_where_their_time_is)
{
	static const char *const times[] = {"2021-03-02T08:00:00Z", "2021-03-02T09:00:00Z",
		"2021-03-02T12:00:00Z", "2021-03-02T13:00:00Z"};
	fixture f = timed_fixture(times, 4);
	sg_buf svg = draw_view(&f.debate, timeline_of(0, 0));
	check_geometry(svg.ptr);
	expect_xml(&svg);
	double hour = mark_x(&svg, 1) - mark_x(&svg, 0);
	cr_assert(lt(dbl, (mark_x(&svg, 2) - mark_x(&svg, 0) - 4 * hour) / hour, 0.02));
	cr_assert(has(&svg, ">2 Mar 2021<"));
	cr_assert(has(&svg, ">10:00<"));
	cr_assert(has(&svg, "Times are UTC."));
	cr_assert(eq(sz, count_in(&svg, "class=\"edge rebuts\""), 3));
	cr_assert(has(&svg, "Ines Dahl: the harbour is nobody&#39;s playground, and so we measure "
			    "(2021-03-02T08:00:00Z)"));
	drop(&f, &svg);
	cr_assert(not(has_leaks()));
}

Test(view_timeline, long_silences_are_cut_out)
{
	static const char *const times[] = {"2019-03-02T08:00:00Z", "2019-03-02T08:10:00Z",
		"2019-03-02T08:20:00Z", "2021-11-07T18:00:00Z", "2021-11-07T18:10:00Z",
		"2021-11-07T18:30:00Z"};
	fixture f = timed_fixture(times, 6);
	sg_buf svg = draw_view(&f.debate, timeline_of(0, 0));
	check_geometry(svg.ptr);
	cr_assert(has(&svg, "Long silences are cut out."));
	cr_assert(has(&svg, ">2 Mar 2019<"));
	cr_assert(has(&svg, ">7 Nov 2021<"));
	cr_assert(gt(dbl, mark_x(&svg, 1) - mark_x(&svg, 0), 50.0));
	drop(&f, &svg);
}

Test(view_timeline, claims_without_a_time_stand_apart)
{
	static const char *const times[] = {"2021-03-02", "2021-04-02", NULL, "2021-06-02", "soon"};
	fixture f = timed_fixture(times, 5);
	sg_buf svg = draw_view(&f.debate, timeline_of(0, 0));
	check_geometry(svg.ptr);
	cr_assert(has(&svg, ">time not known<"));
	cr_assert(gt(dbl, mark_x(&svg, 2), mark_x(&svg, 3)));
	drop(&f, &svg);
}

Test(view_timeline, without_times_the_order_of_the_text_counts)
{
	static const char *const none[4] = {NULL, NULL, "2021-03-02", NULL};
	static const char *const same[3] = {"2021-03-02", "2021-03-02", "2021-03-02"};
	fixture f = timed_fixture(none, 4), g = timed_fixture(same, 3);
	sg_buf svg = draw_view(&f.debate, timeline_of(0, 0));
	check_geometry(svg.ptr);
	cr_assert(has(&svg, "In the order of the text; most times are not known."));
	cr_assert(lt(dbl, mark_x(&svg, 0), mark_x(&svg, 1)));
	drop(&f, &svg);
	svg = draw_view(&g.debate, timeline_of(0, 0));
	check_geometry(svg.ptr);
	cr_assert(has(&svg, "All of it at 2021-03-02T00:00:00Z; in the order of the text."));
	drop(&g, &svg);
}

Test(view_timeline, nothing_and_one_claim)
{
	static const char *const times[] = {"2021-03-02T08:00:00Z"};
	sg_debate empty = SG_DEBATE_INIT;
	sg_buf svg = draw_view(&empty, timeline_of(0, 0));
	check_geometry(svg.ptr);
	cr_assert(has(&svg, "No claims were found."));
	sg_buf_free(&svg);
	fixture f = timed_fixture(times, 1);
	svg = draw_view(&f.debate, timeline_of(0, 0));
	check_geometry(svg.ptr);
	cr_assert(has(&svg, "The one claim is drawn."));
	drop(&f, &svg);
}

Test(view_timeline, the_less_active_share_a_lane)
{
	fixture f = crowd(3, 60, 3, 80);
	sg_buf svg = draw_view(&f.debate, timeline_of(0, 0));
	check_geometry(svg.ptr);
	cr_assert(has(&svg, " others<"));
	cr_assert(le(sz, count_in(&svg, "<g class=\"person "), 24 + 4));
	/* More than eighty claims have bars. */
	cr_assert(has(&svg, "All claims; highest bar: "));
	drop(&f, &svg);
}

Test(view_timeline, what_is_left_out_is_said)
{
	fixture f = crowd(4, 400, 2, 900);
	sg_buf svg = draw_view(&f.debate, timeline_of(0, 0));
	check_geometry(svg.ptr);
	cr_assert(has(&svg, "Drew 500 of 800 claims: those with the most stances and replies."));
	cr_assert(has(&svg, "stances: the surest between claims"));
	sg_buf_free(&svg);
	svg = draw_view(&f.debate, timeline_of(0, 30));
	check_geometry(svg.ptr);
	cr_assert(eq(sz, count_in(&svg, "<circle class=\"stripe\""), 30));
	drop(&f, &svg);
}

Test(view_timeline, hostile_text_stays_text)
{
	expect_hostile_text_stays_text(timeline_of(0, 0));
}

Test(view_timeline, nothing_overlaps_in_any_debate)
{
	static const double widths[] = {0, 420, 640, 1200};
	for (uint64_t seed = 1; seed <= 160; seed++) {
		fixture f = random_fixture(seed, 1 + seed % 150);
		if (seed % 3)
			set_random_times(&f, seed);
		sg_buf svg = draw_view(
			&f.debate, timeline_of(widths[seed % 4], seed % 5 ? 0 : 1 + seed % 40));
		check_geometry(svg.ptr);
		drop(&f, &svg);
	}
}

Test(view_timeline, large_type_needs_more_room)
{
	static const char text[] = "text-size = 20\nsmall-size = 18\nnote-size = 20\n"
				   "opening-size = 24\nfont-width = 1.1\n";
	sg_arena arena = SG_ARENA_INIT;
	const sg_theme *theme = NULL;
	cr_assert(sg_theme_read(&theme, sg_slice_of(text), &arena, NULL) == SG_OK);
	geometry_theme = theme;
	for (uint64_t seed = 1; seed <= 40; seed++) {
		fixture f = random_fixture(seed, 1 + seed % 90);
		sg_render_options options = timeline_of(seed % 2 ? 0 : 520, 0);
		options.theme = theme;
		if (seed % 3)
			set_random_times(&f, seed);
		sg_buf svg = draw_view(&f.debate, options);
		check_geometry(svg.ptr);
		drop(&f, &svg);
	}
	geometry_theme = NULL;
	sg_arena_destroy(&arena);
}

Test(view_timeline, the_same_debate_gives_the_same_bytes)
{
	fixture f = random_fixture(7, 80);
	set_random_times(&f, 9);
	expect_same_bytes(&f, timeline_of(0, 0));
}

Test(view_timeline, memory_may_run_out_anywhere)
{
	fixture timed = random_fixture(12, 120), untimed = load_fixture("tunnel.json");
	set_random_times(&timed, 5);
	expect_no_memory_is_said(&untimed, "svg", timeline_of(0, 6));
	expect_no_memory_is_said(&timed, "svg", timeline_of(0, 0));
}
