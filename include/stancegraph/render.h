/* The render stage: debate + analysis -> one file per output format. */
#ifndef STANCEGRAPH_RENDER_H
#define STANCEGRAPH_RENDER_H

#include "stancegraph/debate.h"
#include "stancegraph/theme.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What a drawing shows. */
typedef enum sg_view_kind {
	SG_VIEW_MAP,      /* people and claims in columns by camp */
	SG_VIEW_PEOPLE,   /* who agrees with and rebuts whom */
	SG_VIEW_MATRIX,   /* people by claims */
	SG_VIEW_THREAD,   /* the tree of replies */
	SG_VIEW_TIMELINE, /* claims in the order of time */
	SG_VIEW_COUNT
} sg_view_kind;

typedef struct sg_render_options {
	const char *layout_program;  /* path of stancegraph-layout; NULL: beside us, then libexec */
	const char *picture_program; /* path of stancegraph-picture; NULL: likewise */
	unsigned picture_budget_ms;  /* making PNG or PDF is ended after this; 0 chooses */
	double scale;                /* pixels of PNG for one of the drawing; 0 chooses */
	double width_px;             /* of the drawing; 0 chooses */
	unsigned layout_budget_ms;   /* the layout process is ended after this; 0 chooses */
	uint64_t seed;
	sg_view_kind view;
	const char *focus; /* a name, "p3" or "c12": draw only what stands near; NULL: everything */
	size_t steps;      /* how near, in relations; 0: 1 */
	size_t top;        /* cards to keep, those with most stances and replies; 0 chooses */
	size_t max_nodes;  /* more cards, and camps are drawn instead of a map; 0 chooses */
	bool is_camps;     /* draw camps whatever the size */
	const sg_theme *theme; /* borrowed; NULL: light, and dark for those who prefer it */
} sg_render_options;

#define SG_RENDER_OPTIONS_INIT                                                                     \
	{                                                                                          \
		NULL, NULL, 0, 0, 0, 0, 1, SG_VIEW_MAP, NULL, 0, 0, 0, false, NULL                 \
	}

/** "map"; NULL out of range. Constant. */
SG_API const char *sg_view_name(sg_view_kind kind);
/** One line about it. Constant. */
SG_API const char *sg_view_about(sg_view_kind kind);
/** @return whether there is such a view */
SG_API bool sg_view_by_name(const char *name, sg_view_kind *kind);

/** One output format. */
typedef struct sg_renderer {
	const char *name;   /* as in -T: "svg" */
	const char *suffix; /* with its dot: ".svg" */
	const char *about;  /* one line for --help */
	/**
	 * Append the debate to `out`. A debate without analysis is drawn without camps.
	 * @return SG_OK; SG_E_UNKNOWN: there is nobody of the focus' name; SG_E_NOMEM;
	 * SG_E_INTERNAL. On failure `out` holds a part: discard it.
	 */
	sg_status (*render)(sg_buf *out, const sg_debate *debate, const sg_render_options *options,
		sg_error *err);
} sg_renderer;

/** All output formats; `*count` of them. Constant; thread-safe. */
SG_API const sg_renderer *sg_renderers(size_t *count);

/** By name ("svg"), or NULL. */
SG_API const sg_renderer *sg_renderer_by_name(const char *name);

/** By a file's suffix ("out/debate.svg"), or NULL. */
SG_API const sg_renderer *sg_renderer_by_path(const char *path);

#ifdef __cplusplus
}
#endif
#endif
