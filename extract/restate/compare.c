/* Two claims say the same thing if they share most of what they are made of, and nothing else tells
 * them apart.
 *
 * Shared: three-word shingles (Jaccard index; Broder 1997), or content words, each with its weight
 * in this debate, as a share of either claim. Told apart: by a negation, a duty, a condition or a
 * question in one of them only; by other numbers or names; by opposites; by other words in the same
 * place ("the painters were not asked", "the joiners were not asked"); by who does it to whom. */
#include "restate/compare.h"

enum { WORDS_MIN = 3, SHARED_MIN = 3, GAPS_MAX = 16 };

static const double SHINGLES_MIN = 0.45, COVER_MIN = 0.55, COVER_MEAN_MIN = 0.66,
		    COVER_FEW_MIN = 0.85; /* three words in common are soon found */

typedef struct pair {
	const sg_gist *a, *b;
	const double *weights;
	uint32_t shared_count;
	uint32_t turns; /* stems that stand for one thing in a, and for its opposite in b */
	double shared_weight;
} pair;

bool sg_gist__is_enough(const sg_gist *gist)
{
	return gist->is_long || gist->word_count >= WORDS_MIN;
}

static bool has(const sg_gist *gist, uint32_t stem)
{
	uint32_t low = 0, high = gist->stem_count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (gist->stems[middle] == stem)
			return true;
		if (gist->stems[middle] < stem)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

static void weigh_shared(pair *p)
{
	const sg_gist *a = p->a, *b = p->b;
	for (uint32_t i = 0, j = 0; i < a->stem_count && j < b->stem_count;) {
		uint32_t x = a->stems[i], y = b->stems[j];
		if (x == y) {
			p->shared_count++;
			p->shared_weight += p->weights[x];
			p->turns += a->signs[i] && b->signs[j] && !(a->signs[i] & b->signs[j]);
		}
		i += x <= y;
		j += y <= x;
	}
}

static double shingle_share(const pair *p)
{
	const sg_gist *a = p->a, *b = p->b;
	uint32_t shared = 0;
	for (uint32_t i = 0, j = 0; i < a->shingle_count && j < b->shingle_count;) {
		uint32_t x = a->shingles[i], y = b->shingles[j];
		shared += x == y;
		i += x <= y;
		j += y <= x;
	}
	uint32_t all = a->shingle_count + b->shingle_count - shared;
	return all ? (double)shared / all : 0;
}

/* ---- what tells two claims apart ----------------------------------------------------------- */

/* "is not cheap" is "is expensive": one negation and one opposite undo each other. */
static bool is_opposed(const pair *p)
{
	const sg_gist *a = p->a, *b = p->b;
	uint32_t more = a->negations > b->negations ? a->negations - b->negations
						    : b->negations - a->negations;
	return more != p->turns || p->turns > 1;
}

typedef bool (*word_test)(const sg_gist_word *);

static bool is_number(const sg_gist_word *word)
{
	return word->is_number;
}

static bool is_name(const sg_gist_word *word)
{
	return word->is_name;
}

static bool has_more(const sg_gist *gist, const sg_gist *than, word_test is_such)
{
	for (uint32_t i = 0; i < gist->word_count; i++)
		if (is_such(&gist->words[i]) && !has(than, gist->words[i].stem))
			return true;
	return false;
}

/* A run of words that only one of two claims has: the words around it are shared. */
typedef struct gap {
	uint32_t left, right; /* stems; SG_NONE at either end of the claim */
} gap;

/* The gaps, and how many there are: at most GAPS_MAX + 1. */
static uint32_t find_gaps(gap *out, const sg_gist *gist, const sg_gist *other)
{
	uint32_t count = 0, left = SG_NONE;
	bool is_open = false;
	for (uint32_t i = 0; i < gist->word_count && count <= GAPS_MAX; i++) {
		bool is_shared = has(other, gist->words[i].stem);
		if (is_shared && is_open)
			out[count++] = (gap){left, gist->words[i].stem};
		is_open = !is_shared;
		left = is_shared ? gist->words[i].stem : left;
	}
	if (is_open && count <= GAPS_MAX)
		out[count++] = (gap){left, SG_NONE};
	return count;
}

static bool is_at_edge(gap g)
{
	return g.left == SG_NONE || g.right == SG_NONE;
}

/* Start and end are one place: "in winter" stands at either. */
static bool is_one_place(gap a, gap b)
{
	return (a.left == b.left && a.right == b.right) || (is_at_edge(a) && is_at_edge(b));
}

/* Other words in the same place; or so many other words that nobody can say. */
static bool is_exchanged(const pair *p)
{
	gap mine[GAPS_MAX + 1], theirs[GAPS_MAX + 1];
	uint32_t my_count = find_gaps(mine, p->a, p->b),
		 their_count = find_gaps(theirs, p->b, p->a);
	if (my_count > GAPS_MAX || their_count > GAPS_MAX)
		return true;
	for (uint32_t i = 0; i < my_count; i++)
		for (uint32_t j = 0; j < their_count; j++)
			if (is_one_place(mine[i], theirs[j]))
				return true;
	return false;
}

/* ---- who does it to whom ------------------------------------------------------------------- */

typedef struct order {
	uint32_t stems[SG_GIST_WORDS_MAX];
	int8_t signs[SG_GIST_WORDS_MAX];
	uint32_t count;
	uint32_t before_by;    /* of them, those before the "by" of a passive */
	uint32_t before_hinge; /* of them, those before "because" or the like */
} order;

static void shared_order(order *out, const sg_gist *gist, const sg_gist *other)
{
	out->count = 0;
	out->before_by = 0;
	out->before_hinge = 0;
	for (uint32_t i = 0; i < gist->word_count; i++) {
		if (has(other, gist->words[i].stem)) {
			out->stems[out->count] = gist->words[i].stem;
			out->signs[out->count++] = gist->words[i].sign;
		}
		if (i < gist->before_by)
			out->before_by = out->count;
		if (i < gist->before_hinge)
			out->before_hinge = out->count;
	}
}

static uint32_t place_of(const order *o, uint32_t from, uint32_t end, uint32_t stem)
{
	while (from < end && o->stems[from] != stem)
		from++;
	return from;
}

/* Both hold the same words, but what stood before some of them stands behind: x M y, y M x. With
 * nothing between, clauses have changed places, and that is only style; unless they are single
 * words, for then what stood between was a verb without content ("x has y"), or the hinge did not
 * move with its clause ("x because y", "y because x"). */
static bool is_interchanged(const order *a, const order *b, uint32_t from, uint32_t end)
{
	uint32_t len = end - from;
	uint32_t x = end - place_of(b, from, end, a->stems[from]);
	uint32_t y = end - place_of(a, from, end, b->stems[from]);
	if (!x || !y || x + y > len)
		return false;
	for (uint32_t i = 0; i < len; i++) {
		uint32_t at = i < x ? len - x + i : i < len - y ? i - x + y : i + y - len;
		if (a->stems[from + i] != b->stems[from + at])
			return false;
	}
	return x + y < len || len == 2 || (a->before_hinge && b->before_hinge);
}

static bool has_other_roles(const pair *p)
{
	order a, b;
	shared_order(&a, p->a, p->b);
	shared_order(&b, p->b, p->a);
	uint32_t from = 0, end = a.count;
	if (a.count != b.count)
		return false;
	while (from < end && a.stems[from] == b.stems[from]) {
		if (p->turns == 0 && a.signs[from] * b.signs[from] < 0)
			return true; /* "more of this, less of that" is turned round */
		from++;
	}
	while (end > from && a.stems[end - 1] == b.stems[end - 1])
		end--;
	bool is_turned = p->a->is_passive != p->b->is_passive;
	if (from == end) {
		const order *passive = p->a->is_passive ? &a : &b;
		return is_turned && passive->before_by && passive->before_by < passive->count;
	}
	return !is_turned && is_interchanged(&a, &b, from, end);
}

static bool is_told_apart(const pair *p)
{
	const sg_gist *a = p->a, *b = p->b;
	return a->is_question != b->is_question || a->flags != b->flags || is_opposed(p) ||
	       (has_more(a, b, is_number) && has_more(b, a, is_number)) ||
	       (has_more(a, b, is_name) && has_more(b, a, is_name)) || is_exchanged(p) ||
	       has_other_roles(p);
}

sg_likeness sg_gist__compare(const sg_gist *a, const sg_gist *b, const double *weights)
{
	static const sg_likeness unlike = {SG_UNLIKE, 0};
	pair p = {.a = a, .b = b, .weights = weights};
	weigh_shared(&p);
	if (p.shared_count < SHARED_MIN)
		return unlike;
	double cover_a = p.shared_weight / a->weight, cover_b = p.shared_weight / b->weight;
	double least = cover_a < cover_b ? cover_a : cover_b;
	double mean = 2 * p.shared_weight / (a->weight + b->weight);
	double shingles = shingle_share(&p);
	bool is_near = shingles >= SHINGLES_MIN;
	bool is_few = p.shared_count <= SHARED_MIN;
	if (!is_near && (least < COVER_MIN || mean < (is_few ? COVER_FEW_MIN : COVER_MEAN_MIN)))
		return unlike;
	if (is_told_apart(&p))
		return unlike;
	if (is_near)
		return (sg_likeness){SG_NEAR_DUPLICATE, 0.85 + 0.13 * shingles};
	return (sg_likeness){SG_PARAPHRASE, 0.3 + 0.6 * mean};
}
