/* What a card says: a name, a role with an age, words. Cleaned, in the picture's arena; ptr is NULL
 * when memory is out. */
#ifndef STANCEGRAPH_RENDER_SHEET_SAYING_H
#define STANCEGRAPH_RENDER_SHEET_SAYING_H

#include "picture/picture.h"

/** The name, or that nobody is named; empty where nobody is in the whole debate. */
sg_slice sg_saying__name(const sg_picture *picture, uint32_t person);

/** "mayor · 3h · opening post", shortened to fit this width in small type; may be empty. */
sg_slice sg_saying__role(const sg_picture *picture, const sg_card *card, double width);

/** Where on the web the first of the card's claims stands that stands anywhere; else empty. */
sg_slice sg_saying__source(const sg_picture *picture, const sg_card *card);

/** A claim's own words, of a direct quote with quotation marks. */
sg_slice sg_saying__words(const sg_picture *picture, uint32_t claim);

#endif
