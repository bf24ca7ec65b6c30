/* Outputs: whole or not at all. */
#ifndef STANCEGRAPH_CLI_OUTPUT_H
#define STANCEGRAPH_CLI_OUTPUT_H

#include "message.h"

/**
 * Write `bytes` to `path`, "-" being standard output. A file is written beside its place and then
 * renamed, so that it is never seen half done and an old one is never lost. What is no ordinary
 * file (a pipe, a device) is written as it stands. Says why it could not be written: FAULT.
 */
exit_code output_write(const char *path, sg_slice bytes);

/** The same bytes to all paths, to standard output if there are none. One that fails does not cost
 * the others. */
exit_code output_write_each(const char **paths, size_t count, sg_slice bytes);

/** An output that is written piece by piece. */
typedef struct output_stream {
	const char *path;
	char *real,
		*beside; /* of a file: where it goes, and where it is written before; else NULL */
	int file;
	bool has_failed; /* said so already */
} output_stream;

/** Begin. Says why it cannot be written: false; then nothing has to be ended. */
bool output_begin(output_stream *out, const char *path);

/** Add bytes. False, and said why, at the first failure. */
bool output_add(output_stream *out, sg_slice bytes);

/** End it: a file appears whole, or, if `is_good` is false or a write failed, not at all. */
exit_code output_end(output_stream *out, bool is_good);

/** "-" reads as standard output in messages. */
const char *output_name(const char *path);

#endif
