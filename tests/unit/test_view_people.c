#include "view_fixture.h"

TestSuite(view_people, .timeout = 120);

static const sg_render_options usual = {.seed = 1, .view = SG_VIEW_PEOPLE};

static sg_buf draw(const sg_debate *debate)
{
	return draw_view(debate, usual);
}

/* Person i says claim i. */
static fixture speakers(uint32_t count)
{
	static const char *const names[] = {"Ada", "Bo", "Cy", "Di", "Eve", "Flo"};
	fixture f = {SG_DEBATE_INIT, SG_ARENA_INIT};
	for (uint32_t i = 0; i < count; i++) {
		sg_person person = {.label = sg_slice_of(names[i])};
		sg_claim claim = sg_claim_blank();
		claim.text = sg_slice_of("words");
		claim.form = SG_CLAIM_COMMENT;
		cr_assert(sg_debate_add_person(&f.debate, &f.arena, person, NULL) == SG_OK);
		cr_assert(sg_debate_add_claim(&f.debate, &f.arena, claim, NULL) == SG_OK);
		relate_fixture(&f, SG_ASSERTS, sg_node_person(i), sg_node_claim(i), 1);
	}
	return f;
}

Test(view_people, a_thread_shows_people_and_ties)
{
	fixture f = load_fixture("library.json");
	sg_buf svg = draw(&f.debate);
	check_geometry(svg.ptr);
	cr_assert(has(&svg, "A network of people of a debate"));
	cr_assert(has(&svg, "data-kind=\"rebuts\" data-from=\"p3\" data-to=\"p1\" "
			    "data-confidence=\"0.81\""));
	cr_assert(has(&svg, "Ada Pohl rebuts Nora Lind (confidence 0.81)\n"
			    "\xE2\x80\x9Cnobody has asked\xE2\x80\x9D (rule opener)"));
	cr_assert(has(&svg, "-p1\" role=\"graphics-object\""));
	cr_assert(has(&svg, "agrees with "));
	expect_xml(&svg);
	drop(&f, &svg);
	cr_assert(not(has_leaks()));
}

Test(view_people, what_is_said_often_is_one_tie)
{
	fixture f = speakers(2);
	for (int i = 0; i < 3; i++)
		relate_fixture(&f, SG_REBUTS, sg_node_claim(0), sg_node_claim(1), 0.9);
	relate_fixture(&f, SG_REBUTS, sg_node_person(0), sg_node_person(1), 0.6);
	sg_buf svg = draw(&f.debate);
	check_geometry(svg.ptr);
	cr_assert(eq(sz, count_in(&svg, "class=\"edge rebuts"), 1));
	cr_assert(eq(sz, count_in(&svg, "class=\"badge\""), 2)); /* one is the legend's */
	cr_assert(has(&svg, "data-confidence=\"0.90\""));
	drop(&f, &svg);
}

Test(view_people, both_ways_share_a_line_and_a_badge)
{
	fixture f = speakers(2);
	relate_fixture(&f, SG_REBUTS, sg_node_claim(0), sg_node_claim(1), 0.9);
	relate_fixture(&f, SG_REBUTS, sg_node_claim(1), sg_node_claim(0), 0.6);
	sg_buf svg = draw(&f.debate);
	check_geometry(svg.ptr);
	cr_assert(eq(sz, count_in(&svg, "class=\"edge rebuts"), 2));
	cr_assert(eq(sz, count_in(&svg, "class=\"mark rebuts"), 1));
	cr_assert(has(&svg, "<title>Ada rebuts Bo"));
	cr_assert(has(&svg, "<title>Bo rebuts Ada"));
	drop(&f, &svg);
}

Test(view_people, who_took_no_stance_is_listed)
{
	fixture f = speakers(5);
	relate_fixture(&f, SG_AGREES, sg_node_claim(0), sg_node_claim(1), 0.9);
	relate_fixture(&f, SG_REPLIES, sg_node_claim(2), sg_node_claim(1), 1);
	sg_buf svg = draw(&f.debate);
	check_geometry(svg.ptr);
	cr_assert(has(&svg, "no stance to or from anybody named"));
	cr_assert(eq(sz, count_in(&svg, "role=\"graphics-object\""), 5));
	cr_assert(eq(sz, count_in(&svg, "class=\"edge "), 1));
	drop(&f, &svg);
}

Test(view_people, without_stances_replies_are_drawn)
{
	fixture f = speakers(4);
	relate_fixture(&f, SG_REPLIES, sg_node_claim(2), sg_node_claim(1), 1);
	sg_buf svg = draw(&f.debate);
	check_geometry(svg.ptr);
	cr_assert(has(&svg, "Nobody took a stance: replies are drawn."));
	cr_assert(eq(sz, count_in(&svg, "class=\"edge replies"), 1));
	drop(&f, &svg);
	f = speakers(3);
	svg = draw(&f.debate);
	check_geometry(svg.ptr);
	cr_assert(has(&svg, "Said something; nobody answers anybody"));
	drop(&f, &svg);
}

Test(view_people, no_debate_is_a_drawing_too)
{
	sg_debate empty = SG_DEBATE_INIT;
	sg_buf svg = draw(&empty);
	check_geometry(svg.ptr);
	sg_buf_free(&svg);
	cr_assert(not(has_leaks()));
}

Test(view_people, a_number_of_people_can_be_asked_for)
{
	fixture f = crowd(3, 50, 2, 200);
	sg_render_options options = usual;
	options.top = 12;
	sg_buf svg = draw_view(&f.debate, options);
	check_geometry(svg.ptr);
	cr_assert(has(&svg, "Drew 12 of "));
	cr_assert(has(&svg, "those with the most ties."));
	drop(&f, &svg);
}

Test(view_people, a_focus_leaves_the_others_out)
{
	fixture f = speakers(5);
	relate_fixture(&f, SG_AGREES, sg_node_claim(0), sg_node_claim(1), 0.9);
	relate_fixture(&f, SG_REBUTS, sg_node_claim(2), sg_node_claim(3), 0.9);
	sg_render_options options = usual;
	options.focus = "Ada";
	sg_buf svg = draw_view(&f.debate, options);
	check_geometry(svg.ptr);
	cr_assert(eq(sz, count_in(&svg, "class=\"edge "), 1));
	cr_assert(has(&svg, "Drew what is within 1 step of Ada."));
	drop(&f, &svg);
}

Test(view_people, hostile_text_stays_text)
{
	expect_hostile_text_stays_text(usual);
}

Test(view_people, nothing_crosses_names_in_any_debate)
{
	expect_clear_crowds(usual);
}

Test(view_people, the_same_debate_gives_the_same_bytes)
{
	fixture f = crowd(7, 40, 3, 90);
	expect_same_bytes(&f, usual);
}

Test(view_people, memory_may_run_out_anywhere)
{
	fixture f = crowd(5, 9, 2, 14);
	expect_no_memory_is_said(&f, "svg", usual);
}
