/* Inputs: files and standard input, wholly in memory. Addresses of the web: load.h. */
#ifndef STANCEGRAPH_CLI_INPUT_H
#define STANCEGRAPH_CLI_INPUT_H

#include "message.h"
#include "stancegraph/arena.h"
#include "stancegraph/buffer.h"
#include "stancegraph/source.h"

typedef struct input {
	const char *path; /* as given; "-" is standard input */
	sg_buf bytes;
	bool is_put_together; /* from a folder's files: none of them has its lines */
	bool is_partial;      /* it is known that something is missing, and was said */
} input;

typedef struct inputs {
	input *items;
	size_t count, capacity;
	bool has_skipped; /* something that was given could not be read, and was named */
} inputs;

/** Can these be inputs of one run? Else says what is wrong: WRONG_USAGE. */
exit_code input_check(const char **paths, size_t count);

/**
 * Read all of `path` into `out`, which the caller ends with input_free. False, and said why on
 * standard error, if it cannot be read: `out` is then empty.
 */
bool input_read(input *out, const char *path);

/** A file that is read, for input_pull; why it could not be read, as errno says it, else 0. */
typedef struct input_file {
	int file, why;
} input_file;

/** An sg_source_read; the context is an input_file. */
long input_pull(void *context, void *bytes, size_t size);

/**
 * Add what is left of `source` to an input; `file`, which may be NULL, is what the source reads.
 * False, and said why, if it cannot be read or is more than can be: `in` is then empty.
 */
bool input_add_rest(input *in, sg_source *source, const input_file *file);

void input_free(input *in);

/** Append an input, whose bytes go to `list`. DONE, or FAULT (said why) when memory is out. */
exit_code inputs_add(inputs *list, input in, sg_arena *arena);

void inputs_free(inputs *list);

/** "-" reads as standard input in messages. */
const char *input_name(const char *path);

#endif
