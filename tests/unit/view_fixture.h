/* For the tests of views: drawing one, and made-up debates with many people. */
#ifndef STANCEGRAPH_TESTS_VIEW_FIXTURE_H
#define STANCEGRAPH_TESTS_VIEW_FIXTURE_H

#include "leak.h"
#include "render_fixture.h"
#include "svg_geometry.h"

#include <criterion/new/assert.h>
#include <unistd.h>

static inline sg_buf draw_view(const sg_debate *debate, sg_render_options options)
{
	sg_buf out = SG_BUF_INIT;
	sg_error err = SG_ERROR_INIT;
	options.layout_program = "/nowhere/stancegraph-layout";
	cr_assert(sg_renderer_by_name("svg")->render(&out, debate, &options, &err) == SG_OK, "%s",
		err.what);
	return out;
}

static inline size_t count_in(const sg_buf *svg, const char *what)
{
	size_t n = 0;
	for (const char *at = strstr(svg->ptr, what); at; at = strstr(at + 1, what))
		n++;
	return n;
}

static inline void expect_xml(const sg_buf *svg)
{
	if (access("/usr/bin/xmllint", X_OK) != 0)
		return;
	FILE *xmllint = popen("/usr/bin/xmllint --noout - 2>&1", "w");
	cr_assert(xmllint != NULL);
	fwrite(svg->ptr, 1, svg->len, xmllint);
	cr_assert(eq(int, pclose(xmllint), 0));
}

static inline bool has(const sg_buf *svg, const char *what)
{
	return strstr(svg->ptr, what) != NULL;
}

static inline void drop(fixture *f, sg_buf *svg)
{
	sg_buf_free(svg);
	sg_arena_destroy(&f->arena);
}

/* Wherever memory runs out it is said, and done means all of it. Frees the fixture. */
static inline void expect_no_memory_is_said(
	fixture *f, const char *format, sg_render_options options)
{
	const sg_renderer *renderer = sg_renderer_by_name(format);
	sg_buf whole = SG_BUF_INIT;
	size_t failures = 0;
	options.layout_program = "/nowhere/stancegraph-layout";
	cr_assert(renderer->render(&whole, &f->debate, &options, NULL) == SG_OK);
	for (size_t n = 1; n < 4000; n += 1 + n / 50) {
		sg_buf out = SG_BUF_INIT;
		sg_alloc_fail_at(n);
		sg_status st = renderer->render(&out, &f->debate, &options, NULL);
		sg_alloc_fail_at(0);
		cr_assert(st == SG_OK || st == SG_E_NOMEM);
		if (st == SG_OK)
			cr_assert(eq(str, out.ptr, whole.ptr));
		failures += st != SG_OK;
		sg_buf_free(&out);
	}
	cr_assert(gt(sz, failures, 30));
	drop(f, &whole);
	cr_assert(not(has_leaks()));
}

static inline void expect_hostile_text_stays_text(sg_render_options options)
{
	static const char *const refused[] = {
		"<script", "foreignObject", "]]>", "\xE2\x80\xAE", "href"};
	fixture f = load_fixture("hostile.json");
	sg_buf svg = draw_view(&f.debate, options);
	check_geometry(svg.ptr);
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		cr_assert(not(has(&svg, refused[i])), "%s", refused[i]);
	cr_assert(eq(sz, strlen(svg.ptr), svg.len));
	cr_assert(eq(sz, sg_utf8_check(sg_buf_slice(&svg)), svg.len));
	expect_xml(&svg);
	drop(&f, &svg);
	cr_assert(not(has_leaks()));
}

/* Frees the fixture. */
static inline void expect_same_bytes(fixture *f, sg_render_options options)
{
	sg_buf first = draw_view(&f->debate, options), second = draw_view(&f->debate, options);
	cr_assert(eq(str, first.ptr, second.ptr));
	sg_buf_free(&first);
	drop(f, &second);
}

/** So many people in so many camps (and some in none), each with a claim or two. */
static inline fixture crowd(uint64_t seed, uint32_t people, uint32_t camps, uint32_t stances)
{
	static sg_camp labels[9];
	fixture f = {SG_DEBATE_INIT, SG_ARENA_INIT};
	sg_document document = {.path = sg_slice_of("crowd.txt")};
	cr_assert(sg_debate_add_document(&f.debate, &f.arena, document, NULL) == SG_OK);
	for (uint32_t i = 0; i < 2 * people; i++) {
		sg_person person = {.label = random_words(&f, &seed), .role = SG_SLICE_EMPTY};
		person.label.len = person.label.len > 30 ? 30 : person.label.len;
		if (next_random(&seed) % 3 == 0)
			person.role = random_words(&f, &seed);
		if (i < people)
			cr_assert(sg_debate_add_person(&f.debate, &f.arena, person, NULL) == SG_OK);
		sg_claim claim = sg_claim_blank();
		claim.document = 0;
		claim.text = random_words(&f, &seed);
		claim.form = SG_CLAIM_COMMENT;
		claim.span = sg_span_make(i * 100, i * 100 + 90);
		cr_assert(sg_debate_add_claim(&f.debate, &f.arena, claim, NULL) == SG_OK);
		relate_fixture(&f, SG_ASSERTS, sg_node_person(i % people), sg_node_claim(i), 1);
	}
	for (uint32_t i = 0; i < stances; i++) {
		/* Some get far more than others. */
		uint32_t to = next_random(&seed) % (1 + next_random(&seed) % (2 * people));
		sg_node target =
			next_random(&seed) % 4 ? sg_node_claim(to) : sg_node_person(to % people);
		relate_fixture(&f, next_random(&seed) % 3 ? SG_REBUTS : SG_AGREES,
			sg_node_claim(next_random(&seed) % (2 * people)), target,
			0.5 + next_random(&seed) % 50 / 100.0);
	}
	sg_analysis *analysis = sg_arena_alloc(&f.arena, sizeof *analysis);
	analysis->camps = labels;
	analysis->camp_count = camps;
	analysis->person_camp = sg_arena_array(&f.arena, people, sizeof(uint32_t));
	for (uint32_t i = 0; i < camps; i++)
		labels[i] = (sg_camp){f.debate.people[i % people].label, people / camps + 1};
	for (uint32_t i = 0; i < people; i++) {
		uint32_t camp = next_random(&seed) % (camps + 1);
		analysis->person_camp[i] = camp < camps ? camp : SG_NONE;
	}
	f.debate.analysis = camps ? analysis : NULL;
	return f;
}

/* Nothing is on words, whatever the number of people, camps and stances, and the width. */
static inline void expect_clear_crowds(sg_render_options options)
{
	static const uint32_t sizes[] = {1, 2, 3, 5, 8, 12, 20, 40, 60, 90};
	static const double widths[] = {0, 0, 0, 360, 600, 1400};
	for (uint64_t seed = 1; seed <= 120; seed++) {
		uint32_t people = sizes[seed % 10];
		fixture f = crowd(
			seed, people, (uint32_t)(seed % 9), (uint32_t)(seed % 7) * people / 2);
		options.width_px = widths[seed % 6];
		sg_buf svg = draw_view(&f.debate, options);
		check_geometry(svg.ptr);
		drop(&f, &svg);
	}
}

#endif
