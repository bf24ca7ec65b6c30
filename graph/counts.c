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

/* Ties are sorted: is the opposite of this one there? */
static bool has_opposite(const sg_network *network, const sg_tie *tie)
{
	size_t low = 0, high = network->tie_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const sg_tie *t = &network->ties[middle];
		if (t->source < tie->target ||
			(t->source == tie->target && t->target < tie->source))
			low = middle + 1;
		else
			high = middle;
	}
	return low < network->tie_count && network->ties[low].source == tie->target &&
	       network->ties[low].target == tie->source;
}

static size_t count_mutual(const sg_network *network)
{
	size_t out = 0;
	for (size_t i = 0; i < network->tie_count; i++)
		out += network->ties[i].source < network->ties[i].target &&
		       has_opposite(network, &network->ties[i]);
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
	double mutual = (double)count_mutual(&work->attention);
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
