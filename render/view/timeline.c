/* The timeline, step by step. */
#include "view/timeline.h"

#include "view/view.h"

#include <math.h>

enum {
	WIDTH = 960,
	WIDTH_MIN = 420,
	WIDTH_SMALL = 700,
	NAMES = 196, /* of the place for names */
	NAMES_SMALL = 128,
	AXIS_GAP = 13, /* above the words that stand above the plot */
	CLAIMS_MAX = 500,
	VOLUME_MIN = 80
};

static sg_status say_what_is_drawn(sg_timeline *timeline)
{
	sg_picture *picture = timeline->picture;
	sg_buf text = SG_BUF_INIT;
	picture->claims_drawn = timeline->drawn;
	if (timeline->drawn < timeline->mark_count)
		picture->kept_by =
			picture->kept_by == SG_KEPT_ALL ? SG_KEPT_BY_WEIGHT : SG_KEPT_BY_FOCUS_MOST;
	if (timeline->arc_count < timeline->stance_count)
		sg_buf_printf(&text,
			"Drew %zu of %zu stances: the surest between claims that are drawn. ",
			timeline->arc_count, timeline->stance_count);
	if (timeline->axis.has_times && timeline->axis.span_count > 1)
		sg_buf_puts(&text, "Long silences are cut out. ");
	if (timeline->axis.has_times)
		sg_buf_puts(&text, "Times are UTC. ");
	if (timeline->drawn)
		sg_buf_puts(&text, "The larger a circle, the more stances its claim met.");
	sg_slice copy = sg_arena_copy(timeline->sheet->arena, sg_buf_slice(&text));
	bool failed = text.failed || !copy.ptr;
	sg_buf_free(&text);
	timeline->sheet->key_note = copy.len ? copy.ptr : NULL;
	return failed ? SG_E_NOMEM : SG_OK;
}

static sg_status lay_out(sg_timeline *timeline)
{
	sg_sheet *sheet = timeline->sheet;
	const sg_render_options *options = sheet->options;
	sg_status st = sg_sheet__open(
		sheet, options->width_px > 0 ? fmax(WIDTH_MIN, options->width_px) : WIDTH);
	timeline->left = SG_PAGE_MARGIN + (sheet->width < WIDTH_SMALL ? NAMES_SMALL : NAMES);
	timeline->right = sheet->width - SG_PAGE_MARGIN - 6;
	if (st == SG_OK)
		st = sg_timeline__claims(timeline, options->top ? options->top : CLAIMS_MAX);
	if (st == SG_OK)
		st = sg_timeline__axis(timeline);
	timeline->top = sheet->top - 8 + AXIS_GAP +
			sg_timeline__tick_drop(timeline, timeline->axis.has_context);
	if (st == SG_OK)
		st = sg_timeline__lanes(timeline);
	return st == SG_OK ? sg_timeline__arcs(timeline) : st;
}

sg_status sg_view_timeline__draw(sg_sheet *sheet)
{
	sg_timeline timeline = {.sheet = sheet, .picture = sheet->picture};
	sg_status st = lay_out(&timeline);
	if (st == SG_OK)
		st = say_what_is_drawn(&timeline);
	if (st != SG_OK)
		return st;
	sheet->bottom = timeline.top;
	if (timeline.drawn == 0)
		return SG_OK;
	sg_timeline__write(&timeline);
	sheet->bottom = timeline.bottom;
	if (timeline.mark_count > VOLUME_MIN)
		sheet->bottom = sg_timeline__write_volume(&timeline, timeline.bottom);
	return SG_OK;
}
