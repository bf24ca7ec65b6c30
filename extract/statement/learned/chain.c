/* Forward, backward and best sequences. Sums stay near 1: each token's are divided by their total,
 * which cancels out of the shares.
 *
 * A row of labels is two vectors of four, said so by their type: what compilers make of plain loops
 * over short rows is several times slower. It is the compiler's generic type, for any
 * processor, and sums are in an order that is written here, so that all builds find the same. */
#include "statement/learned/chain.h"

#include <string.h>

enum { LABELS = SG_CHAIN_LABELS };

typedef float lanes __attribute__((vector_size(16)));
typedef int32_t lane_bits __attribute__((vector_size(16)));

/* A row on its way through the processor. */
typedef struct row {
	lanes low, high;
} row;

_Static_assert(sizeof(row) == sizeof(sg_chain_row), "a row is two vectors");

/* Keeps a total from 0, where no allowed label fits at all. */
static const float TINY = 1e-30F;

static inline lanes four(const float *from)
{
	lanes out;
	memcpy(&out, from, sizeof out);
	return out;
}

static inline row load(const float *from)
{
	return (row){four(from), four(from + 4)};
}

static inline void store(float *to, row r)
{
	memcpy(to, &r.low, sizeof r.low);
	memcpy(to + 4, &r.high, sizeof r.high);
}

static inline row times(row a, row b)
{
	return (row){a.low * b.low, a.high * b.high};
}

static inline row scaled(row r)
{
	lanes both = r.low + r.high;
	float factor = 1 / ((both[0] + both[2]) + (both[1] + both[3]) + TINY);
	return (row){r.low * factor, r.high * factor};
}

/* The sum of the table's rows, each times what the label of its number has. */
static inline row mixed(const float table[LABELS][LABELS], const float *by, size_t labels)
{
	row sum = {{0}, {0}};
	for (size_t k = 0; k < labels; k++) {
		row step = load(table[k]);
		sum.low += step.low * by[k];
		sum.high += step.high * by[k];
	}
	return sum;
}

/* The two ways do not wait for each other where they are gone side by side. */
static void go_both_ways(sg_chain_desk *d, const sg_chain *chain)
{
	size_t last = d->count - 1, labels = chain->labels;
	row next = load(d->fit[last]);
	store(d->forward[0], scaled(times(load(chain->start), load(d->fit[0]))));
	for (size_t l = 0; l < LABELS; l++)
		d->backward[last][l] = 1;
	for (size_t i = 1; i <= last; i++) {
		size_t j = last - i; /* from j + 1 back to j */
		float by[LABELS];
		row sum = mixed(chain->step[d->context[i]], d->forward[i - 1], labels);
		store(by, next);
		row back = scaled(mixed(chain->back[d->context[j + 1]], by, labels));
		store(d->forward[i], scaled(times(sum, load(d->fit[i]))));
		store(d->backward[j], back);
		next = times(back, load(d->fit[j]));
	}
}

void sg_chain__shares(sg_chain_desk *d, const sg_chain *chain)
{
	if (!d->count)
		return;
	go_both_ways(d, chain);
	for (size_t i = 0; i < d->count; i++)
		store(d->share[i], scaled(times(load(d->forward[i]), load(d->backward[i]))));
}

/* ---- the best sequence ----------------------------------------------------------------------- */

static inline lanes larger(lanes a, lanes b)
{
	lane_bits is_a = a > b;
	return (lanes)((is_a & (lane_bits)a) | (~is_a & (lane_bits)b));
}

/* One token further: how good the best way to each label is. */
static inline row best_step(
	const float *from, row fit, const float step[LABELS][LABELS], size_t labels)
{
	row best = {{0}, {0}};
	for (size_t k = 0; k < labels; k++) {
		row way = load(step[k]);
		best.low = larger(way.low * from[k], best.low);
		best.high = larger(way.high * from[k], best.high);
	}
	best = times(best, fit);
	lanes both = larger(best.low, best.high);
	float most = TINY;
	for (int l = 0; l < 4; l++)
		most = both[l] > most ? both[l] : most;
	return (row){best.low / most, best.high / most};
}

/* From which label the best way came to `label`. */
static uint8_t before(
	const float *from, const float step[LABELS][LABELS], size_t labels, size_t label)
{
	float best = 0;
	uint8_t out = 0;
	for (size_t k = 0; k < labels; k++) {
		float way = from[k] * step[k][label];
		out = way > best ? (uint8_t)k : out;
		best = way > best ? way : best;
	}
	return out;
}

void sg_chain__best(sg_chain_desk *d, const sg_chain *chain)
{
	sg_chain_row *way = d->forward;
	if (!d->count)
		return;
	size_t last = d->count - 1;
	store(way[0], times(load(chain->start), load(d->fit[0])));
	for (size_t i = 1; i <= last; i++)
		store(way[i], best_step(way[i - 1], load(d->fit[i]), chain->step[d->context[i]],
				      chain->labels));
	uint8_t best = 0;
	for (size_t l = 1; l < LABELS; l++)
		if (way[last][l] > way[last][best])
			best = (uint8_t)l;
	for (size_t i = last; i > 0; i--) {
		d->label[i] = best;
		best = before(way[i - 1], chain->step[d->context[i]], chain->labels, best);
	}
	d->label[0] = best;
}
