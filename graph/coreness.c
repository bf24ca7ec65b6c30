/* Coreness (Seidman 1983): the largest k so that the person is in a group in which everybody has
 * attention to or from at least k others of it. igraph's (Batagelj and Zaversnik 2003). O(ties) */
#include "contacts.h"
#include "igraph_port.h"

#include <math.h>

sg_status sg_measure__coreness(sg_work *work)
{
	double *column = sg_work__people_column(work, "coreness");
	double most = 0;
	if (!column)
		return sg_work__nomem(work);
	sg_status st = sg_contacts__make(work);
	if (st != SG_OK)
		return st;
	const sg_signed_graph *g = &work->contacts;
	const sg_tie *ties = sg_contacts__ties(work);
	double *values = sg_arena_array(&work->scratch, g->node_count, sizeof *values);
	if (!ties || !values)
		return sg_work__nomem(work);
	st = sg_igraph__coreness(
		values, (sg_igraph_ties){ties, g->tie_count, g->node_count}, work->err);
	if (st != SG_OK)
		return st;
	sg_contacts__spread(g, values, column);
	for (uint32_t v = 0; v < g->node_count; v++)
		most = fmax(most, values[v]);
	return sg_work__figure(work, "degeneracy", most, true);
}
