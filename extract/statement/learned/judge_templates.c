/* What the judge looks at: how sure the chains are, the cue, its source and content, and how the
 * three lie to each other. */
#include "statement/learned/rows.h"

#include <math.h>

enum { STEPS_NO_SOURCE = 20 };

/* A share as one of 17 steps of its log-odds. */
static uint32_t steps_of(float share)
{
	float odds = (share + 1e-4F) / (1 - share + 1e-4F);
	float step = floorf(logf(odds) * 1.5F);
	return step < -8 ? 0 : step > 8 ? 16 : (uint32_t)(int)(step + 8);
}

/* How a part lies to the cue. */
typedef struct part {
	bool is_there;
	uint32_t side;     /* 0 absent, 1 before, 2 behind, 3 around */
	uint32_t distance; /* tokens between */
	uint32_t line;     /* 1 reaches into a sentence before, 2 behind; 9 absent */
} part;

static part part_of(const sg_stretch *s, const sg_candidate *cue, uint32_t first, uint32_t end)
{
	const uint32_t *sentence = s->words->sentence_of_token;
	if (end <= first)
		return (part){.line = 9};
	bool is_before = first<cue->first, is_behind = end> cue->end;
	uint32_t gap = first >= cue->end   ? sg_distance(first - cue->end)
		       : end <= cue->first ? sg_distance(cue->first - end)
					   : 15;
	return (part){.is_there = true,
		.side = is_before && is_behind ? 3
			: is_before            ? 1
					       : 2,
		.distance = gap,
		.line = (sentence[first] < sentence[cue->first]) +
			2U * (sentence[end - 1] > sentence[cue->first])};
}

static void add_shares(sg_rows *r, const sg_finding *f, const part *source)
{
	uint32_t cue = steps_of(f->cue.share), content = steps_of(f->content_share);
	uint32_t who = source->is_there ? steps_of(f->source_share) : STEPS_NO_SOURCE;
	uint32_t what_lean = steps_of(f->content_lean);
	uint32_t who_lean = source->is_there ? steps_of(f->source_lean) : STEPS_NO_SOURCE;
	sg_rows__add(r, cue);
	sg_rows__add(r, content);
	sg_rows__add(r, who);
	sg_rows__add(r, sg_both(cue, content));
	sg_rows__add(r, sg_both(cue, who));
	sg_rows__add(r, sg_both(content, who));
	sg_rows__add(r, what_lean);
	sg_rows__add(r, who_lean);
	sg_rows__add(r, sg_both(what_lean, cue));
	sg_rows__add(r, sg_both(who_lean, cue));
}

static void add_layout(sg_rows *r, const sg_finding *f, const part *source, const part *content)
{
	uint32_t sides = content->side * 4 + source->side;
	uint32_t length = sg_distance(f->content_end - f->content);
	sg_rows__add(r, sg_three(sides, content->distance, source->distance));
	sg_rows__add(r, sg_three(sides, content->line, source->line));
	sg_rows__add(r, sg_both(length, content->side));
	sg_rows__add(r, sg_both(length, f->has_quote));
	sg_rows__add(r, sg_both(content->distance, content->side));
	sg_rows__add(r, sg_both(source->distance, source->side));
	sg_rows__add(r, f->piece_count);
}

static void add_cue(sg_rows *r, const sg_stretch *s, const sg_finding *f, const part *source,
	const part *content)
{
	const sg_candidate *cue = &f->cue;
	const sg_traits *head = &s->traits[cue->first], *last = &s->traits[cue->end - 1];
	uint32_t length = cue->end - cue->first, steps = steps_of(cue->share);
	uint32_t words = sg_both(head->lemma, length > 1 ? last->lemma : 0);
	uint32_t sentence = s->words->sentence_of_token[cue->first];
	uint32_t block = s->words->sentences[sentence].block;
	sg_rows__add(r, words);
	sg_rows__add(r, sg_both(words, content->side));
	sg_rows__add(r, sg_both(words, source->side));
	sg_rows__add(r, sg_both(words, steps));
	sg_rows__add(r, sg_both(f->has_quote, words));
	sg_rows__add(r, head->prior);
	sg_rows__add(r, sg_both(head->prior, last->prior));
	sg_rows__add(r, sg_three(head->prior, content->side, source->side));
	sg_rows__add(r, sg_both(steps, head->prior));
	sg_rows__add(r, sg_both(head->ending, head->shape));
	sg_rows__add(r, sg_both(head->sort, last->sort));
	sg_rows__add(r, sg_distance(cue->first - s->words->sentences[sentence].first));
	sg_rows__add(r, sg_distance(length));
	sg_rows__add(r,
		sg_both(sg_at_most(sentence - s->words->first_sentence[block], 3), f->has_quote));
}

/* The words beside the cue. */
static void add_beside(sg_rows *r, const sg_stretch *s, const sg_candidate *cue)
{
	uint32_t low = cue->window, high = cue->window_end;
	const sg_traits *head = &s->traits[cue->first], *last = &s->traits[cue->end - 1];
	const sg_traits *left = sg_traits_in(s, low, high, cue->first - 1);
	const sg_traits *right = sg_traits_in(s, low, high, cue->end);
	sg_rows__add(r, left->word);
	sg_rows__add(r, right->word);
	sg_rows__add(r, sg_both(left->word, head->lemma));
	sg_rows__add(r, sg_both(right->word, last->lemma));
	sg_rows__add(r, sg_both(left->sort, right->sort));
	sg_rows__add(r, sg_traits_in(s, low, high, cue->first - 2)->word);
	sg_rows__add(r, sg_traits_in(s, low, high, cue->end + 1)->word);
}

/* The edges of content and source; an absent source has features of its own. */
static void add_edges(sg_rows *r, const sg_stretch *s, const sg_finding *f, const part *content)
{
	uint32_t low = f->cue.window, high = f->cue.window_end, side = content->side;
	bool has_source = f->source_end > f->source;
	const sg_traits *first = has_source ? &s->traits[f->source] : &sg_traits__none;
	const sg_traits *last = has_source ? &s->traits[f->source_end - 1] : &sg_traits__none;
	const sg_traits *before =
		has_source ? sg_traits_in(s, low, high, f->source - 1) : &sg_traits__none;
	uint32_t cue = s->traits[f->cue.first].lemma;
	sg_rows__add(r, sg_both(s->traits[f->content].word, side));
	sg_rows__add(r, sg_both(sg_traits_in(s, low, high, f->content - 1)->word, side));
	sg_rows__add(r, sg_both(sg_traits_in(s, low, high, f->content_end)->word, side));
	sg_rows__add(r, s->traits[f->content_end - 1].word);
	sg_rows__add(r, sg_both(first->word, first->sort));
	sg_rows__add(r, last->word);
	sg_rows__add(r, last->sort);
	sg_rows__add(r, sg_both(first->sort, last->sort));
	sg_rows__add(r, before->word);
	sg_rows__add(r, sg_both(last->sort, cue));
}

void sg_rows__of_finding(
	uint32_t rows[SG_JUDGE_TEMPLATES], const sg_stretch *s, const sg_finding *f)
{
	sg_rows r = {rows, 0, SG_JUDGE_BITS, NULL};
	part source = part_of(s, &f->cue, f->source, f->source_end);
	part content = part_of(s, &f->cue, f->content, f->content_end);
	add_shares(&r, f, &source);
	add_layout(&r, f, &source, &content);
	add_cue(&r, s, f, &source, &content);
	add_beside(&r, s, &f->cue);
	add_edges(&r, s, f, &content);
}
