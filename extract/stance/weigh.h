/* Weighing: from what a rule and the classifier say of each reply, and from the thread they stand
 * in, to one share for each label. */
#ifndef STANCEGRAPH_EXTRACT_STANCE_WEIGH_H
#define STANCEGRAPH_EXTRACT_STANCE_WEIGH_H

#include "stancegraph/debate.h"

enum { SG_LABELS = 3 };

/** Shares of disagree, neutral and agree. They add up to 1 once sg_weighing__settle was called. */
typedef struct sg_weighing {
	double share[SG_LABELS];
} sg_weighing;

/** From the classifier’s shares of disagree and agree, which are never taken for certain. */
sg_weighing sg_weighing__of(double disagree, double agree);

/**
 * Another voice, which gives `stance` the share `weight` and halves the rest between the others;
 * 1/3 says nothing. Voices are multiplied (logarithmic opinion pool: Genest and Zidek 1986).
 */
void sg_weighing__add(sg_weighing *w, sg_stance stance, double weight);

/** Who writes again to the one who answered them mostly insists: A, B, A. */
void sg_weighing__add_resumed(sg_weighing *w);

/**
 * See the replies of a thread together: how they lean is estimated from them, and each is read
 * again in that light (expectation maximisation of shifted priors: Saerens, Latinne and
 * Decaestecker 2002), held back by pseudo-counts, so that a few replies tell little. O(count).
 */
void sg_weighing__settle(sg_weighing *items, size_t count);

/** The label with the largest share; neutral only if it is larger than both others. */
sg_stance sg_weighing__best(const sg_weighing *w);

static inline double sg_weighing__share(const sg_weighing *w, sg_stance stance)
{
	return w->share[(int)stance + 1];
}

#endif
