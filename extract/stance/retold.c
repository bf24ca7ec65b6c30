/* What a writer retells in one sentence and answers in the next.
 *
 *     Dahl says that it pays for itself. That is simply not true.    a report, judged
 *     People keep saying that it is safe. It isn’t.                  a common saying, denied
 *
 * The answer is to what was retold, and not to the post that the writer replies to. */
#include "stance/cues.h"
#include "stance/premise.h"
#include "stance/stance.h"

static const double DENIED = 0.7;

enum { JUDGED_WITHIN = 10, CONTENT_MIN = 3 };

/* “That”, “this”, “it”: what points back to the sentence before. */
static bool points_back(const sg_scene *scene, const sg_sentence *s, uint32_t *at)
{
	static const char *const pointers[] = {
		"it", "it's", "that", "that's", "these", "they", "they're", "this", "those"};
	static const char *const joints[] = {"and", "but", "no", "well", "yet"};
	*at = s->first;
	while (*at + 1 < s->end) {
		sg_word word = sg_scene__word(scene, *at);
		bool is_mark = sg_scene__token(scene, *at)->kind == SG_TOKEN_MARK;
		if (!is_mark && !SG_WORD_IN(&word, joints))
			break;
		++*at;
	}
	sg_word word = sg_scene__word(scene, *at);
	return SG_WORD_IN(&word, pointers);
}

static const sg_phrase *judgement_of(
	const sg_scene *scene, const sg_sentence *s, uint32_t first, bool *is_negated)
{
	uint32_t match_end, end = first + JUDGED_WITHIN < s->end ? first + JUDGED_WITHIN : s->end;
	*is_negated = false;
	for (uint32_t i = first; i < end; i++) {
		const sg_phrase *phrase =
			sg_phrase__at(&scene->words, sg_cues__judgements(), i, s->end, &match_end);
		if (phrase)
			return phrase;
		sg_word word = sg_scene__word(scene, i);
		*is_negated = *is_negated || sg_cues__is_negation(&word);
	}
	return NULL;
}

/* “It won’t”, “they are not”: a pronoun, then a verb denied. */
static bool denies(const sg_scene *scene, const sg_sentence *s, uint32_t pronoun)
{
	static const sg_phrase denials[] = {
		{"are not|never", SG_CUE_REBUT, 1},
		{"aren't", SG_CUE_REBUT, 1},
		{"can not|never", SG_CUE_REBUT, 1},
		{"can't|cannot", SG_CUE_REBUT, 1},
		{"did|do|does not|never", SG_CUE_REBUT, 1},
		{"didn't|doesn't|don't", SG_CUE_REBUT, 1},
		{"had|has|have not|never", SG_CUE_REBUT, 1},
		{"hadn't|hasn't|haven't", SG_CUE_REBUT, 1},
		{"is not|never", SG_CUE_REBUT, 1},
		{"isn't", SG_CUE_REBUT, 1},
		{"was|were|will|would not|never", SG_CUE_REBUT, 1},
		{"wasn't|weren't|won't|wouldn't", SG_CUE_REBUT, 1},
	};
	uint32_t match_end;
	return pronoun + 1 < s->end &&
	       sg_phrase__at(&scene->words, SG_PHRASES(denials), pronoun + 1, s->end, &match_end);
}

typedef struct answer {
	sg_stance stance;
	double confidence;
	const char *method;
} answer;

/* What sentence `s` says of what the one before it retells. */
static answer answer_in(const sg_scene *scene, const sg_sentence *s)
{
	static const answer none = {SG_STANCE_NEUTRAL, 0, NULL};
	uint32_t at;
	bool is_negated;
	if (sg_scene__token(scene, s->end - 1)->mark == '?' || !points_back(scene, s, &at))
		return none;
	const sg_phrase *said = judgement_of(scene, s, at, &is_negated);
	if (said) {
		bool agrees = (said->kind != SG_CUE_REBUT) != is_negated;
		return (answer){agrees ? SG_STANCE_AGREE : SG_STANCE_DISAGREE, said->weight,
			"retold-judged"};
	}
	return denies(scene, s, at) ? (answer){SG_STANCE_DISAGREE, DENIED, "retold-denied"} : none;
}

/* The last statement in a sentence that somebody else than the post’s author makes. */
static uint32_t retold_in(const sg_scene *scene, uint32_t sentence, uint32_t author)
{
	uint32_t last = SG_NONE;
	for (uint32_t i = scene->first_in_sentence[sentence]; i != SG_NONE;
		i = scene->next_in_sentence[i])
		if (scene->statements[i].speaker == SG_NONE ||
			scene->statements[i].speaker != author)
			last = i;
	return last;
}

/* “People keep saying that …”: where the saying begins; SG_NONE if the sentence tells none. */
static uint32_t common_saying(const sg_scene *scene, const sg_sentence *s)
{
	static const char *const anybody[] = {"everybody", "everyone", "folks", "many", "most",
		"others", "people", "some", "they"};
	static const sg_phrase sayings[] = {
		{"argue*|assume* that", 0, 1},
		{"believe* that", 0, 1},
		{"claim* that", 0, 1},
		{"insist* that", 0, 1},
		{"keep* claiming|insisting|repeating|saying that", 0, 1},
		{"keep* telling me|us that", 0, 1},
		{"like to say|think that", 0, 1},
		{"say* that", 0, 1},
		{"seem* to believe|think that", 0, 1},
		{"tell* me|us that", 0, 1},
		{"think* that", 0, 1},
	};
	for (uint32_t i = s->first; i < s->end && i < s->first + 3; i++) {
		sg_word word = sg_scene__word(scene, i);
		uint32_t end = SG_NONE;
		for (uint32_t k = i + 1; SG_WORD_IN(&word, anybody) && k < i + 4 && k < s->end; k++)
			if (sg_phrase__at(&scene->words, SG_PHRASES(sayings), k, s->end, &end))
				return end + CONTENT_MIN < s->end ? end : SG_NONE;
	}
	return SG_NONE;
}

static uint32_t without_marks(const sg_scene *scene, uint32_t first, uint32_t end)
{
	while (end > first && sg_scene__token(scene, end - 1)->kind == SG_TOKEN_MARK)
		end--;
	return end;
}

/* The statement that `sentence` retells; one is made of a common saying. */
static sg_status find_retold(sg_scene *scene, uint32_t post, uint32_t sentence, uint32_t *statement)
{
	const sg_sentence *s = &scene->words.sentences[sentence];
	*statement = retold_in(scene, sentence, scene->actor_of_post[post]);
	uint32_t first = *statement == SG_NONE ? common_saying(scene, s) : SG_NONE;
	if (first == SG_NONE)
		return SG_OK;
	return sg_premise__add(scene, post, sentence, first, without_marks(scene, first, s->end),
		"common-saying", statement);
}

static sg_status read_pair(sg_scene *scene, uint32_t post, uint32_t sentence)
{
	answer said = answer_in(scene, &scene->words.sentences[sentence + 1]);
	uint32_t statement = SG_NONE;
	if (said.stance == SG_STANCE_NEUTRAL || scene->sentence_is_judged[sentence] ||
		scene->sentence_is_judged[sentence + 1])
		return SG_OK;
	sg_status st = find_retold(scene, post, sentence, &statement);
	if (st != SG_OK || statement == SG_NONE)
		return st;
	scene->sentence_is_judged[sentence + 1] = true;
	return sg_scene__add_stance(
		scene, (sg_stance_edge){
			       .source = sg_end_statement(scene->statement_of_post[post]),
			       .target = sg_end_statement(statement),
			       .stance = said.stance,
			       .confidence = said.confidence,
			       .method = said.method,
			       .evidence = sg_sentence__span(
				       &scene->words, &scene->words.sentences[sentence + 1]),
		       });
}

sg_status sg_stances__retold(sg_scene *scene)
{
	sg_status st = SG_OK;
	for (uint32_t i = 0; i < scene->reading.post_count && st == SG_OK; i++) {
		const sg_post *post = &scene->reading.posts[i];
		if (scene->statement_of_post[i] == SG_NONE)
			continue;
		uint32_t from = scene->words.first_sentence[post->first_block];
		uint32_t to = scene->words.first_sentence[post->first_block + post->block_count];
		for (uint32_t s = from; s + 1 < to && st == SG_OK; s++)
			st = read_pair(scene, i, s);
	}
	return st;
}
