/* Who says a quotation: the words right after it, right before it, or the clause that leads to
 * it. */
#include "people/nouns.h"
#include "statement/cue.h"
#include "statement/speech.h"
#include "statement/subject.h"

static sg_span token_span(const sg_scene *scene, uint32_t token)
{
	return sg_scene__token(scene, token)->span;
}

/* The person a comment or turn speaks to as "you": in a conversation who speaks next, else who
 * wrote what it answers. */
uint32_t sg_speech__addressee(const sg_scene *scene, uint32_t post)
{
	uint32_t parent = scene->reading.posts[post].parent, next = post + 1;
	if (scene->reading.posts[post].form == SG_POST_TURN && next < scene->reading.post_count &&
		scene->actor_of_post[next] != SG_NONE &&
		scene->actor_of_post[next] != scene->actor_of_post[post])
		return scene->actor_of_post[next];
	return parent == SG_NONE ? SG_NONE : scene->actor_of_post[parent];
}

static uint32_t person_of_pronoun(const sg_scene *scene, uint32_t post, char pronoun)
{
	bool is_own = !sg_scene__is_narration(scene, post);
	if (pronoun == '1' && is_own)
		return scene->actor_of_post[post];
	if (pronoun == '2' && is_own)
		return sg_speech__addressee(scene, post);
	return SG_NONE;
}

sg_status sg_speech__source(
	sg_scene *scene, uint32_t sentence, const sg_mention *mention, sg_attribution *out)
{
	const sg_sentence *s = &scene->words.sentences[sentence];
	uint32_t post = s->post, name_end;
	sg_status st = SG_OK;
	out->actor = SG_NONE;
	bool is_headline = sg_scene__is_headline(scene, s);
	if (mention->kind == SG_MENTION_NONE ||
		(is_headline && mention->kind == SG_MENTION_NOMINAL))
		return SG_OK;
	bool is_own = !sg_scene__is_narration(scene, post);
	if (is_own && mention->kind == SG_MENTION_PRONOUN && strchr("po", mention->pronoun))
		return SG_OK; /* "they say": in people’s own words, anybody */
	if (mention->kind == SG_MENTION_PRONOUN && strchr("12w", mention->pronoun))
		out->actor = person_of_pronoun(scene, post, mention->pronoun);
	else if (mention->kind == SG_MENTION_NAME && is_headline)
		out->actor = sg_cast__find_prefix(&scene->cast, &scene->words, mention->name_first,
			mention->name_end, &name_end);
	else
		st = sg_cast__resolve(&scene->cast, &scene->words, mention, &out->actor);
	if (st == SG_OK && mention->is_joined) {
		sg_mention other = {.kind = SG_MENTION_NAME,
			.first = mention->other_first,
			.end = mention->other_end,
			.name_first = mention->other_first,
			.name_end = mention->other_end};
		st = sg_cast__resolve(&scene->cast, &scene->words, &other, &out->second);
	}
	if (out->actor != SG_NONE)
		out->source = sg_mention__span(&scene->words, mention);
	return st;
}

const sg_cue *sg_speech__cue_at(
	const sg_scene *scene, uint32_t token, sg_inflection *inflection, uint32_t *cue_end)
{
	const sg_token *t = sg_scene__token(scene, token);
	*cue_end = token + 1;
	bool is_first =
		scene->words.sentences[scene->words.sentence_of_token[token]].first == token;
	/* "the Lorn State economist": inside a name it is no verb. */
	bool is_in_name = (t->flags & SG_TOKEN_CAPITAL) && !is_first && token > 0 &&
			  (sg_scene__token(scene, token - 1)->flags & SG_TOKEN_CAPITAL);
	if (t->kind != SG_TOKEN_WORD || (t->flags & SG_TOKEN_POSSESSIVE) || is_in_name)
		return NULL;
	sg_word word = sg_scene__word(scene, token);
	if (token + 1 < scene->words.tokens.count) {
		sg_word particle = sg_scene__word(scene, token + 1);
		const sg_cue *pair = sg_cue__of_pair(&word, &particle, inflection);
		if (pair) {
			*cue_end = token + 2;
			return pair;
		}
	}
	return sg_cue__of(&word, inflection);
}

/* "said Dahl", "says the farmer": a cue right after the quotation, then its subject. */
static sg_status after_verb_subject(
	sg_scene *scene, uint32_t sentence, uint32_t at, uint32_t end, sg_attribution *out)
{
	sg_inflection inflection;
	uint32_t cue_end;
	const sg_cue *cue = sg_speech__cue_at(scene, at, &inflection, &cue_end);
	if (!cue || !(cue->uses & SG_CUE_DIRECT) || inflection == SG_INFLECTION_ING)
		return SG_OK;
	sg_mention subject = sg_subject__after(scene, cue_end - 1, end);
	if (subject.kind == SG_MENTION_NONE)
		subject = sg_mention__of_trade(&scene->words, cue_end, end);
	sg_status st = sg_speech__source(scene, sentence, &subject, out);
	if (st == SG_OK && out->actor != SG_NONE) {
		out->verb = at;
		out->cue = token_span(scene, at);
		out->first = at;
		out->end = subject.end;
		out->method = "quote-verb-name";
		out->confidence = 0.97;
	}
	return st;
}

/* The verb that follows a mention: past ", who …,", adverbs and auxiliaries. */
static uint32_t verb_after(const sg_scene *scene, uint32_t at, uint32_t end)
{
	if (at < end && sg_scene__token(scene, at)->mark == ',') {
		uint32_t close = at + 1;
		while (close < end && sg_scene__token(scene, close)->mark != ',' && close - at < 25)
			close++;
		if (close >= end || sg_scene__token(scene, close)->mark != ',')
			return SG_NONE;
		at = close + 1;
	}
	for (; at < end; at++) {
		sg_word word = sg_scene__word(scene, at);
		if (!sg_subject__is_filler(&word))
			return at;
	}
	return SG_NONE;
}

/* "Dahl said", "he wrote": a mention right after the quotation, then its cue. */
static sg_status after_subject_verb(
	sg_scene *scene, uint32_t sentence, uint32_t at, uint32_t end, sg_attribution *out)
{
	sg_inflection inflection;
	uint32_t cue_end;
	sg_mention subject = sg_mention__starting(&scene->words, at, end);
	uint32_t verb =
		subject.kind == SG_MENTION_NONE ? SG_NONE : verb_after(scene, subject.end, end);
	const sg_cue *cue =
		verb == SG_NONE ? NULL : sg_speech__cue_at(scene, verb, &inflection, &cue_end);
	if (!cue || !(cue->uses & (SG_CUE_DIRECT | SG_CUE_TAIL)) || inflection == SG_INFLECTION_ING)
		return SG_OK;
	sg_status st = sg_speech__source(scene, sentence, &subject, out);
	if (st == SG_OK && out->actor != SG_NONE) {
		out->verb = verb;
		out->cue = token_span(scene, verb);
		out->first = at;
		out->end = cue_end;
		out->method = "quote-name-verb";
		out->confidence = 0.97;
	}
	return st;
}

/* Does the quotation's text end in ? or ! or a dash, so that "Dahl asked" may follow in
 * capitals? */
static bool may_go_on(const sg_scene *scene, uint32_t quote_token)
{
	const sg_quote *quote =
		&scene->words.quotes.items[sg_scene__token(scene, quote_token)->quote];
	if (quote->inner.end == quote->inner.start)
		return false;
	unsigned char last = (unsigned char)scene->text.ptr[quote->inner.end - 1];
	return last == '?' || last == '!' || last >= 0x80 || last == '-';
}

static sg_status after_quote(
	sg_scene *scene, uint32_t sentence, uint32_t quote, sg_attribution *out)
{
	const sg_sentence *here = &scene->words.sentences[sentence];
	uint32_t at = quote + 1, end = here->end;
	if (at == end && may_go_on(scene, quote) && sentence + 1 < scene->words.sentence_count &&
		scene->words.sentences[sentence + 1].block == here->block)
		end = scene->words.sentences[sentence + 1].end;
	if (at < end && (sg_scene__token(scene, at)->mark == ',' ||
				sg_scene__token(scene, at)->mark == '-'))
		at++;
	if (at >= end || sg_scene__token(scene, at)->kind != SG_TOKEN_WORD)
		return SG_OK;
	sg_status st = after_verb_subject(scene, sentence, at, end, out);
	if (st == SG_OK && out->actor == SG_NONE)
		st = after_subject_verb(scene, sentence, at, end, out);
	return st;
}

/* “…” — Petra Lindqvist, 61: a quotation that is signed, on its line or on the next. */
static sg_status signature(sg_scene *scene, uint32_t sentence, uint32_t quote, sg_attribution *out)
{
	enum { SIGNATURE_TOKENS = 14 };
	const sg_sentence *here = &scene->words.sentences[sentence];
	uint32_t at = quote + 1, end = here->end;
	bool is_next = at == end && sentence + 1 < scene->words.sentence_count &&
		       here[1].post == here->post && here[1].block <= here->block + 1;
	if (is_next)
		end = here[1].end;
	if (at + 1 >= end || end - at > SIGNATURE_TOKENS ||
		!sg_token__is_mark(sg_scene__token(scene, at), "-"))
		return SG_OK;
	uint32_t name_first = at + 1;
	uint32_t name_end = sg_name__run_end(&scene->words, name_first, end);
	bool is_alone =
		name_end == end || sg_token__is_mark(sg_scene__token(scene, name_end), ",(");
	if (name_end < name_first + 2 || !is_alone)
		return SG_OK;
	sg_mention name = sg_mention__starting(&scene->words, name_first, name_end);
	sg_status st = sg_speech__source(scene, sentence, &name, out);
	if (st == SG_OK && out->actor != SG_NONE) {
		out->cue = token_span(scene, at);
		out->first = at;
		out->end = end;
		out->method = "quote-signature";
		out->confidence = 0.9;
	}
	return st;
}

/* The cue that leads to the quotation: the nearest on its left that no clause end separates. */
static uint32_t leading_cue(
	const sg_scene *scene, uint32_t first, uint32_t quote, const sg_cue **cue)
{
	sg_inflection inflection;
	uint32_t nearest = SG_NONE, cue_end;
	for (uint32_t i = quote; i > first && quote - i < 40; i--) {
		const sg_token *token = sg_scene__token(scene, i - 1);
		if (token->kind == SG_TOKEN_QUOTE || token->mark == ';')
			break;
		const sg_cue *here = sg_speech__cue_at(scene, i - 1, &inflection, &cue_end);
		if (!here || !(here->uses & (SG_CUE_DIRECT | SG_CUE_AS | SG_CUE_THAT)))
			continue;
		/* "the claim", "a report": a noun, not a verb */
		sg_word before = i - 1 > first ? sg_scene__word(scene, i - 2) : sg_word__none;
		if (inflection != SG_INFLECTION_PAST && sg_noun__is_determiner(&before))
			continue;
		if (i - 1 > first && (sg_scene__token(scene, i - 2)->flags & SG_TOKEN_POSSESSIVE) &&
			inflection != SG_INFLECTION_PAST)
			continue;
		*cue = here;
		nearest = i - 1;
		break;
	}
	return nearest;
}

static sg_status with_cue(sg_scene *scene, uint32_t sentence, uint32_t quote, uint32_t verb,
	const sg_cue *cue, sg_attribution *out)
{
	uint32_t first = scene->words.sentences[sentence].first;
	if (sg_subject__is_passive(scene, first, verb) || sg_subject__is_unreal(scene, first, verb))
		return SG_OK;
	/* Words stand between the cue and the quotation: only some cues reach over them. */
	char mark = sg_scene__token(scene, quote - 1)->mark;
	bool is_close = mark == ':' || mark == ',' || verb + 1 == quote;
	if (!is_close && quote - verb > 12 && !(cue->uses & SG_CUE_THAT))
		return SG_OK;
	sg_mention subject = sg_subject__before(scene, first, verb);
	sg_status st = sg_speech__source(scene, sentence, &subject, out);
	if (st == SG_OK && out->actor != SG_NONE) {
		out->verb = verb;
		out->cue = token_span(scene, verb);
		out->first = subject.first < verb ? subject.first : verb;
		out->end = quote;
		out->is_naming = (cue->uses & SG_CUE_AS) != 0;
		out->method = is_close ? "name-verb-quote" : "verb-phrase-quote";
		out->confidence = is_close ? 0.95 : 0.85;
	}
	return st;
}

/* The nearest cue on the left that has a subject: "calls prison terms “…”" is no "terms". */
static sg_status before_quote_cue(
	sg_scene *scene, uint32_t sentence, uint32_t quote, sg_attribution *out)
{
	const sg_cue *cue = NULL;
	uint32_t first = scene->words.sentences[sentence].first, end = quote;
	sg_status st = SG_OK;
	for (int tries = 0; tries < 3 && st == SG_OK && out->actor == SG_NONE; tries++) {
		end = leading_cue(scene, first, end, &cue);
		if (end == SG_NONE || quote - end > 40)
			break;
		st = with_cue(scene, sentence, quote, end, cue, out);
	}
	return st;
}

/* "Dahl did not say: “…”" */
static bool says_not(const sg_scene *scene, uint32_t first, uint32_t quote)
{
	for (uint32_t i = first; i < quote; i++) {
		sg_inflection inflection;
		uint32_t cue_end;
		const sg_cue *cue = sg_speech__cue_at(scene, i, &inflection, &cue_end);
		bool is_saying = cue && (cue->uses & SG_CUE_ZERO) && !(cue->uses & SG_CUE_MENTAL);
		if (is_saying && sg_subject__is_unreal(scene, first, i))
			return true;
	}
	return false;
}

/* "Dahl’s letter was blunt: “…”", "Dahl had no time for that: “…”": the clause before a colon. */
static sg_status before_quote_colon(
	sg_scene *scene, uint32_t sentence, uint32_t quote, sg_attribution *out)
{
	uint32_t first = scene->words.sentences[sentence].first;
	if (quote <= first + 1 || sg_scene__token(scene, quote - 1)->mark != ':')
		return SG_OK;
	if (says_not(scene, first, quote))
		return SG_OK;
	sg_mention subject = sg_subject__of_clause(scene, first, quote - 1);
	/* "Stage 3: “…”": a bare label is a speaker only if it is somebody’s known name. */
	uint32_t known_end,
		known = subject.kind != SG_MENTION_NAME
				? SG_NONE
				: sg_cast__find_prefix(&scene->cast, &scene->words,
					  subject.name_first, subject.name_end, &known_end);
	bool is_label = subject.kind == SG_MENTION_NAME && quote - subject.end <= 2;
	if (is_label && (known == SG_NONE || !scene->cast.actors[known].is_full))
		return SG_OK;
	sg_status st = sg_speech__source(scene, sentence, &subject, out);
	if (st == SG_OK && out->actor == SG_NONE) {
		uint32_t end = sg_name__run_end(&scene->words, first, quote);
		bool is_possessor = end > first &&
				    (sg_scene__token(scene, end - 1)->flags & SG_TOKEN_POSSESSIVE);
		if (is_possessor) {
			subject = (sg_mention){.kind = SG_MENTION_NAME,
				.first = first,
				.end = end,
				.name_first = sg_name__skip_titles(&scene->words, first, end),
				.name_end = end};
			st = sg_speech__source(scene, sentence, &subject, out);
		}
	}
	if (st == SG_OK && out->actor != SG_NONE) {
		out->cue = token_span(scene, quote - 1);
		out->first = first;
		out->end = quote;
		out->method = "clause-colon-quote";
		out->confidence = 0.85;
	}
	return st;
}

/* “…”, according to Dahl. */
static sg_status according_to(
	sg_scene *scene, uint32_t sentence, uint32_t quote, sg_attribution *out)
{
	const sg_sentence *here = &scene->words.sentences[sentence];
	uint32_t from = quote - here->first > 12 ? quote - 12 : here->first;
	for (uint32_t i = from; i + 2 < here->end && i < quote + 4; i++) {
		bool is_near = i < quote ? quote - i < 12 : i - quote < 4;
		if (!is_near || !sg_scene__is(scene, i, "according") ||
			!sg_scene__is(scene, i + 1, "to"))
			continue;
		sg_mention source = sg_mention__starting(&scene->words, i + 2, here->end);
		sg_status st = sg_speech__source(scene, sentence, &source, out);
		if (st != SG_OK || out->actor == SG_NONE)
			return st;
		out->cue = sg_span_make(token_span(scene, i).start, token_span(scene, i + 1).end);
		out->first = i;
		out->end = source.end;
		out->method = "according-to";
		out->confidence = 0.93;
		return SG_OK;
	}
	return SG_OK;
}

sg_status sg_speech__beside_quote(
	sg_scene *scene, uint32_t sentence, uint32_t quote, sg_attribution *out)
{
	static sg_status (*const rules[])(sg_scene *, uint32_t, uint32_t, sg_attribution *) = {
		after_quote, signature, before_quote_cue, according_to, before_quote_colon};
	*out = SG_ATTRIBUTION_NONE;
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		sg_status st = rules[i](scene, sentence, quote, out);
		if (st != SG_OK || out->actor != SG_NONE)
			return st;
		*out = SG_ATTRIBUTION_NONE;
	}
	return SG_OK;
}
