/* Discussions in several threads, record by record: how the readers of dumps and exports hand them
 * over, whether the file is read as one document or thread by thread (dump/). */
#ifndef STANCEGRAPH_EXTRACT_THREADS_H
#define STANCEGRAPH_EXTRACT_THREADS_H

#include "reader/records.h"
#include "reader/sample.h"
#include "stancegraph/source.h"

/** Where records go. */
typedef struct sg_thread_sink {
	void *context;
	/**
	 * Take a post of the thread called `thread`; or, where `record` has neither an author nor
	 * an id nor a text, the thread's title (its headline). Slices live until it returns.
	 */
	sg_status (*take)(void *context, sg_slice thread, const sg_record *record);
	/** Note that a record was passed over; `fault.pos` is its line, from 1. */
	sg_status (*pass_over)(void *context, sg_error fault);
	size_t file;         /* which of the files that threads may come from, from 0 */
	const char *columns; /* as in --columns; NULL if not given */
} sg_thread_sink;

/** Is it a thread's title and no post? */
static inline bool sg_thread__is_title(const sg_record *record)
{
	return !record->post.author.len && !record->post.source_id.len && !record->text.len;
}

/**
 * Read a whole input by its reader's scan(): one document with a root for each thread. The read()
 * of readers that have a scan(). As there.
 */
SG_MUST_USE sg_status sg_threads__read(const sg_reader *reader, sg_reading *out, sg_sample *sample,
	sg_arena *arena, sg_error *err);

#endif
