/* What the benchmarks share. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static double seconds_on(clockid_t clock)
{
	struct timespec t;
	clock_gettime(clock, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

double bench_now(void)
{
	return seconds_on(CLOCK_MONOTONIC);
}

double bench_processor(void)
{
	return seconds_on(CLOCK_PROCESS_CPUTIME_ID);
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

double bench_median(double *samples, size_t count)
{
	qsort(samples, count, sizeof *samples, by_size);
	return count % 2 ? samples[count / 2] : (samples[count / 2 - 1] + samples[count / 2]) / 2;
}

/* The processor's name, from Linux's own list; "unknown processor" elsewhere. */
static void print_processor(void)
{
	static const char key[] = "model name\t: ";
	char line[256];
	FILE *file = fopen("/proc/cpuinfo", "r");
	while (file && fgets(line, sizeof line, file))
		if (strncmp(line, key, sizeof key - 1) == 0) {
			printf("%.*s", (int)strcspn(line + sizeof key - 1, "\n"),
				line + sizeof key - 1);
			fclose(file);
			return;
		}
	if (file)
		fclose(file);
	printf("unknown processor");
}

void bench_print_machine(size_t runs)
{
	printf("# ");
	print_processor();
	printf(", %ld processors, compiler %s, median of n = %zu runs\n",
		sysconf(_SC_NPROCESSORS_ONLN), __VERSION__, runs);
}
