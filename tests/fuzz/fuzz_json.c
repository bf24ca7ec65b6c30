/* Any bytes as a debate's JSON: refused with a place, or read, sound, and stable when rewritten. */
#include "fuzz.h"
#include "stancegraph/graph.h"
#include "stancegraph/json.h"

enum { MOST_ANALYSED = 60 };

static void write_and_read(const sg_debate *debate)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_buf first = SG_BUF_INIT, second = SG_BUF_INIT;
	sg_debate again = SG_DEBATE_INIT;
	must(sg_json_write(&first, debate, NULL) == SG_OK, "a debate that cannot be written");
	must(sg_json_read(&again, sg_buf_slice(&first), &arena, NULL) == SG_OK,
		"our JSON cannot be read");
	must(sg_json_write(&second, &again, NULL) == SG_OK, "a debate that cannot be rewritten");
	must(sg_slice_eq(sg_buf_slice(&first), sg_buf_slice(&second)), "JSON changes on its way");
	sg_buf_free(&first);
	sg_buf_free(&second);
	sg_arena_destroy(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_debate debate = SG_DEBATE_INIT;
	sg_error error = SG_ERROR_INIT;
	sg_slice text = {(const char *)data, size};
	sg_status st = sg_json_read(&debate, text, &arena, &error);
	must(st == SG_OK || st == SG_E_SYNTAX, "a status that sg_json_read does not name");
	must(st == SG_OK || error.pos <= size, "an error outside the text");
	must_be_sound(&debate);
	if (st == SG_OK && debate.person_count + debate.claim_count <= MOST_ANALYSED) {
		sg_graph_options graph = SG_GRAPH_OPTIONS_INIT;
		must(sg_graph_analyse(&debate, &graph, &arena, NULL) == SG_OK,
			"a debate that cannot be analysed");
	}
	if (st == SG_OK)
		write_and_read(&debate);
	sg_arena_destroy(&arena);
	return 0;
}
