/* Networks -> one undirected signed graph, its components in a row. */
#include "signed_graph.h"

#include "network.h"
#include "union_find.h"

#include <math.h>

/* Ties of a network in the order of their lower ends, then of their higher ones. A network is
 * sorted by source and target, so those that point upwards stand in this order as they are; those
 * that point downwards are put in it by a counting sort. */
typedef struct stream {
	const sg_network *network;
	const uint32_t
		*order; /* of the ties that point downwards; NULL: those that point upwards */
	size_t at, count;
	double factor;
} stream;

/* Upwards and downwards through both networks. Every sum is made in this order, and of two numbers
 * for the first two: so it does not matter which of two people comes first. */
enum { STREAMS = 4 };

static sg_status open_streams(
	stream *out, const sg_network *network, double factor, size_t people, sg_arena *arena)
{
	uint32_t *begin = sg_arena_array(arena, people + 1, sizeof *begin), *order;
	size_t count = 0;
	for (size_t i = 0; begin && i < network->tie_count; i++) {
		const sg_tie *tie = &network->ties[i];
		if (tie->target < tie->source) {
			begin[tie->target + 1]++;
			count++;
		}
	}
	order = sg_arena_array(arena, count + 1, sizeof *order);
	if (!begin || !order)
		return SG_E_NOMEM;
	for (size_t p = 0; p < people; p++)
		begin[p + 1] += begin[p];
	for (size_t i = 0; i < network->tie_count; i++)
		if (network->ties[i].target < network->ties[i].source)
			order[begin[network->ties[i].target]++] = (uint32_t)i;
	out[0] = (stream){network, NULL, 0, network->tie_count, factor};
	out[1] = (stream){network, order, 0, count, factor};
	return SG_OK;
}

/* The next tie, whose lower end is not below `low`; SG_NONE when its lower end is another. */
static uint32_t peek(stream *s, uint32_t low, const sg_tie **out)
{
	const sg_tie *ties = s->network->ties;
	if (!s->order)
		while (s->at < s->count && ties[s->at].source >= ties[s->at].target)
			s->at++;
	if (s->at == s->count)
		return SG_NONE;
	*out = &ties[s->order ? s->order[s->at] : s->at];
	if (s->order)
		return (*out)->target == low ? (*out)->source : SG_NONE;
	return (*out)->source == low ? (*out)->target : SG_NONE;
}

/* Sum the ties of the next pair of people whose lower one is `low` and take them off the streams.
 * The higher one; SG_NONE if there is no more. */
static uint32_t next_pair(stream *streams, uint32_t low, double *net)
{
	const sg_tie *tie[STREAMS];
	uint32_t high[STREAMS], least = SG_NONE;
	double positive = 0, negative = 0;
	for (int i = 0; i < STREAMS; i++) {
		high[i] = peek(&streams[i], low, &tie[i]);
		least = high[i] < least ? high[i] : least;
	}
	for (int i = 0; i < STREAMS && least != SG_NONE; i++) {
		if (high[i] != least)
			continue;
		positive += streams[i].factor * tie[i]->positive;
		negative += streams[i].factor * tie[i]->negative;
		streams[i].at++;
	}
	*net = positive - negative;
	return least;
}

/* Pairs whose agreements and rebuttals cancel say nothing: they are dropped. Counted only where
 * `out` is NULL. */
static size_t sum_pairs(sg_signed_tie *out, const stream *from, size_t people)
{
	stream streams[STREAMS];
	size_t count = 0;
	double net;
	memcpy(streams, from, sizeof streams);
	for (uint32_t low = 0; low < people; low++) {
		uint32_t high;
		while ((high = next_pair(streams, low, &net)) != SG_NONE) {
			if (fabs(net) <= SG_WEIGHT_EPSILON)
				continue;
			if (out)
				out[count] = (sg_signed_tie){low, high, net};
			count++;
		}
	}
	return count;
}

static sg_status sum_networks(sg_signed_graph *out, const sg_network *direct,
	const sg_network *shared, size_t people, sg_arena *arena)
{
	stream streams[STREAMS];
	/* Ties are numbered in 32 bits: that many take 300 GB. */
	if (direct->tie_count >= SG_NONE - shared->tie_count)
		return SG_E_NOMEM;
	sg_status st = open_streams(streams, direct, 1, people, arena);
	if (st == SG_OK)
		st = open_streams(streams + 2, shared, SG_SHARED_FACTOR, people, arena);
	if (st != SG_OK)
		return st;
	out->tie_count = sum_pairs(NULL, streams, people);
	out->ties = sg_arena_array(arena, out->tie_count, sizeof *out->ties);
	if (!out->ties)
		return SG_E_NOMEM;
	sum_pairs(out->ties, streams, people);
	return SG_OK;
}

/* The smallest person of each one's component; SG_NONE for people without a tie. */
static void find_components(uint32_t *root, const sg_signed_graph *graph, size_t person_count)
{
	for (uint32_t p = 0; p < person_count; p++)
		root[p] = p;
	for (size_t i = 0; i < graph->tie_count; i++)
		sg_union__join(root, graph->ties[i].a, graph->ties[i].b);
	for (uint32_t p = 0; p < person_count; p++)
		root[p] = sg_union__find(root, p);
}

/* Counting sort of the tied people by component. `size` holds, at a component's first person, how
 * many people it has; it is used up. Returns person -> node in `node`. */
static void order_nodes(
	sg_signed_graph *graph, const uint32_t *root, uint32_t *size, uint32_t *node, size_t people)
{
	uint32_t next = 0;
	graph->component_count = 0;
	for (uint32_t p = 0; p < people; p++) {
		if (root[p] != p || size[p] < 2)
			continue;
		graph->component_first[graph->component_count++] = next;
		uint32_t begin = next;
		next += size[p];
		size[p] = begin; /* from here on: where the next of its people goes */
	}
	graph->component_first[graph->component_count] = next;
	graph->node_count = next;
	for (uint32_t p = 0; p < people; p++) {
		if (node[p] == SG_NONE)
			continue;
		node[p] = size[root[p]]++;
		graph->person[node[p]] = p;
	}
}

static void fill_slots(sg_signed_graph *graph)
{
	for (size_t i = 0; i < graph->tie_count; i++) {
		graph->first[graph->ties[i].a + 1]++;
		graph->first[graph->ties[i].b + 1]++;
	}
	for (uint32_t v = 0; v < graph->node_count; v++)
		graph->first[v + 1] += graph->first[v];
	/* Filling moves first[v] to where v's part ends, which is where v + 1's begins. */
	for (size_t i = 0; i < graph->tie_count; i++) {
		const sg_signed_tie *t = &graph->ties[i];
		size_t at_a = graph->first[t->a]++, at_b = graph->first[t->b]++;
		graph->to[at_a] = t->b;
		graph->to[at_b] = t->a;
		graph->weight[at_a] = graph->weight[at_b] = t->weight;
		graph->tie[at_a] = graph->tie[at_b] = (uint32_t)i;
	}
	for (uint32_t v = graph->node_count; v > 0; v--)
		graph->first[v] = graph->first[v - 1];
	graph->first[0] = 0;
}

static sg_status index_people(sg_signed_graph *graph, size_t people, sg_arena *arena)
{
	uint32_t *root = sg_arena_array(arena, people, sizeof *root);
	uint32_t *node = sg_arena_array(arena, people, sizeof *node);
	uint32_t *size = sg_arena_array(arena, people, sizeof *size);
	graph->person = sg_arena_array(arena, people, sizeof *graph->person);
	graph->component_first =
		sg_arena_array(arena, people / 2 + 1, sizeof *graph->component_first);
	if (!root || !node || !size || !graph->person || !graph->component_first)
		return SG_E_NOMEM;
	find_components(root, graph, people);
	for (uint32_t p = 0; p < people; p++)
		size[root[p]]++;
	for (uint32_t p = 0; p < people; p++)
		node[p] = size[root[p]] > 1 ? p : SG_NONE;
	order_nodes(graph, root, size, node, people);
	for (size_t i = 0; i < graph->tie_count; i++) {
		graph->ties[i].a = node[graph->ties[i].a];
		graph->ties[i].b = node[graph->ties[i].b];
	}
	return SG_OK;
}

sg_status sg_signed_graph__build(sg_signed_graph *out, const sg_network *direct,
	const sg_network *shared, size_t person_count, sg_arena *arena)
{
	sg_status st = sum_networks(out, direct, shared, person_count, arena);
	if (st == SG_OK)
		st = index_people(out, person_count, arena);
	if (st != SG_OK)
		return st;
	out->first = sg_arena_array(arena, (size_t)out->node_count + 2, sizeof *out->first);
	out->to = sg_arena_array(arena, 2 * out->tie_count, sizeof *out->to);
	out->weight = sg_arena_array(arena, 2 * out->tie_count, sizeof *out->weight);
	out->tie = sg_arena_array(arena, 2 * out->tie_count, sizeof *out->tie);
	if (!out->first || !out->to || !out->weight || !out->tie)
		return SG_E_NOMEM;
	fill_slots(out);
	return SG_OK;
}

void sg_signed_graph__spread(const sg_signed_graph *graph, const double *per_tie, double *weight)
{
	for (size_t slot = 0; slot < 2 * graph->tie_count; slot++)
		weight[slot] = per_tie[graph->tie[slot]];
}
