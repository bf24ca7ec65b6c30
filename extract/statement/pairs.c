/* Lists that pair a claim with its correction: "Myth: … Fact: …", "-Premise: … -Reality: …".
 *
 * A label is a word before a colon, at the start of a block, a sentence or a list item. What
 * stands under a claim's label is a premise that nobody is named for; the correction is the
 * writer's, and rebuts it. */
#include "statement/speech.h"

static const sg_row claim_labels[] = {"argument", "assumption", "belief", "claim", "claimed",
	"excuse", "falsehood", "fiction", "lie", "misconception", "misunderstanding", "myth",
	"objection", "perception", "prejudice", "premise", "rumor", "rumour", "wrong"};

static const sg_row correction_labels[] = {"actual", "actually", "answer", "correct", "correction",
	"evidence", "fact", "facts", "reality", "rebuttal", "response", "right", "true", "truth"};

typedef struct label {
	uint32_t start, text; /* its first token; the first token behind its colon */
	bool is_claim;
} label;

static bool begins_item(const sg_scene *scene, const sg_sentence *s, uint32_t i)
{
	if (i == s->first)
		return true;
	const sg_token *before = sg_scene__token(scene, i - 1);
	return before->kind == SG_TOKEN_MARK && before->mark != ',' && before->mark != '\'';
}

/* A label that begins at token `i`; the kind of one that no table knows is neither: "Myth:",
 * "Myth 1:", "The reality:", "What we see:". */
static bool read_label(
	const sg_scene *scene, const sg_sentence *s, uint32_t i, bool any_correction, label *out)
{
	uint32_t at = i, end = i + 5 < s->end ? i + 5 : s->end;
	const sg_token *token = sg_scene__token(scene, i);
	bool is_claim = false, is_correction = false;
	if (token->kind != SG_TOKEN_WORD || !(token->flags & SG_TOKEN_CAPITAL) ||
		!begins_item(scene, s, i))
		return false;
	for (; at < end && sg_scene__token(scene, at)->mark != ':'; at++) {
		sg_word word = sg_scene__word(scene, at);
		const sg_token *here = sg_scene__token(scene, at);
		if (here->kind != SG_TOKEN_WORD && here->kind != SG_TOKEN_NUMBER &&
			here->mark != '#')
			return false;
		is_claim = is_claim || SG_WORD_IS(&word, SG_FACT_CLAIM_LABEL, claim_labels);
		is_correction =
			is_correction || SG_WORD_IS(&word, SG_FACT_CORRECTION, correction_labels);
	}
	*out = (label){.start = i, .text = at + 1, .is_claim = is_claim && !is_correction};
	return at < end && (is_claim || is_correction || any_correction) && at + 1 < s->end;
}

static uint32_t last_of_text(const sg_scene *scene, uint32_t first, uint32_t end)
{
	while (end > first) {
		const sg_token *token = sg_scene__token(scene, end - 1);
		if (token->kind != SG_TOKEN_MARK || sg_token__is_mark(token, ")]%!?"))
			break;
		end--;
	}
	return end;
}

static sg_span span_of(const sg_scene *scene, uint32_t first, uint32_t end)
{
	return sg_span_make(sg_scene__token(scene, first)->span.start,
		sg_scene__token(scene, end - 1)->span.end);
}

static sg_status add_premise(
	sg_scene *scene, uint32_t post, uint32_t first, uint32_t end, uint32_t *index)
{
	return sg_scene__add_statement(scene,
		(sg_statement){
			.form = SG_CLAIM_PREMISE,
			.span = span_of(scene, first, end),
			.speaker = SG_NONE,
			.second = SG_NONE,
			.post = post,
			.sentence = scene->words.sentence_of_token[first],
			.quote = SG_NONE,
			.method = "claim-label",
			.confidence = 0.9,
		},
		index);
}

static sg_status add_pair(sg_scene *scene, uint32_t post, const label *claim,
	const label *correction, uint32_t correction_end)
{
	uint32_t claim_end = last_of_text(scene, claim->text, correction->start), premise, source;
	correction_end = last_of_text(scene, correction->text, correction_end);
	if (claim_end <= claim->text || correction_end <= correction->text)
		return SG_OK;
	sg_status st = add_premise(scene, post, claim->text, claim_end, &premise);
	source = scene->statement_of_post[post];
	if (st == SG_OK && source == SG_NONE)
		st = add_premise(scene, post, correction->text, correction_end, &source);
	if (st != SG_OK)
		return st;
	return sg_scene__add_stance(
		scene, (sg_stance_edge){
			       .source = sg_end_statement(source),
			       .target = sg_end_statement(premise),
			       .stance = SG_STANCE_DISAGREE,
			       .confidence = 0.9,
			       .method = "claim-correction",
			       .evidence = span_of(scene, correction->text, correction_end),
		       });
}

/* A list of several claims tells what its second label means, whatever it is: "What we see:". */
static bool has_several_claims(const sg_scene *scene, uint32_t first, uint32_t end)
{
	int claims = 0;
	label found;
	for (uint32_t i = first; i < end && claims < 2; i++) {
		const sg_sentence *s = &scene->words.sentences[scene->words.sentence_of_token[i]];
		claims += read_label(scene, s, i, false, &found) && found.is_claim;
	}
	return claims >= 2;
}

/* Walk the labels of a post: a claim's, then a correction's, up to the next label. */
static sg_status pair_post(sg_scene *scene, uint32_t post, uint32_t first, uint32_t end)
{
	label claim = {0}, correction = {0}, next;
	bool has_claim = false, has_correction = false;
	bool any_correction = has_several_claims(scene, first, end);
	sg_status st = SG_OK;
	for (uint32_t i = first; i < end && st == SG_OK; i++) {
		const sg_sentence *s = &scene->words.sentences[scene->words.sentence_of_token[i]];
		if (!read_label(scene, s, i, any_correction && has_claim && !has_correction, &next))
			continue;
		if (has_claim && has_correction)
			st = add_pair(scene, post, &claim, &correction, next.start);
		if (next.is_claim) {
			claim = next;
			has_claim = true;
			has_correction = false;
		} else {
			has_claim = has_claim && !has_correction;
			has_correction = has_claim;
			correction = next;
		}
	}
	if (st == SG_OK && has_claim && has_correction) {
		/* The last correction ends with its block. */
		uint32_t block =
			scene->words.sentences[scene->words.sentence_of_token[correction.text]]
				.block;
		uint32_t after = scene->words.first_sentence[block + 1];
		uint32_t stop = after < scene->words.sentence_count
					? scene->words.sentences[after].first
					: end;
		st = add_pair(scene, post, &claim, &correction, stop < end ? stop : end);
	}
	return st;
}

sg_status sg_statements__pairs(sg_scene *scene)
{
	sg_status st = SG_OK;
	for (uint32_t i = 0; i < scene->reading.post_count && st == SG_OK; i++) {
		const sg_post *post = &scene->reading.posts[i];
		uint32_t from = scene->words.first_sentence[post->first_block];
		uint32_t to = scene->words.first_sentence[post->first_block + post->block_count];
		if (to > from)
			st = pair_post(scene, i, scene->words.sentences[from].first,
				scene->words.sentences[to - 1].end);
	}
	return st;
}
