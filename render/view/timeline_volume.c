/* How much was said when: a strip of bars for each band, of all claims, drawn or not. */
#include "view/timeline.h"

#include "text/measure.h"

#include <math.h>

enum { BAR = 8, BAR_GAP = 1, STRIP_BARS = 26, STRIP_GAP = 11, HEAD_GAP = 11, NAME_GAP = 12 };

typedef struct bars {
	size_t *counts; /* per group and bar */
	size_t per_group, most;
} bars;

static sg_status count_bars(const sg_timeline *timeline, bars *b)
{
	b->per_group = 1 + (size_t)((timeline->right - timeline->left) / BAR);
	b->most = 1;
	b->counts = sg_arena_array(
		timeline->picture->arena, SG_GROUPS_MAX * b->per_group, sizeof *b->counts);
	if (!b->counts)
		return SG_E_NOMEM;
	for (size_t i = 0; i < timeline->mark_count; i++) {
		const sg_timeline_mark *mark = &timeline->marks[i];
		double bar = floor((mark->at - timeline->left) / BAR);
		size_t k = bar < 0 ? 0 : (size_t)bar;
		k = k < b->per_group ? k : b->per_group - 1;
		size_t *count =
			&b->counts[sg_groups__of(timeline->picture, mark->person) * b->per_group +
				   k];
		b->most = ++*count > b->most ? *count : b->most;
	}
	return SG_OK;
}

static void write_bars(sg_timeline *timeline, const bars *b, uint32_t group, double bottom)
{
	sg_buf *out = timeline->sheet->out;
	sg_buf_puts(out, "<path class=\"stripe\" d=\"");
	for (size_t k = 0; k < b->per_group; k++) {
		size_t count = b->counts[group * b->per_group + k];
		double height = fmax(1.5, STRIP_BARS * (double)count / (double)b->most);
		if (count == 0)
			continue;
		sg_buf_putc(out, 'M');
		sg_svg__number(out, timeline->left + BAR * (double)k);
		sg_buf_putc(out, ' ');
		sg_svg__number(out, bottom);
		sg_buf_puts(out, "v-");
		sg_svg__number(out, height);
		sg_buf_printf(out, "h%dv", BAR - BAR_GAP);
		sg_svg__number(out, height);
		sg_buf_putc(out, 'z');
	}
	sg_buf_puts(out, "\"/>\n");
}

/* Of a strip: a name above a count. */
static double strip_height(const sg_timeline *timeline)
{
	return sg_timeline__size(timeline, SG_TYPE_NOTE) +
	       sg_timeline__size(timeline, SG_TYPE_SMALL) + STRIP_GAP;
}

/* The camp's name with how many claims, or only how many. */
static void write_strip(sg_timeline *timeline, const bars *b, uint32_t index, double y)
{
	const sg_timeline_group *group = &timeline->groups[index];
	sg_sheet *sheet = timeline->sheet;
	sg_buf text = SG_BUF_INIT;
	double strip = strip_height(timeline), small = sg_timeline__size(timeline, SG_TYPE_SMALL);
	double room = timeline->left - SG_PAGE_MARGIN - 2 * NAME_GAP;
	sg_svg__count(&text, group->claims, "claim", "claims");
	sg_slice label = sg_text__clean(group->label, 1024, sheet->arena);
	sg_slice count = sg_arena_copy(sheet->arena, sg_buf_slice(&text));
	sheet->out->failed |= text.failed || !label.ptr || !count.ptr;
	label = sg_text__fit(label, room, sg_timeline__style(timeline, SG_TYPE_NOTE), sheet->arena);
	sheet->out->failed |= !label.ptr;
	sg_buf_printf(sheet->out, "<g class=\"volume %s\">\n",
		sg_svg__camp_class(sg_groups__camp(index)));
	if (label.len)
		sg_svg__text(sheet->out,
			(sg_svg_text){
				"key end", timeline->left - NAME_GAP, y + strip - small - 6, 0},
			label);
	sg_svg__text(sheet->out,
		(sg_svg_text){"role end", timeline->left - NAME_GAP, y + strip - 3, 0}, count);
	write_bars(timeline, b, index, y + strip - 2);
	sg_buf_puts(sheet->out, "</g>\n");
	sg_buf_free(&text);
}

double sg_timeline__write_volume(sg_timeline *timeline, double y)
{
	bars b;
	sg_sheet *sheet = timeline->sheet;
	if (count_bars(timeline, &b) != SG_OK) {
		sheet->out->failed = true;
		return y;
	}
	sg_buf text = SG_BUF_INIT;
	y += HEAD_GAP + sg_timeline__size(timeline, SG_TYPE_SMALL);
	sg_buf_printf(&text, "All claims; highest bar: %zu.", b.most);
	sheet->out->failed |= text.failed;
	sg_svg__text(sheet->out, (sg_svg_text){"role", timeline->left, y, 0}, sg_buf_slice(&text));
	sg_buf_free(&text);
	y += HEAD_GAP - 3;
	for (uint32_t i = 0; i < SG_GROUPS_MAX; i++)
		if (timeline->groups[i].claims) {
			write_strip(timeline, &b, i, y);
			y += strip_height(timeline);
		}
	return y;
}
