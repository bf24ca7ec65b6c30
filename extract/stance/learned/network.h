/* The network: from features to shares of disagree, neutral, agree.
 *
 *     per group g   v_g = sum of the group's rows / sqrt(their number)
 *     v_g           3 direct votes, then an embedding of 13 numbers
 *     hidden        relu(W [embeddings; reply * parent; edges * parent; reply - parent] + b)
 *     votes         sum of direct votes + U hidden + c
 *     shares        softmax(votes / temperature)
 *
 * Rows are bytes with one scale for votes and one for embeddings: a row is 16 bytes, one load. */
#ifndef STANCEGRAPH_EXTRACT_LEARNED_NETWORK_H
#define STANCEGRAPH_EXTRACT_LEARNED_NETWORK_H

#include "stance/learned/features.h"

enum {
	SG_NET_LABELS = 3,
	SG_NET_ROW = 16,
	SG_NET_EMBEDDING = SG_NET_ROW - SG_NET_LABELS,
	SG_NET_INPUTS = (SG_FEATURE_GROUPS + 3) * SG_NET_EMBEDDING,
	SG_NET_HIDDEN = 32
};

/** The weights, as they stand in the file (little-endian). */
typedef struct sg_net_weights {
	char magic[16];                       /* SG_NET_MAGIC */
	uint32_t rows, inputs, hidden, check; /* sizes; `check` is FNV-1a over `table` */
	float vote_scale, embedding_scale;    /* a byte times this is the weight */
	float temperature, reserved;
	float vote_bias[SG_NET_LABELS + 1]; /* the last is 0 */
	float hidden_bias[SG_NET_HIDDEN];
	float hidden_of_input[SG_NET_INPUTS][SG_NET_HIDDEN];
	float vote_of_hidden[SG_NET_HIDDEN][SG_NET_LABELS + 1]; /* the last is 0 */
	int8_t table[SG_FEATURE_ROWS][SG_NET_ROW];
} sg_net_weights;

#define SG_NET_MAGIC "SG reply stance"

/** The weights that the program was built with. */
const sg_net_weights *sg_net__built_in(void);

/** Shares of disagree, neutral and agree; they add up to 1. O(features). Thread-safe. */
void sg_net__shares(
	float out[SG_NET_LABELS], const sg_net_weights *weights, const sg_features *features);

/** The inputs of the hidden layer and the direct votes: what training and scoring share. */
void sg_net__meet(float inputs[SG_NET_INPUTS], const float group[SG_FEATURE_GROUPS][SG_NET_ROW]);

/** FNV-1a over the table, as it stands in `check`. O(table). */
uint32_t sg_net__check_of(const sg_net_weights *weights);

#endif
