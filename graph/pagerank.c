/* PageRank (Brin and Page 1998) of people and claims: who is answered by those who are answered.
 *
 * Power iteration that gathers along incoming ties: x = (1 - d) / n + d (sum over ties into v of
 * x(source) * weight / weight going out of the source), with d = 0.85; nodes nothing goes out of
 * pass their rank on to all alike. A round shrinks the error by d at least, so that 200 of them
 * always do and most graphs take 20 to 60. igraph has it as well, to the same values; ours needs no
 * copy of the graph, is as quick, can be run again with other weights for nothing, and gives equal
 * values to people who stand equally. */
#include "pagerank.h"

#include "network.h"
#include "work.h"

#include <math.h>

#define DAMPING   0.85
#define TOLERANCE 1e-12

enum { MOST_ROUNDS = 200 };

/* ---- the algorithm -------------------------------------------------------------------------- */

sg_status sg_pagerank__init(sg_pagerank *out, const sg_tie *ties, size_t tie_count,
	uint32_t node_count, sg_arena *arena)
{
	sg_pagerank g = {.node_count = node_count};
	for (size_t i = 0; i < tie_count; i++)
		g.slot_count += ties[i].positive > 0;
	g.first = sg_arena_array(arena, (size_t)node_count + 2, sizeof *g.first);
	g.from = sg_arena_array(arena, g.slot_count, sizeof *g.from);
	g.tie = sg_arena_array(arena, g.slot_count, sizeof *g.tie);
	g.weight = sg_arena_array(arena, g.slot_count, sizeof *g.weight);
	g.share = sg_arena_array(arena, g.slot_count, sizeof *g.share);
	g.out = sg_arena_array(arena, node_count, sizeof *g.out);
	g.old = sg_arena_array(arena, node_count, sizeof *g.old);
	if (!g.first || !g.from || !g.tie || !g.weight || !g.share || !g.out || !g.old)
		return SG_E_NOMEM;
	/* Two places on: filling moves each part's begin to where it belongs. */
	for (size_t i = 0; i < tie_count; i++)
		g.first[ties[i].target + 2] += ties[i].positive > 0;
	for (size_t v = 2; v < (size_t)node_count + 2; v++)
		g.first[v] += g.first[v - 1];
	for (size_t i = 0; i < tie_count; i++) {
		if (!(ties[i].positive > 0))
			continue;
		size_t slot = g.first[ties[i].target + 1]++;
		g.from[slot] = ties[i].source;
		g.tie[slot] = i;
		g.weight[slot] = ties[i].positive;
	}
	*out = g;
	return SG_OK;
}

/* Per slot: which share of its source's rank goes this way. Per node: does anything go out? */
static void share_out(sg_pagerank *g, const double *factor)
{
	for (uint32_t v = 0; v < g->node_count; v++)
		g->out[v] = 0;
	for (size_t slot = 0; slot < g->slot_count; slot++) {
		g->share[slot] = g->weight[slot] * (factor ? factor[g->tie[slot]] : 1);
		g->out[g->from[slot]] += g->share[slot];
	}
	for (size_t slot = 0; slot < g->slot_count; slot++) {
		double all = g->out[g->from[slot]];
		g->share[slot] = all > 0 ? g->share[slot] / all : 0;
	}
}

/* One round, from `old` to `rank`; the change it made. */
static double step(const sg_pagerank *g, const double *old, double *rank)
{
	double kept = 0, change = 0;
	for (uint32_t v = 0; v < g->node_count; v++)
		kept += g->out[v] > 0 ? 0 : old[v];
	double base = (1 - DAMPING + DAMPING * kept) / g->node_count;
	for (uint32_t v = 0; v < g->node_count; v++) {
		double sum = 0;
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++)
			sum += old[g->from[slot]] * g->share[slot];
		rank[v] = base + DAMPING * sum;
		change += fabs(rank[v] - old[v]);
	}
	return change;
}

void sg_pagerank__run(sg_pagerank *graph, const double *factor, double *rank)
{
	share_out(graph, factor);
	for (uint32_t v = 0; v < graph->node_count; v++)
		rank[v] = 1.0 / graph->node_count;
	for (int round = 0; round < MOST_ROUNDS; round++) {
		if (graph->node_count)
			memcpy(graph->old, rank, graph->node_count * sizeof *rank);
		if (step(graph, graph->old, rank) < TOLERANCE)
			break;
	}
}

/* ---- the measure ---------------------------------------------------------------------------- */

/* Which claims are answered: the same answers, between claims. */
static sg_status claim_network(sg_work *work, sg_network *out)
{
	sg_links links = {NULL, 0, 0, &work->scratch};
	const sg_answer *last = NULL;
	for (size_t i = 0; i < work->answers.count; i++) {
		const sg_answer *a = &work->answers.items[i];
		/* Answers are sorted by their ends: a reply that also rebuts is one answer. */
		bool is_repeat = last && sg_node_eq(a->source, last->source) &&
				 sg_node_eq(a->target, last->target);
		last = a;
		if (is_repeat || a->source.kind != SG_NODE_CLAIM || a->target.kind != SG_NODE_CLAIM)
			continue;
		sg_status st = sg_links__add(&links, a->source.index, a->target.index, 1, 0);
		if (st != SG_OK)
			return sg_work__nomem(work);
	}
	return sg_network__sum(out, "", &links, &work->scratch) == SG_OK ? SG_OK
									 : sg_work__nomem(work);
}

static sg_status rank_nodes(
	sg_work *work, const sg_network *network, size_t node_count, double *column)
{
	sg_pagerank graph;
	if (!column || sg_pagerank__init(&graph, network->ties, network->tie_count,
			       (uint32_t)node_count, &work->scratch) != SG_OK)
		return sg_work__nomem(work);
	sg_pagerank__run(&graph, NULL, column);
	return SG_OK;
}

sg_status sg_measure__pagerank(sg_work *work)
{
	size_t people = work->debate->person_count;
	sg_network between_claims = {0};
	double *column = sg_work__people_column(work, "pagerank");
	work->pagerank = column;
	sg_status st = rank_nodes(work, &work->attention, people, column);
	if (st == SG_OK)
		st = rank_nodes(work, &work->direct, people,
			sg_work__people_column(work, "pagerank_positive"));
	if (st == SG_OK)
		st = rank_nodes(work, &work->replies, people,
			sg_work__people_column(work, "pagerank_replies"));
	if (st == SG_OK)
		st = claim_network(work, &between_claims);
	return st == SG_OK ? rank_nodes(work, &between_claims, work->debate->claim_count,
				     sg_work__claims_column(work, "pagerank"))
			   : st;
}
