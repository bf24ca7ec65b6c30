/* Nouns of stance in narration:
 *
 *     Dahl’s criticism of Riel               an action, with its owner before it
 *     Dahl, a longtime critic of Riel,       a bearer, in apposition
 *     Dahl is an ally of Riel                or with "is"
 *     the Riel ally Ines Dahl                or between the two names
 *
 * Only names known to the cast count, and nouns of what was once ("a former ally") do not. */
#include "people/nouns.h"
#include "stance/cues.h"
#include "stance/modality.h"
#include "stance/object.h"
#include "stance/stance.h"
#include "stance/verbs.h"
#include "statement/speech.h"
#include "statement/subject.h"

enum { BETWEEN_MAX = 5, NAME_BACK = 5 };

static const sg_phrase actions[] = {
	{"admiration for", SG_CUE_AGREE, 0.75},
	{"backing for|of", SG_CUE_AGREE, 0.75},
	{"condemnation of", SG_CUE_REBUT, 0.8},
	{"contempt for", SG_CUE_REBUT, 0.78},
	{"criticism|criticisms of", SG_CUE_REBUT, 0.8},
	{"critique of", SG_CUE_REBUT, 0.75},
	{"defence|defense of", SG_CUE_AGREE, 0.7},
	{"denunciation|denunciations of", SG_CUE_REBUT, 0.8},
	{"disagreement|disagreements with", SG_CUE_REBUT, 0.75},
	{"disdain for", SG_CUE_REBUT, 0.75},
	{"distrust of", SG_CUE_REBUT, 0.7},
	{"endorsement of", SG_CUE_AGREE, 0.82},
	{"opposition to", SG_CUE_REBUT, 0.78},
	{"praise for|of", SG_CUE_AGREE, 0.8},
	{"rebuke of|to", SG_CUE_REBUT, 0.78},
	{"rebuttal of|to", SG_CUE_REBUT, 0.78},
	{"repudiation of", SG_CUE_REBUT, 0.78},
	{"scorn for", SG_CUE_REBUT, 0.75},
	{"support for|of", SG_CUE_AGREE, 0.78},
};

static const sg_phrase bearers[] = {
	{"admirer of", SG_CUE_AGREE, 0.75},
	{"adversary of", SG_CUE_REBUT, 0.7},
	{"ally of", SG_CUE_AGREE, 0.72},
	{"backer of", SG_CUE_AGREE, 0.78},
	{"critic of", SG_CUE_REBUT, 0.8},
	{"defender of", SG_CUE_AGREE, 0.75},
	{"detractor of", SG_CUE_REBUT, 0.75},
	{"fan of", SG_CUE_AGREE, 0.68},
	{"foe of", SG_CUE_REBUT, 0.75},
	{"opponent of", SG_CUE_REBUT, 0.75},
	{"sceptic|skeptic of", SG_CUE_REBUT, 0.7},
	{"supporter of", SG_CUE_AGREE, 0.8},
};

/* Between two names: "Riel ally Ines Dahl". */
static const sg_phrase between[] = {
	{"ally", SG_CUE_AGREE, 0.72},
	{"backer", SG_CUE_AGREE, 0.75},
	{"critic", SG_CUE_REBUT, 0.78},
	{"foe", SG_CUE_REBUT, 0.72},
	{"loyalist", SG_CUE_AGREE, 0.75},
	{"opponent", SG_CUE_REBUT, 0.7},
	{"supporter", SG_CUE_AGREE, 0.78},
};

sg_phrases sg_cues__actions(void)
{
	return SG_PHRASES_KEPT(actions, SG_SLOT_ACTION_NOUNS);
}

sg_phrases sg_cues__bearers(void)
{
	return SG_PHRASES_KEPT(bearers, SG_SLOT_BEARER_NOUNS);
}

sg_phrases sg_cues__between(void)
{
	return SG_PHRASES_KEPT(between, SG_SLOT_BETWEEN_NAMES);
}

typedef struct noun {
	sg_scene *scene;
	uint32_t sentence, first, end;
	uint32_t at, at_end; /* tokens of the phrase */
	const sg_phrase *phrase;
} noun;

static sg_status add(const noun *n, uint32_t actor, sg_end target, uint32_t from, uint32_t to)
{
	return sg_scene__add_stance(n->scene,
		(sg_stance_edge){
			.source = sg_end_actor(actor),
			.target = target,
			.stance = n->phrase->kind == SG_CUE_AGREE ? SG_STANCE_AGREE
								  : SG_STANCE_DISAGREE,
			.confidence = n->phrase->weight,
			.method = "stance-noun",
			.evidence = sg_span_make(sg_scene__token(n->scene, from)->span.start,
				sg_scene__token(n->scene, to - 1)->span.end),
		});
}

/* The known actor whose name ends before token `end`, and where it begins. */
static uint32_t known_before(const noun *n, uint32_t end, uint32_t *first)
{
	uint32_t found = SG_NONE;
	for (uint32_t i = end; i > n->first && end - i < NAME_BACK; i--) {
		if (sg_name__run_end(&n->scene->words, i - 1, end) != end)
			break;
		uint32_t name = sg_name__skip_titles(&n->scene->words, i - 1, end);
		uint32_t actor =
			sg_cast__find(&n->scene->cast, sg_name__slice(&n->scene->words, name, end));
		if (actor != SG_NONE) {
			found = actor;
			*first = i - 1;
		}
	}
	return found;
}

/* Whom the noun is about, behind it. */
static sg_status add_towards_object(const noun *n, uint32_t actor, uint32_t from)
{
	sg_end target;
	bool found = false;
	if (actor == SG_NONE)
		return SG_OK;
	sg_status st =
		sg_object__at(n->scene, n->sentence, n->at_end, n->end, actor, &target, &found);
	bool is_somebody = found && target.kind == SG_END_ACTOR;
	return st == SG_OK && is_somebody ? add(n, actor, target, from, n->at_end + 1) : st;
}

/* "Dahl’s sharp criticism of Riel" */
static sg_status read_action(const noun *n)
{
	uint32_t owner = n->at, first = SG_NONE;
	while (owner > n->first && n->at - owner < 3 &&
		!(sg_scene__token(n->scene, owner - 1)->flags & SG_TOKEN_POSSESSIVE)) {
		sg_word word = sg_scene__word(n->scene, owner - 1);
		if (!word.len || sg_subject__opens_adverbial(&word) ||
			sg_noun__is_determiner(&word))
			return SG_OK;
		owner--;
	}
	if (owner == n->first ||
		!(sg_scene__token(n->scene, owner - 1)->flags & SG_TOKEN_POSSESSIVE))
		return SG_OK;
	uint32_t actor = known_before(n, owner, &first);
	if (actor == SG_NONE || sg_modality__is_supposed(n->scene, n->first, first) ||
		(first > n->first && sg_scene__is(n->scene, first - 1, "without")))
		return SG_OK;
	return add_towards_object(n, actor, first);
}

/* Left over "longtime", "one of the fiercest", to the token behind what the noun is said of;
 * SG_NONE if something else stands there, or what was once. */
static uint32_t skip_description(const noun *n)
{
	static const char *const past[] = {"erstwhile", "ex", "former", "hardly", "no", "not",
		"once", "one-time", "onetime", "sometime"};
	static const char *const articles[] = {"a", "an", "another", "the"};
	for (uint32_t i = n->at; i > n->first && n->at - i < BETWEEN_MAX; i--) {
		sg_word word = sg_scene__word(n->scene, i - 1);
		if (!word.len || SG_WORD_IN(&word, past))
			return SG_NONE;
		if (!SG_WORD_IN(&word, articles))
			continue;
		bool is_one_of = i > n->first + 2 && sg_scene__is(n->scene, i - 2, "of") &&
				 sg_scene__is(n->scene, i - 3, "one");
		return is_one_of ? i - 3 : i - 1;
	}
	return SG_NONE;
}

/* "Dahl, a critic of Riel, …", "Dahl is a critic of Riel" */
static sg_status read_bearer(const noun *n)
{
	static const char *const copulas[] = {"became", "is", "remained", "remains", "was"};
	uint32_t at = skip_description(n);
	sg_attribution who = SG_ATTRIBUTION_NONE;
	sg_mention subject = {.kind = SG_MENTION_NONE};
	if (at == SG_NONE || at <= n->first + 1)
		return SG_OK;
	sg_word before = sg_scene__word(n->scene, at - 1);
	if (sg_scene__token(n->scene, at - 1)->mark == ',')
		subject = sg_mention__ending(&n->scene->words, n->first, at - 1);
	else if (SG_WORD_IN(&before, copulas) &&
		 sg_modality__of(n->scene, n->first, at - 1) == SG_MODALITY_REAL)
		subject = sg_subject__before(n->scene, n->first, at - 1);
	if (subject.kind != SG_MENTION_NAME)
		return SG_OK;
	sg_status st = sg_speech__source(n->scene, n->sentence, &subject, &who);
	return st == SG_OK ? add_towards_object(n, who.actor, subject.first) : st;
}

/* "the Riel ally Ines Dahl" */
static sg_status read_between(const noun *n)
{
	uint32_t end = sg_name__run_end(&n->scene->words, n->at_end, n->end), name_end;
	uint32_t first = SG_NONE;
	if (end == n->at_end || n->at == n->first ||
		(sg_scene__token(n->scene, n->at - 1)->flags & SG_TOKEN_POSSESSIVE))
		return SG_OK;
	uint32_t about = known_before(n, n->at, &first);
	uint32_t actor =
		sg_cast__find_prefix(&n->scene->cast, &n->scene->words, n->at_end, end, &name_end);
	if (about == SG_NONE || first == SG_NONE || actor == SG_NONE || about == actor)
		return SG_OK;
	sg_word before = first > n->first ? sg_scene__word(n->scene, first - 1) : sg_word__none;
	if (strcmp(before.text, "former") == 0)
		return SG_OK;
	return add(n, actor, sg_end_actor(about), first, name_end);
}

static sg_status read_token(noun *n)
{
	const struct {
		sg_phrases table;
		sg_status (*rule)(const noun *);
	} families[] = {{sg_cues__actions(), read_action}, {sg_cues__bearers(), read_bearer},
		{sg_cues__between(), read_between}};
	for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
		n->phrase = sg_phrase__at(
			&n->scene->words, families[i].table, n->at, n->end, &n->at_end);
		if (n->phrase)
			return families[i].rule(n);
	}
	return SG_OK;
}

sg_status sg_stances__nominal(sg_scene *scene)
{
	const uint32_t slots = SG_SLOT_BIT(SG_SLOT_ACTION_NOUNS) |
			       SG_SLOT_BIT(SG_SLOT_BEARER_NOUNS) |
			       SG_SLOT_BIT(SG_SLOT_BETWEEN_NAMES);
	sg_status st = SG_OK;
	for (uint32_t i = 0; i < scene->words.sentence_count && st == SG_OK; i++) {
		const sg_sentence *s = &scene->words.sentences[i];
		if (!sg_scene__is_narration(scene, s->post) || sg_scene__is_headline(scene, s))
			continue;
		noun n = {.scene = scene, .sentence = i, .first = s->first, .end = s->end};
		for (n.at = s->first; n.at < s->end && st == SG_OK; n.at++)
			if (sg_phrase__may_begin(&scene->words, n.at, slots) &&
				!scene->token_is_content[n.at])
				st = read_token(&n);
	}
	return st;
}
