#include "stance/learned/network.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>

TestSuite(stance_network, .timeout = 20);

static void must_be_finite(const float *numbers, size_t count, const char *what)
{
	for (size_t i = 0; i < count; i++)
		cr_assert(isfinite(numbers[i]), "%s %zu", what, i);
}

static void must_be_shares(const float share[SG_NET_LABELS])
{
	float sum = 0;
	for (size_t k = 0; k < SG_NET_LABELS; k++) {
		cr_assert(share[k] >= 0 && share[k] <= 1, "%f", (double)share[k]);
		sum += share[k];
	}
	cr_assert(fabsf(sum - 1) < 1e-5F, "%f", (double)sum);
}

Test(stance_network, the_built_in_weights_are_of_this_network)
{
	const sg_net_weights *w = sg_net__built_in();
	cr_expect(eq(int, memcmp(w->magic, SG_NET_MAGIC, sizeof SG_NET_MAGIC), 0));
	cr_expect(eq(u32, w->rows, (uint32_t)SG_FEATURE_ROWS));
	cr_expect(eq(u32, w->inputs, (uint32_t)SG_NET_INPUTS));
	cr_expect(eq(u32, w->hidden, (uint32_t)SG_NET_HIDDEN));
	cr_expect(zero(sz, (uintptr_t)w % 64)); /* a row of the table never crosses two lines */
}

Test(stance_network, the_built_in_table_is_whole)
{
	const sg_net_weights *w = sg_net__built_in();
	cr_expect(eq(u32, sg_net__check_of(w), w->check));
}

Test(stance_network, all_weights_are_numbers)
{
	const sg_net_weights *w = sg_net__built_in();
	cr_expect(w->vote_scale > 0 && isfinite(w->vote_scale));
	cr_expect(w->embedding_scale > 0 && isfinite(w->embedding_scale));
	cr_expect(w->temperature > 0 && isfinite(w->temperature));
	must_be_finite(w->vote_bias, SG_NET_LABELS + 1, "vote bias");
	must_be_finite(w->hidden_bias, SG_NET_HIDDEN, "hidden bias");
	must_be_finite(&w->hidden_of_input[0][0], SG_NET_INPUTS * SG_NET_HIDDEN, "hidden weight");
	must_be_finite(&w->vote_of_hidden[0][0], SG_NET_HIDDEN * (SG_NET_LABELS + 1), "vote");
}

Test(stance_network, padding_is_zero)
{
	const sg_net_weights *w = sg_net__built_in();
	cr_expect(zero(flt, w->vote_bias[SG_NET_LABELS]));
	for (size_t h = 0; h < SG_NET_HIDDEN; h++)
		cr_expect(zero(flt, w->vote_of_hidden[h][SG_NET_LABELS]), "%zu", h);
}

Test(stance_network, shares_of_no_features_are_numbers)
{
	static sg_features none;
	float share[SG_NET_LABELS];
	sg_net__shares(share, sg_net__built_in(), &none);
	must_be_shares(share);
}

/* Any rows at all, as many as there can be: also the sums of bytes stay in their range. */
Test(stance_network, shares_of_any_features_add_up_to_one)
{
	static sg_features f;
	uint32_t random = 1;
	for (size_t run = 0; run < 200; run++) {
		float share[SG_NET_LABELS];
		for (size_t g = 0; g < SG_FEATURE_GROUPS; g++) {
			f.count[g] = run == 0 ? SG_FEATURES_MAX : random % (SG_FEATURES_MAX + 1);
			for (size_t i = 0; i < f.count[g]; i++) {
				random = random * 1664525u + 1013904223u;
				f.rows[g][i] = run % 2 ? random >> (32 - SG_FEATURE_BITS) : 0;
			}
		}
		sg_net__shares(share, sg_net__built_in(), &f);
		must_be_shares(share);
	}
}

Test(stance_network, the_order_of_rows_does_not_matter)
{
	static sg_features f, reversed;
	float share[SG_NET_LABELS], again[SG_NET_LABELS];
	for (size_t g = 0; g < SG_FEATURE_GROUPS; g++) {
		f.count[g] = reversed.count[g] = SG_FEATURES_MAX;
		for (size_t i = 0; i < SG_FEATURES_MAX; i++)
			f.rows[g][i] = reversed.rows[g][SG_FEATURES_MAX - 1 - i] =
				(uint32_t)(i * 7919 % SG_FEATURE_ROWS);
	}
	sg_net__shares(share, sg_net__built_in(), &f);
	sg_net__shares(again, sg_net__built_in(), &reversed);
	cr_expect(eq(int, memcmp(share, again, sizeof share), 0));
}

Test(stance_network, inputs_are_embeddings_and_how_they_meet)
{
	float group[SG_FEATURE_GROUPS][SG_NET_ROW], inputs[SG_NET_INPUTS];
	for (size_t g = 0; g < SG_FEATURE_GROUPS; g++)
		for (size_t k = 0; k < SG_NET_ROW; k++)
			group[g][k] = (float)(g + 2);
	sg_net__meet(inputs, (const float(*)[SG_NET_ROW])group);
	const float *both = inputs + (size_t)SG_FEATURE_GROUPS * SG_NET_EMBEDDING;
	cr_expect(eq(flt, inputs[0], 2));
	cr_expect(eq(flt, both[0], 2 * 4));                    /* reply and parent */
	cr_expect(eq(flt, both[SG_NET_EMBEDDING], 3 * 4));     /* edges and parent */
	cr_expect(eq(flt, both[2 * SG_NET_EMBEDDING], 2 - 4)); /* reply beside parent */
	cr_expect(eq(flt, inputs[SG_NET_INPUTS - 1], 2 - 4));
}
