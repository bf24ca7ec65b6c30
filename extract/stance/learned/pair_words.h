/* Words of a post and of the answer to it, as the learned classifier sees them: hashes and a few
 * facts, without a copy of the text. Meant to be fast before it is exact; rules that must know
 * words use text/token.h. */
#ifndef STANCEGRAPH_EXTRACT_LEARNED_PAIR_WORDS_H
#define STANCEGRAPH_EXTRACT_LEARNED_PAIR_WORDS_H

#include "stancegraph/slice.h"

enum {
	SG_PAIR_WORD = 1,      /* letters or digits; else a mark */
	SG_PAIR_NEGATION = 2,  /* "not", "isn't", "nobody" */
	SG_PAIR_YOU = 4,       /* "you", "your", "you're" */
	SG_PAIR_I = 8,         /* "I", "my", "I'm" */
	SG_PAIR_CONTRAST = 16, /* "but", "however", "though" */
	SG_PAIR_END = 32,      /* a mark that ends a sentence */
	SG_PAIR_LONG = 64,     /* four letters or more: may be a content word */
	SG_PAIR_QUOTED = 128   /* in a line that opens with ">" */
};

/** Of a longer text the first words and the last are kept: that is where stances are told. */
enum { SG_PAIR_HEAD = 192, SG_PAIR_TAIL = 64, SG_PAIR_WORDS_MAX = SG_PAIR_HEAD + SG_PAIR_TAIL };

typedef struct sg_pair_words {
	uint32_t hash[SG_PAIR_WORDS_MAX]; /* of the word in lower case; of a run of marks */
	uint8_t facts[SG_PAIR_WORDS_MAX];
	size_t count;
	size_t letters, foreign; /* bytes of words; those of other letters than A to Z */
	size_t words, english;   /* words of letters in all of the text; frequent English ones */
	uint32_t sentences;      /* ends of sentences, in all of the text */
	bool has_quoted;         /* some line opens with ">" */
	bool has_question;       /* a "?" outside quoted lines */
	bool has_exclamation;    /* a "!" likewise */
	bool ends_in_question;   /* the last mark that ends a sentence is a "?" */
} sg_pair_words;

/** Read the words of `text`, any bytes. O(text). Thread-safe, allocates nothing. */
void sg_pair_words__read(sg_pair_words *out, sg_slice text);

/** The hash of an ASCII word in lower case: what a table of words is compared by. O(length). */
uint32_t sg_pair_words__hash(const char *word);

#endif
