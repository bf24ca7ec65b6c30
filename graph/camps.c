/* Camps: who stands with whom. The solver divides the signed graph; here the division is sorted,
 * cleaned of pairs that are no camps, and handed out with its frustration. */
#include "camps.h"

#include "igraph_port.h"
#include "random.h"

#include <math.h>
#include <stdlib.h>

/* Kicks and looks of each start of the search whose result is reported. */
enum { KICKS_PER_PERSON = 60, MOST_LOOKS_PER_TIE = 4000, MOST_LOOKS = 8 * 1000 * 1000 };

/* The same without a price, looks being for all starts together. */
enum {
	CLUSTER_KICKS_PER_PERSON = 60,
	CLUSTER_LOOKS_PER_TIE = 4000,
	CLUSTER_LOOKS = 160 * 1000 * 1000
};

/* For each of two lower bounds. */
enum { BOUND_LOOKS_PER_TIE = 400, BOUND_LOOKS = 32 * 1000 * 1000 };

/* Above, less is tried. */
enum { LARGE_TIES = 250 * 1000 };

/* Leiden's start is worth its time on small graphs only: on large ones it takes longer than all
 * else together, and our own starts end no worse. */
enum { MOST_HINT_TIES = 5 * 1000 };

/* A camp on its way out: where it stands in the order. */
typedef struct candidate {
	uint32_t number; /* in the division */
	uint32_t size;
	uint32_t first; /* its first person's node */
	bool is_lone;   /* in a component where everybody is alone */
	double weight;  /* of all its people's ties */
} candidate;

/* A division to start from, or NULL. */
static sg_status find_hint(
	uint32_t **out, const sg_signed_graph *g, uint64_t seed, sg_arena *arena, sg_error *err)
{
	*out = NULL;
	if (g->tie_count > MOST_HINT_TIES)
		return SG_OK;
	sg_tie *ties = sg_arena_array(arena, g->tie_count, sizeof *ties);
	*out = sg_arena_array(arena, g->node_count, sizeof **out);
	if (!ties || !*out)
		return SG_E_NOMEM;
	for (size_t i = 0; i < g->tie_count; i++)
		ties[i] = (sg_tie){g->ties[i].a, g->ties[i].b, fmax(g->ties[i].weight, 0),
			fmax(-g->ties[i].weight, 0)};
	return sg_igraph__leiden(
		*out, (sg_igraph_ties){ties, g->tie_count, g->node_count}, seed, err);
}

/* Looks for so many ties. They get dearer where the graph leaves the caches, and are worth less. */
static size_t budget(size_t most, size_t per_tie, size_t ties)
{
	if (ties > LARGE_TIES)
		return most / ties * LARGE_TIES;
	return per_tie * ties < most ? per_tie * ties : most;
}

sg_status sg_camps__divide(sg_camp_division *out, const sg_signed_graph *g, uint64_t seed,
	sg_arena *arena, sg_error *err)
{
	sg_camp_solver solver;
	uint32_t *hint;
	size_t ties = g->tie_count + 1;
	sg_status st = find_hint(&hint, g, seed, arena, err);
	if (st != SG_OK)
		return st;
	sg_camp_effort effort = {
		.seed = seed,
		.kicks_per_person = KICKS_PER_PERSON,
		.looks_per_tie = budget(MOST_LOOKS, MOST_LOOKS_PER_TIE, ties) / ties,
		.cluster_kicks_per_person = CLUSTER_KICKS_PER_PERSON,
		.cluster_looks_per_tie =
			budget(CLUSTER_LOOKS, CLUSTER_LOOKS_PER_TIE, ties) / ties + 1,
		.bound_looks = budget(BOUND_LOOKS, BOUND_LOOKS_PER_TIE, ties) + ties,
		.with_proof = true,
		.hint = hint,
	};
	out->camp = sg_arena_array(arena, g->node_count, sizeof *out->camp);
	st = out->camp ? sg_camp_solver__init(&solver, g, arena) : SG_E_NOMEM;
	return st == SG_OK ? sg_camp_solver__run(&solver, &effort, out) : st;
}

/* ---- from division to camps ----------------------------------------------------------------- */

static void describe(const sg_signed_graph *g, const sg_camp_division *division, candidate *all)
{
	for (uint32_t c = 0; c < division->camp_count; c++)
		all[c] = (candidate){c, 0, SG_NONE, true, 0};
	for (uint32_t v = 0; v < g->node_count; v++) {
		candidate *camp = &all[division->camp[v]];
		if (camp->size++ == 0)
			camp->first = v;
		for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++)
			camp->weight += fabs(g->weight[slot]);
	}
	for (uint32_t k = 0; k < g->component_count; k++) {
		bool is_lone = true;
		for (uint32_t v = g->component_first[k]; v < g->component_first[k + 1]; v++)
			is_lone &= all[division->camp[v]].size == 1;
		for (uint32_t v = g->component_first[k]; v < g->component_first[k + 1]; v++)
			all[division->camp[v]].is_lone = is_lone;
	}
}

/* Weights as they compare whatever the order of summing. */
static double rounded(double weight)
{
	return round(weight * 1e6);
}

/* Camps of several before lone ones, then by size, then by weight: neither knows how people are
 * numbered. Then by first person. */
static int by_rank(const void *left, const void *right)
{
	const candidate *a = left, *b = right;
	if (a->is_lone != b->is_lone)
		return a->is_lone ? 1 : -1;
	if (a->size != b->size)
		return a->size > b->size ? -1 : 1;
	if (rounded(a->weight) > rounded(b->weight) || rounded(a->weight) < rounded(b->weight))
		return rounded(a->weight) > rounded(b->weight) ? -1 : 1;
	return (a->first > b->first) - (a->first < b->first);
}

/* Two people who only rebut each other are two camps of one if there is nothing larger in the
 * whole debate; beside real camps they are in none. */
static uint32_t count_kept(const candidate *sorted, uint32_t count)
{
	uint32_t kept = 0;
	if (count == 0 || sorted[0].is_lone)
		return count;
	while (kept < count && !sorted[kept].is_lone)
		kept++;
	return kept;
}

static sg_status hand_out(
	sg_work *work, const candidate *sorted, uint32_t kept, const sg_camp_division *division)
{
	const sg_signed_graph *g = &work->signed_graph;
	sg_analysis *out = work->out;
	uint32_t *id = sg_arena_array(&work->scratch, division->camp_count, sizeof *id);
	uint32_t *node_camp = sg_arena_array(&work->scratch, g->node_count, sizeof *node_camp);
	out->camps = sg_arena_array(work->arena, kept, sizeof *out->camps);
	out->camp_count = kept;
	if (!id || !node_camp || !out->camps)
		return sg_work__nomem(work);
	for (uint32_t c = 0; c < division->camp_count; c++)
		id[sorted[c].number] = c < kept ? c : SG_NONE;
	for (uint32_t c = 0; c < kept; c++)
		out->camps[c].size = sorted[c].size;
	for (uint32_t v = 0; v < g->node_count; v++) {
		node_camp[v] = id[division->camp[v]];
		out->person_camp[g->person[v]] = node_camp[v];
	}
	work->node_camp = node_camp;
	return SG_OK;
}

static sg_status choose_camps(sg_work *work, const sg_camp_division *division)
{
	candidate *all = sg_arena_array(&work->scratch, division->camp_count, sizeof *all);
	if (!all)
		return sg_work__nomem(work);
	describe(&work->signed_graph, division, all);
	qsort(all, division->camp_count, sizeof *all, by_rank);
	return hand_out(work, all, count_kept(all, division->camp_count), division);
}

/* ---- the measure ---------------------------------------------------------------------------- */

static sg_status add_figures(sg_work *work, const sg_camp_division *d)
{
	double weight = 0;
	for (size_t i = 0; i < work->signed_graph.tie_count; i++)
		weight += fabs(work->signed_graph.ties[i].weight);
	const struct {
		const char *key;
		double value;
		bool is_exact;
	} figures[] = {
		{"frustration", d->sides.value, d->sides.is_exact},
		{"frustration_lower", d->sides.lower, d->sides.is_exact},
		{"balance", weight > 0 ? 1 - 2 * d->sides.value / weight : NAN, d->sides.is_exact},
		{"camp_disagreement", d->disagreement, d->is_exact},
		{"cluster_disagreement", d->clusters.value, d->clusters.is_exact},
		{"cluster_disagreement_lower", d->clusters.lower, d->clusters.is_exact},
	};
	sg_status st = SG_OK;
	for (size_t i = 0; st == SG_OK && i < sizeof figures / sizeof *figures; i++)
		st = sg_work__figure(work, figures[i].key, figures[i].value, figures[i].is_exact);
	return st;
}

static sg_status clear_person_camps(sg_work *work)
{
	size_t people = work->debate->person_count;
	if (people == 0)
		return SG_OK;
	uint32_t *camp = sg_arena_array(work->arena, people, sizeof *camp);
	if (!camp)
		return sg_work__nomem(work);
	for (size_t p = 0; p < people; p++)
		camp[p] = SG_NONE;
	work->out->person_camp = camp;
	return SG_OK;
}

sg_status sg_measure__camps(sg_work *work)
{
	sg_camp_division division = {0};
	sg_status st = clear_person_camps(work);
	if (st == SG_OK)
		st = sg_camps__divide(&division, &work->signed_graph, work->options.seed,
			&work->scratch, work->err);
	if (st == SG_E_NOMEM)
		return sg_work__nomem(work);
	if (st == SG_OK)
		st = choose_camps(work, &division);
	if (st == SG_OK)
		st = sg_camps__label(work);
	return st == SG_OK ? add_figures(work, &division) : st;
}
