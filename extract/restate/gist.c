/* From a claim's text to its gist: content words as stems, three-word shingles (Broder 1997), and
 * the few facts that decide whether two claims can say the same thing. */
#include "restate/gist.h"

#include <stdlib.h>

/* A word of ours has at most 31 bytes and a mark or a space behind it; longer texts need not be
 * cut into tokens to know that they are too long. */
enum { TEXT_MAX = SG_GIST_WORDS_MAX * 12, PASSIVE_REACH = 5 };

typedef struct reading {
	sg_gist *gist;
	sg_gist_reader *reader;
	sg_slice text;
	uint32_t first, second; /* the two words before, as ids; SG_NONE */
	uint32_t since_be;      /* words since a form of "be" */
	bool opens;             /* the next word opens a sentence */
	bool after_having;      /* the word before was a form of "have" or "need" */
} reading;

static int compare(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

/* Most claims are a dozen words, for which calling a function to compare costs more than moving. */
static void sort(uint32_t *items, uint32_t count)
{
	enum { FEW = 32 };
	if (count > FEW) {
		qsort(items, count, sizeof *items, compare);
		return;
	}
	for (uint32_t i = 1; i < count; i++) {
		uint32_t item = items[i], at = i;
		for (; at > 0 && items[at - 1] > item; at--)
			items[at] = items[at - 1];
		items[at] = item;
	}
}

static uint32_t sort_once(uint32_t *items, uint32_t count)
{
	uint32_t kept = 0;
	sort(items, count);
	for (uint32_t i = 0; i < count; i++)
		if (i == 0 || items[i] != items[kept - 1])
			items[kept++] = items[i];
	return kept;
}

static uint32_t mix(uint32_t a, uint32_t b, uint32_t c)
{
	uint64_t h = ((uint64_t)a << 32 | b) * 0x9E3779B97F4A7C15u;
	h = (h ^ h >> 29 ^ c) * 0xBF58476D1CE4E5B9u;
	return (uint32_t)(h >> 32);
}

static void add_shingle(reading *r, uint32_t id)
{
	if (r->first != SG_NONE)
		r->gist->shingles[r->gist->shingle_count++] = mix(r->first, r->second, id);
	r->first = r->second;
	r->second = id;
}

static void add_content(reading *r, const sg_token *token, sg_sense sense)
{
	sg_gist *gist = r->gist;
	bool is_name = token->flags & SG_TOKEN_CAPITAL && !r->opens;
	gist->stems[gist->word_count] = sense.stem;
	gist->words[gist->word_count++] = (sg_gist_word){
		.stem = sense.stem,
		.sign = sense.sign,
		.is_number = (sense.flags & SG_SENSE_NUMBER) != 0,
		.is_name = is_name,
	};
}

static void note_passive(reading *r, const sg_word *word, sg_sense sense)
{
	if (sense.flags & SG_SENSE_BE)
		r->since_be = 0;
	else if (r->since_be < PASSIVE_REACH)
		r->since_be++;
	if (!sg_word__is(word, "by") || r->since_be < 2 || r->since_be >= PASSIVE_REACH)
		return;
	r->gist->is_passive = true;
	r->gist->before_by = r->gist->word_count;
}

/* "has to", "need to" are duties, their words alone are not. */
static bool is_duty(reading *r, const sg_word *word)
{
	bool is_to = r->after_having && sg_word__is(word, "to");
	r->after_having = sg_word__is(word, "had") || sg_word__is(word, "has") ||
			  sg_word__is(word, "have") || sg_word__is(word, "having") ||
			  sg_word__is(word, "need") || sg_word__is(word, "needs");
	return is_to;
}

static void note_hinge(reading *r, const sg_word *word)
{
	if (sg_word__is(word, "because") || sg_word__is(word, "if") ||
		sg_word__is(word, "unless") || sg_word__is(word, "when"))
		r->gist->before_hinge = r->gist->word_count;
}

static sg_status add_word(reading *r, const sg_token *token)
{
	sg_sense sense;
	uint32_t id;
	const sg_word *word = token->word;
	if (!word->len)
		return SG_OK;
	sg_status st = sg_lexicon__sense(&r->reader->lexicon, word, &sense, &id);
	if (st != SG_OK)
		return st;
	add_shingle(r, id);
	note_passive(r, word, sense);
	note_hinge(r, word);
	r->gist->negations += (sense.flags & SG_SENSE_NEGATION) != 0;
	r->gist->flags |= sense.flags & (SG_SENSE_DUTY | SG_SENSE_DOUBT | SG_SENSE_CONDITION);
	r->gist->flags |= is_duty(r, word) ? SG_SENSE_DUTY : 0;
	if (!(sense.flags & ~SG_SENSE_NUMBER))
		add_content(r, token, sense);
	r->opens = false;
	return SG_OK;
}

/* Each word's sign, at its stem. */
static void note_signs(sg_gist *gist)
{
	for (uint32_t i = 0; i < gist->word_count; i++) {
		const uint32_t *stem = bsearch(&gist->words[i].stem, gist->stems, gist->stem_count,
			sizeof *gist->stems, compare);
		if (stem && gist->words[i].sign)
			gist->signs[stem - gist->stems] |= gist->words[i].sign > 0 ? 1 : 2;
	}
}

static sg_status make_room(sg_gist *gist, size_t words, sg_arena *arena)
{
	gist->words = sg_arena_array(arena, words, sizeof *gist->words);
	gist->stems = sg_arena_array(arena, words, sizeof *gist->stems);
	gist->shingles = sg_arena_array(arena, words, sizeof *gist->shingles);
	gist->signs = sg_arena_array(arena, words, sizeof *gist->signs);
	return gist->words && gist->stems && gist->signs && gist->shingles ? SG_OK : SG_E_NOMEM;
}

sg_status sg_gist__read(sg_gist *out, sg_gist_reader *reader, sg_slice text)
{
	sg_gist gist = {0};
	sg_tokens *tokens = &reader->tokens;
	size_t words = 0;
	tokens->count = 0;
	*out = (sg_gist){.is_long = true};
	if (text.len > TEXT_MAX)
		return SG_OK;
	sg_status st =
		sg_tokens__add(tokens, text, sg_span_make(0, text.len), NULL, NULL, reader->arena);
	for (size_t i = 0; i < tokens->count && st == SG_OK; i++)
		words += tokens->items[i].kind != SG_TOKEN_MARK;
	if (st != SG_OK || words > SG_GIST_WORDS_MAX)
		return st;
	st = make_room(&gist, words, reader->arena);
	reading r = {&gist, reader, text, SG_NONE, SG_NONE, PASSIVE_REACH, true, false};
	for (size_t i = 0; i < tokens->count && st == SG_OK; i++) {
		const sg_token *token = &tokens->items[i];
		if (token->kind != SG_TOKEN_MARK)
			st = add_word(&r, token);
		else if (token->mark != ',')
			r.opens = true;
	}
	if (st != SG_OK)
		return st;
	gist.stem_count = sort_once(gist.stems, gist.word_count);
	note_signs(&gist);
	gist.shingle_count = sort_once(gist.shingles, gist.shingle_count);
	gist.is_question = sg_slice_ends(sg_slice_trim(text), (sg_slice)SG_SLICE_LIT("?"));
	*out = gist;
	return SG_OK;
}
