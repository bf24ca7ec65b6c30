/* The report as HTML. Tables are plain: the page's script makes them sortable. */
#include "page/page.h"

#include "escape.h"

#include <math.h>

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

void sg_page__report(sg_buf *out, const sg_report *report)
{
	writer w = {.out = out};
	for (size_t i = 0; i < report->count; i++)
		write_piece(&w, &report->pieces[i]);
	open_block(&w, "", NULL, false);
}
