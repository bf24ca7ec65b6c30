/* Direct speech: each quotation becomes a statement, is joined to one, or is none.
 *
 * In order: what goes on from the paragraph before; a speaker beside it; the second half of a
 * quotation cut by "she said"; a quotation that floats behind attributed speech; and, if it is long
 * enough to be a statement at all, a claim that nobody is known to make. */
#include "people/nouns.h"
#include "statement/cue.h"
#include "statement/speech.h"

enum {
	WORDS_UNATTRIBUTED = 4, /* shorter ones without a speaker are scare quotes */
	WORDS_FAR = 2,          /* with a cue, but words between */
	CLAUSE_TOKENS = 9 /* longest "…, she told the council last night," between two halves */
};

size_t sg_speech__quote_words(const sg_scene *scene, uint32_t quote)
{
	sg_slice inner = sg_slice_at(scene->text, scene->words.quotes.items[quote].inner);
	size_t count = 0;
	bool inside = false;
	for (size_t i = 0; i < inner.len; i++) {
		unsigned char c = (unsigned char)inner.ptr[i];
		bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
				 (c >= '0' && c <= '9') || c >= 0xC3;
		bool joins =
			inside && (c == '\'' || c == '-' || c == 0x80 || c == 0x99 || c >= 0x80);
		count += is_letter && !inside;
		inside = is_letter || joins;
	}
	return count;
}

bool sg_speech__is_title(const sg_scene *scene, uint32_t quote)
{
	sg_slice inner = sg_slice_at(scene->text, scene->words.quotes.items[quote].inner);
	size_t capital = 0, small = 0;
	char last = inner.len ? inner.ptr[inner.len - 1] : '.';
	for (size_t i = 0; i < inner.len; i++) {
		bool starts = i == 0 || inner.ptr[i - 1] == ' ';
		size_t end = i;
		while (starts && end < inner.len && inner.ptr[end] != ' ')
			end++;
		if (!starts || end - i < 4)
			continue;
		char c = inner.ptr[i];
		capital += c >= 'A' && c <= 'Z';
		small += c >= 'a' && c <= 'z';
	}
	return capital >= 1 && small == 0 && !strchr(".!?", last);
}

/* The comma that a quotation closes with belongs to the sentence around it. */
sg_span sg_speech__quote_span(const sg_scene *scene, uint32_t quote)
{
	sg_span inner = scene->words.quotes.items[quote].inner;
	while (inner.end > inner.start && scene->text.ptr[inner.end - 1] == ',')
		inner.end--;
	return inner;
}

static sg_statement quote_statement(
	const sg_scene *scene, uint32_t sentence, uint32_t quote, const sg_attribution *by)
{
	return (sg_statement){
		.form = SG_CLAIM_DIRECT_QUOTE,
		.span = sg_speech__quote_span(scene, quote),
		.speaker = by->actor,
		.second = by->second,
		.post = scene->words.sentences[sentence].post,
		.sentence = sentence,
		.quote = quote,
		.cue = by->cue,
		.source = by->source,
		.method = by->method ? by->method : "quote",
		.confidence = by->method ? by->confidence : 0.7,
	};
}

static sg_status add_quote(
	sg_scene *scene, uint32_t sentence, uint32_t quote, const sg_attribution *by)
{
	uint32_t index;
	sg_status st =
		sg_scene__add_statement(scene, quote_statement(scene, sentence, quote, by), &index);
	if (st != SG_OK)
		return st;
	scene->statement_of_quote[quote] = index;
	if (by->verb != SG_NONE)
		scene->token_is_cue[by->verb] = 1;
	sg_cast__notice(&scene->cast, by->actor, scene->words.token_of_quote[quote]);
	return SG_OK;
}

static sg_status add_piece(sg_scene *scene, sg_statement *s, sg_span piece)
{
	void *pieces = s->pieces;
	sg_status st = sg_arena_grow(
		scene->arena, &pieces, &s->piece_capacity, s->piece_count, sizeof *s->pieces);
	if (st != SG_OK)
		return st;
	s->pieces = pieces;
	size_t at = s->piece_count++;
	/* The tagger may have seen a later piece already. */
	for (; at > 0 && s->pieces[at - 1].start > piece.start; at--)
		s->pieces[at] = s->pieces[at - 1];
	s->pieces[at] = piece;
	return SG_OK;
}

/* Give one more piece to a statement. */
static sg_status join_quote(sg_scene *scene, uint32_t statement, uint32_t quote)
{
	sg_statement *s = &scene->statements[statement];
	sg_status st = s->piece_count ? SG_OK : add_piece(scene, s, s->span);
	if (st == SG_OK)
		st = add_piece(scene, s, sg_speech__quote_span(scene, quote));
	if (st != SG_OK)
		return st;
	s->span.start = s->pieces[0].start;
	s->span.end = s->pieces[s->piece_count - 1].end;
	scene->statement_of_quote[quote] = statement;
	return SG_OK;
}

/* The nearest quotation token before `token` in its block, and its statement; SG_NONE if none. */
static uint32_t earlier_quote(
	const sg_scene *scene, uint32_t sentence, uint32_t token, uint32_t *at)
{
	uint32_t block = scene->words.sentences[sentence].block;
	uint32_t first = scene->words.sentences[scene->words.first_sentence[block]].first;
	for (uint32_t i = token; i > first && token - i < 80; i--) {
		const sg_token *t = sg_scene__token(scene, i - 1);
		if (t->kind != SG_TOKEN_QUOTE)
			continue;
		*at = i - 1;
		return scene->statement_of_quote[t->quote];
	}
	return SG_NONE;
}

/* Is what stands between two quotations only the clause that says who speaks? */
static bool is_attribution_only(
	const sg_scene *scene, uint32_t first, uint32_t end, const sg_statement *s)
{
	if (end - first > CLAUSE_TOKENS || !s->cue.end)
		return false;
	sg_span between = sg_span_make(sg_scene__token(scene, first)->span.start,
		sg_scene__token(scene, end - 1)->span.end);
	return sg_span_holds(between, s->cue);
}

/* “…,” she said, “…”; “…,” she said. “…” */
static sg_status join_halves(sg_scene *scene, uint32_t sentence, uint32_t token, bool *done)
{
	uint32_t before = 0, statement = earlier_quote(scene, sentence, token, &before);
	*done = false;
	if (statement == SG_NONE || scene->statements[statement].speaker == SG_NONE ||
		before + 1 >= token)
		return SG_OK;
	if (!is_attribution_only(scene, before + 1, token, &scene->statements[statement]))
		return SG_OK;
	*done = true;
	return join_quote(scene, statement, sg_scene__token(scene, token)->quote);
}

static bool is_alone(const sg_scene *scene, uint32_t sentence)
{
	const sg_sentence *s = &scene->words.sentences[sentence];
	uint32_t words = 0;
	for (uint32_t i = s->first; i < s->end; i++)
		words += sg_scene__token(scene, i)->kind == SG_TOKEN_WORD;
	return words == 0;
}

/* A quotation that is a sentence of its own, behind narration or speech of somebody. */
static sg_status float_quote(
	sg_scene *scene, uint32_t sentence, uint32_t token, sg_attribution *out)
{
	const sg_sentence *here = &scene->words.sentences[sentence];
	if (here->first != token || !is_alone(scene, sentence) || sentence == 0 ||
		scene->reading.blocks[here->block].kind == SG_BLOCK_HEADING ||
		!sg_scene__is_narration(scene, here->post))
		return SG_OK;
	const sg_sentence *before = here - 1;
	char last = sg_scene__token(scene, before->end - 1)->mark;
	if (before->post != here->post)
		return SG_OK;
	if (last == ':') /* "In a letter the league wrote:" and the quotation as a paragraph */
		return sg_speech__beside_quote(scene, sentence - 1, before->end, out);
	uint32_t speaker = SG_NONE;
	if (before->block == here->block)
		speaker = scene->cast.focus;
	else if (scene->statement_count) {
		const sg_statement *latest = &scene->statements[scene->statement_count - 1];
		bool is_near = scene->words.sentences[latest->sentence].block + 1 >= here->block;
		speaker = is_near && latest->quote != SG_NONE ? latest->speaker : SG_NONE;
	}
	uint32_t turn = sg_speech__in_dialogue(scene, sentence);
	speaker = turn == SG_NONE ? speaker : turn;
	if (speaker == SG_NONE)
		return SG_OK;
	*out = (sg_attribution){.actor = speaker,
		.second = SG_NONE,
		.method = turn == SG_NONE ? "floating-quote" : "dialogue",
		.confidence = before->block == here->block ? 0.75 : 0.65};
	return SG_OK;
}

/* “…,” she said, “…”: the quotation ends the sentence that another began. */
static bool is_last_half(const sg_scene *scene, uint32_t sentence, uint32_t token)
{
	const sg_sentence *s = &scene->words.sentences[sentence];
	uint32_t before = 0, statement = earlier_quote(scene, sentence, token, &before);
	return statement != SG_NONE && before >= s->first && token + 2 >= s->end;
}

/* ---- words of an earlier post --------------------------------------------------------------- */

enum { REQUOTE_WORDS = 3, REQUOTE_BYTES = 300, POST_BYTES = 4096, POSTS_UP = 4 };

static bool holds_nocase(sg_slice text, sg_slice words)
{
	for (size_t i = 0; i + words.len <= text.len; i++)
		if (sg_slice_starts_nocase((sg_slice){text.ptr + i, text.len - i}, words))
			return true;
	return false;
}

/* “…” in an answer that are the words of what it answers, or of what that answered. */
static void find_requoted(
	const sg_scene *scene, uint32_t sentence, uint32_t quote, sg_attribution *out)
{
	uint32_t post = scene->words.sentences[sentence].post;
	sg_slice words = sg_slice_at(scene->text, scene->words.quotes.items[quote].inner);
	while (words.len && strchr(".,!?", words.ptr[words.len - 1]))
		words.len--;
	if (words.len > REQUOTE_BYTES || sg_speech__quote_words(scene, quote) < REQUOTE_WORDS ||
		sg_scene__is_narration(scene, post))
		return;
	uint32_t above = scene->reading.posts[post].parent;
	for (int up = 0; up < POSTS_UP && above != SG_NONE; up++) {
		sg_slice text = sg_slice_at(scene->text, scene->reading.posts[above].span);
		text.len = text.len < POST_BYTES ? text.len : POST_BYTES;
		if (scene->actor_of_post[above] != SG_NONE && holds_nocase(text, words)) {
			*out = (sg_attribution){.actor = scene->actor_of_post[above],
				.second = SG_NONE,
				.verb = SG_NONE,
				.method = "requoted",
				.confidence = 0.9};
			return;
		}
		above = scene->reading.posts[above].parent;
	}
}

/* Too short, a title, or a phrase under scare quotes: nobody's statement. */
static bool is_statement(const sg_scene *scene, uint32_t quote, const sg_attribution *by)
{
	size_t words = sg_speech__quote_words(scene, quote);
	if (words == 0)
		return false;
	if (by->actor == SG_NONE)
		return words >= WORDS_UNATTRIBUTED && !sg_speech__is_title(scene, quote);
	if (by->is_naming && sg_speech__is_title(scene, quote))
		return false; /* "a film called “The Long Way Home”" */
	if (strcmp(by->method, "verb-phrase-quote") != 0)
		return true;
	/* "called it a “gift”" names what is said; "spoke at the “summit”" does not */
	size_t least = by->is_naming ? WORDS_FAR : WORDS_UNATTRIBUTED;
	return words >= least && !sg_speech__is_title(scene, quote);
}

/* Will the words between cue and quotation be reported with it ("said that the plan “…”")? */
static bool is_mixed(const sg_attribution *by)
{
	return by->actor != SG_NONE && strcmp(by->method, "verb-phrase-quote") == 0;
}

static sg_status place_quote(sg_scene *scene, uint32_t sentence, uint32_t token, bool is_last_pass)
{
	uint32_t quote = sg_scene__token(scene, token)->quote;
	uint32_t continues = scene->words.quotes.items[quote].continues;
	if (scene->statement_of_quote[quote] != SG_NONE)
		return SG_OK;
	if (continues != SG_NONE && scene->statement_of_quote[continues] != SG_NONE)
		return join_quote(scene, scene->statement_of_quote[continues], quote);
	sg_attribution by = SG_ATTRIBUTION_NONE;
	bool done = false;
	sg_status st = is_last_half(scene, sentence, token)
			       ? join_halves(scene, sentence, token, &done)
			       : SG_OK;
	if (st != SG_OK || done)
		return st;
	st = sg_speech__beside_quote(scene, sentence, token, &by);
	if (st == SG_OK && is_mixed(&by) && !is_last_pass)
		return SG_OK;
	if (st == SG_OK && by.actor == SG_NONE)
		st = join_halves(scene, sentence, token, &done);
	if (st == SG_OK && by.actor == SG_NONE && !done)
		st = float_quote(scene, sentence, token, &by);
	if (st == SG_OK && by.actor == SG_NONE && !done && is_last_pass)
		find_requoted(scene, sentence, quote, &by);
	if (st != SG_OK || done || !is_statement(scene, quote, &by))
		return st;
	if (by.actor == SG_NONE && !is_last_pass)
		return SG_OK;
	return add_quote(scene, sentence, quote, &by);
}

sg_status sg_speech__direct(sg_scene *scene, uint32_t sentence, bool is_last_pass)
{
	const sg_sentence *s = &scene->words.sentences[sentence];
	sg_status st = SG_OK;
	for (uint32_t i = s->first; i < s->end && st == SG_OK; i++)
		if (sg_scene__token(scene, i)->kind == SG_TOKEN_QUOTE)
			st = place_quote(scene, sentence, i, is_last_pass);
	return st;
}
