/* Lines to blocks: paragraphs, headings and list items, wrapped lines joined. */
#ifndef STANCEGRAPH_EXTRACT_BLOCKS_H
#define STANCEGRAPH_EXTRACT_BLOCKS_H

#include "reader/lines.h"
#include "reader/reader.h"

/**
 * Append `post` with the lines [first, end) that are not dropped as its blocks. `text_start` is
 * the byte where the first line's words begin, behind a speaker's label (0: the line's start).
 * A post without a block is not added.
 * @return SG_OK; SG_E_NOMEM. O(lines).
 */
SG_MUST_USE sg_status sg_blocks__add_post(sg_reading *reading, sg_arena *arena,
	const sg_lines *lines, size_t first, size_t end, uint32_t text_start, sg_post post);

#endif
