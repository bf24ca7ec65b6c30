/* Mentions: noun phrases that stand for somebody - a name, a pronoun, "the mayor", "many
 * experts". */
#ifndef STANCEGRAPH_EXTRACT_MENTION_H
#define STANCEGRAPH_EXTRACT_MENTION_H

#include "text/sentence.h"

typedef enum sg_mention_kind {
	SG_MENTION_NONE,
	SG_MENTION_NAME,
	SG_MENTION_PRONOUN,
	SG_MENTION_NOMINAL
} sg_mention_kind;

typedef struct sg_mention {
	sg_mention_kind kind;
	uint32_t first, end;           /* tokens of the phrase */
	uint32_t name_first, name_end; /* of NAME: the name itself, titles before it left out */
	uint32_t head;                 /* of NOMINAL: its noun */
	int classes;                   /* of NOMINAL: sg_noun_class of the head */
	char pronoun;                  /* of PRONOUN: as sg_noun__pronoun */
	bool is_definite;              /* "the", "his", "this" */
	bool is_joined;                /* NAME "and" NAME: `other` holds the first of the two */
	uint32_t other_first, other_end;
} sg_mention;

uint32_t sg_name__capital_run_end(const sg_words *words, uint32_t first, uint32_t end);

/** The run of name words that starts at `first`, ends before `end`; its end, or `first` if none. */
static inline uint32_t sg_name__run_end(const sg_words *words, uint32_t first, uint32_t end)
{
	bool may_begin = first < end && words->tokens.items[first].kind == SG_TOKEN_WORD &&
			 (words->tokens.items[first].flags & SG_TOKEN_CAPITAL);
	return may_begin ? sg_name__capital_run_end(words, first, end) : first;
}

/** Can the token be part of a name? */
bool sg_name__is_word(const sg_words *words, uint32_t token);

/** Where in the run [first, end) the name proper begins: behind titles and roles. */
uint32_t sg_name__skip_titles(const sg_words *words, uint32_t first, uint32_t end);

/** The name at tokens [first, end) as it stands, without a possessive ending. */
sg_slice sg_name__slice(const sg_words *words, uint32_t first, uint32_t end);

/** Is it the name of a body, not of a person: "Lorn University", "Bank of Lorn"? */
bool sg_name__is_body(const sg_words *words, uint32_t first, uint32_t end);

/**
 * The mention that ends right before token `end` and begins at `first` or later; kind NONE if what
 * stands there is no mention. O(end - first).
 */
sg_mention sg_mention__ending(const sg_words *words, uint32_t first, uint32_t end);

/** The mention that begins at token `first` and ends at `end` or before. O(end - first). */
sg_mention sg_mention__starting(const sg_words *words, uint32_t first, uint32_t end);

/**
 * "the midfielder": a determiner and a few small words up to a mark, "who" or a preposition, where
 * the place tells that somebody must be meant ("…,” said the midfielder, who …"); NONE if not.
 */
sg_mention sg_mention__of_trade(const sg_words *words, uint32_t first, uint32_t end);

/** Its bytes. */
sg_span sg_mention__span(const sg_words *words, const sg_mention *mention);

#endif
