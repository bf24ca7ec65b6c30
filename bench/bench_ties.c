#include "bench_ties.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

static unsigned long next_number(FILE *file, int *sign)
{
	unsigned long out = 0;
	int c = getc_unlocked(file);
	while (c == ' ' || c == '\n')
		c = getc_unlocked(file);
	*sign = c == '-' ? -1 : 1;
	if (c == '-')
		c = getc_unlocked(file);
	for (; c >= '0' && c <= '9'; c = getc_unlocked(file))
		out = out * 10 + (unsigned long)(c - '0');
	return out;
}

static bool read_all(bench_ties *out, FILE *file)
{
	int sign;
	out->people = (uint32_t)next_number(file, &sign);
	out->count = next_number(file, &sign);
	out->items = malloc((out->count + 1) * sizeof *out->items);
	if (!out->items)
		return false;
	for (size_t i = 0; i < out->count; i++) {
		bench_tie *tie = &out->items[i];
		tie->source = (uint32_t)next_number(file, &sign);
		tie->target = (uint32_t)next_number(file, &sign);
		if (next_number(file, &tie->sign) != 1 || tie->source >= out->people ||
			tie->target >= out->people)
			return false;
	}
	return true;
}

bool bench_read_ties(bench_ties *out, const char *path)
{
	FILE *file = fopen(path, "r");
	*out = (bench_ties){NULL, 0, 0};
	bool ok = file && read_all(out, file);
	if (file)
		fclose(file);
	if (!ok)
		fprintf(stderr, "%s: no list of ties\n", path);
	return ok;
}

void bench_free_ties(bench_ties *ties)
{
	free(ties->items);
	*ties = (bench_ties){NULL, 0, 0};
}

double bench_most_memory(void)
{
	struct rusage usage;
	getrusage(RUSAGE_SELF, &usage);
	return (double)usage.ru_maxrss / 1024;
}

double bench_memory(void)
{
	unsigned long pages = 0;
	FILE *file = fopen("/proc/self/statm", "r");
	if (file && fscanf(file, "%*u %lu", &pages) != 1)
		pages = 0;
	if (file)
		fclose(file);
	return (double)pages * (double)sysconf(_SC_PAGESIZE) / (1024 * 1024);
}
