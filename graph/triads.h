/* The directed signed triad census. */
#ifndef STANCEGRAPH_GRAPH_TRIADS_H
#define STANCEGRAPH_GRAPH_TRIADS_H

#include "stancegraph/debate.h"

/** Six ties between three nodes, each absent, positive or negative: 3^6 labelled triads. */
enum { SG_TRIAD_CODES = 729, SG_TRIAD_TIES = 6 };

/**
 * How often each type of triad occurs among all threes of `person_count` people. A code has a digit
 * in base 3 for each of the ties ab, ba, ac, ca, bc, cb, that of ab first: 0 no tie, 1 positive, 2
 * negative. A type stands at the highest code of the ways to name its three; all other counts are
 * 0. Ties are those of a sorted network, by the sign of positive - negative; none where they
 * cancel.
 * @return SG_OK; SG_E_NOMEM. O(ties^1.5). Counts above 2^53 are rounded.
 */
SG_MUST_USE sg_status sg_triads__count(double count[SG_TRIAD_CODES], const sg_network *network,
	size_t person_count, sg_arena *scratch);

/** The highest code of the same type. O(1). */
uint32_t sg_triads__type(uint32_t code);

/** Six letters for a code: 0, p or n for each tie, and a NUL. O(1). */
void sg_triads__name(char out[SG_TRIAD_TIES + 1], uint32_t code);

#endif
