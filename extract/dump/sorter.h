/* Sorting more items than memory holds: runs of them are sorted, written to one temporary file, and
 * merged (Knuth, The Art of Computer Programming 3, 5.4.1). */
#ifndef STANCEGRAPH_EXTRACT_DUMP_SORTER_H
#define STANCEGRAPH_EXTRACT_DUMP_SORTER_H

#include "stancegraph/slice.h"

typedef struct sg_sorter sg_sorter;

/**
 * A sorter that keeps about `memory_bytes` at most. Its file is made in `folder` when it is first
 * needed, and is gone whatever happens, since it bears no name.
 * The caller ends it with sg_sorter__close. @return SG_OK; SG_E_NOMEM.
 */
SG_MUST_USE sg_status sg_sorter__open(sg_sorter **out, const char *folder, size_t memory_bytes);

/**
 * Add an item; both slices are copied. Items come out by the length of their keys, then the keys'
 * bytes, then as they were added: numbers of any base in their order.
 * @return SG_OK; SG_E_LIMIT (a key or an item of more than 4 GiB, or too many runs); SG_E_IO (the
 * file: err->what says what, err->hint names the setting); SG_E_NOMEM. Amortised O(log items).
 */
SG_MUST_USE sg_status sg_sorter__add(sg_sorter *sorter, sg_slice key, sg_slice item, sg_error *err);

/**
 * The next item; key->ptr is NULL at the end. After the first call nothing may be added. Both live
 * until the next call. @return as sg_sorter__add. O(log runs).
 */
SG_MUST_USE sg_status sg_sorter__next(
	sg_sorter *sorter, sg_slice *key, sg_slice *item, sg_error *err);

void sg_sorter__close(sg_sorter *sorter);

#endif
