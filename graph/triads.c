/* The directed signed triad census: how often each of the 138 ways occurs in which three people can
 * stand to each other, every one of the six ties between them absent, positive or negative
 * (the 16 ways of Holland and Leinhardt 1970, with signs).
 *
 * Batagelj and Mrvar (2001) look at everybody next to each tie, which takes the square of the
 * largest degree. Here only triangles are listed. Threes with two tied pairs are counted where the
 * pairs meet, by the number of ties of each kind there, less those that a triangle has closed;
 * threes with one tied pair are all that are left around it, and those without are the rest. */
#include "triads.h"

#include "network.h"
#include "signed_graph.h"
#include "triangles.h"
#include "work.h"

#include <stdio.h>

/* A pair's two ties as a number below 9: 3 * (from the first to the second) + (back). */
enum { DYADS = 9, SIGNS = 3 };

typedef struct census {
	const sg_signed_graph *graph;
	double *count;             /* per code, not yet by type */
	double open[DYADS][DYADS]; /* threes whose middle has these two pairs, seen from there */
	double pairs[DYADS];       /* pairs in none of the threes counted yet, times people - 2 */
} census;

static uint32_t turned(uint32_t dyad)
{
	return dyad % SIGNS * SIGNS + dyad / SIGNS;
}

/* ---- types ---------------------------------------------------------------------------------- */

static uint32_t code_of(uint32_t ab, uint32_t ac, uint32_t bc)
{
	return (ab * DYADS + ac) * DYADS + bc;
}

uint32_t sg_triads__type(uint32_t code)
{
	uint32_t ab = code / (DYADS * DYADS), ac = code / DYADS % DYADS, bc = code % DYADS;
	const uint32_t names[] = {
		code, code_of(ac, ab, turned(bc)),           /* a c b */
		code_of(turned(ab), bc, ac),                 /* b a c */
		code_of(bc, turned(ab), turned(ac)),         /* b c a */
		code_of(turned(ac), turned(bc), ab),         /* c a b */
		code_of(turned(bc), turned(ac), turned(ab)), /* c b a */
	};
	uint32_t highest = 0;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		highest = names[i] > highest ? names[i] : highest;
	return highest;
}

void sg_triads__name(char out[SG_TRIAD_TIES + 1], uint32_t code)
{
	for (int i = SG_TRIAD_TIES; i-- > 0; code /= SIGNS)
		out[i] = "0pn"[code % SIGNS];
	out[SG_TRIAD_TIES] = 0;
}

/* ---- counting ------------------------------------------------------------------------------- */

/* The pairs that are tied in any way, as an undirected graph whose weights are dyads, seen from the
 * lower node: both directions of a pair add up to one. */
static sg_status build_pairs(
	sg_signed_graph *out, const sg_network *network, size_t people, sg_arena *scratch)
{
	const sg_network none = {.ties = NULL};
	sg_tie *ties = sg_arena_array(scratch, network->tie_count, sizeof *ties);
	if (!ties)
		return SG_E_NOMEM;
	for (size_t i = 0; i < network->tie_count; i++) {
		const sg_tie *tie = &network->ties[i];
		double net = tie->positive - tie->negative;
		double sign = net > SG_WEIGHT_EPSILON ? 1 : net < -SG_WEIGHT_EPSILON ? 2 : 0;
		ties[i] = (sg_tie){tie->source, tie->target,
			tie->source < tie->target ? sign * SIGNS : sign, 0};
	}
	sg_network pairs = {.ties = ties, .tie_count = network->tie_count};
	return sg_signed_graph__build(out, &pairs, &none, people, scratch);
}

/* The dyad of the tie at `slot`, seen from `from`. */
static uint32_t dyad_from(const sg_signed_graph *graph, uint32_t from, size_t slot)
{
	uint32_t dyad = (uint32_t)graph->weight[slot];
	return from < graph->to[slot] ? dyad : turned(dyad);
}

static void take_triangle(void *context, const sg_triangle *triangle)
{
	census *c = context;
	const uint32_t *v = triangle->node;
	uint32_t ab = dyad_from(c->graph, v[0], triangle->slot[0]);
	uint32_t bc = dyad_from(c->graph, v[1], triangle->slot[1]);
	uint32_t ac = dyad_from(c->graph, v[0], triangle->slot[2]);
	c->count[code_of(ab, ac, bc)]++;
	c->open[ab][ac]--;
	c->open[turned(ab)][bc]--;
	c->open[turned(ac)][turned(bc)]--;
	/* Dyads are counted as seen from the lower node: a turned one is of the same type. */
	c->pairs[ab]--;
	c->pairs[bc]--;
	c->pairs[ac]--;
}

/* Two pairs that meet, whether or not a third closes them. */
static void take_meetings(census *c, uint32_t v)
{
	const sg_signed_graph *g = c->graph;
	double ties[DYADS] = {0};
	for (size_t slot = g->first[v]; slot < g->first[v + 1]; slot++)
		ties[dyad_from(g, v, slot)]++;
	for (uint32_t i = 0; i < DYADS; i++) {
		c->open[i][i] += ties[i] * (ties[i] - 1) / 2;
		for (uint32_t j = i + 1; j < DYADS; j++)
			c->open[i][j] += ties[i] * ties[j];
	}
}

static void take_open(census *c)
{
	for (uint32_t i = 0; i < DYADS; i++) {
		for (uint32_t j = 0; j < DYADS; j++) {
			c->count[code_of(i, j, 0)] += c->open[i][j];
			c->pairs[i] -= c->open[i][j];
			c->pairs[j] -= c->open[i][j];
		}
	}
}

/* Highest codes take the counts of all codes of their type. */
static void gather_types(double *count)
{
	for (uint32_t code = 0; code < SG_TRIAD_CODES; code++) {
		uint32_t type = sg_triads__type(code);
		if (type == code)
			continue;
		count[type] += count[code];
		count[code] = 0;
	}
}

static double threes(double n)
{
	return n < 3 ? 0 : n * (n - 1) / 2 * (n - 2) / 3;
}

sg_status sg_triads__count(double count[SG_TRIAD_CODES], const sg_network *network,
	size_t person_count, sg_arena *scratch)
{
	sg_signed_graph graph;
	census c = {.graph = &graph, .count = count};
	double counted = 0;
	memset(count, 0, SG_TRIAD_CODES * sizeof *count);
	sg_status st = build_pairs(&graph, network, person_count, scratch);
	if (st == SG_OK)
		st = sg_triangles__visit(&graph, take_triangle, &c, scratch);
	if (st != SG_OK)
		return st;
	for (uint32_t v = 0; v < graph.node_count; v++)
		take_meetings(&c, v);
	for (size_t i = 0; i < graph.tie_count; i++)
		c.pairs[(uint32_t)graph.ties[i].weight] += (double)person_count - 2;
	take_open(&c);
	for (uint32_t dyad = 1; dyad < DYADS; dyad++)
		count[code_of(dyad, 0, 0)] += c.pairs[dyad];
	gather_types(count);
	for (uint32_t code = 1; code < SG_TRIAD_CODES; code++)
		counted += count[code];
	count[0] = threes((double)person_count) - counted;
	return SG_OK;
}

/* ---- the measure ---------------------------------------------------------------------------- */

sg_status sg_measure__triads(sg_work *work)
{
	double count[SG_TRIAD_CODES];
	char name[SG_TRIAD_TIES + 1], key[32];
	if (sg_triads__count(count, &work->direct, work->debate->person_count, &work->scratch) !=
		SG_OK)
		return sg_work__nomem(work);
	for (uint32_t code = SG_TRIAD_CODES; code-- > 0;) {
		if (count[code] <= 0)
			continue;
		sg_triads__name(name, code);
		int len = snprintf(key, sizeof key, "triad_%s", name);
		sg_slice copy = sg_arena_copy(work->arena, (sg_slice){key, (size_t)len});
		if (!copy.ptr)
			return sg_work__nomem(work);
		sg_status st = sg_work__figure(work, copy.ptr, count[code], true);
		if (st != SG_OK)
			return st;
	}
	return SG_OK;
}
