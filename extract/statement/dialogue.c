/* Dialogue in narration: paragraphs that are a quotation and nothing else, in turns.
 *
 *     “Is the pump working?” asked Dahl.
 *     “It was this morning,” said Riel.
 *     “And now?”
 *
 * Of two who speak in turn the one before last speaks next (the conversational sieve of Muzny et
 * al. 2017). News mostly goes on quoting one person in such a paragraph, so there must be a sign of
 * turns: a question before, another bare quotation behind, or turns already. */
#include "statement/speech.h"

static bool is_bare(const sg_scene *scene, const sg_sentence *s)
{
	for (uint32_t i = s->first; i < s->end; i++)
		if (sg_scene__token(scene, i)->kind == SG_TOKEN_WORD)
			return false;
	return sg_scene__token(scene, s->first)->kind == SG_TOKEN_QUOTE;
}

/* The latest quotation with a speaker in a block; NULL if there is none. */
static const sg_statement *quoted_in(const sg_scene *scene, uint32_t block)
{
	enum { LOOK_BACK = 16 };
	for (size_t i = scene->statement_count, n = 0; i-- > 0 && n < LOOK_BACK; n++) {
		const sg_statement *s = &scene->statements[i];
		if (scene->words.sentences[s->sentence].block == block && s->quote != SG_NONE &&
			s->speaker != SG_NONE)
			return s;
	}
	return NULL;
}

static bool asks(const sg_scene *scene, const sg_statement *s)
{
	sg_slice inner = sg_slice_at(scene->text, scene->words.quotes.items[s->quote].inner);
	return inner.len && inner.ptr[inner.len - 1] == '?';
}

/* Is the paragraph behind this one a bare quotation, too? */
static bool is_more_behind(const sg_scene *scene, const sg_sentence *here)
{
	uint32_t next = scene->words.first_sentence[here->block + 1];
	return next < scene->words.sentence_count &&
	       scene->words.sentences[next].post == here->post &&
	       is_bare(scene, &scene->words.sentences[next]);
}

uint32_t sg_speech__in_dialogue(const sg_scene *scene, uint32_t sentence)
{
	const sg_sentence *here = &scene->words.sentences[sentence];
	if (here->block < 2 || scene->words.first_sentence[here->block] != sentence)
		return SG_NONE;
	const sg_statement *last = quoted_in(scene, here->block - 1);
	const sg_statement *other = quoted_in(scene, here->block - 2);
	if (!last || !other || last->speaker == other->speaker || last->post != here->post ||
		other->post != here->post)
		return SG_NONE;
	bool is_turns = strcmp(last->method, "dialogue") == 0 || asks(scene, last) ||
			is_more_behind(scene, here);
	return is_turns ? other->speaker : SG_NONE;
}
