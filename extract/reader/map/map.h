/* Argument maps on their way to a reading: claims, and what supports, attacks or restates what. */
#ifndef STANCEGRAPH_EXTRACT_MAP_H
#define STANCEGRAPH_EXTRACT_MAP_H

#include "reader/records.h"
#include "reader/sample.h"
#include "text/intern.h"

/** "source supports target"; claims are numbered from 0. */
typedef struct sg_map_link {
	uint32_t source, target;
	sg_relation_kind kind; /* SG_AGREES, SG_REBUTS or SG_RESTATES */
} sg_map_link;

typedef struct sg_map {
	sg_arena *arena;
	sg_reading reading; /* takes title and faults as they are found */
	sg_records claims;
	sg_map_link *links;
	size_t link_count, link_capacity;
	sg_intern
		names; /* of claims that bear one; a name's number is its claim's, by `claim_of` */
	uint32_t *claim_of;
	size_t claim_of_capacity;
} sg_map;

/**
 * The claim called `name`, new or not; an empty name is always new. `*claim` is its number. Slices
 * are borrowed. @return SG_OK; SG_E_NOMEM. Amortised O(name).
 */
SG_MUST_USE sg_status sg_map__claim(sg_map *map, sg_slice name, uint32_t *claim);

/** The claim called `name`, or SG_NONE. */
uint32_t sg_map__find(const sg_map *map, sg_slice name);

/** Note a link; one that is there already is not noted again. @return SG_OK; SG_E_NOMEM. */
SG_MUST_USE sg_status sg_map__link(
	sg_map *map, uint32_t source, uint32_t target, sg_relation_kind kind);

/**
 * Make the reading: each claim stands under the first one that it is linked to. Claims without
 * words get their names as words.
 * @return SG_OK; SG_E_EMPTY (no claims); SG_E_LIMIT; SG_E_NOMEM. `out` is untouched on failure.
 */
SG_MUST_USE sg_status sg_map__read(sg_reading *out, sg_map *map, sg_error *err);

#endif
