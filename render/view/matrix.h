/* The view of people by claims: a table with a mark where somebody took a stance.
 *
 * matrix_cells.c says which people and claims there are and what stands in which cell;
 * matrix_order.c sorts both, so that those who think alike stand together; matrix_key.c lists
 * what the columns are; matrix.c draws. All arrays live in the sheet's arena. */
#ifndef STANCEGRAPH_RENDER_VIEW_MATRIX_H
#define STANCEGRAPH_RENDER_VIEW_MATRIX_H

#include "sheet/sheet.h"
#include "view/groups.h"

enum {
	SG_MATRIX_ROWS_MAX = 40, /* unless another number is asked for */
	SG_MATRIX_TOP_MAX = 200,
	SG_MATRIX_COLUMNS_MAX = 24
};

/** A claim that people took stances on, or all else that one person said. */
typedef struct sg_matrix_column {
	uint32_t claim;  /* SG_NONE: a person */
	uint32_t person; /* who said it, or who is meant; SG_NONE */
	uint32_t group;  /* of that person */
	bool has_others; /* of a person: other words of theirs have a column of their own */
	size_t got[2];   /* people who agree, who rebut */
} sg_matrix_column;

typedef struct sg_matrix_row {
	uint32_t person, group;
	size_t given[2]; /* columns agreed with, rebutted */
	/* set by the drawing */
	double y;
	sg_slice name;
} sg_matrix_row;

/** All stances of one kind that a person took on what a column stands for. */
typedef struct sg_matrix_cell {
	uint32_t row, column;
	sg_link link; /* kind, confidence, evidence */
	size_t times;
	bool is_mixed; /* the same person took the other stance, too */
} sg_matrix_cell;

typedef struct sg_matrix {
	sg_sheet *sheet;
	sg_matrix_column *columns;
	size_t column_count, column_total; /* total: before any was left out */
	sg_matrix_row *rows;
	size_t row_count, row_total;
	sg_matrix_cell *cells; /* by row and column */
	size_t cell_count;
	size_t columns_max; /* that fit */
	/* set by the drawing */
	double name_width, column_step, row_step, left, right;
} sg_matrix;

/* Each returns SG_OK or SG_E_NOMEM and expects the ones before it. */

/** Columns, rows and cells; columns_max is set. O(links log links + people + claims). */
SG_MUST_USE sg_status sg_matrix__cells(sg_matrix *matrix);

/** Rows by camp, columns by their speaker's camp, in each those that are alike together. */
SG_MUST_USE sg_status sg_matrix__order(sg_matrix *matrix);

/** What the columns are, between these borders from `y` down. @param[out] bottom where it ends */
SG_MUST_USE sg_status sg_matrix__key(
	sg_matrix *matrix, double left, double right, double y, double *bottom);

/** Did this person say what the column stands for? */
bool sg_matrix__is_own(const sg_matrix_row *row, const sg_matrix_column *column);

#endif
