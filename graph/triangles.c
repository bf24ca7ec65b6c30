/* Triangles: each tie points from the end with fewer ties to the one with more, so that no node has
 * more than sqrt(2 * ties) ties going out (Chiba and Nishizeki 1985); then triangles are pairs of
 * outgoing ties that a third one closes. */
#include "triangles.h"

static size_t degree(const sg_signed_graph *graph, uint32_t v)
{
	return graph->first[v + 1] - graph->first[v];
}

static bool points_to(const sg_signed_graph *graph, uint32_t from, uint32_t to)
{
	size_t a = degree(graph, from), b = degree(graph, to);
	return a != b ? a < b : from < to;
}

typedef struct search {
	const sg_signed_graph *graph;
	void (*visit)(void *context, const sg_triangle *triangle);
	void *context;
	size_t *slot_to; /* 1 + slot of the tie from the node in hand; 0: there is none */
} search;

static void mark_outgoing(search *s, uint32_t v)
{
	const sg_signed_graph *g = s->graph;
	for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++)
		if (points_to(g, v, g->to[slot]))
			s->slot_to[g->to[slot]] = slot + 1;
}

static void visit_from(search *s, uint32_t v)
{
	const sg_signed_graph *g = s->graph;
	for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++) {
		uint32_t u = g->to[slot];
		if (s->slot_to[u] == 0)
			continue;
		for (size_t next = g->first[u]; next < g->first[u + 1]; next++) {
			uint32_t w = g->to[next];
			if (s->slot_to[w] == 0 || !points_to(g, u, w))
				continue;
			sg_triangle found = {{v, u, w}, {slot, next, s->slot_to[w] - 1}};
			s->visit(s->context, &found);
		}
	}
}

sg_status sg_triangles__visit(const sg_signed_graph *graph,
	void (*visit)(void *context, const sg_triangle *triangle), void *context, sg_arena *scratch)
{
	search s = {graph, visit, context, NULL};
	s.slot_to = sg_arena_array(scratch, graph->node_count, sizeof *s.slot_to);
	if (!s.slot_to)
		return SG_E_NOMEM;
	for (uint32_t v = 0; v < graph->node_count; v++) {
		mark_outgoing(&s, v);
		visit_from(&s, v);
		for (size_t slot = graph->first[v]; slot < graph->first[v + 1]; slot++)
			s.slot_to[graph->to[slot]] = 0;
	}
	return SG_OK;
}
