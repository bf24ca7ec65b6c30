/* Who does what a verb of stance says. A subject is believed only where the words before the verb
 * leave no other: a wrong arrow is worse than none. */
#include "stance/doer.h"

#include "people/nouns.h"
#include "stance/cues.h"
#include "statement/speech.h"
#include "statement/subject.h"

/* "the storm in Lorn drew …": a name behind a preposition is where it was, or what it is about. */
bool sg_doer__hangs_on_preposition(
	const sg_scene *scene, uint32_t first, uint32_t verb, const sg_mention *m)
{
	static const char *const prepositions[] = {"about", "against", "at", "between", "by", "for",
		"from", "in", "near", "of", "on", "over", "to", "with"};
	sg_word before = m->first > first ? sg_scene__word(scene, m->first - 1) : sg_word__none;
	if (m->kind != SG_MENTION_NAME || m->first <= first + 1 ||
		!SG_WORD_IN(&before, prepositions))
		return false;
	/* "a reply from Dahl, who called it …": a clause of its own */
	for (uint32_t i = m->end; i < verb; i++)
		if (sg_scene__token(scene, i)->mark == ',' || sg_scene__is(scene, i, "who"))
			return false;
	return true;
}

/* "Riel said he backed Dahl": he is Riel; in "the people who said they backed Dahl" nobody has a
 * name. */
static sg_mention subject_of_saying(
	const sg_scene *scene, uint32_t first, const sg_mention *pronoun)
{
	sg_mention none = {.kind = SG_MENTION_NONE};
	sg_inflection inflection;
	uint32_t at = pronoun->first, cue_end;
	if (at > first && sg_scene__is(scene, at - 1, "that"))
		at--;
	if (at == first || !sg_speech__cue_at(scene, at - 1, &inflection, &cue_end))
		return *pronoun;
	sg_mention subject = sg_subject__before(scene, first, at - 1);
	bool is_own = inflection != SG_INFLECTION_ING ||
		      (at > first + 1 && sg_scene__token(scene, at - 2)->mark == ',');
	bool can_be =
		is_own && (subject.kind == SG_MENTION_NAME || subject.kind == SG_MENTION_PRONOUN);
	return can_be ? subject : none;
}

/* "…, who came out and endorsed": the verb right behind "who", whose subject both have. */
static uint32_t first_verb_of_clause(const sg_scene *scene, uint32_t first, uint32_t verb)
{
	for (uint32_t i = verb; i > first && verb - i < 8; i--) {
		if (sg_scene__token(scene, i - 1)->kind != SG_TOKEN_WORD)
			break;
		if (sg_scene__is(scene, i - 1, "who"))
			return i;
	}
	return verb;
}

/* "defended Dahl as an honest man, mocked …": the man is no subject, but who defends him is. */
static bool is_compared(const sg_scene *scene, uint32_t first, const sg_mention *m)
{
	return m->kind == SG_MENTION_NOMINAL && m->first > first &&
	       sg_scene__token(scene, m->end)->mark == ',' &&
	       (sg_scene__is(scene, m->first - 1, "as") ||
		       sg_scene__is(scene, m->first - 1, "like"));
}

/* "“real” fans don’t back Dahl" has a subject, "“real fans” don’t back Dahl" none to be found. */
static bool follows_quote(const sg_scene *scene, uint32_t first, uint32_t verb)
{
	uint32_t at = verb;
	while (at > first && verb - at < 4) {
		sg_word word = sg_scene__word(scene, at - 1);
		bool is_do = strncmp(word.text, "do", 2) == 0 || strcmp(word.text, "did") == 0;
		if (!is_do && !sg_subject__is_filler(&word) && !sg_cues__is_negation(&word))
			break;
		at--;
	}
	return at > first && sg_scene__token(scene, at - 1)->kind == SG_TOKEN_QUOTE;
}

/* "Dahl, a Lunden Liberal who …": what somebody is, and no name. */
static bool ends_in_adherence(const sg_scene *scene, const sg_mention *m)
{
	sg_word last =
		m->kind == SG_MENTION_NAME ? sg_scene__word(scene, m->name_end - 1) : sg_word__none;
	return sg_noun__is_adherence(&last);
}

sg_mention sg_doer__of(const sg_scene *scene, uint32_t first, uint32_t verb)
{
	sg_mention none = {.kind = SG_MENTION_NONE};
	bool is_no_longer = verb > first + 2 && sg_scene__is(scene, verb - 1, "longer") &&
			    sg_scene__is(scene, verb - 2, "no");
	verb = first_verb_of_clause(scene, first, is_no_longer ? verb - 2 : verb);
	if (follows_quote(scene, first, verb))
		return none;
	sg_mention found = sg_subject__before(scene, first, verb);
	if (is_compared(scene, first, &found))
		found = sg_subject__of_clause(scene, first, verb);
	if (ends_in_adherence(scene, &found) ||
		sg_doer__hangs_on_preposition(scene, first, verb, &found))
		return none;
	bool is_other = found.kind == SG_MENTION_PRONOUN && strchr("mfpo", found.pronoun);
	return is_other ? subject_of_saying(scene, first, &found) : found;
}
