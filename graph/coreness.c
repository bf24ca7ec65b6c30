/* Coreness (Seidman 1983): the largest k so that the person is in a group in which everybody has
 * attention to or from at least k others of it. igraph's (Batagelj and Zaversnik 2003). O(ties) */
#include "contacts.h"
#include "igraph_port.h"

#include <math.h>

sg_status sg_measure__coreness(sg_work *work)
{
	const sg_signed_graph *g = &work->contacts;
	double *column, *values, most = 0;
	sg_status st = sg_contacts__begin(work, "coreness", &column, &values);
	if (st != SG_OK)
		return st;
	const sg_tie *ties = sg_contacts__ties(work);
	if (!ties)
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
