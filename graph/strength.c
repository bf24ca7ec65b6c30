/* Strength: a gradual semantics for support and attack.
 *
 * Each argument has a base weight w; those who answer it move it up or down by their own strength,
 * times the confidence of the answer (edge weights as in Potyka 2021). With S supporters, A
 * attackers, s their strengths times confidence:
 * - quadratic energy: E = sum_S s - sum_A s, h = E^2 / (1 + E^2); w + (1 - w) h if E > 0, else
 *   w - w h;
 * - DF-QuAD: E = prod_A (1 - s) - prod_S (1 - s); w + (1 - w) E if E > 0, else w + w E.
 *
 * Components are taken in the order of influence. One argument that does not answer itself is
 * exact in one step. A loop starts from its base weights and goes half way to the formula's value
 * in each step, all arguments at once (an Euler step of Potyka's continuous model), until nothing
 * changes; that it ends is not guaranteed, and so it is reported. */
#include "strength.h"

#include "work.h"

#include <math.h>

static double move(double base, double energy, double up, double down)
{
	return energy > 0 ? base + (1 - base) * up : base - base * down;
}

static double quadratic(const sg_arcs *into, uint32_t v, double base, const double *strength)
{
	double energy = 0;
	for (size_t i = into->first[v]; i < into->first[v + 1]; i++)
		energy += into->weight[i] * strength[into->node[i]];
	/* Written so that a large energy does not overflow. */
	double h = 1 - 1 / (1 + energy * energy);
	return move(base, energy, h, h);
}

static double dfquad(const sg_arcs *into, uint32_t v, double base, const double *strength)
{
	double attack = 1, support = 1;
	for (size_t i = into->first[v]; i < into->first[v + 1]; i++) {
		double part = into->weight[i] * strength[into->node[i]];
		if (into->weight[i] > 0)
			support *= 1 - part;
		else
			attack *= 1 + part;
	}
	return move(base, attack - support, attack - support, support - attack);
}

static double evaluate(sg_strength_model model, const sg_arcs *into, uint32_t v, double base,
	const double *strength)
{
	return model == SG_STRENGTH_QUADRATIC ? quadratic(into, v, base, strength)
					      : dfquad(into, v, base, strength);
}

static bool answers_itself(const sg_arcs *into, uint32_t v)
{
	for (size_t i = into->first[v]; i < into->first[v + 1]; i++)
		if (into->node[i] == v)
			return true;
	return false;
}

/* One step of a loop: the largest change, NAN if it builds on what did not settle. */
static double step(double *strength, double *next, sg_strength_model model, const sg_arcs *into,
	const double *base, const uint32_t *nodes, uint32_t count)
{
	double most = 0;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t v = nodes[i];
		double change = 0.5 * (evaluate(model, into, v, base[v], strength) - strength[v]);
		next[v] = strength[v] + change;
		if (!(fabs(change) <= most))
			most = fabs(change);
		if (isnan(change))
			return NAN;
	}
	for (uint32_t i = 0; i < count; i++)
		strength[nodes[i]] = next[nodes[i]];
	return most;
}

/* Returns the iterations made; arguments are NAN after it if it did not settle. */
static uint32_t settle(double *strength, double *next, sg_strength_model model, const sg_arcs *into,
	const double *base, const uint32_t *nodes, uint32_t count, sg_strength_limit *left)
{
	uint64_t cost = 0;
	uint32_t iterations = 0;
	double change = INFINITY;
	for (uint32_t i = 0; i < count; i++) {
		strength[nodes[i]] = base[nodes[i]];
		cost += 1 + into->first[nodes[i] + 1] - into->first[nodes[i]];
	}
	while (change > SG_STRENGTH_TOLERANCE && iterations < left->iterations &&
		cost <= left->steps) {
		change = step(strength, next, model, into, base, nodes, count);
		iterations++;
		left->steps -= cost;
	}
	if (!(change <= SG_STRENGTH_TOLERANCE))
		for (uint32_t i = 0; i < count; i++)
			strength[nodes[i]] = NAN;
	return iterations;
}

sg_strength_run sg_strength__run(double *strength, double *next, sg_strength_model model,
	const sg_arcs *into, const double *base, const sg_strong *strong,
	const sg_strength_limit *limit)
{
	sg_strength_run run = {0, true};
	sg_strength_limit left = *limit;
	for (uint32_t c = 0; c < strong->component_count; c++) {
		const uint32_t *nodes = &strong->node[strong->first[c]];
		uint32_t count = strong->first[c + 1] - strong->first[c];
		if (count == 1 && !answers_itself(into, nodes[0])) {
			strength[nodes[0]] =
				evaluate(model, into, nodes[0], base[nodes[0]], strength);
			continue;
		}
		uint32_t iterations =
			settle(strength, next, model, into, base, nodes, count, &left);
		if (iterations > run.iterations)
			run.iterations = iterations;
		run.is_converged &= !isnan(strength[nodes[0]]);
	}
	return run;
}

/* ---- the measure ---------------------------------------------------------------------------- */

/* What nobody answered is half believed. */
#define BASE_WEIGHT 0.5

static const sg_strength_limit LIMIT = {1000, 40 * 1000 * 1000};

typedef struct strengths {
	sg_arcs into;
	sg_strong strong;
	double *base, *strength, *next;
} strengths;

static sg_status run_model(sg_work *work, const strengths *s, sg_strength_model model,
	const char *key, const char *converged_key, const char *iterations_key)
{
	const sg_arguments *arguments = &work->arguments;
	double *column = sg_work__claims_column(work, key);
	if (!column)
		return sg_work__nomem(work);
	sg_strength_run run = sg_strength__run(
		s->strength, s->next, model, &s->into, s->base, &s->strong, &LIMIT);
	for (uint32_t c = 0; c < arguments->claim_count; c++)
		column[c] = s->strength[arguments->of_claim[c]];
	sg_status st = sg_work__figure(work, converged_key, run.is_converged, true);
	return st == SG_OK ? sg_work__figure(work, iterations_key, run.iterations, true) : st;
}

sg_status sg_measure__strength(sg_work *work)
{
	const sg_network *network = &work->arguments.network;
	uint32_t n = work->arguments.claim_count;
	sg_arena *scratch = &work->scratch;
	strengths s;
	s.base = sg_arena_array(scratch, n, sizeof *s.base);
	s.strength = sg_arena_array(scratch, n, sizeof *s.strength);
	s.next = sg_arena_array(scratch, n, sizeof *s.next);
	if (!s.base || !s.strength || !s.next ||
		sg_arcs__build(&s.into, network->ties, network->tie_count, n,
			SG_ARCS_SUPPORT | SG_ARCS_ATTACK, scratch) != SG_OK ||
		sg_strong__find(&s.strong, &s.into, scratch, scratch) != SG_OK)
		return sg_work__nomem(work);
	for (uint32_t v = 0; v < n; v++)
		s.base[v] = BASE_WEIGHT;
	sg_status st = run_model(work, &s, SG_STRENGTH_QUADRATIC, "strength", "strength_converged",
		"strength_iterations");
	return st == SG_OK ? run_model(work, &s, SG_STRENGTH_DFQUAD, "strength_dfquad",
				     "strength_dfquad_converged", "strength_dfquad_iterations")
			   : st;
}
