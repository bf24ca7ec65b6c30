/* Camps of the whole signed graph: component by component, several starts, the cheapest kept. */
#ifndef STANCEGRAPH_GRAPH_CAMP_SOLVER_H
#define STANCEGRAPH_GRAPH_CAMP_SOLVER_H

#include "camp_exact.h"
#include "camp_search.h"

/** What a camp beyond the second must save, as a share of all tie weight in its component. */
#define SG_CAMP_PRICE 0.05

typedef struct sg_camp_solver {
	sg_camp_search search;
	sg_camp_exact exact;
	uint32_t *sides; /* per node: the best two sides */
} sg_camp_solver;

/** How hard to try. */
typedef struct sg_camp_effort {
	uint64_t seed;
	uint32_t kicks_per_person;
	size_t looks_per_tie; /* a bound on the work */
	bool with_proof;      /* prove small components */
	const uint32_t *hint; /* a division to start from besides our own; NULL: none */
	const double *weight; /* per slot, in place of the graph's own; NULL: the graph's own */
} sg_camp_effort;

typedef struct sg_camp_division {
	uint32_t *camp; /* per node: camps of all components counted through */
	uint32_t camp_count;
	double frustration;  /* disagreement of the best two sides */
	double disagreement; /* of these camps */
	bool is_frustration_exact, is_exact;
} sg_camp_division;

/** @return SG_OK; SG_E_NOMEM. Lives in `arena`. O(nodes). */
SG_MUST_USE sg_status sg_camp_solver__init(
	sg_camp_solver *solver, const sg_signed_graph *graph, sg_arena *arena);

/** Fill `out`, whose `camp` has room for every node. O(looks_per_tie * ties + proofs). */
void sg_camp_solver__run(
	sg_camp_solver *solver, const sg_camp_effort *effort, sg_camp_division *out);

#endif
