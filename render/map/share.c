/* Which links share a place, found by sorting them. Who rebuts three quotes of another leaves the
 * card once, with one badge, and then forks; straight arrows in one gap stand side by side. */
#include "map/route.h"

#include <stdlib.h>

/* Equal in all but the last two: they share. */
typedef struct place {
	uint32_t key[4];
	double confidence;
	size_t link;
} place;

static int compare_keys(const place *p, const place *q)
{
	for (size_t i = 0; i < sizeof p->key / sizeof *p->key; i++)
		if (p->key[i] != q->key[i])
			return p->key[i] < q->key[i] ? -1 : 1;
	return 0;
}

/* The surest first: its badge is the one that is drawn. */
static int compare_places(const void *a, const void *b)
{
	const place *p = a, *q = b;
	int order = compare_keys(p, q);
	if (order)
		return order;
	if (p->confidence > q->confidence || p->confidence < q->confidence)
		return p->confidence > q->confidence ? -1 : 1;
	return (p->link > q->link) - (p->link < q->link);
}

/* Where a link leaves its card; of a straight one, between which cards it is. */
static place place_of(const sg_routes *routes, const sg_picture *picture, size_t i)
{
	const sg_link *link = &picture->links[i];
	const sg_route *route = &routes->items[i];
	uint32_t from = link->from.card, to = link->to.card;
	if (route->kind == SG_ROUTE_STRAIGHT)
		return (place){{UINT32_MAX, from < to ? from : to, from < to ? to : from, 0}, 0, i};
	return (place){{link->kind, from, link->from.row, sg_route__first_gutter(routes, route)},
		link->confidence, i};
}

static void share(sg_routes *routes, const place *places, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		sg_route *route = &routes->items[places[i].link];
		bool is_straight = route->kind == SG_ROUTE_STRAIGHT;
		route->leader = is_straight ? places[i].link : places[0].link;
		route->gap_index = i;
		route->gap_count = count;
	}
}

sg_status sg_route__share(sg_routes *routes, const sg_picture *picture)
{
	size_t count = picture->link_count;
	place *places = sg_arena_array(picture->arena, count, sizeof *places);
	if (!places)
		return SG_E_NOMEM;
	for (size_t i = 0; i < count; i++)
		places[i] = place_of(routes, picture, i);
	qsort(places, count, sizeof *places, compare_places);
	for (size_t i = 0, end; i < count; i = end) {
		for (end = i + 1; end < count && compare_keys(&places[i], &places[end]) == 0;)
			end++;
		share(routes, places + i, end - i);
	}
	return SG_OK;
}
