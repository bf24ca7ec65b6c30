/* Tables of pairs: on each line a text and a reply to it, as spreadsheets and data sets have them.
 * docs/stance.md describes their form. */
#ifndef STANCEGRAPH_CLI_PAIRS_H
#define STANCEGRAPH_CLI_PAIRS_H

#include "stancegraph/arena.h"
#include "stancegraph/buffer.h"
#include "stancegraph/stance.h"

typedef struct pair_table {
	sg_reply_pair *items;
	size_t count;
} pair_table;

/**
 * Read the table in `text`: one pair for each line, but for a header. Escapes are resolved within
 * `text`, and the pairs borrow from it; after a failure it is as it was.
 *
 * @param[out] out  filled on success, untouched otherwise; lives in `arena`
 * @return SG_OK; SG_E_EMPTY; SG_E_ENCODING and SG_E_SYNTAX (err->pos says where); SG_E_NOMEM
 *
 * Thread-safe. O(length of `text`), and so is the memory.
 */
SG_MUST_USE sg_status pairs_read(pair_table *out, sg_buf *text, sg_arena *arena, sg_error *err);

#endif
