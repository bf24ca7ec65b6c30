/* Who stands with whom: the camps in sentences. */
#include "exchanges.h"
#include "sections.h"

#include <math.h>
#include <stdlib.h>

/* Below this, people change camps so often in resampled runs that the division says little. */
static const double firm_share = 0.8;

/* Fewer stances than this fit almost any division, however they are resampled. */
enum { FEW_STANCES = 5 };

typedef struct ranked {
	double confidence;
	uint32_t relation;
} ranked;

static int by_confidence(const void *left, const void *right)
{
	const ranked *a = left, *b = right;
	if (a->confidence > b->confidence || a->confidence < b->confidence)
		return a->confidence > b->confidence ? -1 : 1;
	return (a->relation > b->relation) - (a->relation < b->relation);
}

/* The surest stances that hold a camp together: agreement within it, rebuttal of others. */
static void cite_camp(sg_report *r, const sg_exchanges *exchanges, uint32_t camp)
{
	const uint32_t *camp_of = r->analysis->person_camp;
	ranked *found = sg_arena_array(r->arena, exchanges->count, sizeof *found);
	uint32_t *relations = sg_arena_array(r->arena, exchanges->count, sizeof *relations);
	size_t count = 0;
	if (!found || !relations) {
		r->failed = true;
		return;
	}
	for (size_t i = 0; i < exchanges->count; i++) {
		const sg_exchange *e = &exchanges->items[i];
		bool is_inside = camp_of[e->target] == camp;
		if (camp_of[e->source] == camp && (e->sign > 0) == is_inside)
			found[count++] =
				(ranked){r->debate->relations[e->relation].confidence, e->relation};
	}
	if (count)
		qsort(found, count, sizeof *found, by_confidence);
	for (size_t i = 0; i < count; i++)
		relations[i] = found[i].relation;
	sg_report__cite_all(r, relations, count);
}

static void say_camp(sg_report *r, const sg_exchanges *exchanges, uint32_t c)
{
	static const sg_slice with = SG_SLICE_LIT("With ");
	sg_slice label = r->analysis->camps[c].label;
	if (!sg_slice_starts(label, with)) {
		sg_report__text(r, " alone: ");
		sg_report__words(r, label);
		return;
	}
	sg_report__text(
		r, c == 0 && r->analysis->camp_count > 1 ? " in the camp of " : " that of ");
	sg_report__words(r, (sg_slice){label.ptr + with.len, label.len - with.len});
	cite_camp(r, exchanges, c);
}

/* "Of 6 people linked by stances, 4 are in the camp of Ines Dahl (c2, c7); 2 in that of Tomas
 * Riel (c3)." */
static void say_sizes(sg_report *r, const sg_exchanges *exchanges)
{
	enum { NAMED = 6 };
	const sg_analysis *a = r->analysis;
	size_t placed = 0;
	for (size_t c = 0; c < a->camp_count; c++)
		placed += a->camps[c].size;
	if (a->camp_count == 1)
		sg_report__text(r, "All %zu people linked by stances are in one camp:", placed);
	else
		sg_report__text(r, "Of %zu people linked by stances, %u %s", placed,
			(unsigned)a->camps[0].size, a->camps[0].size == 1 ? "stands" : "are");
	for (uint32_t c = 0; c < a->camp_count && c < NAMED; c++) {
		if (c > 0)
			sg_report__text(r, "; %u %s", (unsigned)a->camps[c].size,
				a->camps[c].size == 1 ? "stands" : "in");
		say_camp(r, exchanges, c);
	}
	if (a->camp_count > NAMED)
		sg_report__text(r, "; %zu more camps are smaller", a->camp_count - NAMED);
	sg_report__text(r, ".");
}

/* Mean share of resampled runs in which people keep their camp, and how many rarely do. */
static void say_stability(sg_report *r, size_t stances)
{
	const sg_column *share = sg_analysis_people_column(r->analysis, "camp_share");
	size_t known = 0, loose = 0;
	double sum = 0;
	for (size_t p = 0; share && p < r->debate->person_count; p++) {
		if (isnan(share->values[p]))
			continue;
		known++;
		loose += share->values[p] < firm_share;
		sum += share->values[p];
	}
	if (!known)
		return;
	if (stances < FEW_STANCES) {
		sg_report__text(r, " That rests on ");
		sg_report__count(r, stances, "stance", "stances");
		sg_report__text(r, ": too few to say how firm it is.");
		return;
	}
	sg_report__text(r, " The division is %s: with ties resampled, people keep their camp in ",
		sum / (double)known >= firm_share ? "firm" : "not firm");
	sg_report__text(r, "%.0f %% of runs on average", 100 * sum / (double)known);
	if (loose) {
		sg_report__text(r, "; ");
		sg_report__count(r, loose, "person", "people");
		sg_report__text(r, " less than %.0f %%", 100 * firm_share);
	}
	sg_report__text(r, ".");
}

static void say_frustration(sg_report *r)
{
	const sg_figure *found = sg_analysis_figure(r->analysis, "frustration");
	const sg_figure *balance = sg_analysis_figure(r->analysis, "balance");
	if (!found || !balance || isnan(balance->value))
		return;
	double misfit = (1 - balance->value) / 2;
	if (misfit <= 0) {
		sg_report__text(r, " Every stance fits a split into two sides.");
		return;
	}
	sg_report__text(r, " No split into two sides fits everything: %s%.0f %% of the stances, ",
		found->is_exact ? "" : "at most ", 100 * misfit);
	sg_report__text(r, "by weight, go against the best one.");
}

static void say_outsiders(sg_report *r)
{
	size_t outside = 0;
	for (size_t p = 0; p < r->debate->person_count; p++)
		outside += r->analysis->person_camp[p] == SG_NONE;
	if (!outside)
		return;
	sg_report__text(r, " ");
	sg_report__count(r, outside, "person is", "people are");
	sg_report__text(r, " linked to nobody by a stance that was found, and in no camp.");
}

void sg_report__camps(sg_report *r)
{
	sg_exchanges exchanges;
	if (!r->analysis->person_camp)
		return;
	sg_report__open(r, SG_PIECE_SECTION, sg_slice_of("Who stands with whom"));
	sg_report__open(r, SG_PIECE_PARAGRAPH, (sg_slice){NULL, 0});
	if (!r->analysis->camp_count) {
		sg_report__text(r, "No camps: nobody agrees with or rebuts anybody.");
		return;
	}
	if (sg_exchanges__collect(&exchanges, r) != SG_OK) {
		r->failed = true;
		return;
	}
	say_sizes(r, &exchanges);
	say_stability(r, exchanges.count);
	say_frustration(r);
	say_outsiders(r);
	sg_report__text(r, " The members are listed under ");
	sg_report__see(r, "Camps");
	sg_report__text(r, ".");
}
