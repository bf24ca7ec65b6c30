/* Burt's constraint (1992): how much somebody's contacts are contacts of each other. Low is who
 * holds together people that have no ties of their own, and can choose between them.
 *
 *     constraint(i) = sum over contacts j of (p(i,j) + sum over q of p(i,q) p(q,j))^2
 *
 * with p(i,j) the share of i's weight that goes to j. The inner sum has a term for each third
 * person tied to both: so for each triangle, and those are listed in O(ties^1.5) even where one
 * person is tied to all (igraph's takes the sum of squared degrees). */
#include "constraint.h"

#include "contacts.h"
#include "triangles.h"

#include <math.h>

typedef struct constraint {
	const sg_signed_graph *graph;
	double *all;    /* per node: weight of its ties */
	double *around; /* per tie, from a to b and from b to a: over third people */
} constraint;

static double share(const constraint *c, uint32_t of, size_t slot)
{
	return c->graph->weight[slot] / c->all[of];
}

/* Where the way from `from` over the tie at `slot` adds up. */
static double *around(const constraint *c, uint32_t from, size_t slot)
{
	size_t tie = c->graph->tie[slot];
	return &c->around[2 * tie + (c->graph->ties[tie].a != from)];
}

/* The ways from i to j, tied at `direct`, over q, and back. */
static void go_around(const constraint *c, uint32_t i, uint32_t j, uint32_t q, size_t direct,
	size_t first, size_t second)
{
	*around(c, i, direct) += share(c, i, first) * share(c, q, second);
	*around(c, j, direct) += share(c, j, second) * share(c, q, first);
}

static void add_triangle(void *context, const sg_triangle *t)
{
	const constraint *c = context;
	const uint32_t *v = t->node;
	go_around(c, v[0], v[1], v[2], t->slot[0], t->slot[2], t->slot[1]);
	go_around(c, v[1], v[2], v[0], t->slot[1], t->slot[0], t->slot[2]);
	go_around(c, v[0], v[2], v[1], t->slot[2], t->slot[0], t->slot[1]);
}

sg_status sg_constraint__find(const sg_signed_graph *graph, double *values, sg_arena *scratch)
{
	constraint c = {.graph = graph};
	c.all = sg_arena_array(scratch, graph->node_count, sizeof *c.all);
	c.around = sg_arena_array(scratch, 2 * graph->tie_count, sizeof *c.around);
	if (!c.all || !c.around)
		return SG_E_NOMEM;
	for (uint32_t v = 0; v < graph->node_count; v++)
		for (size_t slot = graph->first[v]; slot < graph->first[v + 1]; slot++)
			c.all[v] += graph->weight[slot];
	sg_status st = sg_triangles__visit(graph, add_triangle, &c, scratch);
	for (uint32_t v = 0; st == SG_OK && v < graph->node_count; v++) {
		values[v] = 0;
		for (size_t slot = graph->first[v]; slot < graph->first[v + 1]; slot++) {
			double invested = share(&c, v, slot) + *around(&c, v, slot);
			values[v] += invested * invested;
		}
	}
	return st;
}

sg_status sg_measure__constraint(sg_work *work)
{
	const sg_signed_graph *g = &work->contacts;
	double *column, *values;
	sg_status st = sg_contacts__begin(work, "constraint", &column, &values);
	if (st != SG_OK)
		return st;
	if (sg_constraint__find(g, values, &work->scratch) != SG_OK)
		return sg_work__nomem(work);
	for (size_t p = 0; p < work->debate->person_count; p++)
		column[p] = NAN;
	sg_contacts__spread(g, values, column);
	return SG_OK;
}
