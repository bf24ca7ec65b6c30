/* The vocabulary of a document: each distinct word once, with what the rules have asked about it.
 *
 * Rules ask the same questions of the same words again and again. So each token points to the entry
 * of its word here, and an entry keeps the answers. Answers are given by whoever owns the table
 * (people/nouns.c, statement/cue.c, …) when they are first asked for; this file only keeps them. */
#ifndef STANCEGRAPH_EXTRACT_VOCABULARY_H
#define STANCEGRAPH_EXTRACT_VOCABULARY_H

#include "stancegraph/arena.h"

/** Longest word that tables are asked about; longer ones match nothing. */
enum { SG_WORD_MAX = 31 };

/** Questions with yes or no for an answer, that are asked of many tokens. */
typedef enum sg_fact {
	SG_FACT_COMMON,      /* sg_noun__is_common */
	SG_FACT_DETERMINER,  /* sg_noun__is_determiner */
	SG_FACT_BODY,        /* sg_noun__is_body */
	SG_FACT_FILLER,      /* sg_subject__is_filler */
	SG_FACT_ADVERBIAL,   /* sg_subject__opens_adverbial */
	SG_FACT_AUXILIARY,   /* subject.c */
	SG_FACT_PREPOSITION, /* mention.c */
	SG_FACT_BARRIER,     /* mention.c */
	SG_FACT_PARTICLE,    /* mention.c */
	SG_FACT_VERB_PART,   /* cue.c: the particle of a verb */
	SG_FACT_FINITE,      /* indirect.c */
	SG_FACT_FRAME,       /* judged.c */
	SG_FACT_NEGATION,    /* sg_cues__is_negation */
	SG_FACT_QUARREL,     /* sg_verbs__is_quarrel */
	SG_FACT_UTTERANCE,   /* sg_verbs__is_utterance */
	SG_FACT_SPEECH_NOUN, /* indirect.c: "claim", "view" */
	SG_FACT_FREQUENT,    /* language.c */
	SG_FACT_CLAIM_LABEL, /* pairs.c */
	SG_FACT_CORRECTION,  /* pairs.c */
	SG_FACT_ADHERENCE,   /* sg_noun__is_adherence */
	SG_FACT_DOUBT,       /* spoken.c */
	/* questions whose answer is a value of sg_facts */
	SG_FACT_CLASSES,
	SG_FACT_PRONOUN,
	SG_FACT_CUE,
	SG_FACT_STEM
} sg_fact;

struct sg_cue;    /* statement/cue.h */
struct sg_lemmas; /* text/lemma.h */

/** What is known of a word. Fields are valid once their question was asked; ask the owner. */
typedef struct sg_facts {
	uint32_t id;    /* 0, 1, …: in the order in which words first stand in the document */
	uint32_t hash;  /* FNV-1a, 32 bits, of the word as it is folded */
	uint32_t asked; /* a bit for each sg_fact */
	uint32_t holds; /* … those of them that are true */
	uint32_t phrases_none; /* a bit for each slot of sg_phrases in which none begins so */
	uint32_t stem;         /* sg_stem__of */
	uint8_t noun_classes;  /* sg_noun__classes */
	char pronoun;          /* sg_noun__pronoun */
	uint8_t cue_inflection;
	const struct sg_cue *cue;       /* sg_cue__of; NULL if it is none */
	const struct sg_lemmas *lemmas; /* sg_lemmas__kept; NULL: not asked for yet */
	struct sg_vocabulary *home;     /* in whose arena answers live that have no room here */
} sg_facts;

/** A word for looking up: lower case (ASCII, Latin-1), ’ as ', without a possessive ending. */
typedef struct sg_word {
	char text[SG_WORD_MAX + 1]; /* zeroed behind the word */
	size_t len;                 /* 0: no word, or too long */
	sg_facts *facts;            /* shared by all copies; NULL for a word of no vocabulary */
} sg_word;

/** No word: what marks and quotations, and words that are too long, are. */
extern const sg_word sg_word__none;

typedef struct sg_vocabulary {
	sg_word **items; /* by id */
	size_t count, capacity;
	uint32_t *slots; /* open addressing: id + 1, 0 is free */
	size_t slot_count;
	sg_arena *arena;
	struct sg_phrase_index *phrases; /* phrase.c; NULL: not asked for yet */
} sg_vocabulary;

/** An empty vocabulary; NULL when memory is out. */
SG_MUST_USE sg_vocabulary *sg_vocabulary__new(sg_arena *arena);

/**
 * The entry of a word, which is folded, added if it is new; sg_word__none for one that is empty or
 * too long. A word whose hash many others share may have several entries: that bounds the cost of
 * words made to collide. @return SG_OK; SG_E_NOMEM. O(text.len).
 */
SG_MUST_USE sg_status sg_vocabulary__add(
	sg_vocabulary *vocabulary, sg_slice text, const sg_word **entry);

/** The text of a word, folded; empty if it is too long. O(text). */
sg_word sg_word__fold(sg_slice text);

/** One word of a table. Rows of one width are searched by eight bytes at a time. */
enum { SG_ROW_SIZE = 24 };
typedef char sg_row[SG_ROW_SIZE];

/**
 * The index of a word in a sorted table of `count` structs of `stride` bytes, each of which begins
 * with an sg_row; `count` if it is in none. `word` is as long as a row and zeroed behind the word.
 * O(log count).
 */
size_t sg_row__find(const char *word, const void *rows, size_t count, size_t stride);

/**
 * What stands before tables: a word that it does not hold is in none of them, and most words are in
 * none. Begins zeroed.
 */
enum { SG_SIEVE_BITS = 14 };
typedef struct sg_sieve {
	uint64_t bits[1 << (SG_SIEVE_BITS - 6)];
} sg_sieve;

/** Put in all rows of a table, as sg_row__find takes it. O(count). */
void sg_sieve__add(sg_sieve *sieve, const void *rows, size_t count, size_t stride);

/* Words are told apart by eight bytes; those behind a word are zero. */
static inline uint64_t sg_sieve__place(const char *word)
{
	uint64_t key;
	memcpy(&key, word, sizeof key);
	return key * UINT64_C(0x9E3779B97F4A7C15) >> (64 - SG_SIEVE_BITS);
}

/** May the word be in a table? O(1). */
static inline bool sg_sieve__holds(const sg_sieve *sieve, const char *word)
{
	uint64_t place = sg_sieve__place(word);
	return sieve->bits[place / 64] >> place % 64 & 1u;
}

/** Is `word` in a sorted table of `count` lower-case words? O(log count). */
bool sg_word__in_rows(const sg_word *word, const sg_row *table, size_t count);

/** The same for a table of pointers, which take less room where words are few. */
bool sg_word__in(const sg_word *word, const char *const *table, size_t count);

/* clang-format off */
#define SG_WORD_IN(word, table)                                                                    \
	_Generic(&(table)[0],                                                                      \
		const sg_row *: sg_word__in_rows,                                                  \
		const char *const *: sg_word__in)((word), (table), sizeof(table) / sizeof *(table))
/* clang-format on */

/** Is the question asked for the first time? Then the caller is to set its value. */
static inline bool sg_facts__is_new(sg_facts *facts, sg_fact fact)
{
	bool is_new = !(facts->asked >> fact & 1u);
	facts->asked |= 1u << fact;
	return is_new;
}

/** The hash of a word of a vocabulary; 0 for no word. */
static inline uint32_t sg_word__hash(const sg_word *word)
{
	return word->facts ? word->facts->hash : 0;
}

/** Is it this word? Cheap where `text` is a literal. */
static inline bool sg_word__is(const sg_word *word, const char *text)
{
	size_t size = strlen(text) + 1;
	return size <= sizeof word->text && memcmp(word->text, text, size) == 0;
}

/** Was the question asked of the word before? Then `holds`, or the value, is the answer. */
static inline bool sg_word__knows(const sg_word *word, sg_fact fact)
{
	return word->facts && (word->facts->asked >> fact & 1u);
}

/** Keep an answer; gives it back. */
static inline bool sg_word__keep(const sg_word *word, sg_fact fact, bool holds)
{
	if (word->facts) {
		word->facts->asked |= 1u << fact;
		word->facts->holds |= (uint32_t)holds << fact;
	}
	return holds;
}

static inline bool sg_word__holds(const sg_word *word, sg_fact fact)
{
	return word->facts->holds >> fact & 1u;
}

/** SG_WORD_IN, asked of the table once for each distinct word of a document. */
#define SG_WORD_IS(word, fact, table)                                                              \
	(sg_word__knows((word), (fact))                                                            \
			? sg_word__holds((word), (fact))                                           \
			: sg_word__keep((word), (fact), SG_WORD_IN((word), (table))))

#endif
