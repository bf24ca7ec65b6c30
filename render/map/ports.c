/* Where lines meet the cards' sides.
 *
 * Each end would like to stand at its row, or at the middle of its card. Ends on one side spread
 * so that a badge has room above and below; then lines that are almost straight are made so. */
#include "map/route.h"

#include <math.h>
#include <stdlib.h>

enum {
	PORT_STEP = 24,
	PORT_STEP_MIN = 9,
	PORT_INSET = 16,
	PORT_STEP_FREE = 16, /* enough where one of two neighbours has no badge */
	STEP_MAX_PX = 22,
	PART_PX = 8,
	REACH_PX = 40 /* nobody is moved farther to be apart from several */
};

/* One end of a line on a card's side. */
typedef struct port {
	uint32_t card;
	bool is_right;
	double anchor; /* y it would like to have */
	double other;  /* y of the other end: decides the order of equals */
	double *y;     /* where the result goes */
	size_t link;   /* whose end it is; of a shared trunk's end, SIZE_MAX */
	size_t trunk;  /* whose end it is; where a link leaves, SIZE_MAX */
} port;

/* All of them, sorted: those of one side stand together. */
typedef struct sides {
	const sg_picture *picture;
	port *ports;
	size_t count;
	port **of_link, **of_trunk; /* where each leaves, where each ends; NULL */
} sides;

static double anchor_of(const sg_picture *picture, sg_port p)
{
	const sg_card *card = &picture->cards[p.card];
	if (p.row != SG_NONE) {
		const sg_row *row = &card->rows[p.row];
		size_t lines = row->words.count ? row->words.count : 1;
		return card->y + row->y - 5 + card->line_height * (double)(lines - 1) / 2;
	}
	/* The card as a whole: its middle, or the name where it holds several claims. */
	return card->row_count > 1 ? card->y + 24 : card->y + card->height / 2;
}

static int compare_ports(const void *a, const void *b)
{
	const port *p = a, *q = b;
	if (p->card != q->card)
		return p->card < q->card ? -1 : 1;
	if (p->is_right != q->is_right)
		return p->is_right ? 1 : -1;
	if (fabs(p->anchor - q->anchor) > 0.01)
		return p->anchor < q->anchor ? -1 : 1;
	if (fabs(p->other - q->other) > 0.01)
		return p->other < q->other ? -1 : 1;
	return (p->y > q->y) - (p->y < q->y);
}

/* Ports of one side: in order, apart, inside the card, as near to their anchors as that allows. */
static void spread(const sg_card *card, port *ports, size_t count)
{
	double top = card->y + PORT_INSET, bottom = card->y + card->height - PORT_INSET;
	double step = PORT_STEP;
	if (count > 1 && step > (bottom - top) / (double)(count - 1))
		step = (bottom - top) / (double)(count - 1);
	if (step < PORT_STEP_MIN)
		step = PORT_STEP_MIN;
	for (size_t i = 0; i < count;) {
		size_t same = i;
		while (same < count && fabs(ports[same].anchor - ports[i].anchor) < 0.01)
			same++;
		double first = ports[i].anchor - step * (double)(same - i - 1) / 2;
		for (size_t k = i; k < same; k++)
			*ports[k].y = first + step * (double)(k - i);
		i = same;
	}
	for (size_t i = 0; i < count; i++) {
		double least = i ? *ports[i - 1].y + step : top;
		if (*ports[i].y < least)
			*ports[i].y = least;
	}
	for (size_t i = count; i-- > 0;) {
		double most = i + 1 < count ? *ports[i + 1].y - step : bottom;
		if (*ports[i].y > most)
			*ports[i].y = most;
	}
}

/* Of the links that end with a trunk. */
typedef struct sources {
	double anchors; /* their sum */
	size_t count, last;
} sources;

static void add_sources(sources *all, const sg_routes *routes, const sg_picture *picture)
{
	for (size_t i = 0; i < picture->link_count; i++) {
		if (routes->items[i].kind == SG_ROUTE_STRAIGHT)
			continue;
		sources *s = &all[routes->items[i].trunk];
		s->anchors += anchor_of(picture, picture->links[i].from);
		s->count++;
		s->last = i;
	}
}

static size_t collect_ports(
	sg_routes *routes, const sg_picture *picture, const sources *all, port *ports)
{
	size_t n = 0;
	for (size_t i = 0; i < picture->link_count; i++) {
		sg_route *route = &routes->items[i];
		const sg_link *link = &picture->links[i];
		if (route->kind == SG_ROUTE_STRAIGHT ||
			sg_route__is_opening(picture, link->from.card) || route->leader != i)
			continue;
		size_t t = route->kind == SG_ROUTE_FAR ? route->first_trunk : route->trunk;
		ports[n++] = (port){link->from.card,
			sg_route__is_right_side(picture, link->from.card, routes->trunks[t].gutter),
			anchor_of(picture, link->from), anchor_of(picture, link->to),
			&route->from_y, i, SIZE_MAX};
	}
	for (size_t i = 0; i < routes->trunk_count; i++) {
		sg_trunk *trunk = &routes->trunks[i];
		if (trunk->is_link_only || sg_route__is_opening(picture, trunk->to.card))
			continue;
		const sources *from = &all[i];
		ports[n++] = (port){trunk->to.card,
			sg_route__is_right_side(picture, trunk->to.card, trunk->gutter),
			anchor_of(picture, trunk->to),
			from->anchors / (double)(from->count ? from->count : 1), &trunk->to_y,
			from->count == 1 ? from->last : SIZE_MAX, i};
	}
	return n;
}

static bool is_beside(const port *a, const port *b)
{
	return a->card == b->card && a->is_right == b->is_right;
}

/* Has the card's side room there? Its other ports stand next to this one in the list. */
static bool is_free_at(const sides *s, const port *mine, double y)
{
	const sg_card *card = &s->picture->cards[mine->card];
	const port *end = s->ports + s->count, *first = mine;
	bool is_free =
		y >= card->y + PORT_INSET / 2 && y <= card->y + card->height - PORT_INSET / 2;
	while (is_free && first > s->ports && is_beside(first - 1, mine))
		first--;
	for (const port *p = first; is_free && p < end && is_beside(p, mine); p++)
		is_free = p == mine || fabs(*p->y - y) >= PORT_STEP_FREE;
	return is_free;
}

/* A line with a step of a few pixels looks like a mistake: make it straight where there is room. */
static void straighten(const sides *s, sg_routes *routes)
{
	for (size_t i = 0; i < s->picture->link_count; i++) {
		sg_route *route = &routes->items[i];
		sg_trunk *trunk = &routes->trunks[route->trunk];
		if (route->kind != SG_ROUTE_GUTTER || trunk->link_count != 1)
			continue;
		port *from = s->of_link[i], *to = s->of_trunk[route->trunk];
		if (!from || !to || from->is_right == to->is_right ||
			fabs(*from->y - *to->y) > STEP_MAX_PX)
			continue;
		if (is_free_at(s, from, *to->y))
			*from->y = *to->y;
		else if (is_free_at(s, to, *from->y))
			*to->y = *from->y;
	}
}

static void part_two(const sides *s, port *a, const port *b)
{
	if ((a->link == b->link && a->link != SIZE_MAX) || fabs(*a->y - *b->y) > PART_PX - 1)
		return;
	double sign = *a->y < *b->y ? -1 : 1;
	const double tries[] = {*b->y + sign * PART_PX, *b->y - sign * PART_PX};
	for (size_t t = 0; t < 2; t++)
		if (is_free_at(s, a, tries[t])) {
			*a->y = tries[t];
			return;
		}
}

static int compare_heights(const void *a, const void *b)
{
	const port *p = *(port *const *)a, *q = *(port *const *)b;
	if (*p->y < *q->y || *p->y > *q->y)
		return *p->y < *q->y ? -1 : 1;
	return (p > q) - (p < q);
}

/* The first of the ports, which are sorted by height, that is not above y. */
static size_t first_at(port *const *ports, size_t count, double y)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (*ports[mid]->y < y)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Two ends that face each other over a gutter at one height, of different links, would look like
 * one line with two heads: move one of them a little. Only ends on the cards' right move. */
static void part(const sides *s, uint32_t column, port **left)
{
	size_t n = 0;
	for (size_t i = 0; i < s->count; i++)
		if (!s->ports[i].is_right && s->picture->cards[s->ports[i].card].column == column)
			left[n++] = &s->ports[i];
	qsort(left, n, sizeof(port *), compare_heights);
	for (size_t i = 0; i < s->count; i++) {
		port *a = &s->ports[i];
		if (!a->is_right || s->picture->cards[a->card].column + 1 != column)
			continue;
		double least = *a->y - REACH_PX, most = *a->y + REACH_PX;
		for (size_t k = first_at(left, n, least); k < n && *left[k]->y <= most; k++)
			part_two(s, a, left[k]);
	}
}

static sg_status find_ends(sides *s, const sg_routes *routes)
{
	sg_arena *arena = s->picture->arena;
	size_t links = s->picture->link_count;
	s->of_link = sg_arena_array(arena, links, sizeof *s->of_link);
	s->of_trunk = sg_arena_array(arena, routes->trunk_count, sizeof *s->of_trunk);
	if (!s->of_link || !s->of_trunk)
		return SG_E_NOMEM;
	for (size_t i = 0; i < s->count; i++)
		if (s->ports[i].trunk == SIZE_MAX)
			s->of_link[s->ports[i].link] = &s->ports[i];
		else
			s->of_trunk[s->ports[i].trunk] = &s->ports[i];
	return SG_OK;
}

sg_status sg_route__ports(sg_routes *routes, const sg_picture *picture)
{
	size_t most = picture->link_count + routes->trunk_count;
	sides s = {.picture = picture};
	sources *all = sg_arena_array(picture->arena, routes->trunk_count, sizeof *all);
	port **left = sg_arena_array(picture->arena, most, sizeof *left);
	s.ports = sg_arena_array(picture->arena, most, sizeof *s.ports);
	if (!s.ports || !all || !left)
		return SG_E_NOMEM;
	add_sources(all, routes, picture);
	s.count = collect_ports(routes, picture, all, s.ports);
	qsort(s.ports, s.count, sizeof *s.ports, compare_ports);
	if (find_ends(&s, routes) != SG_OK)
		return SG_E_NOMEM;
	for (size_t i = 0, end; i < s.count; i = end) {
		for (end = i; end < s.count && is_beside(&s.ports[end], &s.ports[i]);)
			end++;
		spread(&picture->cards[s.ports[i].card], s.ports + i, end - i);
	}
	straighten(&s, routes);
	for (uint32_t column = 1; column < picture->column_count; column++)
		part(&s, column, left);
	for (size_t i = 0; i < s.count; i++)
		*s.ports[i].y = floor(*s.ports[i].y); /* lines between pixels are blurred */
	for (size_t i = 0; i < picture->link_count; i++)
		routes->items[i].from_y = routes->items[routes->items[i].leader].from_y;
	return SG_OK;
}
