/* Text for a box: cleaned, then broken into lines by display width. */
#ifndef STANCEGRAPH_RENDER_TEXT_WRAP_H
#define STANCEGRAPH_RENDER_TEXT_WRAP_H

#include "stancegraph/arena.h"

typedef struct sg_lines {
	sg_slice *items;
	size_t count;
	bool is_shortened; /* the last line ends in an ellipsis that is ours */
	bool is_rtl;       /* the first letter belongs to a script that runs from right to left */
} sg_lines;

typedef struct sg_text_style {
	double size_px;
	bool is_bold;
} sg_text_style;

/**
 * A copy for drawing, in `arena`: white space runs become one space, control characters and
 * marks that steer direction go (they would reorder the picture around them), bad UTF-8 becomes
 * U+FFFD. At most `limit_bytes` of `s` are read. ptr is NULL when memory is out. O(limit).
 */
sg_slice sg_text__clean(sg_slice s, size_t limit_bytes, sg_arena *arena);

/**
 * Break cleaned text into at most `max_lines` lines none of which is wider than `width_px`.
 * Breaks at spaces, after hyphens and dashes, around wide characters, and inside a word only
 * where it alone is wider than a line. What is left over becomes an ellipsis after a word.
 * Lines borrow from `text`, but for a shortened last one.
 * @return SG_OK; SG_E_NOMEM
 */
SG_MUST_USE sg_status sg_text__wrap(sg_lines *out, sg_slice text, double width_px,
	sg_text_style style, size_t max_lines, sg_arena *arena);

/** Does the first letter belong to a script that runs from right to left? O(length) */
bool sg_text__starts_rtl(sg_slice s);

/** Does any? What is put after such text needs SG_TEXT_LTR_MARK before it. O(length) */
bool sg_text__has_rtl(sg_slice s);

/** Nothing to see: keeps " · 3 people" from being set as part of the name before it. */
#define SG_TEXT_LTR_MARK "\xE2\x80\x8E"

/** One line of cleaned text, shortened to fit; ptr is NULL when memory is out. */
sg_slice sg_text__fit(sg_slice text, double width_px, sg_text_style style, sg_arena *arena);

#endif
