/* Fitting the tagger's linear models, by stochastic gradient descent with Adagrad (Duchi et al.
 * 2011): one sample is one step, and a part of the features is dropped from each. */
#ifndef STANCEGRAPH_MODELS_FIT_H
#define STANCEGRAPH_MODELS_FIT_H

#include "statement/learned/model.h"

#include <math.h>
#include <stdbool.h>

/** One step of Adagrad; `square` sums the squared gradients. */
static inline void descend(float *w, float *square, float gradient, float rate)
{
	*square += gradient * gradient;
	*w -= rate * gradient / (sqrtf(*square) + 1e-6F);
}

/** How to fit. */
typedef struct fit_plan {
	size_t epochs;
	float rate; /* falls to a tenth in a straight line */
	float drop; /* share of the features left out of a step */
	uint64_t seed;
} fit_plan;

/** A stretch with its labels. */
typedef struct chain_sample {
	uint32_t count;       /* tokens, at most SG_CHAIN_TOKENS */
	const uint32_t *rows; /* `templates` for each token */
	const uint8_t *context, *label;
} chain_sample;

/** What a chain learns: steps and rows, and beside each number the sum of its squared gradients. */
typedef struct chain_fit {
	size_t labels, templates;
	float (*rows)[SG_CHAIN_LABELS], (*row_squares)[SG_CHAIN_LABELS];
	float step[SG_CHAIN_CONTEXTS][SG_CHAIN_LABELS][SG_CHAIN_LABELS];
	float step_squares[SG_CHAIN_CONTEXTS][SG_CHAIN_LABELS][SG_CHAIN_LABELS];
	float start[SG_CHAIN_LABELS], start_squares[SG_CHAIN_LABELS];
	bool *is_kept;
	sg_chain chain;
	sg_chain_desk desk;
} chain_fit;

/** A chain with `labels` labels: of each pair (1, 2), (3, 4) … the second only goes on with the
 * first. NULL if memory ran out; ended by chain_fit_free. */
chain_fit *chain_fit_new(size_t labels, size_t templates);
void chain_fit_free(chain_fit *fit);

/** Fit to samples; `order` is room for so many numbers. */
void chain_fit_run(chain_fit *fit, const chain_sample *samples, size_t count, uint32_t *order,
	const fit_plan *plan);

/** The chain’s steps, and its rows as bytes with a scale. */
void chain_fit_write(
	const chain_fit *fit, sg_chain *chain, sg_model_row rows[SG_CHAIN_ROWS], float *scale);

/** A finding, and what is so. */
typedef struct judge_sample {
	uint32_t rows[48];
	bool verdict[SG_VERDICTS];
} judge_sample;

/** Fit the judge and write its rows, bias and scale. False if memory ran out. */
bool judge_fit(sg_model *model, const judge_sample *samples, size_t count, uint32_t *order,
	const fit_plan *plan);

#endif
