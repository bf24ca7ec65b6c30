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

/* The cell at csv->pos; csv->pos is then at the sign behind it. */
static sg_status take_cell(sg_csv *csv, sg_slice *cell, sg_arena *arena)
{
	sg_slice text = csv->text;
	size_t start = csv->pos, doubled = 0, end;
	sg_status st = SG_OK;
	while (start < text.len && text.ptr[start] == ' ' && csv->separator != ' ')
		start++;
	bool is_quoted = start < text.len && text.ptr[start] == '"';
	end = is_quoted ? close_quoted(csv, start, &doubled) : csv->pos;
	if (is_quoted) {
		bool is_closed = end > start + 1 && !csv->is_broken;
		*cell = (sg_slice){text.ptr + start + 1, end - start - 1 - is_closed};
		if (doubled)
			st = undouble(cell, doubled, arena);
	}
	size_t behind = end;
	while (end < text.len && text.ptr[end] != csv->separator && !is_end(text.ptr[end]))
		end++;
	if (!is_quoted)
		*cell = (sg_slice){text.ptr + behind, end - behind};
	csv->pos = end;
	return st;
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
