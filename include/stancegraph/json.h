/* The debate as JSON (JSON Graph Format v2; docs/format.md). */
#ifndef STANCEGRAPH_JSON_H
#define STANCEGRAPH_JSON_H

#include "stancegraph/debate.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Append the debate to `out` as JSON, ending in a newline. Same debate, same bytes.
 * @return SG_OK; SG_E_NOMEM (`out` then holds a part: discard it)
 * Reads `debate` only: thread-safe. O(size of the output).
 */
SG_API SG_MUST_USE sg_status sg_json_write(sg_buf *out, const sg_debate *debate, sg_error *err);

/** The same on one line, as NDJSON wants it. */
SG_API SG_MUST_USE sg_status sg_json_write_line(
	sg_buf *out, const sg_debate *debate, sg_error *err);

/**
 * Read a debate from JSON in the form of docs/format.md. Unknown keys, nulls, a missing
 * `metadata` and unknown relations are skipped. Strings are copied into `arena`; `text` may go.
 * People and claims are numbered in the order in which they stand.
 *
 * @param[out] out   filled on success, untouched otherwise; lives in `arena`
 * @return SG_OK; SG_E_SYNTAX (err->pos = where); SG_E_NOMEM
 * Not recursive on the depth of the input. One arena, one thread. O(text.len).
 */
SG_API SG_MUST_USE sg_status sg_json_read(
	sg_debate *out, sg_slice text, sg_arena *arena, sg_error *err);

/** Does the text look like a debate in our JSON: an object whose first key is "graph"? O(1). */
SG_API bool sg_json_is_debate(sg_slice text);

/**
 * Is the text exactly one JSON value, with white space around it and perhaps a BOM before it?
 * @return SG_OK; SG_E_SYNTAX (err->pos = where); SG_E_NOMEM. Not recursive. O(text.len).
 */
SG_API SG_MUST_USE sg_status sg_json_check(sg_slice text, sg_error *err);

/** Append `s` as a JSON string with its quotation marks; bad UTF-8 becomes U+FFFD. O(s.len). */
SG_API void sg_json_string(sg_buf *out, sg_slice s);

#ifdef __cplusplus
}
#endif
#endif
