/* What a drawing looks at: one person or claim, and what stands near it. */
#ifndef STANCEGRAPH_RENDER_PICTURE_FOCUS_H
#define STANCEGRAPH_RENDER_PICTURE_FOCUS_H

#include "picture/picture.h"

/**
 * Find who or what goes by `name`, and keep what it is called in picture->focus and the cards in
 * picture->focus_node: "p3", "c12"; else a name, a handle or an alias, in any case; else one word
 * of a name that nobody else bears.
 * @return SG_OK; SG_E_UNKNOWN
 */
SG_MUST_USE sg_status sg_focus__find(sg_picture *picture, const char *name, sg_error *err);

/**
 * How many links each card is away from the focus; SG_NONE for more than `most`. An array in the
 * arena, by card; NULL without memory. O(cards + links).
 */
uint32_t *sg_focus__steps(const sg_picture *picture, size_t most);

#endif
