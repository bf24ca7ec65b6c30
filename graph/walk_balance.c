/* Walk balance (Estrada and Benzi 2014): the share of closed walks that are balanced, short ones
 * counting more: tr(exp A) / tr(exp |A|), A being the matrix of the signs of ties. 1 if and only if
 * the graph is balanced.
 *
 * The trace is the sum of exp over the eigenvalues; these are found component by component. All
 * are at most the largest of |A| (Perron and Frobenius), which is taken out of both sums, so that
 * no exp overflows. */
#include "balance.h"

#include "igraph_port.h"

#include <math.h>

/* Eigenvalues of component k, of signs or of ones. */
static sg_status find_eigenvalues(double *out, double *matrix, const sg_signed_graph *g, uint32_t k,
	bool with_signs, sg_error *err)
{
	uint32_t begin = g->component_first[k], size = g->component_first[k + 1] - begin;
	memset(matrix, 0, (size_t)size * size * sizeof *matrix);
	for (uint32_t v = 0; v < size; v++)
		for (size_t slot = g->first[begin + v]; slot < g->first[begin + v + 1]; slot++)
			matrix[(size_t)v * size + (g->to[slot] - begin)] =
				with_signs && g->weight[slot] < 0 ? -1 : 1;
	return sg_igraph__eigenvalues(out, matrix, size, err);
}

static uint32_t largest_component(const sg_signed_graph *g)
{
	uint32_t most = 0;
	for (uint32_t k = 0; k < g->component_count; k++) {
		uint32_t size = g->component_first[k + 1] - g->component_first[k];
		most = size > most ? size : most;
	}
	return most;
}

sg_status sg_balance__walks(double *out, const sg_signed_graph *g, sg_arena *scratch, sg_error *err)
{
	size_t most = largest_component(g);
	*out = NAN;
	if (most == 0 || most > SG_WALK_MOST_NODES)
		return SG_OK;
	double *matrix = sg_arena_array(scratch, most * most, sizeof *matrix);
	double *balanced = sg_arena_array(scratch, g->node_count, sizeof *balanced);
	double *all = sg_arena_array(scratch, g->node_count, sizeof *all);
	if (!matrix || !balanced || !all)
		return sg_fail(err, SG_E_NOMEM, 0, "out of memory", NULL);
	sg_status st = SG_OK;
	for (uint32_t k = 0; st == SG_OK && k < g->component_count; k++) {
		uint32_t begin = g->component_first[k];
		st = find_eigenvalues(balanced + begin, matrix, g, k, true, err);
		if (st == SG_OK)
			st = find_eigenvalues(all + begin, matrix, g, k, false, err);
	}
	if (st != SG_OK)
		return st;
	double top = 0, balanced_sum = 0, all_sum = 0;
	for (uint32_t v = 0; v < g->node_count; v++)
		top = fmax(top, all[v]);
	for (uint32_t v = 0; v < g->node_count; v++) {
		balanced_sum += exp(balanced[v] - top);
		all_sum += exp(all[v] - top);
	}
	*out = balanced_sum / all_sum;
	return SG_OK;
}
