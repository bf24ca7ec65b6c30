/* The learned classifier’s view of a reply in a scene. */
#ifndef STANCEGRAPH_EXTRACT_STANCE_LEARNED_H
#define STANCEGRAPH_EXTRACT_STANCE_LEARNED_H

#include "scene.h"

/** What is asked about: the words from token `first` on, up to the end of a sentence. */
typedef struct sg_asked {
	sg_span parent;        /* what is answered */
	uint32_t first;        /* token */
	uint32_t end_sentence; /* one behind the last */
} sg_asked;

typedef struct sg_view {
	sg_stance label;
	double agree, disagree; /* how likely each is */
} sg_view;

/** How the words stand to `parent`. O(length of both, of the parent a few thousand bytes). */
sg_view sg_view__of(const sg_scene *scene, const sg_asked *asked);

/** The sentence that, asked about alone, speaks most for `label`; of the first few. */
sg_span sg_view__evidence(const sg_scene *scene, const sg_asked *asked, sg_stance label);

#endif
