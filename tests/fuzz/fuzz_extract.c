/* Any bytes -> extract -> JSON -> debate -> JSON: sound, and the same JSON twice.
 *
 * The first three bytes choose: the reader (0 leaves it to the content), the least confidence
 * in 1/255, and in bit 0 of the third whether the graph stage runs. */
#include "fuzz.h"
#include "stancegraph/extract.h"
#include "stancegraph/graph.h"
#include "stancegraph/json.h"

enum { OPTION_BYTES = 3, MOST_ANALYSED = 200 };

static const char *reader_number(uint8_t n)
{
	const char *const *names = sg_reader_names();
	size_t count = 0;
	while (names[count])
		count++;
	size_t choice = n % (count + 1);
	return choice ? names[choice - 1] : NULL;
}

/* What we write we can read, and writing it again gives the same bytes. */
static void round_trip(const sg_debate *debate)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_buf first = SG_BUF_INIT, second = SG_BUF_INIT;
	sg_debate again = SG_DEBATE_INIT;
	must(sg_json_write(&first, debate, NULL) == SG_OK, "a debate that cannot be written");
	must(sg_json_is_debate(sg_buf_slice(&first)), "our JSON does not look like ours");
	must(sg_json_read(&again, sg_buf_slice(&first), &arena, NULL) == SG_OK,
		"our JSON cannot be read");
	must_be_sound(&again);
	must(sg_json_write(&second, &again, NULL) == SG_OK, "a debate that cannot be rewritten");
	must(sg_slice_eq(sg_buf_slice(&first), sg_buf_slice(&second)), "JSON changes on its way");
	sg_buf_free(&first);
	sg_buf_free(&second);
	sg_arena_destroy(&arena);
}

static void extract(sg_slice bytes, const sg_extract_options *options, bool analyse)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_debate debate = SG_DEBATE_INIT;
	sg_error error = SG_ERROR_INIT;
	sg_input input = {sg_slice_of("fuzz.txt"), bytes};
	sg_status st = sg_extract(&debate, &input, 1, options, &arena, &error);
	must(st == error.code, "the status is not the only input's");
	must(st == SG_OK || (error.what && error.pos <= bytes.len),
		"an error without what or where");
	must_be_sound(&debate);
	size_t nodes = debate.person_count + debate.claim_count;
	if (st == SG_OK && analyse && nodes <= MOST_ANALYSED) {
		sg_graph_options graph = SG_GRAPH_OPTIONS_INIT;
		must(sg_graph_analyse(&debate, &graph, &arena, NULL) == SG_OK,
			"a debate that cannot be analysed");
	}
	if (st == SG_OK)
		round_trip(&debate);
	sg_arena_destroy(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < OPTION_BYTES)
		return 0;
	sg_extract_options options = SG_EXTRACT_OPTIONS_INIT;
	options.from = reader_number(data[0]);
	if (data[1])
		options.min_confidence = data[1] / 255.0;
	sg_slice bytes = {(const char *)data + OPTION_BYTES, size - OPTION_BYTES};
	extract(bytes, &options, data[2] & 1);
	return 0;
}
