/* One card of the thread: name and role on a line where they fit, words, and stances that no line
 * tells. */
#include "view/thread.h"

#include "escape.h"
#include "sheet/marks.h"
#include "sheet/saying.h"
#include "sheet/words.h"
#include "text/measure.h"
#include "theme/theme.h"

#include <math.h>
#include <stdio.h>

enum {
	TEXT_LEFT = 17,
	TEXT_RIGHT = 14,
	TOP = 10,
	BARE_TOP = 5,
	WORDS_GAP = 3,   /* below the name */
	NOTE_STEP = 22,  /* at least: of its badge */
	NOTES_GAP = 6,   /* above them */
	NOTE_WORDS = 24, /* from the text's left edge, behind the badge */
	BOTTOM = 13,
	NAME_GAP = 10, /* between name and role on one line */
	ROLE_MIN = 150,
	STRIPE = 5
};

static sg_text_style style_of(const sg_thread *thread, sg_type type)
{
	return sg_theme__style(thread->sheet->theme, type);
}

static double size_of(const sg_thread *thread, sg_type type)
{
	return sg_theme__size(thread->sheet->theme, type);
}

static double step_of(const sg_thread *thread, sg_type type)
{
	return sg_theme__step(thread->sheet->theme, type);
}

static double note_step(const sg_thread *thread)
{
	return fmax(NOTE_STEP, step_of(thread, SG_TYPE_SMALL) + 7);
}

static const sg_card *card_of(const sg_thread *thread, const sg_thread_entry *entry)
{
	return &thread->picture->cards[entry->card];
}

/* From the middle of a badge to the baseline of the words beside it. */
static double note_drop(const sg_thread *thread)
{
	return 0.36 * size_of(thread, SG_TYPE_SMALL);
}

static sg_type words_type(const sg_card *card)
{
	return card->is_opening ? SG_TYPE_OPENING : SG_TYPE_WORDS;
}

/* Of the last line above the words: there may be none. */
static double head_baseline(const sg_thread *thread, const sg_thread_entry *entry)
{
	if (entry->is_bare)
		return BARE_TOP;
	double below = entry->role_is_below ? step_of(thread, SG_TYPE_SMALL) : 0;
	return TOP + size_of(thread, SG_TYPE_NAME) + below;
}

/* Is it said in words what it answers? Quoted words answer nothing. */
static bool tells_answer(const sg_thread *thread, const sg_thread_entry *entry)
{
	if (!entry->is_cut_off)
		return false;
	return entry->link == SG_NONE
		       ? card_of(thread, entry)->kind == SG_CARD_POST
		       : thread->picture->links[entry->link].from.card == entry->card;
}

static size_t note_count(const sg_thread *thread, const sg_thread_entry *entry)
{
	size_t count = tells_answer(thread, entry);
	for (uint32_t i = entry->note; i != SG_NONE; i = thread->next_note[i])
		count++;
	return count;
}

/* One more is said in the place of "and 1 more". */
static size_t notes_shown(size_t count)
{
	return count > SG_THREAD_NOTES_MAX + 1 ? SG_THREAD_NOTES_MAX + 1 : count;
}

/* ---- measuring -------------------------------------------------------------------------- */

static double width_of(sg_slice text, sg_text_style style)
{
	return sg_text__width(text, style.size_px, style.is_bold);
}

/* Where the words stand on the web; empty where that is not known. */
static sg_slice source_of(const sg_thread *thread, const sg_thread_entry *entry)
{
	const sg_claim *claim = sg_thread__claim(thread, entry);
	return claim && sg_escape__is_web_address(claim->url) ? claim->url
							      : (sg_slice)SG_SLICE_EMPTY;
}

static sg_status measure_head(sg_thread *thread, sg_thread_entry *entry, double width)
{
	sg_picture *picture = thread->picture;
	const sg_card *card = card_of(thread, entry);
	const sg_text_style who_style = style_of(thread, SG_TYPE_NAME);
	const sg_text_style role_style = style_of(thread, SG_TYPE_SMALL);
	entry->is_bare = picture->is_nameless ||
			 (card->person == SG_NONE && entry->parent != SG_NONE && card->is_quoted);
	if (entry->is_bare)
		return SG_OK;
	sg_slice name = sg_saying__name(picture, card->person);
	if (!name.ptr)
		return SG_E_NOMEM;
	if (source_of(thread, entry).len)
		width -= SG_MARK_SOURCE_WIDTH + NAME_GAP;
	double name_width = width_of(name, who_style);
	double beside = width - name_width - NAME_GAP;
	entry->role = sg_saying__role(picture, card, width);
	if (!entry->role.ptr)
		return SG_E_NOMEM;
	double role_width = width_of(entry->role, role_style);
	entry->role_is_below = entry->role.len && beside < fmin(role_width, ROLE_MIN);
	if (entry->role.len && !entry->role_is_below && role_width > beside)
		entry->role = sg_saying__role(picture, card, beside);
	entry->who = sg_text__fit(name, width, who_style, picture->arena);
	return entry->who.ptr && entry->role.ptr ? SG_OK : SG_E_NOMEM;
}

sg_status sg_thread__measure(sg_thread *thread, sg_thread_entry *entry)
{
	sg_picture *picture = thread->picture;
	const sg_card *card = card_of(thread, entry);
	const sg_text_style style = style_of(thread, words_type(card));
	double width = entry->width - TEXT_LEFT - TEXT_RIGHT;
	sg_status st = measure_head(thread, entry, width);
	if (st == SG_OK && entry->row != SG_NONE) {
		sg_slice words = sg_saying__words(picture, card->rows[entry->row].claim);
		st = words.ptr ? sg_text__wrap(&entry->words, words, width, style,
					 card->is_opening ? SG_WORDS_LINES_MAX : thread->lines,
					 picture->arena)
			       : SG_E_NOMEM;
	}
	size_t notes = notes_shown(note_count(thread, entry));
	entry->height = head_baseline(thread, entry) +
			step_of(thread, words_type(card)) * (double)entry->words.count +
			(entry->words.count ? WORDS_GAP : 0) + note_step(thread) * (double)notes +
			(notes ? NOTES_GAP : 0) + BOTTOM;
	return st;
}

/* ---- writing ---------------------------------------------------------------------------- */

static void open_card(sg_thread *thread, const sg_thread_entry *entry)
{
	sg_buf *out = thread->sheet->out;
	const sg_card *card = card_of(thread, entry);
	bool is_name = entry->row == SG_NONE;
	uint32_t claim = is_name ? SG_NONE : card->rows[entry->row].claim;
	sg_buf_printf(out, "<g class=\"%s %s%s%s\" id=\"%s-%c%u\"", is_name ? "person" : "claim",
		sg_svg__camp_class(sg_picture__camp_of(thread->picture, card->person)),
		card->is_quoted ? " quoted" : "", card->is_opening ? " opening" : "",
		thread->sheet->prefix, is_name ? 'p' : 'c',
		(unsigned)(is_name ? card->person : claim) + 1);
	sg_words__name(out, thread->picture, card->person, claim,
		!is_name && sg_words__is_whole(thread->picture, claim, &entry->words, entry->role));
}

static void write_words(sg_thread *thread, const sg_thread_entry *entry)
{
	double step = step_of(thread, words_type(card_of(thread, entry)));
	for (size_t i = 0; i < entry->words.count; i++) {
		sg_svg_text at = {"words", entry->x + TEXT_LEFT,
			entry->y + head_baseline(thread, entry) + WORDS_GAP +
				step * (double)(i + 1),
			0};
		if (entry->words.is_rtl)
			at.rtl_x = entry->x + entry->width - TEXT_RIGHT;
		sg_svg__text(thread->sheet->out, at, entry->words.items[i]);
	}
}

/* The name; where nobody is named, the words. */
static sg_slice called(sg_picture *picture, const sg_card *card)
{
	return card->person == SG_NONE && card->row_count
		       ? sg_saying__words(picture, card->rows[0].claim)
		       : sg_saying__name(picture, card->person);
}

/* "rebuts Ada Pohl", or "answers Ada Pohl" for a plain reply; with the level where lines end. */
static void write_note_words(sg_thread *thread, const sg_thread_entry *entry, sg_relation_kind kind,
	uint32_t card, double y)
{
	sg_buf text = SG_BUF_INIT;
	sg_picture *picture = thread->picture;
	bool is_answer = entry->is_cut_off && entry->parent != SG_NONE &&
			 thread->entries[entry->parent].card == card;
	sg_slice name = called(picture, &picture->cards[card]);
	sg_buf_puts(&text, sg_relation_sign(kind) ? sg_words__verb(kind) + 1 : "answers ");
	sg_buf_add(&text, name);
	if (is_answer && sg_text__has_rtl(name))
		sg_buf_puts(&text, SG_TEXT_LTR_MARK);
	if (is_answer)
		sg_buf_printf(&text, " \xC2\xB7 level %u", (unsigned)entry->depth + 1);
	double left = TEXT_LEFT + (sg_relation_sign(kind) ? NOTE_WORDS : 0);
	sg_slice line = sg_text__fit(sg_buf_slice(&text), entry->width - left - TEXT_RIGHT,
		style_of(thread, SG_TYPE_SMALL), picture->arena);
	sg_svg__text(thread->sheet->out,
		(sg_svg_text){"role", entry->x + left, y + note_drop(thread), 0}, line);
	thread->sheet->out->failed |= text.failed || !name.ptr || !line.ptr;
	sg_buf_free(&text);
}

static void write_note(
	sg_thread *thread, const sg_thread_entry *entry, const sg_link *link, double y)
{
	sg_buf *out = thread->sheet->out;
	sg_words__open_link(out, thread->picture, link);
	sg_mark__badge(out, link->kind, entry->x + TEXT_LEFT + SG_MARK_BADGE_RADIUS, y);
	sg_buf_puts(out, "</g>\n");
	/* Outside the group: words of less sure stances must not be fainter. */
	write_note_words(thread, entry, link->kind, link->to.card, y);
	sg_sheet__show(thread->sheet, link->kind, link->confidence);
}

/* What it answers, where no line says so. */
static void write_answer(sg_thread *thread, const sg_thread_entry *entry, double y)
{
	if (entry->link != SG_NONE)
		write_note(thread, entry, &thread->picture->links[entry->link], y);
	else
		write_note_words(thread, entry, SG_REPLIES, thread->entries[entry->parent].card, y);
}

static void write_rest(sg_thread *thread, const sg_thread_entry *entry, size_t count, double y)
{
	char text[64];
	snprintf(text, sizeof text, "and %zu more stances", count);
	sg_svg__text(thread->sheet->out,
		(sg_svg_text){"role", entry->x + TEXT_LEFT, y + note_drop(thread), 0},
		sg_slice_of(text));
}

static void write_notes(sg_thread *thread, const sg_thread_entry *entry)
{
	size_t count = note_count(thread, entry), shown = notes_shown(count), n = 0;
	double step = note_step(thread);
	double y = entry->y + entry->height - BOTTOM + 3 - step * ((double)shown - 0.5);
	if (tells_answer(thread, entry)) {
		write_answer(thread, entry, y);
		n++;
		y += step;
	}
	for (uint32_t i = entry->note; i != SG_NONE; i = thread->next_note[i], n++, y += step) {
		if (n + 1 == shown && count > shown) {
			write_rest(thread, entry, count - n, y);
			return;
		}
		write_note(thread, entry, &thread->picture->links[i], y);
	}
}

/* A card whose words are read from the right has its name there. */
static void write_head(sg_thread *thread, const sg_thread_entry *entry)
{
	sg_buf *out = thread->sheet->out;
	double x = entry->x + TEXT_LEFT, y = entry->y + TOP + size_of(thread, SG_TYPE_NAME);
	bool is_rtl = entry->words.count ? entry->words.is_rtl : sg_text__starts_rtl(entry->who);
	double rtl_x = is_rtl ? entry->x + entry->width - TEXT_RIGHT : 0;
	double beside = width_of(entry->who, style_of(thread, SG_TYPE_NAME)) + NAME_GAP;
	bool is_link = sg_mark__open_source(out, source_of(thread, entry));
	sg_svg__text(out, (sg_svg_text){"who", x, y, rtl_x}, entry->who);
	if (is_link)
		sg_mark__close_source(out,
			is_rtl ? x : entry->x + entry->width - TEXT_RIGHT - SG_MARK_SOURCE_WIDTH,
			y - 5);
	if (!entry->role.len)
		return;
	sg_svg_text at = {"role", x + beside, y, is_rtl ? rtl_x - beside : 0};
	if (entry->role_is_below)
		at = (sg_svg_text){"role", x, y + step_of(thread, SG_TYPE_SMALL), rtl_x};
	sg_svg__text(out, at, entry->role);
}

void sg_thread__write_card(sg_thread *thread, const sg_thread_entry *entry)
{
	sg_buf *out = thread->sheet->out;
	open_card(thread, entry);
	const double radius = thread->sheet->theme->card_radius;
	sg_svg__rect(out, "card", entry->x, entry->y, entry->width, entry->height, radius);
	sg_mark__stripe(out, entry->x, entry->y, STRIPE, entry->height, radius);
	if (!entry->is_bare)
		write_head(thread, entry);
	write_words(thread, entry);
	write_notes(thread, entry);
	sg_buf_puts(out, "</g>\n");
}
