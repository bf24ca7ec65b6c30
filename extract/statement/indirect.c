/* Indirect speech: "X said that …", "…, she says", "according to X", "X’s claim that …".
 *
 * News reports three quarters of what people say without quotation marks, nearly always in the
 * order subject, verb, content. In comments and turns the same words are mostly the writer's
 * own ("I think", "you know"), so there only a named source with "that" counts. */
#include "people/nouns.h"
#include "statement/cue.h"
#include "statement/speech.h"
#include "statement/subject.h"

enum { CONTENT_WORDS_MIN = 3, TAIL_TOKENS = 6 };

typedef struct clause {
	sg_scene *scene;
	uint32_t sentence, first, end; /* the sentence; `end` is before its closing mark */
	uint32_t verb, cue_end;        /* cue_end: behind its particle */
	const sg_cue *cue;
	sg_inflection inflection;
	bool is_narration, needs_that; /* needs_that: "you say it works" is too common to report */
	sg_attribution by;
} clause;

static bool is_word(const clause *c, uint32_t token, const char *word)
{
	return token < c->end && sg_scene__is(c->scene, token, word);
}

static char mark_at(const clause *c, uint32_t token)
{
	return token < c->end ? sg_scene__token(c->scene, token)->mark : '.';
}

uint32_t sg_speech__skip_dateline(const sg_scene *scene, uint32_t first, uint32_t end)
{
	enum { DATELINE_TOKENS = 9 };
	bool is_shouted =
		first < end && (sg_scene__token(scene, first)->flags & SG_TOKEN_ALL_CAPITAL);
	for (uint32_t i = first; is_shouted && i + 1 < end && i - first < DATELINE_TOKENS; i++)
		if (sg_token__is_mark(sg_scene__token(scene, i), "-"))
			return i + 1;
	return first;
}

bool sg_speech__opens_clause(const sg_scene *scene, uint32_t token)
{
	static const char *const openers[] = {"how", "that", "what", "where", "whether", "why"};
	sg_word word = sg_scene__word(scene, token);
	return SG_WORD_IN(&word, openers);
}

/* A clause follows; with "that" the content begins behind it. */
static bool is_complementizer(const clause *c, uint32_t token)
{
	return token < c->end && sg_speech__opens_clause(c->scene, token);
}

static bool opens_phrase(const sg_scene *scene, uint32_t token)
{
	sg_word word = sg_scene__word(scene, token);
	return sg_subject__opens_adverbial(&word) || strcmp(word.text, "and") == 0 ||
	       strcmp(word.text, "or") == 0;
}

/* "their misplaced sense", "the newly elected mayor", "the cuts": behind these no verb stands. */
static bool is_behind_determiner(const sg_scene *scene, uint32_t first, uint32_t i)
{
	uint32_t before = i - 1;
	sg_word word = sg_scene__word(scene, before);
	bool is_adverb = word.len > 4 && strcmp(word.text + word.len - 2, "ly") == 0;
	if (is_adverb && before > first)
		word = sg_scene__word(scene, --before);
	return (sg_noun__is_determiner(&word) && !sg_noun__pronoun(&word)) ||
	       (sg_scene__token(scene, before)->flags & SG_TOKEN_POSSESSIVE);
}

/* "rents climbed", "it helps": an inflected word behind what can be its subject. */
static bool is_inflected(const sg_scene *scene, uint32_t first, uint32_t i, uint32_t end)
{
	sg_word word = sg_scene__word(scene, i);
	size_t n = word.len;
	if (n <= 3 || is_behind_determiner(scene, first, i))
		return false;
	if (strcmp(word.text + n - 2, "ed") == 0) /* "favoured by Dahl" describes, too */
		return i + 1 >= end || !sg_scene__is(scene, i + 1, "by");
	return word.text[n - 1] == 's' && word.text[n - 2] != 's' && i + 1 < end &&
	       sg_scene__token(scene, i + 1)->kind == SG_TOKEN_WORD &&
	       !opens_phrase(scene, i + 1) && i - first < 4 && !sg_noun__is_determiner(&word) &&
	       !(sg_scene__token(scene, i)->flags & (SG_TOKEN_POSSESSIVE | SG_TOKEN_CAPITAL));
}

/* Is there a finite verb in the stretch, so that it can be a clause? */
bool sg_speech__is_clause(const sg_scene *scene, uint32_t first, uint32_t end)
{
	static const sg_row finite[] = {"am", "are", "aren't", "can", "can't", "cannot", "could",
		"couldn't", "did", "didn't", "do", "does", "doesn't", "don't", "had", "has",
		"hasn't", "have", "haven't", "is", "isn't", "may", "might", "must", "need", "needs",
		"should", "shouldn't", "was", "wasn't", "were", "weren't", "will", "won't", "would",
		"wouldn't"};
	for (uint32_t i = first; i < end && i < first + 25; i++) {
		sg_word word = sg_scene__word(scene, i);
		if (SG_WORD_IS(&word, SG_FACT_FINITE, finite))
			return true;
		if (i > first && is_inflected(scene, first, i, end))
			return true;
		/* "they came", "he put": a pronoun subject is enough */
		char pronoun = sg_noun__pronoun(&word);
		sg_word next = i + 1 < end ? sg_scene__word(scene, i + 1) : sg_word__none;
		bool is_object =
			!next.len || sg_subject__opens_adverbial(&next); /* "said it in May" */
		if (i == first && pronoun && pronoun != 'r' && i + 2 < end && !is_object)
			return true;
	}
	return false;
}

/* Where the content that begins at `first` ends: before the next clause that is not part of it. */
static uint32_t content_end(const clause *c, uint32_t first)
{
	static const char *const breakers[] = {"adding", "although", "arguing", "but", "calling",
		"citing", "claiming", "noting", "saying", "stating", "suggesting", "though",
		"warning", "whereas", "while"};
	for (uint32_t i = first; i < c->end; i++) {
		char mark = mark_at(c, i);
		if (mark == ';')
			return i;
		if (mark != ',' || i + 1 >= c->end)
			continue;
		sg_word next = sg_scene__word(c->scene, i + 1);
		bool is_late = i - first >= CONTENT_WORDS_MIN;
		if (is_late && SG_WORD_IN(&next, breakers))
			return i;
		/* ", and she added", ", he said": another clause of reporting */
		uint32_t at = strcmp(next.text, "and") == 0 ? i + 2 : i + 1;
		sg_mention subject = sg_mention__starting(&c->scene->words, at, c->end);
		if (!is_late || subject.kind == SG_MENTION_NONE || subject.end >= c->end)
			continue;
		sg_inflection inflection;
		sg_word verb = sg_scene__word(c->scene, subject.end);
		const sg_cue *cue = sg_cue__of(&verb, &inflection);
		if (cue && (cue->uses & SG_CUE_TAIL) && inflection != SG_INFLECTION_ING)
			return i;
	}
	return c->end;
}

static uint32_t count_words(const clause *c, uint32_t first, uint32_t end)
{
	uint32_t count = 0;
	for (uint32_t i = first; i < end; i++) {
		const sg_token *token = sg_scene__token(c->scene, i);
		if (token->kind == SG_TOKEN_QUOTE)
			count += (uint32_t)sg_speech__quote_words(c->scene, token->quote);
		else
			count += token->kind != SG_TOKEN_MARK;
	}
	return count;
}

static uint32_t count_quoted(const clause *c, uint32_t first, uint32_t end)
{
	uint32_t count = 0;
	for (uint32_t i = first; i < end; i++)
		if (sg_scene__token(c->scene, i)->kind == SG_TOKEN_QUOTE)
			count += (uint32_t)sg_speech__quote_words(
				c->scene, sg_scene__token(c->scene, i)->quote);
	return count;
}

static sg_span content_span(const clause *c, uint32_t first, uint32_t end)
{
	return sg_span_make(sg_scene__token(c->scene, first)->span.start,
		sg_scene__token(c->scene, end - 1)->span.end);
}

static void claim_tokens(const clause *c, uint32_t first, uint32_t end, uint32_t statement)
{
	for (uint32_t i = first; i < end; i++) {
		const sg_token *token = sg_scene__token(c->scene, i);
		c->scene->token_is_content[i] = 1;
		if (token->kind == SG_TOKEN_QUOTE &&
			c->scene->statement_of_quote[token->quote] == SG_NONE)
			c->scene->statement_of_quote[token->quote] = statement;
	}
}

/* Trim marks that only join the content to its surroundings. */
static void trim_content(const clause *c, uint32_t *first, uint32_t *end)
{
	while (*first < *end &&
		(mark_at(c, *first) == ',' || mark_at(c, *first) == ':' ||
			mark_at(c, *first) == '-') &&
		sg_scene__token(c->scene, *first)->kind == SG_TOKEN_MARK)
		++*first;
	while (*end > *first && sg_token__is_mark(sg_scene__token(c->scene, *end - 1), ",;:-"))
		--*end;
}

static bool is_taken(const clause *c, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		const sg_token *token = sg_scene__token(c->scene, i);
		if (c->scene->token_is_content[i])
			return true;
		if (token->kind == SG_TOKEN_QUOTE &&
			c->scene->statement_of_quote[token->quote] != SG_NONE)
			return true;
	}
	return false;
}

/* Make the statement of tokens [first, end); a second stretch [more, more_end) if not empty. */
static sg_status report(clause *c, uint32_t first, uint32_t end, uint32_t more, uint32_t more_end,
	const char *method)
{
	trim_content(c, &first, &end);
	trim_content(c, &more, &more_end);
	bool has_more = more_end > more;
	if (end <= first && has_more) { /* nothing stands before the reporting clause after all */
		first = more;
		end = more_end;
		has_more = false;
	}
	if (end <= first)
		return SG_OK;
	uint32_t words = count_words(c, first, end), index;
	if (words + (has_more ? count_words(c, more, more_end) : 0) < CONTENT_WORDS_MIN ||
		is_taken(c, first, end) || (has_more && is_taken(c, more, more_end)))
		return SG_OK;
	sg_statement s = {
		.form = 2 * count_quoted(c, first, end) > words ? SG_CLAIM_DIRECT_QUOTE
								: SG_CLAIM_INDIRECT_QUOTE,
		.span = content_span(c, first, end),
		.speaker = c->by.actor,
		.second = c->by.second,
		.post = c->scene->words.sentences[c->sentence].post,
		.sentence = c->sentence,
		.quote = SG_NONE,
		.cue = c->by.cue,
		.source = c->by.source,
		.method = method,
		.confidence = c->by.confidence,
	};
	if (has_more) {
		s.pieces = sg_arena_array(c->scene->arena, 2, sizeof *s.pieces);
		if (!s.pieces)
			return SG_E_NOMEM;
		s.pieces[0] = s.span;
		s.pieces[1] = content_span(c, more, more_end);
		s.piece_count = 2;
		s.span.end = s.pieces[1].end;
	}
	for (uint32_t i = first; i < end && s.quote == SG_NONE; i++)
		s.quote = sg_scene__token(c->scene, i)->quote;
	sg_status st = sg_scene__add_statement(c->scene, s, &index);
	if (st != SG_OK)
		return st;
	claim_tokens(c, first, end, index);
	if (has_more)
		claim_tokens(c, more, more_end, index);
	sg_cast__notice(&c->scene->cast, c->by.actor, c->verb);
	return SG_OK;
}

/* Past "the council", "reporters", "to the BBC", "in a letter": what may stand between the verb and
 * "that". SG_NONE if no "that" is near. */
static uint32_t find_that(const clause *c, uint32_t from)
{
	for (uint32_t i = from; i < c->end && i - from < 12; i++) {
		const sg_token *token = sg_scene__token(c->scene, i);
		if (token->kind == SG_TOKEN_QUOTE || token->mark == ';' || token->mark == ':')
			return SG_NONE;
		if (is_word(c, i, "that") || is_word(c, i, "whether"))
			return i;
	}
	return SG_NONE;
}

/* Is "that" at token `i` the conjunction, not "that plan" or "after that"? */
static bool opens_clause(const clause *c, uint32_t i)
{
	if (i + 2 >= c->end || mark_at(c, i + 1) == ',')
		return false;
	sg_word next = sg_scene__word(c->scene, i + 1);
	bool is_that =
		is_word(c, i, "that") && i + 5 < c->end && !sg_subject__opens_adverbial(&next);
	return is_that || sg_speech__is_clause(c->scene, i + 1, c->end);
}

/* "called Samadi the only adult in the building", "accused Muir of sacrificing the coast". */
static sg_status content_of_naming(clause *c, uint32_t at)
{
	sg_mention object = sg_mention__starting(&c->scene->words, at, c->end);
	uint32_t end = content_end(c, at);
	if (object.kind == SG_MENTION_NONE || object.end >= end || count_quoted(c, at, end) > 0)
		return SG_OK;
	bool is_charge = is_word(c, object.end, "of") && strcmp(c->cue->lemma, "accuse") == 0;
	bool is_name = (c->cue->uses & SG_CUE_DIRECT) && object.kind != SG_MENTION_NOMINAL &&
		       !is_word(c, object.end, "for") && !is_word(c, object.end, "to");
	c->by.confidence = 0.72;
	if (is_charge)
		return report(c, object.end + 1, end, 0, 0, "name-accuse-of");
	return is_name ? report(c, object.end, end, 0, 0, "name-call-name") : SG_OK;
}

/* "wrote the letters to the editor that have made him": a thing, not a clause. */
static bool is_object(const clause *c, uint32_t at)
{
	sg_word word = sg_scene__word(c->scene, at);
	return (c->cue->uses & SG_CUE_OBJECT) && sg_noun__is_determiner(&word);
}

static sg_status content_after(clause *c)
{
	uint32_t at = c->cue_end, uses = (uint32_t)c->cue->uses;
	while (at < c->end) {
		sg_word word = sg_scene__word(c->scene, at);
		if (!sg_subject__is_filler(&word))
			break;
		at++;
	}
	if ((uses & SG_CUE_PERSON) && !is_complementizer(c, at)) {
		sg_mention person = sg_mention__starting(&c->scene->words, at, c->end);
		uint32_t that = find_that(c, at);
		if (that != SG_NONE)
			at = that;
		else if (person.kind != SG_MENTION_NONE)
			at = person.end;
	} else if (!is_complementizer(c, at) && (uses & SG_CUE_THAT)) {
		uint32_t that = find_that(c, at);
		sg_word next = at < c->end ? sg_scene__word(c->scene, at) : sg_word__none;
		if (that != SG_NONE &&
			(sg_subject__opens_adverbial(&next) || !(uses & SG_CUE_ZERO)))
			at = that;
	}
	if (is_complementizer(c, at)) {
		bool is_that = is_word(c, at, "that");
		if (!opens_clause(c, at))
			return SG_OK;
		uint32_t first = is_that ? at + 1 : at;
		c->by.confidence = 0.9;
		return report(c, first, content_end(c, first), 0, 0, "name-verb-that");
	}
	if (c->needs_that)
		return SG_OK;
	const sg_actor *source = &c->scene->cast.actors[c->by.actor];
	bool is_someone = source->is_full || source->sort != SG_PERSON_ORGANISATION;
	if (c->is_narration && is_someone && (uses & SG_CUE_TO) && is_word(c, at, "to")) {
		c->by.confidence = 0.75;
		return report(c, at, content_end(c, at), 0, 0, "name-verb-to");
	}
	if (c->is_narration && (uses & SG_CUE_AS))
		return content_of_naming(c, at);
	if (c->is_narration && mark_at(c, at) == ':' && at + 2 < c->end) {
		c->by.confidence = 0.8;
		return sg_speech__is_clause(c->scene, at + 1, c->end)
			       ? report(c, at + 1, c->end, 0, 0, "name-verb-colon")
			       : SG_OK;
	}
	bool is_zero = (uses & SG_CUE_ZERO) && at < c->end && !is_object(c, at) &&
		       sg_speech__is_clause(c->scene, at, content_end(c, at));
	c->by.confidence = uses & SG_CUE_MENTAL ? 0.75 : 0.8;
	return is_zero ? report(c, at, content_end(c, at), 0, 0, "name-verb-clause") : SG_OK;
}

static uint32_t next_comma(const clause *c, uint32_t from)
{
	for (uint32_t i = from; i < c->end; i++)
		if (mark_at(c, i) == ',' || mark_at(c, i) == ':' || mark_at(c, i) == '-')
			return i;
	return c->end;
}

/* "…, she says." / "…, Vonmoos warns, often …": the reporting clause behind or inside the
 * content. */
static bool is_parenthetical(const clause *c)
{
	uint32_t clause_first = c->by.first;
	if (clause_first <= c->first || mark_at(c, clause_first - 1) != ',')
		return false;
	uint32_t rest = c->cue_end;
	if (c->by.end > rest)
		rest = c->by.end;
	if (sg_speech__is_clause(c->scene, rest, next_comma(c, rest)) && mark_at(c, rest) != ',')
		return false; /* "Outside, Ferrante said he had expected worse" */
	for (uint32_t i = rest; i < c->end && i - rest < TAIL_TOKENS; i++)
		if (mark_at(c, i) == ',' || mark_at(c, i) == ':' || mark_at(c, i) == '-')
			return true;
	return c->end <= rest + TAIL_TOKENS;
}

static sg_status content_before(clause *c)
{
	uint32_t end = c->by.first - 1,
		 first = sg_speech__skip_dateline(c->scene, c->first, c->end);
	uint32_t rest = next_comma(c, c->by.end > c->cue_end ? c->by.end : c->cue_end);
	/* Content may begin behind an earlier statement of the same sentence. */
	for (uint32_t i = first; i < end; i++)
		if (c->scene->token_is_content[i])
			first = i + 1;
	while (first < end && (is_word(c, first, "but") || is_word(c, first, "and")))
		first++;
	uint32_t more_end = rest + 1;
	while (more_end < c->end && mark_at(c, more_end) != ':' && mark_at(c, more_end) != ';')
		more_end++;
	bool has_more =
		rest + 1 < c->end && mark_at(c, rest) == ',' && !is_taken(c, rest + 1, more_end);
	if (!has_more && !sg_speech__is_clause(c->scene, first, end))
		return SG_OK;
	c->by.confidence = 0.85;
	return report(c, first, end, has_more ? rest + 1 : 0, has_more ? more_end : 0,
		"clause-name-verb");
}

/* In comments and turns: "Dahl says that …", "you said that …", never "I think". */
static bool is_plain_source(const clause *c, const sg_mention *subject)
{
	uint32_t post = c->scene->words.sentences[c->sentence].post;
	bool is_turn = c->scene->reading.posts[post].form == SG_POST_TURN;
	if (c->is_narration)
		return subject->kind != SG_MENTION_PRONOUN || !strchr("1w2", subject->pronoun);
	if ((c->cue->uses & SG_CUE_MENTAL) && (!is_turn || subject->kind == SG_MENTION_PRONOUN))
		return false;
	if (subject->kind == SG_MENTION_PRONOUN)
		return strchr(is_turn ? "2mf" : "2", subject->pronoun) != NULL;
	return subject->kind == SG_MENTION_NAME || is_turn;
}

/* "the claim", "in answer to", "a worry": the form is a noun here. */
static bool is_noun_here(const clause *c)
{
	if (c->inflection == SG_INFLECTION_PAST)
		return false;
	sg_word before = c->verb > c->first ? sg_scene__word(c->scene, c->verb - 1) : sg_word__none;
	static const char *const prepositions[] = {
		"at", "by", "for", "from", "in", "of", "on", "with"};
	if (c->verb > c->first &&
		(sg_scene__token(c->scene, c->verb - 1)->flags & SG_TOKEN_POSSESSIVE))
		return true;
	return (sg_noun__is_determiner(&before) && !sg_noun__pronoun(&before)) ||
	       SG_WORD_IN(&before, prepositions);
}

static sg_status subject_first(clause *c, bool *done)
{
	sg_mention subject = sg_subject__before(c->scene, c->first, c->verb);
	*done = false;
	if (subject.kind == SG_MENTION_NONE || !is_plain_source(c, &subject))
		return SG_OK;
	sg_status st = sg_speech__source(c->scene, c->sentence, &subject, &c->by);
	if (st != SG_OK || c->by.actor == SG_NONE)
		return st;
	*done = true;
	c->needs_that =
		!c->is_narration && subject.kind == SG_MENTION_PRONOUN && subject.pronoun == '2';
	c->by.cue = sg_scene__token(c->scene, c->verb)->span;
	c->by.first = subject.first;
	c->by.end = c->cue_end;
	if ((c->cue->uses & SG_CUE_TAIL) && c->is_narration && is_parenthetical(c) &&
		!is_complementizer(c, c->cue_end))
		return content_before(c);
	return c->scene->token_is_cue[c->verb] ? SG_OK : content_after(c);
}

/* ", says the farmer." */
static sg_status subject_last(clause *c)
{
	if (!c->is_narration || !(c->cue->uses & SG_CUE_TAIL) || c->verb <= c->first + 2 ||
		mark_at(c, c->verb - 1) != ',' || c->inflection == SG_INFLECTION_ING)
		return SG_OK;
	sg_mention subject = sg_subject__after(c->scene, c->cue_end - 1, c->end);
	if (subject.kind == SG_MENTION_NONE || !is_plain_source(c, &subject))
		return SG_OK;
	sg_status st = sg_speech__source(c->scene, c->sentence, &subject, &c->by);
	if (st != SG_OK || c->by.actor == SG_NONE)
		return st;
	c->by.cue = sg_scene__token(c->scene, c->verb)->span;
	c->by.first = c->verb;
	c->by.end = subject.end;
	return is_parenthetical(c) ? content_before(c) : SG_OK;
}

/* "Dahl would answer that …": how interviewers put an absent opponent’s case. */
static bool is_put_to_guest(const clause *c)
{
	uint32_t post = c->scene->words.sentences[c->sentence].post;
	return c->scene->reading.posts[post].form == SG_POST_TURN && c->verb > c->first &&
	       is_word(c, c->verb - 1, "would");
}

/* In narration the tagger has a say: a verb that it takes for no cue at all rarely is one. */
static bool is_doubted(const clause *c)
{
	static const float least = 0.02F;
	return c->is_narration && c->scene->finder && c->scene->finder->cue_share[c->verb] < least;
}

static sg_status at_verb(clause *c)
{
	bool done = false;
	if (is_doubted(c) ||
		!(c->cue->uses &
			(SG_CUE_THAT | SG_CUE_ZERO | SG_CUE_TAIL | SG_CUE_AS | SG_CUE_TO)) ||
		is_noun_here(c) || sg_subject__is_passive(c->scene, c->first, c->verb) ||
		(sg_subject__is_unreal(c->scene, c->first, c->verb) && !is_put_to_guest(c)))
		return SG_OK;
	sg_status st = subject_first(c, &done);
	return st == SG_OK && !done ? subject_last(c) : st;
}

/* "According to Dahl, …" and "…, according to Dahl": either side of it is the content. */
static sg_status at_according(clause *c)
{
	sg_mention source = sg_mention__starting(&c->scene->words, c->verb + 2, c->end);
	sg_status st = sg_speech__source(c->scene, c->sentence, &source, &c->by);
	if (st != SG_OK || c->by.actor == SG_NONE || !c->is_narration)
		return st;
	c->by.cue = sg_span_make(sg_scene__token(c->scene, c->verb)->span.start,
		sg_scene__token(c->scene, c->verb + 1)->span.end);
	c->by.confidence = 0.9;
	uint32_t comma = next_comma(c, source.end);
	if (comma + 1 < c->end && (c->verb == c->first || mark_at(c, c->verb - 1) != ','))
		return report(c, comma + 1, content_end(c, comma + 1), 0, 0, "according-to");
	uint32_t end = c->verb > c->first && mark_at(c, c->verb - 1) == ',' ? c->verb - 1 : c->verb;
	return report(c, c->first, end, 0, 0, "according-to");
}

/* "Dahl’s claim that …", "her view that …" */
static sg_status at_noun_that(clause *c)
{
	static const sg_row nouns[] = {"argument", "assertion", "belief", "claim", "concern",
		"conclusion", "contention", "fear", "insistence", "opinion", "prediction",
		"suggestion", "view", "warning"};
	sg_word noun = sg_scene__word(c->scene, c->verb);
	if (!SG_WORD_IS(&noun, SG_FACT_SPEECH_NOUN, nouns) || !is_word(c, c->verb + 1, "that") ||
		!opens_clause(c, c->verb + 1) || c->verb == c->first || !c->is_narration)
		return SG_OK;
	uint32_t before = c->verb - 1, start = before;
	if (!(sg_scene__token(c->scene, before)->flags & SG_TOKEN_POSSESSIVE))
		return SG_OK;
	while (start > c->first && sg_name__is_word(&c->scene->words, start - 1))
		start--;
	sg_mention source = sg_mention__starting(&c->scene->words, start, before + 1);
	if (source.kind == SG_MENTION_NONE && sg_name__is_word(&c->scene->words, start))
		source = (sg_mention){.kind = SG_MENTION_NAME,
			.first = start,
			.end = before + 1,
			.name_first = start,
			.name_end = before + 1};
	sg_status st = sg_speech__source(c->scene, c->sentence, &source, &c->by);
	if (st != SG_OK || c->by.actor == SG_NONE)
		return st;
	c->by.cue = sg_scene__token(c->scene, c->verb)->span;
	c->by.confidence = 0.85;
	return report(c, c->verb + 2, content_end(c, c->verb + 2), 0, 0, "name-noun-that");
}

sg_status sg_speech__indirect(sg_scene *scene, uint32_t sentence)
{
	const sg_sentence *s = &scene->words.sentences[sentence];
	clause c = {.scene = scene,
		.sentence = sentence,
		.first = s->first,
		.end = s->end,
		.is_narration = sg_scene__is_narration(scene, s->post)};
	sg_status st = SG_OK;
	while (c.end > c.first && sg_token__is_mark(sg_scene__token(scene, c.end - 1), ".!?"))
		c.end--;
	for (uint32_t i = c.first; i < c.end && st == SG_OK; i++) {
		const sg_token *token = sg_scene__token(scene, i);
		if (token->kind != SG_TOKEN_WORD || scene->token_is_content[i])
			continue;
		sg_word word = sg_token__word(scene->text, token);
		c.verb = i;
		c.by = SG_ATTRIBUTION_NONE;
		if (strcmp(word.text, "according") == 0 && is_word(&c, i + 1, "to")) {
			st = at_according(&c);
			continue;
		}
		c.cue = sg_speech__cue_at(scene, i, &c.inflection, &c.cue_end);
		st = c.cue ? at_verb(&c) : SG_OK;
		if (st == SG_OK && !scene->token_is_content[i] && i + 1 < c.end)
			st = at_noun_that(&c);
	}
	return st;
}
