/* The map: cards in columns by camp, and arrows between them. */
#ifndef STANCEGRAPH_RENDER_MAP_MAP_H
#define STANCEGRAPH_RENDER_MAP_MAP_H

#include "map/route.h"
#include "sheet/sheet.h"

typedef struct sg_map {
	sg_sheet *sheet;
	sg_picture *picture; /* the sheet's, or one of several that stand on it */
	const sg_routes *routes;
	sg_buf *out;
} sg_map;

/** Which cards stand together, and in what order they are read. Of a selected picture. */
SG_MUST_USE sg_status sg_map__add_blocks(sg_picture *picture);

/**
 * Place a selected picture's cards from `top` on, and write them and their links. Of a sheet that
 * is open, or that is opened with the width that suits the cards. Sets the sheet's bottom.
 */
SG_MUST_USE sg_status sg_map__draw(sg_sheet *sheet, sg_picture *picture);

void sg_map__block(sg_map *map, const sg_block *block);
void sg_map__card(sg_map *map, const sg_card *card);

/** All trunks and links. */
void sg_map__links(sg_map *map);

#endif
