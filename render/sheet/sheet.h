/* The sheet that a view is drawn on: title and counts above, legend, sources and notes below, and
 * around it all the SVG's root, description and style. A view draws what is between.
 *
 * svg.h has the primitives, marks.h lines and badges, words.h what is said of claims and links. */
#ifndef STANCEGRAPH_RENDER_SHEET_SHEET_H
#define STANCEGRAPH_RENDER_SHEET_SHEET_H

#include "picture/picture.h"
#include "sheet/svg.h"

enum {
	SG_PAGE_MARGIN = 24, /* paper's edge to anything */
	SG_PREFIX_BYTES = 7, /* 25 bits of a hash */
	SG_RELATION_KINDS = SG_REBUTS + 1
};

typedef struct sg_sheet {
	const sg_debate *debate;
	const sg_render_options *options;
	const sg_theme *theme; /* theme/theme.h */
	sg_arena *arena;
	sg_picture *picture;          /* what is drawn: already selected */
	sg_buf *out;                  /* a view writes its body here */
	char prefix[SG_PREFIX_BYTES]; /* of every id: several drawings may stand on one page */
	const char *kind;             /* "map", as in "A map of a debate" */
	sg_slice name;                /* the debate's title, or what stands for one; never empty */
	sg_lines title, subtitle;
	double width, top; /* set by sg_sheet__open; the body starts at top */
	double bottom;     /* set by the view: where its body ends */
	/* what the legend has to explain */
	bool shows[SG_RELATION_KINDS], shows_unsure, shows_strength;
	sg_slice coverage;    /* what is drawn, where it is not claims; empty: said of claims */
	const char *key_note; /* what else has to be explained; NULL */
} sg_sheet;

/**
 * Draw a debate in the view that the options ask for.
 * @return SG_OK; SG_E_UNKNOWN: there is nobody of the focus' name; SG_E_NOMEM
 */
SG_MUST_USE sg_status sg_sheet__draw(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err);

/** Wrap the head for this width; sets width and top. A view's first step. */
SG_MUST_USE sg_status sg_sheet__open(sg_sheet *sheet, double width);

/** Explain lines of this kind, and faint ones where this one is, in the legend. */
void sg_sheet__show(sg_sheet *sheet, sg_relation_kind kind, double confidence);

/** The same for a link of the sheet's picture, or of one of several; and its width. */
void sg_sheet__show_link(sg_sheet *sheet, const sg_picture *picture, const sg_link *link);

/* ---- parts, in the order of reading --------------------------------------------------------- */

/**
 * Rules under the drawing's own id: those that apply to something in these two pieces of it.
 * @return SG_OK; SG_E_NOMEM
 */
SG_MUST_USE sg_status sg_sheet__style(sg_sheet *sheet, const sg_buf *above, const sg_buf *body);
void sg_sheet__head(sg_sheet *sheet);
/** What the drawing shows, as sentences. O(links log links). */
void sg_sheet__describe(sg_sheet *sheet);
/** Legend and notes, from `bottom` on. @return the drawing's height */
double sg_sheet__foot(sg_sheet *sheet);

#endif
