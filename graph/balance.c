/* Structural balance by triangles: is the friend of a friend a friend, the foe of a foe a friend?
 *
 * Each tie points from the end with fewer ties to the one with more, so that no node has more
 * than sqrt(2 * ties) ties going out (Chiba and Nishizeki 1985); then triangles are pairs of
 * outgoing ties that a third one closes. */
#include "network.h"
#include "work.h"

#include <math.h>

typedef struct triangles {
	double all, balanced;
} triangles;

static uint32_t degree(const sg_signed_graph *graph, uint32_t v)
{
	return (uint32_t)(graph->first[v + 1] - graph->first[v]);
}

static bool points_to(const sg_signed_graph *graph, uint32_t from, uint32_t to)
{
	uint32_t a = degree(graph, from), b = degree(graph, to);
	return a != b ? a < b : from < to;
}

/* `sign_to[u]` is the sign of the tie from the node in hand to u, 0 if there is none. */
static void count_at(const sg_signed_graph *g, uint32_t v, signed char *sign_to, triangles *out)
{
	for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++)
		if (points_to(g, v, g->to[slot]))
			sign_to[g->to[slot]] = g->weight[slot] > 0 ? 1 : -1;
	for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++) {
		uint32_t u = g->to[slot];
		if (sign_to[u] == 0)
			continue;
		for (size_t next = g->first[u]; next < g->first[u + 1]; next++) {
			uint32_t w = g->to[next];
			if (sign_to[w] == 0 || !points_to(g, u, w))
				continue;
			int sign = g->weight[next] > 0 ? 1 : -1;
			out->all++;
			out->balanced += sign * sign_to[u] * sign_to[w] > 0;
		}
	}
	for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++)
		sign_to[g->to[slot]] = 0;
}

sg_status sg_measure__balance(sg_work *work)
{
	/* Direct ties only: those through shared claims are balanced by the way they are made. */
	sg_signed_graph graph;
	const sg_network none = {.ties = NULL};
	triangles found = {0, 0};
	if (sg_signed_graph__build(&graph, &work->direct, &none, work->debate->person_count,
		    &work->scratch) != SG_OK)
		return sg_work__nomem(work);
	signed char *sign_to = sg_arena_array(&work->scratch, graph.node_count, sizeof *sign_to);
	if (!sign_to)
		return sg_work__nomem(work);
	for (uint32_t v = 0; v < graph.node_count; v++)
		count_at(&graph, v, sign_to, &found);
	sg_status st = sg_work__figure(work, "triangles", found.all, true);
	return st == SG_OK ? sg_work__figure(work, "balanced_triangle_share",
				     found.all > 0 ? found.balanced / found.all : NAN, true)
			   : st;
}
