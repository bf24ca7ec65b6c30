/* The camps of a debate that is too large for one map. */
#include "view_fixture.h"

enum { CAMPS_DRAWN_MAX = 6 };

TestSuite(overview, .timeout = 120);

static sg_status draw(sg_buf *out, const sg_debate *debate, sg_render_options options)
{
	options.layout_program = "/nowhere/stancegraph-layout";
	return sg_renderer_by_name("svg")->render(out, debate, &options, NULL);
}

static sg_buf camps_of(const sg_debate *debate, double width)
{
	sg_buf out = SG_BUF_INIT;
	sg_render_options options = SG_RENDER_OPTIONS_INIT;
	options.is_camps = true;
	options.width_px = width;
	cr_assert(draw(&out, debate, options) == SG_OK);
	return out;
}

/* The camps alone, without the maps below them and the legend. */
static char *camps_part(const sg_buf *svg)
{
	char *text = strdup(svg->ptr), *end = strstr(text, "<text class=\"h3\"");
	if (end)
		strcpy(end, "</svg>");
	return text;
}

/* A debate with `camps` camps of two to five people and stances between all of them. */
static fixture camps_fixture(uint32_t camps, uint32_t claims)
{
	fixture f = {SG_DEBATE_INIT, SG_ARENA_INIT};
	uint32_t people = camps * 4;
	sg_camp *all = sg_arena_array(&f.arena, camps, sizeof *all);
	sg_analysis *analysis = sg_arena_alloc(&f.arena, sizeof *analysis);
	analysis->person_camp = sg_arena_array(&f.arena, people, sizeof(uint32_t));
	for (uint32_t i = 0; i < people; i++) {
		sg_person person = {.label = sg_slice_of(i % 2 ? "Ines Dahl" : "Okonkwo")};
		cr_assert(sg_debate_add_person(&f.debate, &f.arena, person, NULL) == SG_OK);
		analysis->person_camp[i] = i % camps;
	}
	for (uint32_t i = 0; i < camps; i++)
		all[i] = (sg_camp){sg_slice_of("With <Ines> & \"Dahl\" of the harbour"), 4};
	analysis->camps = all;
	analysis->camp_count = camps;
	f.debate.analysis = analysis;
	for (uint32_t i = 0; i < claims; i++) {
		sg_claim claim = sg_claim_blank();
		claim.text = sg_slice_of("words");
		cr_assert(sg_debate_add_claim(&f.debate, &f.arena, claim, NULL) == SG_OK);
		relate_fixture(&f, SG_ASSERTS, sg_node_person(i % people), sg_node_claim(i), 1);
		if (i)
			relate_fixture(&f, i % 3 ? SG_REBUTS : SG_AGREES, sg_node_claim(i),
				sg_node_claim(i * 7 % i), 0.8);
	}
	return f;
}

Test(overview, every_camp_is_a_circle_and_a_map)
{
	for (uint32_t camps = 1; camps <= 9; camps++) {
		fixture f = camps_fixture(camps, 200);
		sg_buf svg = camps_of(&f.debate, 0);
		size_t drawn = camps < CAMPS_DRAWN_MAX ? camps : CAMPS_DRAWN_MAX;
		cr_assert(eq(sz, count_in(&svg, "<circle class=\"bubble\""),
			drawn + (camps > CAMPS_DRAWN_MAX)));
		cr_assert(eq(sz, count_in(&svg, "class=\"h3\""), drawn));
		cr_assert(strstr(svg.ptr, " of 200 claims") != NULL);
		cr_assert(strstr(svg.ptr, "<Ines>") == NULL);
		char *camps_only = camps_part(&svg);
		check_words(camps_only);
		free(camps_only);
		sg_buf_free(&svg);
		sg_arena_destroy(&f.arena);
	}
	cr_assert(not(has_leaks()));
}

Test(overview, no_id_stands_twice)
{
	fixture f = camps_fixture(3, 90);
	sg_buf svg = camps_of(&f.debate, 0);
	for (char *at = strstr(svg.ptr, " id=\""); at; at = strstr(at + 1, " id=\"")) {
		char id[64];
		snprintf(id, sizeof id, "%.*s", (int)strcspn(at + 5, "\"") + 6, at);
		cr_assert(eq(sz, count_in(&svg, id), 1), "%s", id);
	}
	sg_buf_free(&svg);
	sg_arena_destroy(&f.arena);
}

Test(overview, large_debates_get_it_unasked)
{
	fixture f = camps_fixture(2, 320), small = camps_fixture(2, 100);
	sg_render_options options = SG_RENDER_OPTIONS_INIT;
	sg_buf large = SG_BUF_INIT, map = SG_BUF_INIT, narrowed = SG_BUF_INIT;
	cr_assert(draw(&large, &f.debate, options) == SG_OK);
	cr_assert(strstr(large.ptr, "class=\"bubble\"") != NULL);
	cr_assert(draw(&map, &small.debate, options) == SG_OK);
	cr_assert(strstr(map.ptr, "class=\"bubble\"") == NULL);
	options.top = 20;
	cr_assert(draw(&narrowed, &f.debate, options) == SG_OK);
	cr_assert(strstr(narrowed.ptr, "Drew 20 of 320 claims") != NULL);
	sg_buf_free(&large);
	sg_buf_free(&map);
	sg_buf_free(&narrowed);
	sg_arena_destroy(&f.arena);
	sg_arena_destroy(&small.arena);
}

Test(overview, words_keep_off_each_other_in_any_debate)
{
	for (uint64_t seed = 1; seed <= 60; seed++) {
		fixture f = random_fixture(seed, 1 + seed % 80);
		sg_buf svg = camps_of(&f.debate, seed % 3 == 0 ? 500 + (double)seed : 0);
		char *camps_only = camps_part(&svg);
		check_words(camps_only);
		free(camps_only);
		sg_buf_free(&svg);
		sg_arena_destroy(&f.arena);
	}
}

Test(overview, memory_may_run_out_anywhere)
{
	fixture f = camps_fixture(3, 40);
	sg_render_options options = SG_RENDER_OPTIONS_INIT;
	options.is_camps = true;
	expect_no_memory_is_said(&f, "svg", options);
}
