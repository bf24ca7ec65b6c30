/* SVG's elements, written the same way everywhere. */
#ifndef STANCEGRAPH_RENDER_SHEET_SVG_H
#define STANCEGRAPH_RENDER_SHEET_SVG_H

#include "stancegraph/buffer.h"

/** At most one decimal, always a point: the process may run under any locale. */
void sg_svg__number(sg_buf *out, double value);

/** ` name="value"`. */
void sg_svg__attribute(sg_buf *out, const char *name, double value);

typedef struct sg_svg_text {
	const char *css_class;
	double x, y;
	double rtl_x; /* where a line from right to left starts; 0: it is none */
} sg_svg_text;

/** A line of words; nothing where there are none. */
void sg_svg__text(sg_buf *out, sg_svg_text at, sg_slice words);

void sg_svg__rect(sg_buf *out, const char *css_class, double x, double y, double width,
	double height, double radius);

/** "camp-a" and so on; "camp-n" for those without a camp. */
const char *sg_svg__camp_class(uint32_t camp);

/** "4 rebuttals", "1 person". */
void sg_svg__count(sg_buf *out, size_t n, const char *one, const char *many);

#endif
