/* The render stage: debate + analysis -> one file per output format. */
#ifndef STANCEGRAPH_RENDER_H
#define STANCEGRAPH_RENDER_H

#include "stancegraph/debate.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct sg_render_options {
	const char *layout_program; /* path of stancegraph-layout; NULL: beside us, then libexec */
	double width_px;            /* of the drawing; 0 chooses */
	unsigned layout_budget_ms;  /* the layout process is ended after this; 0 chooses */
	uint64_t seed;
} sg_render_options;

#define SG_RENDER_OPTIONS_INIT                                                                     \
	{                                                                                          \
		NULL, 0, 0, 1                                                                      \
	}

/** One output format. */
typedef struct sg_renderer {
	const char *name;   /* as in -T: "svg" */
	const char *suffix; /* with its dot: ".svg" */
	const char *about;  /* one line for --help */
	/**
	 * Append the debate to `out`. A debate without analysis is drawn without camps.
	 * @return SG_OK; SG_E_NOMEM; SG_E_INTERNAL. On failure `out` holds a part: discard it.
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
