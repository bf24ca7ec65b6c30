/* Debate -> views of people on claims, whether or not anybody is known to have made the claim.
 *
 * Each assertion and each signed answer to a claim is one statement of view for every person
 * behind it. Sorted by claim and person they are summed, what speaks for the claim beside what
 * speaks against it. */
#include "views.h"

#include "sort.h"

#include <math.h>

double sg_view__stance(const sg_view *view)
{
	double stance = fmax(-1, fmin(1, view->positive - view->negative));
	return fabs(stance) > SG_STANCE_EPSILON ? stance : 0;
}

size_t sg_views__claim_end(const sg_views *views, size_t begin)
{
	size_t end = begin + 1;
	while (end < views->count && views->items[end].claim == views->items[begin].claim)
		end++;
	return end;
}

/* ---- claims that say the same --------------------------------------------------------------- */

static uint32_t find_root(uint32_t *parent, uint32_t claim)
{
	while (parent[claim] != claim) {
		parent[claim] = parent[parent[claim]];
		claim = parent[claim];
	}
	return claim;
}

static bool is_restatement(const sg_debate *debate, const sg_relation *r)
{
	return r->kind == SG_RESTATES && r->source.kind == SG_NODE_CLAIM &&
	       r->target.kind == SG_NODE_CLAIM && sg_answers__has_node(debate, r->source) &&
	       sg_answers__has_node(debate, r->target) && r->confidence >= SG_RESTATES_MIN;
}

/* The first of the claims that say the same thing, for every claim. */
static uint32_t *find_restated(const sg_debate *debate, sg_arena *scratch)
{
	uint32_t *parent = sg_arena_array(scratch, debate->claim_count, sizeof *parent);
	if (!parent)
		return NULL;
	for (uint32_t c = 0; c < debate->claim_count; c++)
		parent[c] = c;
	for (size_t i = 0; i < debate->relation_count; i++) {
		const sg_relation *r = &debate->relations[i];
		if (!is_restatement(debate, r))
			continue;
		uint32_t a = find_root(parent, r->source.index);
		uint32_t b = find_root(parent, r->target.index);
		parent[a < b ? b : a] = a < b ? a : b;
	}
	for (uint32_t c = 0; c < debate->claim_count; c++)
		parent[c] = find_root(parent, c);
	return parent;
}

/* ---- collecting ----------------------------------------------------------------------------- */

static bool is_view(const sg_answer *answer)
{
	return sg_relation_sign(answer->kind) != 0 && answer->target.kind == SG_NODE_CLAIM;
}

static size_t count_statements(const sg_answers *answers, const sg_asserters *asserters)
{
	size_t count = asserters->count;
	for (size_t i = 0; i < answers->count; i++)
		if (is_view(&answers->items[i]))
			count += sg_asserters__voice_count(asserters, answers->items[i].source);
	return count;
}

static void add_answer(sg_views *to, const sg_answer *answer, const sg_asserters *asserters)
{
	sg_voice voices[SG_VOICES];
	bool is_for = sg_relation_sign(answer->kind) > 0;
	size_t count = sg_asserters__voices(asserters, answer->source, voices);
	for (size_t v = 0; v < count; v++) {
		double weight = answer->confidence * voices[v].confidence;
		to->items[to->count++] = (sg_view){to->same[answer->target.index], voices[v].person,
			is_for ? weight : 0, is_for ? 0 : weight, false};
	}
}

static int compare_doubles(double a, double b)
{
	return (a > b) - (a < b);
}

/* Weights are part of the order: equal sets of statements are then summed in equal order. */
static int by_claim_and_person(const void *left, const void *right)
{
	const sg_view *a = left, *b = right;
	if (a->claim != b->claim)
		return a->claim < b->claim ? -1 : 1;
	if (a->person != b->person)
		return a->person < b->person ? -1 : 1;
	int order = compare_doubles(a->positive, b->positive);
	return order ? order : compare_doubles(a->negative, b->negative);
}

static uint64_t view_key(const void *item, const void *context)
{
	const sg_view *view = item;
	const uint64_t *people = context;
	return sg_sort__pair(view->claim, view->person, *people);
}

static void merge(sg_views *all)
{
	size_t kept = 0;
	for (size_t i = 0; i < all->count; i++) {
		sg_view next = all->items[i], *last = kept ? &all->items[kept - 1] : NULL;
		if (last && last->claim == next.claim && last->person == next.person) {
			last->positive += next.positive;
			last->negative += next.negative;
			last->is_asserter |= next.is_asserter;
		} else {
			all->items[kept++] = next;
		}
	}
	all->count = kept;
}

sg_status sg_views__collect(sg_views *out, const sg_debate *debate, const sg_answers *answers,
	const sg_asserters *asserters, sg_arena *scratch)
{
	sg_views all = {.same = find_restated(debate, scratch)};
	all.items =
		sg_arena_array(scratch, count_statements(answers, asserters), sizeof *all.items);
	if (!all.items || !all.same)
		return SG_E_NOMEM;
	for (size_t i = 0; i < asserters->count; i++) {
		const sg_asserter *a = &asserters->items[i];
		all.items[all.count++] =
			(sg_view){all.same[a->claim], a->person, a->confidence, 0, true};
	}
	for (size_t i = 0; i < answers->count; i++)
		if (is_view(&answers->items[i]))
			add_answer(&all, &answers->items[i], asserters);
	const uint64_t people = debate->person_count;
	const sg_order order = {sizeof *all.items, view_key, &people, by_claim_and_person};
	if (sg_sort(all.items, all.count, &order) != SG_OK)
		return SG_E_NOMEM;
	merge(&all);
	*out = all;
	return SG_OK;
}
