/* Lemmas: from an inflected verb to the forms a table may hold it under. */
#ifndef STANCEGRAPH_EXTRACT_LEMMA_H
#define STANCEGRAPH_EXTRACT_LEMMA_H

#include "text/vocabulary.h"

typedef enum sg_inflection {
	SG_INFLECTION_BASE,      /* say */
	SG_INFLECTION_S,         /* says */
	SG_INFLECTION_PAST,      /* said (and most participles) */
	SG_INFLECTION_ING,       /* saying */
	SG_INFLECTION_PARTICIPLE /* spoken, written, known */
} sg_inflection;

enum { SG_LEMMA_MAX = 4 };

/** What a word may be a form of, in the order of likelihood; British -ise reads as -ize. */
typedef struct sg_lemmas {
	sg_word items[SG_LEMMA_MAX];
	sg_inflection inflection[SG_LEMMA_MAX];
	size_t count; /* at least 1: the word itself */
} sg_lemmas;

/**
 * Suffix stripping with a table of irregular verbs; no dictionary, so some items are no words.
 * O(1).
 */
sg_lemmas sg_lemmas__of(const sg_word *word);

/** The same, found once for each word of a vocabulary; for others it is put into `space`. */
const sg_lemmas *sg_lemmas__kept(const sg_word *word, sg_lemmas *space);

#endif
