/* Chains against the sum over all sequences of labels, which is possible for short ones. */
#include "statement/learned/chain.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>

enum { LABELS = SG_CHAIN_LABELS, SHORT = 6 };

TestSuite(chain, .timeout = 60);

static sg_chain chain;
static sg_chain_desk desk;
static uint32_t state = 1;

static uint32_t number_below(uint32_t limit)
{
	state = state * 1664525u + 1013904223u;
	return (state >> 8) % limit;
}

static float any_weight(void)
{
	return expf((float)number_below(400) / 100 - 2);
}

/* Weights of any size; of the steps one in `forbidden` is forbidden, of no step if that is 0. */
static void draw_chain(uint32_t labels, uint32_t forbidden)
{
	chain = (sg_chain){.labels = labels};
	for (size_t l = 0; l < labels; l++) {
		bool is_free = !forbidden || number_below(forbidden);
		chain.start[l] = is_free ? any_weight() : 0;
		for (size_t c = 0; c < SG_CHAIN_CONTEXTS; c++)
			for (size_t k = 0; k < labels; k++) {
				is_free = !forbidden || number_below(forbidden);
				chain.step[c][k][l] = is_free ? any_weight() : 0;
				chain.back[c][l][k] = chain.step[c][k][l];
			}
	}
}

/* As the caller fills it: the best label fits with 1, labels that are not used with 0. */
static void draw_desk(size_t count)
{
	desk.count = count;
	for (size_t i = 0; i < count; i++) {
		desk.context[i] = (uint8_t)number_below(SG_CHAIN_CONTEXTS);
		for (size_t l = 0; l < LABELS; l++)
			desk.fit[i][l] =
				l < chain.labels ? expf(-(float)number_below(500) / 100) : 0;
		desk.fit[i][number_below(chain.labels)] = 1;
	}
}

static double weight_of(const uint8_t *labels)
{
	double weight = (double)chain.start[labels[0]] * (double)desk.fit[0][labels[0]];
	for (size_t i = 1; i < desk.count; i++)
		weight *= (double)chain.step[desk.context[i]][labels[i - 1]][labels[i]] *
			  (double)desk.fit[i][labels[i]];
	return weight;
}

/* The next of all sequences, counted up like a number; false behind the last. */
static bool next_sequence(uint8_t *labels)
{
	for (size_t i = 0; i < desk.count; i++) {
		if (++labels[i] < chain.labels)
			return true;
		labels[i] = 0;
	}
	return false;
}

typedef struct sums {
	double of_label[SHORT][LABELS], all, best;
} sums;

static sums try_all(void)
{
	sums out = {.all = 0};
	uint8_t labels[SHORT] = {0};
	do {
		double weight = weight_of(labels);
		out.all += weight;
		out.best = weight > out.best ? weight : out.best;
		for (size_t i = 0; i < desk.count; i++)
			out.of_label[i][labels[i]] += weight;
	} while (next_sequence(labels));
	return out;
}

static void must_be_finite(void)
{
	for (size_t i = 0; i < desk.count; i++) {
		double sum = 0;
		for (size_t l = 0; l < LABELS; l++) {
			float share = desk.share[i][l];
			cr_assert(isfinite(share) && share >= 0, "token %zu label %zu", i, l);
			sum += (double)share;
		}
		cr_assert(sum < 1 + 1e-5, "token %zu: %f", i, sum);
		cr_assert(lt(u32, desk.label[i], chain.labels));
	}
}

static void shares_must_add_up(void)
{
	for (size_t i = 0; i < desk.count; i++) {
		double sum = 0;
		for (size_t l = 0; l < LABELS; l++)
			sum += (double)desk.share[i][l];
		cr_assert(fabs(sum - 1) < 1e-5, "token %zu of %zu: %f", i, desk.count, sum);
	}
}

static void label_all(void)
{
	sg_chain__shares(&desk, &chain);
	sg_chain__best(&desk, &chain);
	must_be_finite();
}

static void must_be_as_tried(void)
{
	sums tried = try_all();
	label_all();
	if (tried.all <= 0) /* all is forbidden: it is enough that there are numbers */
		return;
	shares_must_add_up();
	for (size_t i = 0; i < desk.count; i++)
		for (size_t l = 0; l < chain.labels; l++)
			cr_assert(fabs((double)desk.share[i][l] -
					  tried.of_label[i][l] / tried.all) < 1e-4,
				"token %zu of %zu, label %zu of %u: %f, not %f", i, desk.count, l,
				chain.labels, (double)desk.share[i][l],
				tried.of_label[i][l] / tried.all);
	cr_assert(weight_of(desk.label) >= tried.best * (1 - 1e-4), "%g, not %g",
		weight_of(desk.label), tried.best);
}

static void try_chains(uint32_t labels, uint32_t forbidden, size_t runs)
{
	for (size_t run = 0; run < runs; run++) {
		draw_chain(labels, forbidden);
		draw_desk(1 + run % SHORT);
		must_be_as_tried();
	}
}

Test(chain, shares_and_best_are_those_of_all_sequences)
{
	static const uint32_t labels[] = {1, 2, 3, 4, 5};
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		try_chains(labels[i], 0, 120);
	try_chains(7, 0, 12);
	try_chains(8, 0, 4);
}

Test(chain, forbidden_steps_have_no_share)
{
	static const uint32_t labels[] = {1, 2, 3, 4, 5};
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		try_chains(labels[i], 3, 120);
		try_chains(labels[i], 2, 60);
	}
	try_chains(7, 3, 12);
}

/* What the tagger does: of a pair of labels the second only goes on with the first. */
Test(chain, a_label_that_only_goes_on_never_begins)
{
	draw_chain(5, 0);
	for (size_t l = 2; l < 5; l += 2) {
		chain.start[l] = 0;
		for (size_t c = 0; c < SG_CHAIN_CONTEXTS; c++)
			for (size_t k = 0; k < 5; k++)
				if (k != l && k != l - 1)
					chain.step[c][k][l] = chain.back[c][l][k] = 0;
	}
	for (size_t run = 0; run < 50; run++) {
		draw_desk(SG_CHAIN_TOKENS);
		label_all();
		shares_must_add_up();
		for (size_t i = 0; i < desk.count; i++) {
			uint8_t here = desk.label[i], before = i ? desk.label[i - 1] : 0;
			cr_assert(here % 2 || !here || before == here || before == here - 1);
		}
	}
}

Test(chain, the_longest_stretch_does_not_fade)
{
	for (uint32_t labels = 1; labels <= LABELS; labels++) {
		draw_chain(labels, 0);
		draw_desk(SG_CHAIN_TOKENS);
		label_all();
		shares_must_add_up();
	}
}

/* The largest and the smallest steps that a file of weights may hold. */
Test(chain, steps_of_any_size_give_numbers)
{
	static const float sizes[] = {0, 1e-30F, 1e-6F, 1, 1e6F};
	for (size_t run = 0; run < 200; run++) {
		draw_chain(1 + number_below(LABELS), 0);
		for (size_t l = 0; l < chain.labels; l++) {
			chain.start[l] = sizes[number_below(5)];
			for (size_t c = 0; c < SG_CHAIN_CONTEXTS; c++)
				for (size_t k = 0; k < chain.labels; k++)
					chain.step[c][k][l] = chain.back[c][l][k] =
						sizes[number_below(5)];
		}
		draw_desk(1 + number_below(SG_CHAIN_TOKENS));
		label_all();
	}
}

Test(chain, fits_of_nothing_give_numbers)
{
	draw_chain(5, 0);
	draw_desk(SG_CHAIN_TOKENS);
	memset(desk.fit, 0, sizeof desk.fit);
	label_all();
	draw_desk(SG_CHAIN_TOKENS);
	memset(desk.fit[SG_CHAIN_TOKENS / 2], 0, sizeof *desk.fit);
	label_all();
}

Test(chain, a_token_that_fits_one_label_has_it)
{
	draw_chain(5, 0);
	for (size_t at = 0; at < 40; at += 13) {
		draw_desk(40);
		memset(desk.fit[at], 0, sizeof *desk.fit);
		desk.fit[at][3] = 1;
		label_all();
		cr_expect(eq(u8, desk.label[at], 3));
		cr_expect(fabsf(desk.share[at][3] - 1) < 1e-5F, "%f", (double)desk.share[at][3]);
	}
}

Test(chain, no_tokens_are_no_work)
{
	draw_chain(5, 0);
	draw_desk(1);
	label_all();
	sg_chain_row before;
	memcpy(before, desk.share[0], sizeof before);
	uint8_t label = desk.label[0];
	desk.count = 0;
	label_all();
	cr_expect(eq(int, memcmp(before, desk.share[0], sizeof before), 0));
	cr_expect(eq(u8, desk.label[0], label));
}

Test(chain, the_best_sequence_leaves_shares_alone)
{
	static sg_chain_row before[SG_CHAIN_TOKENS];
	draw_chain(5, 3);
	draw_desk(SG_CHAIN_TOKENS);
	sg_chain__shares(&desk, &chain);
	memcpy(before, desk.share, sizeof before);
	sg_chain__best(&desk, &chain);
	cr_expect(eq(int, memcmp(before, desk.share, sizeof before), 0));
}
