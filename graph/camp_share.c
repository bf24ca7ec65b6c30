/* How firmly people stand in their camps: camps are found again and again with other weights, and
 * counted is how often each person comes out in the same one.
 *
 * Weights are drawn by the Bayesian bootstrap (Rubin 1981): each tie's weight times an
 * exponential variate. Unlike drawing ties with replacement it leaves no tie out, so that nobody
 * with a single tie falls out of the debate in a third of all runs.
 *
 * Scaling never turns a tie round: by itself it would make the camps of a debate without a ring of
 * ties certain, however doubtful the stances. A weight below 1 is the chance that the stance is
 * there at all; where it is not, the tie falls to either sign alike. */
#include "camp_match.h"
#include "camps.h"

#include "random.h"

#include <math.h>
#include <stdlib.h>

enum { RUN_KICKS_PER_PERSON = 4, RUN_MOST_LOOKS_PER_TIE = 400, RUN_MOST_LOOKS = 1000 * 1000 };

typedef struct resampling {
	sg_camp_solver solver;
	sg_camp_division division;
	double *per_tie, *weight;
	sg_camp_matcher matcher;
	uint32_t *match; /* camp of a run -> reported camp or SG_NONE */
} resampling;

static sg_status prepare(resampling *r, sg_work *work)
{
	const sg_signed_graph *g = &work->signed_graph;
	sg_arena *scratch = &work->scratch;
	r->division.camp = sg_arena_array(scratch, g->node_count, sizeof *r->division.camp);
	r->per_tie = sg_arena_array(scratch, g->tie_count, sizeof *r->per_tie);
	r->weight = sg_arena_array(scratch, 2 * g->tie_count, sizeof *r->weight);
	r->match = sg_arena_array(scratch, g->node_count, sizeof *r->match);
	if (!r->division.camp || !r->per_tie || !r->weight || !r->match ||
		sg_camp_matcher__init(&r->matcher, g->node_count, work->out->camp_count, scratch) !=
			SG_OK ||
		sg_camp_solver__init(&r->solver, g, scratch) != SG_OK)
		return sg_work__nomem(work);
	return SG_OK;
}

static double draw_weight(double weight, uint64_t *random)
{
	double scale = -log(sg_random__unit(random));
	double chance_of_none = fmax(0, 1 - fabs(weight));
	bool is_turned = sg_random__unit(random) < chance_of_none / 2;
	return scale * (is_turned ? -weight : weight);
}

static void draw_weights(resampling *r, const sg_signed_graph *g, uint64_t seed)
{
	uint64_t random = seed;
	for (size_t i = 0; i < g->tie_count; i++)
		r->per_tie[i] = draw_weight(g->ties[i].weight, &random);
	sg_signed_graph__spread(g, r->per_tie, r->weight);
}

/* ---- the measure ---------------------------------------------------------------------------- */

static sg_status run_once(resampling *r, sg_work *work, uint64_t run, double *stays)
{
	const sg_signed_graph *g = &work->signed_graph;
	size_t looks = RUN_MOST_LOOKS / (g->tie_count + 1);
	draw_weights(r, g, sg_random__part(work->options.seed, 1000 + 2 * run));
	sg_camp_effort effort = {
		.seed = sg_random__part(work->options.seed, 1001 + 2 * run),
		.kicks_per_person = RUN_KICKS_PER_PERSON,
		.looks_per_tie = looks < RUN_MOST_LOOKS_PER_TIE ? looks : RUN_MOST_LOOKS_PER_TIE,
		.weight = r->weight,
	};
	sg_status st = sg_camp_solver__run(&r->solver, &effort, &r->division);
	if (st != SG_OK)
		return sg_work__nomem(work);
	sg_camp_matcher__run(
		&r->matcher, work->node_camp, r->division.camp, r->division.camp_count, r->match);
	for (uint32_t v = 0; v < g->node_count; v++)
		stays[v] += work->node_camp[v] != SG_NONE &&
			    r->match[r->division.camp[v]] == work->node_camp[v];
	return SG_OK;
}

sg_status sg_measure__camp_share(sg_work *work)
{
	const sg_signed_graph *g = &work->signed_graph;
	resampling r = {0};
	if (work->options.resamples == 0)
		return SG_OK;
	double *share = sg_work__void_people_column(work, "camp_share");
	double *stays = sg_arena_array(&work->scratch, g->node_count, sizeof *stays);
	if (!share || !stays)
		return sg_work__nomem(work);
	sg_status st = prepare(&r, work);
	if (st != SG_OK)
		return st;
	uint32_t runs = sg_work__resamples(work);
	for (uint32_t i = 0; st == SG_OK && i < runs && g->node_count > 0; i++)
		st = run_once(&r, work, i, stays);
	if (st != SG_OK)
		return st;
	for (uint32_t v = 0; v < g->node_count; v++)
		if (work->node_camp[v] != SG_NONE)
			share[g->person[v]] = stays[v] / runs;
	return sg_work__figure(work, "camp_share_runs", g->node_count > 0 ? runs : 0, true);
}
