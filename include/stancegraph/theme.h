/* How drawings look: colours, fonts, sizes, lines. docs/themes.md describes the files. */
#ifndef STANCEGRAPH_THEME_H
#define STANCEGRAPH_THEME_H

#include "stancegraph/arena.h"
#include "stancegraph/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Opaque and constant: any number of drawings may use it at the same time. */
typedef struct sg_theme sg_theme;

/** A built-in theme ("auto", "light", "dark", "print"), or NULL. Constant; thread-safe. */
SG_API const sg_theme *sg_theme_by_name(const char *name);

/** The names of the built-in themes, by number; NULL past the last one. Constant. */
SG_API const char *sg_theme_name(size_t index);

/**
 * Read a theme from the text of its file.
 *
 * @param[out] out filled on success, untouched otherwise; lives in `arena`
 * @return SG_OK; SG_E_SYNTAX: a line that says nothing, a key that does not exist, a value that
 *         its key does not take; SG_E_ENCODING; SG_E_LIMIT: longer than any theme; SG_E_NOMEM.
 *         err->pos is a byte of the text; err->hint lives in `arena`.
 *
 * No globals: safe from several threads with different arenas. O(text.len).
 */
SG_API SG_MUST_USE sg_status sg_theme_read(
	const sg_theme **out, sg_slice text, sg_arena *arena, sg_error *err);

/**
 * What a theme that was read is short of: text below 4.5 to 1 and lines below 3 to 1 of contrast.
 * `*count` of them, each with the place of the colour that was set last. Owned by the theme.
 */
SG_API const sg_error *sg_theme_warnings(const sg_theme *theme, size_t *count);

#ifdef __cplusplus
}
#endif
#endif
