/* Rows of any table on their way to a reading. */
#ifndef STANCEGRAPH_EXTRACT_TABLE_ROWS_H
#define STANCEGRAPH_EXTRACT_TABLE_ROWS_H

#include "reader/sample.h"
#include "reader/table/columns.h"

typedef struct sg_table {
	sg_arena *arena;
	sg_columns columns; /* of the next row */
	sg_column_wishes wishes;
	sg_reading reading; /* takes the title, and faults as they are found */
	sg_table_row *rows;
	size_t count, capacity;
} sg_table;

/**
 * Add a row that begins at byte `pos`; one that says nothing is passed over and named. Cells are
 * borrowed. @return SG_OK; SG_E_NOMEM. O(cells).
 */
SG_MUST_USE sg_status sg_table__add(
	sg_table *table, const sg_slice *cells, size_t count, size_t pos);

/**
 * Make the reading. Where no row has a parent, rows of a thread are assumed to answer its opening.
 * @return SG_OK; SG_E_EMPTY; SG_E_LIMIT; SG_E_NOMEM. O(rows).
 */
SG_MUST_USE sg_status sg_table__read(sg_reading *out, sg_table *table, sg_error *err);

#endif
