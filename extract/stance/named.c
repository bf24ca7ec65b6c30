/* What people say of each other by name: "Meera is right about that", "Dahl has a point". */
#include "people/nouns.h"
#include "stance/cues.h"
#include "stance/stance.h"
#include "stance/verbs.h"
#include "statement/subject.h"

/* What follows a name: a verdict on whoever bears it. */
static const sg_phrase verdicts[] = {
	{"got it ? right", SG_CUE_AGREE, 0.82},
	{"got it ? wrong", SG_CUE_REBUT, 0.82},
	{"has a point", SG_CUE_AGREE, 0.8},
	{"has it", SG_CUE_AGREE, 0.75},
	{"has it ? backwards|wrong", SG_CUE_REBUT, 0.82},
	{"has it ? right", SG_CUE_AGREE, 0.82},
	{"hit the nail", SG_CUE_AGREE, 0.85},
	{"is ? correct|right", SG_CUE_AGREE, 0.85},
	{"is ? mistaken|wrong", SG_CUE_REBUT, 0.85},
	{"is spot on", SG_CUE_AGREE, 0.88},
	{"makes a ? good|fair|great|valid point", SG_CUE_AGREE, 0.82},
	{"nailed it", SG_CUE_AGREE, 0.88},
	{"put* it ? beautifully|best|nicely|perfectly|well", SG_CUE_AGREE, 0.82},
	{"said it ? best", SG_CUE_AGREE, 0.82},
	{"should know better", SG_CUE_REBUT, 0.75},
	{"should not have", SG_CUE_REBUT, 0.72},
	{"shouldn't have", SG_CUE_REBUT, 0.72},
	{"was ? correct|right", SG_CUE_AGREE, 0.82},
	{"was ? mistaken|wrong", SG_CUE_REBUT, 0.82},
};

static sg_status add(sg_scene *scene, uint32_t sentence, uint32_t actor, const sg_phrase *verdict,
	uint32_t first, uint32_t end)
{
	uint32_t post = scene->words.sentences[sentence].post;
	return sg_scene__add_stance(
		scene, (sg_stance_edge){
			       .source = sg_end_statement(scene->statement_of_post[post]),
			       .target = sg_end_actor(actor),
			       .stance = verdict->kind == SG_CUE_AGREE ? SG_STANCE_AGREE
								       : SG_STANCE_DISAGREE,
			       .confidence = verdict->weight,
			       .method = "name-verdict",
			       .evidence = sg_span_make(sg_scene__token(scene, first)->span.start,
				       sg_scene__token(scene, end - 1)->span.end),
		       });
}

/* The mention at `first` with a verdict right behind it. */
static sg_status read_mention(sg_scene *scene, uint32_t sentence, uint32_t first, uint32_t *next)
{
	const sg_sentence *s = &scene->words.sentences[sentence];
	sg_mention m = sg_mention__starting(&scene->words, first, s->end);
	bool can_be = m.kind == SG_MENTION_NAME || (m.kind == SG_MENTION_NOMINAL && m.is_definite);
	uint32_t match_end, actor;
	*next = first + 1;
	if (!can_be || m.end >= s->end)
		return SG_OK;
	const sg_phrase *verdict =
		sg_phrase__at(&scene->words, SG_PHRASES(verdicts), m.end, s->end, &match_end);
	if (!verdict || sg_subject__is_unreal(scene, s->first, m.end))
		return SG_OK;
	*next = match_end;
	scene->cast.is_story = false;
	sg_status st = sg_cast__resolve(&scene->cast, &scene->words, &m, &actor);
	if (st != SG_OK || actor == SG_NONE || actor == scene->actor_of_post[s->post])
		return st;
	return add(scene, sentence, actor, verdict, first, match_end);
}

/* "Rui’s line about boring products is the honest part": a verdict on what somebody said. */
static sg_status read_possessor(sg_scene *scene, uint32_t sentence, uint32_t first, uint32_t *next)
{
	const sg_sentence *s = &scene->words.sentences[sentence];
	uint32_t end = sg_name__run_end(&scene->words, first, s->end), name_end, match_end;
	sg_word noun = end < s->end ? sg_scene__word(scene, end) : sg_word__none;
	if (end == first || !(sg_scene__token(scene, end - 1)->flags & SG_TOKEN_POSSESSIVE) ||
		!sg_verbs__is_utterance(&noun))
		return SG_OK;
	uint32_t actor = sg_cast__find_prefix(&scene->cast, &scene->words,
		sg_name__skip_titles(&scene->words, first, end), end, &name_end);
	*next = end;
	if (actor == SG_NONE || actor == scene->actor_of_post[s->post])
		return SG_OK;
	for (uint32_t i = end + 1; i < s->end && i < end + 10; i++) {
		static const sg_phrase praise = {"", SG_CUE_AGREE, 0.72};
		const sg_phrase *verdict =
			sg_phrase__at(&scene->words, sg_cues__judgements(), i, s->end, &match_end);
		sg_word word = sg_scene__word(scene, i), before = sg_scene__word(scene, i - 1);
		if (!verdict && sg_cues__is_praise(&word))
			verdict = &praise;
		if (verdict && !sg_cues__is_negation(&before))
			return add(scene, sentence, actor, verdict, first, i + 1);
	}
	return SG_OK;
}

sg_status sg_stances__named(sg_scene *scene)
{
	sg_status st = SG_OK;
	for (uint32_t i = 0; i < scene->words.sentence_count && st == SG_OK; i++) {
		const sg_sentence *s = &scene->words.sentences[i];
		if (scene->statement_of_post[s->post] == SG_NONE)
			continue;
		for (uint32_t t = s->first; t < s->end && st == SG_OK;) {
			uint32_t next = t + 1;
			st = read_possessor(scene, i, t, &next);
			if (st == SG_OK && next == t + 1)
				st = read_mention(scene, i, t, &next);
			t = next;
		}
	}
	return st;
}
