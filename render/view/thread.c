/* The thread, from the top down. */
#include "view/thread.h"

#include "sheet/saying.h"
#include "view/view.h"

#include <math.h>

enum {
	WIDTH = 760,
	WIDTH_MIN = 360,
	ENTRIES = 120,
	FEW_ENTRIES = 16, /* so many and fewer have four lines */
	SOME_ENTRIES = 40,
	GAP = 12,
	LEVEL_ROOM = 16, /* above and below a sign of it */
	GAP_TOP = 22,    /* above a card that answers nothing */
	MORE_GAP = 10,   /* above a row for what is left out */
	HEADING_STEP = 34,
	HEADING_BASELINE = 20
};

/* ---- placing ---------------------------------------------------------------------------- */

static double gap_above(const sg_thread *thread, const sg_thread_entry *entry)
{
	if (entry->parent == SG_NONE)
		return GAP_TOP;
	if (!entry->is_chained)
		return GAP;
	double gap = sg_thread__has_badge(thread, entry) ? SG_THREAD_LEAD + 4 : GAP;
	if (!entry->tells_level)
		return gap;
	double size = sg_theme__size(thread->sheet->theme, SG_TYPE_NOTE);
	return fmax(SG_THREAD_LEAD + 4, size + LEVEL_ROOM);
}

static sg_status place_entry(sg_thread *thread, sg_thread_entry *entry, double *y)
{
	entry->x = SG_PAGE_MARGIN + (double)(SG_THREAD_STEP * entry->level);
	entry->width = thread->sheet->width - SG_PAGE_MARGIN - entry->x;
	sg_status st = sg_thread__measure(thread, entry);
	entry->y = *y + gap_above(thread, entry);
	*y = entry->y + entry->height;
	entry->spine_y = *y;
	return st;
}

static sg_status place(sg_thread *thread)
{
	const sg_theme *theme = thread->sheet->theme;
	double y = thread->sheet->top - GAP_TOP;
	sg_status st = SG_OK;
	for (size_t i = 0; st == SG_OK && i < thread->item_count; i++) {
		sg_thread_item *item = &thread->items[i];
		if (item->kind == SG_THREAD_ENTRY) {
			st = place_entry(thread, &thread->entries[item->index], &y);
			continue;
		}
		bool is_more = item->kind == SG_THREAD_MORE;
		y += is_more ? 0 : GAP_TOP;
		item->y = y + (is_more ? MORE_GAP + sg_theme__size(theme, SG_TYPE_NOTE)
				       : HEADING_BASELINE);
		y += is_more ? MORE_GAP + sg_theme__step(theme, SG_TYPE_NOTE)
			     : HEADING_STEP - GAP_TOP;
	}
	thread->sheet->bottom = y;
	return st;
}

/* ---- writing ---------------------------------------------------------------------------- */

static void write_heading(sg_thread *thread, const sg_thread_item *item)
{
	const sg_document *document = &thread->picture->debate->documents[item->index];
	sg_slice title = sg_slice_trim(document->title).len ? document->title : document->path;
	sg_slice text = sg_text__clean(title, 1024, thread->picture->arena);
	bool failed = !text.ptr;
	text = sg_text__fit(text, thread->sheet->width - 2 * SG_PAGE_MARGIN - 8,
		sg_theme__style(thread->sheet->theme, SG_TYPE_NAME), thread->picture->arena);
	thread->sheet->out->failed |= failed || !text.ptr;
	sg_svg__text(thread->sheet->out, (sg_svg_text){"camp-name", SG_PAGE_MARGIN + 4, item->y, 0},
		text);
}

/* "12 more replies"; where no line leads to them, to whom. */
static void say_more(sg_thread *thread, const sg_thread_entry *parent, sg_buf *text)
{
	const sg_card *card = parent ? &thread->picture->cards[parent->card] : NULL;
	size_t n = parent ? parent->left_out : thread->left_out;
	bool is_post = card && card->kind == SG_CARD_POST;
	sg_buf_printf(text, "%zu more%s", n,
		!is_post ? " not drawn"
		: n == 1 ? " reply"
			 : " replies");
	if (!is_post || !parent->is_continued)
		return;
	sg_slice name = sg_saying__name(thread->picture, card->person);
	sg_buf_puts(text, " to ");
	sg_buf_add(text, name);
	text->failed |= !name.ptr;
}

static void write_more(sg_thread *thread, const sg_thread_item *item)
{
	sg_sheet *sheet = thread->sheet;
	sg_buf text = SG_BUF_INIT;
	sg_thread_entry *parent = item->index == SG_NONE ? NULL : &thread->entries[item->index];
	double x = parent ? parent->x + SG_THREAD_STEP : SG_PAGE_MARGIN + 4;
	if (parent && !parent->is_continued)
		sg_thread__write_stub(thread, parent, item->y - 4);
	say_more(thread, parent, &text);
	sg_slice line = sg_text__fit(sg_buf_slice(&text), sheet->width - SG_PAGE_MARGIN - x,
		sg_theme__style(sheet->theme, SG_TYPE_NOTE), sheet->arena);
	sg_svg__text(sheet->out, (sg_svg_text){"key", x, item->y, 0}, line);
	sheet->out->failed |= text.failed || !line.ptr;
	sg_buf_free(&text);
}

static void write(sg_thread *thread)
{
	for (size_t i = 0; i < thread->item_count; i++) {
		const sg_thread_item *item = &thread->items[i];
		if (item->kind == SG_THREAD_DOCUMENT) {
			write_heading(thread, item);
		} else if (item->kind == SG_THREAD_MORE) {
			write_more(thread, item);
		} else {
			sg_thread__write_line(thread, &thread->entries[item->index]);
			sg_thread__write_card(thread, &thread->entries[item->index]);
		}
	}
}

static void say_what_is_drawn(sg_thread *thread)
{
	sg_picture *picture = thread->picture;
	picture->claims_drawn = 0;
	for (size_t i = 0; i < thread->count; i++)
		picture->claims_drawn +=
			thread->entries[i].is_kept && thread->entries[i].row != SG_NONE;
	if (thread->kept < thread->count)
		picture->kept_by = picture->kept_by == SG_KEPT_ALL ? SG_KEPT_WITH_PARENTS
								   : SG_KEPT_BY_FOCUS_MOST;
}

sg_status sg_view_thread__draw(sg_sheet *sheet)
{
	sg_thread thread = {.sheet = sheet, .picture = sheet->picture};
	const sg_render_options *options = sheet->options;
	sg_status st = sg_sheet__open(
		sheet, options->width_px > 0 ? fmax(WIDTH_MIN, options->width_px) : WIDTH);
	if (st == SG_OK)
		st = sg_thread__grow(&thread);
	if (st == SG_OK)
		st = sg_thread__keep(&thread, options->top ? options->top : ENTRIES);
	if (st == SG_OK)
		st = sg_thread__arrange(&thread);
	thread.lines = thread.kept <= FEW_ENTRIES    ? SG_WORDS_LINES_MAX
		       : thread.kept <= SOME_ENTRIES ? 3
						     : 2;
	if (st == SG_OK)
		st = place(&thread);
	if (st != SG_OK)
		return st;
	write(&thread);
	say_what_is_drawn(&thread);
	return SG_OK;
}
