/* Interning: each distinct string gets a small number, in order of first appearance. */
#ifndef STANCEGRAPH_CORE_NAMES_H
#define STANCEGRAPH_CORE_NAMES_H

#include "stancegraph/arena.h"

/** Lives in one arena; zero-initialised is empty and ready. names[i] are copies. */
typedef struct sg_names {
	sg_slice *names;
	uint32_t *slots; /* open addressing: number + 1, 0 is free; at most half full */
	size_t count, capacity, slot_count;
} sg_names;

/** The number of `name`, new or known, or SG_NONE when memory is out. Amortised O(name.len). */
uint32_t sg_names__intern(sg_names *names, sg_arena *arena, sg_slice name);

#endif
