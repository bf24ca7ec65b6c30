/* Triangles: each tie points from the end with fewer ties to the one with more, so that no node has
 * more than sqrt(2 * ties) ties going out (Chiba and Nishizeki 1985); then triangles are pairs of
 * outgoing ties that a third one closes. Outgoing ties are listed apart: looking for them among all
 * ties of somebody whom everybody answers would be quadratic. */
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
	/* Slots of ties that go out of v: out[first[v]] to out[first[v + 1]]. */
	size_t *first, *out;
	size_t *slot_to; /* 1 + slot of the tie from the node in hand to this one, or 0 */
} search;

static sg_status list_outgoing(search *s, sg_arena *scratch)
{
	const sg_signed_graph *g = s->graph;
	size_t count = 0;
	s->first = sg_arena_array(scratch, (size_t)g->node_count + 1, sizeof *s->first);
	s->out = sg_arena_array(scratch, g->tie_count, sizeof *s->out);
	s->slot_to = sg_arena_array(scratch, g->node_count, sizeof *s->slot_to);
	if (!s->first || !s->out || !s->slot_to)
		return SG_E_NOMEM;
	for (uint32_t v = 0; v < g->node_count; v++) {
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++)
			if (points_to(g, v, g->to[slot]))
				s->out[count++] = slot;
		s->first[v + 1] = count;
	}
	return SG_OK;
}

static void mark(search *s, uint32_t v, bool is_there)
{
	for (size_t i = s->first[v]; i < s->first[v + 1]; i++)
		s->slot_to[s->graph->to[s->out[i]]] = is_there ? s->out[i] + 1 : 0;
}

static void visit_from(search *s, uint32_t v)
{
	const sg_signed_graph *g = s->graph;
	for (size_t i = s->first[v]; i < s->first[v + 1]; i++) {
		uint32_t u = g->to[s->out[i]];
		for (size_t j = s->first[u]; j < s->first[u + 1]; j++) {
			uint32_t w = g->to[s->out[j]];
			if (s->slot_to[w] == 0)
				continue;
			sg_triangle found = {{v, u, w}, {s->out[i], s->out[j], s->slot_to[w] - 1}};
			s->visit(s->context, &found);
		}
	}
}

sg_status sg_triangles__visit(const sg_signed_graph *graph,
	void (*visit)(void *context, const sg_triangle *triangle), void *context, sg_arena *scratch)
{
	search s = {.graph = graph, .visit = visit, .context = context};
	sg_status st = list_outgoing(&s, scratch);
	for (uint32_t v = 0; st == SG_OK && v < graph->node_count; v++) {
		mark(&s, v, true);
		visit_from(&s, v);
		mark(&s, v, false);
	}
	return st;
}
