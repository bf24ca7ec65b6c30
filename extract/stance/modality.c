/* Modality, read off the few words before a verb: negations, modals, "to" behind another verb, and
 * what a participle hangs on. What is not plainly said to happen counts as not happening. */
#include "stance/modality.h"

#include "stance/cues.h"
#include "statement/subject.h"

enum { LOOK_BACK = 6, CLAUSE_BACK = 14 };

static bool ends_in_ing(const sg_word *word)
{
	return word->len > 5 && strcmp(word->text + word->len - 3, "ing") == 0;
}

bool sg_modality__is_supposed(const sg_scene *scene, uint32_t first, uint32_t token)
{
	static const char *const conditions[] = {
		"few", "if", "lest", "neither", "nobody", "none", "nor", "unless", "whether"};
	static const char *const inverted[] = {"did", "do", "does", "had", "should", "were"};
	uint32_t i = token;
	for (; i > first && token - i < CLAUSE_BACK; i--) {
		const sg_token *before = sg_scene__token(scene, i - 1);
		if (before->kind != SG_TOKEN_WORD && before->kind != SG_TOKEN_NUMBER)
			return false;
		sg_word word = sg_scene__word(scene, i - 1);
		if (SG_WORD_IN(&word, conditions))
			return true;
	}
	sg_word opener = i < token ? sg_scene__word(scene, i) : sg_word__none;
	return i == first && SG_WORD_IN(&opener, inverted);
}

/* The verb that governs "to": "refused to back", "was quick to defend". */
static sg_modality of_infinitive(const sg_scene *scene, uint32_t governor)
{
	static const char *const denying[] = {"decline", "declined", "declines", "declining",
		"refuse", "refused", "refuses", "refusing", "unwilling"};
	static const char *const real[] = {"began", "begun", "came", "continue", "continued",
		"continues", "first", "hurried", "joined", "leapt", "likes", "on", "proceeded",
		"quick", "rushed", "tended", "tends", "used", "went"};
	sg_word word = sg_scene__word(scene, governor);
	return SG_WORD_IN(&word, denying) ? SG_MODALITY_DENIED
	       : SG_WORD_IN(&word, real)  ? SG_MODALITY_REAL
					  : SG_MODALITY_UNREAL;
}

/* A participle is its subject’s own behind a mark, "is", "and" or "kept"; else it belongs to the
 * noun before it ("leaflets attacking Dahl") or to a verb that takes it back ("denied backing"). */
static bool is_own_participle(const sg_scene *scene, uint32_t first, uint32_t verb)
{
	static const char *const before[] = {"and", "are", "been", "began", "but", "continued",
		"is", "keep", "keeps", "kept", "started", "then", "was", "were"};
	if (verb > first && sg_token__is_mark(sg_scene__token(scene, verb - 1), ";:"))
		return false; /* "…; opposing this is hard" */
	if (verb == first || sg_scene__token(scene, verb - 1)->kind != SG_TOKEN_WORD)
		return true;
	sg_word word = sg_scene__word(scene, verb - 1);
	while ((sg_subject__is_filler(&word) || sg_cues__is_negation(&word)) && verb - 1 > first) {
		verb--;
		if (sg_scene__token(scene, verb - 1)->kind != SG_TOKEN_WORD)
			return true;
		word = sg_scene__word(scene, verb - 1);
	}
	bool is_wish = verb > first + 1 && sg_scene__is(scene, verb - 2, "to"); /* "to keep …" */
	return !is_wish && SG_WORD_IN(&word, before);
}

static bool is_no_longer(const sg_scene *scene, uint32_t first, uint32_t token)
{
	return token > first && sg_scene__is(scene, token, "longer") &&
	       sg_scene__is(scene, token - 1, "no");
}

/* Of the words right before the verb: a negation, a modal, or neither. */
static sg_modality of_auxiliaries(const sg_scene *scene, uint32_t first, uint32_t verb)
{
	static const char *const modals[] = {
		"can", "could", "may", "might", "must", "should", "would"};
	static const char *const doubtful[] = {
		"may", "might", "mightn't", "must", "mustn't", "should", "shouldn't"};
	bool is_denied = false, is_modal = false;
	for (uint32_t i = verb; i > first && verb - i < LOOK_BACK; i--) {
		sg_word word = sg_scene__word(scene, i - 1);
		bool is_negation = sg_cues__is_negation(&word) && strcmp(word.text, "no") != 0;
		if (is_no_longer(scene, first, i - 1)) {
			is_denied = true;
			i--;
			continue;
		}
		if (SG_WORD_IN(&word, doubtful))
			return SG_MODALITY_UNREAL;
		if (strcmp(word.text, "to") == 0 && i >= first + 2 && !is_denied)
			return of_infinitive(scene, i - 2);
		is_denied = is_denied || is_negation;
		is_modal = is_modal || SG_WORD_IN(&word, modals);
		bool is_do = strcmp(word.text, "did") == 0 || strcmp(word.text, "does") == 0 ||
			     strcmp(word.text, "do") == 0;
		if (!is_negation && !is_do && !SG_WORD_IN(&word, modals) &&
			!sg_subject__is_filler(&word))
			break;
	}
	return is_denied ? SG_MODALITY_DENIED : is_modal ? SG_MODALITY_UNREAL : SG_MODALITY_REAL;
}

sg_modality sg_modality__of(const sg_scene *scene, uint32_t first, uint32_t verb)
{
	sg_word word = sg_scene__word(scene, verb);
	if (sg_modality__is_supposed(scene, first, verb))
		return SG_MODALITY_UNREAL;
	sg_modality found = of_auxiliaries(scene, first, verb);
	if (found != SG_MODALITY_UNREAL && ends_in_ing(&word) &&
		!is_own_participle(scene, first, verb))
		return SG_MODALITY_UNREAL;
	return found;
}
