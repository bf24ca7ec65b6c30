/* The links' ways. Words stand only inside columns, lanes run only inside gutters, and a stub
 * between a card's side and a lane crosses nothing but lanes: so no line can cross a word.
 *
 * First each link gets a gutter, then share.c says which
 * of them leave a card together, ports.c spreads their ends along the cards' sides, and lanes.c
 * gives every trunk a lane. */
#include "map/route.h"

#include "sheet/marks.h"

#include <math.h>
#include <stdlib.h>

enum {
	BADGE_OFFSET = 17,
	STRAIGHT_STEP = 44,
	BAND = 30,
	BAND_TRACK = 8,
	BAND_INSET = 13 /* room for arrow heads at the opening card */
};

/* The side gutter of a column: outside where there is an outside. */
static uint32_t outer_gutter(const sg_picture *picture, uint32_t column, sg_relation_kind kind)
{
	uint32_t last = picture->column_count - 1;
	bool goes_right = kind == SG_REBUTS;
	if (picture->column_count == 1)
		return goes_right ? 1 : 0;
	if (column == 0)
		return 0;
	return column == last || goes_right ? column + 1 : column;
}

static uint32_t choose_gutter(const sg_picture *picture, const sg_link *link)
{
	const sg_card *from = &picture->cards[link->from.card],
		      *to = &picture->cards[link->to.card];
	if (from->is_opening)
		return outer_gutter(picture, to->column, link->kind);
	if (to->is_opening || from->column == to->column)
		return outer_gutter(picture, from->column, link->kind);
	/* The gutter on the target's side that faces the source. */
	return to->column > from->column ? to->column : to->column + 1;
}

/* Finds trunks by where they end: open addressing, trunk + 1. */
typedef struct trunk_index {
	size_t *slots, slot_count;
} trunk_index;

static uint64_t mix(uint64_t h, uint64_t value)
{
	h ^= value + 0x9E3779B97F4A7C15u + (h << 6) + (h >> 2);
	return h * 0xD6E8FEB86659FD93u;
}

/* The trunk of links of this kind to this place in this gutter; a new one if there is none. */
static size_t find_trunk(
	sg_routes *routes, trunk_index *index, const sg_link *link, uint32_t gutter)
{
	uint64_t h = mix(mix(mix(mix(29, link->kind), gutter), link->to.card), link->to.row);
	size_t i = (size_t)(h % index->slot_count);
	for (; index->slots[i]; i = (i + 1) % index->slot_count) {
		const sg_trunk *trunk = &routes->trunks[index->slots[i] - 1];
		if (trunk->kind == link->kind && trunk->gutter == gutter &&
			trunk->to.card == link->to.card && trunk->to.row == link->to.row)
			return index->slots[i] - 1;
	}
	routes->trunks[routes->trunk_count] =
		(sg_trunk){.kind = link->kind, .to = link->to, .gutter = gutter};
	index->slots[i] = ++routes->trunk_count;
	return routes->trunk_count - 1;
}

static void plan_link(sg_routes *routes, trunk_index *index, const sg_picture *picture, size_t i)
{
	const sg_link *link = &picture->links[i];
	const double strength = sg_mark__strength(picture, link);
	sg_route *route = &routes->items[i];
	*route = (sg_route){.kind = SG_ROUTE_STRAIGHT};
	if (sg_place__is_straight(picture, link))
		return;
	uint32_t gutter = choose_gutter(picture, link), at = gutter;
	route->kind = SG_ROUTE_GUTTER;
	route->trunk = find_trunk(routes, index, link, gutter);
	sg_trunk *trunk = &routes->trunks[route->trunk];
	trunk->link_count++;
	trunk->strength += strength;
	if (link->confidence > trunk->confidence)
		trunk->confidence = link->confidence;
	if (sg_route__is_opening(picture, link->from.card))
		return;
	uint32_t column = picture->cards[link->from.card].column;
	if (gutter == column || gutter == column + 1)
		return;
	at = gutter > column ? column + 1 : column;
	route->kind = SG_ROUTE_FAR;
	route->first_trunk = routes->trunk_count++;
	routes->trunks[route->first_trunk] = (sg_trunk){.kind = link->kind,
		.to = link->to,
		.gutter = at,
		.is_link_only = true,
		.link_count = 1,
		.confidence = link->confidence,
		.strength = strength};
}

sg_status sg_route__plan(sg_routes *routes, const sg_picture *picture)
{
	size_t count = picture->link_count;
	routes->items = sg_arena_array(picture->arena, count, sizeof *routes->items);
	routes->trunks = sg_arena_array(picture->arena, 2 * count, sizeof *routes->trunks);
	trunk_index index = {.slot_count = 2 * count + 1};
	index.slots = sg_arena_array(picture->arena, index.slot_count, sizeof *index.slots);
	if (!routes->items || !routes->trunks || !index.slots)
		return SG_E_NOMEM;
	routes->trunk_count = 0;
	size_t far = 0;
	for (size_t i = 0; i < count; i++) {
		plan_link(routes, &index, picture, i);
		far += routes->items[i].kind == SG_ROUTE_FAR;
	}
	routes->top_band = (double)far * BAND_TRACK;
	if (picture->opening != SG_NONE)
		routes->top_band += BAND;
	return sg_route__share(routes, picture);
}

/* ---- coordinates ------------------------------------------------------------------------ */

static double side_x(const sg_card *card, bool is_right)
{
	return is_right ? card->x + card->width : card->x;
}

static void stretch(sg_trunk *trunk, double y)
{
	trunk->low = y < trunk->low ? y : trunk->low;
	trunk->high = y > trunk->high ? y : trunk->high;
}

static void set_trunk_ends(sg_routes *routes, const sg_picture *picture)
{
	for (size_t i = 0; i < routes->trunk_count; i++) {
		sg_trunk *trunk = &routes->trunks[i];
		const sg_card *to = &picture->cards[trunk->to.card];
		trunk->ends_upwards = to->is_opening;
		if (to->is_opening)
			trunk->to_y = to->y + to->height;
		else
			trunk->to_x = side_x(to,
				sg_route__is_right_side(picture, trunk->to.card, trunk->gutter));
		trunk->low = trunk->is_link_only ? INFINITY : trunk->to_y;
		trunk->high = trunk->is_link_only ? -INFINITY : trunk->to_y;
	}
}

static double band_top(const sg_picture *picture)
{
	if (picture->opening == SG_NONE)
		return picture->top;
	const sg_card *opening = &picture->cards[picture->opening];
	return opening->y + opening->height + BAND_INSET;
}

static void stretch_trunks(sg_routes *routes, const sg_picture *picture)
{
	double track = 0;
	for (size_t i = 0; i < picture->link_count; i++) {
		sg_route *route = &routes->items[i];
		const sg_link *link = &picture->links[i];
		if (route->kind == SG_ROUTE_STRAIGHT)
			continue;
		const sg_card *from = &picture->cards[link->from.card];
		sg_trunk *trunk = &routes->trunks[route->trunk];
		if (from->is_opening) {
			route->from_y = from->y + from->height;
			stretch(trunk, route->from_y);
		} else if (route->kind == SG_ROUTE_GUTTER) {
			route->from_x = side_x(from,
				sg_route__is_right_side(picture, link->from.card, trunk->gutter));
			stretch(trunk, route->from_y);
		} else {
			sg_trunk *first = &routes->trunks[route->first_trunk];
			route->band_y = band_top(picture) + track;
			track += BAND_TRACK;
			route->from_x = side_x(from,
				sg_route__is_right_side(picture, link->from.card, first->gutter));
			stretch(first, route->from_y);
			stretch(first, route->band_y);
			stretch(trunk, route->band_y);
		}
	}
}

static void set_straight(sg_routes *routes, const sg_picture *picture, size_t i)
{
	const sg_link *link = &picture->links[i];
	const sg_card *from = &picture->cards[link->from.card],
		      *to = &picture->cards[link->to.card];
	sg_route *route = &routes->items[i];
	bool is_up = from->y > to->y;
	double offset =
		STRAIGHT_STEP * ((double)route->gap_index - (double)(route->gap_count - 1) / 2);
	route->from_x = route->to_x = floor(from->x + from->width / 2 + offset);
	route->from_y = is_up ? from->y : from->y + from->height;
	route->to_y = is_up ? to->y + to->height : to->y;
	route->badge_x = route->from_x;
	route->badge_y = (route->from_y + route->to_y) / 2 + (is_up ? 4 : -4);
}

static void set_badge(const sg_routes *routes, const sg_picture *picture, size_t i)
{
	sg_route *route = &routes->items[i];
	const sg_trunk *trunk = &routes->trunks[route->trunk];
	uint32_t card = picture->links[i].from.card;
	if (sg_route__is_opening(picture, card)) {
		route->from_x = route->badge_x = trunk->x;
		route->badge_y = route->from_y + 16;
		return;
	}
	size_t t = route->kind == SG_ROUTE_FAR ? route->first_trunk : route->trunk;
	bool is_right = sg_route__is_right_side(picture, card, routes->trunks[t].gutter);
	route->badge_x = route->from_x + (is_right ? BADGE_OFFSET : -BADGE_OFFSET);
	route->badge_y = route->from_y;
}

static void set_lane_x(sg_routes *routes)
{
	for (size_t i = 0; i < routes->trunk_count; i++) {
		sg_trunk *trunk = &routes->trunks[i];
		size_t lanes = routes->gutters.lanes[trunk->gutter];
		double x = routes->gutters.x[trunk->gutter];
		double width = routes->gutters.width[trunk->gutter];
		trunk->x = floor(x + width * (double)(trunk->lane + 1) / (double)(lanes + 1));
		if (trunk->ends_upwards)
			trunk->to_x = trunk->x;
	}
}

sg_status sg_route__run(sg_routes *routes, const sg_picture *picture)
{
	if (sg_route__ports(routes, picture) != SG_OK)
		return SG_E_NOMEM;
	set_trunk_ends(routes, picture);
	stretch_trunks(routes, picture);
	for (uint32_t g = 0; g <= picture->column_count; g++)
		if (sg_route__lanes(routes, picture, g) != SG_OK)
			return SG_E_NOMEM;
	set_lane_x(routes);
	for (size_t i = 0; i < picture->link_count; i++)
		if (routes->items[i].kind == SG_ROUTE_STRAIGHT)
			set_straight(routes, picture, i);
		else
			set_badge(routes, picture, i);
	return SG_OK;
}
