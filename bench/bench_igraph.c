/* What our way of calling igraph (coreness, Leiden) costs over a bare igraph program: the same call
 * on the same ties, bare and through graph/igraph_port.h, in turn, each with the building of the
 * graph; the least of several runs of each. PageRank and betweenness are our own, and must not be
 * slower than igraph's. The bare program ends at the first error, as igraph has it. */
#include "bench.h"
#include "bench_ties.h"

#include "graph/brandes.h"
#include "graph/igraph_port.h"
#include "graph/network.h"
#include "graph/pagerank.h"

#include <igraph/igraph.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_RUNS = 99, SOURCES = 8, MOST_SECONDS = 20 };

#define MOST_RATIO 1.10

typedef struct task {
	sg_igraph_ties signed_ties, plain; /* plain: every weight 1 */
	uint32_t sources[SOURCES];
	double *values;
	uint32_t *clusters;
} task;

/* ---- bare ----------------------------------------------------------------------------------- */

typedef struct bare {
	igraph_t graph;
	igraph_vector_t weights, values;
} bare;

static void begin_bare(bare *b, sg_igraph_ties ties, bool directed)
{
	igraph_vector_int_t ends;
	igraph_vector_int_init(&ends, (igraph_integer_t)(2 * ties.count));
	igraph_vector_init(&b->weights, (igraph_integer_t)ties.count);
	igraph_vector_init(&b->values, 0);
	for (size_t i = 0; i < ties.count; i++) {
		VECTOR(ends)[2 * i] = ties.items[i].source;
		VECTOR(ends)[2 * i + 1] = ties.items[i].target;
		VECTOR(b->weights)[i] = ties.items[i].positive - ties.items[i].negative;
	}
	igraph_create(&b->graph, &ends, ties.node_count, directed);
	igraph_vector_int_destroy(&ends);
}

static void end_bare(bare *b)
{
	igraph_vector_destroy(&b->values);
	igraph_vector_destroy(&b->weights);
	igraph_destroy(&b->graph);
}

static void bare_pagerank(const task *t)
{
	bare b;
	begin_bare(&b, t->plain, true);
	igraph_pagerank(&b.graph, IGRAPH_PAGERANK_ALGO_PRPACK, &b.values, NULL, igraph_vss_all(),
		true, 0.85, &b.weights, NULL);
	end_bare(&b);
}

static void bare_coreness(const task *t)
{
	bare b;
	igraph_vector_int_t cores;
	igraph_vector_int_init(&cores, 0);
	begin_bare(&b, t->plain, false);
	igraph_coreness(&b.graph, &cores, IGRAPH_ALL);
	igraph_vector_int_destroy(&cores);
	end_bare(&b);
}

static void bare_betweenness(const task *t)
{
	bare b;
	igraph_vector_int_t sources;
	igraph_vector_int_init(&sources, SOURCES);
	for (size_t i = 0; i < SOURCES; i++)
		VECTOR(sources)[i] = t->sources[i];
	begin_bare(&b, t->plain, false);
	igraph_betweenness_subset(&b.graph, &b.values, igraph_vss_all(), false,
		igraph_vss_vector(&sources), igraph_vss_all(), NULL);
	igraph_vector_int_destroy(&sources);
	end_bare(&b);
}

static void bare_leiden(const task *t)
{
	bare b;
	igraph_vector_int_t members;
	igraph_vector_int_init(&members, 0);
	begin_bare(&b, t->signed_ties, false);
	igraph_rng_seed(igraph_rng_default(), 1);
	igraph_community_leiden(
		&b.graph, &b.weights, NULL, 0, 0.01, false, 20, &members, NULL, NULL);
	igraph_vector_int_destroy(&members);
	end_bare(&b);
}

/* ---- ours ----------------------------------------------------------------------------------- */

static void our_pagerank(const task *t)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_pagerank graph;
	if (sg_pagerank__init(
		    &graph, t->plain.items, t->plain.count, t->plain.node_count, &arena) != SG_OK)
		abort();
	sg_pagerank__run(&graph, NULL, t->values);
	sg_arena_destroy(&arena);
}

static void our_coreness(const task *t)
{
	if (sg_igraph__coreness(t->values, t->plain, NULL) != SG_OK)
		abort();
}

static void our_betweenness(const task *t)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_signed_graph graph;
	const sg_network none = {.ties = NULL};
	sg_links links = {NULL, 0, 0, &arena};
	sg_network ties;
	if (sg_links__reserve(&links, t->plain.count) != SG_OK)
		abort();
	for (size_t i = 0; i < t->plain.count; i++)
		links.items[i] = t->plain.items[i];
	links.count = t->plain.count;
	if (sg_network__sum(&ties, "", &links, &arena) != SG_OK ||
		sg_signed_graph__build(&graph, &ties, &none, t->plain.node_count, &arena) !=
			SG_OK ||
		sg_brandes__betweenness(t->values, &graph, t->sources, SOURCES) != SG_OK)
		abort();
	sg_arena_destroy(&arena);
}

static void our_leiden(const task *t)
{
	if (sg_igraph__leiden(t->clusters, t->signed_ties, 1, NULL) != SG_OK)
		abort();
}

static const struct {
	const char *name;
	void (*bare)(const task *), (*ours)(const task *);
	size_t most_ties; /* of graphs it is called on */
} calls[] = {
	{"coreness", bare_coreness, our_coreness, SIZE_MAX},
	{"pagerank", bare_pagerank, our_pagerank, SIZE_MAX},
	{"betweenness", bare_betweenness, our_betweenness, SIZE_MAX},
	{"leiden", bare_leiden, our_leiden, 100 * 1000},
};

/* ---- runs ----------------------------------------------------------------------------------- */

static double seconds_of(void (*call)(const task *), const task *t)
{
	double start = bench_processor();
	call(t);
	return bench_processor() - start;
}

static double less(double a, double b)
{
	return a < b ? a : b;
}

/* Long calls are compared over fewer runs. */
static bool compare(size_t which, const task *t, size_t runs, const char *path)
{
	double theirs = 1e300, ours = 1e300, sum = 0;
	for (size_t run = 0; run < runs && (run < 3 || sum < MOST_SECONDS); run++) {
		double a = seconds_of(calls[which].bare, t), b = seconds_of(calls[which].ours, t);
		theirs = less(theirs, a);
		ours = less(ours, b);
		sum += a + b;
	}
	bool ok = ours <= MOST_RATIO * theirs;
	printf("igraph\t%s\t%.3f s\tbare %.3f s\tx%.2f\t%s\t%s\n", calls[which].name, ours, theirs,
		ours / theirs, ok ? "ok" : "above", path);
	fflush(stdout);
	return ok;
}

static bool make_task(task *out, const bench_ties *ties)
{
	sg_tie *with_sign = malloc((ties->count + 1) * sizeof *with_sign);
	sg_tie *plain = malloc((ties->count + 1) * sizeof *plain);
	out->values = malloc((ties->people + 1) * sizeof *out->values);
	out->clusters = malloc((ties->people + 1) * sizeof *out->clusters);
	out->signed_ties = (sg_igraph_ties){with_sign, ties->count, ties->people};
	out->plain = (sg_igraph_ties){plain, ties->count, ties->people};
	if (!with_sign || !plain || !out->values || !out->clusters)
		return false;
	for (size_t i = 0; i < ties->count; i++) {
		const bench_tie *tie = &ties->items[i];
		with_sign[i] =
			(sg_tie){tie->source, tie->target, tie->sign > 0 ? 1 : 0, tie->sign < 0};
		plain[i] = (sg_tie){tie->source, tie->target, 1, 0};
	}
	for (uint32_t i = 0; i < SOURCES; i++)
		out->sources[i] = i * (ties->people / SOURCES);
	return true;
}

static void free_task(task *t)
{
	free((void *)t->signed_ties.items);
	free((void *)t->plain.items);
	free(t->values);
	free(t->clusters);
}

int main(int argc, char **argv)
{
	bench_ties ties = {NULL, 0, 0};
	task t = {{NULL, 0, 0}, {NULL, 0, 0}, {0}, NULL, NULL};
	size_t runs = argc == 4 && strcmp(argv[1], "-n") == 0 ? strtoul(argv[2], NULL, 10) : 15;
	if ((argc != 2 && argc != 4) || runs < 1 || runs > MOST_RUNS) {
		fprintf(stderr, "usage: bench_igraph [-n RUNS] TIES\n");
		return 2;
	}
	bool ok = bench_read_ties(&ties, argv[argc - 1]) && make_task(&t, &ties);
	bool is_cheap = true;
	for (size_t i = 0; ok && i < sizeof calls / sizeof *calls; i++)
		if (ties.count <= calls[i].most_ties)
			is_cheap = compare(i, &t, runs, argv[argc - 1]) && is_cheap;
	free_task(&t);
	bench_free_ties(&ties);
	return ok && is_cheap ? 0 : 1;
}
