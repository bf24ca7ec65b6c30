/* Files of weights: the built-in one is whole, and what is no such file is not believed. */
#include "leak.h"
#include "stancegraph/stancegraph.h"
#include "statement/learned/model.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>

TestSuite(speech_model, .timeout = 60);

static sg_arena arena;
static sg_model *copy; /* of the built-in weights, for a test to damage */

static void begin(void)
{
	copy = malloc(sizeof *copy);
	cr_assert(copy != NULL);
	memcpy(copy, sg_model__built_in(), sizeof *copy);
}

static void end(void)
{
	free(copy);
	sg_arena_destroy(&arena);
}

static sg_slice bytes_of_copy(void)
{
	return (sg_slice){(const char *)copy, sizeof *copy};
}

/* Refused for this reason, and the output is as it was. */
static void must_refuse(sg_slice bytes, const char *what)
{
	const sg_model *before = sg_model__built_in(), *out = before;
	sg_error err = SG_ERROR_INIT;
	cr_assert(eq(int, sg_model_read(&out, bytes, &arena, &err), SG_E_SYNTAX), "%s", what);
	cr_assert(eq(int, err.code, SG_E_SYNTAX));
	cr_assert(eq(str, (char *)err.what, (char *)what));
	cr_assert(err.hint && *err.hint);
	cr_assert(le(sz, err.pos, bytes.len));
	cr_assert(out == before);
	cr_assert(eq(int, sg_model_read(&out, bytes, &arena, NULL), SG_E_SYNTAX), "%s", what);
	sg_arena_destroy(&arena);
}

static const char no_model[] = "this is no model of reported speech";
static const char cut_short[] = "the model is cut short";
static const char other_version[] = "this model is for another version of the program";
static const char damaged[] = "the model is damaged";
static const char unusable[] = "the model holds weights that cannot be used";

static void must_accept(void)
{
	const sg_model *out = NULL;
	sg_error err = SG_ERROR_INIT;
	cr_assert(
		eq(int, sg_model_read(&out, bytes_of_copy(), &arena, &err), SG_OK), "%s", err.what);
	cr_assert(out && out != copy);
	cr_assert(eq(int, memcmp(out, copy, sizeof *copy), 0));
	sg_arena_destroy(&arena);
}

Test(speech_model, the_built_in_weights_are_whole)
{
	const sg_model *model = sg_model__built_in();
	cr_expect(zero(ptr, (void *)sg_model__fault(model)));
	cr_expect(eq(u32, model->bytes, sizeof *model));
	cr_expect(eq(u32, model->check, sg_model__check_of(model)));
	cr_expect(eq(u32, model->cues.labels, SG_CUE_LABELS));
	cr_expect(eq(u32, model->roles.labels, SG_ROLE_LABELS));
	cr_expect(zero(sz, (uintptr_t)model % 64)); /* rows do not lie across two lines */
}

Test(speech_model, unused_labels_of_the_built_in_weights_are_0)
{
	const sg_model *model = sg_model__built_in();
	for (size_t l = SG_CUE_LABELS; l < SG_CHAIN_LABELS; l++)
		cr_expect(zero(flt, model->cues.start[l]));
	for (size_t l = SG_ROLE_LABELS; l < SG_CHAIN_LABELS; l++)
		cr_expect(zero(flt, model->roles.start[l]));
	for (size_t row = 0; row < SG_CHAIN_ROWS; row++) {
		for (size_t l = SG_CUE_LABELS; l < SG_CHAIN_LABELS; l++)
			cr_assert(eq(i8, model->cue_rows[row][l], 0));
		for (size_t l = SG_ROLE_LABELS; l < SG_CHAIN_LABELS; l++)
			cr_assert(eq(i8, model->role_rows[row][l], 0));
	}
}

Test(speech_model, a_copy_of_the_built_in_weights_is_read, .init = begin, .fini = end)
{
	must_accept();
	copy->judge_rows[7][0] ^= 1;
	copy->check = sg_model__check_of(copy);
	must_accept();
}

/* The same debate comes out, byte for byte. */
Test(speech_model, a_model_that_was_read_finds_the_same, .init = begin, .fini = end)
{
	sg_slice text = sg_slice_of(
		"The bakers of Lorn met on Monday.\n\nMayor Ines Dahl said that the ovens were "
		"old. "
		"“They smoke,” said Tomas Riel. According to the council, two will be replaced.\n");
	sg_buf json[2] = {SG_BUF_INIT, SG_BUF_INIT};
	for (int i = 0; i < 2; i++) {
		sg_debate debate = SG_DEBATE_INIT;
		sg_extract_options options = SG_EXTRACT_OPTIONS_INIT;
		sg_input input = {sg_slice_of("lorn.txt"), text};
		if (i)
			cr_assert(eq(int,
				sg_model_read(&options.model, bytes_of_copy(), &arena, NULL),
				SG_OK));
		cr_assert(eq(int, sg_extract(&debate, &input, 1, &options, &arena, NULL), SG_OK));
		cr_assert(eq(int, sg_json_write(&json[i], &debate, NULL), SG_OK));
	}
	cr_expect(sg_slice_eq(sg_buf_slice(&json[0]), sg_buf_slice(&json[1])));
	sg_buf_free(&json[0]);
	sg_buf_free(&json[1]);
}

Test(speech_model, what_is_no_model_is_refused)
{
	static const char *const others[] = {"", "S", "SG speech mode", "SG speech model",
		"SG reply stance", "Mayor Ines Dahl said that it works.\n", "{\"graph\": {}}"};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		must_refuse(sg_slice_of(others[i]), no_model);
	must_refuse((sg_slice){NULL, 0}, no_model);
	static const char zeros[sizeof(sg_model)];
	must_refuse((sg_slice){zeros, sizeof zeros}, no_model);
}

Test(speech_model, the_weights_of_another_classifier_are_refused, .init = begin, .fini = end)
{
	memcpy(copy->magic, "SG reply stance", sizeof copy->magic);
	must_refuse(bytes_of_copy(), no_model);
	memcpy(copy->magic, "SG speech model2", sizeof copy->magic);
	must_refuse(bytes_of_copy(), no_model);
}

/* Each cut in a block of its own, so that a read past its end is seen. */
Test(speech_model, a_cut_model_is_refused, .init = begin, .fini = end)
{
	static const size_t lengths[] = {sizeof copy->magic, 20, 24, 500, offsetof(sg_model, prior),
		offsetof(sg_model, role_rows), sizeof *copy - 4096, sizeof *copy - 1};
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
		char *cut = malloc(lengths[i]);
		cr_assert(cut != NULL);
		memcpy(cut, copy, lengths[i]);
		must_refuse((sg_slice){cut, lengths[i]}, cut_short);
		free(cut);
	}
}

Test(speech_model, a_model_with_more_behind_it_is_refused)
{
	char *longer = calloc(1, sizeof(sg_model) + 1);
	cr_assert(longer != NULL);
	memcpy(longer, sg_model__built_in(), sizeof(sg_model));
	must_refuse((sg_slice){longer, sizeof(sg_model) + 1}, other_version);
	free(longer);
}

Test(speech_model, a_model_of_another_size_is_refused, .init = begin, .fini = end)
{
	static const uint32_t sizes[] = {
		0, 1, sizeof(sg_model) - 1, sizeof(sg_model) + 1, UINT32_MAX};
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		copy->bytes = sizes[i];
		must_refuse(bytes_of_copy(), other_version);
	}
}

Test(speech_model, one_flipped_bit_is_seen, .init = begin, .fini = end)
{
	static const size_t places[] = {offsetof(sg_model, check), offsetof(sg_model, cue_scale),
		offsetof(sg_model, cues) + 5, offsetof(sg_model, prior) + 77,
		offsetof(sg_model, judge_rows) + 1000, offsetof(sg_model, cue_rows),
		offsetof(sg_model, role_rows) + 12345, sizeof(sg_model) - 1};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		((unsigned char *)copy)[places[i]] ^= 0x10;
		must_refuse(bytes_of_copy(), damaged);
		((unsigned char *)copy)[places[i]] ^= 0x10;
	}
	must_accept();
}

/* ---- weights that are whole and make no sense ----------------------------------------------- */

/* With the right checksum: refused all the same. The number is put back. */
static void must_refuse_number(float *number, float value)
{
	float before = *number;
	*number = value;
	copy->check = sg_model__check_of(copy);
	must_refuse(bytes_of_copy(), unusable);
	*number = before;
}

Test(speech_model, steps_that_are_no_weights_are_refused, .init = begin, .fini = end)
{
	float *const numbers[] = {&copy->cues.start[1], &copy->cues.step[2][1][3],
		&copy->cues.back[0][0][0], &copy->roles.start[0], &copy->roles.step[7][4][4],
		&copy->roles.back[7][7][7]};
	static const float values[] = {NAN, -1, -INFINITY, INFINITY, 1e7F};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		for (size_t k = 0; k < sizeof values / sizeof *values; k++)
			must_refuse_number(numbers[i], values[k]);
	copy->check = sg_model__check_of(copy);
	must_accept();
}

Test(speech_model, steps_back_are_the_steps, .init = begin, .fini = end)
{
	must_refuse_number(&copy->cues.back[1][0][0], copy->cues.step[1][0][0] + 0.5F);
	must_refuse_number(&copy->roles.step[1][1][2], copy->roles.back[1][2][1] + 0.5F);
}

Test(speech_model, scales_that_are_none_are_refused, .init = begin, .fini = end)
{
	float *const numbers[] = {&copy->cue_scale, &copy->role_scale, &copy->judge_scale};
	static const float values[] = {NAN, 0, -0.1F, 1.5F, INFINITY};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		for (size_t k = 0; k < sizeof values / sizeof *values; k++)
			must_refuse_number(numbers[i], values[k]);
	must_refuse_number(&copy->verdict_bias[0], NAN);
	must_refuse_number(&copy->verdict_bias[1], INFINITY);
}

Test(speech_model, numbers_of_labels_that_are_not_ours_are_refused, .init = begin, .fini = end)
{
	static const uint32_t others[] = {0, 1, SG_ROLE_LABELS + 1, 8, 9, UINT32_MAX};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		copy->roles.labels = others[i];
		copy->check = sg_model__check_of(copy);
		must_refuse(bytes_of_copy(), unusable);
	}
}

/* ---- memory --------------------------------------------------------------------------------- */

Test(speech_model, no_memory_is_said, .init = begin)
{
	const sg_model *before = sg_model__built_in(), *out = before;
	sg_status st = SG_E_NOMEM;
	for (size_t n = 1; st != SG_OK; n++) {
		sg_error err = SG_ERROR_INIT;
		sg_alloc_fail_at(n);
		st = sg_model_read(&out, bytes_of_copy(), &arena, &err);
		sg_alloc_fail_at(0);
		if (st != SG_OK) {
			cr_assert(eq(int, st, SG_E_NOMEM), "allocation %zu", n);
			cr_assert(eq(int, err.code, SG_E_NOMEM));
			cr_assert(out == before);
		}
	}
	end();
	cr_assert(not(has_leaks()));
}
