/* Rows and columns in an order that shows blocks.
 *
 * Camps stay together. Within a camp, people go where the middle of their marks is, and claims
 * where the middle of theirs is, in turns: marks gather along the diagonal. */
#include "view/matrix.h"

#include <stdlib.h>

enum { SWEEPS = 8 };

typedef struct place {
	uint32_t group, index;
	double order;
} place;

static int compare(const void *a, const void *b)
{
	const place *p = a, *q = b;
	if (p->group != q->group)
		return p->group < q->group ? -1 : 1;
	if (p->order < q->order || p->order > q->order)
		return p->order < q->order ? -1 : 1;
	return p->index < q->index ? -1 : p->index > q->index;
}

typedef struct sorter {
	sg_matrix *matrix;
	place *rows, *columns;
	uint32_t *row_at, *column_at; /* per row, per column: where it now stands */
	double *sum;
	size_t *count;
} sorter;

static void number(const place *places, size_t count, uint32_t *at)
{
	for (uint32_t i = 0; i < count; i++)
		at[places[i].index] = i;
}

static void add(sorter *s, uint32_t what, uint32_t where)
{
	s->sum[what] += where;
	s->count[what]++;
}

/* Own words pull as a mark does. */
static void sum_up(sorter *s, bool is_rows)
{
	const sg_matrix *m = s->matrix;
	size_t count = is_rows ? m->row_count : m->column_count;
	for (size_t i = 0; i < count; i++) {
		s->sum[i] = 0;
		s->count[i] = 0;
	}
	for (size_t i = 0; i < m->cell_count; i++) {
		uint32_t row = m->cells[i].row, column = m->cells[i].column;
		add(s, is_rows ? row : column, is_rows ? s->column_at[column] : s->row_at[row]);
	}
	for (uint32_t r = 0; r < m->row_count; r++)
		for (uint32_t c = 0; c < m->column_count; c++)
			if (sg_matrix__is_own(&m->rows[r], &m->columns[c]))
				add(s, is_rows ? r : c, is_rows ? s->column_at[c] : s->row_at[r]);
}

static void sweep(sorter *s, bool is_rows)
{
	place *places = is_rows ? s->rows : s->columns;
	uint32_t *at = is_rows ? s->row_at : s->column_at;
	size_t count = is_rows ? s->matrix->row_count : s->matrix->column_count;
	sum_up(s, is_rows);
	for (size_t i = 0; i < count; i++) {
		uint32_t what = places[i].index;
		places[i].order =
			s->count[what] ? s->sum[what] / (double)s->count[what] : (double)at[what];
	}
	qsort(places, count, sizeof *places, compare);
	number(places, count, at);
}

/* At first the heaviest are first. */
static void begin(sorter *s)
{
	const sg_matrix *m = s->matrix;
	for (uint32_t i = 0; i < m->row_count; i++)
		s->rows[i] = (place){
			m->rows[i].group, i, -(double)(m->rows[i].given[0] + m->rows[i].given[1])};
	for (uint32_t i = 0; i < m->column_count; i++)
		s->columns[i] = (place){m->columns[i].group, i,
			-(double)(m->columns[i].got[0] + m->columns[i].got[1])};
	qsort(s->rows, m->row_count, sizeof *s->rows, compare);
	qsort(s->columns, m->column_count, sizeof *s->columns, compare);
	number(s->rows, m->row_count, s->row_at);
	number(s->columns, m->column_count, s->column_at);
}

static int compare_cells(const void *a, const void *b)
{
	const sg_matrix_cell *p = a, *q = b;
	if (p->row != q->row)
		return p->row < q->row ? -1 : 1;
	if (p->column != q->column)
		return p->column < q->column ? -1 : 1;
	return p->link.kind < q->link.kind ? -1 : p->link.kind > q->link.kind;
}

static sg_status apply(sorter *s)
{
	sg_matrix *m = s->matrix;
	sg_arena *arena = m->sheet->arena;
	sg_matrix_row *rows = sg_arena_array(arena, m->row_count, sizeof *rows);
	sg_matrix_column *columns = sg_arena_array(arena, m->column_count, sizeof *columns);
	if (!rows || !columns)
		return SG_E_NOMEM;
	for (size_t i = 0; i < m->row_count; i++)
		rows[s->row_at[i]] = m->rows[i];
	for (size_t i = 0; i < m->column_count; i++)
		columns[s->column_at[i]] = m->columns[i];
	m->rows = rows;
	m->columns = columns;
	for (size_t i = 0; i < m->cell_count; i++) {
		m->cells[i].row = s->row_at[m->cells[i].row];
		m->cells[i].column = s->column_at[m->cells[i].column];
	}
	qsort(m->cells, m->cell_count, sizeof *m->cells, compare_cells);
	return SG_OK;
}

sg_status sg_matrix__order(sg_matrix *matrix)
{
	sg_arena *arena = matrix->sheet->arena;
	size_t rows = matrix->row_count, columns = matrix->column_count;
	size_t most = rows > columns ? rows : columns;
	sorter s = {.matrix = matrix};
	s.rows = sg_arena_array(arena, rows, sizeof *s.rows);
	s.columns = sg_arena_array(arena, columns, sizeof *s.columns);
	s.row_at = sg_arena_array(arena, rows, sizeof *s.row_at);
	s.column_at = sg_arena_array(arena, columns, sizeof *s.column_at);
	s.sum = sg_arena_array(arena, most, sizeof *s.sum);
	s.count = sg_arena_array(arena, most, sizeof *s.count);
	if (!s.rows || !s.columns || !s.row_at || !s.column_at || !s.sum || !s.count)
		return SG_E_NOMEM;
	begin(&s);
	for (size_t i = 0; i < SWEEPS; i++)
		sweep(&s, i % 2 == 0);
	return apply(&s);
}
