/* The tagger of reported speech: cues, and for each its source and content.
 *
 *     stretch     up to 400 tokens of one block
 *     first chain labels them source, cue, content: where are cues?
 *     second      for each cue alone: which source, which content, in a window around it
 *     judge       is that reported speech, and is it all of it right?
 *
 * One chain alone could not say which of two contents belongs to which of two cues; a labelling for
 * each cue says it without a rule for linking. (Semantic role labelling goes the same way: Gildea
 * and Jurafsky 2002.) */
#ifndef STANCEGRAPH_EXTRACT_LEARNED_FINDER_H
#define STANCEGRAPH_EXTRACT_LEARNED_FINDER_H

#include "statement/learned/templates.h"

enum { SG_PIECES_MAX = 8, SG_DECAY_STEPS = 2048 };

/** Tokens, end exclusive. */
typedef struct sg_run {
	uint32_t first, end;
} sg_run;

/** Reported speech, as found. */
typedef struct sg_report {
	sg_run cue, source; /* source is empty where nobody is named */
	sg_run pieces[SG_PIECES_MAX];
	uint32_t piece_count;  /* at least 1 */
	float share;           /* that this is reported speech */
	float share_all_right; /* that source and content are the right ones, too */
} sg_report;

typedef struct sg_reports {
	sg_report *items; /* by first token of the cue */
	size_t count, capacity;
} sg_reports;

/** Room to work in: about 120 KB; one for each thread. */
typedef struct sg_finder {
	const sg_model *model;
	const sg_words *words;
	sg_traits *traits;     /* by token of the document */
	sg_word_traits *known; /* by word of its vocabulary */
	float *cue_share;      /* by token: the first chain's, that it is of a cue; 0 if not read */
	sg_stretch stretch;
	bool is_cue[SG_CHAIN_TOKENS];
	sg_chain_desk cues, roles;
	/* exp(-scale * n): fits are sums of bytes, so a table is enough */
	float cue_decay[SG_DECAY_STEPS], role_decay[SG_DECAY_STEPS];
} sg_finder;

/** A finder for one document, in `arena`. @return SG_OK; SG_E_NOMEM. O(tokens). */
SG_MUST_USE sg_status sg_finder__begin(
	sg_finder **out, const sg_model *model, const sg_words *words, sg_arena *arena);

/**
 * Append the reports of a block that are reported speech with a share of at least `least`.
 * @return SG_OK; SG_E_NOMEM. O(tokens * templates).
 */
SG_MUST_USE sg_status sg_finder__find(
	sg_reports *out, sg_finder *finder, uint32_t block, float least, sg_arena *arena);

/* ---- the steps, for the training tool -------------------------------------------------------- */

/** Go on with other weights. */
void sg_finder__set_model(sg_finder *finder, const sg_model *model);

/** Take the stretch [first, end): shares of the first chain are in finder->cues. */
void sg_finder__read(sg_finder *finder, uint32_t first, uint32_t end);

/** Where the stretch that begins with sentence `sentence` ends: at most SG_CHAIN_TOKENS tokens. */
uint32_t sg_finder__stretch_end(const sg_words *words, uint32_t sentence, uint32_t sentence_end);

/** The next candidate at or behind token `from`; false if there is none. */
bool sg_finder__next_cue(sg_candidate *out, const sg_finder *finder, uint32_t from);

/** The window of a cue at [first, end) of the stretch. */
sg_candidate sg_finder__candidate(const sg_finder *finder, uint32_t first, uint32_t end);

/** Source and content of a candidate, by the second chain. */
void sg_finder__complete(
	sg_finding *out, sg_report *report, sg_finder *finder, const sg_candidate *cue);

#endif
