/* The search for preferred extensions of a part of an argument graph. */
#ifndef STANCEGRAPH_GRAPH_PREFERRED_H
#define STANCEGRAPH_GRAPH_PREFERRED_H

#include "acceptability.h"

typedef struct sg_preferred_change {
	uint32_t node;
	unsigned char from, to;
} sg_preferred_change;

typedef struct sg_preferred_choice {
	uint32_t node;
	size_t trail; /* length of the trail before it */
} sg_preferred_choice;

/** Arguments from `begin` to `end` are searched; no attack leads out of or into that range. */
typedef struct sg_preferred {
	const sg_attacks *attacks;
	bool *is_mutual; /* per slot of attacks->from */
	sg_arena *arena;
	uint32_t begin, end;
	/* Per argument, in step with the trail as far as it has been followed: */
	unsigned char *label;
	uint32_t *open_attackers; /* attackers without a label */
	uint32_t *unanswered;     /* attackers neither out nor attacked by it */
	uint32_t *in_targets;     /* how many accepted arguments it attacks */
	/* What has been labelled on the way here. */
	sg_preferred_change *trail;
	sg_preferred_choice *choices;
	size_t trail_count, followed, choice_count;
	bool is_dead;
	/* Extensions found, as sets of bits, `words` each. */
	uint64_t *found, *set;
	size_t found_words, found_capacity, words;
	uint64_t steps, limit;
	/* Results. */
	uint32_t *accepted; /* per argument: in how many of the extensions */
	uint64_t extensions, stable;
} sg_preferred;

/** Memory for a graph in `arena`. @return SG_OK; SG_E_NOMEM */
SG_MUST_USE sg_status sg_preferred__init(
	sg_preferred *out, const sg_attacks *attacks, sg_arena *arena);

/**
 * Search one range, for at most `limit` steps. The extensions found are preferred in any case;
 * `is_complete` tells whether they are all.
 * @return SG_OK; SG_E_NOMEM
 */
SG_MUST_USE sg_status sg_preferred__search(
	sg_preferred *search, uint32_t begin, uint32_t end, uint64_t limit, bool *is_complete);

#endif
