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

/** A word met in a claim. */
typedef struct sg_met {
	sg_sense sense;
	uint32_t number; /* 1, 2, …: in the order in which words were met; 0: not met yet */
} sg_met;

/** The words met so far, each with its sense. */
typedef struct sg_lexicon {
	sg_arena *arena;
	sg_met *met; /* by number of the word in its vocabulary */
	size_t met_capacity;
	uint32_t met_count;
	sg_intern stems; /* those that no row of the tables has */
} sg_lexicon;

/** Begin; what is learned lives in `arena`. O(1), the first time in a process O(tables). */
void sg_lexicon__init(sg_lexicon *lexicon, sg_arena *arena);

/**
 * The sense of a word of a vocabulary, the same one at each call, and the word's number among those
 * met, from 0. @return SG_OK; SG_E_NOMEM. O(1), the first time O(word).
 */
SG_MUST_USE sg_status sg_lexicon__sense(
	sg_lexicon *lexicon, const sg_word *word, sg_sense *out, uint32_t *id);

/** How many stems there are: they are numbered from 0, those of the tables first. */
size_t sg_lexicon__stems(const sg_lexicon *lexicon);

#endif
