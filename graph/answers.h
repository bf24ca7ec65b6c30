/* Who answers whom: the debate's relations cleaned of duplicates and resolved to people. */
#ifndef STANCEGRAPH_GRAPH_ANSWERS_H
#define STANCEGRAPH_GRAPH_ANSWERS_H

#include "stancegraph/debate.h"

/** Somebody stands behind a claim. */
typedef struct sg_asserter {
	uint32_t claim, person;
	double confidence; /* in (0,1] */
} sg_asserter;

/** All asserters, sorted by claim, then person; those of claim c from first[c] to first[c + 1]. */
typedef struct sg_asserters {
	sg_asserter *items;
	size_t *first;
	size_t count;
} sg_asserters;

/** One agrees, rebuts or replies relation; of duplicates, the most confident. */
typedef struct sg_answer {
	sg_node source, target;
	sg_relation_kind kind;
	double confidence; /* in (0,1] */
} sg_answer;

/** Sorted by source, target, kind: no two are the same. */
typedef struct sg_answers {
	sg_answer *items;
	size_t count;
} sg_answers;

/** The people one end of an answer stands for. More than this many signatories are not followed. */
enum { SG_VOICES = 16 };

typedef struct sg_voice {
	uint32_t person;
	double confidence;
} sg_voice;

/**
 * Collect from the debate, into `arena`. Relations to nodes that do not exist, and those whose
 * confidence is not above 0, are left out; a confidence above 1 counts as 1.
 * @return SG_OK; SG_E_NOMEM. O(relations + claims)
 */
SG_MUST_USE sg_status sg_asserters__collect(
	sg_asserters *out, const sg_debate *debate, sg_arena *arena);
SG_MUST_USE sg_status sg_answers__collect(
	sg_answers *out, const sg_debate *debate, sg_arena *arena);

/** A usable confidence: in (0,1], or 0 for a relation that counts for nothing. */
double sg_answers__confidence(double confidence);

/** Does the node exist? */
bool sg_answers__has_node(const sg_debate *debate, sg_node node);

/** How many voices a node has: what sg_asserters__voices gives back. O(1). */
size_t sg_asserters__voice_count(const sg_asserters *asserters, sg_node node);

/** Who speaks for `node`: the person, or the first SG_VOICES asserters of a claim. */
size_t sg_asserters__voices(const sg_asserters *asserters, sg_node node, sg_voice out[SG_VOICES]);

#endif
