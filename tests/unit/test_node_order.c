/* People and claims in another order, and relations too: every measure says the same of each. */
#include "graph/random.h"
#include "small_debate.h"

#include <criterion/new/assert.h>
#include <math.h>

TestSuite(node_order, .timeout = 120);

#define TOLERANCE 1e-9

enum { MOST = 64 };

typedef struct order {
	uint32_t person[MOST], claim[MOST]; /* in the first debate -> in the second */
} order;

/* Numbers of components and camps: where sizes are equal, who comes first decides. */
static const char *const numbered_by_order[] = {"component", "representative_of"};
/* Numbers of claims. */
static const char *const names_claim[] = {"decided_by"};
/* Of two sides that are equal, the one with the first person is positive. */
static const char *const signed_by_order[] = {"signed_eigenvector"};

/* Confidences are drawn, so that no two divisions into camps are equally good. */
static small_debate random_debate(uint32_t people, uint32_t claims, uint32_t ties, uint64_t *random)
{
	small_debate d = people_only(people);
	for (uint32_t c = 0; c < claims; c++)
		add_claim(&d,
			sg_random__below(random, 8) ? sg_random__below(random, people) : SG_NONE);
	for (uint32_t i = 0; i < ties; i++) {
		static const sg_relation_kind kinds[] = {
			SG_AGREES, SG_REBUTS, SG_REBUTS, SG_REPLIES, SG_REPLIES, SG_RESTATES};
		bool from_claim = sg_random__coin(random), to_claim = sg_random__coin(random);
		relate(&d, kinds[sg_random__below(random, 6)],
			from_claim ? sg_node_claim(sg_random__below(random, claims))
				   : sg_node_person(sg_random__below(random, people)),
			to_claim ? sg_node_claim(sg_random__below(random, claims))
				 : sg_node_person(sg_random__below(random, people)),
			0.2 + 0.8 * sg_random__unit(random));
	}
	return d;
}

static void shuffle(uint32_t *out, uint32_t count, uint64_t *random)
{
	for (uint32_t i = 0; i < count; i++) {
		uint32_t at = sg_random__below(random, i + 1);
		out[i] = out[at];
		out[at] = i;
	}
}

static sg_node moved(sg_node node, const order *to)
{
	node.index = node.kind == SG_NODE_PERSON ? to->person[node.index] : to->claim[node.index];
	return node;
}

/* The same debate with everything at other places. */
static small_debate reorder(const small_debate *from, order *to, uint64_t *random)
{
	const sg_debate *d = &from->debate;
	small_debate out = people_only((uint32_t)d->person_count);
	uint32_t *relation = malloc(d->relation_count * sizeof *relation);
	shuffle(to->person, (uint32_t)d->person_count, random);
	shuffle(to->claim, (uint32_t)d->claim_count, random);
	shuffle(relation, (uint32_t)d->relation_count, random);
	for (size_t p = 0; p < d->person_count; p++)
		out.debate.people[to->person[p]] = d->people[p];
	for (size_t c = 0; c < d->claim_count; c++)
		add_claim(&out, SG_NONE);
	for (size_t i = 0; i < d->relation_count; i++) {
		const sg_relation *r = &d->relations[relation[i]];
		relate(&out, r->kind, moved(r->source, to), moved(r->target, to), r->confidence);
	}
	free(relation);
	return out;
}

static bool is_same(double a, double b)
{
	return (isnan(a) && isnan(b)) || is_close(a, b, TOLERANCE * fmax(1, fabs(b)));
}

static bool is_one_of(const char *const *keys, size_t count, sg_slice key)
{
	for (size_t i = 0; i < count; i++)
		if (sg_slice_eq(key, sg_slice_of(keys[i])))
			return true;
	return false;
}

#define IS_ONE_OF(keys, key) is_one_of(keys, sizeof(keys) / sizeof *(keys), key)

static void check_partition(const double *a, const double *b, size_t rows, const uint32_t *to)
{
	for (size_t i = 0; i < rows; i++)
		for (size_t j = 0; j < i; j++)
			cr_assert(is_same(a[i], a[j]) == is_same(b[to[i]], b[to[j]]));
}

static void check_column(
	const sg_column *a, const sg_column *b, size_t rows, const uint32_t *to, const order *all)
{
	cr_assert(sg_slice_eq(a->key, b->key));
	if (IS_ONE_OF(numbered_by_order, a->key)) {
		check_partition(a->values, b->values, rows, to);
		return;
	}
	bool may_turn = IS_ONE_OF(signed_by_order, a->key);
	for (size_t i = 0; i < rows; i++) {
		double x = a->values[i], y = b->values[to[i]];
		if (IS_ONE_OF(names_claim, a->key) && isfinite(x))
			x = all->claim[(size_t)x];
		cr_assert(may_turn ? is_same(fabs(x), fabs(y)) : is_same(x, y),
			"%.*s: %.17g, not %.17g", (int)a->key.len, a->key.ptr, y, x);
	}
}

static bool is_together(const uint32_t *camp, uint32_t a, uint32_t b)
{
	return camp[a] == camp[b] && camp[a] != SG_NONE;
}

static bool has_same_camps(const sg_debate *a, const sg_debate *b, const order *to)
{
	const uint32_t *x = a->analysis->person_camp, *y = b->analysis->person_camp;
	for (uint32_t p = 0; p < a->person_count; p++)
		for (uint32_t q = 0; q <= p; q++)
			if (is_together(x, p, q) != is_together(y, to->person[p], to->person[q]))
				return false;
	return true;
}

/* Estimates and bounds may differ. */
static void check_figures(const sg_analysis *a, const sg_analysis *b)
{
	cr_assert(eq(sz, a->debate_count, b->debate_count));
	for (size_t i = 0; i < a->debate_count; i++) {
		const sg_figure *x = &a->debate[i], *y = &b->debate[i];
		bool is_sure = x->is_exact && y->is_exact;
		bool is_alike = !is_sure || is_same(x->value, y->value);
		cr_assert(is_alike, "%.*s: %.17g, not %.17g", (int)x->key.len, x->key.ptr, y->value,
			x->value);
	}
}

static void check_columns(const sg_debate *x, const sg_debate *y, const order *to)
{
	const sg_analysis *a = x->analysis, *b = y->analysis;
	cr_assert(eq(sz, a->people_count, b->people_count));
	cr_assert(eq(sz, a->claims_count, b->claims_count));
	for (size_t c = 0; c < a->people_count; c++)
		check_column(&a->people[c], &b->people[c], x->person_count, to->person, to);
	for (size_t c = 0; c < a->claims_count; c++)
		check_column(&a->claims[c], &b->claims[c], x->claim_count, to->claim, to);
	check_figures(a, b);
}

/* Resampling draws for each tie in turn, so it may differ as it would with another seed. */
static void run(small_debate *d, const char *measure)
{
	sg_graph_options options = SG_GRAPH_OPTIONS_INIT;
	options.resamples = 0;
	options.measures = measure;
	cr_assert(sg_graph_analyse(&d->debate, &options, &d->arena, NULL) == SG_OK);
}

/* The best division into camps need not be the only one: who rebuts one camp and has no tie to the
 * others may stand in any of these. Then what is known of the camps may differ as well, but not
 * how good they are. */
static void check_measure(const small_debate *d, const small_debate *e, const order *to)
{
	const sg_debate *x = &d->debate, *y = &e->debate;
	if (!x->analysis->person_camp || has_same_camps(x, y, to))
		check_columns(x, y, to);
	else if (figure(d, "camp_disagreement")->is_exact &&
		 figure(e, "camp_disagreement")->is_exact)
		cr_assert(is_same(figure(d, "camp_disagreement")->value,
			figure(e, "camp_disagreement")->value));
}

static void check_debate(uint32_t people, uint32_t claims, uint32_t ties, uint64_t seed)
{
	uint64_t random = sg_random__part(seed, people);
	order to;
	const char *name, *about;
	small_debate d = random_debate(people, claims, ties, &random);
	small_debate e = reorder(&d, &to, &random);
	for (size_t m = 0; (name = sg_graph_measure(m, &about)) != NULL; m++) {
		run(&d, name);
		run(&e, name);
		check_measure(&d, &e, &to);
	}
	sg_arena_destroy(&d.arena);
	sg_arena_destroy(&e.arena);
}

Test(node_order, changes_no_measure)
{
	const uint32_t sizes[][3] = {
		{2, 1, 3}, {4, 6, 12}, {8, 10, 30}, {12, 12, 60}, {20, 30, 60}, {30, 40, 120}};
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		for (uint64_t seed = 1; seed <= 12; seed++)
			check_debate(sizes[i][0], sizes[i][1], sizes[i][2], seed);
}
