/* Who comes first, and how sure that is: ranks by PageRank and by agreement and rebuttal got, and
 * the interval in which nine of ten ranks lie when ties are drawn again and again.
 *
 * Ties are drawn by the Bayesian bootstrap (Rubin 1981): each tie's weight times an
 * exponential variate. The interval goes from the 5th to the 95th percentile of a person's
 * ranks; nearest-rank percentiles, so that its ends are ranks that occurred.
 * O(runs * (ties + people log people)) */
#include "ranks.h"

#include "pagerank.h"
#include "random.h"
#include "work.h"

#include <math.h>
#include <stdlib.h>

#define EQUAL 1e-9
#define LOW   0.05
#define HIGH  0.95

/* ---- ranks ---------------------------------------------------------------------------------- */

static int by_value(const void *left, const void *right)
{
	const sg_valued *a = left, *b = right;
	if (a->value > b->value || a->value < b->value)
		return a->value > b->value ? -1 : 1;
	return (a->node > b->node) - (a->node < b->node);
}

void sg_ranks__of(const double *values, uint32_t count, sg_valued *order, uint32_t *rank)
{
	for (uint32_t v = 0; v < count; v++)
		order[v] = (sg_valued){values[v], v};
	if (count)
		qsort(order, count, sizeof *order, by_value);
	uint32_t first = 0; /* of those who are equal */
	for (uint32_t i = 0; i < count; i++) {
		if (order[first].value - order[i].value > EQUAL * fabs(order[i].value))
			first = i;
		rank[order[i].node] = first + 1;
	}
}

static int by_rank(const void *left, const void *right)
{
	const uint32_t *a = left, *b = right;
	return (*a > *b) - (*a < *b);
}

uint32_t sg_ranks__quantile(uint32_t *ranks, size_t count, double share)
{
	qsort(ranks, count, sizeof *ranks, by_rank);
	size_t place = (size_t)ceil(share * (double)count);
	return ranks[place > 0 ? place - 1 : 0];
}

/* ---- resampling ----------------------------------------------------------------------------- */

typedef struct resampling {
	const sg_work *work;
	uint32_t people, runs;
	sg_pagerank graph; /* of attention */
	double *factor;    /* per tie of the network in hand */
	double *values;    /* per person */
	sg_valued *order;
	uint32_t *rank;
	uint32_t *ranks; /* of person p in all runs, from runs * p */
} resampling;

/* A measure whose ranks are wanted, and how to compute it from ties times factors. */
typedef struct ranked {
	const char *rank, *low, *high; /* keys */
	const sg_network *network;
	const double *values;
	void (*compute)(resampling *r);
	uint64_t part; /* of the seed */
} ranked;

static void compute_pagerank(resampling *r)
{
	sg_pagerank__run(&r->graph, r->factor, r->values);
}

static void compute_stances(resampling *r, bool is_positive)
{
	const sg_network *network = &r->work->direct;
	memset(r->values, 0, r->people * sizeof *r->values);
	for (size_t i = 0; i < network->tie_count; i++) {
		const sg_tie *tie = &network->ties[i];
		r->values[tie->target] +=
			(is_positive ? tie->positive : tie->negative) * r->factor[i];
	}
}

static void compute_positive(resampling *r)
{
	compute_stances(r, true);
}

static void compute_negative(resampling *r)
{
	compute_stances(r, false);
}

static void run_once(resampling *r, const ranked *what, uint32_t run)
{
	uint64_t random = sg_random__part(sg_random__part(r->work->options.seed, what->part), run);
	for (size_t i = 0; i < what->network->tie_count; i++)
		r->factor[i] = -log(sg_random__unit(&random));
	what->compute(r);
	sg_ranks__of(r->values, r->people, r->order, r->rank);
	for (uint32_t p = 0; p < r->people; p++)
		r->ranks[(size_t)p * r->runs + run] = r->rank[p];
}

static sg_status prepare(resampling *r, sg_work *work)
{
	sg_arena *scratch = &work->scratch;
	size_t ties = work->attention.tie_count > work->direct.tie_count ? work->attention.tie_count
									 : work->direct.tie_count;
	r->work = work;
	r->people = (uint32_t)work->debate->person_count;
	r->runs = ties > 0 ? sg_work__resamples(work) : 0;
	r->rank = sg_arena_array(scratch, r->people, sizeof *r->rank);
	r->order = sg_arena_array(scratch, r->people, sizeof *r->order);
	if (!r->rank || !r->order)
		return sg_work__nomem(work);
	if (r->runs == 0)
		return SG_OK;
	r->factor = sg_arena_array(scratch, ties, sizeof *r->factor);
	r->values = sg_arena_array(scratch, r->people, sizeof *r->values);
	r->ranks = sg_arena_array(scratch, r->people, r->runs * sizeof *r->ranks);
	if (!r->factor || !r->values || !r->ranks ||
		sg_pagerank__init(&r->graph, work->attention.ties, work->attention.tie_count,
			r->people, scratch) != SG_OK)
		return sg_work__nomem(work);
	return SG_OK;
}

/* ---- the measure ---------------------------------------------------------------------------- */

/* Without anybody whose value says something there is nothing to be sure of. */
static bool says_something(const resampling *r, const ranked *what)
{
	bool out = false;
	for (uint32_t p = 0; p < r->people; p++)
		out |= what->values[p] > 0;
	return out && what->network->tie_count > 0;
}

static sg_status add_interval(resampling *r, sg_work *work, const ranked *what)
{
	double *low = sg_work__void_people_column(work, what->low);
	double *high = sg_work__void_people_column(work, what->high);
	bool is_measured = r->runs > 0 && says_something(r, what);
	if (!low || !high)
		return sg_work__nomem(work);
	for (uint32_t run = 0; is_measured && run < r->runs; run++)
		run_once(r, what, run);
	for (uint32_t p = 0; is_measured && p < r->people; p++) {
		uint32_t *ranks = r->ranks + (size_t)p * r->runs;
		low[p] = sg_ranks__quantile(ranks, r->runs, LOW);
		high[p] = sg_ranks__quantile(ranks, r->runs, HIGH);
	}
	return SG_OK;
}

static sg_status add_rank(resampling *r, sg_work *work, const ranked *what)
{
	double *column = sg_work__people_column(work, what->rank);
	if (!column)
		return sg_work__nomem(work);
	sg_ranks__of(what->values, r->people, r->order, r->rank);
	for (uint32_t p = 0; p < r->people; p++)
		column[p] = r->rank[p];
	return work->options.resamples == 0 ? SG_OK : add_interval(r, work, what);
}

sg_status sg_measure__ranks(sg_work *work)
{
	const ranked all[] = {
		{"pagerank_rank", "pagerank_rank_low", "pagerank_rank_high", &work->attention,
			work->pagerank, compute_pagerank, 0x4A1},
		{"positive_in_rank", "positive_in_rank_low", "positive_in_rank_high", &work->direct,
			work->positive_in, compute_positive, 0x4A2},
		{"negative_in_rank", "negative_in_rank_low", "negative_in_rank_high", &work->direct,
			work->negative_in, compute_negative, 0x4A3},
	};
	resampling r = {0};
	sg_status st = prepare(&r, work);
	for (size_t i = 0; st == SG_OK && i < sizeof all / sizeof *all; i++)
		st = add_rank(&r, work, &all[i]);
	if (st != SG_OK || work->options.resamples == 0)
		return st;
	return sg_work__figure(work, "rank_runs", r.runs, true);
}
