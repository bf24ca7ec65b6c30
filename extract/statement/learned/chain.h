/* Inference in a linear-chain conditional random field (Lafferty, McCallum, Pereira 2001).
 *
 * A chain gives each token of a stretch one label. How well a label fits a token, and how well it
 * follows the label before, are weights that multiply; the second kind depends on a small context,
 * as what may go on behind a comma differs from what goes on behind a word. */
#ifndef STANCEGRAPH_EXTRACT_LEARNED_CHAIN_H
#define STANCEGRAPH_EXTRACT_LEARNED_CHAIN_H

#include <stddef.h>
#include <stdint.h>

enum { SG_CHAIN_LABELS = 8, SG_CHAIN_CONTEXTS = 8, SG_CHAIN_TOKENS = 400 };

/** A chain’s steps: 0 forbids. Labels from `labels` on are not used, and their weights are 0. */
typedef struct sg_chain {
	uint32_t labels;
	float start[SG_CHAIN_LABELS];
	/* [context][label before][label], and the same as [context][label][label before] */
	float step[SG_CHAIN_CONTEXTS][SG_CHAIN_LABELS][SG_CHAIN_LABELS];
	float back[SG_CHAIN_CONTEXTS][SG_CHAIN_LABELS][SG_CHAIN_LABELS];
} sg_chain;

typedef float sg_chain_row[SG_CHAIN_LABELS];

/** A stretch of tokens on its way through a chain. */
typedef struct sg_chain_desk {
	size_t count;                      /* tokens, at most SG_CHAIN_TOKENS */
	sg_chain_row fit[SG_CHAIN_TOKENS]; /* how well each label fits; in (0, 1], the best is 1 */
	uint8_t context[SG_CHAIN_TOKENS];  /* of the step to this token */
	sg_chain_row share[SG_CHAIN_TOKENS]; /* of each label: its probability */
	sg_chain_row forward[SG_CHAIN_TOKENS], backward[SG_CHAIN_TOKENS];
	uint32_t before[SG_CHAIN_TOKENS][SG_CHAIN_LABELS]; /* of the best sequence to each label */
	uint8_t label[SG_CHAIN_TOKENS];                    /* the best sequence */
} sg_chain_desk;

/** Shares of the labels by forward and backward sums, scaled token by token. O(tokens). */
void sg_chain__shares(sg_chain_desk *desk, const sg_chain *chain);

/** The most probable sequence of labels (Viterbi 1967); leaves shares alone. O(tokens). */
void sg_chain__best(sg_chain_desk *desk, const sg_chain *chain);

#endif
