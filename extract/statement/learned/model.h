/* The weights of the tagger of reported speech, as they stand in a file.
 *
 * Three linear models over hashed features, one after the other (finder.h): a chain that labels
 * source, cue and content of a stretch; a chain that labels the source and content of one cue; a
 * judge that says of the result whether it is right. Weights are bytes with one scale per model. */
#ifndef STANCEGRAPH_EXTRACT_LEARNED_MODEL_H
#define STANCEGRAPH_EXTRACT_LEARNED_MODEL_H

#include "stancegraph/model.h"
#include "statement/learned/chain.h"
#include "statement/learned/traits.h"

/** A template’s features are spread over a table by their hash, whose first bits are the row. */
enum {
	SG_CHAIN_BITS = 18,
	SG_CHAIN_ROWS = 1 << SG_CHAIN_BITS,
	SG_JUDGE_BITS = 16,
	SG_JUDGE_ROWS = 1 << SG_JUDGE_BITS
};

/** Labels of the chain over a stretch. */
enum sg_cue_label {
	SG_LABEL_NONE,
	SG_LABEL_SOURCE,    /* begins a source */
	SG_LABEL_SOURCE_ON, /* goes on with it */
	SG_LABEL_CUE,
	SG_LABEL_CUE_ON,
	SG_LABEL_CONTENT,
	SG_LABEL_CONTENT_ON,
	SG_CUE_LABELS
};

/** Labels of the chain for one cue. */
enum sg_role_label {
	SG_ROLE_NONE,
	SG_ROLE_SOURCE,
	SG_ROLE_SOURCE_ON,
	SG_ROLE_CONTENT,
	SG_ROLE_CONTENT_ON,
	SG_ROLE_LABELS
};

/** What the judge is asked. */
enum sg_verdict {
	SG_VERDICT_REPORT, /* is there reported speech at this cue? */
	SG_VERDICT_RIGHT,  /* are its source and content the right ones, too? */
	SG_VERDICTS
};

typedef int8_t sg_model_row[SG_CHAIN_LABELS];

/** Little-endian, without gaps; a file is this and nothing else. */
struct sg_model {
	char magic[16]; /* SG_MODEL_MAGIC */
	uint32_t bytes; /* of all of it */
	uint32_t check; /* FNV-1a over what follows */
	float cue_scale, role_scale, judge_scale;
	float verdict_bias[SG_VERDICTS];
	sg_chain cues, roles;
	uint8_t prior[SG_PRIOR_ROWS];
	int8_t judge_rows[SG_JUDGE_ROWS][SG_VERDICTS];
	sg_model_row cue_rows[SG_CHAIN_ROWS], role_rows[SG_CHAIN_ROWS];
};

#define SG_MODEL_MAGIC "SG speech model"

/** The weights that the program was built with. */
const sg_model *sg_model__built_in(void);

/** What `check` should be. O(bytes). */
uint32_t sg_model__check_of(const sg_model *model);

/** Are sizes, check and steps those of a model that can be used? NULL, or what is wrong. */
const char *sg_model__fault(const sg_model *model);

#endif
