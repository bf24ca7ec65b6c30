/* Who matters how: the sharpest exchange, the firmest agreement, the most answered, the one between
 * others. */
#include "exchanges.h"
#include "sections.h"

#include <math.h>

/* ---- two people ----------------------------------------------------------------------------- */

/* Exchanges of one sign between two people, as they stand in the sorted list. */
typedef struct run {
	const sg_exchange *first;
	size_t count;
	size_t by_first;   /* how many of them come from the source of the first */
	double confidence; /* sum */
} run;

static bool same_pair(const sg_exchange *a, const sg_exchange *b)
{
	return a->sign == b->sign && ((a->source == b->source && a->target == b->target) ||
					     (a->source == b->target && a->target == b->source));
}

/* The run with most confidence in all; `first` NULL if there is none of that sign. */
static run find_strongest(const sg_report *r, const sg_exchanges *exchanges, int sign)
{
	run best = {0};
	for (size_t i = 0, end; i < exchanges->count; i = end) {
		run here = {&exchanges->items[i], 0, 0, 0};
		uint32_t one = here.first->source;
		for (end = i;
			end < exchanges->count && same_pair(here.first, &exchanges->items[end]);
			end++) {
			const sg_exchange *e = &exchanges->items[end];
			here.count++;
			here.by_first += e->source == one;
			here.confidence += r->debate->relations[e->relation].confidence;
		}
		if (here.first->sign == sign && here.confidence > best.confidence + 1e-9)
			best = here;
	}
	return best;
}

static void cite_run(sg_report *r, const run *found)
{
	uint32_t *relations = sg_arena_array(r->arena, found->count, sizeof *relations);
	if (!relations) {
		r->failed = true;
		return;
	}
	for (size_t i = 0; i < found->count; i++)
		relations[i] = found->first[i].relation;
	sg_report__cite_all(r, relations, found->count);
}

static void say_sharpest(sg_report *r, const run *found)
{
	if (!found->first)
		return;
	sg_report__open(r, SG_PIECE_ITEM, (sg_slice){NULL, 0});
	sg_report__text(r, "The sharpest exchange: ");
	sg_report__person(r, found->first->source);
	sg_report__text(r, " rebuts ");
	sg_report__person(r, found->first->target);
	if (found->by_first > 1) {
		sg_report__text(r, " ");
		sg_report__times(r, found->by_first);
	}
	if (found->count > found->by_first) {
		sg_report__text(r, ", who rebuts back ");
		sg_report__times(r, found->count - found->by_first);
	}
	cite_run(r, found);
	sg_report__text(r, ".");
}

static void say_firmest(sg_report *r, const run *found)
{
	if (!found->first)
		return;
	sg_report__open(r, SG_PIECE_ITEM, (sg_slice){NULL, 0});
	sg_report__text(r, "The clearest agreement: ");
	sg_report__person(r, found->first->source);
	if (found->count > found->by_first) {
		sg_report__text(r, " and ");
		sg_report__person(r, found->first->target);
		sg_report__text(r, " agree with each other");
	} else {
		sg_report__text(r, " agrees with ");
		sg_report__person(r, found->first->target);
	}
	if (found->count > 1) {
		sg_report__text(r, ", ");
		sg_report__times(r, found->count);
	}
	cite_run(r, found);
	sg_report__text(r, ".");
}

/* ---- one person ----------------------------------------------------------------------------- */

/* " (rank 1; 90 % of resampled runs: 1 to 2)" where ranks were resampled. */
static void say_rank(sg_report *r, uint32_t person)
{
	const sg_column *low = sg_analysis_people_column(r->analysis, "pagerank_rank_low");
	const sg_column *high = sg_analysis_people_column(r->analysis, "pagerank_rank_high");
	if (!low || !high || isnan(low->values[person]) || isnan(high->values[person]))
		return;
	if (low->values[person] < high->values[person])
		sg_report__text(r, ", though with ties resampled the rank goes from %.0f to %.0f",
			low->values[person], high->values[person]);
	else
		sg_report__text(r, ", also with ties resampled");
}

static void say_central(sg_report *r)
{
	uint32_t person = sg_report__highest(
		sg_analysis_people_column(r->analysis, "pagerank"), r->debate->person_count);
	const sg_column *replies = sg_analysis_people_column(r->analysis, "replies_in");
	uint32_t answered = sg_report__highest(replies, r->debate->person_count);
	if (person == SG_NONE || answered == SG_NONE)
		return;
	sg_report__open(r, SG_PIECE_ITEM, (sg_slice){NULL, 0});
	sg_report__text(r, "Most attention (PageRank) goes to ");
	sg_report__person(r, person);
	say_rank(r, person);
	sg_report__text(r, "; ");
	if (answered != person) {
		sg_report__text(r, "most answers, %.0f, to ", replies->values[answered]);
		sg_report__person(r, answered);
	} else {
		sg_report__text(r, "nobody gets more answers: %.0f", replies->values[answered]);
	}
	sg_report__text(r, ".");
}

static void say_between(sg_report *r)
{
	const sg_column *between = sg_analysis_people_column(r->analysis, "betweenness");
	uint32_t person = sg_report__highest(between, r->debate->person_count);
	const sg_figure *sources = sg_analysis_figure(r->analysis, "betweenness_sources");
	if (person == SG_NONE)
		return;
	sg_report__open(r, SG_PIECE_ITEM, (sg_slice){NULL, 0});
	sg_report__person(r, person);
	sg_report__text(r,
		" stands on the shortest ways between others most often: %s%.0f %s "
		"of people (betweenness; see ",
		sources && !sources->is_exact ? "an estimated " : "", between->values[person],
		between->values[person] < 1.5 ? "pair" : "pairs");
	sg_report__see(r, "People");
	sg_report__text(r, ").");
}

/* Whose answers cross between camps most evenly. */
static void say_broker(sg_report *r)
{
	const sg_column *found = sg_analysis_people_column(r->analysis, "brokerage");
	uint32_t person = sg_report__highest(found, r->debate->person_count);
	if (person == SG_NONE)
		return;
	sg_report__open(r, SG_PIECE_ITEM, (sg_slice){NULL, 0});
	sg_report__person(r, person);
	sg_report__text(r, " mediates most: ");
	sg_report__times(r, (size_t)found->values[person]);
	sg_report__text(
		r, " on the way between two people who do not answer each other (brokerage).");
}

void sg_report__people(sg_report *r)
{
	sg_exchanges exchanges;
	if (sg_exchanges__collect(&exchanges, r) != SG_OK) {
		r->failed = true;
		return;
	}
	if (r->debate->person_count < 2)
		return;
	sg_exchanges__sort_by_pair(&exchanges);
	run sharpest = find_strongest(r, &exchanges, -1);
	run firmest = find_strongest(r, &exchanges, 1);
	sg_report__open(r, SG_PIECE_SECTION, sg_slice_of("Who stands out"));
	say_sharpest(r, &sharpest);
	say_firmest(r, &firmest);
	say_central(r);
	say_between(r);
	say_broker(r);
}
