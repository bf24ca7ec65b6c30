/* Cues: the words that report speech. One row per verb; adding one is one row. */
#ifndef STANCEGRAPH_EXTRACT_CUE_H
#define STANCEGRAPH_EXTRACT_CUE_H

#include "text/lemma.h"

enum {
	SG_CUE_DIRECT = 1,   /* stands beside a quotation: "laughed", "went on" */
	SG_CUE_THAT = 2,     /* takes "that", "whether", "how" and a clause */
	SG_CUE_ZERO = 4,     /* takes a clause without "that": "said it works" */
	SG_CUE_PERSON = 8,   /* takes the person spoken to first: "told the council that" */
	SG_CUE_AS = 16,      /* calls something something: "dismissed it as “…”" */
	SG_CUE_TAIL = 32,    /* may close a sentence of reported words: "…, she says." */
	SG_CUE_MENTAL = 64,  /* holds rather than says: "thinks", "believes" */
	SG_CUE_TO = 256,     /* takes an infinitive: "vowed to fight it" */
	SG_CUE_OBJECT = 512, /* takes a thing as easily as a clause: "wrote a letter" */
	SG_CUE_DENY = 128    /* says the opposite of what follows: "denied that" */
};

typedef struct sg_cue {
	sg_row lemma; /* "say", "point out" */
	int uses;     /* sum of SG_CUE_* */
} sg_cue;

/** The cue that a verb form belongs to, with its inflection; NULL if it is none. O(log table). */
const sg_cue *sg_cue__of(const sg_word *word, sg_inflection *inflection);

/** The same for a verb and the particle behind it: "point out", "hit back"; NULL if it is none. */
const sg_cue *sg_cue__of_pair(
	const sg_word *word, const sg_word *particle, sg_inflection *inflection);

#endif
