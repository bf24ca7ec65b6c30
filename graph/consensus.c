/* Claims that unite the camps, claims that split them, claims that stand for one camp.
 *
 * For each claim, count how many people of each camp are for and against it (sg_camp_views), and
 * describe the counts. What makes this hard is that most claims of a debate have views of one or
 * two people. A camp is heard on a claim from two views on, and with fewer than two heard camps
 * nothing is said but whose support reaches over camps, which one person of another camp shows.
 *
 * Group-informed consensus: Small et al. 2021 (Polis); diverse approval: Ovadya and Thorburn 2023.
 * O(views + claims + camps). */
#include "camp_views.h"
#include "work.h"

#include <math.h>

/* The columns, in the order in which they are handed out. */
typedef struct claim_columns {
	double *heard, *consensus, *bridging, *least_support, *unites, *splits, *verdict;
	double *representative_of, *representativeness;
} claim_columns;

/* Counts by camp of one claim at a time. */
typedef struct tally {
	sg_camp_views *counts; /* of camps with a view, heard ones first */
	uint32_t *place;       /* per camp: its place in counts, SG_NONE if it has none yet */
	size_t count, heard;
} tally;

typedef struct totals {
	size_t compared, united, split;
} totals;

static sg_status add_columns(sg_work *work, claim_columns *out)
{
	const struct {
		const char *key;
		double **values;
	} columns[] = {
		{"camps_heard", &out->heard},
		{"consensus", &out->consensus},
		{"bridging", &out->bridging},
		{"least_camp_support", &out->least_support},
		{"unites", &out->unites},
		{"splits", &out->splits},
		{"between_camps", &out->verdict},
		{"representative_of", &out->representative_of},
		{"representativeness", &out->representativeness},
	};
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		double *values = sg_work__claims_column(work, columns[i].key);
		if (!values)
			return sg_work__nomem(work);
		/* The count of camps is known to be 0; all else is not known. */
		for (size_t c = 0; i > 0 && c < work->debate->claim_count; c++)
			values[c] = NAN;
		*columns[i].values = values;
	}
	return SG_OK;
}

/* ---- counting ------------------------------------------------------------------------------- */

static sg_status open_tally(sg_work *work, tally *out)
{
	size_t camps = work->out->camp_count;
	out->counts = sg_arena_array(&work->scratch, camps, sizeof *out->counts);
	out->place = sg_arena_array(&work->scratch, camps, sizeof *out->place);
	if (!out->counts || !out->place)
		return sg_work__nomem(work);
	for (size_t c = 0; c < camps; c++)
		out->place[c] = SG_NONE;
	return SG_OK;
}

static void count_view(tally *to, const sg_analysis *analysis, const sg_view *view)
{
	uint32_t camp = analysis->person_camp[view->person];
	double stance = sg_view__stance(view);
	if (camp == SG_NONE || analysis->camps[camp].size < SG_CAMP_HEARD_MIN ||
		!(fabs(stance) > 0))
		return;
	if (to->place[camp] == SG_NONE) {
		to->place[camp] = (uint32_t)to->count;
		to->counts[to->count++] =
			(sg_camp_views){.camp = camp, .size = analysis->camps[camp].size};
	}
	sg_camp_views *count = &to->counts[to->place[camp]];
	count->seen++;
	count->agree += stance > 0;
	count->disagree += stance < 0;
}

static void count_claim(tally *to, const sg_analysis *analysis, const sg_view *views, size_t count)
{
	to->count = to->heard = 0;
	for (size_t i = 0; i < count; i++)
		count_view(to, analysis, &views[i]);
	for (size_t i = 0; i < to->count; i++) {
		sg_camp_views kept = to->counts[i];
		to->place[kept.camp] = SG_NONE;
		if (kept.seen < SG_CAMP_HEARD_MIN)
			continue;
		to->counts[i] = to->counts[to->heard];
		to->counts[to->heard++] = kept;
	}
}

/* ---- describing ----------------------------------------------------------------------------- */

static void describe_claim(claim_columns to, uint32_t claim, const tally *from, totals *sum)
{
	const sg_camp_views *camps = from->counts;
	size_t heard = from->heard;
	to.heard[claim] = (double)heard;
	sg_representative found = sg_camp_views__representative(camps, from->count);
	if (found.camp != UINT32_MAX) {
		to.representative_of[claim] = found.camp;
		to.representativeness[claim] = found.statistic;
	}
	if (from->count >= 2) {
		to.bridging[claim] = sg_camp_views__bridging(camps, from->count);
		to.least_support[claim] = sg_camp_views__least_support(camps, from->count);
	}
	if (heard < 2)
		return;
	sg_camps_verdict verdict = sg_camp_views__verdict(camps, heard);
	to.consensus[claim] = sg_camp_views__consensus(camps, heard);
	to.unites[claim] = sg_camp_views__unites(camps, heard);
	to.splits[claim] = sg_camp_views__splits(camps, heard);
	to.verdict[claim] = verdict;
	sum->compared++;
	sum->united += verdict == SG_CAMPS_UNITED;
	sum->split += verdict == SG_CAMPS_SPLIT;
}

/* Claims that say the same have the same numbers. */
static void spread(claim_columns to, const uint32_t *same, size_t claims)
{
	double *const columns[] = {to.heard, to.consensus, to.bridging, to.least_support, to.unites,
		to.splits, to.verdict, to.representative_of, to.representativeness};
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		for (size_t c = 0; c < claims; c++)
			columns[i][c] = columns[i][same[c]];
}

sg_status sg_measure__consensus(sg_work *work)
{
	const sg_views *views = &work->views;
	claim_columns columns;
	tally counts;
	totals sum = {0};
	sg_status st = add_columns(work, &columns);
	if (st == SG_OK)
		st = open_tally(work, &counts);
	if (st != SG_OK)
		return st;
	for (size_t i = 0, end; i < views->count; i = end) {
		end = sg_views__claim_end(views, i);
		count_claim(&counts, work->out, &views->items[i], end - i);
		describe_claim(columns, views->items[i].claim, &counts, &sum);
	}
	spread(columns, views->same, work->debate->claim_count);
	st = sg_work__figure(work, "claims_between_camps", (double)sum.compared, true);
	if (st == SG_OK)
		st = sg_work__figure(work, "consensus_claims", (double)sum.united, true);
	if (st == SG_OK)
		st = sg_work__figure(work, "divisive_claims", (double)sum.split, true);
	return st;
}
