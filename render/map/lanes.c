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
	LOOKS_MAX = 3000000 /* at pairs of trunks: beyond that, no more swaps are tried */
};

/* A stub: where something joins a trunk, and from which side. */
typedef struct stub {
	double y;
	bool is_right;
} stub;

typedef struct member {
	size_t trunk;
	stub *stubs;
	size_t stub_count;
} member;

static void add_stub(member *m, double y, bool is_right)
{
	m->stubs[m->stub_count++] = (stub){y, is_right};
}

static sg_status collect_stubs(const sg_routes *routes, const sg_picture *picture, member *m)
{
	const sg_trunk *trunk = &routes->trunks[m->trunk];
	uint32_t gutter = trunk->gutter;
	m->stubs = sg_arena_array(picture->arena, trunk->link_count + 2, sizeof *m->stubs);
	if (!m->stubs)
		return SG_E_NOMEM;
	if (!trunk->ends_upwards && !trunk->is_link_only)
		add_stub(m, trunk->to_y, gutter <= picture->cards[trunk->to.card].column);
	for (size_t i = 0; i < picture->link_count && m->stub_count < trunk->link_count + 2; i++) {
		const sg_route *route = &routes->items[i];
		const sg_card *from = &picture->cards[picture->links[i].from.card];
		if (route->kind == SG_ROUTE_STRAIGHT || from->is_opening)
			continue;
		size_t first = route->kind == SG_ROUTE_FAR ? route->first_trunk : route->trunk;
		if (first == m->trunk)
			add_stub(m, route->from_y, gutter <= from->column);
	}
	return SG_OK;
}

static bool overlap(const sg_trunk *a, const sg_trunk *b)
{
	return a->low - CLEARANCE_PX < b->high && b->low - CLEARANCE_PX < a->high;
}

static double length_of(const sg_trunk *trunk)
{
	return trunk->high - trunk->low;
}

/* Shortest first; as they came among equals, so that the result is the same every time. */
static void sort_members(member *members, size_t count, const sg_trunk *trunks)
{
	for (size_t i = 1; i < count; i++) {
		member moved = members[i];
		size_t k = i;
		while (k > 0 && length_of(&trunks[members[k - 1].trunk]) >
					length_of(&trunks[moved.trunk])) {
			members[k] = members[k - 1];
			k--;
		}
		members[k] = moved;
	}
}

static size_t colour(sg_trunk *trunks, const member *members, size_t count)
{
	size_t lanes = 0;
	for (size_t i = 0; i < count; i++) {
		sg_trunk *trunk = &trunks[members[i].trunk];
		bool is_free = false;
		for (trunk->lane = 0; !is_free; trunk->lane += !is_free) {
			is_free = true;
			for (size_t k = 0; is_free && k < i; k++)
				is_free = trunks[members[k].trunk].lane != trunk->lane ||
					  !overlap(trunk, &trunks[members[k].trunk]);
		}
		lanes = trunk->lane + 1 > lanes ? trunk->lane + 1 : lanes;
	}
	return lanes;
}

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
	size_t best = crossings(trunks, members, count), looks = 0;
	bool better = true;
	for (size_t round = 0; better && best && round < SWAP_ROUNDS_MAX; round++) {
		better = false;
		for (size_t a = 0; a < lanes; a++)
			for (size_t b = a + 1; b < lanes; b++) {
				looks += count * count;
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
	member *members = sg_arena_array(picture->arena, routes->trunk_count, sizeof *members);
	size_t count = 0;
	if (!members)
		return SG_E_NOMEM;
	for (size_t i = 0; i < routes->trunk_count; i++) {
		if (routes->trunks[i].gutter != gutter)
			continue;
		members[count] = (member){.trunk = i};
		if (collect_stubs(routes, picture, &members[count]) != SG_OK)
			return SG_E_NOMEM;
		count++;
	}
	sort_members(members, count, routes->trunks);
	size_t lanes = colour(routes->trunks, members, count);
	/* Short trunks near the cards: in the left margin the cards are on the right. */
	if (gutter == 0)
		for (size_t i = 0; i < count; i++)
			routes->trunks[members[i].trunk].lane =
				lanes - 1 - routes->trunks[members[i].trunk].lane;
	untangle(routes->trunks, members, count, lanes);
	routes->gutters.lanes[gutter] = lanes;
	return SG_OK;
}
