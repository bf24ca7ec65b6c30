/* Answers -> networks of people. An answer becomes one link for every person behind its source
 * and every person behind its target; links between the same two people are summed. */
#include "network.h"

#include "sort.h"
#include "work.h"

sg_status sg_links__reserve(sg_links *links, size_t count)
{
	links->items = sg_arena_array(links->arena, count, sizeof *links->items);
	links->count = 0;
	links->capacity = links->items ? count : 0;
	return links->items ? SG_OK : SG_E_NOMEM;
}

sg_status sg_links__add(
	sg_links *links, uint32_t source, uint32_t target, double positive, double negative)
{
	if (source == target)
		return SG_OK;
	void *items = links->items;
	sg_status st = sg_arena_grow(
		links->arena, &items, &links->capacity, links->count, sizeof *links->items);
	if (st != SG_OK)
		return st;
	links->items = items;
	links->items[links->count++] = (sg_tie){source, target, positive, negative};
	return SG_OK;
}

static int compare_doubles(double a, double b)
{
	return (a > b) - (a < b);
}

/* Weights are part of the order: equal sets of links are then summed in equal order. */
static int by_pair(const void *left, const void *right)
{
	const sg_tie *a = left, *b = right;
	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	if (a->target != b->target)
		return a->target < b->target ? -1 : 1;
	int order = compare_doubles(a->positive, b->positive);
	return order ? order : compare_doubles(a->negative, b->negative);
}

static uint64_t pair_key(const void *item, const void *context)
{
	const sg_tie *link = item;
	const uint64_t *range = context;
	return sg_sort__pair(link->source, link->target, *range);
}

static sg_status sort_links(sg_links *links)
{
	uint64_t range = 0;
	for (size_t i = 0; i < links->count; i++)
		if (links->items[i].target >= range)
			range = (uint64_t)links->items[i].target + 1;
	const sg_order order = {sizeof *links->items, pair_key, &range, by_pair};
	return sg_sort(links->items, links->count, &order);
}

sg_status sg_network__sum(sg_network *out, const char *key, sg_links *links, sg_arena *arena)
{
	size_t kept = 0;
	if (sort_links(links) != SG_OK)
		return SG_E_NOMEM;
	for (size_t i = 0; i < links->count; i++) {
		sg_tie link = links->items[i], *last = kept ? &links->items[kept - 1] : NULL;
		if (last && last->source == link.source && last->target == link.target) {
			last->positive += link.positive;
			last->negative += link.negative;
		} else {
			links->items[kept++] = link;
		}
	}
	sg_tie *ties = sg_arena_array(arena, kept, sizeof *ties);
	if (!ties)
		return SG_E_NOMEM;
	if (kept)
		memcpy(ties, links->items, kept * sizeof *ties);
	out->key = sg_slice_of(key);
	out->ties = ties;
	out->tie_count = kept;
	return SG_OK;
}

/* One answer between two nodes, as links between the people behind them. */
static sg_status link_voices(sg_links *links, const sg_asserters *asserters, sg_node source,
	sg_node target, double confidence, int sign)
{
	sg_voice from[SG_VOICES], to[SG_VOICES];
	size_t from_count = sg_asserters__voices(asserters, source, from);
	size_t to_count = sg_asserters__voices(asserters, target, to);
	for (size_t i = 0; i < from_count; i++) {
		for (size_t j = 0; j < to_count; j++) {
			double weight = confidence * from[i].confidence * to[j].confidence;
			sg_status st = sg_links__add(links, from[i].person, to[j].person,
				sign > 0 ? weight : 0, sign < 0 ? weight : 0);
			if (st != SG_OK)
				return st;
		}
	}
	return SG_OK;
}

/* ---- which answers make which network ------------------------------------------------------ */

typedef bool is_wanted(const sg_answer *answer);

static bool is_stance(const sg_answer *answer)
{
	return sg_relation_sign(answer->kind) != 0;
}

static bool is_reply(const sg_answer *answer)
{
	return answer->kind == SG_REPLIES;
}

static bool is_any(const sg_answer *answer)
{
	(void)answer;
	return true;
}

/* Room for the links of all answers that are wanted. */
static sg_status reserve(sg_links *links, const sg_answers *answers, const sg_asserters *asserters,
	is_wanted *wanted)
{
	size_t count = 0;
	for (size_t i = 0; i < answers->count; i++) {
		const sg_answer *a = &answers->items[i];
		if (wanted(a))
			count += sg_asserters__voice_count(asserters, a->source) *
				 sg_asserters__voice_count(asserters, a->target);
	}
	return sg_links__reserve(links, count);
}

/* A network of the answers that are wanted, each for itself. */
static sg_status sum_answers(sg_network *out, const char *key, const sg_answers *answers,
	const sg_asserters *asserters, sg_arena *arena, is_wanted *wanted)
{
	sg_arena own = SG_ARENA_INIT;
	sg_links links = {NULL, 0, 0, &own};
	sg_status st = reserve(&links, answers, asserters, wanted);
	for (size_t i = 0; st == SG_OK && i < answers->count; i++) {
		const sg_answer *a = &answers->items[i];
		int sign = a->kind == SG_REBUTS ? -1 : 1;
		if (wanted(a))
			st = link_voices(
				&links, asserters, a->source, a->target, a->confidence, sign);
	}
	if (st == SG_OK)
		st = sg_network__sum(out, key, &links, arena);
	sg_arena_destroy(&own);
	return st;
}

sg_status sg_network__direct(
	sg_network *out, const sg_answers *answers, const sg_asserters *asserters, sg_arena *arena)
{
	return sum_answers(out, "person_person", answers, asserters, arena, is_stance);
}

sg_status sg_network__replies(
	sg_network *out, const sg_answers *answers, const sg_asserters *asserters, sg_arena *arena)
{
	return sum_answers(out, "replies", answers, asserters, arena, is_reply);
}

/* All kinds of answer between the same two nodes, once. */
static sg_status link_attention(
	sg_links *links, const sg_answers *answers, const sg_asserters *asserters)
{
	sg_status st = reserve(links, answers, asserters, is_any);
	for (size_t i = 0, end; st == SG_OK && i < answers->count; i = end) {
		const sg_answer *a = &answers->items[i];
		double confidence = a->confidence;
		/* Answers are sorted by their ends: all kinds between these two stand together. */
		for (end = i + 1; end < answers->count; end++) {
			const sg_answer *b = &answers->items[end];
			if (!sg_node_eq(a->source, b->source) || !sg_node_eq(a->target, b->target))
				break;
			if (b->confidence > confidence)
				confidence = b->confidence;
		}
		st = link_voices(links, asserters, a->source, a->target, confidence, 1);
	}
	return st;
}

sg_status sg_network__attention(
	sg_network *out, const sg_answers *answers, const sg_asserters *asserters, sg_arena *arena)
{
	sg_arena own = SG_ARENA_INIT;
	sg_links links = {NULL, 0, 0, &own};
	sg_status st = link_attention(&links, answers, asserters);
	if (st == SG_OK)
		st = sg_network__sum(out, "attention", &links, arena);
	sg_arena_destroy(&own);
	return st;
}

static sg_status build_networks(sg_work *work)
{
	sg_arena *scratch = &work->scratch;
	sg_status st = sg_asserters__collect(&work->asserters, work->debate, scratch);
	if (st == SG_OK)
		st = sg_answers__collect(&work->answers, work->debate, scratch);
	if (st == SG_OK)
		st = sg_network__direct(
			&work->direct, &work->answers, &work->asserters, work->arena);
	if (st == SG_OK)
		st = sg_views__collect(
			&work->views, work->debate, &work->answers, &work->asserters, scratch);
	if (st == SG_OK)
		st = sg_network__shared(&work->shared, &work->views, work->arena);
	if (st == SG_OK)
		st = sg_network__replies(
			&work->replies, &work->answers, &work->asserters, work->arena);
	if (st == SG_OK)
		st = sg_network__attention(
			&work->attention, &work->answers, &work->asserters, scratch);
	if (st == SG_OK)
		st = sg_arguments__collect(&work->arguments, work->views.same,
			work->debate->claim_count, &work->answers, work->arena);
	if (st == SG_OK)
		st = sg_signed_graph__build(&work->signed_graph, &work->direct, &work->shared,
			work->debate->person_count, scratch);
	return st;
}

sg_status sg_measure__networks(sg_work *work)
{
	if (build_networks(work) != SG_OK)
		return sg_work__nomem(work); /* nothing else fails in there */
	const sg_network handed_out[] = {
		work->direct, work->shared, work->replies, work->arguments.network};
	for (size_t i = 0; i < sizeof handed_out / sizeof *handed_out; i++) {
		sg_status st = sg_work__network(work, handed_out[i]);
		if (st != SG_OK)
			return st;
	}
	return SG_OK;
}
