/* Times how long camps take, and how good they are, beside five runs of igraph's Leiden for the
 * same end: least disagreement with any number of camps (CPM at resolution 0, weights 1 and -1).
 *
 * usage: bench_camps FILE.csv...      rows "a,b,sign"; files that are not there are skipped
 *
 * Opposite directions and parallel rows are summed, each 1 or -1 by its sign; pairs whose sum is 0
 * are left out and the others weigh 1 or -1. Our time is that of all that the measure `camps`
 * computes: two sides, camps with and without a price, and lower bounds. Prints "ok" or "below"
 * where a limit is known (graphs of thousands of ties): no more disagreement than it, in less time
 * than the five runs take together. Ends with 1 when one is below. Time is the processor's. */
#include "bench.h"
#include "graph/camps.h"
#include "graph/igraph_port.h"
#include "graph/network.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RUNS = 5 };

/* The best of five runs of Leiden with igraph 0.10.2, on ties that weigh what they sum up to. */
static const struct limit {
	const char *name;
	double disagreement;
} LIMITS[] = {{"wikielections.csv", 14494}, {"bitcoinalpha.csv", 727}, {"bitcoinotc.csv", 1087}};

/* Rows as links with the lower person first. False if the file cannot be read. */
static bool read_links(const char *path, sg_links *links, uint32_t *people)
{
	unsigned a, b;
	int sign, first;
	FILE *file = fopen(path, "r");
	if (!file)
		return false;
	while ((first = getc(file)) > '9') /* a byte order mark */
		;
	ungetc(first, file);
	*people = 0;
	while (fscanf(file, "%u,%u,%d", &a, &b, &sign) == 3) {
		uint32_t low = a < b ? a : b, high = a < b ? b : a;
		if (sg_links__add(links, low, high, sign > 0, sign < 0) != SG_OK)
			break;
		*people = high >= *people ? high + 1 : *people;
	}
	bool is_whole = feof(file);
	fclose(file);
	return is_whole;
}

static sg_status read_graph(sg_signed_graph *out, const char *path, sg_arena *arena)
{
	const sg_network none = {.ties = NULL};
	sg_links links = {NULL, 0, 0, arena};
	sg_network pairs;
	uint32_t people;
	if (!read_links(path, &links, &people))
		return SG_E_IO;
	sg_status st = sg_network__sum(&pairs, "", &links, arena);
	for (size_t i = 0; st == SG_OK && i < pairs.tie_count; i++) {
		double net = pairs.ties[i].positive - pairs.ties[i].negative;
		pairs.ties[i].positive = net > 0;
		pairs.ties[i].negative = net < 0;
	}
	return st == SG_OK ? sg_signed_graph__build(out, &pairs, &none, people, arena) : st;
}

static double disagreement(const sg_signed_graph *g, const uint32_t *camp)
{
	double sum = 0;
	for (size_t i = 0; i < g->tie_count; i++)
		if ((g->ties[i].weight > 0) != (camp[g->ties[i].a] == camp[g->ties[i].b]))
			sum += fabs(g->ties[i].weight);
	return sum;
}

/* The least disagreement of five runs; INFINITY when one fails. */
static double run_leiden(const sg_signed_graph *g, double *seconds, sg_arena *arena)
{
	sg_error err = SG_ERROR_INIT;
	sg_tie *ties = sg_arena_array(arena, g->tie_count, sizeof *ties);
	uint32_t *camp = sg_arena_array(arena, g->node_count, sizeof *camp);
	double least = INFINITY;
	if (!ties || !camp)
		return INFINITY;
	for (size_t i = 0; i < g->tie_count; i++)
		ties[i] = (sg_tie){
			g->ties[i].a, g->ties[i].b, g->ties[i].weight > 0, g->ties[i].weight < 0};
	sg_igraph_ties input = {ties, g->tie_count, g->node_count};
	double begin = bench_processor();
	for (uint64_t seed = 1; seed <= RUNS; seed++) {
		if (sg_igraph__leiden(camp, input, seed, &err) != SG_OK)
			return INFINITY;
		least = fmin(least, disagreement(g, camp));
	}
	*seconds = bench_processor() - begin;
	return least;
}

/* "ok", "below", or nothing where no limit is known. */
static const char *judge(const char *name, double disagreement, bool is_faster)
{
	for (size_t i = 0; i < sizeof LIMITS / sizeof *LIMITS; i++)
		if (strcmp(name, LIMITS[i].name) == 0)
			return is_faster && disagreement <= LIMITS[i].disagreement ? "ok" : "below";
	return "";
}

static bool compare(const char *path, sg_arena *arena)
{
	sg_signed_graph g;
	sg_camp_division ours;
	sg_error err = SG_ERROR_INIT;
	double their_seconds = 0;
	const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	if (read_graph(&g, path, arena) != SG_OK) {
		printf("%-24s skipped\n", name);
		return true;
	}
	double theirs = run_leiden(&g, &their_seconds, arena);
	double begin = bench_processor();
	sg_status st = sg_camps__divide(&ours, &g, 1, arena, &err);
	double seconds = bench_processor() - begin;
	if (st != SG_OK) {
		printf("%-24s failed: %s\n", name, err.what);
		return false;
	}
	const char *verdict = judge(name, ours.clusters.value, seconds < their_seconds);
	printf("%-24s people %u, ties %zu: disagreement %g (at least %g), Leiden %g; "
	       "%.3f s, Leiden %.3f s, ratio %.2f; two sides %g (at least %g) %s\n",
		name, g.node_count, g.tie_count, ours.clusters.value, ours.clusters.lower, theirs,
		seconds, their_seconds, seconds / their_seconds, ours.sides.value, ours.sides.lower,
		verdict);
	return strcmp(verdict, "below") != 0;
}

int main(int argc, char **argv)
{
	bool is_ok = true;
	bench_print_machine(1);
	for (int i = 1; i < argc; i++) {
		sg_arena arena = SG_ARENA_INIT;
		is_ok &= compare(argv[i], &arena);
		sg_arena_destroy(&arena);
	}
	return is_ok ? 0 : 1;
}
