/* Scoring. The sums of rows are whole numbers, so their order does not matter; the rest is a few
 * thousand multiplications in a fixed order. */
#include "stance/learned/network.h"

#include <math.h>

enum { SUM_AT_ONCE = 256 }; /* so many bytes of 127 fit 16 bits */

static void sum_rows(
	int32_t sum[SG_NET_ROW], const sg_net_weights *weights, const uint32_t *rows, size_t count)
{
	memset(sum, 0, SG_NET_ROW * sizeof *sum);
	for (size_t first = 0; first < count; first += SUM_AT_ONCE) {
		int16_t part[SG_NET_ROW] = {0};
		size_t end = first + SUM_AT_ONCE < count ? first + SUM_AT_ONCE : count;
		for (size_t i = first; i < end; i++) {
			const int8_t *row = weights->table[rows[i]];
			for (size_t k = 0; k < SG_NET_ROW; k++)
				part[k] = (int16_t)(part[k] + row[k]);
		}
		for (size_t k = 0; k < SG_NET_ROW; k++)
			sum[k] += part[k];
	}
}

static void group_vectors(float group[SG_FEATURE_GROUPS][SG_NET_ROW], const sg_net_weights *weights,
	const sg_features *features)
{
	for (size_t g = 0; g < SG_FEATURE_GROUPS; g++) {
		int32_t sum[SG_NET_ROW];
		size_t count = features->count[g];
		float norm = count ? 1 / sqrtf((float)count) : 0;
		sum_rows(sum, weights, features->rows[g], count);
		for (size_t k = 0; k < SG_NET_ROW; k++)
			group[g][k] = (float)sum[k] * norm *
				      (k < SG_NET_LABELS ? weights->vote_scale
							 : weights->embedding_scale);
	}
}

void sg_net__meet(float inputs[SG_NET_INPUTS], const float group[SG_FEATURE_GROUPS][SG_NET_ROW])
{
	const float *reply = group[SG_FEATURE_REPLY] + SG_NET_LABELS;
	const float *edges = group[SG_FEATURE_EDGES] + SG_NET_LABELS;
	const float *parent = group[SG_FEATURE_PARENT] + SG_NET_LABELS;
	float *both = inputs + (size_t)SG_FEATURE_GROUPS * SG_NET_EMBEDDING;
	for (size_t g = 0; g < SG_FEATURE_GROUPS; g++)
		memcpy(inputs + g * SG_NET_EMBEDDING, group[g] + SG_NET_LABELS,
			SG_NET_EMBEDDING * sizeof *inputs);
	for (size_t k = 0; k < SG_NET_EMBEDDING; k++) {
		both[k] = reply[k] * parent[k];
		both[SG_NET_EMBEDDING + k] = edges[k] * parent[k];
		both[2 * SG_NET_EMBEDDING + k] = reply[k] - parent[k];
	}
}

static void add_hidden_votes(
	float votes[SG_NET_LABELS + 1], const sg_net_weights *weights, const float *inputs)
{
	float hidden[SG_NET_HIDDEN];
	memcpy(hidden, weights->hidden_bias, sizeof hidden);
	for (size_t i = 0; i < SG_NET_INPUTS; i++)
		for (size_t h = 0; h < SG_NET_HIDDEN; h++)
			hidden[h] += inputs[i] * weights->hidden_of_input[i][h];
	for (size_t h = 0; h < SG_NET_HIDDEN; h++)
		for (size_t k = 0; hidden[h] > 0 && k < SG_NET_LABELS + 1; k++)
			votes[k] += hidden[h] * weights->vote_of_hidden[h][k];
}

static void softmax(float out[SG_NET_LABELS], const float *votes, float temperature)
{
	float most = fmaxf(votes[0], fmaxf(votes[1], votes[2])), sum = 0;
	for (size_t k = 0; k < SG_NET_LABELS; k++)
		sum += out[k] = expf((votes[k] - most) / temperature);
	for (size_t k = 0; k < SG_NET_LABELS; k++)
		out[k] /= sum;
}

void sg_net__shares(
	float out[SG_NET_LABELS], const sg_net_weights *weights, const sg_features *features)
{
	float group[SG_FEATURE_GROUPS][SG_NET_ROW], inputs[SG_NET_INPUTS];
	float votes[SG_NET_LABELS + 1];
	memcpy(votes, weights->vote_bias, sizeof votes);
	group_vectors(group, weights, features);
	for (size_t g = 0; g < SG_FEATURE_GROUPS; g++)
		for (size_t k = 0; k < SG_NET_LABELS; k++)
			votes[k] += group[g][k];
	sg_net__meet(inputs, (const float(*)[SG_NET_ROW])group);
	add_hidden_votes(votes, weights, inputs);
	softmax(out, votes, weights->temperature);
}

uint32_t sg_net__check_of(const sg_net_weights *weights)
{
	const unsigned char *byte = (const unsigned char *)weights->table;
	uint32_t hash = 0x811C9DC5u;
	for (size_t i = 0; i < sizeof weights->table; i++)
		hash = (hash ^ byte[i]) * 0x01000193u;
	return hash;
}

extern const sg_net_weights sg_net__weights_start; /* weights.S */

const sg_net_weights *sg_net__built_in(void)
{
	return &sg_net__weights_start;
}
