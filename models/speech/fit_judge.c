/* Fitting the judge: two logistic regressions over the same rows. */
#include "fit.h"
#include "models/random.h"
#include "statement/learned/templates.h"

#include <math.h>
#include <stdlib.h>

_Static_assert(sizeof((judge_sample *)0)->rows == SG_JUDGE_TEMPLATES * sizeof(uint32_t),
	"a sample has a row for each template");

typedef struct judge {
	float rows[SG_JUDGE_ROWS][SG_VERDICTS], row_squares[SG_JUDGE_ROWS][SG_VERDICTS];
	float bias[SG_VERDICTS], bias_squares[SG_VERDICTS];
} judge;

static float share_of(const judge *j, const judge_sample *s, size_t verdict)
{
	float sum = j->bias[verdict];
	for (size_t t = 0; t < SG_JUDGE_TEMPLATES; t++)
		sum += j->rows[s->rows[t]][verdict];
	return 1 / (1 + expf(-sum));
}

static void learn(judge *j, const judge_sample *s, float rate, float drop, uint64_t *random)
{
	float error[SG_VERDICTS];
	for (size_t v = 0; v < SG_VERDICTS; v++)
		error[v] = share_of(j, s, v) - (s->verdict[v] ? 1 : 0);
	for (size_t t = 0; t < SG_JUDGE_TEMPLATES; t++) {
		if (chance(random) < drop)
			continue;
		for (size_t v = 0; v < SG_VERDICTS; v++)
			descend(&j->rows[s->rows[t]][v], &j->row_squares[s->rows[t]][v], error[v],
				rate);
	}
	for (size_t v = 0; v < SG_VERDICTS; v++)
		descend(&j->bias[v], &j->bias_squares[v], error[v], rate);
}

static void write(sg_model *model, const judge *j)
{
	float most = 0.01F;
	for (size_t r = 0; r < SG_JUDGE_ROWS; r++)
		for (size_t v = 0; v < SG_VERDICTS; v++)
			most = fabsf(j->rows[r][v]) > most ? fabsf(j->rows[r][v]) : most;
	model->judge_scale = most / 127;
	for (size_t v = 0; v < SG_VERDICTS; v++)
		model->verdict_bias[v] = j->bias[v];
	for (size_t r = 0; r < SG_JUDGE_ROWS; r++)
		for (size_t v = 0; v < SG_VERDICTS; v++)
			model->judge_rows[r][v] =
				(int8_t)roundf(j->rows[r][v] / model->judge_scale);
}

bool judge_fit(sg_model *model, const judge_sample *samples, size_t count, uint32_t *order,
	const fit_plan *plan)
{
	uint64_t random = plan->seed;
	judge *j = calloc(1, sizeof *j);
	if (!j)
		return false;
	for (size_t i = 0; i < count; i++)
		order[i] = (uint32_t)i;
	for (size_t e = 0; e < plan->epochs; e++) {
		float rate = plan->rate * (1 - 0.9F * (float)e / (float)plan->epochs);
		shuffle(order, count, &random);
		for (size_t i = 0; i < count; i++)
			learn(j, &samples[order[i]], rate, plan->drop, &random);
	}
	write(model, j);
	free(j);
	return true;
}
