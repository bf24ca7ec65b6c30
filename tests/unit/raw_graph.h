/* A signed graph from a list of ties, for tests of what runs on plain graphs. */
#ifndef STANCEGRAPH_TESTS_RAW_GRAPH_H
#define STANCEGRAPH_TESTS_RAW_GRAPH_H

#include "graph/network.h"
#include "graph/signed_graph.h"

#include <criterion/criterion.h>

/** In `arena`, from ties in any order. People without a tie are no nodes of it. */
static inline sg_signed_graph make_graph(
	const sg_tie *ties, size_t count, uint32_t people, sg_arena *arena)
{
	sg_signed_graph out;
	sg_network all;
	const sg_network none = {.ties = NULL};
	sg_links links = {NULL, 0, 0, arena};
	for (size_t i = 0; i < count; i++)
		cr_assert(sg_links__add(&links, ties[i].source, ties[i].target, ties[i].positive,
				  ties[i].negative) == SG_OK);
	cr_assert(sg_network__sum(&all, "", &links, arena) == SG_OK);
	cr_assert(sg_signed_graph__build(&out, &all, &none, people, arena) == SG_OK);
	return out;
}

#endif
