/* Where a line of text may end. Pure functions: thread-safe, O(1). */
#ifndef STANCEGRAPH_RENDER_TEXT_BREAKS_H
#define STANCEGRAPH_RENDER_TEXT_BREAKS_H

#include <stdbool.h>
#include <stdint.h>

typedef enum sg_text_break {
	SG_BREAK_NEVER, /* within a letter, its marks or a picture; or nothing stands before */
	SG_BREAK_CUT,   /* only where a word is wider than a line */
	SG_BREAK_GOOD
} sg_text_break;

/** Goes along a text. Starts zeroed. */
typedef struct sg_text_breaker {
	uint32_t before; /* the last letter that is no mark; after a space, the one before that */
	bool has_space, is_joined;
	bool is_flag_open; /* one half of a flag has come */
	bool is_slash_doubled;
} sg_text_breaker;

/** May a line end before this letter, which comes next? Spaces stand at ends of lines. */
sg_text_break sg_text__next_break(sg_text_breaker *breaker, uint32_t code);

/** A mark that is left out before an ellipsis, as a comma or an opening bracket. */
bool sg_text__is_loose_end(uint32_t code);

#endif
