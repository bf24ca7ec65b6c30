#include "view_fixture.h"

TestSuite(view_matrix, .timeout = 120);

static const sg_render_options usual = {.seed = 1, .view = SG_VIEW_MATRIX};

static sg_buf draw(const sg_debate *debate)
{
	return draw_view(debate, usual);
}

/* Person i says claims 2i and 2i + 1. */
static fixture speakers(uint32_t count)
{
	static const char *const names[] = {"Ada", "Bo", "Cy", "Di", "Eve", "Flo"};
	fixture f = {SG_DEBATE_INIT, SG_ARENA_INIT};
	for (uint32_t i = 0; i < count; i++) {
		sg_person person = {.label = sg_slice_of(names[i])};
		cr_assert(sg_debate_add_person(&f.debate, &f.arena, person, NULL) == SG_OK);
	}
	for (uint32_t i = 0; i < 2 * count; i++) {
		sg_claim claim = sg_claim_blank();
		claim.text = sg_slice_of(i % 2 ? "second words" : "first words");
		claim.form = SG_CLAIM_COMMENT;
		cr_assert(sg_debate_add_claim(&f.debate, &f.arena, claim, NULL) == SG_OK);
		relate_fixture(&f, SG_ASSERTS, sg_node_person(i / 2), sg_node_claim(i), 1);
	}
	return f;
}

Test(view_matrix, a_stance_is_a_mark_in_the_row_of_who_took_it)
{
	fixture f = load_fixture("library.json");
	sg_buf svg = draw(&f.debate);
	check_geometry(svg.ptr);
	cr_assert(has(&svg, "A table of a debate"));
	cr_assert(has(&svg, "class=\"cell rebuts\" data-kind=\"rebuts\" data-from=\"p3\" "
			    "data-to=\"c1\" data-confidence=\"0.81\""));
	cr_assert(has(&svg, "Ada Pohl rebuts Nora Lind (confidence 0.81)\n"
			    "\xE2\x80\x9Cnobody has asked\xE2\x80\x9D (rule opener)"));
	cr_assert(has(&svg, "Every stance is drawn."));
	expect_xml(&svg);
	drop(&f, &svg);
	cr_assert(not(has_leaks()));
}

Test(view_matrix, both_stances_on_one_claim_are_two_small_marks)
{
	fixture f = speakers(3);
	relate_fixture(&f, SG_REBUTS, sg_node_claim(0), sg_node_claim(2), 0.9);
	relate_fixture(&f, SG_AGREES, sg_node_claim(1), sg_node_claim(2), 0.6);
	relate_fixture(&f, SG_AGREES, sg_node_claim(4), sg_node_claim(2), 0.9);
	sg_buf svg = draw(&f.debate);
	check_geometry(svg.ptr);
	cr_assert(eq(sz, count_in(&svg, "class=\"cell "), 3));
	/* Two in the table, two that explain them. */
	cr_assert(eq(sz, count_in(&svg, "a6 6 0"), 4));
	cr_assert(has(&svg, ">both<"));
	drop(&f, &svg);
}

Test(view_matrix, a_stance_that_names_a_person_has_the_persons_column)
{
	fixture f = speakers(2);
	relate_fixture(&f, SG_REBUTS, sg_node_claim(0), sg_node_person(1), 0.9);
	sg_buf svg = draw(&f.debate);
	check_geometry(svg.ptr);
	cr_assert(eq(sz, count_in(&svg, "class=\"cell rebuts\""), 1));
	drop(&f, &svg);
	f = speakers(2);
	sg_person person = {.label = sg_slice_of("Gil")};
	cr_assert(sg_debate_add_person(&f.debate, &f.arena, person, NULL) == SG_OK);
	relate_fixture(&f, SG_REBUTS, sg_node_claim(0), sg_node_person(2), 0.9);
	svg = draw(&f.debate);
	check_geometry(svg.ptr);
	cr_assert(has(&svg, "data-to=\"p3\""));
	cr_assert(has(&svg, "The person, or anything they said."));
	drop(&f, &svg);
}

Test(view_matrix, without_stances_there_is_no_table)
{
	fixture f = speakers(3);
	sg_buf svg = draw(&f.debate);
	check_geometry(svg.ptr);
	cr_assert(has(&svg, "No stance was found: there is no table to draw."));
	drop(&f, &svg);
	sg_debate empty = SG_DEBATE_INIT;
	svg = draw(&empty);
	check_geometry(svg.ptr);
	sg_buf_free(&svg);
	cr_assert(not(has_leaks()));
}

Test(view_matrix, what_was_left_out_is_said)
{
	fixture f = crowd(4, 90, 3, 400);
	sg_buf svg = draw(&f.debate);
	check_geometry(svg.ptr);
	cr_assert(has(&svg, "Drew 40 of "));
	cr_assert(has(&svg, "24 of "));
	drop(&f, &svg);
}

Test(view_matrix, hostile_text_stays_text)
{
	expect_hostile_text_stays_text(usual);
}

Test(view_matrix, nothing_is_on_words_in_any_debate)
{
	expect_clear_crowds(usual);
}

Test(view_matrix, the_same_debate_gives_the_same_bytes)
{
	fixture f = crowd(7, 40, 3, 90);
	expect_same_bytes(&f, usual);
}

Test(view_matrix, memory_may_run_out_anywhere)
{
	fixture f = crowd(5, 9, 2, 14);
	expect_no_memory_is_said(&f, "svg", usual);
}
