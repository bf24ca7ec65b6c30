/* Whom a comment's first words address, among those who spoke before. */
#ifndef STANCEGRAPH_EXTRACT_ADDRESSEE_H
#define STANCEGRAPH_EXTRACT_ADDRESSEE_H

#include "reader/names.h"

/** Who has spoken: full names, first and last names and handles to the latest post of each. */
typedef struct sg_speakers {
	sg_name_table full, first, last;
} sg_speakers;

/** Note that `post` is by `name`. @return SG_OK; SG_E_NOMEM. Amortised O(name). */
SG_MUST_USE sg_status sg_speakers__add(
	sg_speakers *speakers, sg_arena *arena, sg_slice name, sg_slice handle, uint32_t post);

/** The latest post of the person called `name` in full, by first name or handle; or SG_NONE. */
uint32_t sg_speakers__find(const sg_speakers *speakers, sg_slice name);

/**
 * The post that `words` (a comment's text) answer by opening with a speaker's name: "@Jane …",
 * "Jane Roe I think", "Dr. Roe, no", "Thanks, Jane!", "Jane, no." SG_NONE if they address
 * nobody. O(1): only the first words are read.
 */
uint32_t sg_speakers__addressed(const sg_speakers *speakers, sg_slice words);

#endif
