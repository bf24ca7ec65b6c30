/* How central people and claims are: degrees by kind, PageRank, betweenness. */
#include "igraph_port.h"
#include "network.h"
#include "random.h"
#include "work.h"

#include <stdlib.h>

/* ---- degrees -------------------------------------------------------------------------------- */

typedef struct degrees {
	double *in, *out, *claims_in;
} degrees;

/* Does anybody but `person` stand at this end? A claim without a speaker is somebody else's. */
static bool has_other(const sg_voice *voices, size_t count, uint32_t person)
{
	for (size_t i = 0; i < count; i++)
		if (voices[i].person != person)
			return true;
	return count == 0;
}

/* One answer adds 1 to each person at an end of it, however many stand at the other. */
static void count_answer(degrees *to, const sg_answer *answer, const sg_asserters *asserters)
{
	sg_voice sources[SG_VOICES], targets[SG_VOICES];
	size_t source_count = sg_asserters__voices(asserters, answer->source, sources);
	size_t target_count = sg_asserters__voices(asserters, answer->target, targets);
	for (size_t i = 0; i < source_count; i++)
		to->out[sources[i].person] += has_other(targets, target_count, sources[i].person);
	for (size_t i = 0; i < target_count; i++)
		to->in[targets[i].person] += has_other(sources, source_count, targets[i].person);
	if (answer->target.kind == SG_NODE_CLAIM)
		to->claims_in[answer->target.index]++;
}

static sg_status count_kind(
	sg_work *work, sg_relation_kind kind, const char *in_key, const char *out_key)
{
	degrees to = {sg_work__people_column(work, in_key), sg_work__people_column(work, out_key),
		sg_work__claims_column(work, in_key)};
	if (!to.in || !to.out || !to.claims_in)
		return sg_work__nomem(work);
	for (size_t i = 0; i < work->answers.count; i++)
		if (work->answers.items[i].kind == kind)
			count_answer(&to, &work->answers.items[i], &work->asserters);
	return SG_OK;
}

sg_status sg_measure__degrees(sg_work *work)
{
	sg_status st = count_kind(work, SG_AGREES, "agrees_in", "agrees_out");
	if (st == SG_OK)
		st = count_kind(work, SG_REBUTS, "rebuts_in", "rebuts_out");
	if (st == SG_OK)
		st = count_kind(work, SG_REPLIES, "replies_in", "replies_out");
	if (st != SG_OK)
		return st;
	double *claims = sg_work__people_column(work, "claims");
	if (!claims)
		return sg_work__nomem(work);
	for (size_t i = 0; i < work->asserters.count; i++)
		claims[work->asserters.items[i].person]++;
	return SG_OK;
}

/* ---- PageRank ------------------------------------------------------------------------------- */

/* Which claims are answered: the same answers, between claims. */
static sg_status claim_network(sg_work *work, sg_network *out)
{
	sg_links links = {NULL, 0, 0, &work->scratch};
	const sg_answer *last = NULL;
	for (size_t i = 0; i < work->answers.count; i++) {
		const sg_answer *a = &work->answers.items[i];
		/* Answers are sorted by their ends: a reply that also rebuts is one answer. */
		bool is_repeat = last && sg_node_eq(a->source, last->source) &&
				 sg_node_eq(a->target, last->target);
		last = a;
		if (is_repeat || a->source.kind != SG_NODE_CLAIM || a->target.kind != SG_NODE_CLAIM)
			continue;
		sg_status st = sg_links__add(&links, a->source.index, a->target.index, 1, 0);
		if (st != SG_OK)
			return sg_work__nomem(work);
	}
	return sg_network__sum(out, "", &links, &work->scratch) == SG_OK ? SG_OK
									 : sg_work__nomem(work);
}

sg_status sg_measure__pagerank(sg_work *work)
{
	double *people = sg_work__people_column(work, "pagerank");
	double *claims = sg_work__claims_column(work, "pagerank");
	sg_network between_claims = {0};
	if (!people || !claims)
		return sg_work__nomem(work);
	sg_igraph_ties attention = {work->attention.ties, work->attention.tie_count,
		(uint32_t)work->debate->person_count};
	sg_status st = sg_igraph__pagerank(people, attention, work->err);
	if (st == SG_OK)
		st = claim_network(work, &between_claims);
	if (st != SG_OK)
		return st;
	work->pagerank = people;
	sg_igraph_ties answered = {
		between_claims.ties, between_claims.tie_count, (uint32_t)work->debate->claim_count};
	return sg_igraph__pagerank(claims, answered, work->err);
}

/* ---- betweenness ---------------------------------------------------------------------------- */

/* Sources times ties are kept below MOST_STEPS (about half a second; several in networks too large
 * for the cache), but for FEWEST_SOURCES, fewer than which say nothing. */
enum { MOST_STEPS = 20 * 1000 * 1000, FEWEST_SOURCES = 32, ENOUGH_SOURCES = 256 };

/* The attention network without direction: each pair once, between people numbered anew so that
 * those nobody answers and who answer nobody do not count. */
typedef struct pairs {
	sg_network network;
	uint32_t *person; /* number -> person */
	uint32_t count;
} pairs;

static sg_status make_pairs(sg_work *work, pairs *out)
{
	sg_links links = {NULL, 0, 0, &work->scratch};
	size_t people = work->debate->person_count;
	uint32_t *number = sg_arena_array(&work->scratch, people, sizeof *number);
	out->person = sg_arena_array(&work->scratch, people, sizeof *out->person);
	out->count = 0;
	if (!number || !out->person)
		return sg_work__nomem(work);
	for (size_t i = 0; i < work->attention.tie_count; i++)
		number[work->attention.ties[i].source] = number[work->attention.ties[i].target] = 1;
	for (uint32_t p = 0; p < people; p++) {
		if (number[p] == 0)
			continue;
		out->person[out->count] = p;
		number[p] = out->count++;
	}
	for (size_t i = 0; i < work->attention.tie_count; i++) {
		uint32_t a = number[work->attention.ties[i].source];
		uint32_t b = number[work->attention.ties[i].target];
		if (sg_links__add(&links, a < b ? a : b, a < b ? b : a, 1, 0) != SG_OK)
			return sg_work__nomem(work);
	}
	return sg_network__sum(&out->network, "", &links, &work->scratch) == SG_OK
		       ? SG_OK
		       : sg_work__nomem(work);
}

/* Everybody if that is affordable. */
static uint32_t choose_source_count(const pairs *p)
{
	size_t affordable = MOST_STEPS / (p->network.tie_count + 1);
	if (affordable >= p->count)
		return p->count;
	if (affordable > ENOUGH_SOURCES)
		affordable = ENOUGH_SOURCES;
	if (affordable < FEWEST_SOURCES)
		affordable = FEWEST_SOURCES;
	return affordable < p->count ? (uint32_t)affordable : p->count;
}

/* The first `wanted` of a shuffle of `count`. */
static uint32_t *sample_sources(sg_work *work, uint32_t count, uint32_t wanted)
{
	uint64_t random = sg_random__part(work->options.seed, 0xBE72);
	uint32_t *out = sg_arena_array(&work->scratch, count, sizeof *out);
	if (!out)
		return NULL;
	for (uint32_t i = 0; i < count; i++)
		out[i] = i;
	for (uint32_t i = 0; i < wanted; i++) {
		uint32_t other = i + sg_random__below(&random, count - i), kept = out[i];
		out[i] = out[other];
		out[other] = kept;
	}
	return out;
}

static sg_status run_betweenness(
	sg_work *work, const pairs *p, double *values, uint32_t source_count)
{
	sg_igraph_ties ties = {p->network.ties, p->network.tie_count, p->count};
	if (source_count == p->count)
		return sg_igraph__betweenness(values, ties, work->err);
	uint32_t *sources = sample_sources(work, p->count, source_count);
	if (!sources)
		return sg_work__nomem(work);
	sg_status st = sg_igraph__betweenness_from(values, ties, sources, source_count, work->err);
	for (uint32_t i = 0; st == SG_OK && i < p->count; i++)
		values[i] *= (double)p->count / source_count;
	return st;
}

sg_status sg_measure__betweenness(sg_work *work)
{
	pairs p = {0};
	double *column = sg_work__people_column(work, "betweenness");
	if (!column)
		return sg_work__nomem(work);
	sg_status st = make_pairs(work, &p);
	if (st != SG_OK)
		return st;
	double *values = sg_arena_array(&work->scratch, p.count, sizeof *values);
	if (!values)
		return sg_work__nomem(work);
	uint32_t source_count = choose_source_count(&p);
	st = run_betweenness(work, &p, values, source_count);
	if (st != SG_OK)
		return st;
	for (uint32_t i = 0; i < p.count; i++)
		column[p.person[i]] = values[i];
	return sg_work__figure(work, "betweenness_sources", source_count, source_count == p.count);
}
