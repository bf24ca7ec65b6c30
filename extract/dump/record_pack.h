/* Records as bytes, for temporary files. */
#ifndef STANCEGRAPH_EXTRACT_DUMP_RECORD_PACK_H
#define STANCEGRAPH_EXTRACT_DUMP_RECORD_PACK_H

#include "reader/records.h"
#include "stancegraph/buffer.h"

/** Append a record to `out`, all but `answers`: its place in a list says nothing in a file. O(its
 * texts). */
void sg_record__pack(sg_buf *out, const sg_record *record);

/** The record in `bytes`, which sg_record__pack wrote, its slices in there. O(1). */
sg_record sg_record__unpack(sg_slice bytes);

#endif
