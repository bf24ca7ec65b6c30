/* How apart camps stand, from the ties within and across: in one look at each tie.
 *
 * E-I index (Krackhardt and Stern 1988); the same from densities, so that sides of unequal size do
 * not change it (Chen et al. 2021); modularity (Newman and Girvan 2004) and nominal assortativity
 * (Newman 2003); boundary polarisation (Guerra, Meira, Cardie and Kleinberg 2013). */
#include "camp_mixing.h"

#include <math.h>

sg_camp_graph sg_camp_graph__of(
	const sg_signed_graph *graph, const uint32_t *camp, uint32_t camp_count)
{
	return (sg_camp_graph){
		.node_count = graph->node_count,
		.first = graph->first,
		.to = graph->to,
		.weight = graph->weight,
		.person = graph->person,
		.camp = camp,
		.camp_count = camp_count,
	};
}

/* ---- ties of all camps ---------------------------------------------------------------------- */

/* Weight of ties with both ends in camps, each seen from both ends. */
typedef struct split {
	double within, across;
} split;

static split split_at(const sg_camp_graph *g, uint32_t v)
{
	split out = {0, 0};
	for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++) {
		uint32_t other = g->camp[g->to[slot]];
		if (other == SG_NONE)
			continue;
		*(other == g->camp[v] ? &out.within : &out.across) += g->weight[slot];
	}
	return out;
}

static double index_of(split s)
{
	double all = s.within + s.across;
	return all > 0 ? (s.across - s.within) / all : NAN;
}

double sg_camp_graph__ei_index(const sg_camp_graph *g)
{
	split all = {0, 0};
	for (uint32_t v = 0; v < g->node_count; v++) {
		split here = g->camp[v] != SG_NONE ? split_at(g, v) : (split){0, 0};
		all.within += here.within;
		all.across += here.across;
	}
	return index_of(all);
}

static double count_ties(const sg_camp_graph *g)
{
	double ends = 0;
	for (uint32_t v = 0; v < g->node_count; v++)
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++)
			ends += g->camp[v] != SG_NONE && g->camp[g->to[slot]] != SG_NONE;
	return ends / 2;
}

sg_status sg_camp_graph__mixing(sg_mixing *out, const sg_camp_graph *g, sg_arena *scratch)
{
	double *strength = sg_arena_array(scratch, g->camp_count, sizeof *strength);
	split all = {0, 0};
	double expected = 0;
	if (!strength)
		return SG_E_NOMEM;
	for (uint32_t v = 0; v < g->node_count; v++) {
		if (g->camp[v] == SG_NONE)
			continue;
		split here = split_at(g, v);
		strength[g->camp[v]] += here.within + here.across;
		all.within += here.within;
		all.across += here.across;
	}
	double total = all.within + all.across;
	for (uint32_t c = 0; c < g->camp_count && total > 0; c++)
		expected += strength[c] / total * (strength[c] / total);
	*out = (sg_mixing){count_ties(g), index_of(all), NAN, NAN};
	if (total > 0)
		out->modularity = all.within / total - expected;
	if (total > 0 && expected < 1 - SG_WEIGHT_EPSILON)
		out->assortativity = out->modularity / (1 - expected);
	return SG_OK;
}

/* ---- two sides ------------------------------------------------------------------------------ */

double sg_camp_graph__adaptive_ei(const sg_camp_graph *g)
{
	double size[2] = {0, 0}, within[2] = {0, 0}, across = 0;
	for (uint32_t v = 0; v < g->node_count; v++) {
		uint32_t side = g->camp[v];
		if (side > 1)
			continue;
		size[side]++;
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++) {
			uint32_t other = g->camp[g->to[slot]];
			if (other == side)
				within[side] += g->weight[slot] / 2;
			else if (other < 2)
				across += g->weight[slot] / 2;
		}
	}
	if (size[0] < 2 || size[1] < 2)
		return NAN;
	double inner = 0, outer = 2 * across / (size[0] * size[1]);
	for (int side = 0; side < 2; side++)
		inner += within[side] / (size[side] * (size[side] - 1) / 2);
	return inner + outer > 0 ? (inner - outer) / (inner + outer) : NAN;
}

/* Weight of ties from v to the other side, and to people of its own who have none there. */
static void look_around(
	const sg_camp_graph *g, const bool *is_inner, uint32_t v, double *inner, double *outer)
{
	*inner = *outer = 0;
	for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++) {
		uint32_t u = g->to[slot];
		if (g->camp[u] > 1)
			continue;
		if (g->camp[u] != g->camp[v])
			*outer += g->weight[slot];
		else if (is_inner[u])
			*inner += g->weight[slot];
	}
}

sg_status sg_camp_graph__boundary(double *out, const sg_camp_graph *g, sg_arena *scratch)
{
	bool *is_inner = sg_arena_array(scratch, g->node_count, sizeof *is_inner);
	double inner, outer, sum = 0, boundary = 0;
	if (!is_inner)
		return SG_E_NOMEM;
	for (uint32_t v = 0; v < g->node_count; v++) {
		look_around(g, is_inner, v, &inner, &outer);
		is_inner[v] = g->camp[v] < 2 && outer <= 0;
	}
	for (uint32_t v = 0; v < g->node_count; v++) {
		if (g->camp[v] > 1 || is_inner[v])
			continue;
		look_around(g, is_inner, v, &inner, &outer);
		if (inner <= 0)
			continue;
		sum += inner / (inner + outer) - 0.5;
		boundary++;
	}
	*out = boundary > 0 ? sum / boundary : NAN;
	return SG_OK;
}
