/* Networks -> one undirected signed graph, its components in a row. */
#include "signed_graph.h"

#include "network.h"
#include "union_find.h"

#include <math.h>

static sg_status add_all(sg_links *links, const sg_network *network, double factor)
{
	for (size_t i = 0; i < network->tie_count; i++) {
		const sg_tie *tie = &network->ties[i];
		uint32_t low = tie->source < tie->target ? tie->source : tie->target;
		uint32_t high = tie->source < tie->target ? tie->target : tie->source;
		sg_status st = sg_links__add(
			links, low, high, factor * tie->positive, factor * tie->negative);
		if (st != SG_OK)
			return st;
	}
	return SG_OK;
}

/* Pairs whose agreements and rebuttals cancel say nothing: they are dropped. */
static size_t keep_net_ties(sg_signed_tie *out, const sg_network *pairs)
{
	size_t count = 0;
	for (size_t i = 0; i < pairs->tie_count; i++) {
		double net = pairs->ties[i].positive - pairs->ties[i].negative;
		if (fabs(net) > SG_WEIGHT_EPSILON)
			out[count++] =
				(sg_signed_tie){pairs->ties[i].source, pairs->ties[i].target, net};
	}
	return count;
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
		graph->tie[at_a] = graph->tie[at_b] = i;
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

static sg_status find_ties(
	sg_signed_graph *graph, const sg_network *direct, const sg_network *shared, sg_arena *arena)
{
	sg_arena own = SG_ARENA_INIT;
	sg_links links = {NULL, 0, 0, &own};
	sg_network pairs;
	sg_status st = sg_links__reserve(&links, direct->tie_count + shared->tie_count);
	if (st == SG_OK)
		st = add_all(&links, direct, 1);
	if (st == SG_OK)
		st = add_all(&links, shared, SG_SHARED_FACTOR);
	if (st == SG_OK)
		st = sg_network__sum(&pairs, "", &links, &own);
	if (st == SG_OK) {
		graph->ties = sg_arena_array(arena, pairs.tie_count, sizeof *graph->ties);
		if (graph->ties)
			graph->tie_count = keep_net_ties(graph->ties, &pairs);
		else
			st = SG_E_NOMEM;
	}
	sg_arena_destroy(&own);
	return st;
}

sg_status sg_signed_graph__build(sg_signed_graph *out, const sg_network *direct,
	const sg_network *shared, size_t person_count, sg_arena *arena)
{
	sg_status st = find_ties(out, direct, shared, arena);
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
