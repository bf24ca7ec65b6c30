/* Tokens: the words, numbers and marks of a stretch of text, with each quotation one token.
 *
 * Rules about who says what look at the sentence around a quotation and never into it; so a
 * quotation is opaque here, and its inside is tokenised only where somebody asks. */
#ifndef STANCEGRAPH_EXTRACT_TOKEN_H
#define STANCEGRAPH_EXTRACT_TOKEN_H

#include "text/quote.h"
#include "text/vocabulary.h"

typedef enum sg_token_kind {
	SG_TOKEN_WORD,
	SG_TOKEN_NUMBER,
	SG_TOKEN_MARK,
	SG_TOKEN_QUOTE
} sg_token_kind;

enum {
	SG_TOKEN_CAPITAL = 1,     /* begins with an upper-case letter */
	SG_TOKEN_ALL_CAPITAL = 2, /* two or more letters, all upper case */
	SG_TOKEN_POSSESSIVE = 4,  /* ends in ’s or s’ */
	SG_TOKEN_SPACE_BEFORE = 8,
	SG_TOKEN_ABBREVIATION = 16 /* its full stop belongs to it: "Dr.", "U.S.", "J." */
};

typedef struct sg_token {
	sg_span span;
	uint32_t quote; /* of kind QUOTE: its index; else SG_NONE */
	uint8_t kind;   /* sg_token_kind */
	uint8_t flags;
	/* of kind MARK: the ASCII byte; '-' for dashes, '.' for an ellipsis, 0 otherwise */
	char mark;
	/* its entry in the vocabulary; sg_word__none for marks and quotes; NULL if it was made by
	 * hand */
	const sg_word *word;
} sg_token;

typedef struct sg_tokens {
	sg_token *items;
	size_t count, capacity;
	sg_vocabulary *vocabulary; /* several lists of one text may share it */
} sg_tokens;

/**
 * Append the tokens of text[span] to `out`. Quotes with index in [*next_quote, quotes->count)
 * that stand in the span at top level become one token each, and *next_quote moves past them;
 * `quotes` may be NULL; a vocabulary is made if there is none yet.
 * @return SG_OK; SG_E_NOMEM. O(span).
 */
SG_MUST_USE sg_status sg_tokens__add(sg_tokens *out, sg_slice text, sg_span span,
	const sg_quotes *quotes, size_t *next_quote, sg_arena *arena);

/** Is the token one of these marks? A mark outside ASCII is none. */
static inline bool sg_token__is_mark(const sg_token *token, const char *marks)
{
	return token->kind == SG_TOKEN_MARK && token->mark && strchr(marks, token->mark);
}

/** The token's span without ’s. */
sg_span sg_token__stem_span(sg_slice text, const sg_token *token);

/** The word of a token from its text; empty for marks and quotes. O(token). */
sg_word sg_token__fold(sg_slice text, const sg_token *token);

/** The word of a token, folded; empty for marks and quotes. */
static inline sg_word sg_token__word(sg_slice text, const sg_token *token)
{
	return token->word ? *token->word : sg_token__fold(text, token);
}

/** Is the token this ASCII word, without case? */
static inline bool sg_token__is(sg_slice text, const sg_token *token, const char *word)
{
	if (token->word)
		return sg_word__is(token->word, word);
	sg_word folded = sg_token__fold(text, token);
	return folded.len && sg_word__is(&folded, word);
}

#endif
