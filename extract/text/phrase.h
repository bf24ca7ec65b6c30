/* Phrases: small patterns over tokens, for tables of cues.
 *
 * A pattern is words with spaces between: `word` stands for itself, `word*` for any inflection of
 * it ("throw*" is threw, throws, thrown), `a|b` for either, `_` for any one word, `?` for one word
 * or none. Marks and quotations match only `_` patterns' absence: they end a phrase. */
#ifndef STANCEGRAPH_EXTRACT_PHRASE_H
#define STANCEGRAPH_EXTRACT_PHRASE_H

#include "text/lemma.h"
#include "text/sentence.h"

typedef struct sg_phrase {
	const char *pattern;
	int kind;      /* what the table's owner makes of it */
	double weight; /* confidence or strength, in [0,1] */
} sg_phrase;

typedef struct sg_phrases {
	const sg_phrase
		*items; /* sorted by the pattern's first letter: of two as long, the first */
	size_t count;
	/* 1 to 16, no two tables the same: words remember whether they begin a phrase of it. 0: a
	 * table that is not asked often */
	unsigned slot;
} sg_phrases;

#define SG_PHRASES_KEPT(table, slot)                                                               \
	((sg_phrases){(table), sizeof(table) / sizeof *(table), (slot)})
#define SG_PHRASES(table) SG_PHRASES_KEPT(table, 0)

/** The bit of a slot. */
#define SG_SLOT_BIT(slot) (1u << ((slot)-1))

/** May a phrase of a table begin at the token? No, only if it is known that none does. */
static inline bool sg_phrase__may_begin(const sg_words *words, uint32_t token, uint32_t slot_bits)
{
	const sg_facts *facts = sg_words__word(words, token)->facts;
	return facts && (slot_bits & ~facts->phrases_none);
}

/**
 * Look tables with slots up together from now on: who asks for a phrase of one of them learns of
 * all whether they hold the word. Without it a table is added when it is first asked. O(rows).
 */
void sg_phrases__index(const sg_words *words, const sg_phrases *tables, size_t count);

/**
 * The longest phrase of the table that begins at token `first` and ends at `end` or before; NULL
 * if none does. *match_end is where it ends. O(phrases whose first word it could be); of a table
 * without a slot O(table).
 */
const sg_phrase *sg_phrase__search(
	const sg_words *words, sg_phrases table, uint32_t first, uint32_t end, uint32_t *match_end);

static inline const sg_phrase *sg_phrase__at(
	const sg_words *words, sg_phrases table, uint32_t first, uint32_t end, uint32_t *match_end)
{
	uint32_t bits = table.slot ? SG_SLOT_BIT(table.slot) : UINT32_MAX;
	return first < end && sg_phrase__may_begin(words, first, bits)
		       ? sg_phrase__search(words, table, first, end, match_end)
		       : NULL;
}

#endif
