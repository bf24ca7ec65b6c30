/* The timeline's plot: axis, bands, names, curves, marks. */
#include "view/timeline.h"

#include "core/times.h"
#include "escape.h"
#include "sheet/words.h"
#include "text/measure.h"

#include <math.h>
#include <stdio.h>

enum {
	NAME_GAP = 12,
	THICK_MAX = 60 /* more lines are drawn thinner */
};

/* ---- axis ------------------------------------------------------------------------------- */

static void write_rule(sg_timeline *timeline, double x, double top, double bottom)
{
	sg_buf *out = timeline->sheet->out;
	if (bottom <= top)
		return;
	sg_buf_puts(out, "<line class=\"hair\"");
	sg_svg__attribute(out, "x1", x);
	sg_svg__attribute(out, "x2", x);
	sg_svg__attribute(out, "y1", top);
	sg_svg__attribute(out, "y2", bottom);
	sg_buf_puts(out, "/>\n");
}

/* A line down from a tick, but not through words. */
static void write_rule_around_words(sg_timeline *timeline, double x)
{
	double from = timeline->top - 6, y = from;
	for (y = timeline->top; y < timeline->bottom; y += SG_TIMELINE_CELL) {
		if (!sg_timeline__has_words(timeline, x, y))
			continue;
		write_rule(timeline, x, from, y - SG_TIMELINE_CELL);
		while (y < timeline->bottom && sg_timeline__has_words(timeline, x, y))
			y += SG_TIMELINE_CELL;
		from = y + 1;
	}
	write_rule(timeline, x, from, timeline->bottom);
}

/* Two strokes where a silence was cut out. */
static void write_cut(sg_timeline *timeline, double x)
{
	sg_buf *out = timeline->sheet->out;
	for (int i = 0; i < 2; i++) {
		sg_buf_puts(out, "<path class=\"line\" d=\"M");
		sg_svg__number(out, x + 4 * i - 4.5);
		sg_buf_putc(out, ' ');
		sg_svg__number(out, timeline->top - 7);
		sg_buf_putc(out, 'L');
		sg_svg__number(out, x + 4 * i + 0.5);
		sg_buf_putc(out, ' ');
		sg_svg__number(out, timeline->top - 17);
		sg_buf_puts(out, "\"/>\n");
	}
}

/* What stands where times would. */
static void write_order(sg_timeline *timeline)
{
	const sg_timeline_axis *axis = &timeline->axis;
	char text[96], time[SG_TIME_BYTES];
	int64_t first = timeline->mark_count ? timeline->marks[0].time : 0;
	if (axis->is_one_moment && sg_time__write(time, first))
		snprintf(text, sizeof text, "All of it at %s; in the order of the text.", time);
	else
		snprintf(text, sizeof text, "In the order of the text; %stimes are not known.",
			axis->known ? "most " : "");
	sg_slice words = sg_slice_of(text);
	bool fits = timeline->left + sg_text__width(words,
					     sg_timeline__style(timeline, SG_TYPE_SMALL).size_px,
					     false) <
		    timeline->right;
	sg_svg__text(timeline->sheet->out,
		(sg_svg_text){
			"role", fits ? timeline->left : SG_PAGE_MARGIN + 4, timeline->top - 11, 0},
		words);
}

static void write_axis(sg_timeline *timeline)
{
	const sg_timeline_axis *axis = &timeline->axis;
	sg_buf *out = timeline->sheet->out;
	if (!axis->has_times)
		write_order(timeline);
	sg_buf_puts(out, "<g class=\"axis replies\" aria-hidden=\"true\">\n");
	for (size_t i = 0; i < axis->tick_count; i++) {
		const sg_timeline_tick *tick = &axis->ticks[i];
		double y = timeline->top - sg_timeline__tick_drop(timeline, tick->is_context);
		sg_svg__text(out, (sg_svg_text){"role", tick->x, y, 0}, sg_slice_of(tick->text));
	}
	for (size_t i = 1; axis->has_times && i < axis->span_count; i++)
		write_cut(timeline, axis->spans[i].x - SG_TIMELINE_CUT_WIDTH / 2.0);
	sg_buf_puts(out, "</g>\n");
	if (axis->undated)
		sg_svg__text(out, (sg_svg_text){"role", axis->undated_x, timeline->top - 11, 0},
			sg_slice_of(SG_TIMELINE_UNDATED));
}

/* ---- bands and names -------------------------------------------------------------------- */

static void write_group(sg_timeline *timeline, uint32_t index)
{
	sg_timeline_group *group = &timeline->groups[index];
	sg_sheet *sheet = timeline->sheet;
	sg_buf_printf(
		sheet->out, "<g class=\"camp %s\">\n", sg_svg__camp_class(sg_groups__camp(index)));
	sg_svg__rect(sheet->out, "field", SG_PAGE_MARGIN, group->y,
		sheet->width - 2 * SG_PAGE_MARGIN, group->height, sheet->theme->block_radius);
	if (group->label.len) {
		double room = timeline->left - SG_PAGE_MARGIN - 2 * NAME_GAP;
		sg_slice text = sg_text__clean(group->label, 1024, sheet->arena);
		sheet->out->failed |= !text.ptr;
		text = sg_text__fit(
			text, room, sg_timeline__style(timeline, SG_TYPE_NAME), sheet->arena);
		sheet->out->failed |= !text.ptr;
		sg_svg__text(sheet->out,
			(sg_svg_text){"camp-name", SG_PAGE_MARGIN + NAME_GAP,
				group->y + 5 + sg_timeline__size(timeline, SG_TYPE_NAME), 0},
			text);
	}
	sg_buf_puts(sheet->out, "</g>\n");
}

static void write_lane_title(sg_timeline *timeline, const sg_timeline_lane *lane)
{
	sg_buf *out = timeline->sheet->out;
	if (lane->people > 1)
		sg_escape__xml(out, lane->name);
	else
		sg_words__claim(out, timeline->picture, lane->person, SG_NONE);
	sg_buf_puts(out, ": ");
	sg_svg__count(out, lane->marks, "claim", "claims");
}

static void write_lane(sg_timeline *timeline, const sg_timeline_lane *lane)
{
	sg_buf *out = timeline->sheet->out;
	sg_buf_printf(
		out, "<g class=\"person %s\"", sg_svg__camp_class(sg_groups__camp(lane->group)));
	if (lane->person != SG_NONE)
		sg_buf_printf(
			out, " id=\"%s-p%u\"", timeline->sheet->prefix, (unsigned)lane->person + 1);
	sg_buf_puts(out, " role=\"graphics-object\"><title>");
	write_lane_title(timeline, lane);
	sg_buf_puts(out, "</title>\n");
	sg_svg__text(out,
		(sg_svg_text){"words end", timeline->left - NAME_GAP,
			lane->y + 0.35 * sg_timeline__size(timeline, SG_TYPE_WORDS), 0},
		lane->name);
	sg_buf_puts(out, "</g>\n");
}

/* ---- curves ----------------------------------------------------------------------------- */

static void write_arc(sg_timeline *timeline, const sg_timeline_arc *arc)
{
	sg_buf *out = timeline->sheet->out;
	const sg_link *link = &timeline->picture->links[arc->link];
	sg_point curve[4];
	memcpy(curve, arc->at, sizeof curve);
	sg_way end = {{curve[2], curve[3]}, 2};
	sg_words__open_link(out, timeline->picture, link);
	sg_mark__curve(out, "hit", curve);
	sg_mark__tip(out, &end, link->kind);
	curve[3] = end.at[1];
	sg_mark__curve(out, "line", curve);
	sg_buf_puts(out, "</g>\n");
	sg_sheet__show(timeline->sheet, link->kind, link->confidence);
}

static void write_badges(sg_timeline *timeline)
{
	sg_buf *out = timeline->sheet->out;
	for (size_t i = 0; i < timeline->arc_count; i++) {
		const sg_timeline_arc *arc = &timeline->arcs[i];
		const sg_link *link = &timeline->picture->links[arc->link];
		if (!arc->has_badge)
			continue;
		sg_buf_printf(out, "<g class=\"mark %s%s\" aria-hidden=\"true\">",
			sg_relation_kind_name(link->kind),
			sg_mark__sureness(link->kind, link->confidence));
		sg_mark__small_badge(out, link->kind, arc->badge.x, arc->badge.y);
		sg_buf_puts(out, "</g>\n");
	}
}

/* ---- marks ------------------------------------------------------------------------------ */

/* Who, the words, and when. */
static void write_mark_title(sg_timeline *timeline, const sg_timeline_mark *mark)
{
	sg_buf *out = timeline->sheet->out;
	const sg_claim *claim = &timeline->picture->debate->claims[mark->claim];
	sg_slice when = claim->time.len ? claim->time : claim->age;
	sg_words__claim(out, timeline->picture, mark->person, mark->claim);
	if (when.len) {
		sg_buf_puts(out, " (");
		sg_escape__xml(out, when);
		sg_buf_putc(out, ')');
	}
}

static void write_mark(sg_timeline *timeline, const sg_timeline_mark *mark)
{
	sg_buf *out = timeline->sheet->out;
	uint32_t group = timeline->lanes[mark->lane].group;
	sg_buf_printf(out, "<g class=\"claim %s\" id=\"%s-c%u\" role=\"graphics-object\"",
		sg_svg__camp_class(sg_groups__camp(group)), timeline->sheet->prefix,
		(unsigned)mark->claim + 1);
	sg_buf_puts(out, "><title>");
	write_mark_title(timeline, mark);
	sg_buf_puts(out, "</title><circle class=\"stripe\"");
	sg_svg__attribute(out, "cx", mark->x);
	sg_svg__attribute(out, "cy", mark->y);
	sg_svg__attribute(out, "r", mark->radius);
	sg_buf_puts(out, "/>\n");
	if (mark->label.len) {
		double drop = 0.36 * sg_timeline__size(timeline, SG_TYPE_SMALL);
		double rtl_x = sg_text__starts_rtl(mark->label) ? mark->label_end : 0;
		sg_svg__text(out, (sg_svg_text){"role", mark->label_x, mark->y + drop, rtl_x},
			mark->label);
	}
	sg_buf_puts(out, "</g>\n");
}

void sg_timeline__write(sg_timeline *timeline)
{
	static const sg_relation_kind order[] = {SG_AGREES, SG_REBUTS};
	write_axis(timeline);
	for (uint32_t i = 0; i < SG_GROUPS_MAX; i++)
		if (timeline->groups[i].lanes)
			write_group(timeline, i);
	for (size_t i = 0; i < timeline->axis.rule_count; i++)
		write_rule_around_words(timeline, timeline->axis.rules[i]);
	for (size_t i = 0; i < timeline->lane_count; i++)
		write_lane(timeline, &timeline->lanes[i]);
	if (timeline->arc_count > THICK_MAX)
		sg_buf_puts(timeline->sheet->out, "<g class=\"fine\">\n");
	for (size_t k = 0; k < 2; k++)
		for (size_t i = 0; i < timeline->arc_count; i++)
			if (timeline->picture->links[timeline->arcs[i].link].kind == order[k])
				write_arc(timeline, &timeline->arcs[i]);
	if (timeline->arc_count > THICK_MAX)
		sg_buf_puts(timeline->sheet->out, "</g>\n");
	for (size_t i = 0; i < timeline->mark_count; i++)
		if (timeline->marks[i].lane != SG_NONE)
			write_mark(timeline, &timeline->marks[i]);
	write_badges(timeline);
}
