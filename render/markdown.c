/* The report as Markdown that GitHub, pandoc and editors read alike: headings, lists, pipe tables.
 * What is cited has a heading that is its id and nothing else, so that "#c3" leads to it. */
#include "escape.h"
#include "formats.h"
#include "report/sections.h"

#include <math.h>

typedef struct writer {
	sg_buf *out;
	sg_piece_kind last; /* of the piece before, to know what has to be closed */
	bool is_open;       /* a block in which pieces stand */
	bool is_first;      /* nothing stands in it yet */
	uint32_t columns, column;
	uint64_t is_number; /* bits, per column */
} writer;

static void close_block(writer *w)
{
	if (w->is_open)
		sg_buf_putc(w->out, '\n');
	w->is_open = false;
}

/* Items of one list stand without an empty line between them. */
static void open_block(writer *w, sg_piece_kind kind, const char *before)
{
	close_block(w);
	bool continues = kind == SG_PIECE_ITEM && w->last == SG_PIECE_ITEM;
	if (w->out->len && !continues)
		sg_buf_putc(w->out, '\n');
	sg_buf_puts(w->out, before);
	w->last = kind;
	w->is_open = true;
	w->is_first = true;
}

static void write_block(writer *w, sg_piece_kind kind, const char *before, sg_slice text)
{
	open_block(w, kind, before);
	sg_escape__markdown(w->out, text, true);
	close_block(w);
}

static void write_entry(writer *w, sg_slice id)
{
	write_block(w, SG_PIECE_ENTRY, "### ", id);
	open_block(w, SG_PIECE_ENTRY, "");
}

/* ---- tables --------------------------------------------------------------------------------- */

static void write_rule(writer *w)
{
	sg_buf_puts(w->out, "\n|");
	for (uint32_t c = 0; c < w->columns; c++)
		sg_buf_puts(w->out, w->is_number >> c & 1 ? " ---: |" : " --- |");
}

static void begin_cell(writer *w)
{
	bool begins_row = w->column % w->columns == 0;
	if (begins_row)
		sg_buf_puts(w->out, w->column ? "\n|" : "|");
	w->column++;
	sg_buf_putc(w->out, ' ');
}

static void write_column(writer *w, const sg_piece *piece)
{
	begin_cell(w);
	sg_escape__markdown(w->out, piece->text, false);
	sg_buf_puts(w->out, " |");
	w->is_number |= (uint64_t)piece->index << (w->column - 1);
	if (w->column == w->columns)
		write_rule(w);
}

static void write_cell(writer *w, const sg_piece *piece)
{
	begin_cell(w);
	if (piece->kind == SG_PIECE_NUMBER) {
		if (!isnan(piece->value))
			sg_buf_number(w->out, round(piece->value * 1000) / 1000);
	} else if (piece->url.len) {
		sg_buf_putc(w->out, '[');
		sg_escape__markdown(w->out, piece->text, false);
		sg_buf_puts(w->out, "](#");
		sg_buf_add(w->out, piece->url);
		sg_buf_putc(w->out, ')');
	} else {
		sg_escape__markdown(w->out, piece->text, false);
	}
	sg_buf_puts(w->out, " |");
}

/* ---- pieces --------------------------------------------------------------------------------- */

static void write_inline(writer *w, const sg_piece *piece)
{
	switch (piece->kind) {
	case SG_PIECE_LINK:
		sg_buf_putc(w->out, '[');
		sg_escape__markdown(w->out, piece->text, false);
		sg_buf_puts(w->out, "](");
		sg_escape__markdown_url(w->out, piece->url);
		sg_buf_putc(w->out, ')');
		break;
	case SG_PIECE_SEE:
		sg_buf_putc(w->out, '[');
		sg_escape__markdown(w->out, piece->text, false);
		sg_buf_puts(w->out, "](#");
		sg_report__anchor(w->out, piece->text);
		sg_buf_putc(w->out, ')');
		break;
	case SG_PIECE_CITE:
		sg_buf_printf(w->out, "[%.*s](#%.*s)", (int)piece->text.len, piece->text.ptr,
			(int)piece->text.len, piece->text.ptr);
		break;
	default:
		sg_escape__markdown(w->out, piece->text, w->is_first);
	}
	w->is_first = false;
}

static void write_piece(writer *w, const sg_piece *piece)
{
	switch (piece->kind) {
	case SG_PIECE_TITLE:
		write_block(w, piece->kind, "# ", piece->text);
		break;
	case SG_PIECE_SECTION:
		write_block(w, piece->kind, "## ", piece->text);
		break;
	case SG_PIECE_ENTRY:
		write_entry(w, piece->text);
		break;
	case SG_PIECE_PARAGRAPH:
		open_block(w, piece->kind, "");
		break;
	case SG_PIECE_ITEM:
		open_block(w, piece->kind, "- ");
		break;
	case SG_PIECE_QUOTE:
		write_block(w, piece->kind, "> ", piece->text);
		break;
	case SG_PIECE_TABLE:
		open_block(w, piece->kind, "");
		w->columns = piece->index;
		w->column = 0;
		w->is_number = 0;
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

sg_status sg_markdown__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_report report;
	writer w = {.out = out};
	(void)options;
	sg_status st = sg_report__make(&report, debate, &arena);
	for (size_t i = 0; st == SG_OK && i < report.count; i++)
		write_piece(&w, &report.pieces[i]);
	close_block(&w);
	sg_arena_destroy(&arena);
	return st == SG_OK ? sg_buf_status(out, err) : sg_fail(err, st, 0, "out of memory", NULL);
}
