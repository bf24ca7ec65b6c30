/* Sources within the libraries. */
#ifndef STANCEGRAPH_CORE_SOURCE_H
#define STANCEGRAPH_CORE_SOURCE_H

#include "stancegraph/source.h"

/**
 * As sg_source_open, but nothing is decompressed: for bytes that came through a source already, so
 * that what is packed twice is not unpacked past the caller's limits.
 * @return SG_OK; SG_E_NOMEM. O(1).
 */
SG_MUST_USE sg_status sg_source__open_plain(
	sg_source **out, sg_source_read *read, void *context, sg_error *err);

#endif
