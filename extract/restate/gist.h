/* The gist of a claim: what is compared of it. */
#ifndef STANCEGRAPH_EXTRACT_RESTATE_GIST_H
#define STANCEGRAPH_EXTRACT_RESTATE_GIST_H

#include "restate/lexicon.h"
#include "stancegraph/debate.h"

/** Claims of more words are compared as copies only: so each comparison has a least cost. */
enum { SG_GIST_WORDS_MAX = 200 };

/** A content word in its place. */
typedef struct sg_gist_word {
	uint32_t stem;
	int8_t sign;    /* as in sg_sense */
	bool is_number; /* "12", "twelve" */
	bool is_name;   /* has a capital that opens no sentence */
} sg_gist_word;

typedef struct sg_gist {
	sg_gist_word *words; /* content words, in order */
	uint32_t *stems;     /* theirs, sorted, each once */
	uint8_t *signs;      /* per stem: 1 if it occurs with sign +1, 2 if with -1 */
	uint32_t *shingles;  /* hashes of three words in a row; sorted, each once */
	uint32_t word_count, stem_count, shingle_count;
	uint32_t negations;
	uint8_t flags;      /* SG_SENSE_DUTY, _DOUBT, _CONDITION: those that occur */
	bool is_long;       /* of more than SG_GIST_WORDS_MAX words: only copies are like it */
	bool is_question;   /* it ends in a question mark */
	bool is_passive;    /* "was paid for by" */
	uint32_t before_by; /* then: how many of the words stand before "by" */
	/* how many stand before "because", "if", "unless" or "when" */
	uint32_t before_hinge;
	double weight; /* of all stems; filled in once all claims are read */
} sg_gist;

/** What is needed to read gists, one after another. */
typedef struct sg_gist_reader {
	sg_lexicon lexicon;
	sg_tokens tokens; /* of the claim at hand */
	sg_arena *arena;
} sg_gist_reader;

/**
 * Read a claim's gist; of one of more than SG_GIST_WORDS_MAX words only that it is long.
 * Lives in the reader's arena. @return SG_OK; SG_E_NOMEM. O(text + n log n) for n words.
 */
SG_MUST_USE sg_status sg_gist__read(sg_gist *out, sg_gist_reader *reader, sg_slice text);

#endif
