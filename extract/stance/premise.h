/* Premises: ideas that a writer names without giving them to anybody, to judge them. */
#ifndef STANCEGRAPH_EXTRACT_STANCE_PREMISE_H
#define STANCEGRAPH_EXTRACT_STANCE_PREMISE_H

#include "scene.h"

/** Add tokens [first, end) of `sentence` as a premise in `post`. @return SG_OK; SG_E_NOMEM */
SG_MUST_USE sg_status sg_premise__add(sg_scene *scene, uint32_t post, uint32_t sentence,
	uint32_t first, uint32_t end, const char *method, uint32_t *statement);

#endif
