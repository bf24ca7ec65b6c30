/* Sentences: runs of tokens, with quotations opaque. */
#ifndef STANCEGRAPH_EXTRACT_SENTENCE_H
#define STANCEGRAPH_EXTRACT_SENTENCE_H

#include "text/token.h"

typedef struct sg_sentence {
	uint32_t first, end; /* tokens, end exclusive; never empty */
	uint32_t block;
	uint32_t post;
} sg_sentence;

/** A longer stretch without a full stop is cut here: rules look at whole sentences, so that their
 * cost stays linear in the text. */
enum { SG_SENTENCE_MAX_TOKENS = 400 };

/** A reading as words: everything that the later stages look at. */
typedef struct sg_words {
	sg_slice text;
	sg_quotes quotes;
	sg_tokens tokens;
	sg_sentence *sentences;
	size_t sentence_count, sentence_capacity;
	uint32_t *sentence_of_token; /* per token */
	uint32_t *token_of_quote;    /* per quote: its token; SG_NONE for nested ones */
	uint32_t *first_sentence;    /* per block, block_count + 1 entries */
} sg_words;

/**
 * Cut all blocks of a reading into tokens and sentences. A sentence ends at . ! ? … outside
 * quotation marks, or at a quotation that ends in one of these, when what follows begins with a
 * capital, a digit or a quotation; and at the end of a block.
 * @return SG_OK; SG_E_NOMEM. O(text).
 */
SG_MUST_USE sg_status sg_words__of(
	sg_words *out, sg_slice text, const sg_reading *reading, sg_arena *arena);

/** The word of a token, with what is known of it; sg_word__none for marks and quotations. */
static inline const sg_word *sg_words__word(const sg_words *words, uint32_t token)
{
	return words->tokens.items[token].word;
}

/** The byte span of a sentence. */
sg_span sg_sentence__span(const sg_words *words, const sg_sentence *sentence);

#endif
