/* The page: the drawing and the report in one file that needs nothing else, neither network nor
 * scripts, which its policy forbids. */
#include "escape.h"
#include "formats.h"
#include "report/sections.h"
#include "sheet/sheet.h"

#include <math.h>

static const char style[] =
	"body{margin:0;background:#fff;color:#1d1d1f;font:16px/1.5 \"DejaVu Sans\",Verdana,"
	"sans-serif}\n"
	"main{max-width:70rem;margin:0 auto;padding:1rem}\n"
	"figure{margin:0 0 2rem;overflow-x:auto}figure svg{max-width:100%;height:auto}\n"
	"h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2.5rem}h3{font-size:1rem}\n"
	"blockquote{margin:.5rem 0;padding:.2rem 1rem;border-left:3px solid #8a8a8f}\n"
	".table{overflow-x:auto}table{border-collapse:collapse;font-size:.85rem}\n"
	"th,td{padding:.3rem .6rem;border-bottom:1px solid #c7c7cc;text-align:left;"
	"vertical-align:top}\n"
	".n{text-align:right;font-variant-numeric:tabular-nums}\n"
	"a{color:#0b57a4}:target{background:#fff3c4}\n"
	"@media(prefers-color-scheme:dark){body{background:#17181a;color:#ececee}"
	"a{color:#8ab8ef}th,td{border-color:#48484c}:target{background:#4a4118}}\n";

static const char policy[] = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
			     "form-action 'none'";

typedef struct writer {
	sg_buf *out;
	const char *closing; /* of the open block; NULL if none is open */
	bool is_list;
	uint32_t columns, column;
	uint64_t is_number;
} writer;

/* ---- blocks --------------------------------------------------------------------------------- */

static void close_table(writer *w)
{
	if (w->columns)
		sg_buf_puts(w->out, w->column > w->columns ? "</tr></tbody></table></div>\n"
							   : "</tr></thead></table></div>\n");
	w->columns = 0;
}

static void close_block(writer *w)
{
	close_table(w);
	if (w->closing)
		sg_buf_puts(w->out, w->closing);
	w->closing = NULL;
}

static void open_block(writer *w, const char *opening, const char *closing, bool is_item)
{
	close_block(w);
	if (w->is_list && !is_item)
		sg_buf_puts(w->out, "</ul>\n");
	if (!w->is_list && is_item)
		sg_buf_puts(w->out, "<ul>\n");
	w->is_list = is_item;
	sg_buf_puts(w->out, opening);
	w->closing = closing;
}

static void write_block(writer *w, const char *opening, const char *closing, sg_slice text)
{
	open_block(w, opening, closing, false);
	sg_escape__xml(w->out, text);
	close_block(w);
}

static void write_section(writer *w, sg_slice title)
{
	open_block(w, "<h2 id=\"", NULL, false);
	sg_report__anchor(w->out, title);
	sg_buf_puts(w->out, "\">");
	sg_escape__xml(w->out, title);
	sg_buf_puts(w->out, "</h2>\n");
}

static void write_entry(writer *w, sg_slice id)
{
	open_block(w, "<h3 id=\"", NULL, false);
	sg_escape__xml(w->out, id);
	sg_buf_puts(w->out, "\">");
	sg_escape__xml(w->out, id);
	sg_buf_puts(w->out, "</h3>\n<p>");
	w->closing = "</p>\n";
}

/* ---- tables --------------------------------------------------------------------------------- */

static void open_table(writer *w, uint32_t columns)
{
	open_block(w, "<div class=\"table\" tabindex=\"0\"><table><thead><tr>", NULL, false);
	w->columns = columns;
	w->column = 0;
	w->is_number = 0;
}

static void write_column(writer *w, const sg_piece *piece)
{
	w->is_number |= (uint64_t)piece->index << w->column++;
	sg_buf_puts(w->out, piece->index ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">");
	sg_escape__xml(w->out, piece->text);
	sg_buf_puts(w->out, "</th>");
}

static void write_cell(writer *w, const sg_piece *piece)
{
	uint32_t at = w->column++ % w->columns;
	if (at == 0)
		sg_buf_puts(w->out,
			w->column == w->columns + 1 ? "</tr></thead>\n<tbody><tr>" : "</tr>\n<tr>");
	sg_buf_puts(w->out, w->is_number >> at & 1 ? "<td class=\"n\">" : "<td>");
	if (piece->kind == SG_PIECE_NUMBER) {
		if (!isnan(piece->value))
			sg_buf_number(w->out, round(piece->value * 1000) / 1000);
	} else if (piece->url.len) {
		sg_buf_puts(w->out, "<a href=\"#");
		sg_escape__xml(w->out, piece->url);
		sg_buf_puts(w->out, "\">");
		sg_escape__xml(w->out, piece->text);
		sg_buf_puts(w->out, "</a>");
	} else {
		sg_escape__xml(w->out, piece->text);
	}
	sg_buf_puts(w->out, "</td>");
}

/* ---- pieces --------------------------------------------------------------------------------- */

static void write_inline(writer *w, const sg_piece *piece)
{
	if (piece->kind == SG_PIECE_TEXT || piece->kind == SG_PIECE_WORDS) {
		sg_escape__xml(w->out, piece->text);
		return;
	}
	sg_buf_puts(w->out, piece->kind == SG_PIECE_LINK ? "<a href=\"" : "<a href=\"#");
	if (piece->kind == SG_PIECE_SEE)
		sg_report__anchor(w->out, piece->text);
	else
		sg_escape__xml(w->out, piece->kind == SG_PIECE_LINK ? piece->url : piece->text);
	sg_buf_puts(w->out, "\">");
	sg_escape__xml(w->out, piece->text);
	sg_buf_puts(w->out, "</a>");
}

static void write_piece(writer *w, const sg_piece *piece)
{
	switch (piece->kind) {
	case SG_PIECE_TITLE:
		break; /* stands over the drawing */
	case SG_PIECE_SECTION:
		write_section(w, piece->text);
		break;
	case SG_PIECE_ENTRY:
		write_entry(w, piece->text);
		break;
	case SG_PIECE_PARAGRAPH:
		open_block(w, "<p>", "</p>\n", false);
		break;
	case SG_PIECE_ITEM:
		open_block(w, "<li>", "</li>\n", true);
		break;
	case SG_PIECE_QUOTE:
		write_block(w, "<blockquote dir=\"auto\">", "</blockquote>\n", piece->text);
		break;
	case SG_PIECE_TABLE:
		open_table(w, piece->index);
		break;
	case SG_PIECE_COLUMN:
		write_column(w, piece);
		break;
	case SG_PIECE_CELL:
	case SG_PIECE_NUMBER:
		write_cell(w, piece);
		break;
	default:
		write_inline(w, piece);
	}
}

/* ---- the page ------------------------------------------------------------------------------- */

static sg_slice title_of(const sg_report *report)
{
	for (size_t i = 0; i < report->count; i++)
		if (report->pieces[i].kind == SG_PIECE_TITLE)
			return report->pieces[i].text;
	return (sg_slice){NULL, 0};
}

static void write_head(sg_buf *out, sg_slice title)
{
	sg_buf_printf(out,
		"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		"<title>",
		policy);
	sg_escape__xml(out, title);
	sg_buf_printf(out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n<h1>", style);
	sg_escape__xml(out, title);
	sg_buf_puts(out, "</h1>\n<figure>\n");
}

static void write_report(sg_buf *out, const sg_report *report)
{
	writer w = {.out = out};
	for (size_t i = 0; i < report->count; i++)
		write_piece(&w, &report->pieces[i]);
	open_block(&w, "", NULL, false);
	sg_buf_puts(out, "</main>\n</body>\n</html>\n");
}

sg_status sg_html__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_report report;
	sg_status st = sg_report__make(&report, debate, &arena);
	if (st != SG_OK) {
		sg_arena_destroy(&arena);
		return sg_fail(err, st, 0, "out of memory", NULL);
	}
	write_head(out, title_of(&report));
	st = sg_sheet__draw(out, debate, options, err);
	sg_buf_puts(out, "</figure>\n");
	write_report(out, &report);
	sg_arena_destroy(&arena);
	return st == SG_OK ? sg_buf_status(out, err) : st;
}
