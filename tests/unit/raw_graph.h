/* A signed graph from a list of ties, for tests of what runs on plain graphs. */
#ifndef STANCEGRAPH_TESTS_RAW_GRAPH_H
#define STANCEGRAPH_TESTS_RAW_GRAPH_H

#include "graph/signed_graph.h"

#include <criterion/criterion.h>

/** In `arena`. People without a tie are no nodes of it. */
static inline sg_signed_graph make_graph(
	const sg_tie *ties, size_t count, uint32_t people, sg_arena *arena)
{
	sg_signed_graph out;
	const sg_network all = {.ties = (sg_tie *)ties, .tie_count = count};
	const sg_network none = {.ties = NULL};
	cr_assert(sg_signed_graph__build(&out, &all, &none, people, arena) == SG_OK);
	return out;
}

#endif
