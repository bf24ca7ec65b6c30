/* The order of the text: by document, place in it, claim. */
#ifndef STANCEGRAPH_RENDER_PICTURE_ORDER_H
#define STANCEGRAPH_RENDER_PICTURE_ORDER_H

#include "picture/picture.h"

/** Where a claim starts. */
typedef struct sg_text_place {
	uint32_t document, start, claim;
} sg_text_place;

/** For qsort, of these or of structs that begin with one. */
int sg_text_place__compare(const void *a, const void *b);

/** A claim on a card. */
typedef struct sg_row_place {
	sg_text_place at;
	uint32_t card, row;
} sg_row_place;

/**
 * All rows of all cards in the order of the text, `*count` of them, in the picture's arena; NULL
 * without memory. O(rows log rows).
 */
sg_row_place *sg_picture__rows_in_order(const sg_picture *picture, size_t *count);

#endif
