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
	PART_PX = 8
};

/* One end of a line on a card's side. */
typedef struct port {
	uint32_t card;
	bool is_right;
	double anchor; /* y it would like to have */
	double other;  /* y of the other end: decides the order of equals */
	double *y;     /* where the result goes */
	size_t link;   /* whose end it is; of a shared trunk's end, SIZE_MAX */
} port;

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

static size_t collect_ports(sg_routes *routes, const sg_picture *picture, port *ports)
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
			&route->from_y, i};
	}
	for (size_t i = 0; i < routes->trunk_count; i++) {
		sg_trunk *trunk = &routes->trunks[i];
		if (trunk->is_link_only || sg_route__is_opening(picture, trunk->to.card))
			continue;
		double other = 0;
		size_t sources = 0, last = SIZE_MAX;
		for (size_t k = 0; k < picture->link_count; k++)
			if (routes->items[k].kind != SG_ROUTE_STRAIGHT &&
				routes->items[k].trunk == i) {
				other += anchor_of(picture, picture->links[k].from);
				sources++;
				last = k;
			}
		ports[n++] = (port){trunk->to.card,
			sg_route__is_right_side(picture, trunk->to.card, trunk->gutter),
			anchor_of(picture, trunk->to), other / (double)(sources ? sources : 1),
			&trunk->to_y, sources == 1 ? last : SIZE_MAX};
	}
	return n;
}

static bool is_free_at(
	const sg_picture *picture, const port *ports, size_t count, const port *mine, double y)
{
	const sg_card *card = &picture->cards[mine->card];
	bool is_free =
		y >= card->y + PORT_INSET / 2 && y <= card->y + card->height - PORT_INSET / 2;
	for (size_t i = 0; is_free && i < count; i++)
		is_free = &ports[i] == mine || ports[i].card != mine->card ||
			  ports[i].is_right != mine->is_right ||
			  fabs(*ports[i].y - y) >= PORT_STEP_FREE;
	return is_free;
}

/* A line with a step of a few pixels looks like a mistake: make it straight where there is room. */
static void straighten(sg_routes *routes, const sg_picture *picture, port *ports, size_t count)
{
	for (size_t i = 0; i < picture->link_count; i++) {
		sg_route *route = &routes->items[i];
		sg_trunk *trunk = &routes->trunks[route->trunk];
		port *from = NULL, *to = NULL;
		if (route->kind != SG_ROUTE_GUTTER || trunk->link_count != 1)
			continue;
		for (size_t k = 0; k < count; k++) {
			from = ports[k].y == &route->from_y ? &ports[k] : from;
			to = ports[k].y == &trunk->to_y ? &ports[k] : to;
		}
		if (!from || !to || from->is_right == to->is_right ||
			fabs(*from->y - *to->y) > STEP_MAX_PX)
			continue;
		if (is_free_at(picture, ports, count, from, *to->y))
			*from->y = *to->y;
		else if (is_free_at(picture, ports, count, to, *from->y))
			*to->y = *from->y;
	}
}

/* Two ends that face each other over a gutter at one height, of different links, would look like
 * one line with two heads: move one of them a little. */
static void part(const sg_picture *picture, port *ports, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < count; k++) {
			port *a = &ports[i], *b = &ports[k];
			bool faces = a->is_right && !b->is_right &&
				     picture->cards[a->card].column + 1 ==
					     picture->cards[b->card].column;
			if (!faces || (a->link == b->link && a->link != SIZE_MAX) ||
				fabs(*a->y - *b->y) > PART_PX - 1)
				continue;
			double sign = *a->y < *b->y ? -1 : 1;
			const double tries[] = {*b->y + sign * PART_PX, *b->y - sign * PART_PX};
			for (size_t t = 0; t < 2; t++)
				if (is_free_at(picture, ports, count, a, tries[t])) {
					*a->y = tries[t];
					break;
				}
		}
}

sg_status sg_route__ports(sg_routes *routes, const sg_picture *picture)
{
	size_t most = picture->link_count + routes->trunk_count;
	port *ports = sg_arena_array(picture->arena, most, sizeof *ports);
	if (!ports)
		return SG_E_NOMEM;
	size_t count = collect_ports(routes, picture, ports);
	qsort(ports, count, sizeof *ports, compare_ports);
	for (size_t i = 0; i < count;) {
		size_t end = i;
		while (end < count && ports[end].card == ports[i].card &&
			ports[end].is_right == ports[i].is_right)
			end++;
		spread(&picture->cards[ports[i].card], ports + i, end - i);
		i = end;
	}
	straighten(routes, picture, ports, count);
	part(picture, ports, count);
	for (size_t i = 0; i < count; i++)
		*ports[i].y = floor(*ports[i].y); /* lines between pixels are blurred */
	for (size_t i = 0; i < picture->link_count; i++)
		routes->items[i].from_y = routes->items[routes->items[i].leader].from_y;
	return SG_OK;
}
