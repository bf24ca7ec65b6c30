/* Is a text English? Cues of stance and speech are; other texts are threaded and drawn only. */
#ifndef STANCEGRAPH_EXTRACT_LANGUAGE_H
#define STANCEGRAPH_EXTRACT_LANGUAGE_H

#include "text/sentence.h"

/**
 * True if function words of English are as frequent as in running English, or the text is too
 * short to tell. Looks at the first few thousand words. O(1).
 */
bool sg_language__is_english(const sg_words *words);

#endif
