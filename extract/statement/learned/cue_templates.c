/* What the first chain looks at: a token, its neighbours to the third, the nearest likely cues and
 * the marks between which it stands. The order is that of the trained weights: after a change the
 * model has to be trained again. */
#include "statement/learned/rows.h"

/* The words around. */
static void add_words(sg_rows *r, const sg_traits *const near[7])
{
	const sg_traits *c = near[3];
	for (int i = 0; i < 7; i++)
		sg_rows__add(r, near[i]->word);
	sg_rows__add(r, sg_both(near[2]->word, c->word));
	sg_rows__add(r, sg_both(c->word, near[4]->word));
	sg_rows__add(r, sg_both(near[2]->word, near[4]->word));
	sg_rows__add(r, sg_both(near[1]->word, near[2]->word));
	sg_rows__add(r, sg_both(near[4]->word, near[5]->word));
	for (int i = 2; i < 5; i++)
		sg_rows__add(r, near[i]->lemma);
	sg_rows__add(r, sg_both(near[2]->sort, c->lemma));
	sg_rows__add(r, sg_both(c->lemma, near[4]->sort));
}

/* Sorts and endings, which stand for parts of speech. */
static void add_sorts(sg_rows *r, const sg_traits *const near[7])
{
	const sg_traits *c = near[3], *before = near[2], *after = near[4];
	sg_rows__add(r, c->sort);
	sg_rows__add(r, sg_both(before->sort, c->sort));
	sg_rows__add(r, sg_both(c->sort, after->sort));
	sg_rows__add(r, sg_three(before->sort, c->sort, after->sort));
	sg_rows__add(r, sg_three(near[1]->sort, before->sort, c->sort));
	sg_rows__add(r, sg_three(c->sort, after->sort, near[5]->sort));
	sg_rows__add(r, c->ending);
	sg_rows__add(r, sg_both(before->ending, c->tail));
	sg_rows__add(r, after->ending);
	sg_rows__add(r, before->ending);
	sg_rows__add(r, c->opening);
	sg_rows__add(r, sg_three(c->shape, before->shape, after->shape));
}

/* Quotations beside it, and how likely it and its neighbours are cues. */
static void add_cues(sg_rows *r, const sg_traits *const near[7])
{
	const sg_traits *c = near[3], *before = near[2], *after = near[4];
	uint32_t beside = (before->quote ? 1U : 0U) + (after->quote ? 2U : 0U);
	uint32_t here = c->prior * 100 + before->prior * 10 + after->prior;
	uint32_t around = near[1]->prior * 1000 + before->prior * 100 + after->prior * 10;
	sg_rows__add(r, sg_both(before->quote * 40 + c->quote, after->quote));
	sg_rows__add(r, sg_three(c->cue, c->prior, beside));
	sg_rows__add(r, sg_both(here, c->sort));
	sg_rows__add(r, around + near[5]->prior);
}

/* The nearest likely cues on either side. */
static void add_likely(sg_rows *r, const sg_stretch *s, uint32_t i)
{
	const sg_traits *c = &s->traits[i];
	uint32_t left = c->likely_before, right = c->likely_after;
	uint32_t far_left = left == SG_NONE ? 9 : sg_distance(i - left);
	uint32_t far_right = right == SG_NONE ? 9 : sg_distance(right - i);
	uint32_t left_cue = left == SG_NONE ? 2 : s->traits[left].lemma;
	uint32_t right_cue = right == SG_NONE ? 2 : s->traits[right].lemma;
	sg_rows__add(r, sg_both(left_cue, far_left));
	sg_rows__add(r, sg_both(right_cue, far_right));
	sg_rows__add(r, sg_both(left_cue, c->sort));
	sg_rows__add(r, sg_both(right_cue, c->sort));
	sg_rows__add(r, sg_both(left_cue, c->prior));
	sg_rows__add(r, sg_three(left_cue, right_cue, c->prior >= SG_PRIOR_LIKELY));
	sg_rows__add(r, sg_both(far_left * 16 + far_right, c->sort));
}

/* The marks on either side, and the place in the sentence. */
static void add_place(sg_rows *r, const sg_stretch *s, uint32_t i)
{
	const sg_traits *c = &s->traits[i];
	uint32_t left = sg_word_at(s, c->mark_before, s->first, s->end);
	uint32_t right = sg_word_at(s, c->mark_after, s->first, s->end);
	uint32_t far = c->mark_before == SG_NONE ? i + 1 - s->first : i - c->mark_before;
	uint32_t first = s->words->sentences[s->words->sentence_of_token[i]].first;
	sg_rows__add(r, sg_three(left, right, sg_distance(far)));
	sg_rows__add(r, sg_both(left, c->sort));
	sg_rows__add(r, sg_both(right, c->sort));
	sg_rows__add(r, sg_three(left, right, c->prior));
	sg_rows__add(r, sg_both(s->traits[first].word, c->prior));
	sg_rows__add(r, sg_three(sg_at_most(i - first, 8), s->traits[first].sort, c->sort));
}

void sg_rows__of_token(uint32_t rows[SG_CUE_TEMPLATES], const sg_stretch *s, uint32_t i)
{
	sg_rows r = {rows, 0, SG_CHAIN_BITS, s->model->cue_rows};
	const sg_traits *near[7];
	sg_near(near, s, s->first, s->end, i, 3);
	add_words(&r, near);
	add_sorts(&r, near);
	add_cues(&r, near);
	add_likely(&r, s, i);
	add_place(&r, s, i);
}
