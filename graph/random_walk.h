/* Random walks that end at the best connected people of two camps. */
#ifndef STANCEGRAPH_GRAPH_RANDOM_WALK_H
#define STANCEGRAPH_GRAPH_RANDOM_WALK_H

#include "camp_mixing.h"

/** The damping of PageRank: a walk goes on with this chance at each step. */
#define SG_WALK_DAMPING 0.85

/** How exactly to solve for where walks end. */
typedef struct sg_walk_effort {
	double tolerance; /* of the residual, to the right side */
	uint32_t rounds;  /* at most; each looks at every tie twice */
} sg_walk_effort;

typedef struct sg_walk_result {
	double value;      /* NAN where no walk of a side ends anywhere */
	bool is_converged; /* within the tolerance */
} sg_walk_result;

/** Working memory for graphs of node_count nodes. */
typedef struct sg_walk {
	const sg_camp_graph *graph;
	unsigned char
		*state; /* per node: hub of side 0, of side 1, reached from a hub, not reached */
	uint32_t *queue;
	double *strength;  /* per node: weight of its ties */
	double *chance[2]; /* per node: of ending at a hub of that side */
	double *residual, *direction, *image;
	bool is_converged;
} sg_walk;

/** `graph` may change between calls, but not its number of nodes. All in `arena`.
 * @return SG_OK; SG_E_NOMEM */
SG_MUST_USE sg_status sg_walk__init(sg_walk *out, const sg_camp_graph *graph, sg_arena *arena);

/**
 * Make the `count[side]` nodes of each side with the most weight of ties its hubs; of equals the
 * one with more ties, then with more weight of its neighbours' ties, then of the lower person.
 * @return SG_OK; SG_E_NOMEM. O(ties + nodes log nodes)
 */
SG_MUST_USE sg_status sg_walk__choose_hubs(
	sg_walk *walk, const uint32_t count[2], sg_arena *scratch);

/**
 * Random walk controversy: walks start at the nodes of a side that are not hubs, all alike, choose
 * ties by weight, stop at hubs, and go on with the chance `damping` at each step (1: always). With
 * P(A, B) the share of A's stopped walks that stop at hubs of B: P(0,0) P(1,1) - P(0,1) P(1,0).
 * O(rounds * ties)
 */
sg_walk_result sg_walk__controversy(sg_walk *walk, double damping, sg_walk_effort effort);

/** (1 - imbalance) * distance, hubs being the poles. */
typedef struct sg_dipole {
	double value, imbalance, distance;
	bool is_converged;
} sg_dipole;

/** Dipole polarisation: hubs hold -1 and 1, all others the mean of their neighbours. */
sg_dipole sg_walk__dipole(sg_walk *walk, sg_walk_effort effort);

#endif
