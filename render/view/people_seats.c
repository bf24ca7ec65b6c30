/* Who sits where on the ring.
 *
 * Camps are put on two sides, so that those who rebut each other face each other and the sides
 * are about as long; a camp far larger than the rest is cut in two. Then people of one camp change
 * places while that saves crossings and long ways. Ties run inside the ring, so two of them cross
 * exactly if their ends take turns around it: no coordinates are needed. */
#include "view/people.h"

#include <math.h>

enum { ROUNDS_MAX = 8, SIDE_ROWS_FEW = 12, SIDE_ROWS_MANY = 44 };

/* What a picture costs: a crossing is 1. */
static const double cost_of_way = 1.5;      /* from the top of a side to its bottom */
static const double cost_of_near_foe = 0.4; /* rebuttal on one side */
static const double cost_of_far_friend = 0.2;
static const double cost_of_a_row = 0.7; /* that one side is longer */

typedef struct seating {
	sg_people *people;
	uint32_t *ring;  /* per seat: its place around the ring */
	double *height;  /* per seat: 0 at the top of its side, 1 at the bottom */
	bool *is_moved;  /* per tie: one of its ends changes places */
	uint32_t *first; /* per seat: where its ties begin in `of_seat`; one more at the end */
	uint32_t *of_seat;
} seating;

/* ---- sides ------------------------------------------------------------------------------ */

static double side_cost(const sg_people *people, const size_t *members, unsigned mask)
{
	double rows = 0, cost;
	for (size_t i = 0; i < people->group_count; i++)
		rows += (mask >> i & 1 ? 1.0 : -1.0) * ((double)members[i] + 1);
	cost = fabs(rows) * cost_of_a_row;
	for (size_t i = 0; i < people->tie_count; i++) {
		const sg_people_tie *tie = &people->ties[i];
		uint32_t a = people->seats[tie->from].group, b = people->seats[tie->to].group;
		bool is_same = (mask >> a & 1) == (mask >> b & 1);
		if (a != b && is_same && tie->link.kind == SG_REBUTS)
			cost += cost_of_near_foe * 2;
		if (a != b && !is_same && tie->link.kind == SG_AGREES)
			cost += cost_of_far_friend * 2;
	}
	return cost;
}

/* The first group is on the left; every other division is tried. */
static unsigned best_sides(const sg_people *people, const size_t *members)
{
	unsigned best = 0;
	double least = INFINITY;
	for (unsigned mask = 0; mask < 1u << people->group_count; mask += 2) {
		double cost = side_cost(people, members, mask);
		if (cost < least - 1e-9) {
			least = cost;
			best = mask;
		}
	}
	return best;
}

/* A single group, or one that would make a far too long side, stands on both. */
static void share_out(sg_people *people, const size_t *members, unsigned mask)
{
	size_t rows[2] = {0, 0}, largest = 0;
	for (size_t i = 0; i < people->group_count; i++) {
		rows[mask >> i & 1] += members[i];
		people->groups[i].rows[mask >> i & 1] = members[i];
		largest = members[i] > members[largest] ? i : largest;
	}
	unsigned side = mask >> largest & 1;
	size_t longer = rows[side], shorter = rows[1 - side];
	bool is_uneven = longer > SIDE_ROWS_FEW && longer > 3 * shorter;
	if (people->group_count > 1 && !is_uneven &&
		!(longer > SIDE_ROWS_MANY && longer > shorter + 1))
		return;
	size_t moved = (longer - shorter) / 2;
	moved = moved < members[largest] ? moved : members[largest];
	people->groups[largest].rows[side] -= moved;
	people->groups[largest].rows[1 - side] += moved;
}

/* ---- rows ------------------------------------------------------------------------------- */

static void number_rows(seating *s)
{
	sg_people *people = s->people;
	for (uint32_t i = 0; i < people->seat_count; i++) {
		uint32_t seat = people->by_ring[i];
		uint32_t left = (uint32_t)people->side_rows[0];
		s->ring[seat] = i;
		people->seats[seat].side = i < left ? 0 : 1;
		people->seats[seat].row = i < left ? left - 1 - i : i - left;
		double rows = (double)people->side_rows[people->seats[seat].side];
		s->height[seat] = (people->seats[seat].row + 0.5) / rows;
	}
}

/* Groups from the top of each side in their order; within each its people by number. */
static void first_places(seating *s, const uint32_t *order)
{
	sg_people *people = s->people;
	size_t taken[SG_GROUPS_MAX] = {0};
	uint32_t at[2] = {0, 0};
	for (size_t side = 0; side < 2; side++) {
		people->side_rows[side] = 0;
		for (size_t i = 0; i < people->group_count; i++)
			people->side_rows[side] += people->groups[i].rows[side];
	}
	for (size_t i = 0; i < people->group_count; i++) {
		const sg_people_group *group = &people->groups[order[i]];
		for (uint32_t seat = 0; seat < people->seat_count; seat++) {
			if (people->seats[seat].group != order[i])
				continue;
			size_t side = taken[order[i]]++ < group->rows[0] ? 0 : 1;
			size_t row = at[side]++;
			size_t ring =
				side ? people->side_rows[0] + row : people->side_rows[0] - 1 - row;
			people->by_ring[ring] = seat;
		}
	}
	number_rows(s);
}

/* ---- cost ------------------------------------------------------------------------------- */

static bool crosses(const seating *s, const sg_people_tie *t, const sg_people_tie *u)
{
	uint32_t a = s->ring[t->from], b = s->ring[t->to];
	uint32_t c = s->ring[u->from], d = s->ring[u->to];
	uint32_t low = a < b ? a : b, high = a < b ? b : a;
	if (c == a || c == b || d == a || d == b)
		return false;
	return (c > low && c < high) != (d > low && d < high);
}

static double cost_of_tie(const seating *s, const sg_people_tie *tie)
{
	const sg_people_seat *from = &s->people->seats[tie->from], *to = &s->people->seats[tie->to];
	double cost = cost_of_way * fabs(s->height[tie->from] - s->height[tie->to]);
	if (from->side == to->side)
		cost += tie->link.kind == SG_REBUTS ? cost_of_near_foe : 0;
	else
		cost += tie->link.kind == SG_AGREES ? cost_of_far_friend : 0;
	return cost;
}

static double cost_of_all(const seating *s)
{
	double cost = 0;
	for (size_t i = 0; i < s->people->tie_count; i++) {
		cost += cost_of_tie(s, &s->people->ties[i]);
		for (size_t k = 0; k < i; k++)
			cost += crosses(s, &s->people->ties[i], &s->people->ties[k]);
	}
	return cost;
}

/* Of the ties that end at either seat; crossings among them count once. */
static double cost_of_two(seating *s, uint32_t a, uint32_t b)
{
	const uint32_t both[] = {a, b};
	const sg_people_tie *ties = s->people->ties;
	double cost = 0;
	for (size_t k = 0; k < 2; k++)
		for (uint32_t i = s->first[both[k]]; i < s->first[both[k] + 1]; i++)
			s->is_moved[s->of_seat[i]] = true;
	for (size_t k = 0; k < 2; k++)
		for (uint32_t i = s->first[both[k]]; i < s->first[both[k] + 1]; i++) {
			uint32_t t = s->of_seat[i];
			/* A tie between the two stands in both lists. */
			if (k == 1 && (ties[t].from == a || ties[t].to == a))
				continue;
			cost += cost_of_tie(s, &ties[t]);
			for (uint32_t u = 0; u < s->people->tie_count; u++)
				if (crosses(s, &ties[t], &ties[u]))
					cost += s->is_moved[u] ? 0.5 : 1;
		}
	for (size_t k = 0; k < 2; k++)
		for (uint32_t i = s->first[both[k]]; i < s->first[both[k] + 1]; i++)
			s->is_moved[s->of_seat[i]] = false;
	return cost;
}

static void swap_seats(seating *s, uint32_t a, uint32_t b)
{
	sg_people_seat *p = &s->people->seats[a], *q = &s->people->seats[b];
	uint32_t ring = s->ring[a], side = p->side, row = p->row;
	double height = s->height[a];
	s->ring[a] = s->ring[b];
	s->height[a] = s->height[b];
	p->side = q->side;
	p->row = q->row;
	s->ring[b] = ring;
	s->height[b] = height;
	q->side = side;
	q->row = row;
	s->people->by_ring[s->ring[a]] = a;
	s->people->by_ring[s->ring[b]] = b;
}

/* People of one group change places while that is cheaper. */
static void improve(seating *s)
{
	bool is_better = true;
	for (size_t round = 0; is_better && round < ROUNDS_MAX; round++) {
		is_better = false;
		for (uint32_t a = 0; a < s->people->seat_count; a++)
			for (uint32_t b = a + 1; b < s->people->seat_count; b++) {
				if (s->people->seats[a].group != s->people->seats[b].group)
					continue;
				double before = cost_of_two(s, a, b);
				swap_seats(s, a, b);
				if (cost_of_two(s, a, b) < before - 1e-9)
					is_better = true;
				else
					swap_seats(s, a, b);
			}
	}
}

/* ---- groups' order ---------------------------------------------------------------------- */

/* Each side's groups in each order of neighbours; the cheapest stays. The best places of people
 * depend on it, so they are found anew for each that is tried. */
static void order_groups(seating *s, uint32_t *order)
{
	size_t count = s->people->group_count;
	first_places(s, order);
	improve(s);
	double least = cost_of_all(s);
	for (size_t i = 0; count > 2 && i + 1 < count; i++) {
		uint32_t kept = order[i];
		order[i] = order[i + 1];
		order[i + 1] = kept;
		first_places(s, order);
		improve(s);
		double cost = cost_of_all(s);
		if (cost < least - 1e-9) {
			least = cost;
			continue;
		}
		order[i + 1] = order[i];
		order[i] = kept;
	}
	first_places(s, order);
	improve(s);
}

static sg_status list_ties(seating *s)
{
	const sg_people *people = s->people;
	sg_arena *arena = people->sheet->arena;
	s->first = sg_arena_array(arena, people->seat_count + 2, sizeof *s->first);
	s->of_seat = sg_arena_array(arena, 2 * people->tie_count, sizeof *s->of_seat);
	if (!s->first || !s->of_seat)
		return SG_E_NOMEM;
	for (size_t i = 0; i < people->tie_count; i++) {
		s->first[people->ties[i].from + 2]++;
		s->first[people->ties[i].to + 2]++;
	}
	for (size_t i = 0; i < people->seat_count; i++)
		s->first[i + 2] += s->first[i + 1];
	for (uint32_t i = 0; i < people->tie_count; i++) {
		s->of_seat[s->first[people->ties[i].from + 1]++] = i;
		s->of_seat[s->first[people->ties[i].to + 1]++] = i;
	}
	return SG_OK;
}

static sg_status init(seating *s, sg_people *people)
{
	sg_arena *arena = people->sheet->arena;
	*s = (seating){.people = people};
	s->ring = sg_arena_array(arena, people->seat_count, sizeof *s->ring);
	s->height = sg_arena_array(arena, people->seat_count, sizeof *s->height);
	s->is_moved = sg_arena_array(arena, people->tie_count, sizeof *s->is_moved);
	people->by_ring = sg_arena_array(arena, people->seat_count, sizeof *people->by_ring);
	if (!s->ring || !s->height || !s->is_moved || !people->by_ring)
		return SG_E_NOMEM;
	return list_ties(s);
}

/* Groups as they stand from the top, so that bands can be drawn down each side. */
static void sort_groups(sg_people *people, const uint32_t *order)
{
	sg_people_group sorted[SG_GROUPS_MAX];
	uint32_t place[SG_GROUPS_MAX];
	for (uint32_t i = 0; i < people->group_count; i++) {
		sorted[i] = people->groups[order[i]];
		place[order[i]] = i;
	}
	memcpy(people->groups, sorted, people->group_count * sizeof *sorted);
	for (size_t i = 0; i < people->seat_count; i++)
		people->seats[i].group = place[people->seats[i].group];
}

sg_status sg_people__seat(sg_people *people)
{
	seating s;
	size_t members[SG_GROUPS_MAX] = {0};
	uint32_t order[SG_GROUPS_MAX];
	if (init(&s, people) != SG_OK)
		return SG_E_NOMEM;
	for (uint32_t i = 0; i < people->group_count; i++)
		order[i] = i;
	for (size_t i = 0; i < people->seat_count; i++)
		members[people->seats[i].group]++;
	share_out(people, members, best_sides(people, members));
	order_groups(&s, order);
	sort_groups(people, order);
	return SG_OK;
}
