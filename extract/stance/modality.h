/* Modality: does what a verb says happen, or is it refused, wished, supposed? */
#ifndef STANCEGRAPH_EXTRACT_MODALITY_H
#define STANCEGRAPH_EXTRACT_MODALITY_H

#include "scene.h"

typedef enum sg_modality {
	SG_MODALITY_REAL,
	SG_MODALITY_DENIED, /* "did not back", "refused to endorse", "no longer supports" */
	SG_MODALITY_UNREAL  /* "might back", "if Dahl backed", "stopped short of backing" */
} sg_modality;

/** Of the verb at token `verb` of a clause that begins at `first` or later. O(verb - first). */
sg_modality sg_modality__of(const sg_scene *scene, uint32_t first, uint32_t verb);

/** Does a condition or a doubt stand before `token` in its clause, or nobody: "if",
 * "whether", "neither"? */
bool sg_modality__is_supposed(const sg_scene *scene, uint32_t first, uint32_t token);

#endif
