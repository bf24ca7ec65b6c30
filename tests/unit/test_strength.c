/* Strength: formulas by hand, published examples, loops. */
#include "graph/strength.h"
#include "leak.h"
#include "small_debate.h"

#include <criterion/new/assert.h>
#include <math.h>

TestSuite(strength, .timeout = 60);

static const sg_strength_limit LIMIT = {1000, 100 * 1000 * 1000};

typedef struct solved {
	double *strength;
	sg_strength_run run;
} solved;

static solved solve(const sg_tie *ties, size_t tie_count, const double *base, uint32_t count,
	sg_strength_model model, const sg_strength_limit *limit, sg_arena *arena)
{
	sg_arcs into;
	sg_strong strong;
	solved out = {sg_arena_array(arena, count, sizeof(double)), {0, false}};
	double *next = sg_arena_array(arena, count, sizeof *next);
	cr_assert(sg_arcs__build(&into, ties, tie_count, count, SG_ARCS_SUPPORT | SG_ARCS_ATTACK,
			  arena) == SG_OK);
	cr_assert(sg_strong__find(&strong, &into, arena, arena) == SG_OK);
	out.run = sg_strength__run(out.strength, next, model, &into, base, &strong, limit);
	return out;
}

/* ---- published examples: "arg(a, 0.5)." "att(a, b)." "sup(a, b)." ------------------------- */

enum { MOST = 16 };

typedef struct bag {
	char names[MOST][16];
	double base[MOST];
	uint32_t count;
	sg_tie ties[MOST];
	size_t tie_count;
} bag;

static uint32_t named(const bag *b, const char *name)
{
	uint32_t i = 0;
	while (i < b->count && strcmp(b->names[i], name) != 0)
		i++;
	cr_assert(i < b->count, "no argument %s", name);
	return i;
}

static bool load_bag(bag *out, const char *name)
{
	char path[512], kind[8], a[16], b[16];
	snprintf(path, sizeof path, "%s/../shared/data/graphs/qbaf-bags/%s", SG_SOURCE_DIR, name);
	FILE *file = fopen(path, "r");
	if (!file)
		return false;
	*out = (bag){.count = 0};
	while (fscanf(file, " %7[a-z](%15[^,], %15[^)]).", kind, a, b) == 3) {
		if (strcmp(kind, "arg") == 0) {
			snprintf(out->names[out->count], sizeof out->names[0], "%s", a);
			out->base[out->count++] = atof(b);
			continue;
		}
		bool is_support = strcmp(kind, "sup") == 0;
		out->ties[out->tie_count++] =
			(sg_tie){named(out, a), named(out, b), is_support, !is_support};
	}
	fclose(file);
	return true;
}

static void expect(const bag *b, sg_strength_model model, const char *name, double value)
{
	sg_arena arena = SG_ARENA_INIT;
	solved s = solve(b->ties, b->tie_count, b->base, b->count, model, &LIMIT, &arena);
	cr_assert(s.run.is_converged);
	cr_assert(is_close(s.strength[named(b, name)], value, 5e-7), "%s: %.7f, not %.6f", name,
		s.strength[named(b, name)], value);
	sg_arena_destroy(&arena);
}

/* Values of both files: computed beside Uncertainpy. */
Test(strength, an_example_without_loops)
{
	bag b;
	if (!load_bag(&b, "RagoEtAlEDemocracy.bag"))
		cr_skip_test("data folder not there");
	expect(&b, SG_STRENGTH_DFQUAD, "A1", 0.862);
	expect(&b, SG_STRENGTH_DFQUAD, "A2", 0.85);
	expect(&b, SG_STRENGTH_DFQUAD, "P2", 0.08);
	expect(&b, SG_STRENGTH_QUADRATIC, "A1", 0.719852);
	expect(&b, SG_STRENGTH_QUADRATIC, "A2", 0.664430);
	expect(&b, SG_STRENGTH_QUADRATIC, "P2", 0.185874);
}

Test(strength, an_example_with_a_loop)
{
	bag b;
	if (!load_bag(&b, "stock_example.bag"))
		cr_skip_test("data folder not there");
	expect(&b, SG_STRENGTH_DFQUAD, "Buy", 0.996360);
	expect(&b, SG_STRENGTH_DFQUAD, "Sell", 0.003380);
	expect(&b, SG_STRENGTH_QUADRATIC, "Buy", 0.821646);
	expect(&b, SG_STRENGTH_QUADRATIC, "Sell", 0.362170);
}

/* ---- by hand -------------------------------------------------------------------------------- */

Test(strength, one_answer_by_hand)
{
	small_debate d = people_only(1);
	uint32_t a = add_claim(&d, 0), b = add_claim(&d, 0), c = add_claim(&d, 0);
	uint32_t e = add_claim(&d, 0);
	relate(&d, SG_AGREES, sg_node_claim(b), sg_node_claim(a), 1);
	relate(&d, SG_REBUTS, sg_node_claim(b), sg_node_claim(c), 0.8);
	analyse(&d, 1);
	const double *quadratic = claims_column(&d, "strength");
	const double *dfquad = claims_column(&d, "strength_dfquad");
	/* E = 0.5, h = 0.2; E = -0.4, h = 0.16 / 1.16 */
	cr_assert(is_close(quadratic[a], 0.6, 1e-15));
	cr_assert(is_close(quadratic[c], 0.5 - 0.5 * 0.16 / 1.16, 1e-15));
	cr_assert(is_close(dfquad[a], 0.75, 1e-15));
	cr_assert(is_close(dfquad[c], 0.3, 1e-15));
	cr_assert(quadratic[e] == 0.5 && dfquad[e] == 0.5 && quadratic[b] == 0.5);
	cr_assert(eq(dbl, figure(&d, "strength_converged")->value, 1));
	cr_assert(eq(dbl, figure(&d, "strength_iterations")->value, 0));
	sg_arena_destroy(&d.arena);
	cr_assert(not(has_leaks()));
}

Test(strength, support_and_attack_of_the_same_strength_cancel)
{
	small_debate d = people_only(1);
	uint32_t a = add_claim(&d, 0), b = add_claim(&d, 0), c = add_claim(&d, 0);
	relate(&d, SG_AGREES, sg_node_claim(b), sg_node_claim(a), 0.7);
	relate(&d, SG_REBUTS, sg_node_claim(c), sg_node_claim(a), 0.7);
	analyse(&d, 1);
	cr_assert(is_close(claims_column(&d, "strength")[a], 0.5, 1e-12));
	cr_assert(is_close(claims_column(&d, "strength_dfquad")[a], 0.5, 1e-12));
	sg_arena_destroy(&d.arena);
}

Test(strength, wordings_of_one_argument_are_as_strong)
{
	small_debate d = people_only(1);
	uint32_t a = add_claim(&d, 0), b = add_claim(&d, 0), again = add_claim(&d, 0);
	relate(&d, SG_RESTATES, sg_node_claim(a), sg_node_claim(again), 1);
	relate(&d, SG_AGREES, sg_node_claim(b), sg_node_claim(again), 1);
	relate(&d, SG_AGREES, sg_node_claim(again), sg_node_claim(a), 1);
	analyse(&d, 1);
	cr_assert(is_close(claims_column(&d, "strength")[a], 0.6, 1e-15));
	cr_assert(is_close(claims_column(&d, "strength")[again], 0.6, 1e-15));
	sg_arena_destroy(&d.arena);
}

/* ---- loops ---------------------------------------------------------------------------------- */

/* DF-QuAD of a and b attacking each other: a = 0.5 - 0.5 b, so both 1/3. Quadratic energy: the
 * root of s = 0.5 / (1 + s^2). */
Test(strength, two_that_attack_each_other_settle)
{
	const sg_tie ties[] = {{0, 1, 0, 1}, {1, 0, 0, 1}};
	const double base[] = {0.5, 0.5};
	sg_arena arena = SG_ARENA_INIT;
	solved s = solve(ties, 2, base, 2, SG_STRENGTH_DFQUAD, &LIMIT, &arena);
	cr_assert(s.run.is_converged && s.run.iterations > 1);
	cr_assert(is_close(s.strength[0], 1.0 / 3, 1e-11));
	cr_assert(is_close(s.strength[1], 1.0 / 3, 1e-11));
	s = solve(ties, 2, base, 2, SG_STRENGTH_QUADRATIC, &LIMIT, &arena);
	double root = s.strength[0];
	cr_assert(s.run.is_converged && is_close(root * (1 + root * root), 0.5, 1e-11));
	sg_arena_destroy(&arena);
}

Test(strength, a_loop_of_one_is_a_loop)
{
	const sg_tie ties[] = {{0, 0, 0, 1}, {0, 1, 1, 0}};
	const double base[] = {0.5, 0.5};
	sg_arena arena = SG_ARENA_INIT;
	solved s = solve(ties, 2, base, 2, SG_STRENGTH_DFQUAD, &LIMIT, &arena);
	cr_assert(s.run.is_converged && is_close(s.strength[0], 1.0 / 3, 1e-11));
	cr_assert(is_close(s.strength[1], 0.5 + 0.5 / 3, 1e-11));
	sg_arena_destroy(&arena);
}

/* What did not settle is not known, nor what builds on it; all else is. */
Test(strength, loops_that_do_not_settle_are_not_known)
{
	/* 0 and 1 attack each other; 2 builds on 1, 3 and 4 attack each other and 3 builds on 2; 5
	 * and 6 are apart. */
	const sg_tie ties[] = {{0, 1, 0, 1}, {1, 0, 0, 1}, {1, 2, 1, 0}, {2, 3, 1, 0}, {3, 4, 0, 1},
		{4, 3, 0, 1}, {5, 6, 1, 0}};
	const double base[] = {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5};
	const sg_strength_limit limits[] = {{3, 1000}, {1000, 20}, {0, 1000}, {1000, 0}};
	for (size_t i = 0; i < 4; i++) {
		for (int model = 0; model < 2; model++) {
			sg_arena arena = SG_ARENA_INIT;
			solved s = solve(
				ties, 7, base, 7, (sg_strength_model)model, &limits[i], &arena);
			cr_assert(not(s.run.is_converged));
			for (uint32_t v = 0; v < 5; v++)
				cr_assert(isnan(s.strength[v]));
			cr_assert(s.strength[5] == 0.5 && s.strength[6] > 0.5);
			sg_arena_destroy(&arena);
		}
	}
}

/* Random graphs with many loops: strengths fulfil their own formula, and lie in [0,1]. */
Test(strength, random_loops_settle_on_their_formula)
{
	enum { COUNT = 40, TIES = 160 };
	unsigned seed = 7;
	for (int round = 0; round < 300; round++) {
		sg_arena arena = SG_ARENA_INIT;
		sg_tie ties[TIES];
		double base[COUNT], up[COUNT], down[COUNT], sum[COUNT];
		for (uint32_t v = 0; v < COUNT; v++)
			base[v] = 0.5;
		for (uint32_t i = 0; i < TIES; i++) {
			bool is_support = rand_r(&seed) % 2;
			double weight = (1 + rand_r(&seed) % 10) / 10.0;
			ties[i] = (sg_tie){(uint32_t)rand_r(&seed) % COUNT,
				(uint32_t)rand_r(&seed) % COUNT, is_support ? weight : 0,
				is_support ? 0 : weight};
		}
		for (int model = 0; model < 2; model++) {
			solved s = solve(
				ties, TIES, base, COUNT, (sg_strength_model)model, &LIMIT, &arena);
			cr_assert(s.run.is_converged, "round %d, model %d", round, model);
			for (uint32_t v = 0; v < COUNT; v++)
				up[v] = down[v] = 1, sum[v] = 0;
			for (uint32_t i = 0; i < TIES; i++) {
				const sg_tie *t = &ties[i];
				up[t->target] *= 1 - t->positive * s.strength[t->source];
				down[t->target] *= 1 - t->negative * s.strength[t->source];
				sum[t->target] +=
					(t->positive - t->negative) * s.strength[t->source];
			}
			for (uint32_t v = 0; v < COUNT; v++) {
				double e = model ? down[v] - up[v] : sum[v];
				double h = model ? fabs(e) : e * e / (1 + e * e);
				double value = e > 0 ? 0.5 + 0.5 * h : 0.5 - 0.5 * h;
				cr_assert(is_close(s.strength[v], value, 1e-10));
				cr_assert(s.strength[v] >= 0 && s.strength[v] <= 1);
			}
		}
		sg_arena_destroy(&arena);
	}
}

/* A stack of calls would not hold this. */
Test(strength, long_chains_are_one_pass)
{
	enum { COUNT = 200 * 1000 };
	sg_arena arena = SG_ARENA_INIT;
	sg_tie *ties = sg_arena_array(&arena, COUNT, sizeof *ties);
	double *base = sg_arena_array(&arena, COUNT, sizeof *base);
	for (uint32_t i = 0; i < COUNT; i++) {
		ties[i] = (sg_tie){(i + 1) % COUNT, i, 0, 1};
		base[i] = 0.5;
	}
	solved s = solve(ties, COUNT - 1, base, COUNT, SG_STRENGTH_QUADRATIC, &LIMIT, &arena);
	cr_assert(s.run.is_converged && s.run.iterations == 0);
	s = solve(ties, COUNT, base, COUNT, SG_STRENGTH_QUADRATIC, &LIMIT, &arena);
	cr_assert(s.run.is_converged && s.run.iterations > 0);
	sg_arena_destroy(&arena);
}

/* ---- components ----------------------------------------------------------------------------- */

static void reach(bool *out, const sg_tie *ties, size_t tie_count, uint32_t from)
{
	out[from] = true;
	for (bool more = true; more;) {
		more = false;
		for (size_t i = 0; i < tie_count; i++)
			if (out[ties[i].source] && !out[ties[i].target])
				out[ties[i].target] = more = true;
	}
}

Test(strength, components_are_strong_and_in_the_order_of_influence)
{
	enum { COUNT = 12 };
	unsigned seed = 2;
	for (int round = 0; round < 500; round++) {
		sg_arena arena = SG_ARENA_INIT;
		sg_tie ties[30];
		size_t tie_count = (size_t)rand_r(&seed) % 30;
		bool reaches[COUNT][COUNT] = {{false}};
		uint32_t component[COUNT];
		sg_arcs into;
		sg_strong strong;
		for (size_t i = 0; i < tie_count; i++)
			ties[i] = (sg_tie){(uint32_t)rand_r(&seed) % COUNT,
				(uint32_t)rand_r(&seed) % COUNT, 1, 0};
		cr_assert(sg_arcs__build(&into, ties, tie_count, COUNT, SG_ARCS_SUPPORT, &arena) ==
			  SG_OK);
		cr_assert(sg_strong__find(&strong, &into, &arena, &arena) == SG_OK);
		for (uint32_t c = 0; c < strong.component_count; c++)
			for (uint32_t i = strong.first[c]; i < strong.first[c + 1]; i++)
				component[strong.node[i]] = c;
		for (uint32_t v = 0; v < COUNT; v++)
			reach(reaches[v], ties, tie_count, v);
		for (uint32_t a = 0; a < COUNT; a++)
			for (uint32_t b = 0; b < COUNT; b++) {
				bool are_one = reaches[a][b] && reaches[b][a];
				cr_assert(are_one == (component[a] == component[b]));
				cr_assert(component[a] <= component[b] || !reaches[a][b]);
			}
		sg_arena_destroy(&arena);
	}
}
