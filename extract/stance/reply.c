/* What a comment or turn says to the one it answers, by rule.
 *
 * Cues decide, the last one first: an opener ("Couldn’t agree more"), a phrase inside ("you’re
 * wrong"), praise of the post; a concession counts as agreement unless a "but" takes it back. Where
 * there is none, the place in the thread is weak evidence: people address each other by name, and
 * answer an answer, mostly to contradict (Abbott et al. 2011; Rosenthal and McKeown 2015). */
#include "stance/reply.h"
#include "people/nouns.h"
#include "stance/cues.h"

static const double BOTH_MIN = 0.8;

enum {
	OPENING_SENTENCES = 2, /* where openers and praise are looked for */
	ECHO_STEMS = 4,        /* shared content words that make an echo of the post */
	SHORT_WORDS = 12
};

typedef struct reply {
	sg_scene *scene;
	uint32_t post, parent, target; /* target: the statement that is answered, in the parent */
	bool is_about_reported;        /* it is what the parent reports of somebody else */
	uint32_t first, end;           /* its sentences */
	/* what was found */
	double agree, rebut, concede;
	uint32_t agree_at, rebut_at, concede_at; /* tokens; SG_NONE: none */
	uint32_t contrasts[8];                   /* tokens of the first few contrasts */
	size_t contrast_count;
	/* a comment section without an opening post: what is answered is a comment */
	bool has_many_roots;
	bool is_named; /* it names whom it answers */
	bool has_first_person, ends_in_question;
	bool has_praise, is_thanks, has_you, has_negation, all_questions;
	size_t shared, negated_shared, words;
	sg_span evidence;
	const char *method;
} reply;

/* Words before the answer proper: "Haha,", "@Dahl", "Ines Dahl", "Hi". */
static uint32_t skip_vocatives(const sg_scene *scene, uint32_t first, uint32_t end)
{
	static const char *const greetings[] = {"ah", "aww", "dear", "fwiw", "ha", "haha", "hahaha",
		"hello", "hey", "hi", "hmm", "honestly", "lol", "man", "oh", "ok", "okay", "so",
		"um", "well", "wow"};
	uint32_t at = first;
	while (at < end) {
		const sg_token *token = sg_scene__token(scene, at);
		sg_word word = sg_scene__word(scene, at);
		uint32_t run = sg_name__run_end(&scene->words, at, end);
		uint32_t name_end,
			name = run > at ? sg_name__skip_titles(&scene->words, at, run) : at;
		bool is_known = run > at && sg_cast__find_prefix(&scene->cast, &scene->words, name,
						    run, &name_end) != SG_NONE;
		sg_word after = at + 1 < end ? sg_scene__word(scene, at + 1) : sg_word__none;
		if (token->kind == SG_TOKEN_MARK)
			at++;
		else if (is_known)
			at = name_end;
		else if (SG_WORD_IN(&word, greetings) && strcmp(after.text, "said") != 0 &&
			 strcmp(after.text, "put") != 0 && strcmp(after.text, "true") != 0 &&
			 strcmp(after.text, "refreshing") != 0 &&
			 strcmp(after.text, "important") != 0 && strcmp(after.text, "you") != 0)
			at++;
		else
			break;
	}
	return at;
}

static sg_span tokens_span(const sg_scene *scene, uint32_t first, uint32_t end)
{
	return sg_span_make(sg_scene__token(scene, first)->span.start,
		sg_scene__token(scene, end - 1)->span.end);
}

/* Keep the surest cue of each kind; the evidence is that of the surest of all. */
static void take(reply *r, sg_stance_cue kind, double weight, uint32_t first, uint32_t end,
	const char *method)
{
	double *best = kind == SG_CUE_AGREE   ? &r->agree
		       : kind == SG_CUE_REBUT ? &r->rebut
					      : &r->concede;
	uint32_t *at = kind == SG_CUE_AGREE   ? &r->agree_at
		       : kind == SG_CUE_REBUT ? &r->rebut_at
					      : &r->concede_at;
	if (kind == SG_CUE_THANK) {
		r->is_thanks = true;
		return;
	}
	if (weight <= *best)
		return;
	if (weight > r->agree && weight > r->rebut) {
		r->evidence = tokens_span(r->scene, first, end);
		r->method = method;
	}
	*best = weight;
	*at = first;
}

/* "This.", "This!" and "Same." agree; "this is" and "same old" do not say. */
static bool is_bare_this(const reply *r, uint32_t at, uint32_t end)
{
	if (!sg_scene__is(r->scene, at, "this") && !sg_scene__is(r->scene, at, "same"))
		return false;
	sg_word next = at + 2 < end ? sg_scene__word(r->scene, at + 2) : sg_word__none;
	bool is_mark = at + 1 < end && sg_scene__token(r->scene, at + 1)->kind == SG_TOKEN_MARK;
	return at + 1 == end || (is_mark && !sg_noun__pronoun(&next)) ||
	       sg_scene__is(r->scene, at + 1, "this");
}

static void read_opener(reply *r, const sg_sentence *s, bool is_first)
{
	uint32_t at = skip_vocatives(r->scene, s->first, s->end), match_end;
	if (at >= s->end)
		return;
	char last = sg_scene__token(r->scene, s->end - 1)->mark;
	const sg_phrase *phrase =
		sg_phrase__at(&r->scene->words, sg_cues__openers(), at, s->end, &match_end);
	if (is_bare_this(r, at, s->end)) {
		take(r, SG_CUE_AGREE, 0.85, at, at + 1, "opener");
	} else if (phrase && (is_first || phrase->weight >= 0.84)) {
		/* A question is asked before it is an objection. */
		double weight = phrase->weight - (last == '?' && phrase->weight < 0.75 ? 0.2 : 0) -
				(is_first ? 0 : 0.08);
		take(r, (sg_stance_cue)phrase->kind, weight, at, match_end, "opener");
	}
}

/* "a great reminder", "so refreshing to read": praise, if no "not" stands before it. */
static void read_praise(reply *r, const sg_sentence *s)
{
	for (uint32_t i = s->first; i + 1 < s->end; i++) {
		sg_word word = sg_scene__word(r->scene, i);
		if (sg_cues__is_negation(&word) || strcmp(word.text, "if") == 0)
			return;
		if (!sg_cues__is_praise(&word))
			continue;
		for (uint32_t j = i + 1; j < s->end && j < i + 5; j++) {
			if (sg_scene__token(r->scene, j)->kind != SG_TOKEN_WORD)
				break;
			sg_word noun = sg_scene__word(r->scene, j);
			if (sg_cues__is_matter(&noun)) {
				take(r, SG_CUE_AGREE, 0.66, i, j + 1, "praise");
				return;
			}
		}
	}
}

static void read_inside(reply *r, const sg_sentence *s)
{
	uint32_t match_end = 0;
	for (uint32_t i = s->first; i < s->end; i++) {
		const sg_phrase *phrase =
			sg_phrase__at(&r->scene->words, sg_cues__inside(), i, s->end, &match_end);
		sg_word before = i > s->first ? sg_scene__word(r->scene, i - 1) : sg_word__none;
		bool is_negated = sg_cues__is_negation(&before);
		if (phrase && !is_negated)
			take(r, (sg_stance_cue)phrase->kind, phrase->weight, i, match_end,
				"phrase");
	}
}

static bool opens_with_thanks(const reply *r, const sg_sentence *s)
{
	uint32_t at = skip_vocatives(r->scene, s->first, s->end);
	return at < s->end &&
	       (sg_scene__is(r->scene, at, "thank") || sg_scene__is(r->scene, at, "thanks"));
}

/* Negation, "you", contrast and words shared with the parent. */
static void read_words(reply *r, const sg_sentence *s, uint32_t nth, const sg_stems *parent)
{
	uint32_t negated_until = 0, stem;
	for (uint32_t i = s->first; i < s->end; i++) {
		if (sg_scene__token(r->scene, i)->kind != SG_TOKEN_WORD)
			continue;
		sg_word word = sg_scene__word(r->scene, i);
		r->words++;
		static const char *const first_person[] = {"i", "i'd", "i'll", "i'm", "i've", "me",
			"my", "our", "us", "we", "we're", "we've"};
		r->has_first_person =
			r->has_first_person || (nth < 3 && SG_WORD_IN(&word, first_person));
		r->has_praise = r->has_praise || (i >= negated_until && sg_cues__is_praise(&word));
		if (sg_cues__is_negation(&word)) {
			negated_until = i + 7;
			r->has_negation = r->has_negation || nth < 3;
		}
		r->has_you = r->has_you || (nth < 3 && (strncmp(word.text, "you", 3) == 0 &&
							       strcmp(word.text, "young") != 0));
		bool begins_clause =
			i == s->first || sg_scene__token(r->scene, i - 1)->mark == ',' ||
			strcmp(word.text, "but") == 0 || strcmp(word.text, "though") == 0;
		if (begins_clause && sg_cues__is_contrast(&word) && r->contrast_count < 8)
			r->contrasts[r->contrast_count++] = i;
		if (sg_stem__of(&word, &stem) && sg_stems__has(parent, stem)) {
			r->shared++;
			r->negated_shared += i < negated_until;
		}
	}
}

static void read_reply(reply *r, const sg_stems *parent)
{
	r->all_questions = true;
	for (uint32_t i = r->first; i < r->end; i++) {
		const sg_sentence *s = &r->scene->words.sentences[i];
		bool is_about_claim = r->scene->sentence_is_judged[i];
		if (i < r->first + OPENING_SENTENCES && !is_about_claim) {
			read_opener(r, s, i == r->first);
			read_praise(r, s);
		}
		if (!is_about_claim)
			read_inside(r, s);
		r->is_thanks = r->is_thanks || opens_with_thanks(r, s);
		read_words(r, s, i - r->first, parent);
		r->ends_in_question = sg_scene__token(r->scene, s->end - 1)->mark == '?';
		r->all_questions =
			r->all_questions && sg_scene__token(r->scene, s->end - 1)->mark == '?';
	}
}

static sg_stance_edge edge_of(
	const reply *r, sg_stance stance, double confidence, const char *method)
{
	sg_span evidence = r->evidence;
	if (!evidence.end && r->end > r->first)
		evidence =
			sg_sentence__span(&r->scene->words, &r->scene->words.sentences[r->first]);
	return (sg_stance_edge){
		.source = sg_end_statement(r->scene->statement_of_post[r->post]),
		.target = sg_end_statement(r->target),
		.stance = stance,
		.confidence = confidence,
		.method = r->method ? r->method : method,
		.evidence = evidence,
	};
}

/* Is there a contrast behind token `at`, in its sentence or the next `reach`? */
static bool is_taken_back(const reply *r, uint32_t at, uint32_t reach)
{
	uint32_t sentence = at == SG_NONE ? 0 : r->scene->words.sentence_of_token[at];
	for (size_t i = 0; at != SG_NONE && i < r->contrast_count; i++)
		if (r->contrasts[i] > at &&
			r->scene->words.sentence_of_token[r->contrasts[i]] <= sentence + reach)
			return true;
	return false;
}

/* "I agree with the diagnosis but not with the cure": a "not" behind the contrast, in one sentence.
 * A bare "yes, but" mostly stays agreement: it adds (counted on annotated replies). */
static bool is_denied(const reply *r, uint32_t at)
{
	const sg_sentence *s = &r->scene->words.sentences[r->scene->words.sentence_of_token[at]];
	bool has_contrast = false;
	for (uint32_t i = at; i < s->end; i++) {
		sg_word word = sg_scene__word(r->scene, i);
		if (has_contrast && sg_cues__is_negation(&word))
			return true;
		has_contrast = has_contrast || sg_cues__is_contrast(&word);
	}
	return false;
}

/* By cues alone, the surest first. */
static sg_stance_edge by_cues(const reply *r)
{
	if (r->agree >= r->rebut && r->agree > 0) {
		bool turns = is_denied(r, r->agree_at) && r->agree < 0.9;
		return turns ? edge_of(r, SG_STANCE_DISAGREE, 0.62, "concession")
			     : edge_of(r, SG_STANCE_AGREE, r->agree, "phrase");
	}
	if (r->rebut > 0)
		return edge_of(r, SG_STANCE_DISAGREE, r->rebut, "phrase");
	if (r->concede > 0)
		return is_taken_back(r, r->concede_at, 2)
			       ? edge_of(r, SG_STANCE_DISAGREE, 0.66, "concession")
			       : edge_of(r, SG_STANCE_AGREE, r->concede, "concession");
	return edge_of(r, SG_STANCE_NEUTRAL, 0.5, "none");
}

/* Did the author open the thread? They answer everybody, mostly to inform. */
static bool is_opener(const reply *r)
{
	uint32_t root = r->parent;
	const sg_post *posts = r->scene->reading.posts;
	for (int up = 0; up < 64 && posts[root].parent != SG_NONE; up++)
		root = posts[root].parent;
	return r->scene->actor_of_post[root] == r->scene->actor_of_post[r->post];
}

/* "Also …", "Another sign: …": who goes on with a list shares it. */
static bool continues_post(const reply *r)
{
	static const char *const openers[] = {"also", "and", "another", "especially", "plus"};
	const sg_sentence *s = &r->scene->words.sentences[r->first];
	uint32_t at = skip_vocatives(r->scene, s->first, s->end);
	sg_word word = at < s->end ? sg_scene__word(r->scene, at) : sg_word__none;
	bool asks = sg_scene__token(r->scene, s->end - 1)->mark == '?';
	return SG_WORD_IN(&word, openers) && !asks && !r->has_you && !r->is_thanks;
}

/* Under an opening post, who tells a case of their own in its words, and objects to nothing, mostly
 * bears it out. */
static bool is_own_case(const reply *r)
{
	bool is_root = r->scene->reading.posts[r->parent].parent == SG_NONE && !r->has_many_roots &&
		       r->scene->reading.posts[r->post].form == SG_POST_COMMENT;
	return is_root && r->has_first_person && r->shared >= 2 && r->negated_shared == 0 &&
	       r->contrast_count == 0 && !r->has_you && !r->ends_in_question && !r->is_thanks;
}

/* Without cues: the place in the thread and the words shared. */
static sg_stance_edge by_place(const reply *r)
{
	bool is_nested = r->scene->reading.posts[r->parent].parent != SG_NONE || r->has_many_roots;
	bool is_turn = r->scene->reading.posts[r->post].form == SG_POST_TURN;
	bool pushes = r->has_negation || r->contrast_count > 0;
	bool objects = is_turn ? r->words > 5 && pushes && (r->is_named || r->has_you)
			       : r->words >= 6 && (!is_opener(r) || pushes);
	if (r->is_about_reported && !r->all_questions)
		return edge_of(r, r->has_praise ? SG_STANCE_AGREE : SG_STANCE_DISAGREE, 0.62,
			"answer-to-reported");
	if (r->all_questions || (r->is_thanks && r->words < 2 * SHORT_WORDS))
		return edge_of(r, SG_STANCE_NEUTRAL, 0.6, "question-or-thanks");
	if (is_nested && objects && !r->is_thanks)
		return edge_of(r, SG_STANCE_DISAGREE, 0.62, "answer-to-answer");
	if (r->is_thanks && r->shared >= ECHO_STEMS && r->contrast_count == 0)
		return edge_of(r, SG_STANCE_AGREE, 0.64, "thanks-and-echo");
	if (r->negated_shared > 0 && r->has_you)
		return edge_of(r, SG_STANCE_DISAGREE, 0.66, "negated-echo");
	if (continues_post(r))
		return edge_of(r, SG_STANCE_AGREE, 0.62, "continuation");
	if (is_own_case(r))
		return edge_of(r, SG_STANCE_AGREE, 0.61, "own-case");
	return edge_of(r, SG_STANCE_NEUTRAL, 0.5, "none");
}

/* Who rejects what others say in the words of the opening post speaks for it. */
static sg_stance_edge by_echo(const reply *r)
{
	bool is_nested = r->scene->reading.posts[r->parent].parent != SG_NONE;
	bool echoes = !is_nested && r->shared >= ECHO_STEMS - 1 && r->negated_shared == 0 &&
		      r->contrast_count == 0 && !r->has_you;
	return echoes ? edge_of(r, SG_STANCE_AGREE, 0.62, "echo")
		      : edge_of(r, SG_STANCE_NEUTRAL, 0.5, "none");
}

/* What a host or interviewer says, and what is said to their questions, is seldom a stance: only
 * plain words count there. */
static bool is_asking(const reply *r, const sg_address *address)
{
	if (r->scene->reading.posts[r->post].form != SG_POST_TURN || r->is_about_reported)
		return false;
	uint32_t author = r->scene->actor_of_post[r->post],
		 other = r->scene->actor_of_post[r->parent];
	return (author != SG_NONE && address->is_asker[author]) ||
	       (other != SG_NONE && address->is_asker[other]);
}

static bool is_plain(const sg_stance_edge *edge)
{
	return edge->confidence >= 0.88 ||
	       (edge->confidence >= 0.8 && strcmp(edge->method, "phrase") == 0);
}

/* Plain words of both kinds are both meant: "On that I’m with you. But I part company …". */
static sg_stance_edge other_of(const reply *r, const sg_stance_edge *edge)
{
	if (r->agree < BOTH_MIN || r->rebut < BOTH_MIN)
		return edge_of(r, SG_STANCE_NEUTRAL, 0, "none");
	return edge->stance == SG_STANCE_AGREE ? edge_of(r, SG_STANCE_DISAGREE, r->rebut, "phrase")
					       : edge_of(r, SG_STANCE_AGREE, r->agree, "phrase");
}

/* "… sure it will. /s" */
static bool is_sarcastic(const reply *r)
{
	const sg_scene *scene = r->scene;
	uint32_t end = scene->words.sentences[r->end - 1].end;
	uint32_t first = scene->words.sentences[r->first].first;
	return end - first >= 2 && sg_token__is_mark(sg_scene__token(scene, end - 2), "/") &&
	       sg_scene__is(scene, end - 1, "s");
}

static uint32_t words_from(const reply *r)
{
	const sg_sentence *s = &r->scene->words.sentences[r->first];
	uint32_t first = skip_vocatives(r->scene, s->first, s->end);
	return first < s->end ? first : s->first;
}

static bool resumes(const reply *r)
{
	const sg_scene *scene = r->scene;
	uint32_t before = scene->reading.posts[r->parent].parent;
	uint32_t author = scene->actor_of_post[r->post];
	return before != SG_NONE && author != SG_NONE && scene->actor_of_post[before] == author;
}

sg_reply sg_reply__read(sg_scene *scene, const sg_address *address, uint32_t post, uint32_t parent,
	const sg_stems *stems_of_parent)
{
	const sg_post *p = &scene->reading.posts[post];
	uint32_t target = address->answered[post];
	reply r = {.scene = scene,
		.post = post,
		.parent = parent,
		.target = target,
		.first = scene->words.first_sentence[p->first_block],
		.end = scene->words.first_sentence[p->first_block + p->block_count],
		.is_named = address->is_named[post],
		.has_many_roots = address->has_many_roots,
		.is_about_reported = scene->statements[target].form >= SG_CLAIM_DIRECT_QUOTE,
		.agree_at = SG_NONE,
		.rebut_at = SG_NONE,
		.concede_at = SG_NONE};
	read_reply(&r, stems_of_parent);
	sg_reply out = {.edge = by_cues(&r)};
	out.ground = out.edge.stance ? SG_GROUND_WORDS : SG_GROUND_PLACE;
	if (!out.edge.stance)
		out.edge = scene->post_takes_stance[post] ? by_echo(&r) : by_place(&r);
	if (!out.edge.stance)
		out.ground = SG_GROUND_NONE;
	out.other = other_of(&r, &out.edge);
	out.words_from = words_from(&r);
	out.words = r.words;
	out.is_root = scene->reading.posts[parent].parent == SG_NONE;
	out.resumes = resumes(&r);
	out.is_silent = is_sarcastic(&r) || (is_asking(&r, address) && !is_plain(&out.edge));
	out.is_answer_to_answer = strcmp(out.edge.method, "answer-to-answer") == 0;
	out.is_question_or_thanks = strcmp(out.edge.method, "question-or-thanks") == 0;
	return out;
}
