/* Ties -> arcs of each node, and the strongly connected components of those. */
#include "arcs.h"

/* A tie may be two arcs, an agreement and a rebuttal. */
static size_t add_up(size_t *first, const sg_tie *tie, unsigned which)
{
	uint32_t at = which & SG_ARCS_BY_SOURCE ? tie->source : tie->target;
	size_t arcs = (size_t)((which & SG_ARCS_SUPPORT) && tie->positive > 0) +
		      ((which & SG_ARCS_ATTACK) && tie->negative > 0);
	first[at] += arcs;
	return arcs;
}

static void fill(sg_arcs *out, const sg_tie *tie, unsigned which)
{
	bool by_source = which & SG_ARCS_BY_SOURCE;
	uint32_t at = by_source ? tie->source : tie->target;
	uint32_t other = by_source ? tie->target : tie->source;
	if ((which & SG_ARCS_SUPPORT) && tie->positive > 0) {
		out->weight[out->first[at]] = tie->positive;
		out->node[out->first[at]++] = other;
	}
	if ((which & SG_ARCS_ATTACK) && tie->negative > 0) {
		out->weight[out->first[at]] = -tie->negative;
		out->node[out->first[at]++] = other;
	}
}

sg_status sg_arcs__build(sg_arcs *out, const sg_tie *ties, size_t tie_count, uint32_t count,
	unsigned which, sg_arena *arena)
{
	sg_arcs made = {.count = count};
	size_t arcs = 0, start = 0;
	made.first = sg_arena_array(arena, (size_t)count + 1, sizeof *made.first);
	if (!made.first)
		return SG_E_NOMEM;
	for (size_t i = 0; i < tie_count; i++)
		arcs += add_up(made.first, &ties[i], which);
	made.node = sg_arena_array(arena, arcs, sizeof *made.node);
	made.weight = sg_arena_array(arena, arcs, sizeof *made.weight);
	if (!made.node || !made.weight)
		return SG_E_NOMEM;
	for (uint32_t v = 0; v < count; v++) {
		size_t own = made.first[v];
		made.first[v] = start;
		start += own;
	}
	for (size_t i = 0; i < tie_count; i++)
		fill(&made, &ties[i], which);
	/* Each node's start has moved to its end: move all by one. */
	for (uint32_t v = count; v > 0; v--)
		made.first[v] = made.first[v - 1];
	made.first[0] = 0;
	*out = made;
	return SG_OK;
}

/* ---- strongly connected components ---------------------------------------------------------- */

/* Tarjan's algorithm. `seen` counts nodes from 1 in the order in which they are met, 0 is not met
 * yet; `low` is the earliest that a node is known to reach among those not yet put out. */
typedef struct walk {
	const sg_arcs *arcs;
	sg_strong *out;
	uint32_t *seen, *low;
	size_t *slot;   /* per node: the next arc to follow */
	uint32_t *path; /* nodes whose arcs are being followed */
	uint32_t *open; /* nodes met and not put out */
	uint32_t path_count, open_count, met_count, out_count;
} walk;

static void enter(walk *w, uint32_t v)
{
	w->seen[v] = w->low[v] = ++w->met_count;
	w->slot[v] = w->arcs->first[v];
	w->path[w->path_count++] = v;
	w->open[w->open_count++] = v;
}

static void put_out(walk *w, uint32_t root)
{
	uint32_t v;
	do {
		v = w->open[--w->open_count];
		w->low[v] = UINT32_MAX; /* done: nobody's concern any more */
		w->out->node[w->out_count++] = v;
	} while (v != root);
	w->out->first[++w->out->component_count] = w->out_count;
}

static void leave(walk *w, uint32_t v)
{
	w->path_count--;
	if (w->low[v] == w->seen[v])
		put_out(w, v);
	else if (w->low[v] < w->low[w->path[w->path_count - 1]])
		w->low[w->path[w->path_count - 1]] = w->low[v];
}

static void walk_from(walk *w, uint32_t start)
{
	enter(w, start);
	while (w->path_count > 0) {
		uint32_t v = w->path[w->path_count - 1];
		if (w->slot[v] == w->arcs->first[v + 1]) {
			leave(w, v);
			continue;
		}
		uint32_t next = w->arcs->node[w->slot[v]++];
		if (w->seen[next] == 0)
			enter(w, next);
		else if (w->low[next] != UINT32_MAX && w->seen[next] < w->low[v])
			w->low[v] = w->seen[next];
	}
}

sg_status sg_strong__find(sg_strong *out, const sg_arcs *arcs, sg_arena *arena, sg_arena *scratch)
{
	uint32_t n = arcs->count;
	out->component_count = 0;
	out->node = sg_arena_array(arena, n, sizeof *out->node);
	out->first = sg_arena_array(arena, (size_t)n + 1, sizeof *out->first);
	walk w = {.arcs = arcs, .out = out};
	w.seen = sg_arena_array(scratch, n, sizeof *w.seen);
	w.low = sg_arena_array(scratch, n, sizeof *w.low);
	w.slot = sg_arena_array(scratch, n, sizeof *w.slot);
	w.path = sg_arena_array(scratch, n, sizeof *w.path);
	w.open = sg_arena_array(scratch, n, sizeof *w.open);
	if (!out->node || !out->first || !w.seen || !w.low || !w.slot || !w.path || !w.open)
		return SG_E_NOMEM;
	for (uint32_t v = 0; v < n; v++)
		if (w.seen[v] == 0)
			walk_from(&w, v);
	return SG_OK;
}
