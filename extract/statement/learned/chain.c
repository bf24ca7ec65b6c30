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

static inline row by(row r, float factor)
{
	return (row){r.low * factor, r.high * factor};
}

/* What makes the total of a row 1. */
static inline float to_one(row r)
{
	lanes both = r.low + r.high;
	return 1 / ((both[0] + both[2]) + (both[1] + both[3]) + TINY);
}

/* The sum of the table's rows, each times what the label of its number has; in two halves, which
 * do not wait for each other. Behind an odd number of labels stands one that has nothing. */
static inline row mixed(const float table[LABELS][LABELS], const float *share, size_t labels)
{
	row even = {{0}, {0}}, odd = {{0}, {0}};
	for (size_t k = 0; k < labels; k += 2) {
		even.low += four(table[k]) * share[k];
		even.high += four(table[k] + 4) * share[k];
		odd.low += four(table[k + 1]) * share[k + 1];
		odd.high += four(table[k + 1] + 4) * share[k + 1];
	}
	return (row){even.low + odd.low, even.high + odd.high};
}

/* Both ways side by side, for the same reason. Each row is divided by the total of the one before:
 * that keeps it as near to 1 as a step can take it, and nothing waits for its own total. */
static void go_both_ways(sg_chain_desk *d, const sg_chain *chain)
{
	size_t last = d->count - 1, labels = chain->labels;
	row there = times(load(chain->start), load(d->fit[0])), back = {{1, 1, 1, 1}, {1, 1, 1, 1}};
	store(d->forward[0], there);
	store(d->backward[last], back);
	for (size_t i = 1, j = last; i <= last; i++, j--) {
		float next[LABELS], one_there = to_one(there), one_back = to_one(back);
		store(next, times(back, load(d->fit[j])));
		there = times(mixed(chain->step[d->context[i]], d->forward[i - 1], labels),
			load(d->fit[i]));
		there = by(there, one_there);
		back = by(mixed(chain->back[d->context[j]], next, labels), one_back);
		store(d->forward[i], there);
		store(d->backward[j - 1], back);
	}
}

void sg_chain__shares(sg_chain_desk *d, const sg_chain *chain)
{
	if (!d->count)
		return;
	go_both_ways(d, chain);
	for (size_t i = 0; i < d->count; i++) {
		row share = times(load(d->forward[i]), load(d->backward[i]));
		store(d->share[i], by(share, to_one(share)));
	}
}

/* ---- the best sequence ----------------------------------------------------------------------- */

/* Where `a` is larger. None is negative, and then numbers are in the order of their bits. */
static inline lane_bits is_larger(lanes a, lanes b)
{
	return (lane_bits)a > (lane_bits)b;
}

static inline lane_bits choose(lane_bits is_a, lane_bits a, lane_bits b)
{
	return (is_a & a) | (~is_a & b);
}

static inline lanes larger(lanes a, lanes b)
{
	return (lanes)choose(is_larger(a, b), (lane_bits)a, (lane_bits)b);
}

/* One token further: how good the best way to each label is, and from which label it comes. */
static inline row best_step(
	uint32_t *before, const float *from, const float step[LABELS][LABELS], size_t labels)
{
	row best = {{0}, {0}};
	lane_bits low = {0}, high = {0}, number = {0};
	for (size_t k = 0; k < labels; k++, number += 1) {
		lanes way_low = four(step[k]) * from[k], way_high = four(step[k] + 4) * from[k];
		low = choose(is_larger(way_low, best.low), number, low);
		high = choose(is_larger(way_high, best.high), number, high);
		best = (row){larger(way_low, best.low), larger(way_high, best.high)};
	}
	memcpy(before, &low, sizeof low);
	memcpy(before + 4, &high, sizeof high);
	return best;
}

static inline float most_of(row r)
{
	lanes both = larger(r.low, r.high);
	float a = both[0] > both[2] ? both[0] : both[2], b = both[1] > both[3] ? both[1] : both[3];
	return a > b ? a : b;
}

void sg_chain__best(sg_chain_desk *d, const sg_chain *chain)
{
	if (!d->count)
		return;
	size_t last = d->count - 1;
	float from[LABELS];
	row way = times(load(chain->start), load(d->fit[0]));
	store(from, way);
	for (size_t i = 1; i <= last; i++) {
		float to_one = 1 / (most_of(way) + TINY);
		way = best_step(d->before[i], from, chain->step[d->context[i]], chain->labels);
		way = by(times(way, load(d->fit[i])), to_one);
		store(from, way);
	}
	uint32_t best = 0;
	for (uint32_t l = 1; l < LABELS; l++)
		best = from[l] > from[best] ? l : best;
	for (size_t i = last; i > 0; i--) {
		d->label[i] = (uint8_t)best;
		best = d->before[i][best];
	}
	d->label[0] = (uint8_t)best;
}
