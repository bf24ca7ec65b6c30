/* The parts of the SVG; svg.c puts them together. */
#ifndef STANCEGRAPH_RENDER_SVG_PARTS_H
#define STANCEGRAPH_RENDER_SVG_PARTS_H

#include "route.h"

/** Stances less sure than this are drawn fainter. */
#define SG_SVG_SURE 0.75

typedef struct sg_svg {
	sg_buf *out;
	const sg_picture *picture;
	const sg_routes *routes;
	char prefix[24]; /* of every id: several pictures may stand on one page */
} sg_svg;

/** At most one decimal, always a point: the process may run under any locale. */
void sg_svg__number(sg_buf *out, double value);

/** ` name="value"`. */
void sg_svg__attribute(sg_buf *out, const char *name, double value);

typedef struct sg_svg_text {
	const char *css_class;
	double x, y;
	double rtl_x; /* where a line from right to left starts; 0: it is none */
} sg_svg_text;

void sg_svg__text(sg_buf *out, sg_svg_text at, sg_slice words);

void sg_svg__rect(sg_buf *out, const char *css_class, double x, double y, double width,
	double height, double radius);

/** Rules, in light and dark, under the picture's own id. */
void sg_svg__style(sg_svg *svg);

void sg_svg__block(sg_svg *svg, const sg_block *block);
void sg_svg__card(sg_svg *svg, const sg_card *card);

/** All trunks and links. */
void sg_svg__links(sg_svg *svg);

/** A short piece of a link for the legend, from x to x + width at y. */
void sg_svg__sample(sg_svg *svg, sg_relation_kind kind, bool is_sure, double x, double y);
enum { SG_SVG_SAMPLE_WIDTH = 46 };

/** "camp-a" and so on; "camp-n" for those without a camp. */
const char *sg_svg__camp_class(uint32_t camp);

/** The camp whose hue a card bears; SG_NONE. */
uint32_t sg_svg__card_camp(const sg_picture *picture, const sg_card *card);

/** "4 rebuttals", "1 person". */
void sg_svg__count(sg_buf *out, size_t n, const char *one, const char *many);

/** What stands above the cards. */
typedef struct sg_svg_head {
	sg_slice name; /* the debate's title, or what stands for one; never empty */
	sg_lines title, subtitle;
} sg_svg_head;

/** Wraps the head for the picture's width; `*height` is what it takes. */
SG_MUST_USE sg_status sg_svg__measure_head(
	const sg_picture *picture, sg_svg_head *head, double *height);
void sg_svg__head(sg_svg *svg, const sg_svg_head *head);
void sg_svg__description(sg_svg *svg);
/** Writes legend and notes from y on. @return the picture's height */
double sg_svg__foot(sg_svg *svg, double y);
#endif
