/* The links' ways: straight between neighbours, else through the gutters beside the columns. */
#ifndef STANCEGRAPH_RENDER_ROUTE_H
#define STANCEGRAPH_RENDER_ROUTE_H

#include "map/place.h"

typedef enum sg_route_kind {
	SG_ROUTE_STRAIGHT, /* down or up to the neighbour */
	SG_ROUTE_GUTTER,   /* out at one side, along a lane, in at a side */
	SG_ROUTE_FAR       /* two lanes, and the band above the columns between them */
} sg_route_kind;

/**
 * What runs along one lane to one place: links of one kind to the same port share it, so that
 * ten agreements with one post are one line with ten roots.
 */
typedef struct sg_trunk {
	sg_relation_kind kind;
	sg_port to;
	uint32_t gutter;
	size_t lane;
	double x;          /* of the lane */
	double to_x, to_y; /* where it ends: a card's side, or the opening card's lower edge */
	double low, high;  /* the stretch of the lane in use, y */
	size_t link_count;
	double confidence; /* the highest */
	double strength;   /* of all of its links */
	bool ends_upwards; /* at the opening card */
	bool is_link_only; /* the first lane of a far link: ends in the band, not at a card */
} sg_trunk;

typedef struct sg_route {
	sg_route_kind kind;
	size_t trunk, first_trunk; /* first_trunk: of far links, the lane at the source */
	size_t leader;             /* the link whose port and badge this one shares; often itself */
	size_t gap_index, gap_count; /* of straight ones: which of how many between two cards */
	double from_x, from_y;       /* at the source's side */
	double to_x, to_y;
	double band_y;
	double badge_x, badge_y;
} sg_route;

typedef struct sg_routes {
	sg_route *items; /* one per link */
	sg_trunk *trunks;
	size_t trunk_count;
	sg_gutters gutters;
	double top_band; /* above the columns: room for far links and for the headings' air */
} sg_routes;

/** Which gutter each link takes, and which share a trunk. Needs columns. */
SG_MUST_USE sg_status sg_route__plan(sg_routes *routes, const sg_picture *picture);

/** Ports, lanes and all coordinates. Needs final positions; sets the gutters' lane counts. */
SG_MUST_USE sg_status sg_route__run(sg_routes *routes, const sg_picture *picture);

/** Who shares a place with whom: leaders of all links, gaps of straight ones. O(n log n) */
SG_MUST_USE sg_status sg_route__share(sg_routes *routes, const sg_picture *picture);

/** The gutter by which a link that is not straight leaves its card. */
static inline uint32_t sg_route__first_gutter(const sg_routes *routes, const sg_route *route)
{
	return routes->trunks[route->kind == SG_ROUTE_FAR ? route->first_trunk : route->trunk]
		.gutter;
}

/** Where lines meet the cards' sides: from_y of links, to_y of trunks. */
SG_MUST_USE sg_status sg_route__ports(sg_routes *routes, const sg_picture *picture);

/** Lane numbers for the trunks of one gutter: few, and with few crossings. */
SG_MUST_USE sg_status sg_route__lanes(
	sg_routes *routes, const sg_picture *picture, uint32_t gutter);

static inline bool sg_route__is_opening(const sg_picture *picture, uint32_t card)
{
	return picture->cards[card].is_opening;
}

/** Is the gutter to the right of the card's column? */
static inline bool sg_route__is_right_side(
	const sg_picture *picture, uint32_t card, uint32_t gutter)
{
	return gutter > picture->cards[card].column;
}

#endif
