/* Lists of signed ties, as make_graph writes them. */
#ifndef STANCEGRAPH_BENCH_TIES_H
#define STANCEGRAPH_BENCH_TIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct bench_tie {
	uint32_t source, target;
	int sign;
} bench_tie;

typedef struct bench_ties {
	bench_tie *items;
	size_t count;
	uint32_t people;
} bench_ties;

/** Read the file; false, with a message on standard error, if that fails. */
bool bench_read_ties(bench_ties *out, const char *path);

void bench_free_ties(bench_ties *ties);

/** Megabytes of memory that this process has had at most, and now. */
double bench_most_memory(void);
double bench_memory(void);

#endif
