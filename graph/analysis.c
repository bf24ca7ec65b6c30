/* The graph stage: debate -> analysis. Adding a measure is one file and one row. */
#include "windows.h"
#include "work.h"

typedef struct measure {
	const char *name;  /* as --measures has it */
	const char *needs; /* names of earlier rows, separated by blanks */
	const char *about;
	sg_status (*run)(sg_work *work);
} measure;

/* In this order: what others need comes first. Keys, units, formulas and costs of each:
 * docs/analysis.md. */
static const measure measures[] = {
	{"networks", "", "who stands how to whom, and what claims do to each other",
		sg_measure__networks},
	{"person_claim", "networks", "who is for and who against each claim, controversy of claims",
		sg_measure__person_claim},
	{"counts", "networks", "people, claims, agreements, rebuttals, density, reciprocity",
		sg_measure__counts},
	{"degree", "networks",
		"agreements, rebuttals and replies, given and got; by weight as well",
		sg_measure__degrees},
	{"components", "networks", "who is connected with whom at all", sg_measure__components},
	{"pagerank", "networks", "PageRank of people, by attention, agreement, replies; of claims",
		sg_measure__pagerank},
	{"ranks", "degree pagerank", "ranks by PageRank, agreement and rebuttal; how sure they are",
		sg_measure__ranks},
	{"betweenness", "networks", "who stands between others", sg_measure__betweenness},
	{"bridging", "betweenness", "who stands between others tied elsewhere",
		sg_measure__bridging},
	{"closeness", "networks", "closeness and harmonic closeness", sg_measure__closeness},
	{"eigenvector", "networks", "eigenvector centrality", sg_measure__eigenvector},
	{"signed_eigenvector", "networks", "the same by friends and foes: centre and sides",
		sg_measure__signed_eigenvector},
	{"pn", "networks", "PN centrality: status by friends and foes", sg_measure__pn},
	{"coreness", "networks", "k-cores", sg_measure__coreness},
	{"constraint", "networks", "whose contacts are contacts of each other",
		sg_measure__constraint},
	{"balance", "networks", "triangles by sign, balanced walks", sg_measure__balance},
	{"triads", "networks", "all kinds of threes; only if named", sg_measure__triads},
	{"camps", "networks pagerank", "camps, frustration", sg_measure__camps},
	{"brokerage", "camps", "who stands between people and camps, in which role",
		sg_measure__brokerage},
	{"stability", "camps", "how firmly people stand in their camps", sg_measure__camp_share},
	{"controversy", "camps",
		"how apart camps stand: E-I index, random walks, polarisation, and chance",
		sg_measure__controversy},
	{"consensus", "person_claim camps",
		"claims that unite the camps, that split them, that stand for one",
		sg_measure__consensus},
	{"acceptability", "networks", "which claims stand after all rebuttals, and why",
		sg_measure__acceptability},
	{"strength", "networks", "how strong claims are by support and attack",
		sg_measure__strength},
};

enum { MEASURE_COUNT = sizeof measures / sizeof *measures };

/* What runs only if it is named: its figures would bury all others. */
static const char only_if_named[] = "triads";

const char *sg_graph_measure(size_t index, const char **about)
{
	if (index >= MEASURE_COUNT)
		return NULL;
	*about = measures[index].about;
	return measures[index].name;
}

/* ---- which are wanted ----------------------------------------------------------------------- */

static size_t find_measure(sg_slice name)
{
	size_t i = 0;
	while (i < MEASURE_COUNT && !sg_slice_eq(sg_slice_of(measures[i].name), name))
		i++;
	return i;
}

/* Mark each name of `list`; false if one of them is no measure. */
static bool mark(bool *wanted, const char *list, char separator)
{
	sg_slice rest = sg_slice_of(list);
	while (rest.len > 0) {
		const char *end = memchr(rest.ptr, separator, rest.len);
		size_t len = end ? (size_t)(end - rest.ptr) : rest.len;
		size_t row = find_measure((sg_slice){rest.ptr, len});
		if (row == MEASURE_COUNT)
			return false;
		wanted[row] = true;
		len += end != NULL;
		rest = (sg_slice){rest.ptr + len, rest.len - len};
	}
	return true;
}

static sg_status choose(bool *wanted, const sg_graph_options *options, sg_error *err)
{
	for (size_t i = 0; i < MEASURE_COUNT; i++)
		wanted[i] = !options->measures && strcmp(measures[i].name, only_if_named) != 0;
	if (options->measures && !mark(wanted, options->measures, ','))
		return sg_fail(err, SG_E_UNKNOWN, 0, "there is no such measure", NULL);
	for (size_t i = MEASURE_COUNT; i-- > 0;)
		if (wanted[i])
			mark(wanted, measures[i].needs, ' ');
	return SG_OK;
}

/* ---- the run -------------------------------------------------------------------------------- */

/* Node numbers are 32 bits wide, and SG_NONE is not one of them. */
static bool is_too_large(const sg_debate *debate)
{
	return debate->person_count >= SG_NONE || debate->claim_count >= SG_NONE;
}

static void tell(const sg_work *work, const char *name)
{
	if (work->options.progress)
		work->options.progress(work->options.context, name);
}

static sg_status run_measures(sg_work *work, const bool *wanted)
{
	sg_status st = SG_OK;
	for (size_t i = 0; st == SG_OK && i < MEASURE_COUNT; i++) {
		if (!wanted[i])
			continue;
		tell(work, measures[i].name);
		st = measures[i].run(work);
	}
	tell(work, NULL);
	return st;
}

static sg_status run(sg_analysis **out, const sg_debate *debate, const sg_graph_options *options,
	sg_arena *arena, sg_error *err)
{
	sg_work work = {.debate = debate, .options = *options, .arena = arena, .err = err};
	bool wanted[MEASURE_COUNT];
	sg_status st = choose(wanted, options, err);
	if (st != SG_OK)
		return st;
	work.out = *out = sg_arena_alloc(arena, sizeof *work.out);
	st = work.out ? SG_OK : sg_work__nomem(&work);
	if (st == SG_OK)
		st = run_measures(&work, wanted);
	sg_arena_destroy(&work.scratch);
	return st;
}

sg_status sg_graph_analyse(
	sg_debate *debate, const sg_graph_options *options, sg_arena *arena, sg_error *err)
{
	const sg_graph_options defaults = SG_GRAPH_OPTIONS_INIT;
	sg_analysis *out;
	options = options ? options : &defaults;
	if (is_too_large(debate))
		return sg_fail(err, SG_E_INTERNAL, 0, "more people or claims than numbers", NULL);
	sg_status st = run(&out, debate, options, arena, err);
	if (st == SG_OK && options->windows)
		st = sg_windows__run(out, debate, options, arena, err);
	if (st == SG_OK)
		debate->analysis = out;
	return st;
}
