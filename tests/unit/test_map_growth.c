/* Every card of large debates on one map: eight times the cards may take 24 times as long, which
 * linear code does with ease and quadratic code does not. */
#include "stancegraph/render.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <time.h>

#include "render_fixture.h"

TestSuite(map_growth, .timeout = 120);

#ifdef __SANITIZE_ADDRESS__
enum { CARDS = 4000 };
#else
enum { CARDS = 16000 };
#endif
enum { FACTOR = 8, WORST_RATIO = 24 };

static double cpu_seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static uint32_t the_one_before(uint32_t i, uint64_t *seed)
{
	(void)seed;
	return i - 1;
}

static uint32_t one_of_few(uint32_t i, uint64_t *seed)
{
	(void)seed;
	return i / 40;
}

static uint32_t any_before(uint32_t i, uint64_t *seed)
{
	return next_random(seed) % i;
}

/* Each claim answers one, and rebuts or agrees with the same; of a hundred people in two camps. */
static fixture made(uint32_t count, uint32_t (*answered)(uint32_t i, uint64_t *seed))
{
	static sg_camp camps[] = {{SG_SLICE_LIT("With A"), 50}, {SG_SLICE_LIT("With B"), 50}};
	enum { PEOPLE = 100 };
	fixture f = {SG_DEBATE_INIT, SG_ARENA_INIT};
	uint64_t seed = 7;
	sg_analysis *analysis = sg_arena_array(&f.arena, 1, sizeof *analysis);
	analysis->camps = camps;
	analysis->camp_count = 2;
	analysis->person_camp = sg_arena_array(&f.arena, PEOPLE, sizeof(uint32_t));
	f.debate.analysis = analysis;
	for (uint32_t i = 0; i < PEOPLE; i++) {
		sg_person person = {.label = sg_slice_of("Somebody")};
		cr_assert(sg_debate_add_person(&f.debate, &f.arena, person, NULL) == SG_OK);
		analysis->person_camp[i] = i % 2;
	}
	for (uint32_t i = 0; i < count; i++) {
		sg_claim claim = sg_claim_blank();
		claim.text = sg_slice_of("words");
		cr_assert(sg_debate_add_claim(&f.debate, &f.arena, claim, NULL) == SG_OK);
		relate_fixture(&f, SG_ASSERTS, sg_node_person(next_random(&seed) % PEOPLE),
			sg_node_claim(i), 1);
		if (i == 0)
			continue;
		sg_node other = sg_node_claim(answered(i, &seed));
		relate_fixture(&f, SG_REPLIES, sg_node_claim(i), other, 1);
		relate_fixture(&f, i % 2 ? SG_AGREES : SG_REBUTS, sg_node_claim(i), other, 0.9);
	}
	return f;
}

static double seconds_for(uint32_t count, uint32_t (*answered)(uint32_t i, uint64_t *seed))
{
	fixture f = made(count, answered);
	sg_render_options options = SG_RENDER_OPTIONS_INIT;
	options.layout_program = "/nowhere/stancegraph-layout";
	options.top = count;
	sg_buf svg = SG_BUF_INIT;
	double start = cpu_seconds();
	cr_assert(sg_renderer_by_name("svg")->render(&svg, &f.debate, &options, NULL) == SG_OK);
	double took = cpu_seconds() - start;
	sg_buf_free(&svg);
	sg_arena_destroy(&f.arena);
	return took;
}

static void must_be_linear(uint32_t (*answered)(uint32_t i, uint64_t *seed))
{
	double base = seconds_for(CARDS / FACTOR, answered), took = seconds_for(CARDS, answered);
	cr_assert(le(dbl, took, WORST_RATIO * base + 0.1));
}

Test(map_growth, a_chain_of_replies)
{
	must_be_linear(the_one_before);
}

Test(map_growth, a_few_that_everybody_answers)
{
	must_be_linear(one_of_few);
}

Test(map_growth, arrows_from_anywhere_to_anywhere)
{
	must_be_linear(any_before);
}
