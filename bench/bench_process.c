/* Times the whole program on each file given, from its start to its end, beside two yardsticks
 * that run in turn with it: counting the file's words (wc) and starting Python.
 *
 * usage: bench_process [-n RUNS] PROGRAM FILE...
 *
 * Prints each file's median, the slowest run, "ok" or "over" for the limit of 50 ms, and the
 * ratios. Ends with 1 when a file is over the limit. */
#include "bench.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { MOST_RUNS = 1001, LIMIT_MS = 50 };

typedef struct peer {
	char *const *argv;
	double samples[MOST_RUNS];
	bool failed;
} peer;

/* Seconds from starting the program to its end, its output thrown away; negative if it failed. */
static double run_once(char *const *argv)
{
	posix_spawn_file_actions_t quiet;
	pid_t child;
	int status = 1;
	posix_spawn_file_actions_init(&quiet);
	posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	double start = bench_now();
	int rc = posix_spawnp(&child, argv[0], &quiet, NULL, argv, environ);
	if (rc == 0)
		waitpid(child, &status, 0);
	double took = bench_now() - start;
	posix_spawn_file_actions_destroy(&quiet);
	return rc == 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? took : -1;
}

static double slowest(const peer *p, size_t runs)
{
	double most = 0;
	for (size_t i = 0; i < runs; i++)
		most = p->samples[i] > most ? p->samples[i] : most;
	return most;
}

/* In turn, so that a slow moment of the machine falls on all of them. */
static void run_peers(peer *peers, size_t count, size_t runs)
{
	for (size_t run = 0; run < runs; run++)
		for (size_t i = 0; i < count; i++) {
			peers[i].samples[run] = run_once(peers[i].argv);
			if (peers[i].samples[run] < 0)
				peers[i].failed = true;
		}
}

static bool bench_file(char *program, char *path, char *output, size_t runs)
{
	static peer peers[3];
	char *const ours[] = {program, path, "-o", output, NULL};
	char *const count_words[] = {"wc", "-w", path, NULL};
	char *const start_python[] = {"python3", "-c", "pass", NULL};
	char *const *const commands[] = {ours, count_words, start_python};
	for (size_t i = 0; i < 3; i++) {
		peers[i].argv = commands[i];
		peers[i].failed = false;
	}
	run_once(ours); /* the first run reads the files from the disk */
	run_peers(peers, 3, runs);
	if (peers[0].failed) {
		fprintf(stderr, "%s: %s failed\n", path, program);
		return false;
	}
	double most = 1e3 * slowest(&peers[0], runs);
	double median = 1e3 * bench_median(peers[0].samples, runs);
	double words = 1e3 * bench_median(peers[1].samples, runs);
	double python = 1e3 * bench_median(peers[2].samples, runs);
	printf("process\t%.2f ms\tslowest %.2f ms\t%s\twc %.2f ms (x%.1f)\tpython3 %.2f ms "
	       "(x%.2f)\t%s\n",
		median, most, median <= LIMIT_MS ? "ok" : "over", words, median / words, python,
		median / python, path);
	return median <= LIMIT_MS;
}

int main(int argc, char **argv)
{
	char directory[] = "/tmp/bench-XXXXXX", output[sizeof directory + sizeof "/x.json"];
	size_t runs = 21;
	int first = 1;
	bool ok = true;
	if (argc > 2 && strcmp(argv[1], "-n") == 0) {
		runs = (size_t)strtoul(argv[2], NULL, 10);
		first = 3;
	}
	if (first + 1 >= argc || runs < 1 || runs > MOST_RUNS) {
		fprintf(stderr, "usage: bench_process [-n RUNS] PROGRAM FILE...\n");
		return 2;
	}
	if (!mkdtemp(directory)) {
		perror(directory);
		return 1;
	}
	snprintf(output, sizeof output, "%s/x.json", directory);
	bench_print_machine(runs);
	for (int i = first + 1; i < argc; i++)
		ok = bench_file(argv[first], argv[i], output, runs) && ok;
	unlink(output);
	rmdir(directory);
	return ok ? 0 : 1;
}
