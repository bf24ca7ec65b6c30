/* Answers -> networks of people. An answer becomes one link for every person behind its source
 * and every person behind its target; links between the same two people are summed. */
#include "network.h"

#include "work.h"

#include <stdlib.h>

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

sg_status sg_network__sum(sg_network *out, const char *key, sg_links *links, sg_arena *arena)
{
	size_t kept = 0;
	if (links->count)
		qsort(links->items, links->count, sizeof *links->items, by_pair);
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

sg_status sg_network__direct(sg_network *out, const sg_answers *answers,
	const sg_asserters *asserters, sg_arena *arena, sg_arena *scratch)
{
	sg_links links = {NULL, 0, 0, scratch};
	for (size_t i = 0; i < answers->count; i++) {
		const sg_answer *a = &answers->items[i];
		int sign = sg_relation_sign(a->kind);
		sg_status st = sign ? link_voices(&links, asserters, a->source, a->target,
					      a->confidence, sign)
				    : SG_OK;
		if (st != SG_OK)
			return st;
	}
	return sg_network__sum(out, "person_person", &links, arena);
}

sg_status sg_network__replies(sg_network *out, const sg_answers *answers,
	const sg_asserters *asserters, sg_arena *arena, sg_arena *scratch)
{
	sg_links links = {NULL, 0, 0, scratch};
	for (size_t i = 0; i < answers->count; i++) {
		const sg_answer *a = &answers->items[i];
		if (a->kind != SG_REPLIES)
			continue;
		sg_status st =
			link_voices(&links, asserters, a->source, a->target, a->confidence, 1);
		if (st != SG_OK)
			return st;
	}
	return sg_network__sum(out, "replies", &links, arena);
}

sg_status sg_network__attention(sg_network *out, const sg_answers *answers,
	const sg_asserters *asserters, sg_arena *arena, sg_arena *scratch)
{
	sg_links links = {NULL, 0, 0, scratch};
	for (size_t i = 0, end; i < answers->count; i = end) {
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
		sg_status st = link_voices(&links, asserters, a->source, a->target, confidence, 1);
		if (st != SG_OK)
			return st;
	}
	return sg_network__sum(out, "attention", &links, arena);
}

static sg_status build_networks(sg_work *work)
{
	sg_arena *scratch = &work->scratch;
	sg_status st = sg_asserters__collect(&work->asserters, work->debate, scratch);
	if (st == SG_OK)
		st = sg_answers__collect(&work->answers, work->debate, scratch);
	if (st == SG_OK)
		st = sg_network__direct(
			&work->direct, &work->answers, &work->asserters, work->arena, scratch);
	if (st == SG_OK)
		st = sg_views__collect(
			&work->views, work->debate, &work->answers, &work->asserters, scratch);
	if (st == SG_OK)
		st = sg_network__shared(&work->shared, &work->views, work->arena, scratch);
	if (st == SG_OK)
		st = sg_network__replies(
			&work->replies, &work->answers, &work->asserters, work->arena, scratch);
	if (st == SG_OK)
		st = sg_network__attention(
			&work->attention, &work->answers, &work->asserters, scratch, scratch);
	if (st == SG_OK)
		st = sg_signed_graph__build(&work->signed_graph, &work->direct, &work->shared,
			work->debate->person_count, scratch);
	return st;
}

sg_status sg_measure__networks(sg_work *work)
{
	if (build_networks(work) != SG_OK)
		return sg_work__nomem(work); /* nothing else fails in there */
	const sg_network handed_out[] = {work->direct, work->shared, work->replies};
	for (size_t i = 0; i < sizeof handed_out / sizeof *handed_out; i++) {
		sg_status st = sg_work__network(work, handed_out[i]);
		if (st != SG_OK)
			return st;
	}
	return SG_OK;
}
