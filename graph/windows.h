/* The debate in stretches of time. */
#ifndef STANCEGRAPH_GRAPH_WINDOWS_H
#define STANCEGRAPH_GRAPH_WINDOWS_H

#include "stancegraph/graph.h"

enum { SG_WINDOWS_MAX = 1000 };

/** A stretch of time, in seconds since 1970; `to` is not in it. */
typedef struct sg_stretch {
	int64_t from, to;
} sg_stretch;

/**
 * Time of each claim in seconds since 1970, INT64_MIN where it is unknown; in `arena`, NULL when
 * memory is out. O(claims)
 */
int64_t *sg_windows__times(const sg_debate *debate, sg_arena *arena);

/**
 * Stretches that cover all `times` that are known, without gaps: days, weeks from Monday, months,
 * years of the calendar in UTC, or equal parts. None where no time is known.
 * @return SG_OK; SG_E_NOMEM; SG_E_UNKNOWN; SG_E_LIMIT. O(claims + stretches)
 */
SG_MUST_USE sg_status sg_windows__cut(sg_stretch **out, size_t *count, const char *windows,
	const int64_t *times, size_t time_count, sg_arena *arena, sg_error *err);

/** What of the debate is in play in a stretch, as a debate of its own. */
typedef struct sg_part {
	sg_debate debate;
	uint32_t *person, *claim; /* of each in the part: its number in the whole */
} sg_part;

/**
 * In play are: claims made in the stretch; what they answer or restate; agreement and rebuttal
 * that starts from them; and the people who assert any of these claims or are answered. In `arena`.
 * @return SG_OK; SG_E_NOMEM. O(people + claims + relations)
 */
SG_MUST_USE sg_status sg_part__make(sg_part *out, const sg_debate *whole, const int64_t *times,
	sg_stretch stretch, sg_arena *arena);

/**
 * Copy a part's analysis into a window: rows, camps by the ids of the whole's camps that they
 * overlap most with and others after them, figures. In `arena`. @return SG_OK; SG_E_NOMEM.
 * O(rows * columns + people log people)
 */
SG_MUST_USE sg_status sg_part__keep(
	sg_window *out, const sg_part *part, const sg_analysis *of_whole, sg_arena *arena);

/**
 * Add to `out`, the analysis of the whole, the windows that `options` ask for: those in which
 * something was said. @return as sg_graph_analyse. O(measures of all parts)
 */
SG_MUST_USE sg_status sg_windows__run(sg_analysis *out, const sg_debate *debate,
	const sg_graph_options *options, sg_arena *arena, sg_error *err);

#endif
