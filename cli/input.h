/* Inputs: files and standard input, wholly in memory. */
#ifndef STANCEGRAPH_CLI_INPUT_H
#define STANCEGRAPH_CLI_INPUT_H

#include "message.h"
#include "stancegraph/buffer.h"

typedef struct input {
	const char *path; /* as given; "-" is standard input */
	sg_buf bytes;
} input;

/** Can these be inputs of one run? Else says what is wrong: WRONG_USAGE. */
exit_code input_check(const char **paths, size_t count);

/**
 * Read all of `path` into `out`, which the caller ends with input_free. False, and said why on
 * standard error, if it cannot be read: `out` is then empty.
 */
bool input_read(input *out, const char *path);

void input_free(input *in);

/** "-" reads as standard input in messages. */
const char *input_name(const char *path);

#endif
