/* Signed graphs at random, and the least disagreement of two sides by trying all. */
#ifndef STANCEGRAPH_TESTS_SIGNED_SAMPLE_H
#define STANCEGRAPH_TESTS_SIGNED_SAMPLE_H

#include "graph/network.h"
#include "graph/random.h"
#include "graph/signed_graph.h"

#include <criterion/criterion.h>
#include <math.h>

/** What a graph is made of. */
typedef struct sample_kind {
	double density, negative; /* shares of pairs that are tied, of ties that are foes */
	bool is_weighted;         /* else 1 */
} sample_kind;

/** A graph of at most n people: those without a tie are left out. */
static inline sg_signed_graph sample_graph(
	uint32_t n, sample_kind kind, uint64_t seed, sg_arena *arena)
{
	const sg_network none = {.ties = NULL};
	sg_links links = {NULL, 0, 0, arena};
	sg_network pairs;
	sg_signed_graph out;
	uint64_t random = seed;
	for (uint32_t a = 0; a < n; a++) {
		for (uint32_t b = a + 1; b < n; b++) {
			if (sg_random__unit(&random) >= kind.density)
				continue;
			double weight = kind.is_weighted ? sg_random__unit(&random) : 1;
			bool is_foe = sg_random__unit(&random) < kind.negative;
			cr_assert(sg_links__add(&links, a, b, is_foe ? 0 : weight,
					  is_foe ? weight : 0) == SG_OK);
		}
	}
	cr_assert(sg_network__sum(&pairs, "", &links, arena) == SG_OK);
	cr_assert(sg_signed_graph__build(&out, &pairs, &none, n, arena) == SG_OK);
	return out;
}

/** All ways to stand for everybody but the last, by Gray's code: one moves at a time. */
static inline double least_of_two_sides(const sg_signed_graph *g)
{
	double cost = 0, least;
	unsigned char side[32] = {0};
	for (size_t i = 0; i < g->tie_count; i++)
		cost += g->ties[i].weight < 0 ? -g->ties[i].weight : 0;
	least = cost;
	for (uint32_t x = 1; g->node_count > 1 && x < UINT32_C(1) << (g->node_count - 1); x++) {
		uint32_t v = (uint32_t)__builtin_ctz(x);
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++)
			cost += side[v] == side[g->to[slot]] ? g->weight[slot] : -g->weight[slot];
		side[v] = !side[v];
		least = cost < least ? cost : least;
	}
	return least;
}

#endif
