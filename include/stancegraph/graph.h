/* The graph stage: debate -> analysis. */
#ifndef STANCEGRAPH_GRAPH_H
#define STANCEGRAPH_GRAPH_H

#include "stancegraph/debate.h"

#ifdef __cplusplus
extern "C" {
#endif

#define SG_RESAMPLES_BY_SIZE UINT32_MAX

typedef struct sg_graph_options {
	uint64_t seed;        /* of camps' restarts and resampling */
	unsigned threads;     /* igraph is not thread-safe: more than one has no effect on it */
	const char *measures; /* names as of sg_graph_measure, separated by commas; NULL: all */
	const char *windows;  /* "day", "week", "month", "year", or a number of equal windows; NULL:
				none, the debate as a whole only */
	uint32_t resamples;   /* how often camps and ranks are found anew from resampled ties;
			       SG_RESAMPLES_BY_SIZE: 32, and 8 of large networks; 0: never */
	/* Called before each measure with its name, and with NULL after the last; may be NULL. */
	void (*progress)(void *context, const char *measure);
	void *context; /* what progress gets */
} sg_graph_options;

#define SG_GRAPH_OPTIONS_INIT                                                                      \
	{                                                                                          \
		1, 1, NULL, NULL, SG_RESAMPLES_BY_SIZE, NULL, NULL                                 \
	}

/**
 * The name of the measure at `index`, counted from 0, and a line about it; NULL past the last.
 * What each computes: docs/analysis.md. Constant; thread-safe. O(1).
 */
SG_API const char *sg_graph_measure(size_t index, const char **about);

/** Is `text` one of the values that the option `windows` takes? Thread-safe. O(1). */
SG_API bool sg_graph_is_windows(const char *text);

/**
 * Analyse a debate: the signed person-to-person network, camps, degrees by sign, PageRank,
 * betweenness. Sets debate->analysis, which lives in `arena`; nothing else is changed.
 *
 * @return SG_OK; SG_E_NOMEM; SG_E_UNKNOWN (no such measure or
 *         windows); SG_E_LIMIT (more than 1000 windows); SG_E_INTERNAL (a graph library
 *         failed). On failure the debate is as it was.
 * Uses igraph's process-wide state: one call at a time in a process. Cost: docs/analysis.md.
 */
SG_API SG_MUST_USE sg_status sg_graph_analyse(
	sg_debate *debate, const sg_graph_options *options, sg_arena *arena, sg_error *err);

#ifdef __cplusplus
}
#endif
#endif
