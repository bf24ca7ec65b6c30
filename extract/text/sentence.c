/* Sentence boundaries over tokens. The tokenizer has already given abbreviations their full
 * stops, so a full stop that is a token of its own ends a sentence unless a small letter
 * follows. */
#include "text/sentence.h"

static bool is_terminator(char mark)
{
	return mark == '.' || mark == '!' || mark == '?';
}

/* Does the quotation's own text end like a sentence? */
static bool quote_ends_sentence(const sg_words *words, const sg_token *token)
{
	sg_slice inner = sg_slice_at(words->text, words->quotes.items[token->quote].inner);
	if (inner.len == 0)
		return false;
	char last = inner.ptr[inner.len - 1];
	return is_terminator(last) || sg_slice_ends(inner, (sg_slice)SG_SLICE_LIT("\xE2\x80\xA6"));
}

static bool is_closing(const sg_token *token)
{
	return token->kind == SG_TOKEN_MARK && (token->mark == ')' || token->mark == ']');
}

/* Can a sentence begin with this token? */
static bool may_begin(const sg_words *words, const sg_token *token)
{
	if (token->kind == SG_TOKEN_QUOTE || token->kind == SG_TOKEN_NUMBER)
		return true;
	if (token->kind == SG_TOKEN_WORD) {
		unsigned char first = (unsigned char)words->text.ptr[token->span.start];
		return (token->flags & SG_TOKEN_CAPITAL) || first >= 0xC4;
	}
	return token->mark != ',' && token->mark != ';' && token->mark != ':' &&
	       !is_closing(token) && !is_terminator(token->mark);
}

/* Is there a boundary behind token `i`, with token `i + 1` in the same block? */
static bool is_boundary(const sg_words *words, size_t i)
{
	const sg_token *token = &words->tokens.items[i], *next = token + 1;
	if (token->kind == SG_TOKEN_QUOTE)
		return quote_ends_sentence(words, token) && may_begin(words, next);
	if (token->kind != SG_TOKEN_MARK)
		return false;
	if (is_closing(token) && i > 0 && (token[-1].kind == SG_TOKEN_MARK))
		return is_terminator(token[-1].mark) && may_begin(words, next);
	return is_terminator(token->mark) &&
	       (next->flags & SG_TOKEN_SPACE_BEFORE || next->kind == SG_TOKEN_QUOTE) &&
	       may_begin(words, next);
}

static sg_status add_sentence(sg_words *words, sg_arena *arena, sg_sentence sentence)
{
	void *items = words->sentences;
	sg_status st = sg_arena_grow(arena, &items, &words->sentence_capacity,
		words->sentence_count, sizeof *words->sentences);
	if (st != SG_OK)
		return st;
	words->sentences = items;
	words->sentences[words->sentence_count++] = sentence;
	return SG_OK;
}

static sg_status cut_block(
	sg_words *words, sg_arena *arena, uint32_t block, uint32_t post, size_t from)
{
	sg_status st = SG_OK;
	size_t first = from, end = words->tokens.count;
	for (size_t i = from; i < end && st == SG_OK; i++) {
		bool is_long = i - first + 1 >= SG_SENTENCE_MAX_TOKENS;
		if (i + 1 < end && !is_boundary(words, i) && !is_long)
			continue;
		st = add_sentence(words, arena,
			(sg_sentence){(uint32_t)first, (uint32_t)(i + 1), block, post});
		first = i + 1;
	}
	return st;
}

static sg_status index_tokens(sg_words *words, sg_arena *arena)
{
	words->sentence_of_token =
		sg_arena_array(arena, words->tokens.count, sizeof *words->sentence_of_token);
	words->token_of_quote =
		sg_arena_array(arena, words->quotes.count, sizeof *words->token_of_quote);
	if (!words->sentence_of_token || !words->token_of_quote)
		return SG_E_NOMEM;
	for (size_t i = 0; i < words->quotes.count; i++)
		words->token_of_quote[i] = SG_NONE;
	for (size_t i = 0; i < words->sentence_count; i++)
		for (uint32_t t = words->sentences[i].first; t < words->sentences[i].end; t++) {
			words->sentence_of_token[t] = (uint32_t)i;
			if (words->tokens.items[t].kind == SG_TOKEN_QUOTE)
				words->token_of_quote[words->tokens.items[t].quote] = t;
		}
	return SG_OK;
}

sg_status sg_words__of(sg_words *out, sg_slice text, const sg_reading *reading, sg_arena *arena)
{
	enum {
		BYTES_PER_TOKEN = 6
	}; /* rather more, so that most texts need to grow once at most */
	sg_words words = {.text = text};
	size_t next_quote = 0;
	sg_status st = sg_quotes__scan(&words.quotes, text, reading, arena);
	words.tokens.capacity = text.len / BYTES_PER_TOKEN + 1;
	words.tokens.items =
		sg_arena_array(arena, words.tokens.capacity, sizeof *words.tokens.items);
	words.tokens.vocabulary = sg_vocabulary__new(arena);
	if (st == SG_OK && (!words.tokens.items || !words.tokens.vocabulary))
		st = SG_E_NOMEM;
	words.first_sentence =
		sg_arena_array(arena, reading->block_count + 1, sizeof *words.first_sentence);
	if (st == SG_OK && !words.first_sentence)
		st = SG_E_NOMEM;
	for (size_t i = 0; i < reading->block_count && st == SG_OK; i++) {
		const sg_block *block = &reading->blocks[i];
		size_t from = words.tokens.count;
		words.first_sentence[i] = (uint32_t)words.sentence_count;
		st = sg_tokens__add(
			&words.tokens, text, block->span, &words.quotes, &next_quote, arena);
		if (st == SG_OK)
			st = cut_block(&words, arena, (uint32_t)i, block->post, from);
	}
	if (st != SG_OK)
		return st;
	words.first_sentence[reading->block_count] = (uint32_t)words.sentence_count;
	st = index_tokens(&words, arena);
	if (st == SG_OK)
		*out = words;
	return st;
}

sg_span sg_sentence__span(const sg_words *words, const sg_sentence *sentence)
{
	return sg_span_make(words->tokens.items[sentence->first].span.start,
		words->tokens.items[sentence->end - 1].span.end);
}
