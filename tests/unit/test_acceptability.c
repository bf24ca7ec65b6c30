/* Acceptability: against the definitions, on all small argument graphs, and on debates. */
#include "graph/preferred.h"
#include "leak.h"
#include "small_debate.h"

#include <criterion/new/assert.h>
#include <math.h>
#include <time.h>

TestSuite(acceptability, .timeout = 120);

/* ---- argument graphs of up to 32 arguments, as sets of bits ---------------------------------- */

enum { MOST = 12 };

typedef struct framework {
	uint32_t count;
	uint32_t attacks[MOST]; /* per argument: the set it attacks */
} framework;

/* One bit for each of the count^2 attacks that there may be. */
static framework from_code(uint32_t count, uint64_t code)
{
	framework out = {count, {0}};
	for (uint32_t v = 0; v < count; v++, code >>= count)
		out.attacks[v] = (uint32_t)(code & ((UINT64_C(1) << count) - 1));
	return out;
}

/* "1>2 2>1": arguments count from 1. */
static framework from_text(uint32_t count, const char *text)
{
	framework out = {count, {0}};
	unsigned a, b;
	int read;
	for (; sscanf(text, "%u>%u%n", &a, &b, &read) == 2; text += read)
		out.attacks[a - 1] |= 1U << (b - 1);
	return out;
}

static uint32_t attacked_by(const framework *f, uint32_t set)
{
	uint32_t out = 0;
	for (uint32_t v = 0; v < f->count; v++)
		if (set >> v & 1)
			out |= f->attacks[v];
	return out;
}

/* All whose attackers are all attacked by the set. */
static uint32_t defended_by(const framework *f, uint32_t set)
{
	uint32_t attacked = attacked_by(f, set), out = (1U << f->count) - 1;
	for (uint32_t v = 0; v < f->count; v++)
		if (!(attacked >> v & 1))
			out &= ~f->attacks[v];
	return out;
}

static bool is_admissible(const framework *f, uint32_t set)
{
	return (attacked_by(f, set) & set) == 0 && (set & ~defended_by(f, set)) == 0;
}

/* What the definitions say. */
typedef struct truth {
	uint32_t grounded, ideal;
	uint32_t preferred[1 << MOST];
	uint32_t preferred_count, stable_count;
} truth;

static void enumerate(truth *out, const framework *f)
{
	uint32_t all = (1U << f->count) - 1, common = all;
	*out = (truth){0};
	while (defended_by(f, out->grounded) != out->grounded)
		out->grounded = defended_by(f, out->grounded);
	for (uint32_t set = 0; set <= all; set++) {
		if (!is_admissible(f, set))
			continue;
		bool is_largest = true;
		for (uint32_t more = (set + 1) | set; is_largest && more <= all;
			more = (more + 1) | set)
			is_largest = !is_admissible(f, more);
		if (!is_largest)
			continue;
		out->preferred[out->preferred_count++] = set;
		out->stable_count += (set | attacked_by(f, set)) == all;
		common &= set;
	}
	for (uint32_t set = 0; set <= all; set++)
		if ((set & ~common) == 0 && is_admissible(f, set) &&
			__builtin_popcount(set) > __builtin_popcount(out->ideal))
			out->ideal = set;
}

static sg_attacks attacks_of(const framework *f, sg_arena *arena)
{
	sg_tie ties[MOST * MOST];
	size_t count = 0;
	sg_attacks out;
	for (uint32_t a = 0; a < f->count; a++)
		for (uint32_t b = 0; b < f->count; b++)
			if (f->attacks[a] >> b & 1)
				ties[count++] = (sg_tie){a, b, 0, 0.5};
	cr_assert(sg_attacks__build(&out, ties, count, f->count, arena) == SG_OK);
	return out;
}

static const sg_extension_limit NO_LIMIT = {UINT64_MAX, UINT64_MAX};

static void check(const framework *f, const char *name)
{
	static truth expected;
	sg_arena arena = SG_ARENA_INIT;
	sg_attacks attacks = attacks_of(f, &arena);
	unsigned char label[MOST];
	sg_extensions found;
	enumerate(&expected, f);
	cr_assert(sg_grounded__label(label, &attacks, &arena) == SG_OK);
	cr_assert(sg_extensions__find(&found, &attacks, label, &NO_LIMIT, &arena, &arena) == SG_OK);
	cr_assert(found.is_preferred_exact && found.is_stable_exact);
	cr_assert(found.preferred == expected.preferred_count, "%s: %g preferred, not %u", name,
		found.preferred, expected.preferred_count);
	cr_assert(found.stable == expected.stable_count, "%s: %g stable, not %u", name,
		found.stable, expected.stable_count);
	uint32_t out = attacked_by(f, expected.grounded);
	for (uint32_t v = 0; v < f->count; v++) {
		int is = expected.grounded >> v & 1 ? SG_ARGUMENT_IN
			 : out >> v & 1             ? SG_ARGUMENT_OUT
						    : SG_ARGUMENT_UNDECIDED;
		double in = 0;
		for (uint32_t i = 0; i < expected.preferred_count; i++)
			in += expected.preferred[i] >> v & 1;
		cr_assert(label[v] == is, "%s: %u is labelled %d, not %d", name, v, label[v], is);
		cr_assert(is_close(found.preferred_share[v], in / expected.preferred_count, 1e-12),
			"%s: %u in %g of all, not %g of %u", name, v, found.preferred_share[v], in,
			expected.preferred_count);
		cr_assert(found.ideal[v] == (expected.ideal >> v & 1), "%s: %u ideal %g", name, v,
			found.ideal[v]);
	}
	sg_arena_destroy(&arena);
}

static void check_code(uint32_t count, uint64_t code)
{
	char name[40];
	framework f = from_code(count, code);
	snprintf(name, sizeof name, "%u arguments, code %llu", count, (unsigned long long)code);
	check(&f, name);
}

Test(acceptability, right_on_all_graphs_of_up_to_three_arguments)
{
	check_code(0, 0);
	for (uint32_t n = 1; n <= 3; n++)
		for (uint64_t code = 0; code < UINT64_C(1) << (n * n); code++)
			check_code(n, code);
	cr_assert(not(has_leaks()));
}

Test(acceptability, right_on_all_graphs_of_four_arguments)
{
	for (uint64_t code = 0; code < 65536; code++)
		check_code(4, code);
}

/* Of every density: each attack is there with a chance of 1, 2, ... in 8. */
static uint64_t random_code(uint32_t count, unsigned *seed)
{
	uint64_t code = 0;
	int chance = 1 + rand_r(seed) % 5;
	for (uint32_t i = 0; i < count * count; i++)
		code = code << 1 | (rand_r(seed) % 8 < chance);
	return code;
}

Test(acceptability, right_on_graphs_of_five_and_six_arguments)
{
	unsigned seed = 5;
	for (int i = 0; i < 20000; i++)
		check_code(5, random_code(5, &seed));
	for (int i = 0; i < 20000; i++)
		check_code(6, random_code(6, &seed));
}

/* With few attacks, so that there are several parts, long ways and many extensions. */
Test(acceptability, right_on_sparse_graphs_of_up_to_twelve_arguments)
{
	unsigned seed = 12;
	for (int i = 0; i < 1500; i++) {
		framework f = {7 + (uint32_t)rand_r(&seed) % 6, {0}};
		int attacks = (int)f.count + rand_r(&seed) % (int)f.count;
		for (int k = 0; k < attacks; k++)
			f.attacks[(uint32_t)rand_r(&seed) % f.count] |=
				1U << (uint32_t)rand_r(&seed) % f.count;
		/* Pairs that attack each other make choices. */
		for (uint32_t v = 0; v + 1 < f.count; v += 2)
			if (rand_r(&seed) % 2) {
				f.attacks[v] |= 1U << (v + 1);
				f.attacks[v + 1] |= 1U << v;
			}
		check(&f, "a sparse graph");
	}
}

/* ---- the textbook's ------------------------------------------------------------------------- */

typedef struct solved {
	sg_extensions all;
	unsigned char label[MOST];
} solved;

/* Solved once more with check(), which the values written here must agree with. */
static solved solve(framework f, sg_arena *arena)
{
	solved out;
	check(&f, "an example");
	sg_attacks attacks = attacks_of(&f, arena);
	cr_assert(sg_grounded__label(out.label, &attacks, arena) == SG_OK);
	cr_assert(sg_extensions__find(&out.all, &attacks, out.label, &NO_LIMIT, arena, arena) ==
		  SG_OK);
	return out;
}

static void expect(const char *text, uint32_t count, double preferred, double stable,
	const char *labels, const char *shares, const char *ideal)
{
	static const char letters[] = "-?+";
	sg_arena arena = SG_ARENA_INIT;
	solved s = solve(from_text(count, text), &arena);
	cr_assert(s.all.preferred == preferred && s.all.stable == stable, "%s", text);
	for (uint32_t v = 0; v < count; v++) {
		cr_assert(letters[s.label[v]] == labels[v], "%s: %u", text, v);
		cr_assert(s.all.preferred_share[v] * 2 == shares[v] - '0', "%s: %u", text, v);
		cr_assert(s.all.ideal[v] == ideal[v] - '0', "%s: %u", text, v);
	}
	sg_arena_destroy(&arena);
}

/* Labels: + in, - out, ? undecided. Shares are in halves. */
Test(acceptability, examples_of_the_field)
{
	expect("1>2 2>3", 3, 1, 1, "+-+", "202", "101");
	expect("1>2 2>1", 2, 2, 2, "??", "11", "00");
	expect("1>2 2>3 3>1", 3, 1, 0, "???", "000", "000");
	expect("1>2 1>3 2>1 2>3 3>4 4>3", 4, 2, 2, "????", "1102", "0001");
	expect("1>1 1>2 2>3", 3, 1, 0, "???", "000", "000");
	expect("1>2 2>1 1>3 2>3 3>4", 4, 2, 2, "????", "1102", "0000");
	expect("1>2 2>1 2>3 3>4 4>5 5>3", 5, 2, 1, "?????", "11010", "00000");
	expect("1>1", 1, 1, 0, "?", "0", "0");
	expect("", 2, 1, 1, "++", "22", "11");
}

/* ---- sizes ---------------------------------------------------------------------------------- */

static sg_extensions find_in(const sg_tie *ties, size_t tie_count, uint32_t count,
	const sg_extension_limit *limit, sg_arena *arena)
{
	sg_attacks attacks;
	sg_extensions out;
	unsigned char *label = sg_arena_array(arena, count, 1);
	cr_assert(sg_attacks__build(&attacks, ties, tie_count, count, arena) == SG_OK);
	cr_assert(sg_grounded__label(label, &attacks, arena) == SG_OK);
	cr_assert(sg_extensions__find(&out, &attacks, label, limit, arena, arena) == SG_OK);
	return out;
}

/* Pairs that attack each other double the extensions; beyond 2^53 their number is a bound. */
Test(acceptability, parts_multiply)
{
	enum { PAIRS = 60 };
	sg_arena arena = SG_ARENA_INIT;
	sg_tie ties[2 * PAIRS];
	for (uint32_t i = 0; i < PAIRS; i++) {
		ties[2 * i] = (sg_tie){2 * i, 2 * i + 1, 0, 1};
		ties[2 * i + 1] = (sg_tie){2 * i + 1, 2 * i, 0, 1};
	}
	sg_extensions found = find_in(ties, 40, 40, &NO_LIMIT, &arena);
	cr_assert(found.preferred == 1 << 20 && found.is_preferred_exact);
	cr_assert(found.stable == 1 << 20 && found.is_stable_exact);
	found = find_in(ties, 2 * PAIRS, 2 * PAIRS, &NO_LIMIT, &arena);
	cr_assert(found.preferred == 0x1p53 && !found.is_preferred_exact);
	cr_assert(found.stable == 0x1p53 && !found.is_stable_exact);
	cr_assert(eq(dbl, found.preferred_share[5], 0.5));
	/* One that attacks itself leaves no stable extension, however many the others have. */
	ties[2 * PAIRS - 1] = (sg_tie){2 * PAIRS - 1, 2 * PAIRS - 1, 0, 1};
	ties[2 * PAIRS - 2] = ties[2 * PAIRS - 1];
	found = find_in(ties, 2 * PAIRS - 1, 2 * PAIRS, &NO_LIMIT, &arena);
	cr_assert(found.stable == 0 && found.is_stable_exact);
	sg_arena_destroy(&arena);
}

/* A search that gives up says so, and its numbers are lower bounds. */
Test(acceptability, what_was_not_searched_is_not_known)
{
	enum { PAIRS = 14, COUNT = 2 * PAIRS + 3 };
	sg_arena arena = SG_ARENA_INIT;
	sg_tie ties[COUNT * COUNT];
	size_t count = 0;
	for (uint32_t i = 0; i < PAIRS; i++) {
		ties[count++] = (sg_tie){2 * i, 2 * i + 1, 0, 1};
		ties[count++] = (sg_tie){2 * i + 1, 2 * i, 0, 1};
		/* joined at both ends, so that they are one part */
		ties[count++] = (sg_tie){2 * i, 2 * PAIRS, 0, 1};
		ties[count++] = (sg_tie){2 * i + 1, 2 * PAIRS, 0, 1};
	}
	ties[count++] = (sg_tie){2 * PAIRS + 1, 2 * PAIRS + 2, 0, 1};
	ties[count++] = (sg_tie){2 * PAIRS + 2, 2 * PAIRS + 1, 0, 1};
	sg_extensions found = find_in(ties, count, COUNT, &NO_LIMIT, &arena);
	cr_assert(found.preferred == 1 << (PAIRS + 1) && found.is_preferred_exact);
	const sg_extension_limit small = {5000, 5000};
	found = find_in(ties, count, COUNT, &small, &arena);
	cr_assert(not(found.is_preferred_exact));
	cr_assert(not(found.is_stable_exact));
	cr_assert(found.preferred >= 2 && found.preferred < 1 << (PAIRS + 1));
	cr_assert(isnan(found.preferred_share[0]) && isnan(found.ideal[0]));
	/* The other part is known. */
	cr_assert(eq(dbl, found.preferred_share[2 * PAIRS + 1], 0.5));
	const sg_extension_limit none = {0, 0};
	found = find_in(ties, count, COUNT, &none, &arena);
	cr_assert(found.preferred == 1 && !found.is_preferred_exact);
	cr_assert(found.stable == 0 && !found.is_stable_exact);
	sg_arena_destroy(&arena);
}

/* A stack of calls would not hold this; quadratic code would not end. */
Test(acceptability, long_chains_and_rings_are_quick)
{
	enum { COUNT = 200 * 1000 };
	sg_arena arena = SG_ARENA_INIT;
	const sg_extension_limit limit = {1000 * 1000, 2 * 1000 * 1000};
	sg_tie *ties = sg_arena_array(&arena, COUNT, sizeof *ties);
	for (uint32_t i = 0; i < COUNT; i++)
		ties[i] = (sg_tie){i, (i + 1) % COUNT, 0, 1};
	sg_extensions found = find_in(ties, COUNT - 1, COUNT, &limit, &arena);
	cr_assert(found.preferred == 1 && found.is_preferred_exact);
	cr_assert(eq(dbl, found.preferred_share[COUNT - 2], 1));
	cr_assert(eq(dbl, found.preferred_share[COUNT - 1], 0));
	found = find_in(ties, COUNT, COUNT, &limit, &arena);
	cr_assert(found.preferred >= 1);
	sg_arena_destroy(&arena);
}

/* Random attacks among a few hundred have too many extensions to find all: it must not hang. */
Test(acceptability, hard_graphs_end_by_the_limit)
{
	enum { COUNT = 3000, ATTACKS = 9000 };
	sg_arena arena = SG_ARENA_INIT;
	const sg_extension_limit limit = {2 * 1000 * 1000, 20 * 1000 * 1000};
	sg_tie ties[ATTACKS];
	unsigned seed = 3;
	for (uint32_t i = 0; i < ATTACKS; i++)
		ties[i] = (sg_tie){
			(uint32_t)rand_r(&seed) % COUNT, (uint32_t)rand_r(&seed) % COUNT, 0, 1};
	clock_t start = clock();
	sg_extensions found = find_in(ties, ATTACKS, COUNT, &limit, &arena);
	cr_assert(found.preferred >= 1);
	double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
	cr_assert(seconds < 20, "%g s", seconds);
	sg_arena_destroy(&arena);
}

/* ---- the order of arguments -----------------------------------------------------------------*/

Test(acceptability, numbering_arguments_otherwise_changes_nothing)
{
	unsigned seed = 77;
	for (int round = 0; round < 300; round++) {
		sg_arena arena = SG_ARENA_INIT;
		framework f = from_code(7, 0), g = from_code(7, 0);
		uint32_t moved[7] = {0, 1, 2, 3, 4, 5, 6};
		for (uint32_t v = 6; v > 0; v--) {
			uint32_t other = (uint32_t)rand_r(&seed) % (v + 1), kept = moved[v];
			moved[v] = moved[other];
			moved[other] = kept;
		}
		for (int i = 0; i < 12; i++) {
			uint32_t a = (uint32_t)rand_r(&seed) % 7, b = (uint32_t)rand_r(&seed) % 7;
			f.attacks[a] |= 1U << b;
			g.attacks[moved[a]] |= 1U << moved[b];
		}
		solved first = solve(f, &arena), second = solve(g, &arena);
		cr_assert(first.all.preferred == second.all.preferred);
		cr_assert(first.all.stable == second.all.stable);
		for (uint32_t v = 0; v < 7; v++) {
			uint32_t w = moved[v];
			cr_assert(first.label[v] == second.label[w]);
			cr_assert(first.all.ideal[v] == second.all.ideal[w]);
			cr_assert(first.all.preferred_share[v] == second.all.preferred_share[w]);
		}
		sg_arena_destroy(&arena);
	}
}

/* ---- debates -------------------------------------------------------------------------------- */

static void rebut(small_debate *d, uint32_t source, uint32_t target, double confidence)
{
	relate(d, SG_REBUTS, sg_node_claim(source), sg_node_claim(target), confidence);
}

static int label_of(const small_debate *d, uint32_t claim)
{
	return (int)claims_column(d, "acceptability")[claim];
}

Test(acceptability, a_rebuttal_that_is_rebutted_is_out_and_its_target_back_in)
{
	small_debate d = people_only(3);
	uint32_t a = add_claim(&d, 0), b = add_claim(&d, 1), c = add_claim(&d, 2);
	uint32_t alone = add_claim(&d, 2);
	rebut(&d, b, a, 0.9);
	analyse(&d, 1);
	cr_assert(label_of(&d, a) == SG_ARGUMENT_OUT && label_of(&d, b) == SG_ARGUMENT_IN);
	cr_assert(eq(dbl, claims_column(&d, "decided_by")[a], b));
	rebut(&d, c, b, 0.2);
	analyse(&d, 1);
	const double *reason = claims_column(&d, "decided_by");
	cr_assert(label_of(&d, a) == SG_ARGUMENT_IN && label_of(&d, b) == SG_ARGUMENT_OUT);
	cr_assert(label_of(&d, c) == SG_ARGUMENT_IN && label_of(&d, alone) == SG_ARGUMENT_IN);
	cr_assert(isnan(reason[a]) && isnan(reason[c]) && isnan(reason[alone]));
	cr_assert(eq(dbl, reason[b], c));
	cr_assert(eq(dbl, figure(&d, "claims_in")->value, 3));
	cr_assert(eq(dbl, figure(&d, "claims_out")->value, 1));
	cr_assert(eq(dbl, figure(&d, "claims_undecided")->value, 0));
	cr_assert(eq(dbl, figure(&d, "preferred_extensions")->value, 1));
	sg_arena_destroy(&d.arena);
	cr_assert(not(has_leaks()));
}

/* The most confident accepted rebuttal, then the first; a rejected one is no reason. */
Test(acceptability, the_reason_is_the_most_confident_rebuttal_that_stands)
{
	small_debate d = people_only(1);
	uint32_t a = add_claim(&d, 0), rejected = add_claim(&d, 0), weak = add_claim(&d, 0);
	uint32_t sure = add_claim(&d, 0), as_sure = add_claim(&d, 0), last = add_claim(&d, 0);
	rebut(&d, rejected, a, 1);
	rebut(&d, last, rejected, 0.5);
	rebut(&d, as_sure, a, 0.7);
	rebut(&d, sure, a, 0.7);
	rebut(&d, weak, a, 0.6);
	analyse(&d, 1);
	cr_assert(eq(dbl, claims_column(&d, "decided_by")[a], sure));
	cr_assert(eq(dbl, claims_column(&d, "decided_by")[rejected], last));
	sg_arena_destroy(&d.arena);
}

Test(acceptability, claims_that_rebut_each_other_are_undecided)
{
	small_debate d = people_only(2);
	uint32_t a = add_claim(&d, 0), b = add_claim(&d, 1), c = add_claim(&d, 0);
	rebut(&d, a, b, 0.9);
	rebut(&d, b, a, 0.3);
	rebut(&d, b, c, 0.5);
	analyse(&d, 1);
	for (uint32_t v = 0; v < 3; v++)
		cr_assert(label_of(&d, v) == SG_ARGUMENT_UNDECIDED);
	cr_assert(eq(dbl, claims_column(&d, "decided_by")[c], b));
	cr_assert(eq(dbl, claims_column(&d, "preferred_share")[c], 0.5));
	cr_assert(eq(dbl, figure(&d, "preferred_extensions")->value, 2));
	cr_assert(eq(dbl, figure(&d, "stable_extensions")->value, 2));
	sg_arena_destroy(&d.arena);
}

/* Somebody who takes back what they said attacks it like anybody else; agreement is no defence;
 * people are no arguments. */
Test(acceptability, only_rebuttals_between_claims_count)
{
	small_debate d = people_only(2);
	uint32_t a = add_claim(&d, 0), b = add_claim(&d, 0), c = add_claim(&d, 1);
	rebut(&d, b, a, 1);
	relate(&d, SG_AGREES, sg_node_claim(c), sg_node_claim(a), 1);
	relate(&d, SG_REBUTS, sg_node_person(1), sg_node_claim(b), 1);
	relate(&d, SG_REBUTS, sg_node_claim(a), sg_node_person(1), 1);
	relate(&d, SG_REPLIES, sg_node_claim(a), sg_node_claim(c), 1);
	analyse(&d, 1);
	cr_assert(label_of(&d, a) == SG_ARGUMENT_OUT);
	cr_assert(label_of(&d, b) == SG_ARGUMENT_IN && label_of(&d, c) == SG_ARGUMENT_IN);
	cr_assert(eq(dbl, figure(&d, "stances_outside_arguments")->value, 2));
	const sg_network *arguments = network(&d, "claim_claim");
	cr_assert(arguments->source_kind == SG_NODE_CLAIM);
	cr_assert(arguments->target_kind == SG_NODE_CLAIM);
	cr_assert(eq(sz, arguments->tie_count, 2));
	cr_assert(eq(dbl, tie_of(arguments, b, a).negative, 1));
	cr_assert(eq(dbl, tie_of(arguments, c, a).positive, 1));
	sg_arena_destroy(&d.arena);
}

/* Rebutting one wording rebuts the argument; of several such rebuttals the surest counts. */
Test(acceptability, claims_that_restate_each_other_are_one_argument)
{
	small_debate d = people_only(3);
	uint32_t a = add_claim(&d, 0), b = add_claim(&d, 1), again = add_claim(&d, 2);
	uint32_t b_again = add_claim(&d, 2), unlike = add_claim(&d, 2);
	relate(&d, SG_RESTATES, sg_node_claim(again), sg_node_claim(a), 0.8);
	relate(&d, SG_RESTATES, sg_node_claim(b_again), sg_node_claim(b), 0.5);
	relate(&d, SG_RESTATES, sg_node_claim(unlike), sg_node_claim(a), 0.4);
	rebut(&d, b, a, 0.6);
	rebut(&d, b_again, again, 0.9);
	relate(&d, SG_AGREES, sg_node_claim(again), sg_node_claim(a), 1);
	analyse(&d, 1);
	cr_assert(label_of(&d, a) == SG_ARGUMENT_OUT && label_of(&d, again) == SG_ARGUMENT_OUT);
	cr_assert(label_of(&d, b_again) == SG_ARGUMENT_IN);
	cr_assert(label_of(&d, unlike) == SG_ARGUMENT_IN);
	cr_assert(eq(dbl, claims_column(&d, "decided_by")[a], b_again));
	cr_assert(eq(dbl, claims_column(&d, "decided_by")[again], b_again));
	const sg_network *arguments = network(&d, "claim_claim");
	cr_assert(eq(sz, arguments->tie_count, 1));
	cr_assert(eq(dbl, tie_of(arguments, b, a).negative, 0.9));
	sg_arena_destroy(&d.arena);
}

/* Two wordings of one argument, of which one rebuts the other: it attacks itself. */
Test(acceptability, an_argument_against_itself_is_undecided_until_it_is_out)
{
	small_debate d = people_only(2);
	uint32_t a = add_claim(&d, 0), again = add_claim(&d, 1);
	relate(&d, SG_RESTATES, sg_node_claim(again), sg_node_claim(a), 1);
	rebut(&d, again, a, 0.5);
	analyse(&d, 1);
	cr_assert(label_of(&d, a) == SG_ARGUMENT_UNDECIDED);
	cr_assert(eq(dbl, claims_column(&d, "decided_by")[a], again));
	cr_assert(eq(dbl, figure(&d, "stable_extensions")->value, 0));
	cr_assert(eq(sz, network(&d, "claim_claim")->tie_count, 1));
	uint32_t b = add_claim(&d, 1);
	rebut(&d, b, a, 0.5);
	analyse(&d, 1);
	cr_assert(label_of(&d, a) == SG_ARGUMENT_OUT && label_of(&d, again) == SG_ARGUMENT_OUT);
	cr_assert(eq(dbl, claims_column(&d, "decided_by")[again], b));
	sg_arena_destroy(&d.arena);
}

Test(acceptability, no_claims_have_one_empty_extension)
{
	small_debate d = people_only(1);
	analyse(&d, 1);
	cr_assert(eq(dbl, figure(&d, "preferred_extensions")->value, 1));
	cr_assert(eq(dbl, figure(&d, "stable_extensions")->value, 1));
	cr_assert(eq(dbl, figure(&d, "claims_in")->value, 0));
	cr_assert(eq(sz, network(&d, "claim_claim")->tie_count, 0));
	sg_arena_destroy(&d.arena);
}
