/* One pass over the row: a cell that begins with a quotation mark ends at the next one that is not
 * doubled, any other at the next separator or line end. */
#include "reader/table/csv.h"

static bool is_end(char c)
{
	return c == '\n' || c == '\r';
}

/* Past the mark that closes the cell that opens at `at`; `*doubled` marks are within. */
static size_t close_quoted(sg_csv *csv, size_t at, size_t *doubled)
{
	sg_slice text = csv->text;
	for (*doubled = 0, at++; at < text.len; at++) {
		if (text.ptr[at] != '"')
			continue;
		if (at + 1 == text.len || text.ptr[at + 1] != '"')
			return at + 1;
		++*doubled;
		at++;
	}
	csv->is_broken = true;
	return text.len;
}

static sg_status undouble(sg_slice *cell, size_t doubled, sg_arena *arena)
{
	char *out = sg_arena_alloc(arena, cell->len - doubled + 1);
	size_t used = 0;
	if (!out)
		return SG_E_NOMEM;
	for (size_t i = 0; i < cell->len; i++) {
		out[used++] = cell->ptr[i];
		i += cell->ptr[i] == '"';
	}
	*cell = (sg_slice){out, used};
	return SG_OK;
}

static size_t skip_blanks(const sg_csv *csv, size_t at)
{
	while (at < csv->text.len && csv->text.ptr[at] == ' ')
		at++;
	return at;
}

static bool is_cell_over(const sg_csv *csv, size_t at)
{
	return at == csv->text.len || csv->text.ptr[at] == csv->separator ||
	       is_end(csv->text.ptr[at]);
}

/* A mark opens a quoted cell only if nothing but blanks stands behind the mark that closes it: in
 * `"Late" is nine` it is one of the words. Programs that part cells by tabs mostly do not quote;
 * there, a mark that is never closed is a word's too. Each such search ends at the next odd run of
 * marks, so that all of them together are linear. */
static bool is_quoted_at(sg_csv *csv, size_t start, size_t *end, size_t *doubled)
{
	if (start == csv->text.len || csv->text.ptr[start] != '"')
		return false;
	*end = close_quoted(csv, start, doubled);
	if (csv->is_broken && csv->separator == '\t')
		csv->is_broken = false;
	else if (is_cell_over(csv, skip_blanks(csv, *end)))
		return true;
	return false;
}

/* The cell at csv->pos; csv->pos is then at the sign behind it. */
static sg_status take_cell(sg_csv *csv, sg_slice *cell, sg_arena *arena)
{
	sg_slice text = csv->text;
	size_t start = skip_blanks(csv, csv->pos), doubled = 0, end = csv->pos;
	sg_status st = SG_OK;
	bool is_quoted = is_quoted_at(csv, start, &end, &doubled);
	if (is_quoted) {
		bool is_closed = !csv->is_broken;
		*cell = (sg_slice){text.ptr + start + 1, end - start - 1 - is_closed};
		if (doubled)
			st = undouble(cell, doubled, arena);
	} else
		end = csv->pos;
	size_t first = end;
	while (!is_cell_over(csv, end))
		end++;
	if (!is_quoted)
		*cell = (sg_slice){text.ptr + first, end - first};
	csv->pos = end;
	return st;
}

bool sg_csv__go_back(sg_csv *csv, size_t start)
{
	size_t at = start;
	while (at < csv->pos && !is_end(csv->text.ptr[at]))
		at++;
	size_t again = csv->pos - at;
	bool may = again > 1 && again <= csv->text.len * 2 - csv->read_again;
	if (may) {
		csv->read_again += again;
		csv->pos = at;
		csv->is_broken = false;
	}
	return may;
}

sg_status sg_csv__next(sg_csv *csv, sg_slice *cells, size_t *count, size_t *start, sg_arena *arena)
{
	sg_slice text = csv->text, extra;
	sg_status st = SG_OK;
	bool is_over = false;
	*count = 0;
	while (csv->pos < text.len && is_end(text.ptr[csv->pos]))
		csv->pos++;
	*start = csv->pos;
	if (csv->pos == text.len)
		return SG_OK;
	while (st == SG_OK && !is_over) {
		sg_slice *cell = *count < SG_CSV_CELLS ? &cells[(*count)++] : &extra;
		st = take_cell(csv, cell, arena);
		is_over = csv->pos == text.len || is_end(text.ptr[csv->pos]);
		csv->pos += csv->pos < text.len;
	}
	return st;
}
