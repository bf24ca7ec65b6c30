/* Checking weights before they are believed: a file may be cut, damaged, or something else. */
#include "statement/learned/model.h"

#include <math.h>

extern const sg_model sg_model__start; /* weights.S */

const sg_model *sg_model__built_in(void)
{
	return &sg_model__start;
}

uint32_t sg_model__check_of(const sg_model *model)
{
	const unsigned char *bytes = (const unsigned char *)model;
	uint32_t h = UINT32_C(2166136261);
	for (size_t i = offsetof(sg_model, cue_scale); i < sizeof *model; i++)
		h = (h ^ bytes[i]) * UINT32_C(16777619);
	return h;
}

/* Steps that are no numbers, or less than 0, would make shares of nonsense. */
static bool is_usable(const sg_chain *chain, uint32_t labels)
{
	bool ok = chain->labels == labels;
	for (size_t l = 0; l < SG_CHAIN_LABELS; l++)
		ok = ok && chain->start[l] >= 0 && chain->start[l] <= 1e6F;
	for (size_t c = 0; c < SG_CHAIN_CONTEXTS; c++)
		for (size_t k = 0; k < SG_CHAIN_LABELS; k++)
			for (size_t l = 0; l < SG_CHAIN_LABELS; l++)
				ok = ok && chain->step[c][k][l] >= 0 &&
				     chain->step[c][k][l] <= 1e6F &&
				     chain->back[c][l][k] == chain->step[c][k][l];
	return ok;
}

static bool is_scale(float scale)
{
	return scale > 0 && scale <= 1;
}

const char *sg_model__fault(const sg_model *model)
{
	if (memcmp(model->magic, SG_MODEL_MAGIC, sizeof model->magic) != 0)
		return "this is no model of reported speech";
	if (model->bytes != sizeof *model)
		return "this model is for another version of the program";
	if (model->check != sg_model__check_of(model))
		return "the model is damaged";
	bool ok = is_usable(&model->cues, SG_CUE_LABELS) &&
		  is_usable(&model->roles, SG_ROLE_LABELS) && is_scale(model->cue_scale) &&
		  is_scale(model->role_scale) && is_scale(model->judge_scale);
	for (size_t v = 0; v < SG_VERDICTS; v++)
		ok = ok && isfinite(model->verdict_bias[v]);
	return ok ? NULL : "the model holds weights that cannot be used";
}

sg_status sg_model_read(const sg_model **out, sg_slice bytes, sg_arena *arena, sg_error *err)
{
	static const char hint[] = "give a file that models/speech/train.sh has written";
	static const sg_slice magic = {SG_MODEL_MAGIC, sizeof SG_MODEL_MAGIC};
	if (!sg_slice_starts(bytes, magic))
		return sg_fail(err, SG_E_SYNTAX, 0, "this is no model of reported speech", hint);
	if (bytes.len < sizeof **out)
		return sg_fail(err, SG_E_SYNTAX, bytes.len, "the model is cut short", hint);
	sg_model *model = sg_arena_alloc(arena, sizeof *model);
	if (!model)
		return sg_fail(err, SG_E_NOMEM, 0, "out of memory", NULL);
	memcpy(model, bytes.ptr, sizeof *model);
	const char *fault = bytes.len > sizeof *model
				    ? "this model is for another version of the program"
				    : sg_model__fault(model);
	if (fault)
		return sg_fail(err, SG_E_SYNTAX, 0, fault, hint);
	*out = model;
	return SG_OK;
}
