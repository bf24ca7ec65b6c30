/* Stances between people, as the report counts and cites them. */
#ifndef STANCEGRAPH_RENDER_REPORT_EXCHANGES_H
#define STANCEGRAPH_RENDER_REPORT_EXCHANGES_H

#include "document.h"

/** One agreement or rebuttal whose both ends have somebody behind them. */
typedef struct sg_exchange {
	uint32_t source, target; /* people, not the same */
	int sign;
	uint32_t relation;
} sg_exchange;

typedef struct sg_exchanges {
	sg_exchange *items; /* in the order of relations */
	size_t count;
} sg_exchanges;

/** The person behind a node: itself, or who asserts the claim; SG_NONE. O(1). */
uint32_t sg_report__person_of(const sg_report *report, sg_node node);

/** @return SG_OK; SG_E_NOMEM. In the report's arena. O(relations). */
SG_MUST_USE sg_status sg_exchanges__collect(sg_exchanges *out, sg_report *report);

/**
 * Sort so that those of the same sign between the same two people, whoever of them began, stand
 * together, in the order of relations. O(count log count).
 */
void sg_exchanges__sort_by_pair(sg_exchanges *exchanges);

#endif
