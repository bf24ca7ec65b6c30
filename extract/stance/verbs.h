/* Verbs of stance: what narration says people do to each other. */
#ifndef STANCEGRAPH_EXTRACT_STANCE_VERBS_H
#define STANCEGRAPH_EXTRACT_STANCE_VERBS_H

#include "stance/cues.h"

/** Phrases that take an object: "criticize*", "hit* back at". Kind AGREE or REBUT. */
sg_phrases sg_verbs__with_object(void);

/** Phrases without one, which answer what was just said: "hit* back", "see* it differently". */
sg_phrases sg_verbs__answering(void);

/** "call*", "describe*": what somebody gives a name to; REBUT unless the name is praise. */
sg_phrases sg_verbs__naming(void);

/** Phrases whose object is the one who takes the stance: "get* support from". */
sg_phrases sg_verbs__reversed(void);

/** Is the phrase support that can be withheld, so that "did not back" is against? */
bool sg_verbs__can_be_withheld(const sg_phrase *phrase);

/** What it is to be called so: AGREE ("a hero"), REBUT ("a liar"); -1 if the word does not tell. */
int sg_verbs__kind_of_name(const sg_word *word);

/** The same of the words at text[span]; blame outweighs praise. O(span). */
int sg_verbs__kind_of_words(sg_slice text, sg_span span);

/** "accusation", "claim", "idea": what somebody said, when it stands as an object. */
bool sg_verbs__is_utterance(const sg_word *word);

/** "feud", "clash", "row": a noun for two people who are against each other. */
bool sg_verbs__is_quarrel(const sg_word *word);

#endif
