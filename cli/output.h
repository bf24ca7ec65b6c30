/* Outputs: whole or not at all. */
#ifndef STANCEGRAPH_CLI_OUTPUT_H
#define STANCEGRAPH_CLI_OUTPUT_H

#include "stancegraph/slice.h"

/**
 * Write `bytes` to `path`, "-" being standard output. A file is written beside its place and then
 * renamed, so that it is never seen half done and an old one is never lost. What is no ordinary
 * file (a pipe, a device) is written as it stands.
 * @return true; false, with errno saying why
 */
bool output_write(const char *path, sg_slice bytes);

/** "-" reads as standard output in messages. */
const char *output_name(const char *path);

#endif
