/* Links of the map: lines along their ways, badges, and the words that say what each rests on. */
#include "map/map.h"
#include "sheet/marks.h"
#include "sheet/words.h"

#include <math.h>

/* Up to the trunk's lane: the last point is on it, at the height where the link joins. */
static sg_way way_to_lane(const sg_map *map, size_t i)
{
	const sg_route *route = &map->routes->items[i];
	const sg_trunk *trunk = &map->routes->trunks[route->trunk];
	sg_way w = {.count = 0};
	sg_way__go(&w, route->from_x, route->from_y);
	if (route->kind == SG_ROUTE_FAR) {
		const sg_trunk *first = &map->routes->trunks[route->first_trunk];
		sg_way__go(&w, first->x, route->from_y);
		sg_way__go(&w, first->x, route->band_y);
		sg_way__go(&w, trunk->x, route->band_y);
	} else {
		sg_way__go(&w, trunk->x, route->from_y);
	}
	return w;
}

static void go_to_end(sg_way *w, const sg_trunk *trunk)
{
	sg_way__go(w, trunk->x, trunk->to_y);
	sg_way__go(w, trunk->to_x, trunk->to_y);
}

/* The piece of a link that is its own: up to the trunk, with a turn towards its end. */
static sg_way stub(const sg_map *map, size_t i)
{
	const sg_trunk *trunk = &map->routes->trunks[map->routes->items[i].trunk];
	sg_way w = way_to_lane(map, i);
	sg_point last = w.at[w.count - 1];
	double left = trunk->to_y - last.y;
	sg_way__go(&w, last.x, last.y + fmax(-SG_MARK_CORNER, fmin(SG_MARK_CORNER, left)));
	return w;
}

static void write_link(sg_map *map, size_t i)
{
	sg_buf *out = map->out;
	const sg_link *link = &map->picture->links[i];
	const sg_route *route = &map->routes->items[i];
	sg_words__open_link(out, map->picture, link);
	sg_way whole = {.count = 0};
	if (route->kind == SG_ROUTE_STRAIGHT) {
		sg_way__go(&whole, route->from_x, route->from_y);
		sg_way__go(&whole, route->to_x, route->to_y);
	} else {
		whole = way_to_lane(map, i);
		go_to_end(&whole, &map->routes->trunks[route->trunk]);
	}
	/* Of a short one with a badge nothing else is left to point at. */
	if (route->kind != SG_ROUTE_STRAIGHT || !sg_relation_sign(link->kind))
		sg_mark__path(out, "hit", &whole);
	if (route->kind == SG_ROUTE_STRAIGHT || map->routes->trunks[route->trunk].link_count == 1) {
		sg_mark__tip(out, &whole, link->kind);
		sg_mark__path(out, "line", &whole);
	} else {
		sg_way own = stub(map, i);
		sg_mark__path(out, "line", &own);
	}
	if (route->leader == i)
		sg_mark__badge(out, link->kind, route->badge_x, route->badge_y);
	sg_buf_puts(out, "</g>\n");
}

/* The line that several links share: from the farthest of them, above and below, to the end. */
static void write_trunk(sg_map *map, const sg_trunk *trunk)
{
	if (trunk->link_count < 2 || trunk->is_link_only)
		return;
	const char *kind = sg_relation_kind_name(trunk->kind);
	const char *width = sg_mark__width(trunk->kind, trunk->strength);
	sg_buf *out = map->out;
	map->sheet->shows_strength |= *width != '\0';
	sg_buf_printf(out, "<g class=\"trunk %s%s%s\" data-kind=\"%s\"", kind,
		sg_mark__sureness(trunk->kind, trunk->confidence), width, kind);
	sg_words__node(out, map->picture, "data-to", trunk->to);
	sg_buf_puts(out, " aria-hidden=\"true\">\n");
	sg_way main = {.count = 0}, other = {.count = 0};
	bool is_below = trunk->high > trunk->to_y + 1, is_above = trunk->low < trunk->to_y - 1;
	double from = is_below   ? fmax(trunk->high - SG_MARK_CORNER, trunk->to_y)
		      : is_above ? fmin(trunk->low + SG_MARK_CORNER, trunk->to_y)
				 : trunk->to_y;
	sg_way__go(&main, trunk->x, from);
	go_to_end(&main, trunk);
	sg_mark__tip(out, &main, trunk->kind);
	sg_mark__path(out, "line", &main);
	if (is_below && is_above) {
		sg_way__go(&other, trunk->x, fmin(trunk->low + SG_MARK_CORNER, trunk->to_y));
		sg_way__go(&other, trunk->x, trunk->to_y);
		sg_way__go(&other,
			trunk->x + (trunk->to_x > trunk->x ? SG_MARK_CORNER : -SG_MARK_CORNER),
			trunk->to_y);
		sg_mark__path(out, "line", &other);
	}
	sg_buf_puts(out, "</g>\n");
}

void sg_map__links(sg_map *map)
{
	static const sg_relation_kind order[] = {SG_REPLIES, SG_QUOTES, SG_AGREES, SG_REBUTS};
	for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
		for (size_t i = 0; i < map->routes->trunk_count; i++)
			if (map->routes->trunks[i].kind == order[k])
				write_trunk(map, &map->routes->trunks[i]);
		/* Badges are with the leaders: no line may run over one. */
		for (size_t i = 0; i < map->picture->link_count; i++)
			if (map->picture->links[i].kind == order[k] &&
				map->routes->items[i].leader != i)
				write_link(map, i);
		for (size_t i = 0; i < map->picture->link_count; i++)
			if (map->picture->links[i].kind == order[k] &&
				map->routes->items[i].leader == i)
				write_link(map, i);
	}
}
