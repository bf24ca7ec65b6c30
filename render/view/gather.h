/* Links that say the same of the same two, put together: for views where an arrow stands for
 * more than one of the map's. */
#ifndef STANCEGRAPH_RENDER_VIEW_GATHER_H
#define STANCEGRAPH_RENDER_VIEW_GATHER_H

#include "picture/picture.h"

/** A link of the picture between two things that the view numbers itself. */
typedef struct sg_gathered {
	uint32_t from, to;
	sg_relation_kind kind;
	uint32_t link;
} sg_gathered;

/** By ends and kind, so that those that say the same are neighbours. */
void sg_gather__sort(sg_gathered *items, size_t count);

/** How many from the first on say what it says; at least 1 of a sorted list that is not empty. */
size_t sg_gather__run(const sg_gathered *items, size_t count);

/**
 * One link for a run of `times`: ends of the first, the highest confidence, all relations; `*sum`
 * is the sum of the confidences.
 * @return SG_OK; SG_E_NOMEM
 */
SG_MUST_USE sg_status sg_gather__join(sg_link *out, double *sum, const sg_picture *picture,
	const sg_gathered *items, size_t times);

#endif
