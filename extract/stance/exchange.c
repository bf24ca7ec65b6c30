/* Exchanges in narration: two people’s words set side by side.
 *
 *     Critics warn that …; Dahl thinks …         a contrast within one sentence
 *     But Dahl said …                            a contrast with the sentence before
 *     the feud between Dahl and Riel             two who quarrel: their words answer each other */
#include "people/nouns.h"
#include "stance/cues.h"
#include "stance/object.h"
#include "stance/stance.h"
#include "stance/verbs.h"

static sg_status oppose(sg_scene *scene, uint32_t later, uint32_t earlier, double confidence,
	const char *method, sg_span evidence)
{
	return sg_scene__add_stance(scene, (sg_stance_edge){
						   .source = sg_end_statement(later),
						   .target = sg_end_statement(earlier),
						   .stance = SG_STANCE_DISAGREE,
						   .confidence = confidence,
						   .method = method,
						   .evidence = evidence,
					   });
}

static bool is_reported(const sg_scene *scene, const sg_statement *s)
{
	return s->speaker != SG_NONE && sg_scene__is_narration(scene, s->post) &&
	       s->form != SG_CLAIM_PREMISE;
}

/* Does a mark or word between two statements of one sentence set them against each other? */
static bool is_contrast_between(const sg_scene *scene, const sg_statement *a, const sg_statement *b)
{
	const sg_sentence *s = &scene->words.sentences[a->sentence];
	for (uint32_t i = s->first; i < s->end; i++) {
		const sg_token *token = sg_scene__token(scene, i);
		if (token->span.start < a->span.end || token->span.end > b->span.start)
			continue;
		sg_word word = sg_scene__word(scene, i);
		if (token->mark == ';' || strcmp(word.text, "but") == 0 ||
			strcmp(word.text, "while") == 0 || strcmp(word.text, "whereas") == 0)
			return true;
	}
	return false;
}

/* "But Dahl said", "Dahl, however, …": the sentence turns against the one before. */
static bool opens_contrast(const sg_scene *scene, uint32_t sentence)
{
	const sg_sentence *s = &scene->words.sentences[sentence];
	uint32_t limit = s->first + 6 < s->end ? s->first + 6 : s->end;
	for (uint32_t i = s->first; i < limit; i++) {
		sg_word word = sg_scene__word(scene, i);
		bool is_however = strcmp(word.text, "however") == 0 && i + 2 < s->end &&
				  !sg_scene__is(scene, i + 2, "as"); /* "However, as Dahl told …" */
		if (is_however || (i == s->first && strcmp(word.text, "but") == 0))
			return true;
	}
	return false;
}

static sg_status contrasts(sg_scene *scene)
{
	uint32_t before = SG_NONE;
	sg_status st = SG_OK;
	size_t count = scene->statement_count;
	for (uint32_t i = 0; i < count && st == SG_OK; i++) {
		const sg_statement *s = &scene->statements[i];
		if (!is_reported(scene, s))
			continue;
		const sg_statement *last = before == SG_NONE ? NULL : &scene->statements[before];
		bool is_other = last && last->post == s->post && last->speaker != s->speaker &&
				last->span.end <= s->span.start;
		sg_span evidence =
			sg_sentence__span(&scene->words, &scene->words.sentences[s->sentence]);
		if (is_other && last->sentence == s->sentence &&
			is_contrast_between(scene, last, s))
			st = oppose(scene, i, before, 0.66, "contrast", evidence);
		else if (is_other && last->sentence + 1 == s->sentence &&
			 opens_contrast(scene, s->sentence))
			st = oppose(scene, i, before, 0.64, "contrast", evidence);
		before = i;
	}
	return st;
}

/* ---- quarrels -------------------------------------------------------------------------------- */

typedef struct quarrel {
	uint32_t one, other;
	sg_span evidence;
} quarrel;

/* The two people whom a sentence with a word for a quarrel names; SG_NONE if there are not two. */
static quarrel quarrel_in(const sg_scene *scene, const sg_sentence *s)
{
	quarrel out = {SG_NONE, SG_NONE, sg_sentence__span(&scene->words, s)};
	bool has_noun = false;
	for (uint32_t i = s->first; i < s->end; i++) {
		sg_word word = sg_scene__word(scene, i);
		if (sg_verbs__is_quarrel(&word) && strcmp(word.text, "debate") != 0)
			has_noun = true;
		uint32_t end = sg_name__run_end(&scene->words, i, s->end), name_end;
		if (end == i)
			continue;
		uint32_t actor = sg_cast__find_prefix(&scene->cast, &scene->words,
			sg_name__skip_titles(&scene->words, i, end), end, &name_end);
		i = end - 1;
		if (actor == SG_NONE || scene->cast.actors[actor].sort != SG_PERSON ||
			actor == out.one || actor == out.other)
			continue;
		if (out.one == SG_NONE)
			out.one = actor;
		else if (out.other == SG_NONE)
			out.other = actor;
		else
			return (quarrel){SG_NONE, SG_NONE, {0, 0}};
	}
	if (!has_noun || out.other == SG_NONE)
		out.one = out.other = SG_NONE;
	return out;
}

static bool is_opponent(const quarrel *q, uint32_t a, uint32_t b)
{
	return (q->one == a && q->other == b) || (q->one == b && q->other == a);
}

/* Quoted words of two who quarrel, one right behind the other in one paragraph, answer each
 * other. */
static sg_status answer_each_other(sg_scene *scene, const quarrel *q)
{
	uint32_t before = SG_NONE;
	sg_status st = SG_OK;
	size_t count = scene->statement_count;
	for (uint32_t i = 0; i < count && st == SG_OK; i++) {
		const sg_statement *s = &scene->statements[i];
		if (!is_reported(scene, s) || s->form != SG_CLAIM_DIRECT_QUOTE)
			continue;
		const sg_statement *last = before == SG_NONE ? NULL : &scene->statements[before];
		bool is_near = last && last->post == s->post &&
			       scene->words.sentences[last->sentence].block + 1 >=
				       scene->words.sentences[s->sentence].block;
		if (is_near && is_opponent(q, last->speaker, s->speaker))
			st = oppose(scene, i, before, 0.68, "quarrel", q->evidence);
		before = i;
	}
	return st;
}

static uint32_t speaker_of(const sg_scene *scene, sg_end end)
{
	return end.kind == SG_END_ACTOR ? end.index : scene->statements[end.index].speaker;
}

/* Two of whom one rebuts the other somewhere: their neighbouring words answer each other too. */
static sg_status opponents(sg_scene *scene)
{
	enum { PAIRS_MAX = 8, PAIR_CONFIDENCE = 70 };
	quarrel pairs[PAIRS_MAX];
	size_t count = 0, stances = scene->stance_count;
	for (size_t i = 0; i < stances && count < PAIRS_MAX; i++) {
		const sg_stance_edge *edge = &scene->stances[i];
		uint32_t one = speaker_of(scene, edge->source),
			 other = speaker_of(scene, edge->target);
		bool is_known = one == SG_NONE || other == SG_NONE || one == other ||
				edge->stance != SG_STANCE_DISAGREE ||
				/* a "no" to a question makes nobody an opponent */
				strcmp(edge->method, "spoken-answer") == 0 ||
				edge->confidence * 100 < PAIR_CONFIDENCE;
		for (size_t j = 0; j < count && !is_known; j++)
			is_known = is_opponent(&pairs[j], one, other);
		if (!is_known)
			pairs[count++] = (quarrel){one, other, edge->evidence};
	}
	sg_status st = SG_OK;
	for (size_t i = 0; i < count && st == SG_OK; i++)
		st = answer_each_other(scene, &pairs[i]);
	return st;
}

static sg_status quarrels(sg_scene *scene)
{
	for (size_t i = 0; i < scene->words.sentence_count; i++) {
		const sg_sentence *s = &scene->words.sentences[i];
		if (!sg_scene__is_narration(scene, s->post))
			continue;
		quarrel q = quarrel_in(scene, s);
		if (q.one == SG_NONE)
			continue;
		/* One quarrel is what a story is about; the first named is taken. */
		return answer_each_other(scene, &q);
	}
	return SG_OK;
}

sg_status sg_stances__exchanged(sg_scene *scene)
{
	sg_status st = contrasts(scene);
	if (st == SG_OK)
		st = quarrels(scene);
	return st == SG_OK ? opponents(scene) : st;
}
