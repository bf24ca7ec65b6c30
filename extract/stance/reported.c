/* Reported stance: narration says what somebody thinks of somebody.
 *
 *     Stiles backed the director.          subject, verb, object
 *     The plan was criticised by Dahl.     passive
 *     Riel came out swinging.              no object: an answer to what was just said
 *
 * The edge runs from what the subject says right there, if they say something, else from the
 * person; its evidence is the clause. */
#include "people/nouns.h"
#include "stance/doer.h"
#include "stance/modality.h"
#include "stance/object.h"
#include "stance/overlap.h"
#include "stance/stance.h"
#include "stance/verbs.h"
#include "statement/speech.h"
#include "statement/subject.h"

enum { CLAUSE_TOKENS = 14 };

static const double DENIED_SHARE = 0.9; /* of a phrase’s weight, for "did not …" */

typedef struct report {
	sg_scene *scene;
	uint32_t sentence, first, end;
	uint32_t verb, verb_end; /* tokens of the phrase */
	const sg_phrase *phrase;
	sg_modality modality;
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
	sg_mention subject = sg_doer__of(r->scene, r->first, r->verb);
	bool is_first_person = subject.kind == SG_MENTION_PRONOUN && subject.pronoun == '1';
	/* "His deputy", "Dahl’s lawyer": somebody who has no name here, and mostly has one
	 * nearby. */
	sg_word owner = subject.kind == SG_MENTION_NOMINAL ? sg_scene__word(r->scene, subject.first)
							   : sg_word__none;
	bool is_body = (subject.classes & SG_NOUN_ORGANISATION) != 0;
	bool is_owned =
		strcmp(owner.text, "his") == 0 || strcmp(owner.text, "her") == 0 ||
		(subject.kind == SG_MENTION_NOMINAL && !is_body &&
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
	bool is_agreement = r->phrase->kind == SG_CUE_AGREE;
	if (r->modality == SG_MODALITY_DENIED) {
		/* "did not back" is against; "did not praise" and "did not attack" are nothing. */
		if (!sg_verbs__can_be_withheld(r->phrase))
			return SG_OK;
		is_agreement = false;
		confidence *= DENIED_SHARE;
	}
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
				  .stance = is_agreement ? SG_STANCE_AGREE : SG_STANCE_DISAGREE,
				  .confidence = confidence,
				  .method = method,
				  .evidence = clause_span(r),
			  });
}

/* Where the form of "be" of a passive stands: "has been widely criticised". */
static uint32_t be_of(const report *r)
{
	uint32_t at = r->verb;
	while (at > r->first && r->verb - at < 3) {
		sg_word word = sg_scene__word(r->scene, at - 1);
		if (!sg_subject__is_filler(&word))
			return at - 1;
		at--;
	}
	return r->verb;
}

/* Whom a passive is about: "Dahl was criticised", "Dahl, criticised by Riel for it, …". */
static sg_mention find_patient(const report *r, bool is_full)
{
	sg_mention none = {.kind = SG_MENTION_NONE};
	if (is_full) {
		sg_mention found = sg_doer__of(r->scene, r->first, be_of(r));
		return found.kind == SG_MENTION_NONE
			       ? sg_subject__of_clause(r->scene, r->first, r->verb)
			       : found;
	}
	bool is_behind_comma =
		r->verb > r->first && sg_scene__token(r->scene, r->verb - 1)->mark == ',';
	sg_mention found = is_behind_comma ? sg_doer__of(r->scene, r->first, r->verb) : none;
	return found.kind == SG_MENTION_NAME ? found : none;
}

/* "was criticised by Dahl": the agent behind "by" is the subject. */
static sg_status passive(report *r, bool is_full)
{
	for (uint32_t i = r->verb_end; i + 1 < r->end && i < r->verb_end + 6; i++) {
		if (!sg_scene__is(r->scene, i, "by"))
			continue;
		sg_attribution agent = SG_ATTRIBUTION_NONE, patient = SG_ATTRIBUTION_NONE;
		sg_mention by = sg_mention__starting(&r->scene->words, i + 1, r->end);
		sg_mention of = find_patient(r, is_full);
		if (of.kind == SG_MENTION_NONE ||
			sg_doer__hangs_on_preposition(r->scene, r->first, r->verb, &of))
			return SG_OK;
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

/* Phrases with the object inside: "took Dahl’s side", "took Dahl to task", "joined Dahl in calling
 * for …". The phrase, or NULL. */
static const sg_phrase *around_object(const sg_scene *scene, uint32_t verb, uint32_t end)
{
	static const sg_phrase side = {"take*", SG_CUE_AGREE, 0.85};
	static const sg_phrase task = {"take*", SG_CUE_REBUT, 0.85};
	static const sg_phrase join = {"join*", SG_CUE_AGREE, 0.75};
	static const char *const takes[] = {"take", "takes", "taking", "took"};
	static const char *const joins[] = {"joined", "joining", "joins"};
	static const char *const sayings[] = {"arguing", "asking", "backing", "calling",
		"condemning", "criticising", "criticizing", "demanding", "denouncing", "opposing",
		"questioning", "rejecting", "saying", "supporting", "urging", "warning"};
	if (verb + 1 >= end || !(sg_scene__token(scene, verb + 1)->flags & SG_TOKEN_CAPITAL))
		return NULL; /* no name behind it, as behind most words */
	const sg_word *word = sg_words__word(&scene->words, verb);
	bool is_taking = SG_WORD_IN(word, takes);
	if (!is_taking && !SG_WORD_IN(word, joins))
		return NULL;
	uint32_t run = sg_name__run_end(&scene->words, verb + 1, end);
	if (run == verb + 1 || run >= end)
		return NULL;
	bool owns = (sg_scene__token(scene, run - 1)->flags & SG_TOKEN_POSSESSIVE) != 0;
	sg_word next = run + 1 < end ? sg_scene__word(scene, run + 1) : sg_word__none;
	if (!is_taking)
		return sg_scene__is(scene, run, "in") && SG_WORD_IN(&next, sayings) ? &join : NULL;
	if (owns && sg_scene__is(scene, run, "side"))
		return &side;
	return sg_scene__is(scene, run, "to") && strcmp(next.text, "task") == 0 ? &task : NULL;
}

/* "Dahl, whom Riel has criticised": the name before "whom" is the object. */
static sg_status find_relative(report *r, uint32_t *actor)
{
	sg_attribution whom = SG_ATTRIBUTION_NONE;
	sg_mention subject = sg_subject__before(r->scene, r->first, r->verb);
	uint32_t at = subject.first;
	*actor = SG_NONE;
	if (subject.kind == SG_MENTION_NONE || at < r->first + 2 ||
		!sg_scene__is(r->scene, at - 1, "whom"))
		return SG_OK;
	at -= sg_scene__token(r->scene, at - 2)->mark == ',' ? 2 : 1;
	sg_mention found = sg_mention__ending(&r->scene->words, r->first, at);
	sg_status st = found.kind == SG_MENTION_NAME
			       ? sg_speech__source(r->scene, r->sentence, &found, &whom)
			       : SG_OK;
	*actor = whom.actor;
	return st;
}

/* "blamed the fire on Dahl": whom a blame falls on stands behind "on". */
static void skip_blamed_thing(report *r)
{
	for (uint32_t i = r->verb_end; i < r->end && i < r->verb_end + 6; i++) {
		if (sg_scene__token(r->scene, i)->kind != SG_TOKEN_WORD)
			return;
		if (sg_scene__is(r->scene, i, "on")) {
			r->verb_end = i + 1;
			return;
		}
	}
}

static sg_status find_object(report *r, uint32_t subject, sg_end *target, bool *found)
{
	uint32_t relative;
	if (strcmp(r->phrase->pattern, "blame*") == 0)
		skip_blamed_thing(r);
	sg_status st = find_relative(r, &relative);
	*found = relative != SG_NONE && relative != subject;
	*target = sg_end_actor(relative);
	return st != SG_OK || *found ? st
				     : sg_object__at(r->scene, r->sentence, r->verb_end, r->end,
					       subject, target, found);
}

static sg_status with_object(report *r)
{
	sg_attribution who;
	sg_end target;
	bool found;
	if (sg_subject__is_passive(r->scene, r->first, r->verb))
		return passive(r, true);
	if (r->verb_end < r->end && sg_scene__is(r->scene, r->verb_end, "by"))
		return passive(r, false);
	sg_status st = find_subject(r, &who);
	if (st != SG_OK || who.actor == SG_NONE)
		return st;
	/* "backs it": what is backed is a plan; "rejects it" is said of words. */
	if (r->phrase->kind == SG_CUE_AGREE && r->verb_end < r->end &&
		sg_scene__is(r->scene, r->verb_end, "it"))
		return SG_OK;
	st = find_object(r, who.actor, &target, &found);
	if (st != SG_OK || !found)
		return st;
	sg_cast__notice(&r->scene->cast, who.actor, r->verb);
	bool is_joint = who.second != SG_NONE && who.second != who.actor &&
			!(target.kind == SG_END_ACTOR && target.index == who.second);
	if (is_joint)
		st = add(r, who.second, target, r->phrase->weight, "name-verb-name");
	return st == SG_OK ? add(r, who.actor, target, r->phrase->weight, "name-verb-name") : st;
}

/* "gets support from Dahl", "… from an unexpected side. Dahl …": the object takes the stance. */
static sg_status reversed(report *r)
{
	sg_attribution patient;
	sg_end agent = {SG_END_ACTOR, SG_NONE};
	bool found = false;
	sg_mention it = sg_subject__before(r->scene, r->first, r->verb);
	if (it.kind == SG_MENTION_PRONOUN && it.pronoun == 'o')
		return SG_OK; /* "It drew fire from Dahl": a thing, mostly */
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

/* "agreed to a price", "denied that it leaks": what follows is another matter. */
static bool is_of_other_matter(const report *r)
{
	static const char *const after_agree[] = {"adding", "and", "as", "but", "noting",
		"praising", "saying", "that", "too", "when", "while", "with"};
	if (r->verb_end >= r->end || sg_scene__token(r->scene, r->verb_end)->kind != SG_TOKEN_WORD)
		return false;
	sg_word next = sg_scene__word(r->scene, r->verb_end);
	bool is_clause = sg_noun__pronoun(&next) ||
			 (sg_scene__token(r->scene, r->verb_end)->flags & SG_TOKEN_CAPITAL);
	if (strcmp(r->phrase->pattern, "agree*") == 0)
		return !is_clause && !SG_WORD_IN(&next, after_agree) &&
		       !sg_subject__is_filler(&next);
	if (strcmp(r->phrase->pattern, "chime* in") == 0)
		return sg_noun__is_determiner(&next);
	return sg_scene__is(r->scene, r->verb_end - 1, "that") &&
	       strstr(r->phrase->pattern, "denied") && !sg_subject__is_filler(&next);
}

static sg_status answering(report *r)
{
	sg_attribution who;
	if (is_of_other_matter(r))
		return SG_OK;
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

/* What somebody is called, in the words behind the verb or in marks: REBUT, AGREE, or -1. */
static int kind_of_name(const report *r)
{
	int kind = -1;
	for (uint32_t i = r->verb_end; i < r->end && i < r->verb_end + CLAUSE_TOKENS; i++) {
		const sg_token *token = sg_scene__token(r->scene, i);
		uint32_t match_end;
		if (sg_token__is_mark(token, ",;:"))
			break;
		const sg_phrase *verdict = sg_phrase__at(
			&r->scene->words, sg_cues__judgements(), i, r->end, &match_end);
		sg_word word = sg_scene__word(r->scene, i);
		int here = token->kind == SG_TOKEN_QUOTE
				   ? sg_verbs__kind_of_words(r->scene->text,
					     r->scene->words.quotes.items[token->quote].inner)
			   : verdict && verdict->kind == SG_CUE_REBUT
				   ? SG_CUE_REBUT
				   : sg_verbs__kind_of_name(&word);
		if (here == SG_CUE_REBUT)
			return here;
		kind = here >= 0 ? here : kind;
	}
	return kind;
}

/* "called Dahl “…”", and not "called Dahl’s plan “…”", "called it “…”": has somebody the name? */
static bool names_person(const report *r)
{
	static const char *const pointing[] = {"it", "that", "the", "these", "this"};
	sg_word word = r->verb_end < r->end ? sg_scene__word(r->scene, r->verb_end) : sg_word__none;
	bool is_role = false;
	for (uint32_t i = r->verb_end; i < r->end && i < r->verb_end + CLAUSE_TOKENS; i++) {
		const sg_token *token = sg_scene__token(r->scene, i);
		sg_word noun = sg_scene__word(r->scene, i);
		if (token->kind != SG_TOKEN_WORD)
			break;
		if ((token->flags & SG_TOKEN_POSSESSIVE) || sg_verbs__is_utterance(&noun))
			return false;
		is_role = is_role || (sg_noun__classes(&noun) & SG_NOUN_ROLE);
	}
	return is_role || !SG_WORD_IN(&word, pointing);
}

/* "called the plan’s author a dreamer", "dismissed the post as “…”": what somebody is called tells.
 * Where it does not: of what people say, a name in marks is seldom praise; of people it may be
 * anything ("called Dahl “the voice of the valley”"). */
static sg_status naming(report *r)
{
	sg_phrase praise = *r->phrase;
	praise.kind = SG_CUE_AGREE;
	int kind = kind_of_name(r);
	uint32_t run_end = sg_name__run_end(&r->scene->words, r->verb_end, r->end), name_end;
	bool is_unknown =
		run_end > r->verb_end && sg_cast__find_prefix(&r->scene->cast, &r->scene->words,
						 r->verb_end, run_end, &name_end) == SG_NONE;
	bool is_marked = false;
	for (uint32_t i = r->verb_end; i < r->end && i < r->verb_end + CLAUSE_TOKENS; i++)
		is_marked = is_marked || sg_scene__token(r->scene, i)->kind == SG_TOKEN_QUOTE;
	if (is_unknown || (kind < 0 && (!is_marked || names_person(r))))
		return SG_OK;
	if (kind == SG_CUE_AGREE)
		r->phrase = &praise;
	return with_object(r);
}

/* "walked back his remarks", "brought it back": an adverb. */
static bool is_adverb_back(const report *r, const sg_word *before)
{
	static const char *const verbs[] = {"bring", "brings", "brought", "came", "come", "comes",
		"fight", "fought", "gave", "get", "gets", "give", "gives", "go", "goes", "got",
		"held", "send", "sent", "shot", "take", "takes", "threw", "throw", "took", "walk",
		"walks", "way", "went"};
	size_t n = before->len;
	return sg_scene__is(r->scene, r->verb, "back") &&
	       ((n > 3 && strcmp(before->text + n - 2, "ed") == 0) || SG_WORD_IN(before, verbs) ||
		       (n > 4 && strcmp(before->text + n - 3, "ing") == 0));
}

/* Nouns that look like verbs ("the attack", "a report"), wishes and conditions: no stance. */
static bool is_no_verb(const report *r)
{
	static const char *const directions[] = {
		"at", "down", "from", "home", "in", "into", "on", "out", "to", "up"};
	sg_word before = r->verb > r->first ? sg_scene__word(r->scene, r->verb - 1) : sg_word__none;
	sg_word after =
		r->verb_end < r->end ? sg_scene__word(r->scene, r->verb_end) : sg_word__none;
	if (SG_WORD_IN(&after, directions)) /* "back to the island", "a challenge in court" */
		return true;
	bool is_infinitive = strcmp(before.text, "to") == 0;
	sg_word word = sg_scene__word(r->scene, r->verb);
	/* "the Lunden contest between", "a rebuke of" */
	bool is_base = sg_scene__is(r->scene, r->verb, "contest") ||
		       (strcmp(after.text, "of") == 0 && r->verb_end == r->verb + 1);
	bool is_noun =
		is_base && (strcmp(after.text, "of") == 0 || strcmp(after.text, "between") == 0);
	sg_lemmas space;
	const sg_lemmas *lemmas = is_noun ? sg_lemmas__kept(&word, &space) : NULL;
	if (is_adverb_back(r, &before) ||
		(lemmas && lemmas->inflection[0] == SG_INFLECTION_BASE && lemmas->count == 1))
		return true;
	if (sg_noun__is_determiner(&before) ||
		(sg_subject__opens_adverbial(&before) && !is_infinitive) ||
		(r->verb > r->first &&
			(sg_scene__token(r->scene, r->verb - 1)->flags & SG_TOKEN_POSSESSIVE)))
		return true;
	return r->modality == SG_MODALITY_UNREAL;
}

/* The phrase at token `i` in one of the tables, and what to do with it. */
static bool find_phrase(report *r, uint32_t i, sg_status (**rule)(report *))
{
	const struct {
		sg_phrases table;
		sg_status (*rule)(report *);
	} families[] = {{sg_verbs__naming(), naming}, {sg_verbs__reversed(), reversed},
		{sg_verbs__with_object(), with_object}, {sg_verbs__answering(), answering}};
	bool may_begin = sg_phrase__may_begin(&r->scene->words, i,
		SG_SLOT_BIT(SG_SLOT_NAMING) | SG_SLOT_BIT(SG_SLOT_REVERSED) |
			SG_SLOT_BIT(SG_SLOT_WITH_OBJECT) | SG_SLOT_BIT(SG_SLOT_ANSWERING));
	r->verb = i;
	r->phrase = around_object(r->scene, i, r->end);
	if (r->phrase) {
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
			scene->token_is_content[i] || !find_phrase(&r, i, &rule))
			continue;
		r.modality =
			rule == answering ? SG_MODALITY_REAL : sg_modality__of(scene, r.first, i);
		if (rule != answering && is_no_verb(&r))
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
