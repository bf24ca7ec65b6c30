/* Links -> ties between people: all that one says of another, of one sign, is one tie.
 *
 * A stance to a claim counts for its speaker. How strong a tie is says the analysis' network,
 * where there is one; else the confidences are summed. */
#include "view/gather.h"
#include "view/groups.h"
#include "view/people.h"

#include <stdlib.h>

typedef struct gathering {
	sg_people *people;
	const sg_picture *picture;
	sg_gathered *entries; /* by person */
	size_t entry_count;
	double *pull;   /* per person */
	uint32_t *seat; /* per person; SG_NONE */
} gathering;

static void gather(gathering *g, bool is_replies)
{
	g->entry_count = 0;
	for (uint32_t i = 0; i < g->picture->link_count; i++) {
		const sg_link *link = &g->picture->links[i];
		uint32_t from = g->picture->cards[link->from.card].person;
		uint32_t to = g->picture->cards[link->to.card].person;
		bool is_wanted =
			is_replies ? link->kind == SG_REPLIES : sg_relation_sign(link->kind) != 0;
		if (is_wanted && from != SG_NONE && to != SG_NONE && from != to)
			g->entries[g->entry_count++] = (sg_gathered){from, to, link->kind, i};
	}
	sg_gather__sort(g->entries, g->entry_count);
}

static int compare_network_ties(const void *a, const void *b)
{
	const sg_tie *p = a, *q = b;
	if (p->source != q->source)
		return p->source < q->source ? -1 : 1;
	return p->target < q->target ? -1 : p->target > q->target;
}

/* 0 where the analysis knows of none. */
static double strength_in_network(const sg_debate *debate, const sg_gathered *e)
{
	const sg_network *network =
		debate->analysis ? sg_analysis_network(debate->analysis, "person_person") : NULL;
	const sg_tie key = {.source = e->from, .target = e->to};
	const sg_tie *tie = network && network->tie_count
				    ? bsearch(&key, network->ties, network->tie_count,
					      sizeof *network->ties, compare_network_ties)
				    : NULL;
	if (!tie)
		return 0;
	double value = e->kind == SG_AGREES   ? tie->positive
		       : e->kind == SG_REBUTS ? tie->negative
					      : 0;
	return value > 0 ? value : 0;
}

/* ---- who is drawn ----------------------------------------------------------------------- */

typedef struct candidate {
	double pull;
	uint32_t person;
} candidate;

static int compare_candidates(const void *a, const void *b)
{
	const candidate *p = a, *q = b;
	if (p->pull > q->pull || p->pull < q->pull)
		return p->pull > q->pull ? -1 : 1;
	return p->person < q->person ? -1 : p->person > q->person;
}

static size_t people_wanted(const sg_render_options *options)
{
	size_t most = options->top ? options->top : SG_PEOPLE_MAX;
	return most < SG_PEOPLE_TOP_MAX ? most : SG_PEOPLE_TOP_MAX;
}

/* Those with the most ties; a seat each, in the order of their numbers. */
static sg_status choose(gathering *g)
{
	sg_people *people = g->people;
	size_t persons = g->picture->debate->person_count, count = 0;
	sg_arena *arena = people->sheet->arena;
	candidate *order = sg_arena_array(arena, persons, sizeof *order);
	if (!order)
		return SG_E_NOMEM;
	for (uint32_t i = 0; i < persons; i++)
		if (g->pull[i] > 0)
			order[count++] = (candidate){g->pull[i], i};
	qsort(order, count, sizeof *order, compare_candidates);
	people->tied_count = count;
	size_t most = people_wanted(people->sheet->options);
	size_t kept = count < most ? count : most;
	for (size_t i = 0; i < kept; i++)
		g->seat[order[i].person] = 0;
	people->seats = sg_arena_array(arena, kept, sizeof *people->seats);
	if (!people->seats)
		return SG_E_NOMEM;
	for (uint32_t i = 0; i < persons; i++) {
		if (g->seat[i] == SG_NONE)
			continue;
		g->seat[i] = (uint32_t)people->seat_count;
		people->seats[people->seat_count++] =
			(sg_people_seat){.person = i, .pull = g->pull[i]};
	}
	return SG_OK;
}

static void weigh(gathering *g)
{
	for (size_t i = 0; i < g->entry_count; i++) {
		const sg_gathered *e = &g->entries[i];
		double confidence = g->picture->links[e->link].confidence;
		double weight = e->kind == SG_REPLIES ? 1 : confidence > 0.01 ? confidence : 0.01;
		g->pull[e->from] += weight;
		g->pull[e->to] += weight;
	}
	for (size_t i = 0; i < g->entry_count; g->people->tie_total++)
		i += sg_gather__run(g->entries + i, g->entry_count - i);
}

/* ---- ties ------------------------------------------------------------------------------- */

static sg_status add_tie(gathering *g, const sg_gathered *first, size_t times)
{
	sg_people *people = g->people;
	sg_people_tie *tie = &people->ties[people->tie_count++];
	double known = strength_in_network(g->picture->debate, first), sum;
	*tie = (sg_people_tie){.from = g->seat[first->from],
		.to = g->seat[first->to],
		.times = times,
		.reverse = SG_NONE};
	sg_status st = sg_gather__join(&tie->link, &sum, g->picture, first, times);
	tie->strength = known > 0 ? known : sum;
	return st;
}

static sg_status add_ties(gathering *g)
{
	sg_people *people = g->people;
	people->ties =
		sg_arena_array(people->sheet->arena, people->tie_total, sizeof *people->ties);
	if (!people->ties)
		return SG_E_NOMEM;
	for (size_t i = 0, run; i < g->entry_count; i += run) {
		const sg_gathered *e = &g->entries[i];
		run = sg_gather__run(e, g->entry_count - i);
		if (g->seat[e->from] == SG_NONE || g->seat[e->to] == SG_NONE)
			continue;
		sg_status st = add_tie(g, e, run);
		if (st != SG_OK)
			return st;
	}
	return SG_OK;
}

static int compare_by_strength(const void *a, const void *b)
{
	const sg_people_tie *p = a, *q = b;
	if (p->strength > q->strength || p->strength < q->strength)
		return p->strength > q->strength ? -1 : 1;
	if (p->from != q->from)
		return p->from < q->from ? -1 : 1;
	if (p->to != q->to)
		return p->to < q->to ? -1 : 1;
	return p->link.kind < q->link.kind ? -1 : p->link.kind > q->link.kind;
}

static int compare_by_ends(const void *a, const void *b)
{
	const sg_people_tie *p = a, *q = b;
	if (p->from != q->from)
		return p->from < q->from ? -1 : 1;
	if (p->to != q->to)
		return p->to < q->to ? -1 : 1;
	return p->link.kind < q->link.kind ? -1 : p->link.kind > q->link.kind;
}

/* Strong ties stay where there are too many; then who answers in kind, and who in both. */
static void pair_ties(sg_people *people)
{
	if (people->tie_count > SG_PEOPLE_TIES_MAX) {
		qsort(people->ties, people->tie_count, sizeof *people->ties, compare_by_strength);
		people->tie_count = SG_PEOPLE_TIES_MAX;
		people->is_thinned = true;
		qsort(people->ties, people->tie_count, sizeof *people->ties, compare_by_ends);
	}
	for (uint32_t i = 0; i < people->tie_count; i++) {
		sg_people_tie *tie = &people->ties[i];
		for (uint32_t k = 0; k < people->tie_count; k++) {
			const sg_people_tie *other = &people->ties[k];
			bool is_back = other->from == tie->to && other->to == tie->from;
			bool is_same = other->from == tie->from && other->to == tie->to;
			if (is_back && other->link.kind == tie->link.kind)
				tie->reverse = k;
			if ((is_back || is_same) && other->link.kind != tie->link.kind)
				tie->is_doubled = true;
		}
	}
}

/* ---- seats ------------------------------------------------------------------------------ */

/* Where people were left out, somebody may have lost every tie. */
static void drop_untied(gathering *g)
{
	sg_people *people = g->people;
	uint32_t kept = 0;
	for (size_t i = 0; i < people->tie_count; i++) {
		people->seats[people->ties[i].from].has_tie = true;
		people->seats[people->ties[i].to].has_tie = true;
	}
	for (size_t i = 0; i < people->seat_count; i++) {
		sg_people_seat seat = people->seats[i];
		g->seat[seat.person] = seat.has_tie ? kept : SG_NONE;
		if (seat.has_tie)
			people->seats[kept++] = seat;
	}
	for (size_t i = 0; i < people->tie_count; i++) {
		sg_people_tie *tie = &people->ties[i];
		tie->from = g->seat[g->picture->cards[tie->link.from.card].person];
		tie->to = g->seat[g->picture->cards[tie->link.to.card].person];
	}
	people->seat_count = kept;
}

static void count_stances(sg_people *people)
{
	for (size_t i = 0; i < people->tie_count; i++) {
		const sg_people_tie *tie = &people->ties[i];
		size_t sign = tie->link.kind == SG_REBUTS;
		people->seats[tie->from].given[sign]++;
		people->seats[tie->to].got[sign]++;
	}
}

static void measure_seats(gathering *g)
{
	sg_people *people = g->people;
	const sg_analysis *analysis = g->picture->debate->analysis;
	const sg_column *rank = analysis ? sg_analysis_people_column(analysis, "pagerank") : NULL;
	for (size_t i = 0; i < people->seat_count; i++) {
		sg_people_seat *seat = &people->seats[i];
		double value = rank ? rank->values[seat->person] : seat->pull;
		seat->central = value > 0 ? value : 0;
	}
	for (size_t i = 0; i < g->picture->debate->claim_count; i++) {
		uint32_t speaker = g->picture->speaker[i];
		if (speaker != SG_NONE && g->seat[speaker] != SG_NONE)
			people->seats[g->seat[speaker]].claims++;
	}
}

/* Who spoke and has no tie; only cards that are drawn count. */
static sg_status find_silent(gathering *g)
{
	sg_people *people = g->people;
	const sg_picture *picture = g->picture;
	size_t persons = picture->debate->person_count;
	bool *has_spoken = sg_arena_array(people->sheet->arena, persons, sizeof *has_spoken);
	people->silent = sg_arena_array(people->sheet->arena, persons, sizeof *people->silent);
	if (!has_spoken || !people->silent)
		return SG_E_NOMEM;
	for (size_t i = 0; i < picture->card_count; i++) {
		const sg_card *card = &picture->cards[i];
		if (card->person != SG_NONE && card->row_count && g->pull[card->person] <= 0)
			has_spoken[card->person] = true;
	}
	for (uint32_t i = 0; i < persons; i++)
		if (has_spoken[i])
			people->silent[people->silent_count++] = i;
	return SG_OK;
}

/* ---- groups ----------------------------------------------------------------------------- */

static sg_people_group make_group(const sg_picture *picture, uint32_t number, size_t members)
{
	sg_people_group out = {.camp = sg_groups__camp(number),
		.label = sg_groups__label(picture, number),
		.people = members,
		.members = members};
	if (out.camp != SG_NONE)
		out.people = picture->debate->analysis->camps[out.camp].size;
	out.has_heading = out.label.len && (out.people > 1 || out.camp == SG_NONE);
	return out;
}

static void add_groups(sg_people *people)
{
	const sg_picture *picture = people->sheet->picture;
	for (uint32_t number = 0; number < SG_GROUPS_MAX; number++) {
		size_t members = 0;
		for (size_t i = 0; i < people->seat_count; i++)
			if (sg_groups__of(picture, people->seats[i].person) == number) {
				people->seats[i].group = (uint32_t)people->group_count;
				members++;
			}
		if (members)
			people->groups[people->group_count++] =
				make_group(picture, number, members);
	}
}

static sg_status init(gathering *g, sg_people *people)
{
	sg_arena *arena = people->sheet->arena;
	size_t persons = people->sheet->debate->person_count;
	*g = (gathering){.people = people, .picture = people->sheet->picture};
	g->entries = sg_arena_array(arena, g->picture->link_count, sizeof *g->entries);
	g->pull = sg_arena_array(arena, persons, sizeof *g->pull);
	g->seat = sg_arena_array(arena, persons, sizeof *g->seat);
	if (!g->entries || !g->pull || !g->seat)
		return SG_E_NOMEM;
	for (size_t i = 0; i < persons; i++)
		g->seat[i] = SG_NONE;
	return SG_OK;
}

sg_status sg_people__ties(sg_people *out, sg_sheet *sheet)
{
	gathering g;
	*out = (sg_people){.sheet = sheet};
	sg_status st = init(&g, out);
	if (st != SG_OK)
		return st;
	gather(&g, false);
	out->is_replies = g.entry_count == 0;
	if (out->is_replies)
		gather(&g, true);
	weigh(&g);
	st = choose(&g);
	if (st == SG_OK)
		st = add_ties(&g);
	if (st == SG_OK)
		st = find_silent(&g);
	if (st != SG_OK)
		return st;
	pair_ties(out);
	drop_untied(&g);
	count_stances(out);
	measure_seats(&g);
	add_groups(out);
	return SG_OK;
}
