/* Doers: whose deed a verb of stance tells. */
#ifndef STANCEGRAPH_EXTRACT_DOER_H
#define STANCEGRAPH_EXTRACT_DOER_H

#include "scene.h"

/** The subject of the verb at token `verb` of a sentence that begins at `first`; kind NONE where it
 * is not sure. O(verb - first). */
sg_mention sg_doer__of(const sg_scene *scene, uint32_t first, uint32_t verb);

/** Is the name only where something was, or what it was about ("the storm in Lorn drew …")? */
bool sg_doer__hangs_on_preposition(
	const sg_scene *scene, uint32_t first, uint32_t verb, const sg_mention *m);

#endif
