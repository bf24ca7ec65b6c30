/* Interning: the same text gets the same small number, so that equality is one comparison. */
#ifndef STANCEGRAPH_EXTRACT_INTERN_H
#define STANCEGRAPH_EXTRACT_INTERN_H

#include "stancegraph/arena.h"

typedef struct sg_intern {
	sg_slice *texts; /* by id */
	size_t count, capacity;
	uint32_t *slots; /* open addressing: id + 1, 0 is free */
	size_t slot_count;
} sg_intern;

/**
 * The id of `text`, which is added if it is new (the slice is borrowed, not copied).
 * @return SG_OK; SG_E_NOMEM. Amortised O(text.len).
 */
SG_MUST_USE sg_status sg_intern__add(
	sg_intern *intern, sg_arena *arena, sg_slice text, uint32_t *id);

/** The id of `text`, or SG_NONE (UINT32_MAX) if it was never added. O(text.len). */
uint32_t sg_intern__find(const sg_intern *intern, sg_slice text);

#endif
