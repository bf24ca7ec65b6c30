/* Quotation spans: what stands between quotation marks, whatever the marks. */
#ifndef STANCEGRAPH_EXTRACT_QUOTE_H
#define STANCEGRAPH_EXTRACT_QUOTE_H

#include "reader/reader.h"

/**
 * One quoted stretch. Quotes are in the order of their opening marks; a nested one follows its
 * parent.
 */
typedef struct sg_quote {
	sg_span outer; /* with its marks */
	sg_span inner; /* without them, trimmed */
	uint32_t block;
	uint32_t parent; /* the quote around it, or SG_NONE */
	uint32_t
		/* the quote in the block before that this one goes on with, or SG_NONE */
		continues;
	bool is_unclosed; /* ended by the end of its block */
} sg_quote;

typedef struct sg_quotes {
	sg_quote *items;
	size_t count, capacity;
} sg_quotes;

/** Deeper nesting is read as text of the quote around it. */
enum { SG_QUOTE_MAX_DEPTH = 16 };

/**
 * All quotes of the blocks of a reading. Marks: “ ” „ ‟ « » ‹ › ‘ ’ ‚ and the straight ones;
 * single marks count only where they cannot be apostrophes. A block that opens a quote, does not
 * close it, and is followed by a block of the same post that opens one goes on there (the
 * typographic rule for quotes of several paragraphs).
 * @return SG_OK; SG_E_NOMEM. O(text) amortised: each mark is looked at a bounded number of times.
 */
SG_MUST_USE sg_status sg_quotes__scan(
	sg_quotes *out, sg_slice text, const sg_reading *reading, sg_arena *arena);

#endif
