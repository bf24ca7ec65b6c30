/* Shared words: how much two stretches of text speak of the same things. */
#ifndef STANCEGRAPH_EXTRACT_OVERLAP_H
#define STANCEGRAPH_EXTRACT_OVERLAP_H

#include "scene.h"

/** The content words of a stretch, cut to their stems and hashed; sorted, each once. */
typedef struct sg_stems {
	uint32_t *items;
	size_t count;
} sg_stems;

/** Stems of a span, quotations included. @return SG_OK; SG_E_NOMEM. O(n log n). */
SG_MUST_USE sg_status sg_stems__of(sg_stems *out, const sg_scene *scene, sg_span span);

/** Is the word a content word, and its stem's hash? Function words and short words are not. */
bool sg_stem__of(const sg_word *word, uint32_t *stem);

bool sg_stems__has(const sg_stems *stems, uint32_t stem);

/** How many stems both hold. O(a + b). */
size_t sg_stems__shared(const sg_stems *a, const sg_stems *b);

#endif
