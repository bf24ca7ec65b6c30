/* The n-th allocation fails, for n = 1, 2, … until all succeed: the caller is told, its output
 * is untouched, and nothing leaks. */
#include "leak.h"
#include "stancegraph/extract.h"
#include "stancegraph/json.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

TestSuite(no_memory, .timeout = 120);

static const char thread[] = "Ines Dahl’s Post\n\nInes Dahl\n\nEngineer\n\n3h\n\n"
			     "“It works,” said Tomas Riel. According to Ada Novak, it is safe.\n\n"
			     "Tomas Riel\n\nPostman\n\n2h\n\nI disagree, Ines. That is not true.\n";

static const char posts[] =
	"{\"posts\": [{\"id\": 1, \"parent\": 2, \"author\": \"Ines Dahl\", \"text\": \"It "
	"works.\"},"
	"{\"id\": 2, \"parent\": 1, \"author\": \"Dahl\", \"time\": 5, \"text\": \"It does not.\"},"
	"{\"id\": 3, \"parent\": 1, \"author\": \"Tomas Riel\", \"text\": null}]}";

static const char restated[] =
	"{\"posts\": [{\"id\": 1, \"author\": \"Ines Dahl\", \"text\": \"The lamps kill moths at "
	"night.\"},"
	"{\"id\": 2, \"author\": \"Tomas Riel\", \"text\": \"At night the lamps kill moths.\"}]}";

static const char article[] = "The bakers of Lorn met on Monday.\n\nMayor Ines Dahl said that the "
			      "ovens were old. “They,” "
			      "Tomas Riel said, “smoke all day.” According to the council, two of "
			      "them will be replaced.\n";

static sg_status extract_text(sg_debate *out, const char *text, sg_arena *arena)
{
	sg_extract_options options = SG_EXTRACT_OPTIONS_INIT;
	sg_input input = {sg_slice_of("thread.txt"), sg_slice_of(text)};
	return sg_extract(out, &input, 1, &options, arena, NULL);
}

static sg_status extract(sg_debate *out, sg_arena *arena)
{
	return extract_text(out, thread, arena);
}

static void must_say_so(const char *text)
{
	sg_status st = SG_E_NOMEM;
	for (size_t n = 1; st != SG_OK; n++) {
		sg_arena arena = SG_ARENA_INIT;
		sg_debate debate = SG_DEBATE_INIT;
		sg_alloc_fail_at(n);
		st = extract_text(&debate, text, &arena);
		sg_alloc_fail_at(0);
		if (st != SG_OK) {
			cr_assert(eq(int, st, SG_E_NOMEM), "allocation %zu", n);
			cr_assert(zero(ptr, debate.claims), "allocation %zu", n);
		}
		sg_arena_destroy(&arena);
	}
	cr_assert(not(has_leaks()));
}

Test(no_memory, extract_says_so)
{
	must_say_so(thread);
	must_say_so(article);
	must_say_so(posts);
	must_say_so(restated);
}

Test(no_memory, json_write_says_so)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_debate debate = SG_DEBATE_INIT;
	cr_assert(eq(int, extract(&debate, &arena), SG_OK));
	sg_status st = SG_E_NOMEM;
	for (size_t n = 1; st != SG_OK; n++) {
		sg_buf json = SG_BUF_INIT;
		sg_alloc_fail_at(n);
		st = sg_json_write(&json, &debate, NULL);
		sg_alloc_fail_at(0);
		cr_assert(st == SG_OK || st == SG_E_NOMEM, "allocation %zu", n);
		sg_buf_free(&json);
	}
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}

Test(no_memory, json_read_says_so)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_debate debate = SG_DEBATE_INIT;
	sg_buf json = SG_BUF_INIT;
	cr_assert(eq(int, extract(&debate, &arena), SG_OK));
	cr_assert(eq(int, sg_json_write(&json, &debate, NULL), SG_OK));
	sg_arena_destroy(&arena);
	sg_status st = SG_E_NOMEM;
	for (size_t n = 1; st != SG_OK; n++) {
		sg_debate again = SG_DEBATE_INIT;
		sg_alloc_fail_at(n);
		st = sg_json_read(&again, sg_buf_slice(&json), &arena, NULL);
		sg_alloc_fail_at(0);
		if (st != SG_OK) {
			cr_assert(eq(int, st, SG_E_NOMEM), "allocation %zu", n);
			cr_assert(zero(ptr, again.claims), "allocation %zu", n);
		}
		sg_arena_destroy(&arena);
	}
	sg_buf_free(&json);
	cr_assert(not(has_leaks()));
}
