/* Lines in the gutters: from the bottom of a card down, and to the right into each card that
 * answers it. The line down is shared and grey; the last stretch before a card is its own, with
 * the colour, dashes and badge of its stance. All that hangs below a card stands to the right of
 * its line, so that no line meets words. */
#include "view/thread.h"

#include "sheet/marks.h"
#include "sheet/words.h"

#include <math.h>
#include <stdio.h>

/* From where the line already is, down to y. */
static void write_shared(sg_thread *thread, const sg_thread_entry *parent, double y)
{
	sg_way way = {.count = 0};
	if (y <= parent->spine_y)
		return;
	sg_buf_puts(thread->sheet->out, "<g class=\"trunk replies\" aria-hidden=\"true\">");
	sg_way__go(&way, sg_thread__spine(parent), parent->spine_y);
	sg_way__go(&way, sg_thread__spine(parent), y);
	sg_mark__path(thread->sheet->out, "line", &way);
	sg_buf_puts(thread->sheet->out, "</g>\n");
}

/* The last stretch: straight down, or round a corner. */
static sg_way own_way(const sg_thread_entry *parent, const sg_thread_entry *entry)
{
	sg_way way = {.count = 0};
	double x = sg_thread__spine(parent);
	double end = entry->is_chained ? entry->y : entry->y + SG_THREAD_ELBOW;
	sg_way__go(&way, x, fmax(parent->spine_y, end - SG_THREAD_LEAD));
	sg_way__go(&way, x, end);
	if (!entry->is_chained)
		sg_way__go(&way, entry->x, end);
	return way;
}

static void write_badge(sg_thread *thread, const sg_thread_entry *parent,
	const sg_thread_entry *entry, sg_relation_kind kind)
{
	double x = entry->x - SG_THREAD_BADGE, y = entry->y + SG_THREAD_ELBOW;
	if (entry->is_chained) {
		x = sg_thread__spine(parent);
		y = entry->y - SG_THREAD_LEAD / 2.0 - 1;
	}
	sg_mark__badge(thread->sheet->out, kind, x, y);
}

/* Beside a line that goes on straight because there is no room to the right. */
static void write_level(sg_thread *thread, const sg_thread_entry *entry)
{
	char text[32];
	snprintf(text, sizeof text, "level %u", (unsigned)entry->depth + 1);
	sg_svg__text(thread->sheet->out,
		(sg_svg_text){
			"key", entry->x + SG_THREAD_STEP, entry->y - SG_THREAD_LEAD / 2.0 + 3, 0},
		sg_slice_of(text));
}

void sg_thread__write_line(sg_thread *thread, const sg_thread_entry *entry)
{
	sg_buf *out = thread->sheet->out;
	if (entry->parent == SG_NONE || entry->is_cut_off)
		return;
	sg_thread_entry *parent = &thread->entries[entry->parent];
	sg_way way = own_way(parent, entry);
	write_shared(thread, parent, way.at[0].y);
	if (entry->link != SG_NONE) {
		const sg_link *link = &thread->picture->links[entry->link];
		sg_words__open_link(out, thread->picture, link);
		sg_mark__path(out, "hit", &way);
		sg_mark__path(out, "line", &way);
		write_badge(thread, parent, entry, link->kind);
		sg_sheet__show_link(thread->sheet, thread->picture, link);
	} else {
		bool is_post = thread->picture->cards[entry->card].kind == SG_CARD_POST;
		sg_relation_kind kind = is_post ? SG_REPLIES : SG_QUOTES;
		sg_buf_printf(out, "<g class=\"trunk %s\" aria-hidden=\"true\">",
			sg_relation_kind_name(kind));
		sg_mark__path(out, "line", &way);
		sg_sheet__show(thread->sheet, kind, 1);
	}
	sg_buf_puts(out, "</g>\n");
	if (entry->tells_level)
		write_level(thread, entry);
	/* The next one starts where this one began to turn. */
	parent->spine_y = fmax(parent->spine_y, entry->y + SG_THREAD_ELBOW - SG_MARK_CORNER);
}

void sg_thread__write_stub(sg_thread *thread, sg_thread_entry *parent, double y)
{
	sg_way way = {.count = 0};
	sg_buf_puts(thread->sheet->out, "<g class=\"trunk quotes\" aria-hidden=\"true\">");
	sg_way__go(&way, sg_thread__spine(parent), parent->spine_y);
	sg_way__go(&way, sg_thread__spine(parent), y);
	sg_way__go(&way, parent->x + SG_THREAD_STEP - 4, y);
	sg_mark__path(thread->sheet->out, "line", &way);
	sg_buf_puts(thread->sheet->out, "</g>\n");
}
