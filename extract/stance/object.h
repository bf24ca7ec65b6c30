/* Objects of stance verbs: whom, or what that somebody said, the verb is turned against. */
#ifndef STANCEGRAPH_EXTRACT_OBJECT_H
#define STANCEGRAPH_EXTRACT_OBJECT_H

#include "scene.h"

/**
 * What the noun phrase at tokens [first, end) of `sentence` stands for, seen from `subject`: a
 * person or body ("the mayor", "him", "Dahl’s account of it": Dahl), or the last thing that
 * somebody else said ("the accusation", "this"). @return SG_OK (false in *found if nothing);
 * SG_E_NOMEM
 */
SG_MUST_USE sg_status sg_object__at(sg_scene *scene, uint32_t sentence, uint32_t first,
	uint32_t end, uint32_t subject, sg_end *out, bool *found);

/**
 * The latest statement before `sentence` by somebody other than `actor`, in the same post, a few
 * sentences back at most; SG_NONE if there is none. O(statements looked at).
 */
uint32_t sg_object__statement_before(const sg_scene *scene, uint32_t sentence, uint32_t actor);

/** The first statement of `actor` in `sentence` or the one behind it; SG_NONE if none. */
uint32_t sg_object__statement_in(const sg_scene *scene, uint32_t sentence, uint32_t actor);

#endif
