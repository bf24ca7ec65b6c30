/* Drawings of what stands near a person or a claim. */
#include "view_fixture.h"

static sg_status draw_near(sg_buf *out, const fixture *f, const char *focus, size_t steps)
{
	sg_render_options options = SG_RENDER_OPTIONS_INIT;
	options.layout_program = "/nowhere/stancegraph-layout";
	options.focus = focus;
	options.steps = steps;
	return sg_renderer_by_name("svg")->render(out, &f->debate, &options, NULL);
}

/* A chain of replies: each of `count` people says one thing and answers the one before. */
static fixture chain(uint32_t count)
{
	static const char *const names[] = {"Ada Pohl", "Ben Osei", "Cem Pohl", "Dora Lind"};
	fixture f = {SG_DEBATE_INIT, SG_ARENA_INIT};
	for (uint32_t i = 0; i < count; i++) {
		sg_person person = {.label = sg_slice_of(i < 4 ? names[i] : "Somebody else"),
			.handle = sg_slice_of(i == 1 ? "@ben" : "")};
		sg_claim claim = sg_claim_blank();
		claim.text = sg_slice_of("words");
		cr_assert(sg_debate_add_person(&f.debate, &f.arena, person, NULL) == SG_OK);
		cr_assert(sg_debate_add_claim(&f.debate, &f.arena, claim, NULL) == SG_OK);
		relate_fixture(&f, SG_ASSERTS, sg_node_person(i), sg_node_claim(i), 1);
		if (i)
			relate_fixture(&f, i % 2 ? SG_REPLIES : SG_REBUTS, sg_node_claim(i),
				sg_node_claim(i - 1), 1);
	}
	return f;
}

static size_t cards_near(const fixture *f, const char *focus, size_t steps)
{
	size_t n = 0;
	sg_buf svg = SG_BUF_INIT;
	cr_assert(draw_near(&svg, f, focus, steps) == SG_OK, "%s", focus);
	for (const char *at = strstr(svg.ptr, "class=\"card\""); at;
		at = strstr(at + 1, "class=\"card\""))
		n++;
	sg_buf_free(&svg);
	return n;
}

Test(focus, steps_are_counted_along_links)
{
	fixture f = chain(9);
	cr_assert(eq(sz, cards_near(&f, "c1", 1), 2));
	cr_assert(eq(sz, cards_near(&f, "c5", 1), 3));
	cr_assert(eq(sz, cards_near(&f, "c5", 2), 5));
	cr_assert(eq(sz, cards_near(&f, "p9", 3), 4));
	cr_assert(eq(sz, cards_near(&f, "c5", 0), 3), "one step where none is given");
	sg_arena_destroy(&f.arena);
	cr_assert(not(has_leaks()));
}

Test(focus, people_go_by_name_handle_or_one_word)
{
	fixture f = chain(9);
	static const char *const known[] = {"Ben Osei", "ben osei", "@BEN", "osei", "p2", "c2"};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		cr_assert(eq(sz, cards_near(&f, known[i], 1), 3), "%s", known[i]);
	static const char *const unknown[] = {
		"pohl", "Somebody else", "nobody", "p10", "c0", "c99999999999999999999", ""};
	for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
		sg_buf out = SG_BUF_INIT;
		cr_assert(eq(int, draw_near(&out, &f, unknown[i], 1), SG_E_UNKNOWN), "%s",
			unknown[i]);
		cr_assert(eq(sz, out.len, 0));
		sg_buf_free(&out);
	}
	sg_arena_destroy(&f.arena);
}

Test(focus, what_was_left_out_is_said)
{
	fixture f = chain(9);
	sg_buf svg = SG_BUF_INIT;
	cr_assert(draw_near(&svg, &f, "osei", 2) == SG_OK);
	cr_assert(strstr(svg.ptr, "Drew 4 of 9 claims: those within 2 steps of Ben Osei.") != NULL);
	sg_buf_free(&svg);
	sg_arena_destroy(&f.arena);
}

Test(focus, memory_may_run_out_anywhere)
{
	fixture f = chain(7);
	sg_render_options options = SG_RENDER_OPTIONS_INIT;
	options.focus = "osei";
	options.steps = 2;
	expect_no_memory_is_said(&f, "svg", options);
}
