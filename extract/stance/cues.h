/* Cues of stance: the phrases by which people agree, disagree, concede, thank and ask. */
#ifndef STANCEGRAPH_EXTRACT_STANCE_CUES_H
#define STANCEGRAPH_EXTRACT_STANCE_CUES_H

#include "text/phrase.h"

typedef enum sg_stance_cue {
	SG_CUE_AGREE,   /* "couldn't agree more" */
	SG_CUE_REBUT,   /* "that's not true" */
	SG_CUE_CONCEDE, /* "fair point": agreement that a "but" takes back */
	SG_CUE_THANK    /* thanks, congratulations, greetings: no stance */
} sg_stance_cue;

/** The slots of tables that are asked at every word (sg_phrases.slot); stances.c indexes them. */
enum {
	SG_SLOT_OPENERS = 1,
	SG_SLOT_INSIDE,
	SG_SLOT_JUDGEMENTS,
	SG_SLOT_WITH_OBJECT,
	SG_SLOT_ANSWERING,
	SG_SLOT_NAMING,
	SG_SLOT_REVERSED,
	SG_SLOT_VERDICTS,
	SG_SLOT_CLAIM_VERDICTS,
	SG_SLOT_ACTION_NOUNS,
	SG_SLOT_BEARER_NOUNS,
	SG_SLOT_BETWEEN_NAMES
};

/** Phrases that open an answer. Weight: how surely the answer then is of that kind. */
sg_phrases sg_cues__openers(void);

/** Phrases that tell a stance anywhere in an answer. */
sg_phrases sg_cues__inside(void);

/** What is said of a claim: "is nonsense", "is right"; AGREE or REBUT. */
sg_phrases sg_cues__judgements(void);

/** Nouns of narration: "criticism of"; "a critic of"; "critic" between two names. */
sg_phrases sg_cues__actions(void);
sg_phrases sg_cues__bearers(void);
sg_phrases sg_cues__between(void);

/** "great", "refreshing": praise if it stands before one of the nouns of sg_cues__is_matter. */
bool sg_cues__is_praise(const sg_word *word);
bool sg_cues__is_matter(const sg_word *word);

/** "but", "however", "though": what takes a concession back. */
bool sg_cues__is_contrast(const sg_word *word);

/** "not", "never", "isn't". */
bool sg_cues__is_negation(const sg_word *word);

#endif
