/* Texts for the benchmarks: reading one, and the least that can be done with it. */
#ifndef STANCEGRAPH_BENCH_TEXT_H
#define STANCEGRAPH_BENCH_TEXT_H

#include "stancegraph/buffer.h"

/** Append a file to `out`; false if it cannot be read. */
bool bench_read_file(sg_buf *out, const char *path);

/** Words as `wc -w` counts them: each byte is looked at once. */
size_t bench_count_words(sg_slice text);

#endif
