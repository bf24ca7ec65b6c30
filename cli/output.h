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

/** "-" reads as standard output in messages. */
const char *output_name(const char *path);

#endif
