/* Controversy: published values of graphs with known sides, and cases to do by hand. */
#include "graph/network.h"
#include "graph/random.h"
#include "graph/random_walk.h"
#include "graph/rewire.h"
#include "leak.h"
#include "small_debate.h"

#include <criterion/new/assert.h>
#include <math.h>

TestSuite(controversy, .timeout = 60);

static const sg_walk_effort exact = {1e-13, 5000};

/* ---- graphs --------------------------------------------------------------------------------- */

typedef struct sided {
	sg_arena arena;
	sg_signed_graph network;
	sg_camp_graph graph;
	uint32_t *camp; /* per node */
} sided;

/* `side` is per person; ties in any order. */
static void make_sided(
	sided *out, const sg_tie *ties, size_t count, const uint32_t *side, uint32_t people)
{
	const sg_network none = {.ties = NULL};
	sg_network network;
	*out = (sided){.arena = SG_ARENA_INIT};
	sg_links links = {NULL, 0, 0, &out->arena};
	for (size_t i = 0; i < count; i++)
		cr_assert(sg_links__add(&links, ties[i].source, ties[i].target, ties[i].positive,
				  0) == SG_OK);
	cr_assert(sg_network__sum(&network, "", &links, &out->arena) == SG_OK);
	cr_assert(sg_signed_graph__build(&out->network, &network, &none, people, &out->arena) ==
		  SG_OK);
	uint32_t n = out->network.node_count;
	out->camp = sg_arena_array(&out->arena, n, sizeof *out->camp);
	for (uint32_t v = 0; v < n; v++)
		out->camp[v] = side[out->network.person[v]];
	out->graph = sg_camp_graph__of(&out->network, out->camp, 2);
}

/* Zachary's karate club (1977), members from 0: who meets outside the club, and whom they followed
 * when it split. */
static const unsigned char karate[][2] = {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {0, 5}, {0, 6}, {0, 7},
	{0, 8}, {0, 10}, {0, 11}, {0, 12}, {0, 13}, {0, 17}, {0, 19}, {0, 21}, {0, 31}, {1, 2},
	{1, 3}, {1, 7}, {1, 13}, {1, 17}, {1, 19}, {1, 21}, {1, 30}, {2, 3}, {2, 7}, {2, 8}, {2, 9},
	{2, 13}, {2, 27}, {2, 28}, {2, 32}, {3, 7}, {3, 12}, {3, 13}, {4, 6}, {4, 10}, {5, 6},
	{5, 10}, {5, 16}, {6, 16}, {8, 30}, {8, 32}, {8, 33}, {9, 33}, {13, 33}, {14, 32}, {14, 33},
	{15, 32}, {15, 33}, {18, 32}, {18, 33}, {19, 33}, {20, 32}, {20, 33}, {22, 32}, {22, 33},
	{23, 25}, {23, 27}, {23, 29}, {23, 32}, {23, 33}, {24, 25}, {24, 27}, {24, 31}, {25, 31},
	{26, 29}, {26, 33}, {27, 33}, {28, 31}, {28, 33}, {29, 32}, {29, 33}, {30, 32}, {30, 33},
	{31, 32}, {31, 33}, {32, 33}};
enum { KARATE_PEOPLE = 34, KARATE_TIES = sizeof karate / sizeof *karate };

static void make_karate(sided *out)
{
	static const uint32_t of_the_president[] = {
		9, 14, 15, 18, 20, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33};
	uint32_t side[KARATE_PEOPLE] = {0};
	sg_tie ties[KARATE_TIES];
	for (size_t i = 0; i < sizeof of_the_president / sizeof *of_the_president; i++)
		side[of_the_president[i]] = 1;
	for (size_t i = 0; i < KARATE_TIES; i++)
		ties[i] = (sg_tie){karate[i][0], karate[i][1], 1, 0};
	make_sided(out, ties, KARATE_TIES, side, KARATE_PEOPLE);
}

static double walk_controversy(sided *s, uint32_t hubs, double damping)
{
	sg_walk walk;
	cr_assert(sg_walk__init(&walk, &s->graph, &s->arena) == SG_OK);
	cr_assert(sg_walk__choose_hubs(&walk, (uint32_t[]){hubs, hubs}, &s->arena) == SG_OK);
	sg_walk_result out = sg_walk__controversy(&walk, damping, exact);
	cr_assert(out.is_converged);
	return out.value;
}

static double boundary(sided *s)
{
	double out;
	cr_assert(sg_camp_graph__boundary(&out, &s->graph, &s->arena) == SG_OK);
	return out;
}

static sg_mixing mixing(sided *s)
{
	sg_mixing out;
	cr_assert(sg_camp_graph__mixing(&out, &s->graph, &s->arena) == SG_OK);
	return out;
}

static sg_dipole dipole(sided *s, uint32_t poles)
{
	sg_walk walk;
	cr_assert(sg_walk__init(&walk, &s->graph, &s->arena) == SG_OK);
	cr_assert(sg_walk__choose_hubs(&walk, (uint32_t[]){poles, poles}, &s->arena) == SG_OK);
	return sg_walk__dipole(&walk, exact);
}

/* ---- the karate club, with the sides it split into ------------------------------------------ */

Test(controversy, karate_ties_within_and_across)
{
	sided s;
	make_karate(&s);
	sg_mixing m = mixing(&s);
	cr_expect(eq(dbl, m.ties, 78));
	cr_expect(is_close(m.ei_index, -0.717949, 1e-6));
	cr_expect(is_close(m.modularity, 0.358235, 1e-6));
	cr_expect(is_close(m.assortativity, 0.717531, 1e-6));
	cr_expect(is_close(sg_camp_graph__ei_index(&s.graph), m.ei_index, 1e-12));
	cr_expect(is_close(sg_camp_graph__adaptive_ei(&s.graph), 0.732319, 1e-6));
	cr_expect(is_close(boundary(&s), 0.172601, 1e-6));
	sg_arena_destroy(&s.arena);
}

Test(controversy, karate_walks)
{
	sided s;
	make_karate(&s);
	cr_expect(is_close(walk_controversy(&s, 1, 1), 0.612691, 1e-6));
	cr_expect(is_close(walk_controversy(&s, 2, 1), 0.698744, 1e-6));
	cr_expect(is_close(walk_controversy(&s, 3, 1), 0.790098, 1e-6));
	/* Walks that hardly ever go on end nearer to where they start. */
	cr_expect(walk_controversy(&s, 1, 0.85) > walk_controversy(&s, 1, 1));
	cr_expect(is_close(walk_controversy(&s, 1, 1 - 1e-9), walk_controversy(&s, 1, 1), 1e-6));
	sg_arena_destroy(&s.arena);
}

Test(controversy, karate_dipole)
{
	sided s;
	make_karate(&s);
	/* Published as 0.763305, the distance alone: there the one member between the poles was
	 * counted with the side of 16, which made 17 of either. */
	sg_dipole d = dipole(&s, 2);
	cr_expect(is_close(d.distance, 0.763305, 1e-5));
	cr_expect(is_close(d.imbalance, 1.0 / 34, 1e-12));
	cr_expect(is_close(d.value, 0.740858, 1e-6));
	sg_arena_destroy(&s.arena);
}

/* ---- retweets ------------------------------------------------------------------------------- */

enum { MOST_NAMES = 4000, NAME = 32 };

typedef struct names {
	char name[MOST_NAMES][NAME];
	uint32_t count;
} names;

static uint32_t number_of(names *all, const char *name)
{
	uint32_t i = 0;
	while (i < all->count && strcmp(all->name[i], name) != 0)
		i++;
	if (i == all->count) {
		cr_assert(all->count < MOST_NAMES);
		snprintf(all->name[all->count++], NAME, "%s", name);
	}
	return i;
}

static FILE *open_data(const char *prefix, const char *topic, const char *suffix)
{
	char path[600];
	snprintf(path, sizeof path, "%s/../shared/data/graphs/controversy/%s%s%s", SG_SOURCE_DIR,
		prefix, topic, suffix);
	return fopen(path, "r");
}

static bool load_retweets(sided *out, const char *topic)
{
	static names all;
	static sg_tie ties[20000];
	static uint32_t side[MOST_NAMES];
	char a[NAME], b[NAME], prefix[100];
	double weight;
	size_t count = 0;
	FILE *file = open_data(
		"networks_retweet_networks_retweet_graph_", topic, "_threshold_largest_CC.txt");
	if (!file)
		return false;
	while (fscanf(file, "%31[^,],%31[^,],%lf\n", a, b, &weight) == 3) {
		uint32_t source = number_of(&all, a), target = number_of(&all, b);
		ties[count++] = (sg_tie){source, target, 1, 0};
	}
	fclose(file);
	for (uint32_t s = 0; s < 2; s++) {
		snprintf(prefix, sizeof prefix, "code_communities_retweet_networks_community%u_",
			s + 1);
		file = open_data(prefix, topic, ".txt");
		cr_assert(file != NULL);
		while (fscanf(file, "%31s", a) == 1)
			side[number_of(&all, a)] = s;
		fclose(file);
	}
	make_sided(out, ties, count, side, all.count);
	return true;
}

Test(controversy, beefban)
{
	sided s;
	if (!load_retweets(&s, "beefban"))
		cr_skip_test("data folder not there");
	cr_assert(eq(u32, s.network.node_count, 1610));
	cr_assert(eq(sz, s.network.tie_count, 1978));
	cr_expect(is_close(walk_controversy(&s, 10, 1), 0.8374, 5e-5));
	cr_expect(is_close(mixing(&s).ei_index, -0.9555, 5e-5));
	cr_expect(is_close(sg_camp_graph__adaptive_ei(&s.graph), 0.9554, 5e-5));
	cr_expect(is_close(boundary(&s), 0.2330, 5e-5));
	/* Several have the degree of the fortieth: which of them are poles matters little. */
	cr_expect(is_close(dipole(&s, 40).value, 0.943, 2e-3));
	sg_arena_destroy(&s.arena);
}

/* ---- by hand -------------------------------------------------------------------------------- */

/* A path 0 - 1 - 2 - 3 - 4 - 5, three on each side. */
static void make_path(sided *out, double middle)
{
	const sg_tie ties[] = {
		{0, 1, 1, 0}, {1, 2, 1, 0}, {2, 3, middle, 0}, {3, 4, 1, 0}, {4, 5, 1, 0}};
	make_sided(out, ties, 5, (const uint32_t[]){0, 0, 0, 1, 1, 1}, 6);
}

Test(controversy, walks_along_a_path)
{
	sided s;
	make_path(&s, 1);
	/* 1, 2, 3 and 4 are alike but for what is around them: 2 and 3 are the hubs. */
	cr_expect(is_close(walk_controversy(&s, 1, 1), 1, 1e-12));
	/* With two of three as hubs only 0 and 5 are left, whose walks end at once. */
	cr_expect(is_close(walk_controversy(&s, 2, 1), 1, 1e-12));
	cr_expect(isnan(walk_controversy(&s, 3, 1)));
	cr_expect(is_close(mixing(&s).ei_index, -3.0 / 5, 1e-12));
	/* 2 and 3 are the boundary: one tie in, one out. */
	cr_expect(is_close(boundary(&s), 0, 1e-12));
	sg_arena_destroy(&s.arena);
	make_path(&s, 3);
	cr_expect(is_close(mixing(&s).ei_index, (3.0 - 4) / (3 + 4), 1e-12));
	cr_expect(is_close(boundary(&s), 1.0 / 4 - 0.5, 1e-12));
	sg_arena_destroy(&s.arena);
}

Test(controversy, walks_from_one_hub_to_the_other)
{
	/* Stars around 1 and 4, joined by 1 - 0 - 3 - 4. */
	const sg_tie ties[] = {{1, 2, 1, 0}, {1, 6, 1, 0}, {1, 0, 1, 0}, {0, 3, 1, 0}, {3, 4, 1, 0},
		{4, 5, 1, 0}, {4, 7, 1, 0}};
	sided s;
	make_sided(&s, ties, 7, (const uint32_t[]){0, 0, 0, 1, 1, 1, 0, 1}, 8);
	/* From 0 two walks of three end at 1; from 2 and 6 all. */
	double stays = (2 + 2.0 / 3) / 3;
	cr_expect(is_close(walk_controversy(&s, 1, 1), 2 * stays - 1, 1e-12));
	/* With damping f: from 0 to 1 h = f / 2 + f / 2 g, to 4 g = f / 2 h. */
	double f = 0.85, h = f / 2 / (1 - f * f / 4), g = f / 2 * h;
	stays = (2 * f + h) / (2 * f + h + g);
	cr_expect(is_close(walk_controversy(&s, 1, f), 2 * stays - 1, 1e-12));
	/* 0 and 3 hold -1/3 and 1/3. */
	cr_expect(is_close(dipole(&s, 1).value, (3 + 1.0 / 3) / 4, 1e-12));
	sg_arena_destroy(&s.arena);
}

Test(controversy, sides_that_do_not_meet)
{
	const sg_tie ties[] = {{0, 1, 1, 0}, {1, 2, 1, 0}, {3, 4, 1, 0}, {4, 5, 1, 0}};
	sided s;
	make_sided(&s, ties, 4, (const uint32_t[]){0, 0, 0, 1, 1, 1}, 6);
	cr_expect(eq(dbl, mixing(&s).ei_index, -1));
	cr_expect(eq(dbl, mixing(&s).assortativity, 1));
	cr_expect(eq(dbl, sg_camp_graph__adaptive_ei(&s.graph), 1));
	cr_expect(isnan(boundary(&s)));
	cr_expect(eq(dbl, walk_controversy(&s, 1, 1), 1));
	cr_expect(eq(dbl, walk_controversy(&s, 1, 0.85), 1));
	cr_expect(eq(dbl, dipole(&s, 1).value, 1));
	sg_arena_destroy(&s.arena);
}

Test(controversy, sides_that_only_meet)
{
	/* A ring in which everybody is between two of the other side. */
	sg_tie ties[6];
	for (uint32_t i = 0; i < 6; i++)
		ties[i] = (sg_tie){i, (i + 1) % 6, 1, 0};
	sided s;
	make_sided(&s, ties, 6, (const uint32_t[]){0, 1, 0, 1, 0, 1}, 6);
	cr_expect(eq(dbl, mixing(&s).ei_index, 1));
	cr_expect(is_close(mixing(&s).assortativity, -1, 1e-12));
	cr_expect(eq(dbl, sg_camp_graph__adaptive_ei(&s.graph), -1));
	cr_expect(isnan(boundary(&s)));
	cr_expect(walk_controversy(&s, 1, 1) < 0);
	sg_arena_destroy(&s.arena);
}

Test(controversy, people_in_no_camp_pass_walks_on_and_count_for_nothing_else)
{
	/* 0 - 1 - 6 - 4 - 5 and hubs' friends 2, 3: 6 is in no camp. */
	const sg_tie ties[] = {
		{0, 1, 1, 0}, {1, 2, 1, 0}, {1, 6, 1, 0}, {6, 4, 1, 0}, {4, 5, 1, 0}, {4, 3, 1, 0}};
	sided s;
	make_sided(&s, ties, 6, (const uint32_t[]){0, 0, 0, 1, 1, 1, SG_NONE}, 7);
	cr_expect(eq(dbl, mixing(&s).ties, 4));
	cr_expect(eq(dbl, mixing(&s).ei_index, -1));
	cr_expect(eq(dbl, walk_controversy(&s, 1, 1), 1));
	/* One of seven is undecided. */
	cr_expect(is_close(dipole(&s, 1).value, 1, 1e-12));
	sg_arena_destroy(&s.arena);
}

Test(controversy, nothing_at_all)
{
	sided s;
	make_sided(&s, NULL, 0, NULL, 0);
	cr_expect(isnan(mixing(&s).ei_index));
	cr_expect(isnan(mixing(&s).modularity));
	cr_expect(isnan(sg_camp_graph__adaptive_ei(&s.graph)));
	cr_expect(isnan(boundary(&s)));
	cr_expect(isnan(walk_controversy(&s, 1, 1)));
	cr_expect(isnan(dipole(&s, 1).value));
	sg_arena_destroy(&s.arena);
}

/* ---- rewiring ------------------------------------------------------------------------------- */

Test(controversy, rewiring_keeps_degrees_and_makes_no_loop_and_no_pair_twice)
{
	sided s;
	sg_rewiring r;
	bool is_tied[KARATE_PEOPLE][KARATE_PEOPLE] = {{false}};
	size_t same = 0, ties = 0;
	make_karate(&s);
	cr_assert(sg_rewiring__init(&r, &s.network, 7, &s.arena) == SG_OK);
	sg_rewiring__swap(&r, 5000);
	sg_rewiring__fill(&r);
	for (uint32_t v = 0; v < KARATE_PEOPLE; v++) {
		cr_assert(eq(sz, r.first[v + 1], s.network.first[v + 1]));
		for (size_t slot = r.first[v]; slot < r.first[v + 1]; slot++) {
			uint32_t u = r.to[slot];
			cr_assert(u != v && !is_tied[v][u]);
			is_tied[v][u] = true;
			ties++;
			for (size_t old = r.first[v]; old < r.first[v + 1]; old++)
				same += s.network.to[old] == u;
		}
	}
	for (uint32_t v = 0; v < KARATE_PEOPLE; v++)
		for (uint32_t u = 0; u < KARATE_PEOPLE; u++)
			cr_assert(is_tied[v][u] == is_tied[u][v]);
	cr_assert(eq(sz, ties, 2 * KARATE_TIES));
	cr_assert(same < ties * 3 / 4);
	sg_arena_destroy(&s.arena);
	cr_assert(not(has_leaks()));
}

Test(controversy, rewiring_reaches_all_graphs_alike)
{
	/* A path of four: with its degrees there are only 0-1-2-3 and 0-2-1-3. */
	const sg_tie ties[] = {{0, 1, 1, 0}, {2, 3, 1, 0}, {1, 2, 1, 0}};
	sided s;
	sg_rewiring r;
	int count[4] = {0};
	make_sided(&s, ties, 3, (const uint32_t[]){0, 0, 0, 0}, 4);
	cr_assert(sg_rewiring__init(&r, &s.network, 1, &s.arena) == SG_OK);
	for (int i = 0; i < 10000; i++) {
		sg_rewiring__swap(&r, 20);
		sg_rewiring__fill(&r);
		count[r.to[r.first[0]]]++;
	}
	cr_expect(eq(int, count[1] + count[2], 10000));
	cr_expect(count[1] > 4700 && count[1] < 5300, "%d", count[1]);
	sg_arena_destroy(&s.arena);
}

Test(controversy, rewiring_nothing_is_no_error)
{
	sided s;
	sg_rewiring r;
	make_sided(&s, NULL, 0, NULL, 0);
	cr_assert(sg_rewiring__init(&r, &s.network, 1, &s.arena) == SG_OK);
	sg_rewiring__swap(&r, 0);
	sg_rewiring__fill(&r);
	sg_arena_destroy(&s.arena);
}

/* ---- debates -------------------------------------------------------------------------------- */

/* Two camps of `size` in which most agree; some rebut across, and `bridges` agree. */
static small_debate two_camps(uint32_t size, uint32_t bridges)
{
	small_debate d = people_only(2 * size);
	uint64_t random = 5;
	for (uint32_t camp = 0; camp < 2; camp++)
		for (uint32_t i = 0; i < 4 * size; i++)
			tie(&d, camp * size + sg_random__below(&random, size),
				camp * size + sg_random__below(&random, size), 1);
	for (uint32_t i = 0; i < 4 * size; i++)
		tie(&d, sg_random__below(&random, size), size + sg_random__below(&random, size),
			i < bridges ? 1 : -1);
	return d;
}

Test(controversy, two_camps_that_rebut_each_other)
{
	small_debate d = two_camps(30, 6);
	analyse(&d, 1);
	cr_assert(eq(sz, d.debate.analysis->camp_count, 2));
	cr_expect(figure(&d, "cross_camp_rebuttals")->value > 0.95);
	cr_expect(figure(&d, "within_camp_agreements")->value > 0.9);
	cr_expect(figure(&d, "ei_index")->value < -0.8);
	cr_expect(is_close(figure(&d, "ei_index")->value,
		1 - 2 * figure(&d, "within_camp_agreements")->value, 1e-12));
	cr_expect(figure(&d, "rwc")->value > 0.4);
	cr_expect(figure(&d, "rwc")->is_exact);
	cr_expect(figure(&d, "ei_index_z")->value < -4);
	cr_expect(not(figure(&d, "ei_index_z")->is_exact));
	cr_expect(figure(&d, "rwc_z")->value > 4);
	/* They answer each other nearly as much as their own. */
	cr_expect(figure(&d, "ei_index_attention")->value > figure(&d, "ei_index")->value + 0.3);
	cr_expect(figure(&d, "rwc_attention")->value < figure(&d, "rwc")->value - 0.2);
	sg_arena_destroy(&d.arena);
	cr_assert(not(has_leaks()));
}

static const char *const keys[] = {"cross_camp_rebuttals", "within_camp_agreements", "ei_index",
	"adaptive_ei", "camp_modularity", "camp_assortativity", "boundary_polarization",
	"dipole_polarization", "rwc", "rwc_pagerank", "ei_index_attention",
	"camp_assortativity_attention", "rwc_attention", "rwc_pagerank_attention", "ei_index_z",
	"rwc_z", "ei_index_attention_z", "rwc_attention_z"};

static void must_be_null(small_debate *d, size_t first)
{
	analyse(d, 1);
	for (size_t i = first; i < sizeof keys / sizeof *keys; i++)
		cr_expect(isnan(figure(d, keys[i])->value), "%s", keys[i]);
	sg_arena_destroy(&d->arena);
}

Test(controversy, what_is_too_small_to_measure_is_null)
{
	for (uint32_t people = 0; people < 4; people++) {
		small_debate d = people_only(people);
		for (uint32_t p = 1; p < people; p++)
			tie(&d, p - 1, p, -1);
		must_be_null(&d, 0);
	}
}

Test(controversy, one_camp_is_no_controversy)
{
	small_debate d = people_only(10);
	for (uint32_t p = 1; p < 10; p++)
		tie(&d, p - 1, p, 1);
	must_be_null(&d, 0);
}

Test(controversy, all_against_all_is_null_but_for_rebuttals)
{
	small_debate d = people_only(6);
	for (uint32_t a = 0; a < 6; a++)
		for (uint32_t b = a; b < 6; b++)
			tie(&d, a, b, -1);
	analyse(&d, 1);
	cr_expect(isnan(figure(&d, "ei_index")->value));
	cr_expect(isnan(figure(&d, "rwc")->value));
	cr_expect(isfinite(figure(&d, "cross_camp_rebuttals")->value));
	sg_arena_destroy(&d.arena);
}

Test(controversy, without_resamples_there_is_no_z)
{
	small_debate d = two_camps(20, 5);
	sg_graph_options options = SG_GRAPH_OPTIONS_INIT;
	sg_error err = SG_ERROR_INIT;
	options.resamples = 0;
	options.measures = "controversy";
	cr_assert(sg_graph_analyse(&d.debate, &options, &d.arena, &err) == SG_OK);
	cr_expect(sg_analysis_figure(d.debate.analysis, "ei_index_z") == NULL);
	cr_expect(sg_analysis_figure(d.debate.analysis, "rwc") != NULL);
	sg_arena_destroy(&d.arena);
}

/* The same debate with people numbered from behind. */
Test(controversy, the_order_of_people_does_not_matter)
{
	small_debate d = two_camps(25, 6), turned = people_only(50);
	for (size_t i = 0; i < d.debate.relation_count; i++) {
		const sg_relation *r = &d.debate.relations[i];
		tie(&turned, 49 - r->source.index, 49 - r->target.index, sg_relation_sign(r->kind));
	}
	analyse(&d, 1);
	analyse(&turned, 1);
	for (size_t i = 0; i < 14; i++)
		cr_expect(
			is_close(figure(&d, keys[i])->value, figure(&turned, keys[i])->value, 1e-9),
			"%s: %g and %g", keys[i], figure(&d, keys[i])->value,
			figure(&turned, keys[i])->value);
	sg_arena_destroy(&d.arena);
	sg_arena_destroy(&turned.arena);
}
