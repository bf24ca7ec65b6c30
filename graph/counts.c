/* Plain counts of the debate, and how dense its talk is. */
#include "work.h"

#include <math.h>

static size_t count_kind(const sg_answers *answers, sg_relation_kind kind)
{
	size_t out = 0;
	for (size_t i = 0; i < answers->count; i++)
		out += answers->items[i].kind == kind;
	return out;
}

/* Where each person's ties begin; people + 1 of them. Ties are sorted by source. */
static size_t *index_by_source(const sg_network *network, size_t people, sg_arena *arena)
{
	size_t *first = sg_arena_array(arena, people + 1, sizeof *first);
	for (size_t i = 0; first && i < network->tie_count; i++)
		first[network->ties[i].source + 1] = i + 1;
	for (size_t p = 0; first && p < people; p++)
		if (first[p + 1] == 0)
			first[p + 1] = first[p]; /* gives none */
	return first;
}

/* Pairs of people with ties both ways. As the source of a tie goes up, its opposite moves up among
 * the ties of the target; `place` moves along, so that each tie is passed once. */
static size_t count_mutual(const sg_network *network, size_t *place)
{
	size_t out = 0;
	for (size_t i = 0; i < network->tie_count; i++) {
		uint32_t source = network->ties[i].source, target = network->ties[i].target;
		size_t at = place[target];
		if (source > target)
			continue;
		while (at < network->tie_count && network->ties[at].source == target &&
			network->ties[at].target < source)
			at++;
		place[target] = at;
		out += at < network->tie_count && network->ties[at].source == target &&
		       network->ties[at].target == source;
	}
	return out;
}

static double share(double part, double whole)
{
	return whole > 0 ? part / whole : NAN;
}

sg_status sg_measure__counts(sg_work *work)
{
	double people = (double)work->debate->person_count;
	double agreements = (double)count_kind(&work->answers, SG_AGREES);
	double rebuttals = (double)count_kind(&work->answers, SG_REBUTS);
	sg_arena own = SG_ARENA_INIT;
	size_t *place = index_by_source(&work->attention, work->debate->person_count, &own);
	double mutual = place ? (double)count_mutual(&work->attention, place) : 0;
	sg_arena_destroy(&own);
	if (!place)
		return sg_work__nomem(work);
	double pairs = (double)work->attention.tie_count - mutual;
	const struct {
		const char *key;
		double value;
	} figures[] = {
		{"people", people},
		{"claims", (double)work->debate->claim_count},
		{"replies", (double)count_kind(&work->answers, SG_REPLIES)},
		{"agreements", agreements},
		{"rebuttals", rebuttals},
		{"rebuttal_share", share(rebuttals, agreements + rebuttals)},
		{"people_with_stance", work->signed_graph.node_count},
		{"density", share(pairs, people * (people - 1) / 2)},
		{"reciprocity", share(mutual, pairs)},
	};
	for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
		sg_status st = sg_work__figure(work, figures[i].key, figures[i].value, true);
		if (st != SG_OK)
			return st;
	}
	return SG_OK;
}
