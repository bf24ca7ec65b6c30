/* One thread of a dump as a reading. */
#ifndef STANCEGRAPH_EXTRACT_DUMP_THREAD_H
#define STANCEGRAPH_EXTRACT_DUMP_THREAD_H

#include "reader/reader.h"
#include "stancegraph/dump.h"

/** As a reader's read(): SG_E_EMPTY for a thread that is a title and no more; SG_E_LIMIT. */
SG_MUST_USE sg_status sg_dump__read_thread(
	sg_reading *out, const sg_dump_thread *thread, sg_arena *arena, sg_error *err);

#endif
