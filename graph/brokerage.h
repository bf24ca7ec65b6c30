/* Brokerage between camps, on a plain graph. */
#ifndef STANCEGRAPH_GRAPH_BROKERAGE_H
#define STANCEGRAPH_GRAPH_BROKERAGE_H

#include "signed_graph.h"

typedef enum sg_broker_role {
	SG_COORDINATOR,    /* all three of one camp */
	SG_CONSULTANT,     /* the ends of one camp, the broker of another */
	SG_GATEKEEPER,     /* the broker and the end of one camp, the start of another */
	SG_REPRESENTATIVE, /* the start and the broker of one camp, the end of another */
	SG_LIAISON,        /* three camps */
	SG_BROKER_ROLES,
} sg_broker_role;

/** Which ways a tie is used: bit 0 from a to b, bit 1 from b to a. */
typedef struct sg_brokerage {
	const sg_signed_graph *graph;
	const unsigned char *ways; /* per tie */
	const uint32_t *camp;      /* per node: below camp_count, or SG_NONE */
	uint32_t camp_count;
	double *count[SG_BROKER_ROLES]; /* per node: 0 before; who is in no camp stays 0 */
} sg_brokerage;

/** @return SG_OK; SG_E_NOMEM. O(ties^1.5) */
SG_MUST_USE sg_status sg_brokerage__count(const sg_brokerage *brokerage, sg_arena *scratch);

#endif
