/* Controversy of the debate: how apart the camps stand, among those who agree and among those who
 * pay attention to each other, and how much of that is more than chance.
 *
 * Each number is taken on two networks, because they say different things. Agreements hold camps
 * together: a debate whose camps never agree is divided. In a thread most answers are rebuttals,
 * which cross camps: who answers whom tells whether the camps talk to each other. */
#include "contacts.h"
#include "network.h"
#include "random.h"
#include "random_walk.h"
#include "rewire.h"

#include <math.h>

/* Fewer ties with both ends in camps, or people with ties on a side, say nothing. */
enum { LEAST_TIES = 5, LEAST_PEOPLE = 3 };

/* Walks end at one in twenty of the smaller side's people, ten at most. */
enum { PEOPLE_PER_HUB = 20, MOST_HUBS = 10 };

/* Rounds of the solver, and how many ties they may look at. */
enum { MOST_ROUNDS = 2000, FEWEST_ROUNDS = 50, MOST_LOOKS = 200 * 1000 * 1000 };
#define TOLERANCE 1e-12

/* Rewired networks: how many, and how often a swap is tried for each tie before the first and
 * before each. Fewer where the network is large; with less than FEWEST_RUNS there is no z. */
enum { MOST_RUNS = 100, FEWEST_RUNS = 10, SWAPS_FIRST = 10, SWAPS_EACH = 2 };
enum { MOST_SWAPS = 5 * 1000 * 1000 };
/* Walks on them, less exact. */
enum { RUN_ROUNDS = 50, MOST_RUN_LOOKS = 40 * 1000 * 1000 };
#define RUN_TOLERANCE 1e-6

/* What the numbers of a network are called; NULL: not handed out. */
typedef struct key_set {
	const char *ei_index, *adaptive_ei, *modularity, *assortativity, *boundary, *dipole;
	const char *rwc, *rwc_pagerank, *ei_index_z, *rwc_z;
	uint64_t seed_part;
} key_set;

static const key_set of_agreement = {"ei_index", "adaptive_ei", "camp_modularity",
	"camp_assortativity", "boundary_polarization", "dipole_polarization", "rwc", "rwc_pagerank",
	"ei_index_z", "rwc_z", 0xC0117};
static const key_set of_attention = {"ei_index_attention", NULL, NULL,
	"camp_assortativity_attention", NULL, NULL, "rwc_attention", "rwc_pagerank_attention",
	"ei_index_attention_z", "rwc_attention_z", 0xA77E};

/* A network with its camps. */
typedef struct setting {
	sg_work *work;
	const key_set *keys;
	const sg_signed_graph *network;
	sg_camp_graph graph;
	sg_mixing mixing;
	uint32_t side_size[2];
	bool has_camps, has_sides; /* enough to measure */
	sg_walk walk;
	double rwc;
} setting;

static sg_status add(const setting *s, const char *key, double value, bool is_exact)
{
	return key ? sg_work__figure(s->work, key, value, is_exact || isnan(value)) : SG_OK;
}

static sg_status prepare(setting *s)
{
	sg_work *work = s->work;
	uint32_t n = s->network->node_count;
	uint32_t *camp = sg_arena_array(&work->scratch, n, sizeof *camp);
	if (!camp)
		return sg_work__nomem(work);
	for (uint32_t v = 0; v < n; v++) {
		camp[v] = work->out->person_camp[s->network->person[v]];
		if (camp[v] < 2)
			s->side_size[camp[v]]++;
	}
	s->graph = sg_camp_graph__of(s->network, camp, (uint32_t)work->out->camp_count);
	if (sg_camp_graph__mixing(&s->mixing, &s->graph, &work->scratch) != SG_OK)
		return sg_work__nomem(work);
	s->has_camps = work->out->camp_count >= 2 && s->mixing.ties >= LEAST_TIES;
	s->has_sides =
		s->has_camps && s->side_size[0] >= LEAST_PEOPLE && s->side_size[1] >= LEAST_PEOPLE;
	if (s->has_sides && sg_walk__init(&s->walk, &s->graph, &work->scratch) != SG_OK)
		return sg_work__nomem(work);
	return SG_OK;
}

/* ---- shares of ties ------------------------------------------------------------------------- */

static sg_status add_mixing(const setting *s)
{
	const sg_mixing none = {0, NAN, NAN, NAN}, *m = s->has_camps ? &s->mixing : &none;
	double adaptive = NAN, boundary = NAN;
	if (s->has_sides) {
		adaptive = sg_camp_graph__adaptive_ei(&s->graph);
		if (sg_camp_graph__boundary(&boundary, &s->graph, &s->work->scratch) != SG_OK)
			return sg_work__nomem(s->work);
	}
	sg_status st = add(s, s->keys->ei_index, m->ei_index, true);
	if (st == SG_OK)
		st = add(s, s->keys->adaptive_ei, adaptive, true);
	if (st == SG_OK)
		st = add(s, s->keys->modularity, m->modularity, true);
	if (st == SG_OK)
		st = add(s, s->keys->assortativity, m->assortativity, true);
	return st == SG_OK ? add(s, s->keys->boundary, boundary, true) : st;
}

/* ---- random walks --------------------------------------------------------------------------- */

static uint32_t clamp(uint64_t value, uint32_t least, uint32_t most)
{
	return value < least ? least : value > most ? most : (uint32_t)value;
}

static sg_walk_effort effort_for(const setting *s)
{
	uint64_t rounds = MOST_LOOKS / (2 * s->network->tie_count + 1);
	return (sg_walk_effort){TOLERANCE, clamp(rounds, FEWEST_ROUNDS, MOST_ROUNDS)};
}

static sg_status add_dipole(setting *s)
{
	uint32_t poles[2];
	sg_dipole found = {NAN, NAN, NAN, true};
	if (!s->keys->dipole)
		return SG_OK;
	for (int side = 0; side < 2; side++)
		poles[side] = clamp(s->side_size[side] / PEOPLE_PER_HUB, 1, UINT32_MAX);
	if (s->has_sides) {
		if (sg_walk__choose_hubs(&s->walk, poles, &s->work->scratch) != SG_OK)
			return sg_work__nomem(s->work);
		found = sg_walk__dipole(&s->walk, effort_for(s));
	}
	return add(s, s->keys->dipole, found.value, found.is_converged);
}

static sg_status add_walks(setting *s)
{
	sg_walk_result walks = {NAN, true}, damped = {NAN, true};
	uint32_t smaller = s->side_size[0] < s->side_size[1] ? s->side_size[0] : s->side_size[1];
	uint32_t hubs = clamp(smaller / PEOPLE_PER_HUB, 1, MOST_HUBS);
	if (s->has_sides) {
		if (sg_walk__choose_hubs(&s->walk, (uint32_t[]){hubs, hubs}, &s->work->scratch) !=
			SG_OK)
			return sg_work__nomem(s->work);
		walks = sg_walk__controversy(&s->walk, 1, effort_for(s));
		damped = sg_walk__controversy(&s->walk, SG_WALK_DAMPING, effort_for(s));
	}
	s->rwc = walks.value;
	sg_status st = add(s, s->keys->rwc, walks.value, walks.is_converged);
	return st == SG_OK ? add(s, s->keys->rwc_pagerank, damped.value, damped.is_converged) : st;
}

/* ---- chance --------------------------------------------------------------------------------- */

/* What a number comes to on rewired networks, as differences from what it is. */
typedef struct spread {
	double value, sum, squares, runs;
} spread;

static void take(spread *s, double value)
{
	double difference = value - s->value;
	if (isnan(difference))
		return;
	s->sum += difference;
	s->squares += difference * difference;
	s->runs++;
}

static double z_of(const spread *s)
{
	if (isnan(s->value) || s->runs < FEWEST_RUNS)
		return NAN;
	double mean = s->sum / s->runs;
	double variance = (s->squares - s->sum * mean) / (s->runs - 1);
	return variance > SG_WEIGHT_EPSILON * SG_WEIGHT_EPSILON ? -mean / sqrt(variance) : NAN;
}

static uint32_t runs_for(const setting *s)
{
	uint64_t affordable = MOST_SWAPS / (s->network->tie_count + 1);
	uint32_t wanted = s->work->options.resamples == SG_RESAMPLES_BY_SIZE
				  ? MOST_RUNS
				  : s->work->options.resamples;
	if (!s->has_camps || affordable < SWAPS_FIRST + SWAPS_EACH * FEWEST_RUNS)
		return 0;
	return clamp((affordable - SWAPS_FIRST) / SWAPS_EACH, 0, wanted);
}

static uint32_t walk_runs_for(const setting *s)
{
	uint64_t affordable = MOST_RUN_LOOKS / (2 * RUN_ROUNDS * (s->network->tie_count + 1));
	return s->has_sides && affordable >= FEWEST_RUNS ? clamp(affordable, 0, MOST_RUNS) : 0;
}

/* Hubs stay who they are, and so does the camp of everybody. */
static sg_status rewire(setting *s, spread *ei_index, spread *rwc)
{
	sg_rewiring chain;
	sg_camp_graph graph = s->graph;
	uint32_t runs = runs_for(s), walk_runs = walk_runs_for(s);
	size_t ties = s->network->tie_count;
	if (runs == 0)
		return SG_OK;
	if (sg_rewiring__init(&chain, s->network,
		    sg_random__part(s->work->options.seed, s->keys->seed_part),
		    &s->work->scratch) != SG_OK)
		return sg_work__nomem(s->work);
	graph.first = chain.first;
	graph.to = chain.to;
	graph.weight = chain.weight;
	s->walk.graph = &graph;
	sg_rewiring__swap(&chain, SWAPS_FIRST * ties);
	for (uint32_t run = 0; run < runs; run++) {
		sg_rewiring__swap(&chain, SWAPS_EACH * ties);
		sg_rewiring__fill(&chain);
		take(ei_index, sg_camp_graph__ei_index(&graph));
		if (run < walk_runs)
			take(rwc, sg_walk__controversy(
					  &s->walk, 1, (sg_walk_effort){RUN_TOLERANCE, RUN_ROUNDS})
					  .value);
	}
	s->walk.graph = &s->graph;
	return SG_OK;
}

static sg_status add_chance(setting *s)
{
	spread ei_index = {.value = s->mixing.ei_index}, rwc = {.value = s->rwc};
	if (s->work->options.resamples == 0)
		return SG_OK;
	sg_status st = rewire(s, &ei_index, &rwc);
	if (st == SG_OK)
		st = add(s, s->keys->ei_index_z, z_of(&ei_index), false);
	return st == SG_OK ? add(s, s->keys->rwc_z, z_of(&rwc), false) : st;
}

/* ---- the measure ---------------------------------------------------------------------------- */

static sg_status measure_network(sg_work *work, const sg_signed_graph *network, const key_set *keys)
{
	setting s = {.work = work, .keys = keys, .network = network};
	sg_status st = prepare(&s);
	if (st == SG_OK)
		st = add_mixing(&s);
	if (st == SG_OK)
		st = add_dipole(&s);
	if (st == SG_OK)
		st = add_walks(&s);
	return st == SG_OK ? add_chance(&s) : st;
}

/* Who agrees with whom, without direction; what they rebut is left out, not taken off. */
static sg_status build_agreement(sg_work *work, sg_signed_graph *out)
{
	const sg_network none = {.ties = NULL};
	sg_network agreement = {.tie_count = work->direct.tie_count};
	agreement.ties = sg_arena_array(&work->scratch, agreement.tie_count, sizeof(sg_tie));
	if (!agreement.ties)
		return sg_work__nomem(work);
	for (size_t i = 0; i < agreement.tie_count; i++) {
		agreement.ties[i] = work->direct.ties[i];
		agreement.ties[i].negative = 0;
	}
	return sg_signed_graph__build(
		       out, &agreement, &none, work->debate->person_count, &work->scratch) == SG_OK
		       ? SG_OK
		       : sg_work__nomem(work);
}

/* Weight between people in camps, and how many ties that is. */
typedef struct flow {
	double within, across, ties;
} flow;

static void add_flow(flow *f, double weight, bool is_within)
{
	if (weight <= 0)
		return;
	*(is_within ? &f->within : &f->across) += weight;
	f->ties++;
}

static sg_status add_flows(sg_work *work)
{
	flow agreement = {0, 0, 0}, rebuttal = {0, 0, 0};
	const uint32_t *camp = work->out->person_camp;
	for (size_t i = 0; i < work->direct.tie_count; i++) {
		const sg_tie *tie = &work->direct.ties[i];
		if (camp[tie->source] == SG_NONE || camp[tie->target] == SG_NONE)
			continue;
		bool is_within = camp[tie->source] == camp[tie->target];
		add_flow(&agreement, tie->positive, is_within);
		add_flow(&rebuttal, tie->negative, is_within);
	}
	bool has_camps = work->out->camp_count >= 2;
	double across = has_camps && rebuttal.ties >= LEAST_TIES
				? rebuttal.across / (rebuttal.across + rebuttal.within)
				: NAN;
	double within = has_camps && agreement.ties >= LEAST_TIES
				? agreement.within / (agreement.across + agreement.within)
				: NAN;
	sg_status st = sg_work__figure(work, "cross_camp_rebuttals", across, true);
	return st == SG_OK ? sg_work__figure(work, "within_camp_agreements", within, true) : st;
}

sg_status sg_measure__controversy(sg_work *work)
{
	sg_signed_graph agreement;
	sg_status st = add_flows(work);
	if (st == SG_OK)
		st = build_agreement(work, &agreement);
	if (st == SG_OK)
		st = measure_network(work, &agreement, &of_agreement);
	if (st == SG_OK)
		st = sg_contacts__make(work);
	return st == SG_OK ? measure_network(work, &work->contacts, &of_attention) : st;
}
