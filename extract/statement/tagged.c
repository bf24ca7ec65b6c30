/* What the tagger found becomes statements: its source is resolved like any other mention, its
 * content is trimmed, and what is no quotation, clause or judgement becomes a premise.
 *
 * Only narration is given to the tagger. In comments and turns the same words are mostly the
 * writer's own, and the rules ask for a cue or marks there. */
#include "people/nouns.h"
#include "statement/cue.h"
#include "statement/speech.h"
#include "statement/subject.h"

enum { WORDS_MIN = 3, WORDS_OF_QUOTE = 2, WORDS_UNATTRIBUTED = 4 };

/* From this share on a finding is a statement; chosen for the best F1 of cues on annotated news. */
static const float REPORT_LEAST = 0.45F;
/* Whose source and content are hardly ever right is left out: mostly the writer's own phrase. */
static const float RIGHT_LEAST = 0.09F;
/* Of a statement, the share from which on its source stands behind it. */
static const float ASSERTED_LEAST = 0.3F;
/* … and of what is only spoken about: less is at stake. */
static const float SPOKEN_OF_LEAST = 0.2F;
/* From this share on the tagger comes before the rules, below it takes what they have left. */
static const float SURE_LEAST = 0.7F;

sg_status sg_speech__read_block(sg_scene *scene, uint32_t block)
{
	scene->reports.count = scene->next_report = 0;
	if (!scene->finder || !sg_scene__is_narration(scene, scene->reading.blocks[block].post))
		return SG_OK;
	return sg_finder__find(&scene->reports, scene->finder, block, REPORT_LEAST, scene->arena);
}

static bool is_first_person(const sg_mention *m)
{
	return m->kind == SG_MENTION_PRONOUN && strchr("1w2", m->pronoun);
}

/* ---- the content ----------------------------------------------------------------------------- */

static void trim(const sg_scene *scene, sg_run *run)
{
	while (run->first < run->end &&
		sg_token__is_mark(sg_scene__token(scene, run->first), ",;:-."))
		run->first++;
	while (run->end > run->first &&
		sg_token__is_mark(sg_scene__token(scene, run->end - 1), ",;:-.!?"))
		run->end--;
}

/* A quotation alone stands without its marks, as everywhere; in a longer piece they show whose
 * words are whose. */
static sg_span span_of(const sg_scene *scene, sg_run run)
{
	const sg_token *first = sg_scene__token(scene, run.first);
	if (run.end - run.first == 1 && first->kind == SG_TOKEN_QUOTE)
		return sg_speech__quote_span(scene, first->quote);
	return sg_span_make(first->span.start, sg_scene__token(scene, run.end - 1)->span.end);
}

typedef struct content {
	sg_run runs[SG_PIECES_MAX];
	uint32_t count;
	uint32_t words, quoted; /* of all, and of those in quotations */
	uint32_t quote;         /* the first one; SG_NONE if there is none */
	bool is_clause;         /* it stands behind "that" */
	bool is_taken;          /* some of it belongs to another statement */
} content;

static void count_run(content *c, const sg_scene *scene, sg_run run)
{
	for (uint32_t i = run.first; i < run.end; i++) {
		const sg_token *token = sg_scene__token(scene, i);
		c->is_taken = c->is_taken || scene->token_is_content[i];
		if (token->kind == SG_TOKEN_QUOTE) {
			uint32_t words = (uint32_t)sg_speech__quote_words(scene, token->quote);
			c->words += words;
			c->quoted += words;
			c->quote = c->quote == SG_NONE ? token->quote : c->quote;
			c->is_taken =
				c->is_taken || scene->statement_of_quote[token->quote] != SG_NONE;
		} else {
			c->words += token->kind != SG_TOKEN_MARK;
		}
	}
}

/* "said that it works", and not "dismissed that plan" or "thinks that figure is too low": behind
 * the conjunction stands what a subject can begin with. */
static bool opens_with_that(const sg_scene *scene, sg_run run)
{
	uint32_t first = run.first + 1;
	if (run.end - run.first <= WORDS_MIN || !sg_scene__is(scene, run.first, "that"))
		return false;
	const sg_token *token = sg_scene__token(scene, first);
	sg_word next = sg_scene__word(scene, first);
	bool is_plural = next.len > 3 && next.text[next.len - 1] == 's';
	return token->kind != SG_TOKEN_WORD || (token->flags & SG_TOKEN_CAPITAL) || is_plural ||
	       sg_noun__is_determiner(&next) || sg_noun__is_common(&next) ||
	       sg_noun__pronoun(&next);
}

static content content_of(const sg_scene *scene, const sg_report *report)
{
	content c = {.quote = SG_NONE};
	for (uint32_t p = 0; p < report->piece_count; p++) {
		sg_run run = report->pieces[p];
		trim(scene, &run);
		run.first = sg_speech__skip_dateline(scene, run.first, run.end);
		c.is_clause = c.is_clause || opens_with_that(scene, run);
		run.first += opens_with_that(scene, run); /* the conjunction is the reporter’s */
		if (run.first == run.end)
			continue;
		c.runs[c.count++] = run;
		count_run(&c, scene, run);
	}
	return c;
}

/* "as a gift", "of giving up", "for waiting", "to be patient": what a judgement says. */
static bool has_predicate(const sg_scene *scene, sg_run run)
{
	for (uint32_t i = run.first; i + 1 < run.end; i++) {
		sg_word word = sg_scene__word(scene, i), next = sg_scene__word(scene, i + 1);
		bool is_gerund = next.len > 4 && strcmp(next.text + next.len - 3, "ing") == 0;
		bool may_be_verb = next.len && !sg_noun__is_determiner(&next) &&
				   !(sg_scene__token(scene, i + 1)->flags & SG_TOKEN_CAPITAL);
		if (sg_word__is(&word, "as") ||
			(i > run.first && may_be_verb && sg_word__is(&word, "to")) ||
			(is_gerund && (sg_word__is(&word, "of") || sg_word__is(&word, "for"))))
			return true;
	}
	return false;
}

/* Quotations and nothing else: words as they were said. */
static bool is_quotation(const sg_scene *scene, const content *c)
{
	for (uint32_t p = 0; p < c->count; p++)
		if (c->runs[p].end - c->runs[p].first != 1 ||
			sg_scene__token(scene, c->runs[p].first)->kind != SG_TOKEN_QUOTE)
			return false;
	return c->quoted >= WORDS_OF_QUOTE;
}

/* What somebody can stand behind is a quotation, a clause or a judgement; else it is what they
 * spoke about: "praised the new bridge". */
static bool is_statement(const sg_scene *scene, const content *c)
{
	if (2 * c->quoted > c->words)
		return c->quoted >= WORDS_OF_QUOTE;
	if (c->words < WORDS_MIN)
		return false;
	static const char *const auxiliaries[] = {"are", "had", "has", "have", "is", "was", "were"};
	sg_word opener = sg_scene__word(scene, c->runs[0].first);
	if (SG_WORD_IN(&opener, auxiliaries)) /* "wrote the letters that have made him" */
		return false;
	bool is_clause = c->is_clause || c->quoted >= WORDS_MIN ||
			 sg_speech__opens_clause(scene, c->runs[0].first);
	for (uint32_t p = 0; p < c->count && !is_clause; p++)
		is_clause = sg_speech__is_clause(scene, c->runs[p].first, c->runs[p].end) ||
			    has_predicate(scene, c->runs[p]);
	return is_clause;
}

static void claim_tokens(sg_scene *scene, const content *c, uint32_t statement)
{
	for (uint32_t p = 0; p < c->count; p++)
		for (uint32_t i = c->runs[p].first; i < c->runs[p].end; i++) {
			const sg_token *token = sg_scene__token(scene, i);
			if (token->kind == SG_TOKEN_QUOTE)
				scene->statement_of_quote[token->quote] = statement;
			else
				scene->token_is_content[i] = 1;
		}
}

static sg_status add_pieces(sg_scene *scene, sg_statement *s, const content *c)
{
	s->span = span_of(scene, c->runs[0]);
	if (c->count == 1)
		return SG_OK;
	s->pieces = sg_arena_array(scene->arena, c->count, sizeof *s->pieces);
	if (!s->pieces)
		return SG_E_NOMEM;
	for (uint32_t p = 0; p < c->count; p++)
		s->pieces[p] = span_of(scene, c->runs[p]);
	s->piece_count = s->piece_capacity = c->count;
	s->span.end = s->pieces[c->count - 1].end;
	return SG_OK;
}

/* ---- statements ------------------------------------------------------------------------------ */

/* The verb of a cue of several words: the last that the table of reporting verbs knows. */
static uint32_t verb_of(const sg_scene *scene, const sg_report *report, const sg_cue **cue)
{
	uint32_t verb = report->cue.end - 1;
	*cue = NULL;
	for (uint32_t i = report->cue.first; i < report->cue.end; i++) {
		sg_inflection inflection;
		sg_word word = sg_scene__word(scene, i);
		const sg_cue *known = sg_cue__of(&word, &inflection);
		verb = known ? i : verb;
		*cue = known ? known : *cue;
	}
	return verb;
}

/* "did not say", "would argue", "it was said": nobody has said it. Who "did not believe it" before
 * a quotation has said that all the same. */
static bool is_unreal(const sg_scene *scene, const sg_report *report, bool is_quote)
{
	const sg_cue *cue;
	uint32_t sentence = scene->words.sentence_of_token[report->cue.first];
	uint32_t first = scene->words.sentences[sentence].first;
	uint32_t verb = verb_of(scene, report, &cue);
	bool is_saying = cue && !(cue->uses & SG_CUE_MENTAL);
	if (sg_subject__is_passive(scene, first, verb) && report->source.first < report->cue.first)
		return true;
	return (is_saying || !is_quote) && sg_subject__is_unreal(scene, first, verb);
}

/* "The new engine promises to": a thing can promise, and has not said anything. */
static bool is_figure(const sg_scene *scene, const content *c, uint32_t actor)
{
	const sg_actor *who = &scene->cast.actors[actor];
	return who->sort == SG_PERSON_ORGANISATION && !who->is_full &&
	       sg_scene__is(scene, c->runs[0].first, "to");
}

/* Who stands behind the words: whom the report names, if the tagger is sure enough of it. */
static bool is_asserted(
	const sg_scene *scene, const content *c, const sg_report *report, uint32_t actor)
{
	float least = is_statement(scene, c) ? ASSERTED_LEAST : SPOKEN_OF_LEAST;
	if (actor == SG_NONE || report->share_all_right < least)
		return false;
	bool is_quote = 2 * c->quoted > c->words;
	if (is_unreal(scene, report, is_quote))
		return false;
	return is_quote || !is_figure(scene, c, actor);
}

/* A premise is what is only spoken about, and what nobody is named for. */
static sg_claim_form form_of(const sg_scene *scene, const content *c, uint32_t speaker)
{
	bool is_title =
		c->count == 1 && c->quote != SG_NONE && sg_speech__is_title(scene, c->quote);
	uint32_t least = speaker == SG_NONE ? WORDS_UNATTRIBUTED : WORDS_OF_QUOTE;
	if (is_quotation(scene, c))
		return c->quoted >= least && !is_title ? SG_CLAIM_DIRECT_QUOTE : SG_CLAIM_PREMISE;
	return speaker != SG_NONE && is_statement(scene, c) ? SG_CLAIM_INDIRECT_QUOTE
							    : SG_CLAIM_PREMISE;
}

static sg_status add(sg_scene *scene, uint32_t sentence, const sg_report *report, const content *c,
	const sg_attribution *by)
{
	uint32_t index;
	bool is_said = is_asserted(scene, c, report, by->actor);
	sg_statement s = {
		.form = form_of(scene, c, is_said ? by->actor : SG_NONE),
		.speaker = is_said ? by->actor : SG_NONE,
		.second = is_said ? by->second : SG_NONE,
		.post = scene->words.sentences[sentence].post,
		.sentence = scene->words.sentence_of_token[c->runs[0].first],
		.quote = c->quote,
		.cue = by->cue,
		.source = by->source,
		.method = "tagger",
		.confidence = (double)report->share_all_right,
	};
	sg_status st = add_pieces(scene, &s, c);
	if (st == SG_OK)
		st = sg_scene__add_statement(scene, s, &index);
	if (st != SG_OK)
		return st;
	claim_tokens(scene, c, index);
	for (uint32_t i = report->cue.first; i < report->cue.end; i++)
		scene->token_is_cue[i] = 1;
	if (is_said)
		sg_cast__notice(&scene->cast, by->actor, report->cue.first);
	return SG_OK;
}

static sg_span tokens_span(const sg_scene *scene, sg_run run)
{
	return sg_span_make(sg_scene__token(scene, run.first)->span.start,
		sg_scene__token(scene, run.end - 1)->span.end);
}

static sg_status take(sg_scene *scene, uint32_t sentence, const sg_report *report)
{
	content c = content_of(scene, report);
	sg_attribution by = SG_ATTRIBUTION_NONE;
	if (c.is_taken || c.count == 0 || report->share_all_right < RIGHT_LEAST)
		return SG_OK;
	bool has_source = report->source.end > report->source.first;
	sg_mention who = has_source ? sg_speech__tagged_source(scene, report)
				    : (sg_mention){.kind = SG_MENTION_NONE};
	if (is_first_person(&who))
		return SG_OK;
	sg_status st = sg_speech__source(scene, sentence, &who, &by);
	if (st != SG_OK)
		return st;
	by.cue = tokens_span(scene, report->cue);
	if (has_source)
		by.source = tokens_span(scene, report->source);
	return add(scene, sentence, report, &c, &by);
}

sg_status sg_speech__tagged(sg_scene *scene, uint32_t sentence, bool is_last_pass)
{
	const sg_sentence *s = &scene->words.sentences[sentence];
	sg_status st = SG_OK;
	uint32_t i = scene->next_report;
	for (; i < scene->reports.count && st == SG_OK; i++) {
		const sg_report *report = &scene->reports.items[i];
		if (report->cue.first >= s->end)
			break;
		if (is_last_pass != (report->share_all_right >= SURE_LEAST))
			st = take(scene, sentence, report);
	}
	if (is_last_pass)
		scene->next_report = i;
	return st;
}
