/* How long the graph stage takes, measure by measure, and how much memory it needs: a debate of
 * people who agree with and rebut each other, from a list of ties (make_graph). With -c, of claims
 * that do: each person has one claim that is answered, and each tie is a claim of its own. */
#include "bench.h"
#include "bench_ties.h"

#include "stancegraph/graph.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

static void relate(sg_debate *debate, sg_relation_kind kind, sg_node source, sg_node target)
{
	sg_relation *relation = &debate->relations[debate->relation_count++];
	*relation = sg_relation_make(kind, source, target);
	relation->confidence = 1;
}

static uint32_t add_claim(sg_debate *debate, uint32_t person)
{
	uint32_t claim = (uint32_t)debate->claim_count++;
	debate->claims[claim] = sg_claim_blank();
	relate(debate, SG_ASSERTS, sg_node_person(person), sg_node_claim(claim));
	return claim;
}

static sg_relation_kind kind_of(const bench_tie *tie)
{
	return tie->sign > 0 ? SG_AGREES : SG_REBUTS;
}

static void add_ties(sg_debate *debate, const bench_ties *ties)
{
	for (size_t i = 0; i < ties->count; i++)
		relate(debate, kind_of(&ties->items[i]), sg_node_person(ties->items[i].source),
			sg_node_person(ties->items[i].target));
}

/* `last[p]`: what p said last, which is what gets answered. */
static void add_claims(sg_debate *debate, const bench_ties *ties, uint32_t *last)
{
	for (uint32_t p = 0; p < ties->people; p++)
		last[p] = add_claim(debate, p);
	for (size_t i = 0; i < ties->count; i++) {
		const bench_tie *tie = &ties->items[i];
		sg_node answered = sg_node_claim(last[tie->target]);
		sg_node claim = sg_node_claim(add_claim(debate, tie->source));
		relate(debate, SG_REPLIES, claim, answered);
		relate(debate, kind_of(tie), claim, answered);
		last[tie->source] = claim.index;
	}
}

/* In one piece: growing would leave the pieces before in the arena, and in what is measured. */
static bool fill(sg_debate *debate, sg_arena *arena, const bench_ties *ties, bool has_claims)
{
	size_t claims = has_claims ? ties->people + ties->count : 0;
	size_t relations = claims + (has_claims ? 2 : 1) * ties->count;
	uint32_t *last = sg_arena_array(arena, ties->people, sizeof *last);
	debate->claims = sg_arena_array(arena, claims, sizeof *debate->claims);
	debate->relations = sg_arena_array(arena, relations, sizeof *debate->relations);
	if (!last || !debate->claims || !debate->relations ||
		!add_people(debate, arena, ties->people))
		return false;
	debate->claim_capacity = claims;
	debate->relation_capacity = relations;
	if (has_claims)
		add_claims(debate, ties, last);
	else
		add_ties(debate, ties);
	return true;
}

static bool read_debate(sg_debate *debate, sg_arena *arena, const char *path, bool has_claims)
{
	bench_ties ties;
	bool ok = bench_read_ties(&ties, path) && fill(debate, arena, &ties, has_claims);
	bench_free_ties(&ties);
	return ok;
}

/* ---- measures ------------------------------------------------------------------------------- */

typedef struct stopwatch {
	const char *name, *path;
	double start;
} stopwatch;

/* As the scripts in peers/ print theirs. */
static void print_row(const char *name, double seconds, const char *path)
{
	const char *slash = strrchr(path, '/');
	printf("stancegraph\t%s\t%.3f\t%.0f\t%s\n", name, seconds, bench_most_memory(),
		slash ? slash + 1 : path);
}

static void next_measure(void *context, const char *name)
{
	stopwatch *watch = context;
	double now = bench_processor();
	if (watch->name)
		print_row(watch->name, now - watch->start, watch->path);
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

typedef struct settings {
	const char *measures;
	uint32_t resamples;
	bool has_claims;
} settings;

static bool bench_file(const char *path, const settings *how)
{
	sg_arena arena = SG_ARENA_INIT, results = SG_ARENA_INIT;
	sg_debate debate = SG_DEBATE_INIT;
	sg_graph_options options = SG_GRAPH_OPTIONS_INIT;
	stopwatch watch = {NULL, path, 0};
	options.measures = how->measures;
	options.resamples = how->resamples;
	options.progress = next_measure;
	options.context = &watch;
	bool ok = read_debate(&debate, &arena, path, how->has_claims);
	if (ok) {
		double before = bench_memory(), start = bench_processor();
		ok = sg_graph_analyse(&debate, &options, &results, NULL) == SG_OK;
		print_row(ok ? "all" : "failed", bench_processor() - start, path);
		printf("# %zu people, %zu relations; %.0f MB are the debate, %.0f the results\n",
			debate.person_count, debate.relation_count, before,
			(double)results.used_bytes / (1024 * 1024));
	}
	if (ok)
		print_figures(debate.analysis);
	sg_arena_destroy(&results);
	sg_arena_destroy(&arena);
	return ok;
}

int main(int argc, char **argv)
{
	settings how = {NULL, 0, false};
	int option;
	while ((option = getopt(argc, argv, "m:r:c")) != -1) {
		if (option == 'm')
			how.measures = optarg;
		else if (option == 'r')
			how.resamples = (uint32_t)strtoul(optarg, NULL, 10);
		else if (option == 'c')
			how.has_claims = true;
	}
	if (optind + 1 != argc) {
		fprintf(stderr, "usage: bench_graph [-m MEASURE,...] [-r RESAMPLES] [-c] TIES\n");
		return 2;
	}
	return bench_file(argv[optind], &how) ? 0 : 1;
}
