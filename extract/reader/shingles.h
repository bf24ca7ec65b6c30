/* Words as numbers, and sequences of eight of them (shingles), to find a text in other texts.
 * Broder, "On the resemblance and containment of documents", 1997. */
#ifndef STANCEGRAPH_EXTRACT_SHINGLES_H
#define STANCEGRAPH_EXTRACT_SHINGLES_H

#include "stancegraph/arena.h"

enum { SG_SHINGLE_WORDS = 8 };

/** A word of letters and digits, by a hash without case; of scripts without blanks, a character. */
typedef struct sg_shingle_word {
	uint32_t hash;
	sg_span span;
} sg_shingle_word;

typedef struct sg_shingle_words {
	sg_shingle_word *items;
	size_t count, capacity;
} sg_shingle_words;

/** Append the words of text[span]. Apostrophes are nothing. @return SG_OK; SG_E_NOMEM. O(span). */
SG_MUST_USE sg_status sg_shingles__add_words(
	sg_shingle_words *out, sg_slice text, sg_span span, sg_arena *arena);

/** Hash of the eight words from `words` on. O(1). */
uint64_t sg_shingles__hash(const sg_shingle_word *words);

/** Shingles that are looked for, each with the places where it stands, in the order of adding. */
typedef struct sg_shingle_place {
	uint32_t text, word; /* whose words these are, and the first one's index */
	uint32_t next;       /* place of the same shingle; SG_NONE (UINT32_MAX) ends */
} sg_shingle_place;

typedef struct sg_shingle_slot {
	uint64_t hash; /* 0: free */
	uint32_t first, last;
} sg_shingle_slot;

typedef struct sg_shingles {
	sg_shingle_slot *slots;
	sg_shingle_place *places;
	size_t slot_count, place_count, place_capacity;
} sg_shingles;

/** Make room for `most` shingles. @return SG_OK; SG_E_NOMEM. */
SG_MUST_USE sg_status sg_shingles__init(sg_shingles *out, size_t most, sg_arena *arena);

/** Look for a shingle from now on. O(1) expected. */
void sg_shingles__want(sg_shingles *shingles, uint64_t hash);

/** Note that a shingle stands at `word`, if it is looked for. @return SG_OK; SG_E_NOMEM. */
SG_MUST_USE sg_status sg_shingles__note(
	sg_shingles *shingles, uint64_t hash, uint32_t text, uint32_t word, sg_arena *arena);

/** The first place of a shingle, or SG_NONE. O(1) expected. */
uint32_t sg_shingles__first(const sg_shingles *shingles, uint64_t hash);

#endif
