/* What holds for every debate, whatever the input was. */
#ifndef STANCEGRAPH_TESTS_CHECK_DEBATE_H
#define STANCEGRAPH_TESTS_CHECK_DEBATE_H

#include "stancegraph/debate.h"

/**
 * NULL, or what is wrong, as a constant: an index outside its array, a confidence outside [0,1],
 * a span outside its document, words that are not the document's. Words are only compared where
 * the document's text is there (not in a debate read from JSON). O(size of the debate).
 */
const char *check_debate(const sg_debate *debate);

#endif
