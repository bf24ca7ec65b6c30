/* How wide text will be drawn. Pure functions: thread-safe, O(length). */
#ifndef STANCEGRAPH_RENDER_TEXT_MEASURE_H
#define STANCEGRAPH_RENDER_TEXT_MEASURE_H

#include "stancegraph/slice.h"

/** What another sans font, or hinting, may add to the widths of the tables. */
#define SG_TEXT_SLACK 1.06

/** Advance width in em, without slack; 0 for combining marks. */
double sg_text__code_em(uint32_t code, bool is_bold);

/** Width in pixels at a font size, with slack. Bad UTF-8 counts as U+FFFD. */
double sg_text__width(sg_slice s, double size_px, bool is_bold);

bool sg_text__is_zero_width(uint32_t code);
/** Chinese, Japanese, Korean: one em wide, and a line may break on either side. */
bool sg_text__is_wide(uint32_t code);
/** A letter of a script that runs from right to left. */
bool sg_text__is_rtl(uint32_t code);

#endif
