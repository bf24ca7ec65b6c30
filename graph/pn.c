/* PN centrality (Everett and Borgatti 2014): a status that friends raise and foes lower, friends of
 * foes lower as well, and so on, ties further away counting less.
 *
 *     x = (I - M)^-1 1,  M = (P - 2 N) / (2 (n - 1))
 *
 * with P and N the 0/1 matrices of positive and negative ties among n people. It is 1
 * without ties, 2 where all are friends, and below 1 for who has mostly foes.
 *
 * No row of M has more than 1 in absolute values, so that I - M is positive definite, and conjugate
 * gradients (Hestenes and Stiefel 1952) solve it for sure and in few rounds. (Summing powers of M,
 * as the formula suggests, need not end where all rebut all.) Two people alone who rebut each
 * other are the one case without an inverse; the smallest solution then is 1/2 for both. */
#include "pn.h"

#include "work.h"

#include <math.h>

#define TOLERANCE 1e-14

enum { MOST_ROUNDS = 200 };

/* out = (I - M) x. */
static void multiply(const sg_signed_graph *g, const double *x, double *out)
{
	double unit = 1 / (2.0 * (g->node_count - 1)); /* nodes have ties: there are two at least */
	for (uint32_t v = 0; v < g->node_count; v++) {
		double sum = 0;
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++)
			sum += (g->weight[slot] > 0 ? 1 : -2) * x[g->to[slot]];
		out[v] = x[v] - unit * sum;
	}
}

static double dot(const double *a, const double *b, uint32_t count)
{
	double out = 0;
	for (uint32_t i = 0; i < count; i++)
		out += a[i] * b[i];
	return out;
}

/* One round of conjugate gradients; the square of what is still wrong is given and returned. */
static double step(const sg_signed_graph *g, double *x, double *rest, double *way, double *product,
	double wrong)
{
	uint32_t n = g->node_count;
	multiply(g, way, product);
	double length = wrong / dot(way, product, n);
	for (uint32_t v = 0; v < n; v++) {
		x[v] += length * way[v];
		rest[v] -= length * product[v];
	}
	double left = dot(rest, rest, n);
	for (uint32_t v = 0; v < n; v++)
		way[v] = rest[v] + left / wrong * way[v];
	return left;
}

sg_status sg_pn__run(const sg_signed_graph *graph, double *values, sg_arena *scratch)
{
	uint32_t n = graph->node_count;
	double *rest = sg_arena_array(scratch, n, sizeof *rest);
	double *way = sg_arena_array(scratch, n, sizeof *way);
	double *product = sg_arena_array(scratch, n, sizeof *product);
	if (!rest || !way || !product)
		return SG_E_NOMEM;
	for (uint32_t v = 0; v < n; v++) {
		values[v] = 0;
		rest[v] = way[v] = 1;
	}
	double wrong = n;
	for (int round = 0; round < MOST_ROUNDS && wrong > TOLERANCE * TOLERANCE * n; round++)
		wrong = step(graph, values, rest, way, product, wrong);
	return SG_OK;
}

sg_status sg_measure__pn(sg_work *work)
{
	const sg_signed_graph *g = &work->signed_graph;
	double *column = sg_work__void_people_column(work, "pn");
	double *values = sg_arena_array(&work->scratch, g->node_count, sizeof *values);
	if (!column || !values || sg_pn__run(g, values, &work->scratch) != SG_OK)
		return sg_work__nomem(work);
	for (uint32_t v = 0; v < g->node_count; v++)
		column[g->person[v]] = values[v];
	return SG_OK;
}
