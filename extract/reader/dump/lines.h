/* Lines of a source that is larger than memory. */
#ifndef STANCEGRAPH_EXTRACT_DUMP_LINES_H
#define STANCEGRAPH_EXTRACT_DUMP_LINES_H

#include "stancegraph/source.h"

/** The usual limit: one comment is not that long. */
enum { SG_DUMP_LINE_BYTES = 1 << 26 };

typedef struct sg_dump_lines {
	sg_source *source;
	char *bytes;
	size_t capacity, start, end; /* of the bytes at hand */
	size_t longest;              /* line that is kept; change it before the first */
	size_t number;               /* of the line at hand, from 1 */
	bool is_at_end;
} sg_dump_lines;

/** The caller ends it with sg_dump_lines__close. @return SG_OK; SG_E_NOMEM. */
SG_MUST_USE sg_status sg_dump_lines__open(sg_dump_lines *out, sg_source *source);

/**
 * The next line, without its end ("\n" or "\r\n"); it lives until the next call. `*is_cut` tells
 * that it is longer than `longest`; the line is then there, but empty. At the end of the source
 * `line->ptr` is NULL.
 * @return SG_OK; what sg_source_pull returns. Amortised O(line).
 */
SG_MUST_USE sg_status sg_dump_lines__next(
	sg_dump_lines *lines, sg_slice *line, bool *is_cut, sg_error *err);

void sg_dump_lines__close(sg_dump_lines *lines);

#endif
