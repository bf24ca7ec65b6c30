/* Forward, backward and best sequences. Sums stay near 1: each token's are divided by their total,
 * which cancels out of the shares. All loops run over eight labels, used or not, because a fixed
 * length is what compilers turn into vectors. */
#include "statement/learned/chain.h"

#include <string.h>

enum { LABELS = SG_CHAIN_LABELS };

/* Keeps a total from 0, where no allowed label fits at all. */
static const float TINY = 1e-30F;

static void scale(float *row)
{
	float total = TINY;
	for (size_t l = 0; l < LABELS; l++)
		total += row[l];
	float factor = 1 / total;
	for (size_t l = 0; l < LABELS; l++)
		row[l] *= factor;
}

static void go_forward(sg_chain_desk *d, const sg_chain *chain)
{
	for (size_t l = 0; l < LABELS; l++)
		d->forward[0][l] = chain->start[l] * d->fit[0][l];
	scale(d->forward[0]);
	for (size_t i = 1; i < d->count; i++) {
		const float(*step)[LABELS] = chain->step[d->context[i]];
		float sum[LABELS] = {0};
		for (size_t k = 0; k < chain->labels; k++)
			for (size_t l = 0; l < LABELS; l++)
				sum[l] += d->forward[i - 1][k] * step[k][l];
		for (size_t l = 0; l < LABELS; l++)
			d->forward[i][l] = sum[l] * d->fit[i][l];
		scale(d->forward[i]);
	}
}

static void go_backward(sg_chain_desk *d, const sg_chain *chain)
{
	for (size_t l = 0; l < LABELS; l++)
		d->backward[d->count - 1][l] = 1;
	for (size_t i = d->count - 1; i > 0; i--) {
		const float(*back)[LABELS] = chain->back[d->context[i]];
		float sum[LABELS] = {0};
		for (size_t l = 0; l < chain->labels; l++) {
			float next = d->backward[i][l] * d->fit[i][l];
			for (size_t k = 0; k < LABELS; k++)
				sum[k] += back[l][k] * next;
		}
		memcpy(d->backward[i - 1], sum, sizeof sum);
		scale(d->backward[i - 1]);
	}
}

void sg_chain__shares(sg_chain_desk *d, const sg_chain *chain)
{
	if (!d->count)
		return;
	go_forward(d, chain);
	go_backward(d, chain);
	for (size_t i = 0; i < d->count; i++) {
		for (size_t l = 0; l < LABELS; l++)
			d->share[i][l] = d->forward[i][l] * d->backward[i][l];
		scale(d->share[i]);
	}
}

/* One token further: for each label the best way to it. */
static void best_step(float *to, uint8_t *before, const float *from, const float *fit,
	const float step[LABELS][LABELS], size_t labels)
{
	float best[LABELS] = {0}, most = TINY;
	memset(before, 0, LABELS);
	for (size_t k = 0; k < labels; k++)
		for (size_t l = 0; l < LABELS; l++) {
			float way = from[k] * step[k][l];
			if (way > best[l]) {
				best[l] = way;
				before[l] = (uint8_t)k;
			}
		}
	for (size_t l = 0; l < LABELS; l++) {
		to[l] = best[l] * fit[l];
		most = to[l] > most ? to[l] : most;
	}
	for (size_t l = 0; l < LABELS; l++)
		to[l] /= most;
}

void sg_chain__best(sg_chain_desk *d, const sg_chain *chain)
{
	float way[2][LABELS];
	if (!d->count)
		return;
	for (size_t l = 0; l < LABELS; l++)
		way[0][l] = chain->start[l] * d->fit[0][l];
	for (size_t i = 1; i < d->count; i++)
		best_step(way[i % 2], d->before[i], way[(i - 1) % 2], d->fit[i],
			chain->step[d->context[i]], chain->labels);
	uint8_t best = 0;
	for (size_t l = 1; l < LABELS; l++)
		if (way[(d->count - 1) % 2][l] > way[(d->count - 1) % 2][best])
			best = (uint8_t)l;
	for (size_t i = d->count; i-- > 0;) {
		d->label[i] = best;
		best = i ? d->before[i][best] : best;
	}
}
