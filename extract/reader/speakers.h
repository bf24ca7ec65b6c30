/* Speakers of a conversation: whose name a label stands for. */
#ifndef STANCEGRAPH_EXTRACT_SPEAKERS_H
#define STANCEGRAPH_EXTRACT_SPEAKERS_H

#include "reader/labels.h"
#include "reader/names.h"

typedef struct sg_full_name {
	sg_slice name;
	uint32_t weight; /* how much the introduction makes of it */
} sg_full_name;

typedef struct sg_voices {
	sg_full_name *names; /* by first appearance */
	size_t count, capacity;
	/* To positions in `names`. */
	sg_name_table full, last, first, initials, roles;
	sg_slice interviewer; /* empty if nobody is named as such */
	sg_slice visitor;     /* of the introduction's "X went to see her"; empty if none */
	bool has_visitors;    /* more than one: nobody can tell who asks */
	sg_arena *arena;
	bool is_intro_over; /* names from here on are no guests of the introduction */
} sg_voices;

/**
 * Collect the full names in `words` (a line), with roles beside them ("our reporter, X").
 * @return SG_OK; SG_E_NOMEM
 */
SG_MUST_USE sg_status sg_voices__add_words(sg_voices *cast, sg_slice words);

/** Note a full name that stands as a label. @return SG_OK; SG_E_NOMEM */
SG_MUST_USE sg_status sg_voices__add_name(sg_voices *cast, sg_slice name);

/** The introduction is over: settle who asks. Names from here on are no guests of it. O(names). */
void sg_voices__settle(sg_voices *cast);

/**
 * The fullest name the text gives for a label: "LEVY" is "Steven Levy", "A" the guest of the
 * introduction, "Q" the interviewer. A slice of the text, or a constant where the text names
 * nobody. Expected O(1).
 */
sg_slice sg_voices__resolve(const sg_voices *cast, const sg_label *label);

#endif
