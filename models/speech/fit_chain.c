/* Fitting a chain: the gradient of a conditional random field is what it expects, less what is
 * so. */
#include "fit.h"
#include "models/random.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LABELS = SG_CHAIN_LABELS };

static const float CLOSE = 1e-4F;
/* Of the weights so many are clipped, that a few large ones do not coarsen the rest. */
static const double CLIPPED = 1e-5;

chain_fit *chain_fit_new(size_t labels, size_t templates)
{
	chain_fit *fit = calloc(1, sizeof *fit);
	if (!fit)
		return NULL;
	fit->labels = labels;
	fit->templates = templates;
	fit->rows = calloc(SG_CHAIN_ROWS, sizeof *fit->rows);
	fit->row_squares = calloc(SG_CHAIN_ROWS, sizeof *fit->row_squares);
	fit->is_kept = calloc(SG_CHAIN_TOKENS * templates, sizeof *fit->is_kept);
	if (fit->rows && fit->row_squares && fit->is_kept)
		return fit;
	chain_fit_free(fit);
	return NULL;
}

void chain_fit_free(chain_fit *fit)
{
	if (!fit)
		return;
	free(fit->rows);
	free(fit->row_squares);
	free(fit->is_kept);
	free(fit);
}

/* Of a pair (1, 2), (3, 4) … the second label only goes on with either. */
static bool may_follow(size_t before, size_t label)
{
	bool goes_on = label > 0 && label % 2 == 0;
	return !goes_on || before == label || before == label - 1;
}

static void write_steps(const chain_fit *fit, sg_chain *chain)
{
	memset(chain, 0, sizeof *chain);
	chain->labels = (uint32_t)fit->labels;
	for (size_t l = 0; l < fit->labels; l++) {
		chain->start[l] = may_follow(0, l) ? expf(fit->start[l]) : 0;
		for (size_t c = 0; c < SG_CHAIN_CONTEXTS; c++)
			for (size_t k = 0; k < fit->labels; k++)
				if (may_follow(k, l))
					chain->step[c][k][l] = chain->back[c][l][k] =
						expf(fit->step[c][k][l]);
	}
}

/* ---- forward -------------------------------------------------------------------------------- */

static void vote(chain_fit *fit, const chain_sample *s, size_t i, float drop, uint64_t *random)
{
	float votes[LABELS] = {0}, most;
	const uint32_t *rows = s->rows + i * fit->templates;
	bool *is_kept = fit->is_kept + i * fit->templates;
	for (size_t t = 0; t < fit->templates; t++) {
		is_kept[t] = chance(random) >= drop;
		if (is_kept[t])
			for (size_t l = 0; l < LABELS; l++)
				votes[l] += fit->rows[rows[t]][l];
	}
	most = votes[0];
	for (size_t l = 1; l < fit->labels; l++)
		most = votes[l] > most ? votes[l] : most;
	for (size_t l = 0; l < LABELS; l++)
		fit->desk.fit[i][l] = l < fit->labels ? expf((votes[l] - most) / (1 - drop)) : 0;
}

static void forward(chain_fit *fit, const chain_sample *s, float drop, uint64_t *random)
{
	fit->desk.count = s->count;
	memcpy(fit->desk.context, s->context, s->count);
	for (size_t i = 0; i < s->count; i++)
		vote(fit, s, i, drop, random);
	write_steps(fit, &fit->chain);
	sg_chain__shares(&fit->desk, &fit->chain);
}

/* ---- backward ------------------------------------------------------------------------------- */

static void descend_rows(
	chain_fit *fit, const chain_sample *s, size_t i, const float error[LABELS], float rate)
{
	const uint32_t *rows = s->rows + i * fit->templates;
	const bool *is_kept = fit->is_kept + i * fit->templates;
	for (size_t t = 0; t < fit->templates; t++)
		for (size_t l = 0; l < LABELS && is_kept[t]; l++)
			descend(&fit->rows[rows[t]][l], &fit->row_squares[rows[t]][l], error[l],
				rate);
}

/* What the chain expects of the step to token `i`, less the step that is so. */
static void descend_step(chain_fit *fit, const chain_sample *s, size_t i, float rate)
{
	const sg_chain_desk *d = &fit->desk;
	size_t context = s->context[i];
	float expected[LABELS][LABELS], total = 0;
	for (size_t k = 0; k < fit->labels; k++)
		for (size_t l = 0; l < fit->labels; l++) {
			expected[k][l] = d->forward[i - 1][k] * fit->chain.step[context][k][l] *
					 d->fit[i][l] * d->backward[i][l];
			total += expected[k][l];
		}
	for (size_t k = 0; k < fit->labels && total > 0; k++)
		for (size_t l = 0; l < fit->labels; l++) {
			bool is_so = s->label[i - 1] == k && s->label[i] == l;
			descend(&fit->step[context][k][l], &fit->step_squares[context][k][l],
				expected[k][l] / total - (is_so ? 1 : 0), rate);
		}
}

static void backward(chain_fit *fit, const chain_sample *s, float rate)
{
	for (size_t i = 0; i < s->count; i++) {
		float error[LABELS], most = 0;
		for (size_t l = 0; l < LABELS; l++) {
			error[l] = fit->desk.share[i][l] - (s->label[i] == l ? 1 : 0);
			most = fabsf(error[l]) > most ? fabsf(error[l]) : most;
		}
		if (most > CLOSE)
			descend_rows(fit, s, i, error, rate);
		for (size_t l = 0; i == 0 && l < fit->labels; l++)
			descend(&fit->start[l], &fit->start_squares[l], error[l], rate);
		if (i > 0)
			descend_step(fit, s, i, rate);
	}
}

void chain_fit_run(chain_fit *fit, const chain_sample *samples, size_t count, uint32_t *order,
	const fit_plan *plan)
{
	uint64_t random = plan->seed;
	for (size_t i = 0; i < count; i++)
		order[i] = (uint32_t)i;
	for (size_t e = 0; e < plan->epochs; e++) {
		float rate = plan->rate * (1 - 0.9F * (float)e / (float)plan->epochs);
		shuffle(order, count, &random);
		for (size_t i = 0; i < count; i++) {
			forward(fit, &samples[order[i]], plan->drop, &random);
			backward(fit, &samples[order[i]], rate);
		}
	}
}

/* ---- writing -------------------------------------------------------------------------------- */

static int by_size(const void *a, const void *b)
{
	float x = *(const float *)a, y = *(const float *)b;
	return (x > y) - (x < y);
}

/* The size that all but a few weights do not reach. */
static float usual_most(const chain_fit *fit)
{
	size_t count = (size_t)SG_CHAIN_ROWS * LABELS;
	float *sizes = malloc(count * sizeof *sizes), most = 1;
	if (!sizes)
		return most;
	for (size_t i = 0; i < count; i++)
		sizes[i] = fabsf(fit->rows[i / LABELS][i % LABELS]);
	qsort(sizes, count, sizeof *sizes, by_size);
	most = sizes[count - 1 - (size_t)((double)count * CLIPPED)];
	free(sizes);
	return most > 0.01F ? most : 0.01F;
}

void chain_fit_write(
	const chain_fit *fit, sg_chain *chain, sg_model_row rows[SG_CHAIN_ROWS], float *scale)
{
	write_steps(fit, chain);
	*scale = usual_most(fit) / 127;
	for (size_t r = 0; r < SG_CHAIN_ROWS; r++)
		for (size_t l = 0; l < LABELS; l++) {
			float byte = roundf(fit->rows[r][l] / *scale);
			rows[r][l] = (int8_t)(byte > 127 ? 127 : byte < -127 ? -127 : byte);
		}
}
