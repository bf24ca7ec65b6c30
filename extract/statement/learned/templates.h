/* Templates: each turns traits into a row of a table of weights. There is no dictionary: two
 * features may share a row (feature hashing, Weinberger et al. 2009). */
#ifndef STANCEGRAPH_EXTRACT_LEARNED_TEMPLATES_H
#define STANCEGRAPH_EXTRACT_LEARNED_TEMPLATES_H

#include "statement/learned/model.h"

enum { SG_CUE_TEMPLATES = 46, SG_ROLE_TEMPLATES = 42, SG_JUDGE_TEMPLATES = 48 };

/** How many of them stand before a token of a stretch. */
typedef struct sg_before {
	uint16_t commas, quotes, cues, marks; /* marks: without commas */
} sg_before;

/** Up to SG_CHAIN_TOKENS tokens of one block, whole sentences, that are labelled together. */
typedef struct sg_stretch {
	const sg_words *words;
	const sg_traits *traits; /* by token of the document */
	const sg_model *model;   /* whose rows are meant */
	uint32_t first, end;
	sg_before before[SG_CHAIN_TOKENS + 1];
	/* nearest token of a probable cue, itself counted; SG_NONE if there is none */
	uint32_t cue_before[SG_CHAIN_TOKENS], cue_after[SG_CHAIN_TOKENS];
} sg_stretch;

/** A cue whose source and content are looked for, in a window around it. */
typedef struct sg_candidate {
	uint32_t first, end;         /* tokens of the cue */
	uint32_t window, window_end; /* where its source and content may stand */
	float share;                 /* the first chain’s, that this is a cue */
} sg_candidate;

/** A cue with what was found for it. */
typedef struct sg_finding {
	sg_candidate cue;
	uint32_t source, source_end;   /* tokens; equal where there is none */
	uint32_t content, content_end; /* hull of its pieces; never empty */
	uint32_t piece_count;
	float source_share,
		content_share;           /* the least share of a token in it, by the second chain */
	float source_lean, content_lean; /* mean share of the same labels, by the first chain */
	bool has_quote;                  /* in the content */
} sg_finding;

/** Note what stands in [first, end), and which tokens are probably cues. O(tokens). */
void sg_stretch__note(sg_stretch *stretch, const bool *is_cue);

/** Rows of token `i` for the chain over a stretch. O(1). */
void sg_rows__of_token(uint32_t rows[SG_CUE_TEMPLATES], const sg_stretch *stretch, uint32_t i);

/** Rows of token `i`, in the cue’s window, for the chain of one cue. O(1). */
void sg_rows__of_role(uint32_t rows[SG_ROLE_TEMPLATES], const sg_stretch *stretch,
	const sg_candidate *cue, uint32_t i);

/** Rows of a finding for the judge. O(1). */
void sg_rows__of_finding(
	uint32_t rows[SG_JUDGE_TEMPLATES], const sg_stretch *stretch, const sg_finding *finding);

/** The chains’ contexts of the step to token `i`; the edges of a cue have one of their own. */
uint8_t sg_rows__context(const sg_stretch *stretch, uint32_t i);
uint8_t sg_rows__role_context(const sg_stretch *stretch, const sg_candidate *cue, uint32_t i);

#endif
