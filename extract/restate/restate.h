/* Claims that say the same thing. */
#ifndef STANCEGRAPH_EXTRACT_RESTATE_H
#define STANCEGRAPH_EXTRACT_RESTATE_H

#include "stancegraph/debate.h"

/**
 * Add a `restates` relation for each claim of the debate that says what an earlier one says, to
 * that one: the likest of the earlier ones, the first where several are. "Earlier" goes by the
 * order of claims, but where both are posts with a time the later one is the source. The method is
 * "near-duplicate" or "paraphrase", the evidence the later claim's words. None is added between
 * claims one of which holds, quotes or rebuts the other.
 *
 * Relations live in `arena`; what is needed on the way is freed. @return SG_OK; SG_E_NOMEM (some
 * relations may then have been added). One arena, one thread. O(text + c log c) for c claims: each
 * claim is compared with a bounded number of others, which share its rarest words.
 */
SG_MUST_USE sg_status sg_restate__link(sg_debate *debate, sg_arena *arena);

#endif
