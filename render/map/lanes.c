/* Which trunk runs in which lane of a gutter.
 *
 * Trunks whose stretches overlap may not share a lane: greedy colouring by length gives few
 * lanes; then lanes are swapped as long as that saves crossings. */
#include "map/route.h"

#include <math.h>
#include <stdlib.h>

enum {
	CLEARANCE_PX = 14,
	SWAP_ROUNDS_MAX = 20,
	MANY = 1000,        /* trunks in one gutter: beyond that, lanes are only kept few */
	LOOKS_MAX = 3000000 /* at pairs of trunks: beyond that, no more swaps are tried */
};

/* A stub: where something joins a trunk, and from which side. */
typedef struct stub {
	double y;
	bool is_right;
} stub;

typedef struct member {
	size_t trunk;
	double low, length;
	stub *stubs;
	size_t stub_count;
} member;

static void add_stub(member *m, double y, bool is_right)
{
	m->stubs[m->stub_count++] = (stub){y, is_right};
}

/* The trunks of one gutter, and where each of all trunks is among them. */
typedef struct gutter_lanes {
	member *members;
	size_t count;
	size_t *member_of; /* + 1; 0: of another gutter */
} gutter_lanes;

static sg_status collect_members(
	gutter_lanes *g, const sg_routes *routes, const sg_picture *picture, uint32_t gutter)
{
	sg_arena *arena = picture->arena;
	g->members = sg_arena_array(arena, routes->trunk_count, sizeof *g->members);
	g->member_of = sg_arena_array(arena, routes->trunk_count, sizeof *g->member_of);
	if (!g->members || !g->member_of)
		return SG_E_NOMEM;
	for (size_t i = 0; i < routes->trunk_count; i++) {
		const sg_trunk *trunk = &routes->trunks[i];
		member *m = &g->members[g->count];
		if (trunk->gutter != gutter)
			continue;
		*m = (member){.trunk = i, .low = trunk->low, .length = trunk->high - trunk->low};
		m->stubs = sg_arena_array(arena, trunk->link_count + 2, sizeof *m->stubs);
		if (!m->stubs)
			return SG_E_NOMEM;
		if (!trunk->ends_upwards && !trunk->is_link_only)
			add_stub(m, trunk->to_y, gutter <= picture->cards[trunk->to.card].column);
		g->member_of[i] = ++g->count;
	}
	return SG_OK;
}

static void collect_stubs(
	gutter_lanes *g, const sg_routes *routes, const sg_picture *picture, uint32_t gutter)
{
	for (size_t i = 0; i < picture->link_count; i++) {
		const sg_route *route = &routes->items[i];
		const sg_card *from = &picture->cards[picture->links[i].from.card];
		if (route->kind == SG_ROUTE_STRAIGHT || from->is_opening)
			continue;
		size_t first = route->kind == SG_ROUTE_FAR ? route->first_trunk : route->trunk;
		if (g->member_of[first])
			add_stub(&g->members[g->member_of[first] - 1], route->from_y,
				gutter <= from->column);
	}
}

static bool overlap(const sg_trunk *a, const sg_trunk *b)
{
	return a->low - CLEARANCE_PX < b->high && b->low - CLEARANCE_PX < a->high;
}

/* Shortest first; as they came among equals, so that the result is the same every time. */
static int compare_lengths(const void *a, const void *b)
{
	const member *p = a, *q = b;
	if (p->length < q->length || p->length > q->length)
		return p->length < q->length ? -1 : 1;
	return (p->trunk > q->trunk) - (p->trunk < q->trunk);
}

/* Each in the first lane that nothing overlaps it in. `taken`: room for a mark per lane. */
static size_t colour(sg_trunk *trunks, const member *members, size_t count, size_t *taken)
{
	size_t lanes = 0;
	for (size_t i = 0; i < count; i++) {
		sg_trunk *trunk = &trunks[members[i].trunk];
		for (size_t k = 0; k < i; k++)
			if (overlap(trunk, &trunks[members[k].trunk]))
				taken[trunks[members[k].trunk].lane] = i;
		for (trunk->lane = 0; trunk->lane < lanes && taken[trunk->lane] == i;)
			trunk->lane++;
		lanes = trunk->lane + 1 > lanes ? trunk->lane + 1 : lanes;
	}
	return lanes;
}

/* ---- where there are very many ------------------------------------------------------------- */

static int compare_tops(const void *a, const void *b)
{
	const member *p = a, *q = b;
	if (p->low < q->low || p->low > q->low)
		return p->low < q->low ? -1 : 1;
	return (p->trunk > q->trunk) - (p->trunk < q->trunk);
}

/* Lanes by where they are free again: a heap, the highest place on top. */
typedef struct free_lane {
	double from;
	size_t lane;
} free_lane;

static bool is_before(const free_lane *a, const free_lane *b)
{
	return a->from < b->from || (a->from <= b->from && a->lane < b->lane);
}

static void sink_first(free_lane *heap, size_t count)
{
	for (size_t at = 0, child; (child = 2 * at + 1) < count; at = child) {
		if (child + 1 < count && is_before(&heap[child + 1], &heap[child]))
			child++;
		if (!is_before(&heap[child], &heap[at]))
			return;
		free_lane moved = heap[at];
		heap[at] = heap[child];
		heap[child] = moved;
	}
}

static void rise_last(free_lane *heap, size_t count)
{
	for (size_t at = count - 1; at > 0 && is_before(&heap[at], &heap[(at - 1) / 2]);
		at = (at - 1) / 2) {
		free_lane moved = heap[at];
		heap[at] = heap[(at - 1) / 2];
		heap[(at - 1) / 2] = moved;
	}
}

/* As few lanes as can be, whatever that makes of crossings: nobody can follow a thousand lines. */
static sg_status colour_many(
	sg_trunk *trunks, member *members, size_t count, sg_arena *arena, size_t *lanes)
{
	free_lane *heap = sg_arena_array(arena, count, sizeof *heap);
	if (!heap)
		return SG_E_NOMEM;
	qsort(members, count, sizeof *members, compare_tops);
	*lanes = 0;
	for (size_t i = 0; i < count; i++) {
		sg_trunk *trunk = &trunks[members[i].trunk];
		bool is_new = *lanes == 0 || heap[0].from > trunk->low;
		trunk->lane = is_new ? *lanes : heap[0].lane;
		free_lane taken = {trunk->high + CLEARANCE_PX, trunk->lane};
		heap[is_new ? *lanes : 0] = taken;
		*lanes += is_new;
		if (is_new)
			rise_last(heap, *lanes);
		else
			sink_first(heap, *lanes);
	}
	return SG_OK;
}

/* ---- crossings ------------------------------------------------------------------------------ */

/* Stubs of `a` that run over the lane of `b`. */
static size_t crossings_over(const sg_trunk *trunks, const member *a, const member *b)
{
	const sg_trunk *mine = &trunks[a->trunk], *other = &trunks[b->trunk];
	size_t n = 0;
	for (size_t i = 0; i < a->stub_count; i++) {
		bool passes =
			a->stubs[i].is_right ? other->lane > mine->lane : other->lane < mine->lane;
		n += passes && a->stubs[i].y > other->low - 1 && a->stubs[i].y < other->high + 1;
	}
	return n;
}

static size_t crossings(const sg_trunk *trunks, const member *members, size_t count)
{
	size_t n = 0;
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < count; k++)
			if (i != k)
				n += crossings_over(trunks, &members[i], &members[k]);
	return n;
}

static void swap_lanes(sg_trunk *trunks, const member *members, size_t count, size_t a, size_t b)
{
	for (size_t i = 0; i < count; i++) {
		size_t *lane = &trunks[members[i].trunk].lane;
		*lane = *lane == a ? b : *lane == b ? a : *lane;
	}
}

static void untangle(sg_trunk *trunks, const member *members, size_t count, size_t lanes)
{
	size_t best = crossings(trunks, members, count), looks = 0, stubs = 0;
	bool better = true;
	for (size_t i = 0; i < count; i++)
		stubs += members[i].stub_count;
	/* Shared trunks have few stubs but in large drawings. */
	size_t look = count * (stubs > 8 * count ? stubs / 8 : count);
	for (size_t round = 0; better && best && round < SWAP_ROUNDS_MAX; round++) {
		better = false;
		for (size_t a = 0; a < lanes; a++)
			for (size_t b = a + 1; b < lanes; b++) {
				looks += look;
				if (looks > LOOKS_MAX)
					return;
				swap_lanes(trunks, members, count, a, b);
				size_t now = crossings(trunks, members, count);
				if (now < best) {
					best = now;
					better = true;
				} else {
					swap_lanes(trunks, members, count, a, b);
				}
			}
	}
}

sg_status sg_route__lanes(sg_routes *routes, const sg_picture *picture, uint32_t gutter)
{
	gutter_lanes g = {0};
	if (collect_members(&g, routes, picture, gutter) != SG_OK)
		return SG_E_NOMEM;
	collect_stubs(&g, routes, picture, gutter);
	size_t *lanes = &routes->gutters.lanes[gutter];
	if (g.count > MANY)
		return colour_many(routes->trunks, g.members, g.count, picture->arena, lanes);
	qsort(g.members, g.count, sizeof *g.members, compare_lengths);
	size_t *taken = sg_arena_array(picture->arena, g.count, sizeof *taken);
	if (!taken)
		return SG_E_NOMEM;
	*lanes = colour(routes->trunks, g.members, g.count, taken);
	/* Short trunks near the cards: in the left margin the cards are on the right. */
	if (gutter == 0)
		for (size_t i = 0; i < g.count; i++)
			routes->trunks[g.members[i].trunk].lane =
				*lanes - 1 - routes->trunks[g.members[i].trunk].lane;
	untangle(routes->trunks, g.members, g.count, *lanes);
	return SG_OK;
}
