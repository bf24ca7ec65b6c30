/* Any bytes as weights of the tagger: refused with a reason, or used without harm.
 *
 * The first byte chooses. 0: the rest is a file of weights as it stands, which hardly ever passes
 * for one. Else the built-in weights are changed as the rest says, in steps of six bytes (what,
 * where, a seed or a value), the checksum is set right, and a text is read with them. */
#include "fuzz.h"
#include "stancegraph/extract.h"
#include "statement/learned/model.h"

#include <string.h>

enum { CHANGE_BYTES = 6, CHANGES_MAX = 30 };

static const char text[] =
	"LORN, May 3 (Morning Post) - Mayor Ines Dahl said that the ferry, which had cost two "
	"million, “was worth it,” and that “nobody” would pay more. According to her, it is "
	"safe.\n\n"
	"“It smokes,” said Tomas Riel. “It smokes all day! Who wants that?” He added: “I do "
	"not.”\n\n"
	"# Ferry is too slow, passengers complain\n\n"
	"Nearly half of the passengers, a survey found, would rather swim; Riel, a baker who "
	"lives on the pier, denied it. The council did not say when (or whether) it will meet. "
	"She praised the crew. ‘Slow,’ “he” wrote, ‘and “late” as well’ — Ada Novak, 61\n\n"
	"It rained. Said. said said “said” said, said: said\n";

static void use(const sg_model *model)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_debate debate = SG_DEBATE_INIT;
	sg_extract_options options = SG_EXTRACT_OPTIONS_INIT;
	sg_input input = {sg_slice_of("fuzz.txt"), sg_slice_of(text)};
	options.model = model;
	must(sg_extract(&debate, &input, 1, &options, &arena, NULL) == SG_OK,
		"a text that cannot be read with these weights");
	must_be_sound(&debate);
	sg_arena_destroy(&arena);
}

static void read_and_use(sg_slice bytes)
{
	sg_arena arena = SG_ARENA_INIT;
	const sg_model *before = sg_model__built_in(), *model = before;
	sg_error error = SG_ERROR_INIT;
	sg_status st = sg_model_read(&model, bytes, &arena, &error);
	must(st == SG_OK || st == SG_E_SYNTAX, "a status that sg_model_read does not name");
	must(st == error.code, "the status is not the error's");
	must(st == SG_OK || (model == before && *error.what && error.pos <= bytes.len),
		"refused without a reason, or not without a trace");
	if (st == SG_OK)
		use(model);
	sg_arena_destroy(&arena);
}

/* ---- changes -------------------------------------------------------------------------------- */

/* Whole words at a time: there are megabytes of rows. */
static void scramble(void *bytes, size_t size, uint32_t seed)
{
	for (size_t i = 0; i + sizeof seed <= size; i += sizeof seed) {
		seed ^= seed << 13;
		seed ^= seed >> 17;
		seed ^= seed << 5;
		memcpy((char *)bytes + i, &seed, sizeof seed);
	}
}

/* A step and its twin, of any size that is allowed. */
static void set_step(sg_chain *chain, uint8_t where, uint32_t value)
{
	static const float sizes[] = {0, 1e-30F, 1e-6F, 0.5F, 1, 7, 1e3F, 1e6F};
	size_t context = where % SG_CHAIN_CONTEXTS, k = value % SG_CHAIN_LABELS;
	size_t l = value / SG_CHAIN_LABELS % SG_CHAIN_LABELS;
	float size = sizes[(value >> 8) % (sizeof sizes / sizeof *sizes)];
	chain->step[context][k][l] = chain->back[context][l][k] = size;
	if (where & 0x80)
		chain->start[l] = size;
}

static void scramble_steps(sg_chain *chain, uint32_t seed)
{
	for (uint32_t i = 0; i < 2000; i++) {
		seed = seed * UINT32_C(1664525) + UINT32_C(1013904223);
		set_step(chain, (uint8_t)(seed >> 24), seed >> 8 & 0xFFFF);
	}
}

static float scale_of(uint32_t value)
{
	return (float)(1 + value % 1000) / 1000;
}

static void change(sg_model *m, const uint8_t *how)
{
	const struct {
		void *bytes;
		size_t size;
	} rows[] = {{m->cue_rows, sizeof m->cue_rows}, {m->role_rows, sizeof m->role_rows},
		{m->judge_rows, sizeof m->judge_rows}, {m->prior, sizeof m->prior}};
	sg_chain *const chains[] = {&m->cues, &m->roles};
	float *const scales[] = {&m->cue_scale, &m->role_scale};
	unsigned what = how[0] % 12;
	uint32_t value;
	memcpy(&value, how + 2, sizeof value);
	if (what < 4)
		scramble(rows[what].bytes, rows[what].size, value | 1);
	else if (what < 6)
		set_step(chains[what - 4], how[1], value);
	else if (what < 8)
		scramble_steps(chains[what - 6], value);
	else if (what < 10)
		*scales[what - 8] = scale_of(value);
	else if (what == 10)
		m->verdict_bias[how[1] % SG_VERDICTS] = (float)(int32_t)value / 1e3F;
	else
		((unsigned char *)m)[value % sizeof *m] = how[1];
}

static void change_and_read(const uint8_t *data, size_t size)
{
	sg_model *model = malloc(sizeof *model);
	must(model, "out of memory");
	memcpy(model, sg_model__built_in(), sizeof *model);
	for (size_t i = 0; i < CHANGES_MAX && (i + 1) * CHANGE_BYTES <= size; i++)
		change(model, data + i * CHANGE_BYTES);
	model->check = sg_model__check_of(model);
	read_and_use((sg_slice){(const char *)model, sizeof *model});
	free(model);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 1)
		return 0;
	if (data[0] == 0)
		read_and_use((sg_slice){(const char *)data + 1, size - 1});
	else
		change_and_read(data + 1, size - 1);
	return 0;
}
