/* What words are worth when two claims are compared: which say nothing by themselves, which turn a
 * sentence round, which mean the same as others or the opposite. General English only: no word
 * stands here for a topic. */
#ifndef STANCEGRAPH_EXTRACT_RESTATE_LEXICON_H
#define STANCEGRAPH_EXTRACT_RESTATE_LEXICON_H

#include "text/intern.h"
#include "text/token.h"

enum {
	SG_SENSE_EMPTY = 1,      /* no content of its own: "the", "said", "think" */
	SG_SENSE_NEGATION = 2,   /* "not", "nobody", "myth" */
	SG_SENSE_DUTY = 4,       /* "should", "must" */
	SG_SENSE_DOUBT = 8,      /* "might", "perhaps" */
	SG_SENSE_CONDITION = 16, /* "if", "unless" */
	SG_SENSE_NUMBER = 32,    /* "12", "twelve", "half" */
	SG_SENSE_BE = 64         /* "is", "been": opens a passive */
};

typedef struct sg_sense {
	uint32_t stem; /* the same for all forms of a word and all words of its meaning */
	uint8_t flags; /* SG_SENSE_…; 0: a content word */
	int8_t sign;   /* +1 and -1: opposites that share a stem ("rise", "fall"); else 0 */
} sg_sense;

/** The tables, and the words met so far, each with its sense. */
typedef struct sg_lexicon {
	sg_arena *arena;
	sg_intern known; /* words of the tables */
	sg_sense *known_senses;
	size_t known_capacity;
	sg_intern words; /* words met in claims */
	sg_sense *senses;
	size_t sense_capacity;
	sg_intern stems;
} sg_lexicon;

/** Read the tables. All of it lives in `arena`. @return SG_OK; SG_E_NOMEM. O(tables). */
SG_MUST_USE sg_status sg_lexicon__init(sg_lexicon *lexicon, sg_arena *arena);

/**
 * The sense of a word, and its number among the words met. Stems are numbered from 0 by first
 * appearance. @return SG_OK; SG_E_NOMEM. O(word), the first time somewhat more.
 */
SG_MUST_USE sg_status sg_lexicon__sense(
	sg_lexicon *lexicon, const sg_word *word, sg_sense *out, uint32_t *id);

#endif
