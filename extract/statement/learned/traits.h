/* Traits: what the tagger of reported speech sees of each token.
 *
 * A token becomes a few hashes and small codes, so that templates combine numbers and never touch
 * text. A quotation is one token, as everywhere: what is said in it does not matter to who says it,
 * only how long it is and how it ends. */
#ifndef STANCEGRAPH_EXTRACT_LEARNED_TRAITS_H
#define STANCEGRAPH_EXTRACT_LEARNED_TRAITS_H

#include "text/sentence.h"

/** How often a lemma is (part of) a cue, as a code of 0 (never seen) to SG_PRIORS - 1. */
enum { SG_PRIORS = 9, SG_PRIOR_LIKELY = 5, SG_PRIOR_ROWS = 1 << 16 };

typedef struct sg_traits {
	uint32_t word, lemma; /* hashes; of marks and quotations, what kind they are */
	uint32_t opening, ending,
		tail;   /* hashes of its first three, last three, last two letters */
	uint32_t sort;  /* pronoun, determiner, kind of noun, name, inflection */
	uint32_t shape; /* kind, capitals, possessive; first of its sentence */
	uint32_t quote; /* of a quotation: its length and how it ends; else 0 */
	uint32_t cue;   /* what the table of reporting verbs says of it; 0: nothing */
	uint32_t prior; /* how likely its lemma is a cue */
	uint32_t likely_before, likely_after; /* nearest likely cue on each side, SG_NONE if far */
	uint32_t mark_before, mark_after;     /* nearest mark or quotation; _after may be itself */
	uint8_t kind;                         /* sg_token_kind */
	char mark;
	bool is_first; /* of its sentence */
} sg_traits;

/** Stands for what is before the first token and behind the last. */
extern const sg_traits sg_traits__none;

/** What is the same for all tokens of a word; known once `is_known`. */
typedef struct sg_word_traits {
	uint32_t lemma, opening, ending, tail, sort, cue;
	bool is_known;
} sg_word_traits;

/**
 * Fill traits[token] for tokens [first, end), which are whole sentences of one block; `known` has
 * an item for each word of the vocabulary, zeroed at first, or is NULL; `prior` has SG_PRIOR_ROWS
 * codes. Neighbours are looked for within the stretch. O(tokens).
 */
void sg_traits__fill(sg_traits *traits, const sg_words *words, sg_word_traits *known,
	const uint8_t *prior, uint32_t first, uint32_t end);

/** Find each token's neighbours in [first, end) anew, after priors were changed. O(tokens). */
void sg_traits__link(sg_traits *traits, uint32_t first, uint32_t end);

/** Where in a table of priors a token's lemma stands. */
static inline uint32_t sg_traits__prior_row(const sg_traits *column)
{
	return (column->lemma * UINT32_C(0x9E3779B1)) >> 16;
}

#endif
