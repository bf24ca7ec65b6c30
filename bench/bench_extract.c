/* Times sg_extract and sg_json_write on each file given, in MB/s of the input.
 *
 * usage: bench_extract [-n RUNS] FILE... */
#include "bench.h"
#include "bench_text.h"
#include "stancegraph/extract.h"
#include "stancegraph/json.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_RUNS = 1001 };

/* One run; seconds of the two stages, or false where the file holds no debate. */
static bool run_once(sg_slice text, double *extract, double *write)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_debate debate = SG_DEBATE_INIT;
	sg_buf json = SG_BUF_INIT;
	sg_extract_options options = SG_EXTRACT_OPTIONS_INIT;
	sg_input input = {sg_slice_of("bench"), text};
	double start = bench_now();
	sg_status st = sg_extract(&debate, &input, 1, &options, &arena, NULL);
	double middle = bench_now();
	if (st == SG_OK)
		st = sg_json_write(&json, &debate, NULL);
	*extract = middle - start;
	*write = bench_now() - middle;
	sg_buf_free(&json);
	sg_arena_destroy(&arena);
	return st == SG_OK;
}

static bool bench_file(const char *path, size_t runs)
{
	static double extract[MOST_RUNS], write[MOST_RUNS];
	sg_buf text = SG_BUF_INIT;
	bool ok = bench_read_file(&text, path);
	for (size_t i = 0; ok && i < runs; i++)
		ok = run_once(sg_buf_slice(&text), &extract[i], &write[i]);
	if (ok) {
		double stage = bench_median(extract, runs), json = bench_median(write, runs);
		double megabytes = (double)text.len / 1e6;
		printf("extract\t%zu B\t%.3f ms\t%.1f MB/s\tjson\t%.3f ms\t%.1f MB/s\t%s\n",
			text.len, 1e3 * stage, megabytes / stage, 1e3 * json, megabytes / json,
			path);
	} else {
		fprintf(stderr, "%s: no debate could be read\n", path);
	}
	sg_buf_free(&text);
	return ok;
}

int main(int argc, char **argv)
{
	size_t runs = 21;
	int first = 1;
	bool ok = true;
	if (argc > 2 && strcmp(argv[1], "-n") == 0) {
		runs = (size_t)strtoul(argv[2], NULL, 10);
		first = 3;
	}
	if (first >= argc || runs < 1 || runs > MOST_RUNS) {
		fprintf(stderr, "usage: bench_extract [-n RUNS] FILE...\n");
		return 2;
	}
	bench_print_machine(runs);
	for (int i = first; i < argc; i++)
		ok = bench_file(argv[i], runs) && ok;
	return ok ? 0 : 1;
}
