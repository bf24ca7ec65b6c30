/* Times how fast a dump of Reddit is read and threaded on one processor: each line to a record, the
 * records grouped by thread, each thread to a tree; without Markdown, quotations and stances.
 * Beside it, in the same run and on the same file: the JSON parser alone, and `wc -l`.
 *
 * usage: bench_reading [-n RUNS] FILE.ndjson
 *
 * Prints "ok" or "below" for the limit of 200 MB/s, and ends with 1 when it is below. Time is the
 * processor's (of wc its own), not the clock's: what other programs do at the same time does not
 * count. */
#include "bench.h"
#include "reader/records.h"
#include "reader/threads.h"
#include "stancegraph/dump.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <yajl/yajl_parse.h>

enum { MOST_RUNS = 101, LIMIT = 200, CHUNK = 1 << 18 };

enum stage { LINES, PARSER, RECORDS, THREADS, STAGES };

static const char *const NAMES[STAGES] = {"wc -l", "yajl alone", "reading", "reading, threading"};

static volatile size_t sink; /* what is computed must not be optimised away */

static long read_file(void *context, void *bytes, size_t size)
{
	return (long)read(*(int *)context, bytes, size);
}

static bool count_lines(const char *path)
{
	char *const words[] = {"wc", "-l", (char *)path, NULL};
	extern char **environ;
	posix_spawn_file_actions_t actions;
	pid_t child;
	int status;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	bool is_run = posix_spawnp(&child, "wc", &actions, NULL, words, environ) == 0 &&
		      waitpid(child, &status, 0) == child && status == 0;
	posix_spawn_file_actions_destroy(&actions);
	return is_run;
}

static bool parse_alone(const char *path)
{
	static unsigned char bytes[CHUNK];
	static const yajl_callbacks none = {0};
	yajl_handle handle = yajl_alloc(&none, NULL, NULL);
	int file = open(path, O_RDONLY);
	ssize_t count = -1;
	bool ok = handle && file >= 0;
	if (handle) {
		yajl_config(handle, yajl_allow_multiple_values, 1);
		yajl_config(handle, yajl_dont_validate_strings, 1);
	}
	while (ok && (count = read(file, bytes, sizeof bytes)) > 0)
		ok = yajl_parse(handle, bytes, (size_t)count) == yajl_status_ok;
	if (handle)
		yajl_free(handle);
	close(file);
	return ok && count == 0;
}

static sg_status take(void *context, sg_slice thread, const sg_record *record)
{
	(void)context;
	sink += thread.len + record->text.len;
	return SG_OK;
}

static sg_status pass_over(void *context, sg_error fault)
{
	(void)context;
	(void)fault;
	return SG_E_SYNTAX; /* the file was made without faults */
}

static bool read_records(const char *path)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_source *source = NULL;
	sg_thread_sink into = {.take = take, .pass_over = pass_over};
	int file = open(path, O_RDONLY);
	bool ok = file >= 0 && sg_source_open(&source, read_file, &file, NULL) == SG_OK &&
		  sg_reader__pushshift.scan(&sg_reader__pushshift, source, &into, &arena, NULL) ==
			  SG_OK;
	sg_source_close(source);
	sg_arena_destroy(&arena);
	close(file);
	return ok;
}

/* All threads of the dump, each to a tree. */
static bool thread_all(sg_dump *dump)
{
	for (;;) {
		sg_arena arena = SG_ARENA_INIT;
		sg_dump_thread thread;
		sg_record_tree tree;
		bool ok = sg_dump_next(dump, &thread, &arena, NULL) == SG_OK;
		bool is_last = ok && !thread.key.ptr;
		const sg_records *records = ok ? thread.records : NULL;
		if (ok && !is_last)
			ok = sg_records__tree(&tree, records->items, records->count, &arena) ==
			     SG_OK;
		if (ok && !is_last)
			sink += tree.order[records->count - 1];
		sg_arena_destroy(&arena);
		if (!ok || is_last)
			return ok;
	}
}

static bool read_threads(const char *path)
{
	sg_dump *dump = NULL;
	sg_source *source = NULL;
	sg_dump_faults faults;
	int file = open(path, O_RDONLY);
	bool ok = file >= 0 && sg_dump_open(&dump, NULL) == SG_OK &&
		  sg_source_open(&source, read_file, &file, NULL) == SG_OK &&
		  sg_dump_add(dump, source, NULL, &faults, NULL, NULL) == SG_OK &&
		  faults.count == 0 && thread_all(dump);
	sg_source_close(source);
	sg_dump_close(dump);
	close(file);
	return ok;
}

/* Seconds of the processor that this program, or the programs that it has run, have used. */
static double used(int who)
{
	struct rusage usage;
	getrusage(who, &usage);
	return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
	       (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static bool run_stage(enum stage stage, const char *path, double *seconds)
{
	static bool (*const runs[STAGES])(const char *) = {
		count_lines, parse_alone, read_records, read_threads};
	int who = stage == LINES ? RUSAGE_CHILDREN : RUSAGE_SELF;
	double start = used(who);
	bool ok = runs[stage](path);
	*seconds = used(who) - start;
	return ok;
}

static bool bench(const char *path, size_t runs)
{
	static double seconds[STAGES][MOST_RUNS];
	struct stat about;
	double speed = 0;
	if (stat(path, &about) != 0)
		return false;
	for (size_t i = 0; i < runs; i++)
		for (enum stage s = 0; s < STAGES; s++)
			if (!run_stage(s, path, &seconds[s][i])) {
				fprintf(stderr, "%s: %s failed\n", path, NAMES[s]);
				return false;
			}
	for (enum stage s = 0; s < STAGES; s++) {
		speed = (double)about.st_size / 1e6 / bench_median(seconds[s], runs);
		printf("dump\t%s\t%.0f MB/s\n", NAMES[s], speed);
	}
	printf("dump\treading and threading, at least %d MB/s\t%s\n", LIMIT,
		speed >= LIMIT ? "ok" : "below");
	return speed >= LIMIT;
}

int main(int argc, char **argv)
{
	size_t runs = 5;
	int first = 1;
	if (argc > 2 && argv[1][0] == '-' && argv[1][1] == 'n') {
		runs = (size_t)strtoul(argv[2], NULL, 10);
		first = 3;
	}
	if (argc != first + 1 || runs < 1 || runs > MOST_RUNS) {
		fprintf(stderr, "usage: bench_reading [-n RUNS] FILE.ndjson\n");
		return 2;
	}
	bench_print_machine(runs);
	return bench(argv[first], runs) ? 0 : 1;
}
