/* Do two claims say the same thing? */
#ifndef STANCEGRAPH_EXTRACT_RESTATE_COMPARE_H
#define STANCEGRAPH_EXTRACT_RESTATE_COMPARE_H

#include "restate/gist.h"

typedef enum sg_likeness_kind { SG_UNLIKE, SG_PARAPHRASE, SG_NEAR_DUPLICATE } sg_likeness_kind;

typedef struct sg_likeness {
	sg_likeness_kind kind;
	double confidence; /* how often such a pair does say the same thing; 0 for SG_UNLIKE */
} sg_likeness;

/**
 * Compare two gists. `weights` holds the weight of each stem. Symmetric.
 * O(words), and O(words log words) for the few pairs that share most of them. Thread-safe,
 * allocates nothing.
 */
sg_likeness sg_gist__compare(const sg_gist *a, const sg_gist *b, const double *weights);

/** Enough content words for a copy to mean something? "I agree" is not. */
bool sg_gist__is_enough(const sg_gist *gist);

#endif
