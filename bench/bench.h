/* Timing for the benchmarks: the clock, the median, and the line that says where it was run. */
#ifndef STANCEGRAPH_BENCH_H
#define STANCEGRAPH_BENCH_H

#include <stddef.h>

/** Seconds on a clock that only goes forward. */
double bench_now(void);

/** Seconds of a processor that this program has used, however busy the others were. */
double bench_processor(void);

/** The median of `count` > 0 samples, which are sorted in place. */
double bench_median(double *samples, size_t count);

/** Print machine, processors, compiler and number of runs as a comment line. */
void bench_print_machine(size_t runs);

#endif
