/* Claims that a writer quotes or names and then judges, in their own words.
 *
 *     The story that “nobody wants to work” seems bizarre to me.     a quotation, judged
 *     The notion that you can build your way out of it …             a frame: the idea itself is
 *                                                                     a claim of nobody named
 *     “They are dead after 200 km” - mine are at 540.                a list of sayings, answered
 *     As Dahl put it so well: “…”                                    a quotation, embraced */
#include "people/nouns.h"
#include "stance/cues.h"
#include "stance/premise.h"
#include "stance/stance.h"

enum { NEXT_TOKENS = 6, ANSWERED_MIN = 2, NEGATION_REACH = 4 };

typedef struct judge {
	sg_scene *scene;
	uint32_t post, sentence;
	uint32_t first, end; /* tokens of the sentence */
} judge;

static sg_stance_edge edge_to(
	const judge *j, uint32_t statement, sg_stance stance, double confidence, const char *method)
{
	return (sg_stance_edge){
		.source = sg_end_statement(j->scene->statement_of_post[j->post]),
		.target = sg_end_statement(statement),
		.stance = stance,
		.confidence = confidence,
		.method = method,
		.evidence = sg_sentence__span(
			&j->scene->words, &j->scene->words.sentences[j->sentence]),
	};
}

/* The surest judgement in tokens [first, end), "not" before it turning it round. */
static const sg_phrase *judgement_in(
	const sg_scene *scene, uint32_t first, uint32_t end, bool *is_negated)
{
	const sg_phrase *best = NULL;
	for (uint32_t i = first; i < end; i++) {
		uint32_t match_end;
		const sg_phrase *phrase =
			sg_phrase__at(&scene->words, sg_cues__judgements(), i, end, &match_end);
		if (!phrase || (best && phrase->weight <= best->weight))
			continue;
		best = phrase;
		*is_negated = false;
		for (uint32_t j = i; j > first && i - j < NEGATION_REACH; j--) {
			sg_word before = sg_scene__word(scene, j - 1);
			*is_negated = *is_negated || sg_cues__is_negation(&before);
		}
	}
	return best;
}

/* The next sentence of the post begins with "No.", "Nonsense.", "Exactly." */
static const sg_phrase *opener_of_next(const judge *j)
{
	uint32_t next = j->sentence + 1, match_end;
	if (next >= j->scene->words.sentence_count ||
		j->scene->words.sentences[next].post != j->post)
		return NULL;
	const sg_sentence *s = &j->scene->words.sentences[next];
	const sg_phrase *phrase =
		sg_phrase__at(&j->scene->words, sg_cues__openers(), s->first, s->end, &match_end);
	bool is_short = phrase && (s->end - s->first <= NEXT_TOKENS || phrase->weight >= 0.8);
	return is_short && phrase->kind != SG_CUE_THANK ? phrase : NULL;
}

static sg_stance stance_of(const sg_phrase *phrase, bool is_negated)
{
	bool agrees = phrase->kind != SG_CUE_REBUT;
	return agrees != is_negated ? SG_STANCE_AGREE : SG_STANCE_DISAGREE;
}

/* ---- frames: "the notion that …" ------------------------------------------------------------ */

static const char *const frames[] = {"argument", "assumption", "belief", "claim", "conceit",
	"excuse", "fantasy", "fiction", "idea", "illusion", "line", "misconception", "myth",
	"narrative", "notion", "premise", "story", "suggestion", "superstition", "theory"};

/* Nouns that already say that the writer does not share the idea. */
static const char *const doubting_frames[] = {"belief", "conceit", "excuse", "fantasy", "fiction",
	"illusion", "misconception", "myth", "narrative", "notion", "superstition"};

/* Where the idea ends and what is said of it begins: at the second finite verb, if there is one. */
static uint32_t frame_end(const judge *j, uint32_t first)
{
	static const char *const finite[] = {"are", "can", "can't", "could", "did", "does",
		"doesn't", "had", "has", "have", "is", "isn't", "makes", "may", "might", "misses",
		"must", "needs", "seems", "should", "sounds", "strikes", "was", "wasn't", "were",
		"will", "won't", "would"};
	int verbs = 0;
	for (uint32_t i = first; i < j->end; i++) {
		const sg_token *token = sg_scene__token(j->scene, i);
		sg_word word = sg_scene__word(j->scene, i);
		if (sg_token__is_mark(token, ".;?!"))
			return i;
		if (!SG_WORD_IN(&word, finite))
			continue;
		sg_word before = i > first ? sg_scene__word(j->scene, i - 1) : sg_word__none;
		bool has_own_subject =
			sg_noun__pronoun(&before) || strcmp(before.text, "that") == 0;
		if (++verbs == 2 && !has_own_subject)
			return i;
		if (has_own_subject && verbs == 2)
			verbs = 1;
	}
	return j->end;
}

/* What the words around a frame say of it; NEUTRAL if nothing. */
static sg_stance judge_frame(
	const judge *j, uint32_t noun, uint32_t end, bool doubts, double *confidence)
{
	bool is_negated = false;
	const sg_phrase *said = judgement_in(j->scene, end, j->end, &is_negated);
	if (!said)
		said = judgement_in(j->scene, j->first, noun, &is_negated);
	if (said) {
		*confidence = said->weight;
		return stance_of(said, is_negated);
	}
	said = opener_of_next(j);
	if (said && said->kind != SG_CUE_CONCEDE) {
		*confidence = said->weight > 0.6 ? said->weight : 0.62;
		return stance_of(said, false);
	}
	for (uint32_t i = j->first; i < noun; i++) {
		sg_word word = sg_scene__word(j->scene, i);
		if (sg_cues__is_negation(&word) || strcmp(word.text, "against") == 0) {
			*confidence = 0.64;
			return SG_STANCE_DISAGREE;
		}
	}
	*confidence = 0.64;
	if (sg_scene__token(j->scene, j->end - 1)->mark == '?')
		return SG_STANCE_NEUTRAL;
	return doubts ? SG_STANCE_DISAGREE : SG_STANCE_NEUTRAL;
}

static sg_status read_frame(judge *j, uint32_t noun)
{
	sg_scene *scene = j->scene;
	sg_word word = sg_scene__word(scene, noun);
	if (!SG_WORD_IS(&word, SG_FACT_FRAME, frames) || noun + 3 >= j->end ||
		!sg_scene__is(scene, noun + 1, "that") || scene->token_is_content[noun + 2])
		return SG_OK;
	uint32_t end = frame_end(j, noun + 2), statement;
	double confidence;
	sg_stance stance =
		judge_frame(j, noun, end, SG_WORD_IN(&word, doubting_frames), &confidence);
	if (stance == SG_STANCE_NEUTRAL || end < noun + 5)
		return SG_OK;
	j->scene->sentence_is_judged[j->sentence] = true;
	sg_status st = sg_premise__add(
		scene, j->post, j->sentence, noun + 2, end, "idea-frame", &statement);
	return st == SG_OK ? sg_scene__add_stance(
				     scene, edge_to(j, statement, stance, confidence, "idea-frame"))
			   : st;
}

/* ---- quotations ------------------------------------------------------------------------------ */

/* "Dahl put it nicely:", "as Dahl says": the writer makes the words their own. */
static bool is_embraced(const judge *j)
{
	static const sg_phrase embraces[] = {
		{"my concern|point|view|worry|experience as|too", SG_CUE_AGREE, 0.75},
		{"put* it beautifully|best|brilliantly|nicely|perfectly|well", SG_CUE_AGREE, 0.8},
		{"put* it so|very well|nicely", SG_CUE_AGREE, 0.8},
		{"said it best", SG_CUE_AGREE, 0.85},
		{"says it all", SG_CUE_AGREE, 0.75},
		{"stealing", SG_CUE_AGREE, 0.7},
	};
	uint32_t match_end;
	for (uint32_t i = j->first; i < j->end; i++)
		if (sg_phrase__at(&j->scene->words, SG_PHRASES(embraces), i, j->end, &match_end))
			return true;
	return false;
}

/* “There is no alternative.” There is. - a denial met with the bare verb. */
static bool is_gainsaid(const judge *j, uint32_t quote)
{
	uint32_t next = j->sentence + 1, match_end;
	static const sg_phrase bare[] = {
		{"it is|does|was", SG_CUE_REBUT, 0.7},
		{"there are|is|was", SG_CUE_REBUT, 0.7},
		{"they are|can|do", SG_CUE_REBUT, 0.7},
		{"we are|can|do", SG_CUE_REBUT, 0.7},
		{"you can|do", SG_CUE_REBUT, 0.7},
	};
	if (quote + 2 < j->end || next >= j->scene->words.sentence_count ||
		j->scene->words.sentences[next].post != j->post)
		return false;
	const sg_sentence *s = &j->scene->words.sentences[next];
	return s->end - s->first <= 3 &&
	       sg_phrase__at(&j->scene->words, SG_PHRASES(bare), s->first, s->end, &match_end);
}

/* The slogan “…” makes a nice headline, but …: a quotation named as one, then a contrast. */
static bool is_turned(const judge *j, uint32_t quote)
{
	static const char *const names[] = {"catchphrase", "headline", "line", "mantra",
		"narrative", "phrase", "refrain", "slogan", "soundbite", "term", "word"};
	bool is_named = false;
	for (uint32_t i = quote; i > j->first && quote - i < 3; i--) {
		sg_word word = sg_scene__word(j->scene, i - 1);
		is_named = is_named || SG_WORD_IN(&word, names);
	}
	for (uint32_t i = quote + 1; is_named && i < j->end; i++) {
		sg_word word = sg_scene__word(j->scene, i);
		if (sg_cues__is_contrast(&word))
			return true;
	}
	return false;
}

static sg_status judge_quote(judge *j, uint32_t token, uint32_t statement)
{
	bool is_negated = false;
	const sg_phrase *said = judgement_in(j->scene, j->first, j->end, &is_negated);
	if (is_embraced(j))
		return sg_scene__add_stance(j->scene,
			edge_to(j, statement, SG_STANCE_AGREE, 0.78, "quotation-embraced"));
	if (!said && token + 2 >= j->end) {
		said = opener_of_next(j);
		is_negated = false;
		if (said && (said->kind == SG_CUE_CONCEDE ||
				    (said->kind == SG_CUE_AGREE && said->weight < 0.85)))
			said = NULL;
	}
	if (!said && is_gainsaid(j, token))
		return sg_scene__add_stance(j->scene,
			edge_to(j, statement, SG_STANCE_DISAGREE, 0.74, "quotation-gainsaid"));
	if (!said && is_turned(j, token))
		return sg_scene__add_stance(j->scene,
			edge_to(j, statement, SG_STANCE_DISAGREE, 0.66, "quotation-turned"));
	if (!said)
		return SG_OK;
	j->scene->sentence_is_judged[j->sentence] = true;
	return sg_scene__add_stance(j->scene, edge_to(j, statement, stance_of(said, is_negated),
						      said->weight, "quotation-judged"));
}

/* “…” - an answer: the quotation opens its sentence, a dash or colon follows, then words. */
static bool is_answered_item(const judge *j, uint32_t token)
{
	uint32_t after = token + 1;
	if (token > j->first + 2 || after + 2 >= j->end)
		return false;
	for (uint32_t i = j->first; i < token; i++)
		if (sg_scene__token(j->scene, i)->kind == SG_TOKEN_WORD)
			return false;
	const sg_token *mark = sg_scene__token(j->scene, after);
	return mark->kind == SG_TOKEN_MARK &&
	       (mark->mark == '-' || mark->mark == ':' || mark->mark == '=');
}

static sg_status judge_items(judge *j, uint32_t from, uint32_t to)
{
	int count = 0;
	sg_status st = SG_OK;
	for (int pass = 0; pass < 2 && st == SG_OK; pass++)
		for (uint32_t i = from; i < to && st == SG_OK; i++) {
			const sg_sentence *s = &j->scene->words.sentences[i];
			judge here = {j->scene, j->post, i, s->first, s->end};
			for (uint32_t t = s->first; t < s->end && t < s->first + 4; t++) {
				const sg_token *token = sg_scene__token(j->scene, t);
				uint32_t statement =
					token->kind == SG_TOKEN_QUOTE
						? j->scene->statement_of_quote[token->quote]
						: SG_NONE;
				if (statement == SG_NONE || !is_answered_item(&here, t))
					continue;
				count += pass == 0;
				if (pass == 1 && count >= ANSWERED_MIN)
					st = sg_scene__add_stance(j->scene,
						edge_to(&here, statement, SG_STANCE_DISAGREE, 0.75,
							"saying-answered"));
			}
		}
	return st;
}

static sg_status read_sentence(judge *j)
{
	sg_status st = SG_OK;
	for (uint32_t i = j->first; i < j->end && st == SG_OK; i++) {
		const sg_token *token = sg_scene__token(j->scene, i);
		uint32_t statement = token->kind == SG_TOKEN_QUOTE
					     ? j->scene->statement_of_quote[token->quote]
					     : SG_NONE;
		if (statement != SG_NONE)
			st = judge_quote(j, i, statement);
		else if (token->kind == SG_TOKEN_WORD)
			st = read_frame(j, i);
	}
	return st;
}

sg_status sg_stances__judged(sg_scene *scene)
{
	sg_status st = SG_OK;
	for (uint32_t i = 0; i < scene->reading.post_count && st == SG_OK; i++) {
		const sg_post *post = &scene->reading.posts[i];
		if (scene->statement_of_post[i] == SG_NONE)
			continue;
		uint32_t from = scene->words.first_sentence[post->first_block];
		uint32_t to = scene->words.first_sentence[post->first_block + post->block_count];
		judge j = {.scene = scene, .post = i};
		st = judge_items(&j, from, to);
		for (uint32_t s = from; s < to && st == SG_OK; s++) {
			j.sentence = s;
			j.first = scene->words.sentences[s].first;
			j.end = scene->words.sentences[s].end;
			st = read_sentence(&j);
		}
	}
	return st;
}
