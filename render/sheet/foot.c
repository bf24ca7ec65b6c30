/* What stands below the body: legend, what was left out, sources. */
#include "sheet/marks.h"
#include "sheet/sheet.h"
#include "text/measure.h"
#include "theme/theme.h"

enum { SOURCES_NAMED_MAX = 3, NOTE_LINES_MAX = 4 };

void sg_sheet__show(sg_sheet *sheet, sg_relation_kind kind, double confidence)
{
	sheet->shows[kind] = true;
	sheet->shows_unsure |= *sg_mark__sureness(kind, confidence) != '\0';
}

void sg_sheet__show_link(sg_sheet *sheet, const sg_picture *picture, const sg_link *link)
{
	sg_sheet__show(sheet, link->kind, link->confidence);
	sheet->shows_strength |=
		*sg_mark__width(link->kind, sg_mark__strength(picture, link)) != '\0';
}

/* ---- legend ----------------------------------------------------------------------------- */

typedef struct legend {
	sg_sheet *sheet;
	double x, y;
} legend;

static void add_key(legend *l, sg_relation_kind kind, const char *how, const char *words)
{
	sg_text_style style = sg_theme__style(l->sheet->theme, SG_TYPE_NOTE);
	double width = SG_MARK_SAMPLE_WIDTH + 10 +
		       sg_text__width(sg_slice_of(words), style.size_px, false);
	if (l->x + width > l->sheet->width - SG_PAGE_MARGIN && l->x > SG_PAGE_MARGIN + 4) {
		l->x = SG_PAGE_MARGIN + 4;
		l->y += sg_theme__step(l->sheet->theme, SG_TYPE_NOTE) + 8;
	}
	sg_mark__sample(l->sheet->out, kind, how, l->x, l->y);
	sg_svg_text at = {"key", l->x + SG_MARK_SAMPLE_WIDTH + 10, l->y + 4, 0};
	sg_svg__text(l->sheet->out, at, sg_slice_of(words));
	l->x += width + 28;
}

static bool shows_any(const sg_sheet *sheet)
{
	for (size_t i = 0; i < SG_RELATION_KINDS; i++)
		if (sheet->shows[i])
			return true;
	return false;
}

/* Only what occurs. @return where it ends */
static double write_legend(sg_sheet *sheet, double y)
{
	static const struct {
		sg_relation_kind kind;
		const char *words;
	} keys[] = {{SG_AGREES, "agrees"}, {SG_REBUTS, "rebuts"},
		{SG_REPLIES, "replies, no stance"}, {SG_QUOTES, "quotes"}};
	legend l = {sheet, SG_PAGE_MARGIN + 4, y};
	if (!shows_any(sheet))
		return y;
	for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
		if (sheet->shows[keys[k].kind])
			add_key(&l, keys[k].kind, "", keys[k].words);
	sg_relation_kind stance = sheet->shows[SG_REBUTS] ? SG_REBUTS : SG_AGREES;
	if (sheet->shows_strength)
		add_key(&l, stance, " w3", "said more often");
	if (sheet->shows_unsure)
		add_key(&l, stance, " tentative", "less sure");
	return l.y + 14 + sg_theme__step(sheet->theme, SG_TYPE_NOTE);
}

/* ---- notes ------------------------------------------------------------------------------ */

static void write_reason(sg_buf *out, const sg_picture *picture)
{
	bool is_focus =
		picture->kept_by == SG_KEPT_BY_FOCUS || picture->kept_by == SG_KEPT_BY_FOCUS_MOST;
	if (is_focus) {
		sg_buf_puts(out, ": those within ");
		sg_svg__count(out, picture->steps, "step", "steps");
		sg_buf_puts(out, " of ");
		sg_buf_add(out, picture->focus);
	}
	if (picture->kept_by == SG_KEPT_BY_FOCUS_MOST)
		sg_buf_puts(out, ", the nearest and most answered");
	else if (picture->kept_by == SG_KEPT_PER_CAMP)
		sg_buf_puts(out, ": of each camp those with the most stances and replies");
	else if (picture->kept_by == SG_KEPT_WITH_PARENTS)
		sg_buf_puts(
			out, ": those with the most stances and replies, and what these answer");
	else if (!is_focus)
		sg_buf_puts(out, ": those with the most stances and replies");
	sg_buf_putc(out, '.');
}

static void write_coverage(sg_buf *out, const sg_picture *picture)
{
	if (picture->claims == 0) {
		sg_buf_puts(out, "No claims were found.");
	} else if (picture->claims_drawn == picture->claims) {
		sg_buf_printf(out,
			picture->claims == 1 ? "The one claim is drawn." : "All %zu claims drawn.",
			picture->claims);
	} else {
		sg_buf_printf(
			out, "Drew %zu of %zu claims", picture->claims_drawn, picture->claims);
		write_reason(out, picture);
	}
}

static sg_slice file_name(sg_slice path)
{
	static const sg_slice scheme = SG_SLICE_LIT("://");
	if (sg_slice_find(path, scheme) < path.len)
		return path;
	for (size_t i = path.len; i-- > 0;)
		if (path.ptr[i] == '/')
			return (sg_slice){path.ptr + i + 1, path.len - i - 1};
	return path;
}

static void write_sources(sg_buf *out, const sg_debate *debate)
{
	static const sg_slice standard_input = SG_SLICE_LIT("-");
	size_t named = 0;
	for (size_t i = 0; i < debate->document_count; i++) {
		sg_slice name = file_name(debate->documents[i].path);
		if (name.len == 0 || sg_slice_eq(name, standard_input))
			continue;
		if (named == SOURCES_NAMED_MAX) {
			sg_buf_printf(out, " and %zu more", debate->document_count - named);
			break;
		}
		sg_buf_puts(out, named                        ? ", "
				 : debate->document_count > 1 ? " Sources: "
							      : " Source: ");
		sg_buf_add(out, name);
		named++;
	}
	if (named)
		sg_buf_putc(out, '.');
}

static double write_wrapped(sg_sheet *sheet, sg_slice text, double y)
{
	sg_lines lines;
	sg_slice clean = sg_text__clean(text, 4096, sheet->arena);
	double width = sheet->width - 2 * SG_PAGE_MARGIN - 8;
	double step = sg_theme__step(sheet->theme, SG_TYPE_NOTE);
	sg_text_style style = sg_theme__style(sheet->theme, SG_TYPE_NOTE);
	if (!clean.ptr ||
		sg_text__wrap(&lines, clean, width, style, NOTE_LINES_MAX, sheet->arena) != SG_OK) {
		sheet->out->failed = true;
		return y;
	}
	for (size_t i = 0; i < lines.count; i++, y += step)
		sg_svg__text(
			sheet->out, (sg_svg_text){"key", SG_PAGE_MARGIN + 4, y, 0}, lines.items[i]);
	return y;
}

double sg_sheet__foot(sg_sheet *sheet)
{
	static const sg_slice honest = SG_SLICE_LIT(
		"Made with stancegraph; stances are estimates with a stated confidence.");
	sg_buf note = SG_BUF_INIT;
	double y = write_legend(sheet, sheet->bottom + 32);
	if (sheet->coverage.len)
		sg_buf_add(&note, sheet->coverage);
	else
		write_coverage(&note, sheet->picture);
	write_sources(&note, sheet->debate);
	if (sheet->key_note)
		sg_buf_printf(&note, " %s", sheet->key_note);
	if (shows_any(sheet))
		sg_buf_puts(&note, " Arrows name their evidence: point at one.");
	sheet->out->failed |= note.failed;
	y = write_wrapped(sheet, sg_buf_slice(&note), y);
	sg_buf_free(&note);
	return write_wrapped(sheet, honest, y + 2) + 6;
}
