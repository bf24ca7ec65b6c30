/* The network of people and claims: who is for a claim, who is against it, and how evenly they are
 * divided.
 *
 * A claim's controversy is twice the share of the smaller side, 1 - |p - n| / (p + n): how equal
 * in size the sides are, one of the senses of polarisation that Bramson et al. (2016) keep apart.
 * It asks nothing about camps. O(views + people + claims). */
#include "work.h"

#include <math.h>

typedef struct claim_columns {
	double *support, *opposition, *controversy;
} claim_columns;

/* Views are sorted by claim, ties by person: counted out, in one pass each. */
static sg_status list_by_person(sg_work *work, sg_network *out)
{
	const sg_views *views = &work->views;
	size_t people = work->debate->person_count;
	size_t *next = sg_arena_array(&work->scratch, people + 1, sizeof *next);
	sg_tie *ties = sg_arena_array(work->arena, views->count, sizeof *ties);
	if (!next || !ties)
		return sg_work__nomem(work);
	for (size_t i = 0; i < views->count; i++)
		next[views->items[i].person + 1]++;
	for (size_t p = 1; p <= people; p++)
		next[p] += next[p - 1];
	for (size_t i = 0; i < views->count; i++) {
		const sg_view *v = &views->items[i];
		ties[next[v->person]++] = (sg_tie){v->person, v->claim, v->positive, v->negative};
	}
	*out = (sg_network){.key = sg_slice_of("person_claim"),
		.ties = ties,
		.tie_count = views->count,
		.source_kind = SG_NODE_PERSON,
		.target_kind = SG_NODE_CLAIM};
	return SG_OK;
}

static double evenness(double support, double opposition)
{
	double people = support + opposition;
	return people >= SG_VIEWS_MIN ? 1 - fabs(support - opposition) / people : NAN;
}

static void count_sides(const sg_work *work, claim_columns to)
{
	const sg_views *views = &work->views;
	for (size_t i = 0; i < views->count; i++) {
		double stance = sg_view__stance(&views->items[i]);
		to.support[views->items[i].claim] += stance > 0;
		to.opposition[views->items[i].claim] += stance < 0;
	}
	for (size_t c = 0; c < work->debate->claim_count; c++) {
		uint32_t same = views->same[c];
		to.support[c] = to.support[same];
		to.opposition[c] = to.opposition[same];
		to.controversy[c] = evenness(to.support[c], to.opposition[c]);
	}
}

static double count_claims_with_views(const sg_work *work, claim_columns columns)
{
	size_t count = 0;
	for (size_t c = 0; c < work->debate->claim_count; c++)
		count += work->views.same[c] == c && !isnan(columns.controversy[c]);
	return (double)count;
}

sg_status sg_measure__person_claim(sg_work *work)
{
	sg_network network;
	claim_columns columns = {sg_work__claims_column(work, "support"),
		sg_work__claims_column(work, "opposition"),
		sg_work__claims_column(work, "controversy")};
	if (!columns.support || !columns.opposition || !columns.controversy)
		return sg_work__nomem(work);
	sg_status st = list_by_person(work, &network);
	if (st == SG_OK)
		st = sg_work__network(work, network);
	if (st != SG_OK)
		return st;
	count_sides(work, columns);
	return sg_work__figure(
		work, "claims_with_views", count_claims_with_views(work, columns), true);
}
