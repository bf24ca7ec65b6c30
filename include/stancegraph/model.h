/* Weights of the tagger of reported speech, other than those that are built in. */
#ifndef STANCEGRAPH_MODEL_H
#define STANCEGRAPH_MODEL_H

#include "stancegraph/arena.h"
#include "stancegraph/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Opaque; written by the training tool (models/speech), for this version of the program. */
typedef struct sg_model sg_model;

/**
 * Read a model from the bytes of its file.
 *
 * `bytes.len` is in bytes; the bytes are copied, and the model lives in `arena`.
 *
 * @param[out] out filled on success, untouched otherwise; it is constant: any number of
 *                 extractions may use it at the same time
 * @return SG_OK; SG_E_SYNTAX where this is no such file, or one that is cut or damaged
 *         (err->what says which); SG_E_NOMEM
 *
 * No globals: safe from several threads with different arenas. Time O(bytes.len), memory as much.
 */
SG_API SG_MUST_USE sg_status sg_model_read(
	const sg_model **out, sg_slice bytes, sg_arena *arena, sg_error *err);

#ifdef __cplusplus
}
#endif
#endif
