/* What the second chain looks at: a token, and where it stands to the cue whose source and content
 * are wanted - on which side, how far, with what between. */
#include "statement/learned/rows.h"

/* Where a token stands to the cue. */
typedef struct place {
	uint32_t side;     /* 0 before the cue, 1 in it, 2 behind */
	uint32_t relation; /* side, and whether in the sentence before, the same, the next */
	uint32_t distance; /* side and distance */
	uint32_t between;  /* commas, quotations, cues, marks between, with the relation */
	uint32_t steps;    /* tokens to the cue */
} place;

static place place_of(const sg_stretch *s, const sg_candidate *cue, uint32_t i)
{
	const uint32_t *sentence = s->words->sentence_of_token;
	place p = {.side = i < cue->first ? 0 : i < cue->end ? 1 : 2};
	p.steps = p.side == 0 ? cue->first - i : p.side == 2 ? i - cue->end + 1 : 0;
	uint32_t line = sentence[i] < sentence[cue->first]    ? 0
			: sentence[i] == sentence[cue->first] ? 1
							      : 2;
	p.relation = p.side * 4 + line;
	p.distance = p.side * 16 + sg_distance(p.steps);
	uint32_t low = p.side == 0 ? i + 1 : cue->end, high = p.side == 0 ? cue->first : i;
	const sg_before *a = &s->before[low - s->first], *b = &s->before[high - s->first];
	uint32_t what = 0;
	if (p.side != 1 && high > low) {
		what = sg_at_most((uint32_t)(b->commas - a->commas), 3) * 64 +
		       sg_at_most((uint32_t)(b->quotes - a->quotes), 2) * 16 +
		       sg_at_most((uint32_t)(b->cues - a->cues), 2) * 4 +
		       sg_at_most((uint32_t)(b->marks - a->marks), 3);
	}
	p.between = sg_both(what, p.relation);
	return p;
}

static void add_place(sg_rows *r, const place *p, const sg_traits *c)
{
	sg_rows__add(r, p->relation);
	sg_rows__add(r, p->distance);
	sg_rows__add(r, p->between);
	sg_rows__add(r, sg_both(p->between, c->sort));
	sg_rows__add(r, sg_both(p->distance, c->sort));
}

static void add_words(sg_rows *r, const place *p, const sg_traits *const near[5])
{
	const sg_traits *c = near[2], *before = near[1], *after = near[3];
	uint32_t rel = p->relation;
	for (int i = 0; i < 5; i++)
		sg_rows__add(r, sg_both(rel, near[i]->word));
	sg_rows__add(r, sg_three(before->word, c->word, rel));
	sg_rows__add(r, sg_three(c->word, after->word, rel));
	sg_rows__add(r, sg_three(before->sort, c->sort, rel));
	sg_rows__add(r, sg_three(c->sort, after->sort, rel));
	sg_rows__add(r, sg_both(sg_three(before->sort, c->sort, after->sort), rel));
	sg_rows__add(r, sg_both(sg_three(near[0]->sort, before->sort, c->sort), rel));
	sg_rows__add(r, sg_both(sg_three(c->sort, after->sort, near[4]->sort), rel));
	sg_rows__add(r, sg_both(rel, c->ending));
	sg_rows__add(r, sg_both(rel, c->lemma));
	sg_rows__add(r, sg_both(sg_three(c->shape, before->shape, after->shape), rel));
	sg_rows__add(r, sg_three(before->quote * 40 + c->quote, after->quote, rel));
}

/* The cue’s own words and those beside it. */
static void add_cue(sg_rows *r, const sg_stretch *s, const sg_candidate *cue, const place *p,
	const sg_traits *c)
{
	const sg_traits *head = &s->traits[cue->first], *last = &s->traits[cue->end - 1];
	const sg_traits *left = sg_traits_in(s, cue->window, cue->window_end, cue->first - 1);
	const sg_traits *right = sg_traits_in(s, cue->window, cue->window_end, cue->end);
	uint32_t words = sg_both(head->lemma, cue->end - cue->first > 1 ? last->lemma : 0);
	uint32_t rel = p->relation, sorts = sg_both(left->sort, right->sort);
	uint32_t first = s->words->sentences[s->words->sentence_of_token[cue->first]].first;
	sg_rows__add(r, sg_three(words, rel, c->sort));
	sg_rows__add(r, sg_both(words, p->distance));
	sg_rows__add(r, sg_both(words, p->between));
	sg_rows__add(r, sg_three(words, head->prior, p->between));
	sg_rows__add(r, sg_three(head->lemma, rel, c->word));
	sg_rows__add(r, sg_both(left->word, p->distance));
	sg_rows__add(r, sg_both(right->word, p->distance));
	sg_rows__add(r, sg_three(sorts, rel, c->sort));
	sg_rows__add(r, sg_both(sorts, p->between));
	sg_rows__add(r, sg_three(left->word, c->sort, rel));
	sg_rows__add(r, sg_three(right->word, c->sort, rel));
	sg_rows__add(r, sg_three(head->ending, head->sort, sg_both(rel, head->shape)));
	sg_rows__add(r, sg_both(head->tail, p->between));
	sg_rows__add(r, sg_both(sg_at_most(cue->first - first, 4), p->distance));
}

/* On which side of the cue a mark stands. */
static uint32_t side_of(const sg_candidate *cue, uint32_t mark)
{
	if (mark == SG_NONE || mark < cue->window || mark >= cue->window_end)
		return 3;
	return mark < cue->first ? 0 : mark < cue->end ? 1 : 2;
}

static void add_marks(sg_rows *r, const sg_stretch *s, const sg_candidate *cue, const place *p,
	const sg_traits *c)
{
	uint32_t left = sg_word_at(s, c->mark_before, cue->window, cue->window_end);
	uint32_t right = sg_word_at(s, c->mark_after, cue->window, cue->window_end);
	uint32_t sides = side_of(cue, c->mark_before) * 4 + side_of(cue, c->mark_after);
	sg_rows__add(r, sg_three(left, right, p->relation));
	sg_rows__add(r, sg_both(p->relation, sides));
	sg_rows__add(r, sg_three(left, c->sort, p->relation));
}

/* The nearest other cue: what is nearer to that one is rarely this one’s. */
static uint32_t steps_to_other(const sg_stretch *s, const sg_candidate *cue, uint32_t i)
{
	uint32_t left = s->cue_before[i - s->first], right = s->cue_after[i - s->first];
	if (left != SG_NONE && left >= cue->first && left < cue->end)
		left = cue->first > s->first ? s->cue_before[cue->first - 1 - s->first] : SG_NONE;
	if (right != SG_NONE && right >= cue->first && right < cue->end)
		right = cue->end < s->end ? s->cue_after[cue->end - s->first] : SG_NONE;
	uint32_t far_left = left == SG_NONE || left < cue->window ? 99 : i - left;
	uint32_t far_right = right == SG_NONE || right >= cue->window_end ? 99 : right - i;
	return far_left < far_right ? far_left : far_right;
}

static void add_others(
	sg_rows *r, const sg_stretch *s, const sg_candidate *cue, const place *p, uint32_t i)
{
	const sg_traits *c = &s->traits[i];
	uint32_t other = steps_to_other(s, cue, i), first;
	uint32_t is_nearer = other < p->steps;
	first = s->words->sentences[s->words->sentence_of_token[i]].first;
	sg_rows__add(r, sg_three(p->relation, is_nearer ? 1 : other >= 40 ? 2 : 0, other == 0));
	sg_rows__add(r, sg_three(p->distance, is_nearer, c->sort));
	sg_rows__add(r, sg_three(p->relation, s->traits[first].word, c->sort));
	sg_rows__add(r, sg_three(p->relation, sg_at_most(i - first, 4), c->sort));
}

void sg_rows__of_role(
	uint32_t rows[SG_ROLE_TEMPLATES], const sg_stretch *s, const sg_candidate *cue, uint32_t i)
{
	sg_rows r = {rows, 0, SG_CHAIN_BITS, s->model->role_rows};
	const sg_traits *near[5];
	place p = place_of(s, cue, i);
	sg_near(near, s, cue->window, cue->window_end, i, 2);
	add_place(&r, &p, near[2]);
	add_words(&r, &p, near);
	add_cue(&r, s, cue, &p, near[2]);
	add_marks(&r, s, cue, &p, near[2]);
	add_others(&r, s, cue, &p, i);
}
