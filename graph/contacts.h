/* Contacts: the attention network without direction. Who stands beside whom on shortest paths. */
#ifndef STANCEGRAPH_GRAPH_CONTACTS_H
#define STANCEGRAPH_GRAPH_CONTACTS_H

#include "work.h"

/**
 * Make work->contacts if it is not there yet: each pair of people with attention between them
 * once, weighing what both directions weigh together. People without a tie are no nodes of it.
 * @return SG_OK; SG_E_NOMEM. O(ties log ties) the first time
 */
SG_MUST_USE sg_status sg_contacts__make(sg_work *work);

/**
 * Begin a measure of contacts: a new people's column `key`, work->contacts, and in scratch room for
 * a value of each node. @return as sg_contacts__make
 */
SG_MUST_USE sg_status sg_contacts__begin(
	sg_work *work, const char *key, double **column, double **values);

/** The ties of work->contacts, by node, as igraph's functions take them. In scratch; NULL when
 * memory is out. */
const sg_tie *sg_contacts__ties(sg_work *work);

/**
 * `wanted` of the nodes from `begin` to `end`, without repetition; all of them in ascending order
 * if `wanted` is as many. In scratch; NULL when memory is out. `part` tells samples apart.
 */
uint32_t *sg_contacts__sample(
	sg_work *work, uint32_t begin, uint32_t end, uint32_t wanted, uint64_t part);

/** Set out[person] of every node to values[node]. */
void sg_contacts__spread(const sg_signed_graph *contacts, const double *values, double *out);

#endif
