/* The thread: who stands below whom, what is said of those left out, and that nothing overlaps. */
#include "view_fixture.h"

TestSuite(view_thread, .timeout = 120);

static sg_render_options thread_of(double width, size_t top)
{
	sg_render_options options = SG_RENDER_OPTIONS_INIT;
	options.view = SG_VIEW_THREAD;
	options.width_px = width;
	options.top = top;
	return options;
}

/* Posts of one person, each answering what `parent_of` says; SG_NONE: nothing. */
static fixture posts_fixture(uint32_t count, uint32_t (*parent_of)(uint32_t), sg_claim_form form)
{
	fixture f = {SG_DEBATE_INIT, SG_ARENA_INIT};
	sg_document document = {.path = sg_slice_of("posts.txt")};
	cr_assert(sg_debate_add_document(&f.debate, &f.arena, document, NULL) == SG_OK);
	sg_person person = {.label = sg_slice_of("Ines Dahl")};
	cr_assert(sg_debate_add_person(&f.debate, &f.arena, person, NULL) == SG_OK);
	for (uint32_t i = 0; i < count; i++) {
		sg_claim claim = sg_claim_blank();
		claim.text = sg_slice_of("words");
		claim.document = 0;
		claim.form = form;
		claim.span = sg_span_make(i * 10, i * 10 + 5);
		cr_assert(sg_debate_add_claim(&f.debate, &f.arena, claim, NULL) == SG_OK);
		relate_fixture(&f, SG_ASSERTS, sg_node_person(0), sg_node_claim(i), 1);
		if (parent_of(i) != SG_NONE)
			relate_fixture(
				&f, SG_REPLIES, sg_node_claim(i), sg_node_claim(parent_of(i)), 1);
	}
	return f;
}

static uint32_t one_before(uint32_t i)
{
	return i ? i - 1 : SG_NONE;
}

static uint32_t first_of_all(uint32_t i)
{
	return i ? 0 : SG_NONE;
}

static uint32_t next_in_ring(uint32_t i)
{
	return (i + 1) % 5;
}

static uint32_t half_of(uint32_t i)
{
	return i ? i / 2 : SG_NONE;
}

static double left_of(const sg_buf *svg, const char *id)
{
	const char *group = strstr(svg->ptr, id);
	cr_assert(group != NULL, "%s", id);
	return attribute(strstr(group, "<rect class=\"card\""), "x");
}

Test(view_thread, a_reply_stands_to_the_right_of_what_it_answers)
{
	fixture f = load_fixture("library.json");
	sg_buf svg = draw_view(&f.debate, thread_of(0, 0));
	check_geometry(svg.ptr);
	expect_xml(&svg);
	cr_assert(eq(sz, count_in(&svg, "class=\"card\""), 9));
	cr_assert(lt(dbl, left_of(&svg, "-c1\" role"), left_of(&svg, "-c2\" role")));
	cr_assert(has(&svg, "All 9 claims drawn."));
	/* Each stance once: on a line, or in words on a card. */
	cr_assert(eq(sz, count_in(&svg, "data-kind=\"agrees\""), 3));
	cr_assert(eq(sz, count_in(&svg, "data-kind=\"rebuts\""), 4));
	drop(&f, &svg);
	cr_assert(not(has_leaks()));
}

Test(view_thread, an_article_is_its_claims_in_order)
{
	fixture f = load_fixture("tunnel.json");
	sg_buf svg = draw_view(&f.debate, thread_of(0, 0));
	check_geometry(svg.ptr);
	cr_assert(eq(sz, count_in(&svg, "class=\"card\""), count_in(&svg, "<g class=\"claim ")));
	cr_assert(gt(sz, count_in(&svg, "<g class=\"claim "), 6));
	drop(&f, &svg);
}

Test(view_thread, turns_stand_below_each_other)
{
	fixture f = posts_fixture(40, one_before, SG_CLAIM_TURN);
	sg_buf svg = draw_view(&f.debate, thread_of(0, 0));
	check_geometry(svg.ptr);
	cr_assert(eq(dbl, left_of(&svg, "-c1\" role"), left_of(&svg, "-c40\" role")));
	cr_assert(not(has(&svg, "level")));
	drop(&f, &svg);
}

Test(view_thread, deep_threads_go_on_straight_down)
{
	fixture f = posts_fixture(100, one_before, SG_CLAIM_COMMENT);
	sg_buf svg = draw_view(&f.debate, thread_of(0, 0));
	check_geometry(svg.ptr);
	cr_assert(lt(dbl, left_of(&svg, "-c100\" role"), 200.0));
	cr_assert(has(&svg, ">level 5<"));
	cr_assert(has(&svg, ">level 100<") || has(&svg, ">level 96<"));
	drop(&f, &svg);
}

Test(view_thread, what_is_left_out_is_said_in_its_place)
{
	fixture f = posts_fixture(300, first_of_all, SG_CLAIM_COMMENT);
	sg_buf svg = draw_view(&f.debate, thread_of(0, 0));
	check_geometry(svg.ptr);
	cr_assert(
		has(&svg, "Drew 120 of 300 claims: those with the most stances and replies, and"));
	cr_assert(has(&svg, ">180 more replies<"));
	sg_buf_free(&svg);
	svg = draw_view(&f.debate, thread_of(0, 299));
	cr_assert(has(&svg, ">1 more reply<"));
	drop(&f, &svg);
}

Test(view_thread, those_kept_have_all_above_them)
{
	fixture f = posts_fixture(400, half_of, SG_CLAIM_COMMENT);
	relate_fixture(&f, SG_REBUTS, sg_node_claim(399), sg_node_claim(199), 0.9);
	sg_buf svg = draw_view(&f.debate, thread_of(0, 12));
	check_geometry(svg.ptr);
	cr_assert(eq(sz, count_in(&svg, "class=\"card\""), 12));
	for (uint32_t i = 399;; i = half_of(i)) {
		char id[32];
		snprintf(id, sizeof id, "-c%u\" role", i + 1);
		cr_assert(has(&svg, id), "%s", id);
		if (i == 0)
			break;
	}
	drop(&f, &svg);
}

Test(view_thread, rings_of_replies_are_cut)
{
	fixture f = posts_fixture(5, next_in_ring, SG_CLAIM_COMMENT);
	sg_buf svg = draw_view(&f.debate, thread_of(0, 0));
	check_geometry(svg.ptr);
	cr_assert(eq(sz, count_in(&svg, "class=\"card\""), 5));
	drop(&f, &svg);
}

Test(view_thread, hostile_text_stays_text)
{
	expect_hostile_text_stays_text(thread_of(0, 0));
}

Test(view_thread, nothing_and_one_post)
{
	sg_debate empty = SG_DEBATE_INIT;
	sg_buf svg = draw_view(&empty, thread_of(0, 0));
	check_geometry(svg.ptr);
	cr_assert(has(&svg, "No claims were found."));
	sg_buf_free(&svg);
	fixture f = posts_fixture(1, one_before, SG_CLAIM_COMMENT);
	svg = draw_view(&f.debate, thread_of(0, 0));
	check_geometry(svg.ptr);
	cr_assert(has(&svg, "The one claim is drawn."));
	drop(&f, &svg);
}

Test(view_thread, nothing_overlaps_in_any_debate)
{
	static const double widths[] = {0, 360, 480, 1200};
	for (uint64_t seed = 1; seed <= 160; seed++) {
		fixture f = random_fixture(seed, 1 + seed % 90);
		sg_buf svg = draw_view(
			&f.debate, thread_of(widths[seed % 4], seed % 3 ? 0 : 1 + seed % 40));
		check_geometry(svg.ptr);
		drop(&f, &svg);
	}
}

Test(view_thread, large_type_needs_more_room)
{
	static const char text[] = "text-size = 20\nsmall-size = 18\nnote-size = 20\n"
				   "opening-size = 24\nfont-width = 1.1\n";
	sg_arena arena = SG_ARENA_INIT;
	const sg_theme *theme = NULL;
	cr_assert(sg_theme_read(&theme, sg_slice_of(text), &arena, NULL) == SG_OK);
	geometry_theme = theme;
	for (uint64_t seed = 1; seed <= 40; seed++) {
		fixture f = random_fixture(seed, 1 + seed % 90);
		sg_render_options options = thread_of(seed % 2 ? 0 : 520, 0);
		options.theme = theme;
		sg_buf svg = draw_view(&f.debate, options);
		check_geometry(svg.ptr);
		drop(&f, &svg);
	}
	geometry_theme = NULL;
	sg_arena_destroy(&arena);
}

Test(view_thread, the_same_debate_gives_the_same_bytes)
{
	fixture f = random_fixture(7, 80);
	expect_same_bytes(&f, thread_of(0, 30));
}

Test(view_thread, deep_and_wide_threads_take_linear_time)
{
	fixture deep = posts_fixture(40000, one_before, SG_CLAIM_COMMENT);
	sg_buf svg = draw_view(&deep.debate, thread_of(0, 0));
	cr_assert(has(&svg, "Drew 120 of 40000 claims"));
	drop(&deep, &svg);
	fixture wide = posts_fixture(40000, first_of_all, SG_CLAIM_COMMENT);
	svg = draw_view(&wide.debate, thread_of(0, 0));
	cr_assert(has(&svg, "Drew 120 of 40000 claims"));
	drop(&wide, &svg);
}

Test(view_thread, memory_may_run_out_anywhere)
{
	fixture f = load_fixture("tunnel.json");
	expect_no_memory_is_said(&f, "svg", thread_of(0, 6));
}
