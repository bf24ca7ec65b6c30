/* Local search for camps in one component of the signed graph at a time.
 *
 * What is minimised is the cost of a division into k camps:
 *   disagreement = weight of rebuttal inside camps + weight of agreement between camps
 *   cost         = disagreement + price * max(0, k - 2) + a trifle * (k - 1)
 * With at most two camps and no price this is the frustration index; with many camps and no price
 * it is correlation clustering. The trifle makes the fewer camps win among equals. */
#ifndef STANCEGRAPH_GRAPH_CAMP_SEARCH_H
#define STANCEGRAPH_GRAPH_CAMP_SEARCH_H

#include "signed_graph.h"

typedef struct sg_camp_rule {
	uint32_t most_camps; /* 2 for sides, SG_NONE for any number */
	double price;        /* of each camp beyond the second */
} sg_camp_rule;

/** Cost of the number of camps alone. */
double sg_camp_rule__price(const sg_camp_rule *rule, uint32_t camp_count);

/** The state of a search; `camp` of the component's nodes is its result. */
typedef struct sg_camp_search {
	const sg_signed_graph *graph;
	const double *weight; /* per slot: the graph's own, or resampled */
	uint32_t *camp;       /* per node: its camp, counted from 0 within the component */

	sg_camp_rule rule;
	double goal;         /* a search ends when disagreement is down to this; else 0 */
	uint32_t begin, end; /* nodes of the component */
	uint32_t camp_count; /* camps that are not empty */
	uint32_t *size;      /* per camp */
	uint32_t *spare;     /* stack of camps that may be empty */
	uint32_t spare_count;
	bool *is_spare; /* per camp: is it in the stack? */

	double *pull;      /* per camp: the weight that ties a node to it; 0 between uses */
	bool *is_touched;  /* per camp: has the node in hand a tie to it? */
	uint32_t *touched; /* those camps */
	uint32_t touched_count;

	uint32_t *queue; /* ring of nodes to look at again */
	uint32_t queue_head, queue_count;
	bool *is_queued;

	uint32_t *best;  /* per node: camp when the cost was last accepted */
	uint32_t *moved; /* nodes moved since */
	uint32_t moved_count;
	bool *is_moved;

	uint32_t *members, *member_first; /* nodes sorted by camp, for merging */

	size_t work; /* ties looked at */
} sg_camp_search;

/** @return SG_OK; SG_E_NOMEM. Everything lives in `arena`. O(nodes). */
SG_MUST_USE sg_status sg_camp_search__init(
	sg_camp_search *search, const sg_signed_graph *graph, sg_arena *arena);

/** Turn to a component. `camp` of its nodes is undefined until one of the starts below. */
void sg_camp_search__enter(sg_camp_search *search, uint32_t component, sg_camp_rule rule);

/* Starts. O(component). */
/** Friends on one side, foes on the other, along a breadth-first tree: exact if balanced. */
void sg_camp_search__start_sides(sg_camp_search *search);
/** Everybody alone. */
void sg_camp_search__start_alone(sg_camp_search *search);
/** From any numbering of camps, `label[v]` for the graph's node v. */
void sg_camp_search__start_from(sg_camp_search *search, const uint32_t *label);

/**
 * Improve until nothing helps, then kick and improve again while `work` stays below
 * `budget` (ties looked at) and kicks remain. Never ends with a higher cost than it began with.
 */
void sg_camp_search__improve(sg_camp_search *search, uint32_t kicks, size_t budget, uint64_t seed);

/** Disagreement of the component as it stands. O(component). */
double sg_camp_search__disagreement(const sg_camp_search *search);
/** Cost of the component as it stands. O(component). */
double sg_camp_search__cost(const sg_camp_search *search);

#endif
