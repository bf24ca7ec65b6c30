/* What reported words themselves say: inside a quotation people judge each other as they do in a
 * comment ("That’s just not true", "Colin is right"), and a reported clause may be about somebody
 * ("said that Dahl was the best mayor yet").
 *
 * Quotations are opaque to the sentence around them, so their words are read here on their own. */
#include "people/nouns.h"
#include "stance/cues.h"
#include "stance/object.h"
#include "stance/overlap.h"
#include "stance/stance.h"
#include "stance/verbs.h"
#include "statement/cue.h"

enum {
	LOOK_BACK = 24,
	ABOUT_TOKENS = 4,
	ALIKE_STEMS = 2,
	CLAIM_TOKENS = 24,
	OBJECTION_TOKENS = 8,
	CONTRAST_TOKENS = 16
};

typedef struct spoken {
	sg_scene *scene;
	uint32_t statement;
	const bool *speaks;   /* per actor: stands behind a statement */
	sg_words words;       /* the statement's own tokens, with quotation marks read as marks */
	sg_sentence sentence; /* all of them */
} spoken;

static sg_status add(
	spoken *s, sg_end target, const sg_phrase *cue, double confidence, const char *method)
{
	const sg_statement *own = &s->scene->statements[s->statement];
	return sg_scene__add_stance(s->scene,
		(sg_stance_edge){
			.source = sg_end_statement(s->statement),
			.target = target,
			.stance = cue->kind == SG_CUE_REBUT ? SG_STANCE_DISAGREE : SG_STANCE_AGREE,
			.confidence = confidence,
			.method = method,
			.evidence = own->span,
		});
}

/* The earlier statement by somebody else that speaks most of the same things; the last one by
 * somebody else, a few sentences back, if none is alike. */
static sg_status answered_statement(spoken *s, uint32_t *target)
{
	const sg_statement *own = &s->scene->statements[s->statement];
	sg_stems mine, other;
	size_t most = ALIKE_STEMS - 1;
	int looked = 0;
	sg_status st = sg_stems__of(&mine, s->scene, own->span);
	*target = sg_object__statement_before(s->scene, own->sentence, own->speaker);
	for (uint32_t i = s->statement; i-- > 0 && st == SG_OK && looked < LOOK_BACK;) {
		const sg_statement *before = &s->scene->statements[i];
		if (before->post != own->post || before->speaker == SG_NONE ||
			before->speaker == own->speaker || before->form == SG_CLAIM_TURN ||
			before->form == SG_CLAIM_COMMENT)
			continue;
		looked++;
		st = sg_stems__of(&other, s->scene, before->span);
		size_t shared = st == SG_OK ? sg_stems__shared(&mine, &other) : 0;
		if (shared > most) {
			most = shared;
			*target = i;
		}
	}
	return st;
}

/* "No matter what", "no one": no answer, but a word of what follows. */
static bool begins_noun_phrase(const spoken *s, const sg_phrase *cue, uint32_t end)
{
	if (end >= s->sentence.end || s->words.tokens.items[end].kind != SG_TOKEN_WORD)
		return false;
	bool is_thinking = strncmp(cue->pattern, "i do", 4) == 0;
	sg_word next = sg_token__word(s->words.text, &s->words.tokens.items[end]);
	/* "I don’t think we should …" begins a view of one's own; "… that", "… so" an answer. */
	return strcmp(cue->pattern, "no") == 0 ||
	       (is_thinking && strstr(cue->pattern, "think") && strcmp(next.text, "that") != 0 &&
		       strcmp(next.text, "that's") != 0 && strcmp(next.text, "so") != 0 &&
		       strcmp(next.text, "it") != 0 && strcmp(next.text, "it's") != 0);
}

/* The surest cue of agreement or rebuttal in the quoted words. */
static const sg_phrase *surest_cue(const spoken *s)
{
	const sg_phrase *best = NULL;
	const sg_phrases tables[] = {sg_cues__inside(), sg_cues__openers()};
	for (uint32_t i = 0; i < s->sentence.end; i++) {
		const sg_token *before = &s->words.tokens.items[i ? i - 1 : 0];
		bool is_start = i == 0 || sg_token__is_mark(before, ".!?");
		for (size_t t = 0; t < 2; t++) {
			uint32_t end;
			const sg_phrase *cue = t == 0 || (is_start && i < 12)
						       ? sg_phrase__at(&s->words, tables[t], i,
								 s->sentence.end, &end)
						       : NULL;
			bool counts = cue &&
				      (cue->kind == SG_CUE_AGREE || cue->kind == SG_CUE_REBUT) &&
				      !(t == 1 && begins_noun_phrase(s, cue, end));
			if (counts && (!best || cue->weight > best->weight))
				best = cue;
		}
	}
	return best;
}

/* Somebody else whom the first few words name: "I’m with Marcus that …". */
static uint32_t named_in(const spoken *s)
{
	const sg_statement *own = &s->scene->statements[s->statement];
	for (uint32_t i = 0; i < s->sentence.end && i < 8; i++) {
		uint32_t end = sg_name__run_end(&s->words, i, s->sentence.end), name_end;
		uint32_t actor =
			end == i ? SG_NONE
				 : sg_cast__find_prefix(&s->scene->cast, &s->words,
					   sg_name__skip_titles(&s->words, i, end), end, &name_end);
		if (actor != SG_NONE && actor != own->speaker &&
			s->scene->cast.actors[actor].is_full)
			return actor;
	}
	return SG_NONE;
}

/* "she’s right": of whom the cue itself speaks, 'f' or 'm'; 0 if of nobody. */
static char cue_person(const sg_phrase *cue)
{
	bool is_she = strncmp(cue->pattern, "she", 3) == 0;
	bool is_he = strncmp(cue->pattern, "he", 2) == 0 &&
		     (cue->pattern[2] == ' ' || cue->pattern[2] == '\'');
	return is_she ? 'f' : is_he ? 'm' : 0;
}

/* The latest statement before this one by somebody else who can be meant by "he" or "she". */
static uint32_t said_by_gender(const spoken *s, char gender)
{
	const sg_statement *own = &s->scene->statements[s->statement];
	int looked = 0;
	for (uint32_t i = s->statement; i-- > 0 && looked < LOOK_BACK;) {
		const sg_statement *before = &s->scene->statements[i];
		if (before->post != own->post || before->speaker == SG_NONE ||
			before->speaker == own->speaker)
			continue;
		looked++;
		if (s->scene->cast.actors[before->speaker].gender == gender)
			return i;
	}
	return SG_NONE;
}

static sg_status read_answer(spoken *s)
{
	const sg_phrase *cue = surest_cue(s);
	uint32_t target = SG_NONE;
	if (!cue || cue->weight < 0.75)
		return SG_OK;
	uint32_t named = named_in(s);
	if (named != SG_NONE)
		return add(s, sg_end_actor(named), cue, cue->weight - 0.08, "spoken-answer");
	sg_status st = answered_statement(s, &target);
	char person = cue_person(cue);
	if (st == SG_OK && person)
		target = said_by_gender(s, person);
	return st == SG_OK && target != SG_NONE
		       ? add(s, sg_end_statement(target), cue, cue->weight - 0.08, "spoken-answer")
		       : st;
}

/* "the minister": by office only; what a speaker means by "the man" nobody can tell. */
static uint32_t holder_of_office(const spoken *s, uint32_t token)
{
	sg_mention m = sg_mention__starting(&s->words, token, s->sentence.end);
	uint32_t actor = SG_NONE;
	if (m.kind != SG_MENTION_NOMINAL || !m.is_definite || m.head != token + 1 ||
		!(m.classes & SG_NOUN_ROLE))
		return SG_NONE;
	return sg_cast__holder(&s->scene->cast, &s->words, &m, &actor) ? actor : SG_NONE;
}

/* Somebody else whom a sentence is about that begins at token `from`: "Dahl was …". */
static uint32_t subject_of_words(const spoken *s, uint32_t from)
{
	const sg_statement *own = &s->scene->statements[s->statement];
	uint32_t holder = from < s->sentence.end ? holder_of_office(s, from) : SG_NONE;
	if (holder != SG_NONE)
		return holder != own->speaker ? holder : SG_NONE;
	for (uint32_t i = from; i < s->sentence.end && i < from + ABOUT_TOKENS; i++) {
		if (i > from && sg_token__is_mark(&s->words.tokens.items[i], ".!?;"))
			break;
		uint32_t end = sg_name__run_end(&s->words, i, s->sentence.end), name_end;
		if (end == i)
			continue;
		uint32_t actor = sg_cast__find_prefix(&s->scene->cast, &s->words,
			sg_name__skip_titles(&s->words, i, end), end, &name_end);
		bool is_person = actor != SG_NONE &&
				 s->scene->cast.actors[actor].sort == SG_PERSON &&
				 (s->scene->cast.actors[actor].is_full ||
					 s->scene->cast.actors[actor].is_speaker);
		return is_person && actor != own->speaker ? actor : SG_NONE;
	}
	return SG_NONE;
}

/* "whether Dahl was right", "if", "would be": nobody says that it is so. */
static bool is_doubt(const spoken *s, uint32_t token)
{
	static const char *const words[] = {
		"could", "if", "may", "might", "unless", "whether", "would"};
	return SG_WORD_IS(sg_words__word(&s->words, token), SG_FACT_DOUBT, words);
}

/* Does a negation stand right before the phrase at tokens [first, end), or where it lets any word
 * stand? */
static bool is_negated(const spoken *s, const sg_phrase *phrase, uint32_t first, uint32_t end)
{
	end = strchr(phrase->pattern, '?') ? end : first;
	for (uint32_t i = first ? first - 1 : 0; i < end; i++) {
		sg_word word = sg_token__word(s->words.text, &s->words.tokens.items[i]);
		if (sg_cues__is_negation(&word))
			return true;
	}
	return false;
}

/* "not right" is wrong; "not wrong" is not yet right. */
static const sg_phrase *denied(const sg_phrase *verdict, bool is_denied)
{
	static const sg_phrase wrong = {"", SG_CUE_REBUT, 0.78};
	return !is_denied ? verdict : verdict->kind == SG_CUE_AGREE ? &wrong : NULL;
}

/* "denied that Dahl was right" */
static bool is_denial(const spoken *s)
{
	sg_span span = s->scene->statements[s->statement].cue;
	sg_inflection inflection;
	if (span.end <= span.start)
		return false;
	sg_slice text = sg_slice_at(s->scene->text, span);
	sg_word word = sg_word__fold(text);
	const sg_cue *cue = sg_cue__of(&word, &inflection);
	return cue && (cue->uses & SG_CUE_DENY);
}

static const sg_phrase *verdict_on_subject(const spoken *s, uint32_t from, uint32_t to)
{
	static const sg_phrase verdicts[] = {
		{"best", SG_CUE_AGREE, 0.72},
		{"brilliant", SG_CUE_AGREE, 0.75},
		{"correct", SG_CUE_AGREE, 0.78},
		{"dishonest", SG_CUE_REBUT, 0.8},
		{"had no choice", SG_CUE_AGREE, 0.72},
		{"has a point", SG_CUE_AGREE, 0.78},
		{"has got it wrong", SG_CUE_REBUT, 0.8},
		{"irresponsible", SG_CUE_REBUT, 0.8},
		{"is ? mistaken|wrong", SG_CUE_REBUT, 0.82},
		{"is ? right", SG_CUE_AGREE, 0.82},
		{"misled", SG_CUE_REBUT, 0.78},
		{"mistaken", SG_CUE_REBUT, 0.75},
		{"must|should go|resign|apologise|apologize|be ashamed", SG_CUE_REBUT, 0.8},
		{"out of touch", SG_CUE_REBUT, 0.8},
		{"right to", SG_CUE_AGREE, 0.75},
		{"was ? right", SG_CUE_AGREE, 0.8},
		{"was ? wrong", SG_CUE_REBUT, 0.8},
		{"wrong to", SG_CUE_REBUT, 0.78},
	};
	const sg_phrase *best = NULL;
	for (uint32_t i = from; i < to && !is_doubt(s, i); i++) {
		uint32_t end;
		const sg_phrase *found = sg_phrase__at(
			&s->words, SG_PHRASES_KEPT(verdicts, SG_SLOT_VERDICTS), i, to, &end);
		if (found && !is_negated(s, found, i, end) &&
			(!best || found->weight > best->weight))
			best = found;
	}
	return best;
}

/* "Dahl’s claim was false": what is said of somebody’s words behind the noun at `noun`. */
static const sg_phrase *verdict_on_claim(const spoken *s, uint32_t noun, uint32_t to)
{
	static const sg_phrase verdicts[] = {
		{"accurate", SG_CUE_AGREE, 0.82},
		{"baseless", SG_CUE_REBUT, 0.86},
		{"correct", SG_CUE_AGREE, 0.82},
		{"fabricated|false", SG_CUE_REBUT, 0.86},
		{"inaccurate|incorrect", SG_CUE_REBUT, 0.86},
		{"justified", SG_CUE_AGREE, 0.8},
		{"lie|lies", SG_CUE_REBUT, 0.86},
		{"misleading", SG_CUE_REBUT, 0.86},
		{"mistaken", SG_CUE_REBUT, 0.84},
		{"right", SG_CUE_AGREE, 0.82},
		{"sound", SG_CUE_AGREE, 0.8},
		{"true", SG_CUE_AGREE, 0.82},
		{"unfounded|untrue|unsupported", SG_CUE_REBUT, 0.86},
		{"wrong", SG_CUE_REBUT, 0.84},
	};
	static const char *const copulas[] = {"are", "be", "been", "is", "was", "were"};
	bool has_copula = false;
	for (uint32_t i = noun + 1; i < to && i < noun + CLAIM_TOKENS && !is_doubt(s, i); i++) {
		uint32_t end;
		sg_word word = sg_token__word(s->words.text, &s->words.tokens.items[i]);
		has_copula = has_copula || SG_WORD_IN(&word, copulas);
		const sg_phrase *found =
			has_copula ? sg_phrase__at(&s->words,
					     SG_PHRASES_KEPT(verdicts, SG_SLOT_CLAIM_VERDICTS), i,
					     to, &end)
				   : NULL;
		if (!found && has_copula)
			found = sg_phrase__at(&s->words, sg_cues__judgements(), i, to, &end);
		if (found)
			return denied(found, is_negated(s, found, i, end));
	}
	return NULL;
}

/* "but", and not the "though" of a clause beside. */
static bool is_plain_contrast(const sg_word *word)
{
	return sg_cues__is_contrast(word) && strcmp(word->text, "though") != 0 &&
	       strcmp(word->text, "although") != 0;
}

/* No verdict, but a "but" or a "should" about somebody who has spoken in the story. What they
 * should go on with is no objection, and a plain "not" is mostly news ("Dahl did not come"). */
static const sg_phrase *objection_to(const spoken *s, uint32_t about, uint32_t from, uint32_t to)
{
	static const sg_phrase objection = {"", SG_CUE_REBUT, 0.68};
	static const char *const kind[] = {
		"alone", "continue", "keep", "mistaken", "only", "remain", "stay", "win", "wrong"};
	for (uint32_t i = from; s->speaks[about] && i < to; i++) {
		sg_word word = sg_token__word(s->words.text, &s->words.tokens.items[i]);
		sg_word next =
			i + 1 < to ? sg_token__word(s->words.text, &s->words.tokens.items[i + 1])
				   : sg_word__none;
		bool is_near = i < from + OBJECTION_TOKENS;
		bool objects = (is_near && (strcmp(word.text, "should") == 0 ||
						   strcmp(word.text, "must") == 0)) ||
			       (i < from + CONTRAST_TOKENS && is_plain_contrast(&word));
		if (objects)
			return SG_WORD_IN(&next, kind) ? NULL : &objection;
	}
	return NULL;
}

/* "he is mistaken", "the book is naive": of what was said before. */
static bool begins_with_pronoun(const spoken *s)
{
	sg_word word = sg_word__none, noun = sg_word__none;
	if (s->sentence.end > 1) {
		word = sg_token__word(s->words.text, &s->words.tokens.items[0]);
		noun = sg_token__word(s->words.text, &s->words.tokens.items[1]);
	}
	char pronoun = sg_noun__pronoun(&word);
	return pronoun == 'm' || pronoun == 'f' ||
	       (strcmp(word.text, "the") == 0 && sg_verbs__is_utterance(&noun));
}

/* The end of the sentence of the words that begins at `from`. */
static uint32_t sentence_end(const spoken *s, uint32_t from)
{
	enum { GAP_BYTES = 6 }; /* more than a space or two: the narration between two pieces */
	const sg_token *tokens = s->words.tokens.items;
	uint32_t at = from;
	while (at < s->sentence.end && !sg_token__is_mark(&tokens[at], ".!?")) {
		at++;
		if (at < s->sentence.end &&
			tokens[at].span.start > tokens[at - 1].span.end + GAP_BYTES)
			return at;
	}
	return at < s->sentence.end ? at + 1 : at;
}

/* "Strand says he is mistaken": whoever spoke before. */
static sg_status read_pronoun(spoken *s)
{
	const sg_statement *own = &s->scene->statements[s->statement];
	uint32_t said = sg_object__statement_before(s->scene, own->sentence, own->speaker);
	const sg_phrase *verdict =
		said == SG_NONE ? NULL : verdict_on_subject(s, 0, sentence_end(s, 0));
	for (uint32_t i = 0; said != SG_NONE && !verdict && i < sentence_end(s, 0); i++) {
		uint32_t end;
		verdict = sg_phrase__at(&s->words, sg_cues__judgements(), i, s->sentence.end, &end);
		sg_word before = i ? sg_token__word(s->words.text, &s->words.tokens.items[i - 1])
				   : sg_word__none;
		verdict = sg_cues__is_negation(&before) ? NULL : verdict;
	}
	/* "Dahl says she is right": she herself, if nobody’s marks are around it */
	bool is_own_praise =
		verdict && verdict->kind == SG_CUE_AGREE && own->form == SG_CLAIM_INDIRECT_QUOTE;
	return verdict && !is_own_praise ? add(s, sg_end_statement(said), verdict,
						   verdict->weight - 0.1, "spoken-verdict")
					 : SG_OK;
}

/* The noun that a possessive name before it owns ("Dahl’s second claim"), if it is something said;
 * SG_NONE if the name owns nothing that can be true or false. */
static uint32_t owned_utterance(const spoken *s, uint32_t owner, uint32_t to)
{
	for (uint32_t i = owner + 1; i < to && i < owner + 4; i++) {
		sg_word word = sg_token__word(s->words.text, &s->words.tokens.items[i]);
		if (sg_verbs__is_utterance(&word))
			return i;
	}
	return SG_NONE;
}

/* The possessive token among the first words from `from` on; SG_NONE if there is none. */
static uint32_t owner_in(const spoken *s, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to && i < from + ABOUT_TOKENS + 2; i++)
		if (s->words.tokens.items[i].flags & SG_TOKEN_POSSESSIVE) {
			/* "Dahl’s a friend": is */
			sg_word next = i + 1 < to ? sg_token__word(s->words.text,
							    &s->words.tokens.items[i + 1])
						  : sg_word__none;
			return sg_noun__is_determiner(&next) ? SG_NONE : i;
		}
	return SG_NONE;
}

static const sg_phrase *verdict_in(const spoken *s, uint32_t about, uint32_t from, uint32_t to)
{
	uint32_t owner = owner_in(s, from, to);
	if (owner == SG_NONE) {
		const sg_phrase *verdict = verdict_on_subject(s, from, to);
		return verdict ? verdict : objection_to(s, about, from, to);
	}
	uint32_t noun = owned_utterance(s, owner, to);
	return noun == SG_NONE ? NULL : verdict_on_claim(s, noun, to);
}

static sg_status read_about(spoken *s)
{
	for (uint32_t from = 0, to; from < s->sentence.end; from = to) {
		to = sentence_end(s, from);
		uint32_t about = subject_of_words(s, from);
		if (about == SG_NONE)
			continue;
		const sg_phrase *verdict = verdict_in(s, about, from, to);
		if (verdict)
			verdict = denied(verdict, is_denial(s));
		if (verdict)
			return add(s, sg_end_actor(about), verdict, verdict->weight - 0.06,
				"spoken-verdict");
	}
	return begins_with_pronoun(s) && !is_denial(s) ? read_pronoun(s) : SG_OK;
}

static sg_status read_statement(sg_scene *scene, const bool *speaks, uint32_t index)
{
	const sg_statement *own = &scene->statements[index];
	bool is_reported =
		own->speaker != SG_NONE &&
		(own->form == SG_CLAIM_DIRECT_QUOTE || own->form == SG_CLAIM_INDIRECT_QUOTE) &&
		sg_scene__is_narration(scene, own->post);
	if (!is_reported)
		return SG_OK;
	spoken s = {.scene = scene,
		.statement = index,
		.speaks = speaks,
		.words = {.text = scene->text,
			.tokens = {.vocabulary = scene->words.tokens.vocabulary}}};
	sg_status st = SG_OK;
	for (size_t i = 0; i < (own->piece_count ? own->piece_count : 1) && st == SG_OK; i++)
		st = sg_tokens__add(&s.words.tokens, scene->text,
			own->piece_count ? own->pieces[i] : own->span, NULL, NULL, scene->arena);
	s.sentence = (sg_sentence){0, (uint32_t)s.words.tokens.count, 0, own->post};
	s.words.sentences = &s.sentence;
	s.words.sentence_count = 1;
	/* Every token lies in the one sentence: a zeroed index says so. */
	s.words.sentence_of_token =
		sg_arena_array(scene->arena, s.words.tokens.count, sizeof(uint32_t));
	if (st == SG_OK && !s.words.sentence_of_token)
		st = SG_E_NOMEM;
	if (st == SG_OK && own->form == SG_CLAIM_DIRECT_QUOTE)
		st = read_answer(&s);
	return st == SG_OK ? read_about(&s) : st;
}

sg_status sg_stances__spoken(sg_scene *scene)
{
	sg_status st = SG_OK;
	size_t count = scene->statement_count;
	bool *speaks = sg_arena_array(scene->arena, scene->cast.count, sizeof *speaks);
	if (!speaks)
		return SG_E_NOMEM;
	for (size_t i = 0; i < count; i++)
		if (scene->statements[i].speaker != SG_NONE)
			speaks[scene->statements[i].speaker] = true;
	for (uint32_t i = 0; i < count && st == SG_OK; i++)
		st = read_statement(scene, speaks, i);
	return st;
}
