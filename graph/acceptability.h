/* Which arguments stand: semantics of abstract argumentation (Dung 1995). */
#ifndef STANCEGRAPH_GRAPH_ACCEPTABILITY_H
#define STANCEGRAPH_GRAPH_ACCEPTABILITY_H

#include "arcs.h"

/** Who attacks whom, from both ends. */
typedef struct sg_attacks {
	uint32_t count; /* of arguments */
	sg_arcs into;   /* the attackers of each */
	sg_arcs from;   /* the attacked of each */
} sg_attacks;

/** The negative side of ties between `count` arguments. @return SG_OK; SG_E_NOMEM. O(ties) */
SG_MUST_USE sg_status sg_attacks__build(
	sg_attacks *out, const sg_tie *ties, size_t tie_count, uint32_t count, sg_arena *arena);

/** Labels as the scale of `acceptability` counts them. */
enum { SG_ARGUMENT_OUT, SG_ARGUMENT_UNDECIDED, SG_ARGUMENT_IN };

/** The grounded labelling. @return SG_OK; SG_E_NOMEM. O(arguments + attacks) */
SG_MUST_USE sg_status sg_grounded__label(
	unsigned char *label, const sg_attacks *attacks, sg_arena *scratch);

/** How far to look for preferred extensions before giving up. */
typedef struct sg_extension_limit {
	uint64_t steps;       /* attacks followed, in one component */
	uint64_t total_steps; /* in all of them */
} sg_extension_limit;

typedef struct sg_extensions {
	double *preferred_share;  /* per argument: of preferred extensions that hold it, or NAN */
	double *ideal;            /* per argument: 1 in the ideal extension, 0 not, or NAN */
	double preferred, stable; /* how many; at least so many where not exact */
	bool is_preferred_exact, is_stable_exact;
} sg_extensions;

/**
 * Preferred, stable and ideal extensions; what the grounded labelling decides is the same in all
 * of them. Arrays of `out` are in `arena`.
 * @return SG_OK; SG_E_NOMEM. O(arguments + attacks) and the limit
 */
SG_MUST_USE sg_status sg_extensions__find(sg_extensions *out, const sg_attacks *attacks,
	const unsigned char *grounded, const sg_extension_limit *limit, sg_arena *arena,
	sg_arena *scratch);

#endif
