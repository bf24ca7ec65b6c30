#include "view_fixture.h"

TestSuite(svg, .timeout = 120);

static sg_buf draw_with(const sg_debate *debate, double width, const char *program)
{
	sg_buf out = SG_BUF_INIT;
	sg_error err = SG_ERROR_INIT;
	sg_render_options options = SG_RENDER_OPTIONS_INIT;
	options.layout_program = program;
	options.width_px = width;
	cr_assert(sg_renderer_by_name("svg")->render(&out, debate, &options, &err) == SG_OK, "%s",
		err.what);
	return out;
}

static sg_buf draw(const sg_debate *debate)
{
	return draw_with(debate, 0, SG_LAYOUT_PROGRAM);
}

Test(svg, a_thread_shows_cards_camps_and_edges)
{
	fixture f = load_fixture("library.json");
	sg_buf svg = draw(&f.debate);
	check_geometry(svg.ptr);
	cr_assert(eq(sz, count_in(&svg, "class=\"card\""), 9));
	cr_assert(eq(sz, count_in(&svg, "class=\"field\""), 3));
	cr_assert(eq(sz, count_in(&svg, "class=\"edge agrees"), 3));
	cr_assert(eq(sz, count_in(&svg, "class=\"edge rebuts"), 4));
	cr_assert(eq(sz, count_in(&svg, "data-kind=\"quotes\""), 1));
	cr_assert(
		has(&svg, "7 people, 9 claims, 3 agreements, 4 rebuttals \xC2\xB7 from 1 thread"));
	cr_assert(has(&svg, "No side taken \xC2\xB7 1 person"));
	cr_assert(has(&svg, "quoted by Ada Pohl"));
	cr_assert(has(&svg, "Ada Pohl rebuts Nora Lind (confidence 0.81)\n\xE2\x80\x9Cnobody has "
			    "asked\xE2\x80\x9D (rule opener)"));
	cr_assert(has(&svg, "All 9 claims drawn."));
	expect_xml(&svg);
	drop(&f, &svg);
	cr_assert(not(has_leaks()));
}

Test(svg, an_article_gathers_quotes_on_one_card_a_person)
{
	fixture f = load_fixture("tunnel.json");
	sg_buf svg = draw(&f.debate);
	check_geometry(svg.ptr);
	/* Five people, and one for words that nobody is named for. */
	cr_assert(eq(sz, count_in(&svg, "class=\"card\""), 6));
	/* Person rebuts person, and person rebuts that person's words: one arrow. */
	cr_assert(eq(sz, count_in(&svg, "data-from=\"p1\" data-to=\"p2\""), 0));
	cr_assert(eq(sz, count_in(&svg, "<title>Marit Solberg rebuts Anton Reeve"), 2));
	drop(&f, &svg);
}

Test(svg, answers_stand_level_with_their_questions)
{
	fixture f = load_fixture("bells.json");
	sg_buf svg = draw(&f.debate);
	check_geometry(svg.ptr);
	cr_assert(has(&svg, "An interview with Mei Tan"));
	double left[8], right[8];
	size_t lefts = 0, rights = 0;
	for (const char *at = svg.ptr; (at = strstr(at, "<rect class=\"card\"")); at++)
		if (attribute(at, "x") < 100)
			left[lefts++] = attribute(at, "y");
		else
			right[rights++] = attribute(at, "y");
	cr_assert(eq(sz, lefts, 5));
	cr_assert(eq(sz, rights, 5));
	for (size_t i = 0; i < 5; i++)
		cr_assert(eq(dbl, left[i], right[i]));
	drop(&f, &svg);
}

Test(svg, hostile_text_stays_text)
{
	expect_hostile_text_stays_text((sg_render_options)SG_RENDER_OPTIONS_INIT);
	fixture f = load_fixture("hostile.json");
	sg_buf svg = draw(&f.debate);
	cr_assert(has(&svg, "direction=\"rtl\""));
	drop(&f, &svg);
}

Test(svg, the_same_debate_gives_the_same_bytes)
{
	fixture f = load_fixture("library.json");
	sg_buf first = draw(&f.debate), second = draw(&f.debate);
	cr_assert(eq(sz, first.len, second.len));
	cr_assert(eq(int, memcmp(first.ptr, second.ptr, first.len), 0));
	sg_buf_free(&first);
	drop(&f, &second);
}

Test(svg, ids_differ_between_pictures)
{
	fixture f = load_fixture("library.json"), g = load_fixture("tunnel.json");
	sg_buf first = draw(&f.debate), second = draw(&g.debate);
	const char *a = strstr(first.ptr, "id=\""), *b = strstr(second.ptr, "id=\"");
	cr_assert(strncmp(a, b, 14) != 0);
	drop(&f, &first);
	drop(&g, &second);
}

Test(svg, without_the_layout_program_there_is_a_drawing)
{
	static const char *const names[] = {
		"library.json", "tunnel.json", "bells.json", "hostile.json"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		fixture f = load_fixture(names[i]);
		sg_buf svg = draw_with(&f.debate, 0, "/nowhere/stancegraph-layout");
		check_geometry(svg.ptr);
		drop(&f, &svg);
	}
}

Test(svg, any_width_can_be_asked_for)
{
	static const double widths[] = {1, 360, 480, 600, 720, 960, 1400};
	fixture f = load_fixture("library.json");
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
		sg_buf svg = draw_with(&f.debate, widths[i], SG_LAYOUT_PROGRAM);
		svg_scan scan = check_geometry(svg.ptr);
		double expected = widths[i] < 360 ? 360 : widths[i];
		cr_assert(eq(dbl, scan.page.right, expected));
		sg_buf_free(&svg);
	}
	sg_arena_destroy(&f.arena);
}

Test(svg, no_debate_is_a_drawing_too)
{
	sg_debate empty = SG_DEBATE_INIT;
	sg_buf svg = draw(&empty);
	check_geometry(svg.ptr);
	cr_assert(has(&svg, "No claims were found."));
	sg_buf_free(&svg);
	cr_assert(not(has_leaks()));
}

Test(svg, large_debates_are_cut_and_say_so)
{
	fixture f = {SG_DEBATE_INIT, SG_ARENA_INIT};
	sg_person person = {.label = sg_slice_of("Somebody")};
	cr_assert(sg_debate_add_person(&f.debate, &f.arena, person, NULL) == SG_OK);
	for (uint32_t i = 0; i < 3000; i++) {
		sg_claim claim = sg_claim_blank();
		claim.text = sg_slice_of("words");
		cr_assert(sg_debate_add_claim(&f.debate, &f.arena, claim, NULL) == SG_OK);
		if (i)
			relate_fixture(&f, i % 2 ? SG_REPLIES : SG_REBUTS, sg_node_claim(i),
				sg_node_claim(i / 7), 1);
	}
	sg_buf svg = draw(&f.debate);
	check_geometry(svg.ptr);
	cr_assert(has(&svg, "Drew 40 of 3000 claims"));
	drop(&f, &svg);
}

Test(svg, loops_of_replies_end)
{
	fixture f = {SG_DEBATE_INIT, SG_ARENA_INIT};
	for (uint32_t i = 0; i < 5; i++) {
		sg_claim claim = sg_claim_blank();
		claim.text = sg_slice_of("words");
		cr_assert(sg_debate_add_claim(&f.debate, &f.arena, claim, NULL) == SG_OK);
	}
	for (uint32_t i = 0; i < 5; i++)
		relate_fixture(&f, SG_REPLIES, sg_node_claim(i), sg_node_claim((i + 1) % 5), 1);
	sg_buf svg = draw(&f.debate);
	check_geometry(svg.ptr);
	cr_assert(eq(sz, count_in(&svg, "class=\"card\""), 5));
	drop(&f, &svg);
}

Test(svg, nothing_crosses_words_in_any_debate)
{
	for (uint64_t seed = 1; seed <= 210; seed++) {
		fixture f = random_fixture(seed, 1 + seed % 80);
		double width = seed % 5 == 0 ? 400 + seed : 0;
		/* The plain layout, to be fast; every tenth with the program. */
		sg_buf svg = draw_with(&f.debate, width,
			seed % 10 ? "/nowhere/stancegraph-layout" : SG_LAYOUT_PROGRAM);
		check_geometry(svg.ptr);
		drop(&f, &svg);
	}
}

Test(svg, memory_may_run_out_anywhere)
{
	fixture f = load_fixture("tunnel.json");
	expect_no_memory_is_said(&f, "svg", (sg_render_options)SG_RENDER_OPTIONS_INIT);
}

Test(svg, names_lead_to_sources_on_the_web)
{
	static const char *const urls[] = {"https://a.example/?b=1&c=\"2\"", "javascript:alert(1)",
		"HTTP://b.example/", "data:text/html,x", " https://c.example"};
	fixture f = {SG_DEBATE_INIT, SG_ARENA_INIT};
	sg_person person = {.label = sg_slice_of("Somebody")};
	cr_assert(sg_debate_add_person(&f.debate, &f.arena, person, NULL) == SG_OK);
	for (uint32_t i = 0; i < sizeof urls / sizeof *urls; i++) {
		sg_claim claim = sg_claim_blank();
		claim.text = sg_slice_of("words");
		claim.url = sg_slice_of(urls[i]);
		cr_assert(sg_debate_add_claim(&f.debate, &f.arena, claim, NULL) == SG_OK);
		relate_fixture(&f, SG_ASSERTS, sg_node_person(0), sg_node_claim(i), 1);
	}
	sg_buf svg = draw(&f.debate);
	check_geometry(svg.ptr);
	cr_assert(
		has(&svg, "<a class=\"source\" href=\"https://a.example/?b=1&amp;c=&quot;2&quot;\">"
			  "<text class=\"who\""));
	cr_assert(has(&svg, "href=\"HTTP://b.example/\""));
	cr_assert(eq(sz, count_in(&svg, "href"), 2));
	expect_xml(&svg);
	drop(&f, &svg);
	cr_assert(not(has_leaks()));
}

Test(svg, what_is_said_more_often_is_thicker_and_the_legend_says_so)
{
	fixture f = {SG_DEBATE_INIT, SG_ARENA_INIT};
	for (uint32_t i = 0; i < 3; i++) {
		sg_claim claim = sg_claim_blank();
		claim.text = sg_slice_of("words");
		cr_assert(sg_debate_add_claim(&f.debate, &f.arena, claim, NULL) == SG_OK);
	}
	relate_fixture(&f, SG_REBUTS, sg_node_claim(1), sg_node_claim(0), 1);
	sg_buf svg = draw(&f.debate);
	cr_assert(not(has(&svg, " w2\"")));
	cr_assert(not(has(&svg, "said more often")));
	sg_buf_free(&svg);
	relate_fixture(&f, SG_REBUTS, sg_node_claim(1), sg_node_claim(0), 0.7);
	svg = draw(&f.debate);
	cr_assert(has(&svg, " w2\" data-kind=\"rebuts\" data-from=\"c2\" data-to=\"c1\""));
	cr_assert(has(&svg, "said more often"));
	cr_assert(has(&svg, ".w2 .line{stroke-width:2.8}"));
	drop(&f, &svg);
}
