/* How long the graph stage takes, measure by measure, and how much memory it needs: a debate of
 * people who agree with and rebut each other, from a list of ties (make_graph). */
#include "bench.h"
#include "bench_ties.h"

#include "stancegraph/graph.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- the debate ----------------------------------------------------------------------------- */

static bool add_people(sg_debate *debate, sg_arena *arena, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		char label[16];
		snprintf(label, sizeof label, "P%u", i);
		sg_person person = {.label = sg_arena_copy(arena, sg_slice_of(label))};
		if (sg_debate_add_person(debate, arena, person, NULL) != SG_OK)
			return false;
	}
	return true;
}

/* In one piece: growing would leave the pieces before in the arena, and in what is measured. */
static bool add_relations(sg_debate *debate, sg_arena *arena, const bench_ties *ties)
{
	debate->relations = sg_arena_array(arena, ties->count, sizeof *debate->relations);
	if (!debate->relations)
		return false;
	debate->relation_capacity = debate->relation_count = ties->count;
	for (size_t i = 0; i < ties->count; i++) {
		const bench_tie *tie = &ties->items[i];
		debate->relations[i] = sg_relation_make(tie->sign > 0 ? SG_AGREES : SG_REBUTS,
			sg_node_person(tie->source), sg_node_person(tie->target));
		debate->relations[i].confidence = 1;
	}
	return true;
}

static bool read_debate(sg_debate *debate, sg_arena *arena, const char *path)
{
	bench_ties ties;
	bool ok = bench_read_ties(&ties, path) && add_people(debate, arena, ties.people) &&
		  add_relations(debate, arena, &ties);
	bench_free_ties(&ties);
	return ok;
}

/* ---- measures ------------------------------------------------------------------------------- */

typedef struct stopwatch {
	const char *name, *path;
	double start;
} stopwatch;

static void next_measure(void *context, const char *name)
{
	stopwatch *watch = context;
	double now = bench_processor();
	if (watch->name)
		printf("graph\t%s\t%.3f s\t%.0f MB most so far\t%s\n", watch->name,
			now - watch->start, bench_most_memory(), watch->path);
	fflush(stdout);
	watch->name = name;
	watch->start = now;
}

static void print_figures(const sg_analysis *analysis)
{
	printf("# %zu camps", analysis->camp_count);
	for (size_t i = 0; i < analysis->debate_count; i++)
		printf(", %.*s %.6g", (int)analysis->debate[i].key.len, analysis->debate[i].key.ptr,
			analysis->debate[i].value);
	printf("\n");
}

static bool bench_file(const char *path, const char *measures, uint32_t resamples)
{
	sg_arena arena = SG_ARENA_INIT, results = SG_ARENA_INIT;
	sg_debate debate = SG_DEBATE_INIT;
	sg_graph_options options = SG_GRAPH_OPTIONS_INIT;
	stopwatch watch = {NULL, path, 0};
	options.measures = measures;
	options.resamples = resamples;
	options.progress = next_measure;
	options.context = &watch;
	bool ok = read_debate(&debate, &arena, path);
	if (ok) {
		double before = bench_memory(), start = bench_processor();
		ok = sg_graph_analyse(&debate, &options, &results, NULL) == SG_OK;
		printf("graph\tall\t%.2f s\t%.0f MB at most, %.0f of them the debate\t%zu people, "
		       "%zu ties\t%s\t%s\n",
			bench_processor() - start, bench_most_memory(), before, debate.person_count,
			debate.relation_count, ok ? "ok" : "failed", path);
	}
	if (ok)
		print_figures(debate.analysis);
	sg_arena_destroy(&results);
	sg_arena_destroy(&arena);
	return ok;
}

int main(int argc, char **argv)
{
	const char *measures = NULL;
	uint32_t resamples = 0;
	int first = 1;
	for (; first + 1 < argc && argv[first][0] == '-'; first += 2) {
		if (strcmp(argv[first], "-m") == 0)
			measures = argv[first + 1];
		else if (strcmp(argv[first], "-r") == 0)
			resamples = (uint32_t)strtoul(argv[first + 1], NULL, 10);
		else
			break;
	}
	if (first + 1 != argc) {
		fprintf(stderr, "usage: bench_graph [-m MEASURE,...] [-r RESAMPLES] TIES\n");
		return 2;
	}
	return bench_file(argv[first], measures, resamples) ? 0 : 1;
}
