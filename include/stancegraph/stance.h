/* The stance of a reply: does it agree with what it answers? By a learned classifier, from the two
 * texts alone. The extract stage asks it where no rule knows better; people who code replies ask it
 * directly (`stancegraph stance`). */
#ifndef STANCEGRAPH_STANCE_H
#define STANCEGRAPH_STANCE_H

#include "stancegraph/debate.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A text and a reply to it; UTF-8, borrowed. Any bytes are taken. */
typedef struct sg_reply_pair {
	sg_slice parent, reply;
} sg_reply_pair;

typedef struct sg_reply_stance {
	sg_stance label; /* the likeliest */
	/* How likely the label is right, in [0,1]: of all pairs given 0.8, about 0.8 are. */
	double confidence;
	double disagree, neutral, agree; /* how likely each is; they add up to 1 */
} sg_reply_stance;

/**
 * The stance of one reply. A pair in another language than English is neutral, and so is a reply
 * without words.
 *
 * A network over hashed word sequences, trained to give the shares that a transformer gives
 * (knowledge distillation: Hinton, Vinyals and Dean 2015); models/stance/README.md is its card.
 * Allocates nothing, safe from several threads. O(length of both).
 */
SG_API sg_reply_stance sg_stance_of_reply(sg_reply_pair pair);

/**
 * The stances of `count` pairs, out[i] of pairs[i], on up to `threads` threads (0 counts as 1). The
 * result is the same for any number of threads.
 * @return SG_OK; SG_E_NOMEM
 */
SG_API SG_MUST_USE sg_status sg_stance_of_replies(
	sg_reply_stance *out, const sg_reply_pair *pairs, size_t count, unsigned threads);

#ifdef __cplusplus
}
#endif
#endif
