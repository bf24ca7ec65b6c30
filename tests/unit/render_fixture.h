/* Debates for the tests of the render stage: from fixtures/render, or made up by a seed. */
#ifndef STANCEGRAPH_TESTS_RENDER_FIXTURE_H
#define STANCEGRAPH_TESTS_RENDER_FIXTURE_H

#include "stancegraph/json.h"
#include "stancegraph/render.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct fixture {
	sg_debate debate;
	sg_arena arena;
} fixture;

static inline sg_buf read_fixture(const char *name)
{
	char path[512], chunk[4096];
	sg_buf text = SG_BUF_INIT;
	snprintf(path, sizeof path, "%s/fixtures/render/%s", SG_SOURCE_DIR, name);
	FILE *file = fopen(path, "rb");
	cr_assert(file != NULL, "%s", path);
	for (size_t n; (n = fread(chunk, 1, sizeof chunk, file)) > 0;)
		sg_buf_add(&text, (sg_slice){chunk, n});
	fclose(file);
	return text;
}

static inline fixture load_fixture(const char *name)
{
	fixture out = {SG_DEBATE_INIT, SG_ARENA_INIT};
	sg_buf text = read_fixture(name);
	cr_assert(sg_json_read(&out.debate, sg_buf_slice(&text), &out.arena, NULL) == SG_OK);
	sg_buf_free(&text);
	return out;
}

/* A small generator of our own: the same debates on every machine. */
static inline uint32_t next_random(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*state >> 33);
}

static inline void relate_fixture(
	fixture *f, sg_relation_kind kind, sg_node source, sg_node target, double confidence)
{
	sg_relation r = sg_relation_make(kind, source, target);
	r.confidence = confidence;
	cr_assert(sg_debate_add_relation(&f->debate, &f->arena, r, NULL) == SG_OK);
}

static inline sg_slice random_words(fixture *f, uint64_t *seed)
{
	static const char *const words[] = {"the", "harbour", "is", "nobody's", "playground,",
		"incomprehensibilities", "and", "so", "we", "WWWWWW", "measure", "first;", "no",
		"\xD0\xB4\xD0\xBE\xD0\xBC", "na\xC3\xAFve", "yes"};
	sg_buf text = SG_BUF_INIT;
	for (size_t n = 1 + next_random(seed) % 60; n > 0; n--) {
		sg_buf_puts(&text, words[next_random(seed) % 16]);
		sg_buf_putc(&text, ' ');
	}
	sg_slice out = sg_arena_copy(&f->arena, sg_buf_slice(&text));
	sg_buf_free(&text);
	return out;
}

static inline void random_claims(fixture *f, uint64_t *seed, uint32_t people, uint32_t claims)
{
	uint32_t reported = next_random(seed) % 3;
	for (uint32_t i = 0; i < claims; i++) {
		sg_claim claim = sg_claim_blank();
		bool is_post = reported == 0 || (reported == 1 && next_random(seed) % 4);
		claim.document = 0;
		claim.form =
			is_post ? SG_CLAIM_COMMENT : (sg_claim_form)(2 + next_random(seed) % 3);
		claim.text = random_words(f, seed);
		claim.span = sg_span_make(i * 100, i * 100 + (is_post ? 190 : 50));
		cr_assert(sg_debate_add_claim(&f->debate, &f->arena, claim, NULL) == SG_OK);
		if (next_random(seed) % 8)
			relate_fixture(f, SG_ASSERTS, sg_node_person(next_random(seed) % people),
				sg_node_claim(i), 1);
		if (i && is_post && next_random(seed) % 6)
			relate_fixture(f, SG_REPLIES, sg_node_claim(i),
				sg_node_claim(next_random(seed) % i), 1);
	}
}

static inline void random_stances(fixture *f, uint64_t *seed, uint32_t people, uint32_t claims)
{
	for (size_t n = next_random(seed) % (claims + people); n > 0; n--) {
		sg_node ends[2];
		for (size_t k = 0; k < 2; k++)
			ends[k] = next_random(seed) % 3
					  ? sg_node_claim(next_random(seed) % claims)
					  : sg_node_person(next_random(seed) % people);
		relate_fixture(f, next_random(seed) % 2 ? SG_AGREES : SG_REBUTS, ends[0], ends[1],
			0.6 + next_random(seed) % 40 / 100.0);
	}
}

static inline void random_camps(fixture *f, uint64_t *seed, uint32_t people)
{
	static sg_camp labels[] = {{SG_SLICE_LIT("With A"), 2}, {SG_SLICE_LIT("With B"), 3},
		{SG_SLICE_LIT("A camp with a name that is longer than its column will ever be, "
			      "whatever anybody does about it"),
			4},
		{SG_SLICE_LIT("D"), 1}};
	uint32_t camps = next_random(seed) % 5;
	sg_analysis *analysis = sg_arena_alloc(&f->arena, sizeof *analysis);
	analysis->camps = labels;
	analysis->camp_count = camps;
	analysis->person_camp = sg_arena_array(&f->arena, people, sizeof(uint32_t));
	for (uint32_t i = 0; i < people; i++) {
		uint32_t camp = next_random(seed) % (camps + 1);
		analysis->person_camp[i] = camp < camps ? camp : SG_NONE;
	}
	f->debate.analysis = analysis;
}

/** A debate of up to `most` claims. */
static inline fixture random_fixture(uint64_t seed, uint32_t most)
{
	fixture out = {SG_DEBATE_INIT, SG_ARENA_INIT};
	sg_document document = {
		.path = sg_slice_of("random.txt"), .kind = (sg_document_kind)(seed % 3)};
	cr_assert(sg_debate_add_document(&out.debate, &out.arena, document, NULL) == SG_OK);
	next_random(&seed);
	uint32_t people = 1 + next_random(&seed) % 12, claims = 1 + next_random(&seed) % most;
	for (uint32_t i = 0; i < people; i++) {
		sg_person person = {.label = random_words(&out, &seed)};
		person.label.len = person.label.len > 24 ? 24 : person.label.len;
		cr_assert(sg_debate_add_person(&out.debate, &out.arena, person, NULL) == SG_OK);
	}
	random_claims(&out, &seed, people, claims);
	random_stances(&out, &seed, people, claims);
	if (next_random(&seed) % 4)
		random_camps(&out, &seed, people);
	return out;
}

#endif
