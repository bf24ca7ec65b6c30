/* The graph stage: debate -> analysis. */
#ifndef STANCEGRAPH_GRAPH_H
#define STANCEGRAPH_GRAPH_H

#include "stancegraph/debate.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct sg_graph_options {
	uint64_t seed;    /* of camps' restarts and resampling */
	unsigned threads; /* igraph is not thread-safe: more than one has no effect on it */
} sg_graph_options;

#define SG_GRAPH_OPTIONS_INIT                                                                      \
	{                                                                                          \
		1, 1                                                                               \
	}

/**
 * Analyse a debate: the signed person-to-person network, camps, degrees by sign, PageRank,
 * betweenness. Sets debate->analysis, which lives in `arena`; nothing else is changed.
 *
 * @return SG_OK; SG_E_NOMEM; SG_E_INTERNAL (a graph library failed). On failure the debate is
 *         as it was.
 * Uses igraph's process-wide state: one call at a time in a process. Cost: docs/analysis.md.
 */
SG_API SG_MUST_USE sg_status sg_graph_analyse(
	sg_debate *debate, const sg_graph_options *options, sg_arena *arena, sg_error *err);

#ifdef __cplusplus
}
#endif
#endif
