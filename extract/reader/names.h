/* Names as pages show them: which part of a line is the plain name, and whether it can be one. */
#ifndef STANCEGRAPH_EXTRACT_NAMES_H
#define STANCEGRAPH_EXTRACT_NAMES_H

#include "stancegraph/arena.h"

/**
 * The plain name in `line`: without emoji, titles before it ("Dr."), degrees, pronouns, badges
 * and roles behind it ("Jane Roe, PhD", "Jane Roe (she/her)", "Jane Roe • 2nd"). A part of
 * `line`; empty if nothing is left.
 */
sg_slice sg_name__clean(sg_slice line);

/** One to five words, mostly capitalised, no end of a sentence, no word that no name holds. */
bool sg_name__is_plausible(sg_slice cleaned);

/** One word of letters, digits, '_', '-' and '.', as user names are ("jane_roe42", "@jane"). */
bool sg_name__is_handle(sg_slice word);

/** Does the line read like a job ("CEO at Acme", "Data | AI", "Founder @ X")? */
bool sg_name__is_role(sg_slice line);

/* Names to numbers, ASCII letters without case. */
typedef struct sg_name_slot {
	sg_slice name;
	uint32_t value;
} sg_name_slot;

typedef struct sg_name_table {
	sg_name_slot *slots;
	size_t count, capacity; /* capacity is 0 or a power of two */
} sg_name_table;

/** The value of `name`, or SG_NONE. Expected O(len). */
uint32_t sg_name_table__get(const sg_name_table *table, sg_slice name);

/** Set the value of `name`, new or not. @return SG_OK; SG_E_NOMEM. Amortised O(len). */
SG_MUST_USE sg_status sg_name_table__put(
	sg_name_table *table, sg_arena *arena, sg_slice name, uint32_t value);

#endif
