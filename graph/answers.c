/* Relations -> asserters and answers. Everything is sorted before it is summed anywhere, so that
 * the order in which relations were found never shows in a result. */
#include "answers.h"

#include "sort.h"

double sg_answers__confidence(double confidence)
{
	/* Written so that NAN fails the first test. */
	if (!(confidence > 0))
		return 0;
	return confidence > 1 ? 1 : confidence;
}

bool sg_answers__has_node(const sg_debate *debate, sg_node node)
{
	if (node.kind == SG_NODE_PERSON)
		return node.index < debate->person_count;
	return node.kind == SG_NODE_CLAIM && node.index < debate->claim_count;
}

static bool is_usable(const sg_debate *debate, const sg_relation *relation)
{
	return sg_answers__confidence(relation->confidence) > 0 &&
	       sg_answers__has_node(debate, relation->source) &&
	       sg_answers__has_node(debate, relation->target);
}

/* ---- asserters ------------------------------------------------------------------------------ */

static bool is_assertion(const sg_debate *debate, const sg_relation *relation)
{
	return relation->kind == SG_ASSERTS && relation->source.kind == SG_NODE_PERSON &&
	       relation->target.kind == SG_NODE_CLAIM && is_usable(debate, relation);
}

static int by_claim(const void *left, const void *right)
{
	const sg_asserter *a = left, *b = right;
	if (a->claim != b->claim)
		return a->claim < b->claim ? -1 : 1;
	if (a->person != b->person)
		return a->person < b->person ? -1 : 1;
	return (a->confidence < b->confidence) - (a->confidence > b->confidence);
}

static uint64_t claim_key(const void *item, const void *context)
{
	const sg_asserter *asserter = item;
	const uint64_t *people = context;
	return sg_sort__pair(asserter->claim, asserter->person, *people);
}

/* Sorted by claim: where does each claim's part begin? */
static void index_by_claim(sg_asserters *asserters, size_t claim_count)
{
	size_t next = 0;
	for (size_t c = 0; c <= claim_count; c++) {
		while (next < asserters->count && asserters->items[next].claim < c)
			next++;
		asserters->first[c] = next;
	}
}

static size_t drop_repeated_asserters(sg_asserter *items, size_t count)
{
	size_t kept = 0;
	for (size_t i = 0; i < count; i++)
		if (i == 0 || items[i].claim != items[i - 1].claim ||
			items[i].person != items[i - 1].person)
			items[kept++] = items[i];
	return kept;
}

sg_status sg_asserters__collect(sg_asserters *out, const sg_debate *debate, sg_arena *arena)
{
	size_t count = 0;
	for (size_t i = 0; i < debate->relation_count; i++)
		count += is_assertion(debate, &debate->relations[i]);
	out->items = sg_arena_array(arena, count, sizeof *out->items);
	out->first = sg_arena_array(arena, debate->claim_count + 1, sizeof *out->first);
	if (!out->items || !out->first)
		return SG_E_NOMEM;
	out->count = 0;
	for (size_t i = 0; i < debate->relation_count; i++) {
		const sg_relation *r = &debate->relations[i];
		if (is_assertion(debate, r))
			out->items[out->count++] = (sg_asserter){r->target.index, r->source.index,
				sg_answers__confidence(r->confidence)};
	}
	const uint64_t people = debate->person_count;
	const sg_order order = {sizeof *out->items, claim_key, &people, by_claim};
	if (sg_sort(out->items, out->count, &order) != SG_OK)
		return SG_E_NOMEM;
	out->count = drop_repeated_asserters(out->items, out->count);
	index_by_claim(out, debate->claim_count);
	return SG_OK;
}

size_t sg_asserters__voice_count(const sg_asserters *asserters, sg_node node)
{
	if (node.kind == SG_NODE_PERSON)
		return 1;
	size_t count = asserters->first[node.index + 1] - asserters->first[node.index];
	return count < SG_VOICES ? count : SG_VOICES;
}

size_t sg_asserters__voices(const sg_asserters *asserters, sg_node node, sg_voice out[SG_VOICES])
{
	if (node.kind == SG_NODE_PERSON) {
		out[0] = (sg_voice){node.index, 1};
		return 1;
	}
	size_t begin = asserters->first[node.index];
	size_t count = sg_asserters__voice_count(asserters, node);
	for (size_t i = 0; i < count; i++)
		out[i] = (sg_voice){
			asserters->items[begin + i].person, asserters->items[begin + i].confidence};
	return count;
}

/* ---- answers -------------------------------------------------------------------------------- */

static bool is_answer(const sg_debate *debate, const sg_relation *relation)
{
	return (relation->kind == SG_REPLIES || sg_relation_sign(relation->kind) != 0) &&
	       is_usable(debate, relation) && !sg_node_eq(relation->source, relation->target);
}

static int compare_nodes(sg_node a, sg_node b)
{
	if (a.kind != b.kind)
		return a.kind < b.kind ? -1 : 1;
	return (a.index > b.index) - (a.index < b.index);
}

static int by_ends_and_kind(const void *left, const void *right)
{
	const sg_answer *a = left, *b = right;
	int order = compare_nodes(a->source, b->source);
	if (order == 0)
		order = compare_nodes(a->target, b->target);
	if (order == 0)
		order = (a->kind > b->kind) - (a->kind < b->kind);
	if (order == 0)
		order = (a->confidence < b->confidence) - (a->confidence > b->confidence);
	return order;
}

typedef struct node_numbers {
	uint64_t people, all;
} node_numbers;

static uint64_t number_of(sg_node node, const node_numbers *numbers)
{
	return node.kind == SG_NODE_PERSON ? node.index : numbers->people + node.index;
}

static uint64_t ends_key(const void *item, const void *context)
{
	const sg_answer *answer = item;
	const node_numbers *numbers = context;
	return sg_sort__pair(number_of(answer->source, numbers), number_of(answer->target, numbers),
		numbers->all);
}

static size_t drop_repeated_answers(sg_answer *items, size_t count)
{
	size_t kept = 0;
	for (size_t i = 0; i < count; i++)
		if (i == 0 || items[i].kind != items[i - 1].kind ||
			!sg_node_eq(items[i].source, items[i - 1].source) ||
			!sg_node_eq(items[i].target, items[i - 1].target))
			items[kept++] = items[i];
	return kept;
}

sg_status sg_answers__collect(sg_answers *out, const sg_debate *debate, sg_arena *arena)
{
	size_t count = 0;
	for (size_t i = 0; i < debate->relation_count; i++)
		count += is_answer(debate, &debate->relations[i]);
	out->items = sg_arena_array(arena, count, sizeof *out->items);
	if (!out->items)
		return SG_E_NOMEM;
	out->count = 0;
	for (size_t i = 0; i < debate->relation_count; i++) {
		const sg_relation *r = &debate->relations[i];
		if (is_answer(debate, r))
			out->items[out->count++] = (sg_answer){r->source, r->target, r->kind,
				sg_answers__confidence(r->confidence)};
	}
	const node_numbers numbers = {
		debate->person_count, debate->person_count + debate->claim_count};
	const sg_order order = {sizeof *out->items, ends_key, &numbers, by_ends_and_kind};
	if (sg_sort(out->items, out->count, &order) != SG_OK)
		return SG_E_NOMEM;
	out->count = drop_repeated_answers(out->items, out->count);
	return SG_OK;
}
