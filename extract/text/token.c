/* The tokenizer. A word is letters and digits, with ’ ' - . & between them; a full stop belongs
 * to a word only in abbreviations. */
#include "text/token.h"

#include <stdlib.h>

/* Abbreviations whose full stop does not end a sentence. Sorted. */
static const char *const abbreviations[] = {"adm", "al", "approx", "apr", "assn", "aug", "ave",
	"blvd", "brig", "capt", "cf", "cllr", "cmdr", "co", "col", "corp", "cpl", "dec", "dept",
	"det", "dr", "ed", "eg", "est", "etc", "feb", "fig", "fr", "ft", "gen", "gov", "hon", "ie",
	"inc", "insp", "jan", "jr", "jul", "jun", "lt", "ltd", "maj", "mar", "messrs", "mr", "mrs",
	"ms", "mt", "mx", "no", "nov", "oct", "pp", "pres", "prof", "rep", "reps", "rev", "sen",
	"sens", "sept", "sgt", "sr", "st", "supt", "univ", "vol", "vs"};

/* Of those, the ones that may also end a sentence, or are words: only before a digit or a capital
 * do they take their full stop. */
static const char *const weak_abbreviations[] = {
	"al", "co", "corp", "ed", "est", "etc", "fig", "inc", "jr", "ltd", "mar", "no", "sr"};

static inline bool is_upper(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	return (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x100 && c <= 0x17F && !(c & 1)) ||
	       (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F);
}

static bool is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static inline bool is_ascii_letter(char c)
{
	char lowered = (char)(c | 0x20);
	return lowered >= 'a' && lowered <= 'z';
}

/* Letters for our purpose: anything that is not ASCII punctuation, a space, or a typographic
 * mark. Other scripts are words too. */
static bool is_word_code(uint32_t c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c);
	return !(c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x2BFF) ||
		 (c >= 0x3000 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3020) ||
		 (c >= 0xFE00 && c <= 0xFE6F) || c == 0xFEFF || c == 0xFFFD || c >= 0x1F000);
}

static bool is_apostrophe(uint32_t c)
{
	return c == '\'' || c == 0x2019 || c == 0x2BC;
}

typedef struct cutter {
	sg_slice text;
	size_t end;
	sg_tokens *out;
	sg_arena *arena;
	bool space_before;
} cutter;

static uint32_t code_at(const cutter *c, size_t pos, size_t *len)
{
	*len = 1;
	return pos < c->end ? sg_utf8_at(c->text, pos, len) : 0;
}

/* A word or number without ’s and without the full stop that belongs to it. */
static sg_slice bare_word(sg_slice text, const sg_token *token)
{
	sg_slice s = sg_slice_at(text, sg_token__stem_span(text, token));
	if (token->flags & SG_TOKEN_ABBREVIATION && s.len && s.ptr[s.len - 1] == '.')
		s.len--;
	return s;
}

static sg_status push(cutter *c, sg_token token)
{
	void *items = c->out->items;
	sg_status st = SG_OK;
	if (c->out->count == c->out->capacity)
		st = sg_arena_grow(
			c->arena, &items, &c->out->capacity, c->out->count, sizeof token);
	if (st != SG_OK)
		return st;
	if (c->space_before)
		token.flags |= SG_TOKEN_SPACE_BEFORE;
	c->out->items = items;
	token.word = &sg_word__none;
	if (token.kind == SG_TOKEN_WORD || token.kind == SG_TOKEN_NUMBER) {
		sg_slice word = bare_word(c->text, &token);
		st = sg_vocabulary__add(c->out->vocabulary, word, &token.word);
	}
	c->out->items[c->out->count] = token;
	c->out->count += st == SG_OK;
	c->space_before = false;
	return st;
}

/* A joint inside a word: a mark with a letter or digit on either side. */
static size_t joint_len(const cutter *c, size_t pos)
{
	size_t len, next_len;
	if (pos < c->end && c->text.ptr[pos] == ' ')
		return 0;
	uint32_t code = code_at(c, pos, &len);
	if (!(is_apostrophe(code) || code == '-' || code == '.' || code == '&' || code == 0x2010 ||
		    code == 0x2011 || code == ',' || code == '@' || code == '_' || code == '/'))
		return 0;
	uint32_t next = code_at(c, pos + len, &next_len);
	if (!is_word_code(next))
		return 0;
	if (code == ',' && !(is_digit(next) && is_digit((unsigned char)c->text.ptr[pos - 1])))
		return 0;
	if (code == '/' || code == '@')
		return 0;
	return len;
}

static bool is_initial_or_dotted(sg_slice word)
{
	size_t letters = 0;
	for (size_t i = 0; i < word.len; i++) {
		unsigned char c = (unsigned char)word.ptr[i];
		if (i % 2 == 1 ? c != '.' : !is_upper(c) && !(word.len > 1 && c >= 'a' && c <= 'z'))
			return false;
		letters += i % 2 == 0;
	}
	return word.len % 2 == 1 && (letters > 1 || is_upper((unsigned char)word.ptr[0]));
}

/* Does the full stop at `pos` belong to the word before it? */
static bool takes_full_stop(const cutter *c, sg_slice word, size_t pos)
{
	size_t len;
	if (pos >= c->end || c->text.ptr[pos] != '.' || word.len > 8)
		return false;
	uint32_t after = code_at(c, pos + 1, &len);
	if (after != 0 && after != ' ' && after != ',' && after != 0xA0 && after != ';' &&
		after != ')')
		return false;
	if (is_initial_or_dotted(word) && (word.len > 1 || word.ptr[0] != 'I'))
		return after != 0;
	sg_word folded = sg_word__fold(word);
	if (!SG_WORD_IN(&folded, abbreviations))
		return false;
	uint32_t next = after == ' ' ? code_at(c, pos + 2, &len) : after;
	if (!SG_WORD_IN(&folded, weak_abbreviations))
		return after == ' ';
	return next == ',' || is_digit(next) || (next >= 'a' && next <= 'z');
}

static bool has_upper_only(sg_slice word)
{
	size_t upper = 0;
	for (size_t i = 0; i < word.len; i++) {
		unsigned char c = (unsigned char)word.ptr[i];
		if (c >= 'a' && c <= 'z')
			return false;
		upper += c >= 'A' && c <= 'Z';
	}
	return upper >= 2;
}

/* iPhone, xAI, eBay: names that begin with a small letter. */
static bool is_inner_capital(sg_slice word)
{
	return word.len >= 3 && ((word.ptr[1] >= 'A' && word.ptr[1] <= 'Z') ||
					(word.ptr[2] >= 'A' && word.ptr[2] <= 'Z' &&
						word.ptr[1] != '\'' && word.ptr[1] != '-'));
}

static size_t possessive_len(sg_slice word)
{
	static const sg_slice endings[] = {SG_SLICE_LIT("'s"), SG_SLICE_LIT("\xE2\x80\x99s"),
		SG_SLICE_LIT("'S"), SG_SLICE_LIT("\xE2\x80\x99S")};
	if (word.len < 3 || (word.ptr[word.len - 1] | 0x20) != 's' ||
		is_ascii_letter(word.ptr[word.len - 2]))
		return 0;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (word.len > endings[i].len && sg_slice_ends(word, endings[i]))
			return endings[i].len;
	return 0;
}

/* it’s, that’s, who’s: a shortened verb, not a possessive. */
static bool is_contraction(sg_slice word, size_t ending_len)
{
	static const char *const pronouns[] = {"everybody", "everyone", "he", "here", "how", "it",
		"let", "nobody", "nothing", "she", "somebody", "someone", "that", "there", "what",
		"when", "where", "who", "why"};
	sg_word stem = sg_word__fold((sg_slice){word.ptr, word.len - ending_len});
	return SG_WORD_IN(&stem, pronouns);
}

/* "residents’ plan": an apostrophe after a final s, with a space behind it. */
static size_t plural_possessive_len(const cutter *c, size_t pos)
{
	size_t len, next_len;
	uint32_t code = code_at(c, pos, &len);
	if (!is_apostrophe(code) || c->text.ptr[pos - 1] != 's')
		return 0;
	return code_at(c, pos + len, &next_len) == ' ' ? len : 0;
}

/* "@night_baker": a handle is a name, however it is written. */
static bool is_handle(const cutter *c, size_t pos)
{
	const unsigned char *at = (const unsigned char *)c->text.ptr + pos;
	return pos > 0 && at[-1] == '@' && (pos == 1 || at[-2] == ' ' || at[-2] == '\n');
}

static sg_status add_word(cutter *c, size_t *pos)
{
	size_t start = *pos, len, p = start;
	bool digits_only = true;
	uint32_t first = code_at(c, start, &len);
	while (p < c->end) {
		size_t letters = p;
		while (p < c->end && is_ascii_letter(c->text.ptr[p]))
			p++;
		digits_only = digits_only && p == letters;
		if (p == c->end || c->text.ptr[p] == ' ')
			break;
		uint32_t code = code_at(c, p, &len);
		size_t joint = is_word_code(code) ? 0 : p > start ? joint_len(c, p) : 0;
		if (!is_word_code(code) && !joint)
			break;
		digits_only = digits_only && (is_digit(code) || joint);
		p += is_word_code(code) ? len : joint;
	}
	sg_slice word = sg_slice_at(c->text, sg_span_make(start, p));
	sg_token token = {.kind = digits_only ? SG_TOKEN_NUMBER : SG_TOKEN_WORD, .quote = SG_NONE};
	bool is_capital = is_upper(first) || is_inner_capital(word) || is_handle(c, start);
	token.flags |= is_capital ? SG_TOKEN_CAPITAL : 0;
	token.flags |= has_upper_only(word) ? SG_TOKEN_ALL_CAPITAL : 0;
	size_t plural = plural_possessive_len(c, p);
	size_t ending = possessive_len(word);
	if (plural || (ending && !is_contraction(word, ending)))
		token.flags |= SG_TOKEN_POSSESSIVE;
	p += plural;
	if (digits_only && p < c->end && c->text.ptr[p] == '%')
		p++;
	if (!digits_only && takes_full_stop(c, word, p)) {
		token.flags |= SG_TOKEN_ABBREVIATION;
		p++;
	}
	token.span = sg_span_make(start, p);
	*pos = p;
	return push(c, token);
}

static char mark_byte(uint32_t code)
{
	if (code < 0x80)
		return (char)code;
	if (code >= 0x2010 && code <= 0x2015)
		return '-';
	return code == 0x2026   ? '.'
	       : code == 0xFF01 ? '!'
	       : code == 0xFF1F ? '?'
	       : code == 0x3002 ? '.'
				: '\0';
}

static sg_status add_mark(cutter *c, size_t *pos, uint32_t code, size_t len)
{
	sg_token token = {.kind = SG_TOKEN_MARK,
		.quote = SG_NONE,
		.mark = mark_byte(code),
		.span = sg_span_make(*pos, *pos + len)};
	*pos += len;
	/* "--" is a dash, "..." an ellipsis: one token each. */
	while ((code == '-' || code == '.') && *pos < c->end && c->text.ptr[*pos] == (char)code)
		token.span.end = (uint32_t)++ * pos;
	return push(c, token);
}

static sg_status add_quote(cutter *c, size_t *pos, const sg_quotes *quotes, size_t *next)
{
	sg_token token = {.kind = SG_TOKEN_QUOTE,
		.quote = (uint32_t)*next,
		.span = quotes->items[*next].outer};
	*pos = token.span.end;
	do {
		++*next;
	} while (*next < quotes->count && quotes->items[*next].parent != SG_NONE);
	return push(c, token);
}

sg_status sg_tokens__add(sg_tokens *out, sg_slice text, sg_span span, const sg_quotes *quotes,
	size_t *next_quote, sg_arena *arena)
{
	cutter c = {
		.text = text, .end = span.end, .out = out, .arena = arena, .space_before = true};
	sg_status st = SG_OK;
	size_t pos = span.start, len;
	if (!out->vocabulary && !(out->vocabulary = sg_vocabulary__new(arena)))
		return SG_E_NOMEM;
	while (pos < span.end && st == SG_OK) {
		if (quotes && *next_quote < quotes->count &&
			quotes->items[*next_quote].outer.start == pos) {
			st = add_quote(&c, &pos, quotes, next_quote);
			continue;
		}
		if (text.ptr[pos] == ' ') {
			c.space_before = true;
			pos++;
			continue;
		}
		uint32_t code = code_at(&c, pos, &len);
		if (is_word_code(code)) {
			/* A quote may open right behind a word without a space. */
			size_t end = c.end;
			if (quotes && *next_quote < quotes->count &&
				quotes->items[*next_quote].outer.start < end)
				c.end = quotes->items[*next_quote].outer.start;
			st = add_word(&c, &pos);
			c.end = end;
		} else if (code == '\t' || code == '\n' || code == '\r' || code == 0xA0 ||
			   code == 0x200B || code == 0x202F) {
			c.space_before = true;
			pos += len;
		} else {
			st = add_mark(&c, &pos, code, len);
		}
	}
	return st;
}

sg_span sg_token__stem_span(sg_slice text, const sg_token *token)
{
	sg_span span = token->span;
	if (token->flags & SG_TOKEN_POSSESSIVE) {
		size_t cut = possessive_len(sg_slice_at(text, span));
		if (!cut) /* s’ */
			cut = text.ptr[span.end - 1] == '\'' ? 1 : 3;
		span.end -= (uint32_t)cut;
	}
	return span;
}

sg_word sg_token__fold(sg_slice text, const sg_token *token)
{
	if (token->kind != SG_TOKEN_WORD && token->kind != SG_TOKEN_NUMBER)
		return sg_word__none;
	return sg_word__fold(bare_word(text, token));
}
