/* The graph stage: debate -> analysis. Adding a measure is one file and one row. */
#include "work.h"

typedef sg_status measure(sg_work *work);

/* In this order: networks first, and PageRank before camps, which are named after central people.
 * Keys, units, formulas and costs: docs/analysis.md. */
static measure *const measures[] = {
	sg_measure__networks,    /* person_person, shared_claims, replies */
	sg_measure__counts,      /* people, claims, agreements, rebuttals, density, ... */
	sg_measure__degrees,     /* agrees_in, agrees_out, rebuts_in, ..., claims */
	sg_measure__pagerank,    /* pagerank, of people and of claims */
	sg_measure__betweenness, /* betweenness */
	sg_measure__balance,     /* triangles, balanced_triangle_share */
	sg_measure__camps,       /* camps, frustration, balance, camp_disagreement */
	sg_measure__camp_share,  /* camp_share */
};

/* Node numbers are 32 bits wide, and SG_NONE is not one of them. */
static bool is_too_large(const sg_debate *debate)
{
	return debate->person_count >= SG_NONE || debate->claim_count >= SG_NONE;
}

sg_status sg_graph_analyse(
	sg_debate *debate, const sg_graph_options *options, sg_arena *arena, sg_error *err)
{
	const sg_graph_options defaults = SG_GRAPH_OPTIONS_INIT;
	sg_work work = {.debate = debate, .arena = arena, .err = err};
	work.options = options ? *options : defaults;
	if (is_too_large(debate))
		return sg_fail(err, SG_E_INTERNAL, 0, "more people or claims than numbers", NULL);
	work.out = sg_arena_alloc(arena, sizeof *work.out);
	sg_status st = work.out ? SG_OK : sg_work__nomem(&work);
	for (size_t i = 0; st == SG_OK && i < sizeof measures / sizeof *measures; i++)
		st = measures[i](&work);
	if (st == SG_OK)
		debate->analysis = work.out;
	sg_arena_destroy(&work.scratch);
	return st;
}
