/* Sources: bytes that are pulled in pieces, from wherever a callback takes them, and decompressed
 * on the way where they are compressed. */
#ifndef STANCEGRAPH_SOURCE_H
#define STANCEGRAPH_SOURCE_H

#include "stancegraph/slice.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Gives the next bytes: how many were written, at most `size`; 0 at the end, -1 on failure. */
typedef long sg_source_read(void *context, void *bytes, size_t size);

typedef struct sg_source sg_source;

/**
 * A source of the bytes that `read` gives. What begins as gzip or Zstandard does is decompressed,
 * members and frames one after the other, with windows of Zstandard up to 2 GiB (as large as the
 * file was made with, and held in memory while it is read); anything else comes as it is.
 *
 * The caller ends `*out` with sg_source_close, while `context` still lives.
 * @return SG_OK; SG_E_IO (the first read failed); SG_E_NOMEM. `*out` is untouched on failure.
 * One source, one thread. O(1).
 */
SG_API SG_MUST_USE sg_status sg_source_open(
	sg_source **out, sg_source_read *read, void *context, sg_error *err);

/**
 * The next bytes, up to `size`, into `bytes`; `*count` of them, 0 at the end (or for a size of 0).
 * @return SG_OK; SG_E_IO (reading failed); SG_E_ENCODING (the compressed file is damaged, or cut
 * off; err->pos is 0); SG_E_NOMEM. After a failure only sg_source_close may be called. O(size).
 */
SG_API SG_MUST_USE sg_status sg_source_pull(
	sg_source *source, void *bytes, size_t size, size_t *count, sg_error *err);

/** Compressed bytes that were read so far, for progress. O(1). */
SG_API uint64_t sg_source_consumed(const sg_source *source);

/** Free the source; NULL is none. */
SG_API void sg_source_close(sg_source *source);

#ifdef __cplusplus
}
#endif
#endif
