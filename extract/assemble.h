/* Assembling: scenes become one debate, in which each person is one node. */
#ifndef STANCEGRAPH_EXTRACT_ASSEMBLE_H
#define STANCEGRAPH_EXTRACT_ASSEMBLE_H

#include "scene.h"
#include "stancegraph/extract.h"

/**
 * Add the scenes, in order, to `out`: a document each, with people, claims and relations numbered
 * by first appearance. Stances below `min_confidence` (negative: as usual) stay on the `replies`
 * edge they belong to.
 * `scenes[i]` may be NULL where an input could not be read. @return SG_OK; SG_E_NOMEM
 */
SG_MUST_USE sg_status sg_assemble(sg_debate *out, sg_scene *const *scenes, const sg_input *inputs,
	size_t count, double min_confidence, sg_arena *arena);

#endif
