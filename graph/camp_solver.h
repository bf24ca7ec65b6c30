/* Camps of the whole signed graph: component by component, several starts, the cheapest kept. */
#ifndef STANCEGRAPH_GRAPH_CAMP_SOLVER_H
#define STANCEGRAPH_GRAPH_CAMP_SOLVER_H

#include "camp_bound.h"
#include "camp_core.h"
#include "camp_search.h"

/** What a camp beyond the second must save, as a share of all tie weight in its component. */
#define SG_CAMP_PRICE 0.05

typedef struct sg_camp_solver {
	sg_camp_search search;
	sg_camp_core core;
	sg_camp_bound bound; /* ready once a proof is asked for */
	sg_arena *arena;
	uint32_t *sides, *clusters; /* per node: the best two sides; camps without a price */
	uint32_t *groups;
	/* What proofs may still take: of two sides, of camps with and without a price. */
	size_t side_steps;
	uint32_t camp_steps, cluster_steps;
	size_t side_looks, cluster_looks; /* and bounds */
} sg_camp_solver;

/** How hard to try. */
typedef struct sg_camp_effort {
	uint64_t seed;
	uint32_t kicks_per_person;
	size_t looks_per_tie; /* a bound on the work of each start */
	/* Kicks of each, and looks of all starts, without a price; 0 looks: not searched for. */
	uint32_t cluster_kicks_per_person;
	size_t cluster_looks_per_tie;
	size_t bound_looks;   /* for each of the lower bounds */
	bool with_proof;      /* prove small components, and bound the others */
	const uint32_t *hint; /* a division to start from besides our own; NULL: none */
	const double *weight; /* per slot, in place of the graph's own; NULL: the graph's own */
} sg_camp_effort;

/** Disagreement, and how little it could be at most: the same where the value is proved. */
typedef struct sg_camp_value {
	double value, lower;
	bool is_exact;
} sg_camp_value;

typedef struct sg_camp_division {
	uint32_t *camp; /* per node: camps of all components counted through */
	uint32_t camp_count;
	double disagreement;    /* of these camps */
	bool is_exact;          /* are they proved to be the cheapest? */
	sg_camp_value sides;    /* disagreement of the best two sides */
	sg_camp_value clusters; /* of camps without a price, if searched for */
} sg_camp_division;

/** @return SG_OK; SG_E_NOMEM. Lives in `arena`. O(nodes). */
SG_MUST_USE sg_status sg_camp_solver__init(
	sg_camp_solver *solver, const sg_signed_graph *graph, sg_arena *arena);

/**
 * Fill `out`, whose `camp` has room for every node. Once with a proof for each solver.
 * @return SG_OK; SG_E_NOMEM. O(looks_per_tie * ties + proofs)
 */
SG_MUST_USE sg_status sg_camp_solver__run(
	sg_camp_solver *solver, const sg_camp_effort *effort, sg_camp_division *out);

#endif
