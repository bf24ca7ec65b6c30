/* How apart camps stand on a network: on any graph whose ties have no sign and no direction. */
#ifndef STANCEGRAPH_GRAPH_CAMP_MIXING_H
#define STANCEGRAPH_GRAPH_CAMP_MIXING_H

#include "signed_graph.h"

/** A graph of positive weights, and who is in which camp. */
typedef struct sg_camp_graph {
	uint32_t node_count;
	/* As in sg_signed_graph. */
	const size_t *first;
	const uint32_t *to;
	const double *weight;
	const uint32_t *person; /* settles what nothing else settles; NULL: the node's number */
	const uint32_t *camp;   /* per node: below camp_count, or SG_NONE */
	uint32_t camp_count;
} sg_camp_graph;

/** `graph` as a camp graph; the arrays are shared. */
sg_camp_graph sg_camp_graph__of(
	const sg_signed_graph *graph, const uint32_t *camp, uint32_t camp_count);

/** Ties with both ends in camps. Values are NAN without such a tie. */
typedef struct sg_mixing {
	double ties;          /* how many */
	double ei_index;      /* (across - within) / (across + within), by weight */
	double modularity;    /* of the camps, by weight, at resolution 1 */
	double assortativity; /* that, divided by what it would be without a tie across */
} sg_mixing;

/** @return SG_OK; SG_E_NOMEM. O(ties + camps) */
SG_MUST_USE sg_status sg_camp_graph__mixing(
	sg_mixing *out, const sg_camp_graph *graph, sg_arena *scratch);

/** (across - within) / (across + within). O(ties) */
double sg_camp_graph__ei_index(const sg_camp_graph *graph);

/* On camps 0 and 1 alone, which are called the sides. */

/** The E-I index's opposite, from densities instead of weights: from -1 to 1, 1 without a tie
 * across; NAN for a side of fewer than 2 nodes, or without ties. O(ties) */
double sg_camp_graph__adaptive_ei(const sg_camp_graph *graph);

/** Mean over boundary nodes of inner / (inner + outer) - 1/2; NAN without boundary. O(ties)
 * @return SG_OK; SG_E_NOMEM */
SG_MUST_USE sg_status sg_camp_graph__boundary(
	double *out, const sg_camp_graph *graph, sg_arena *scratch);

#endif
