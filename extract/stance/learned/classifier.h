/* The learned classifier, for those who ask it about several replies to one text. */
#ifndef STANCEGRAPH_EXTRACT_LEARNED_CLASSIFIER_H
#define STANCEGRAPH_EXTRACT_LEARNED_CLASSIFIER_H

#include "stance/learned/network.h"
#include "stancegraph/stance.h"

/** Room to work in, about 20 KB; nothing in it outlives a call but the parent's words. */
typedef struct sg_classifier {
	sg_pair_words parent, reply;
	sg_features features;
} sg_classifier;

/** What the replies answer. O(parent). */
void sg_classifier__read_parent(sg_classifier *c, sg_slice parent);

/** The stance of a reply to the parent that was read last. O(reply + parent’s words). */
sg_reply_stance sg_classifier__stance_of(sg_classifier *c, sg_slice reply);

#endif
