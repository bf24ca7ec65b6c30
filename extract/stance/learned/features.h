/* Features: what the learned classifier looks at, as rows of its table of weights.
 *
 * Each feature is a hash of words and of what they are to each other; features of a kind stand in
 * one group, whose rows are summed. There is no dictionary: two features may share a row (feature
 * hashing, Weinberger et al. 2009). */
#ifndef STANCEGRAPH_EXTRACT_LEARNED_FEATURES_H
#define STANCEGRAPH_EXTRACT_LEARNED_FEATURES_H

#include "stance/learned/pair_words.h"

enum { SG_FEATURE_BITS = 18, SG_FEATURE_ROWS = 1 << SG_FEATURE_BITS };

typedef enum sg_feature_group {
	SG_FEATURE_REPLY,   /* words of the reply, alone, in twos and in threes */
	SG_FEATURE_EDGES,   /* how it opens, its first sentence, how its sentences open */
	SG_FEATURE_PARENT,  /* words of what is answered, alone and in twos */
	SG_FEATURE_MEETING, /* words that both hold, and those that the reply negates */
	SG_FEATURE_SHAPE,   /* lengths, questions, who is spoken of */
	SG_FEATURE_GROUPS
} sg_feature_group;

enum { SG_FEATURES_MAX = 3 * SG_PAIR_WORDS_MAX + 2 };

typedef struct sg_features {
	uint32_t rows[SG_FEATURE_GROUPS][SG_FEATURES_MAX];
	size_t count[SG_FEATURE_GROUPS];
} sg_features;

/** The features of a reply to `parent`. O(words). Thread-safe, allocates nothing. */
void sg_features__of(sg_features *out, const sg_pair_words *parent, const sg_pair_words *reply);

#endif
