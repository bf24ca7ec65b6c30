/* Reported stance: narration says what somebody thinks of somebody.
 *
 *     Stiles backed the director.          subject, verb, object
 *     The plan was criticised by Dahl.     passive
 *     Riel came out swinging.              no object: an answer to what was just said
 *
 * The edge runs from what the subject says right there, if they say something, else from the
 * person; its evidence is the clause. */
#include "people/nouns.h"
#include "stance/object.h"
#include "stance/overlap.h"
#include "stance/stance.h"
#include "stance/verbs.h"
#include "statement/speech.h"
#include "statement/subject.h"

enum { CLAUSE_TOKENS = 14 };

typedef struct report {
	sg_scene *scene;
	uint32_t sentence, first, end;
	uint32_t verb, verb_end; /* tokens of the phrase */
	const sg_phrase *phrase;
} report;

/* "Dahl’s deputy disagreed. Lena Ortiz said …": the next sentence names whom this one describes. */
static uint32_t next_speaker(const report *r)
{
	uint32_t next = r->sentence + 1;
	if (next >= r->scene->words.sentence_count ||
		r->scene->words.sentences[next].block !=
			r->scene->words.sentences[r->sentence].block)
		return SG_NONE;
	uint32_t statement = r->scene->first_in_sentence[next];
	uint32_t actor = statement == SG_NONE ? SG_NONE : r->scene->statements[statement].speaker;
	bool is_named = actor != SG_NONE && r->scene->cast.actors[actor].is_full;
	return is_named ? actor : SG_NONE;
}

/* Who takes the stance. In their own words people speak for themselves ("I agree with Dahl") or of
 * somebody named; "you" and "they" there are left to other rules. */
static sg_status find_subject(report *r, sg_attribution *who)
{
	const sg_sentence *s = &r->scene->words.sentences[r->sentence];
	bool is_narration = sg_scene__is_narration(r->scene, s->post);
	*who = SG_ATTRIBUTION_NONE;
	if (r->phrase->pattern[0] == 'i' && strchr(" '", r->phrase->pattern[1])) { /* "i'm with" */
		who->actor = is_narration ? SG_NONE : r->scene->actor_of_post[s->post];
		return SG_OK;
	}
	sg_mention subject = sg_subject__before(r->scene, r->first, r->verb);
	bool is_first_person = subject.kind == SG_MENTION_PRONOUN && subject.pronoun == '1';
	/* "His deputy", "Dahl’s lawyer": somebody who has no name here, and mostly has one
	 * nearby. */
	sg_word owner = subject.kind == SG_MENTION_NOMINAL ? sg_scene__word(r->scene, subject.first)
							   : sg_word__none;
	bool is_owned =
		strcmp(owner.text, "his") == 0 || strcmp(owner.text, "her") == 0 ||
		(subject.kind == SG_MENTION_NOMINAL &&
			(sg_scene__token(r->scene, subject.first)->flags & SG_TOKEN_POSSESSIVE));
	if (is_owned) {
		who->actor = next_speaker(r);
		return SG_OK;
	}
	if (!is_narration && !is_first_person && subject.kind != SG_MENTION_NAME)
		return SG_OK;
	return sg_speech__source(r->scene, r->sentence, &subject, who);
}

static sg_span clause_span(const report *r)
{
	uint32_t end = r->verb_end;
	while (end < r->end && end - r->verb < CLAUSE_TOKENS &&
		!sg_token__is_mark(sg_scene__token(r->scene, end), ",;:.!?"))
		end++;
	return sg_span_make(sg_scene__token(r->scene, r->verb)->span.start,
		sg_scene__token(r->scene, end - 1)->span.end);
}

/* From the subject's statement right there to the target, or from the subject. */
static sg_status add(
	report *r, uint32_t actor, sg_end target, double confidence, const char *method)
{
	sg_end source = sg_end_actor(actor);
	uint32_t post = r->scene->words.sentences[r->sentence].post;
	bool is_own = actor == r->scene->actor_of_post[post] &&
		      r->scene->statement_of_post[post] != SG_NONE;
	uint32_t statement = sg_object__statement_in(r->scene, r->sentence, actor);
	if (is_own)
		source = sg_end_statement(r->scene->statement_of_post[post]);
	bool is_same = target.kind == SG_END_STATEMENT && target.index == statement;
	if (!is_own && target.kind == SG_END_STATEMENT && statement != SG_NONE && !is_same)
		source = sg_end_statement(statement);
	return sg_scene__add_stance(
		r->scene, (sg_stance_edge){
				  .source = source,
				  .target = target,
				  .stance = r->phrase->kind == SG_CUE_AGREE ? SG_STANCE_AGREE
									    : SG_STANCE_DISAGREE,
				  .confidence = confidence,
				  .method = method,
				  .evidence = clause_span(r),
			  });
}

/* "was criticised by Dahl": the agent behind "by" is the subject. */
static sg_status passive(report *r)
{
	for (uint32_t i = r->verb_end; i + 1 < r->end && i < r->verb_end + 6; i++) {
		if (!sg_scene__is(r->scene, i, "by"))
			continue;
		sg_attribution agent = SG_ATTRIBUTION_NONE, patient = SG_ATTRIBUTION_NONE;
		sg_mention by = sg_mention__starting(&r->scene->words, i + 1, r->end);
		sg_mention of = sg_subject__of_clause(r->scene, r->first, r->verb);
		sg_status st = sg_speech__source(r->scene, r->sentence, &by, &agent);
		if (st == SG_OK)
			st = sg_speech__source(r->scene, r->sentence, &of, &patient);
		bool is_stance = agent.actor != SG_NONE && patient.actor != SG_NONE &&
				 agent.actor != patient.actor;
		return st == SG_OK && is_stance ? add(r, agent.actor, sg_end_actor(patient.actor),
							  0.78, "passive-verb")
						: st;
	}
	return SG_OK;
}

/* "took Dahl’s side": the object stands inside the phrase. */
static bool takes_side(const sg_scene *scene, uint32_t verb, uint32_t end)
{
	uint32_t run = sg_name__run_end(&scene->words, verb + 1, end);
	return run > verb + 1 && run < end && sg_scene__is(scene, run, "side") &&
	       (sg_scene__token(scene, run - 1)->flags & SG_TOKEN_POSSESSIVE);
}

static sg_status with_object(report *r)
{
	sg_attribution who;
	sg_end target;
	bool found;
	if (sg_subject__is_passive(r->scene, r->first, r->verb))
		return passive(r);
	sg_status st = find_subject(r, &who);
	if (st != SG_OK || who.actor == SG_NONE)
		return st;
	/* "backs it": what is backed is a plan; "rejects it" is said of words. */
	if (r->phrase->kind == SG_CUE_AGREE && r->verb_end < r->end &&
		sg_scene__is(r->scene, r->verb_end, "it"))
		return SG_OK;
	st = sg_object__at(r->scene, r->sentence, r->verb_end, r->end, who.actor, &target, &found);
	if (st != SG_OK || !found)
		return st;
	sg_cast__notice(&r->scene->cast, who.actor, r->verb);
	return add(r, who.actor, target, r->phrase->weight, "name-verb-name");
}

/* "gets support from Dahl", "… from an unexpected side. Dahl …": the object takes the stance. */
static sg_status reversed(report *r)
{
	sg_attribution patient;
	sg_end agent = {SG_END_ACTOR, SG_NONE};
	bool found = false;
	sg_status st = find_subject(r, &patient);
	if (st != SG_OK || patient.actor == SG_NONE)
		return st;
	st = sg_object__at(
		r->scene, r->sentence, r->verb_end, r->end, patient.actor, &agent, &found);
	const sg_sentence *next = &r->scene->words.sentences[r->sentence + 1];
	bool has_next =
		r->sentence + 1 < r->scene->words.sentence_count && next->post == next[-1].post;
	if (st == SG_OK && !found && has_next) {
		sg_attribution who = SG_ATTRIBUTION_NONE;
		sg_mention subject = sg_subject__of_clause(r->scene, next->first, next->end);
		if (subject.kind == SG_MENTION_NAME)
			st = sg_speech__source(r->scene, r->sentence + 1, &subject, &who);
		agent = sg_end_actor(who.actor);
		found = who.actor != SG_NONE && who.actor != patient.actor;
	}
	return st == SG_OK && found && agent.kind == SG_END_ACTOR
		       ? add(r, agent.index, sg_end_actor(patient.actor), r->phrase->weight,
				 "reversed-verb")
		       : st;
}

/* Of the statements before, the one that speaks most of the same things as `statement`. */
static sg_status most_alike(const report *r, uint32_t statement, uint32_t *best)
{
	sg_stems own, other;
	const sg_statement *mine = &r->scene->statements[statement];
	size_t most = 1;
	int looked = 0;
	sg_status st = sg_stems__of(&own, r->scene, mine->span);
	for (size_t i = r->scene->statement_count; i-- > 0 && st == SG_OK && looked < 24;) {
		const sg_statement *s = &r->scene->statements[i];
		if (s->post != mine->post || s->span.end > mine->span.start ||
			s->speaker == SG_NONE || s->speaker == mine->speaker)
			continue;
		looked++;
		st = sg_stems__of(&other, r->scene, s->span);
		size_t shared = st == SG_OK ? sg_stems__shared(&own, &other) : 0;
		if (shared > most) {
			most = shared;
			*best = (uint32_t)i;
		}
	}
	return st;
}

/* What somebody else says in the sentence itself, before the verb. */
static uint32_t earlier_in_sentence(const report *r, uint32_t actor)
{
	uint32_t latest = SG_NONE, pos = sg_scene__token(r->scene, r->verb)->span.start;
	for (uint32_t i = r->scene->first_in_sentence[r->sentence]; i != SG_NONE;
		i = r->scene->next_in_sentence[i]) {
		const sg_statement *s = &r->scene->statements[i];
		if (s->speaker != SG_NONE && s->speaker != actor && s->span.end <= pos)
			latest = i;
	}
	return latest;
}

static sg_status answering(report *r)
{
	sg_attribution who;
	sg_status st = find_subject(r, &who);
	bool is_narration =
		sg_scene__is_narration(r->scene, r->scene->words.sentences[r->sentence].post);
	if (!is_narration)
		return st;
	sg_mention subject = sg_subject__of_clause(r->scene, r->first, r->verb);
	if (st == SG_OK && who.actor == SG_NONE && subject.kind != SG_MENTION_NOMINAL) {
		st = sg_speech__source(r->scene, r->sentence, &subject, &who);
	}
	if (st == SG_OK && who.actor == SG_NONE &&
		strncmp(r->phrase->pattern, "is contested", 12) == 0)
		who.actor = next_speaker(r); /* "That reading is contested. Voss said …" */
	if (st != SG_OK || who.actor == SG_NONE)
		return st;
	uint32_t target = earlier_in_sentence(r, who.actor);
	if (target == SG_NONE)
		target = sg_object__statement_before(r->scene, r->sentence, who.actor);
	uint32_t own = sg_object__statement_in(r->scene, r->sentence, who.actor);
	if (r->phrase->kind == SG_CUE_AGREE && own != SG_NONE)
		st = most_alike(r, own, &target);
	if (st != SG_OK || target == SG_NONE)
		return st;
	return add(r, who.actor, sg_end_statement(target), r->phrase->weight, "answering-verb");
}

/* "called the plan’s author a dreamer", "dismissed the post as “…”": what somebody is called is
 * seldom praise, and the tables of praise say when it is. */
static sg_status naming(report *r)
{
	bool has_quote = false;
	for (uint32_t i = r->verb_end; i < r->end && i < r->verb_end + CLAUSE_TOKENS; i++) {
		uint32_t match_end;
		const sg_phrase *verdict = sg_phrase__at(
			&r->scene->words, sg_cues__judgements(), i, r->end, &match_end);
		sg_word word = sg_scene__word(r->scene, i);
		has_quote = has_quote || (verdict && verdict->kind == SG_CUE_REBUT);
		has_quote = has_quote || sg_scene__token(r->scene, i)->kind == SG_TOKEN_QUOTE;
		if (sg_cues__is_praise(&word))
			return SG_OK;
	}
	uint32_t run_end = sg_name__run_end(&r->scene->words, r->verb_end, r->end), name_end;
	bool is_unknown =
		run_end > r->verb_end && sg_cast__find_prefix(&r->scene->cast, &r->scene->words,
						 r->verb_end, run_end, &name_end) == SG_NONE;
	return has_quote && !is_unknown ? with_object(r) : SG_OK;
}

/* Nouns that look like verbs ("the attack", "a report"), infinitives, negations: no stance. */
static bool is_no_verb(const report *r)
{
	static const char *const directions[] = {
		"at", "down", "from", "home", "in", "into", "on", "out", "to", "up"};
	sg_word before = r->verb > r->first ? sg_scene__word(r->scene, r->verb - 1) : sg_word__none;
	sg_word after =
		r->verb_end < r->end ? sg_scene__word(r->scene, r->verb_end) : sg_word__none;
	if (SG_WORD_IN(&after, directions)) /* "back to the island", "a challenge in court" */
		return true;
	if (sg_noun__is_determiner(&before) || sg_subject__opens_adverbial(&before) ||
		(r->verb > r->first &&
			(sg_scene__token(r->scene, r->verb - 1)->flags & SG_TOKEN_POSSESSIVE)))
		return true;
	return sg_subject__is_unreal(r->scene, r->first, r->verb);
}

/* The phrase at token `i` in one of the tables, and what to do with it. */
static bool find_phrase(report *r, uint32_t i, sg_status (**rule)(report *))
{
	const struct {
		sg_phrases table;
		sg_status (*rule)(report *);
	} families[] = {{sg_verbs__naming(), naming}, {sg_verbs__reversed(), reversed},
		{sg_verbs__with_object(), with_object}, {sg_verbs__answering(), answering}};
	static const sg_phrase side = {"take*", SG_CUE_AGREE, 0.85};
	bool may_begin = sg_phrase__may_begin(&r->scene->words, i,
		SG_SLOT_BIT(SG_SLOT_NAMING) | SG_SLOT_BIT(SG_SLOT_REVERSED) |
			SG_SLOT_BIT(SG_SLOT_WITH_OBJECT) | SG_SLOT_BIT(SG_SLOT_ANSWERING));
	r->verb = i;
	if ((sg_scene__is(r->scene, i, "took") || sg_scene__is(r->scene, i, "takes")) &&
		takes_side(r->scene, i, r->end)) {
		r->phrase = &side;
		r->verb_end = i + 1;
		*rule = with_object;
		return true;
	}
	for (size_t f = 0; may_begin && f < sizeof families / sizeof *families; f++) {
		r->phrase =
			sg_phrase__at(&r->scene->words, families[f].table, i, r->end, &r->verb_end);
		*rule = families[f].rule;
		if (r->phrase)
			return true;
	}
	return false;
}

static sg_status read_sentence(sg_scene *scene, uint32_t sentence)
{
	const sg_sentence *s = &scene->words.sentences[sentence];
	report r = {.scene = scene, .sentence = sentence, .first = s->first, .end = s->end};
	sg_status (*rule)(report *) = NULL;
	sg_status st = SG_OK;
	for (uint32_t i = s->first; i < s->end && st == SG_OK; i++) {
		if (sg_scene__token(scene, i)->kind != SG_TOKEN_WORD ||
			scene->token_is_content[i] || !find_phrase(&r, i, &rule) ||
			(rule != answering && is_no_verb(&r)))
			continue;
		st = rule(&r);
		i = r.verb_end - 1;
	}
	return st;
}

/* Pronouns are read as the narration goes, as when statements were found. */
static void follow(sg_scene *scene, uint32_t sentence)
{
	const sg_sentence *s = &scene->words.sentences[sentence];
	sg_mention subject = sg_subject__of_clause(scene, s->first, s->end);
	uint32_t actor = SG_NONE, name_end;
	if (subject.kind == SG_MENTION_NAME)
		actor = sg_cast__find_prefix(&scene->cast, &scene->words, subject.name_first,
			subject.name_end, &name_end);
	sg_cast__notice(&scene->cast, actor, s->first);
	for (uint32_t i = scene->first_in_sentence[sentence]; i != SG_NONE;
		i = scene->next_in_sentence[i])
		sg_cast__notice(&scene->cast, scene->statements[i].speaker, s->first);
}

sg_status sg_stances__reported(sg_scene *scene)
{
	sg_status st = SG_OK;
	uint32_t post = SG_NONE;
	for (uint32_t i = 0; i < scene->words.sentence_count && st == SG_OK; i++) {
		const sg_sentence *s = &scene->words.sentences[i];
		if (s->post != post && scene->reading.posts[s->post].form != SG_POST_TURN)
			sg_cast__forget_focus(&scene->cast);
		post = s->post;
		scene->cast.is_story = sg_scene__is_narration(scene, post);
		st = read_sentence(scene, i);
		follow(scene, i);
	}
	return st;
}
