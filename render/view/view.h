/* The views of a debate: the table, and how one is chosen. */
#ifndef STANCEGRAPH_RENDER_VIEW_VIEW_H
#define STANCEGRAPH_RENDER_VIEW_VIEW_H

#include "sheet/sheet.h"

typedef struct sg_view {
	const char *name;             /* as in --view */
	const char *about;            /* one line for the manual */
	const char *kind;             /* as in "A map of a debate" */
	size_t cards_max, cards_kept; /* more cards than max: the most central ones are kept */
	bool keeps_all;               /* chooses by itself what to draw */
	bool has_own_top;             /* --top does not count cards: the view heeds it */
	/**
	 * Open the sheet, write the body, set its bottom and what the legend has to show.
	 * @return SG_OK; SG_E_NOMEM
	 */
	sg_status (*draw)(sg_sheet *sheet);
} sg_view;

/** The view that the options ask for; of debates too large for a map the overview. */
const sg_view *sg_view__choose(const sg_render_options *options, const sg_picture *picture);

sg_status sg_view_map__draw(sg_sheet *sheet);
sg_status sg_view_people__draw(sg_sheet *sheet);
sg_status sg_view_matrix__draw(sg_sheet *sheet);
sg_status sg_view_thread__draw(sg_sheet *sheet);
sg_status sg_view_timeline__draw(sg_sheet *sheet);
sg_status sg_view_overview__draw(sg_sheet *sheet);

#endif
