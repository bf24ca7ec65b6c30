/* What stands above the body: title and counts; and the same as sentences for who cannot see. */
#include "escape.h"
#include "sheet/sheet.h"
#include "theme/theme.h"

#include <math.h>
#include <stdlib.h>

enum { COUNTS_GAP = 5, BODY_STEP = 22, TITLE_LINES_MAX = 3, COUNTS_LINES_MAX = 3 };

/* The debate's title, or what stands for one; never empty, but without memory. */
static sg_slice title_of(const sg_picture *picture)
{
	const sg_debate *debate = picture->debate;
	if (sg_slice_trim(debate->title).len)
		return sg_slice_trim(debate->title);
	for (size_t i = 0; i < debate->document_count; i++)
		if (sg_slice_trim(debate->documents[i].title).len)
			return sg_slice_trim(debate->documents[i].title);
	sg_buf text = SG_BUF_INIT;
	sg_buf_puts(&text, picture->is_interview ? "An interview" : "A debate");
	uint32_t who = picture->is_interview ? picture->askers[1] : picture->starter;
	if (who != SG_NONE) {
		sg_buf_puts(&text, picture->is_interview ? " with " : " started by ");
		sg_buf_add(&text, sg_picture__name(picture, who));
	}
	sg_slice copy = sg_arena_copy(picture->arena, sg_buf_slice(&text));
	if (text.failed)
		copy = (sg_slice)SG_SLICE_EMPTY;
	sg_buf_free(&text);
	return copy;
}

/* "from 1 thread and 2 articles" */
static void write_documents(sg_buf *out, const sg_debate *debate)
{
	static const char *const many[] = {
		"threads", "articles", "interviews", "transcripts", "mailing lists", "tables"};
	static const char *const one[] = {
		"thread", "article", "interview", "transcript", "mailing list", "table"};
	size_t count[6] = {0}, kinds = 0, written = 0;
	for (size_t i = 0; i < debate->document_count; i++)
		kinds += count[debate->documents[i].kind]++ == 0;
	for (size_t k = 0; k < 6; k++) {
		if (count[k] == 0)
			continue;
		sg_buf_puts(out, written == 0           ? " \xC2\xB7 from "
				 : written + 1 == kinds ? " and "
							: ", ");
		sg_svg__count(out, count[k], one[k], many[k]);
		written++;
	}
}

static void write_counts(sg_buf *out, const sg_picture *p)
{
	if (!p->is_nameless) {
		sg_svg__count(out, p->people, "person", "people");
		sg_buf_puts(out, ", ");
	}
	sg_svg__count(out, p->claims, "claim", "claims");
	if (p->agreements + p->rebuttals == 0)
		sg_buf_puts(out, ", no agreement or rebuttal found");
	if (p->agreements) {
		sg_buf_puts(out, ", ");
		sg_svg__count(out, p->agreements, "agreement", "agreements");
	}
	if (p->rebuttals) {
		sg_buf_puts(out, ", ");
		sg_svg__count(out, p->rebuttals, "rebuttal", "rebuttals");
	}
	write_documents(out, p->debate);
}

static sg_status wrap_subtitle(sg_sheet *sheet, double width)
{
	sg_buf text = SG_BUF_INIT;
	write_counts(&text, sheet->picture);
	sg_slice copy = sg_arena_copy(sheet->arena, sg_buf_slice(&text));
	bool failed = text.failed || !copy.ptr;
	sg_text_style style = sg_theme__style(sheet->theme, SG_TYPE_WORDS);
	sg_buf_free(&text);
	return failed ? SG_E_NOMEM
		      : sg_text__wrap(&sheet->subtitle, copy, width, style, COUNTS_LINES_MAX,
				sheet->arena);
}

static double title_baseline(const sg_sheet *sheet)
{
	return SG_PAGE_MARGIN + sg_theme__size(sheet->theme, SG_TYPE_TITLE);
}

static double counts_step(const sg_sheet *sheet)
{
	return sg_theme__step(sheet->theme, SG_TYPE_WORDS) + COUNTS_GAP;
}

sg_status sg_sheet__open(sg_sheet *sheet, double width)
{
	const double room = width - 2 * SG_PAGE_MARGIN - 8;
	sheet->width = width;
	sheet->name = title_of(sheet->picture);
	sg_slice text = sg_text__clean(sheet->name, 1024, sheet->arena);
	if (!sheet->name.ptr || !text.ptr)
		return SG_E_NOMEM;
	sg_text_style style = sg_theme__style(sheet->theme, SG_TYPE_TITLE);
	sg_status st =
		sg_text__wrap(&sheet->title, text, room, style, TITLE_LINES_MAX, sheet->arena);
	if (st == SG_OK)
		st = wrap_subtitle(sheet, room);
	sheet->top =
		title_baseline(sheet) +
		sg_theme__step(sheet->theme, SG_TYPE_TITLE) * ((double)sheet->title.count - 1) +
		counts_step(sheet) * (double)sheet->subtitle.count + BODY_STEP;
	return st;
}

void sg_sheet__head(sg_sheet *sheet)
{
	const double step = sg_theme__step(sheet->theme, SG_TYPE_TITLE);
	double y = title_baseline(sheet);
	for (size_t i = 0; i < sheet->title.count; i++, y += step) {
		sg_svg_text at = {"h1", SG_PAGE_MARGIN + 4, y, 0};
		if (sheet->title.is_rtl)
			at.rtl_x = sheet->width - SG_PAGE_MARGIN - 4;
		sg_svg__text(sheet->out, at, sheet->title.items[i]);
	}
	y += counts_step(sheet) - step;
	for (size_t i = 0; i < sheet->subtitle.count; i++, y += counts_step(sheet))
		sg_svg__text(sheet->out, (sg_svg_text){"h2", SG_PAGE_MARGIN + 4, y, 0},
			sheet->subtitle.items[i]);
}

static int compare_pairs(const void *a, const void *b)
{
	uint64_t p = *(const uint64_t *)a, q = *(const uint64_t *)b;
	return (p > q) - (p < q);
}

/* How often the pair occurs in the sorted list. */
static size_t count_pair(const uint64_t *pairs, size_t count, uint64_t pair)
{
	size_t low = 0, high = count, n = 0;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (pairs[mid] < pair)
			low = mid + 1;
		else
			high = mid;
	}
	while (low + n < count && pairs[low + n] == pair)
		n++;
	return n;
}

/* The two who rebut each other most: what comes back counts twice. False if nobody does. */
static bool sharpest_pair(sg_sheet *sheet, uint32_t *a, uint32_t *b)
{
	const sg_picture *picture = sheet->picture;
	uint64_t *pairs = sg_arena_array(sheet->arena, picture->link_count, sizeof *pairs);
	size_t count = 0, best = 1, n = 0;
	sheet->out->failed |= !pairs;
	for (size_t i = 0; pairs && i < picture->link_count; i++) {
		uint32_t p = picture->cards[picture->links[i].from.card].person;
		uint32_t q = picture->cards[picture->links[i].to.card].person;
		if (picture->links[i].kind == SG_REBUTS && p != q)
			pairs[count++] = (uint64_t)p << 32 | q;
	}
	if (count)
		qsort(pairs, count, sizeof *pairs, compare_pairs);
	for (size_t i = 0; i < count; i += n) {
		n = count_pair(pairs + i, count - i, pairs[i]);
		size_t heat = n + 2 * count_pair(pairs, count, pairs[i] << 32 | pairs[i] >> 32);
		if (heat > best) {
			best = heat;
			*a = (uint32_t)(pairs[i] >> 32);
			*b = (uint32_t)pairs[i];
		}
	}
	return best > 1;
}

void sg_sheet__describe(sg_sheet *sheet)
{
	const sg_picture *picture = sheet->picture;
	const sg_analysis *analysis = picture->debate->analysis;
	sg_buf *out = sheet->out;
	uint32_t a, b;
	sg_buf_printf(out, "A %s of a debate: ", sheet->kind);
	write_counts(out, picture);
	sg_buf_putc(out, '.');
	for (size_t i = 0; analysis && i < analysis->camp_count && i < SG_CAMPS_DRAWN_MAX; i++) {
		sg_buf_putc(out, ' ');
		sg_escape__xml(out, analysis->camps[i].label);
		sg_buf_puts(out, ": ");
		sg_svg__count(out, analysis->camps[i].size, "person", "people");
		sg_buf_putc(out, '.');
	}
	if (!sharpest_pair(sheet, &a, &b))
		return;
	sg_buf_puts(out, " The sharpest exchange is between ");
	sg_escape__xml(out, sg_picture__name(picture, a));
	sg_buf_puts(out, " and ");
	sg_escape__xml(out, sg_picture__name(picture, b));
	sg_buf_putc(out, '.');
}
