/* Dumps: discussions in many threads, in files that may be larger than memory. Records are grouped
 * by thread through temporary files; then each thread is extracted by itself, as a debate of its
 * own.
 *
 *     sg_dump_open, sg_dump_add for each file, sg_dump_next until the end, sg_dump_close */
#ifndef STANCEGRAPH_DUMP_H
#define STANCEGRAPH_DUMP_H

#include "stancegraph/extract.h"
#include "stancegraph/source.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct sg_dump sg_dump;

typedef struct sg_dump_options {
	const char *folder;  /* of temporary files */
	size_t memory_bytes; /* for grouping, about */
	size_t thread_bytes; /* texts of the largest thread that is extracted */
	const char *columns; /* as in sg_extract_options; borrowed; NULL to guess */
} sg_dump_options;

#define SG_DUMP_OPTIONS_INIT                                                                       \
	{                                                                                          \
		"/tmp", (size_t)64 << 20, (size_t)64 << 20, NULL                                   \
	}

/** Records that were passed over: the first ones (pos is a line of the file, from 1), and how
 * many. */
typedef struct sg_dump_faults {
	sg_error items[20];
	size_t named;
	uint64_t count;
} sg_dump_faults;

/** One thread; lives in the arena that sg_dump_next was given. */
typedef struct sg_dump_thread {
	sg_slice key;        /* the thread's id; ptr is NULL at the end of the dump */
	const void *records; /* private */
	size_t count;
	uint64_t bytes; /* of the records' texts */
} sg_dump_thread;

/**
 * A dump without files yet. The caller ends `*out` with sg_dump_close; `options` may be NULL.
 * @return SG_OK; SG_E_NOMEM. One dump, one thread. O(1).
 */
SG_API SG_MUST_USE sg_status sg_dump_open(sg_dump **out, const sg_dump_options *options);

/**
 * Read a file to its end, by the reader called `from` or, for NULL, by its content.
 * @param[out] faults what was passed over
 * @return SG_OK; SG_E_UNKNOWN (no reader of dumps fits; nothing of the source is lost:
 * `*beginning`, which may be NULL, is what was pulled of it, and lives until the next call);
 * SG_E_SYNTAX (err->pos = a byte near by), SG_E_ENCODING, SG_E_IO, SG_E_LIMIT; SG_E_NOMEM. Records
 * that were read before a failure stay in the dump. O(bytes).
 */
SG_API SG_MUST_USE sg_status sg_dump_add(sg_dump *dump, sg_source *source, const char *from,
	sg_dump_faults *faults, sg_slice *beginning, sg_error *err);

/**
 * The next thread, in the order of the threads' ids (by length, then bytes: of ids that are
 * numbers, the older first). After the first call nothing may be added.
 * @return SG_OK; SG_E_LIMIT (the thread `out->key` is larger than thread_bytes and was passed over;
 * call again for the next one); SG_E_IO; SG_E_NOMEM: then only sg_dump_close may be called.
 * O(thread), over all O(records log records).
 */
SG_API SG_MUST_USE sg_status sg_dump_next(
	sg_dump *dump, sg_dump_thread *out, sg_arena *arena, sg_error *err);

SG_API void sg_dump_close(sg_dump *dump);

/**
 * Extract the debate of one thread; as sg_extract, of a document called `path`. The debate lives in
 * `arena`, and borrows from the thread's.
 * @return SG_OK; SG_E_LIMIT; SG_E_NOMEM. No globals: safe from several threads with different
 * arenas.
 */
SG_API SG_MUST_USE sg_status sg_extract_thread(sg_debate *out, const sg_dump_thread *thread,
	sg_slice path, const sg_extract_options *options, sg_arena *arena, sg_error *err);

#ifdef __cplusplus
}
#endif
#endif
