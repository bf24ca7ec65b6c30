/* A stretch of tokens: what stands before each, and the contexts of steps. */
#include "statement/learned/templates.h"

enum {
	CONTEXT_WORD,
	CONTEXT_SENTENCE,
	CONTEXT_QUOTE,
	CONTEXT_COMMA,
	CONTEXT_MARK,
	CONTEXT_BEHIND_COMMA,
	CONTEXT_BEHIND_QUOTE,
	CONTEXT_CUE
};

_Static_assert((int)CONTEXT_CUE < (int)SG_CHAIN_CONTEXTS, "each context has its steps");

static void count(sg_stretch *s, const bool *is_cue)
{
	s->before[0] = (sg_before){0, 0, 0, 0};
	for (uint32_t i = 0; i < s->end - s->first; i++) {
		const sg_traits *c = &s->traits[s->first + i];
		sg_before *after = &s->before[i + 1];
		*after = s->before[i];
		after->commas = (uint16_t)(after->commas + (c->mark == ','));
		after->quotes = (uint16_t)(after->quotes + (c->kind == SG_TOKEN_QUOTE));
		after->cues = (uint16_t)(after->cues + is_cue[i]);
		after->marks =
			(uint16_t)(after->marks + (c->kind == SG_TOKEN_MARK && c->mark != ','));
	}
}

void sg_stretch__note(sg_stretch *s, const bool *is_cue)
{
	uint32_t near = SG_NONE, tokens = s->end - s->first;
	count(s, is_cue);
	for (uint32_t i = 0; i < tokens; i++)
		s->cue_before[i] = near = is_cue[i] ? s->first + i : near;
	near = SG_NONE;
	for (uint32_t i = tokens; i-- > 0;)
		s->cue_after[i] = near = is_cue[i] ? s->first + i : near;
}

uint8_t sg_rows__context(const sg_stretch *s, uint32_t i)
{
	const sg_traits *c = &s->traits[i];
	if (c->is_first || i == s->first)
		return CONTEXT_SENTENCE;
	if (c->kind == SG_TOKEN_QUOTE)
		return CONTEXT_QUOTE;
	if (c->kind == SG_TOKEN_MARK)
		return c->mark == ',' ? CONTEXT_COMMA : CONTEXT_MARK;
	if (c[-1].kind == SG_TOKEN_QUOTE)
		return CONTEXT_BEHIND_QUOTE;
	return c[-1].mark == ',' ? CONTEXT_BEHIND_COMMA : CONTEXT_WORD;
}

uint8_t sg_rows__role_context(const sg_stretch *s, const sg_candidate *cue, uint32_t i)
{
	return i == cue->first || i == cue->end ? CONTEXT_CUE : sg_rows__context(s, i);
}
