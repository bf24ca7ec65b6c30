/* How wide text will be drawn. Pure functions: thread-safe, O(length). */
#ifndef STANCEGRAPH_RENDER_TEXT_MEASURE_H
#define STANCEGRAPH_RENDER_TEXT_MEASURE_H

#include "stancegraph/slice.h"

/** What another sans font, or hinting, may add to the widths of the tables. */
#define SG_TEXT_SLACK 1.06

/** Advance width in em, without slack; 0 for combining marks. */
double sg_text__code_em(uint32_t code, bool is_bold);

/** Measures a text letter by letter. Starts with before = 0. */
typedef struct sg_text_meter {
	bool is_bold;
	uint32_t before;
} sg_text_meter;

/**
 * How much longer the text gets by this letter, in em, without slack. Less than nothing where the
 * letter before takes a narrower form for being joined.
 */
double sg_text__next_em(sg_text_meter *meter, uint32_t code);

/** Width in pixels at a font size, with slack. Bad UTF-8 counts as U+FFFD. */
double sg_text__width(sg_slice s, double size_px, bool is_bold);

/** Belongs to the letter before it: a combining mark, a vowel sign, a joiner. */
bool sg_text__is_mark(uint32_t code);
/** Chinese, Japanese, Korean: one em wide. */
bool sg_text__is_wide(uint32_t code);
/** A letter of a script that runs from right to left. */
bool sg_text__is_rtl(uint32_t code);

#endif
