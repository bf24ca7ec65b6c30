/* Columns of tables: which of them is the author, the text and so on. */
#ifndef STANCEGRAPH_EXTRACT_TABLE_COLUMNS_H
#define STANCEGRAPH_EXTRACT_TABLE_COLUMNS_H

#include "reader/records.h"

typedef enum sg_table_field {
	SG_TABLE_ID,
	SG_TABLE_PARENT,
	SG_TABLE_AUTHOR,
	SG_TABLE_HANDLE,
	SG_TABLE_TEXT,
	SG_TABLE_HEADLINE,
	SG_TABLE_TIME,
	SG_TABLE_SCORE,
	SG_TABLE_URL,
	SG_TABLE_THREAD, /* what several threads in one table are told apart by */
	SG_TABLE_STANCE, /* what a row says to its parent: "agree", "con", "-1" */
	SG_TABLE_COUNT
} sg_table_field;

/** Index of each field's column in a row; SG_NONE if the table has none. */
typedef struct sg_columns {
	uint32_t of[SG_TABLE_COUNT];
} sg_columns;

/** What --columns says: the column of each field, empty where it says nothing of it. */
typedef struct sg_column_wishes {
	sg_slice names[SG_TABLE_COUNT];
	bool is_met[SG_TABLE_COUNT]; /* some row had that column */
	bool is_given;               /* there was a --columns */
} sg_column_wishes;

/** A row as a record, and what a record cannot hold of it. */
typedef struct sg_table_row {
	sg_record record;
	sg_slice thread;
	sg_relation_kind stance; /* to its parent: SG_AGREES, SG_REBUTS; SG_REPLIES for nothing */
	bool is_stance_number;   /* "1" or "-1" */
} sg_table_row;

/**
 * Read "id=comment_id,author=user": fields on the left, columns on the right. `text` is borrowed
 * and may be NULL. @return SG_OK; SG_E_UNKNOWN (no such field, or no column for it). O(text).
 */
SG_MUST_USE sg_status sg_column_wishes__parse(
	sg_column_wishes *out, const char *text, sg_error *err);

/**
 * Was each column of --columns there? @return SG_OK; SG_E_UNKNOWN: err->hint, in `arena`, names
 * the columns that are.
 */
SG_MUST_USE sg_status sg_column_wishes__check(const sg_column_wishes *wishes, const sg_slice *names,
	size_t count, sg_arena *arena, sg_error *err);

/**
 * The columns of a row whose cells are called `names`: the wished ones, and of fields that nothing
 * is wished for those that their names tell, case and punctuation not counted. O(count).
 */
void sg_columns__choose(
	sg_columns *out, sg_column_wishes *wishes, const sg_slice *names, size_t count);

/** Are there a text, and an author or an id: can this be a discussion? */
bool sg_columns__are_enough(const sg_columns *columns);

/** Is the column some field's? */
bool sg_columns__is_taken(const sg_columns *columns, uint32_t column);

/**
 * A row. Cells are borrowed, the time is copied into `arena`. False where the row has neither a
 * text nor an author. `*failed` is set where memory is out.
 */
bool sg_columns__row(sg_table_row *out, const sg_columns *columns, const sg_slice *cells,
	size_t count, sg_arena *arena, bool *failed);

/** The cell of a field, trimmed; empty if the row or the table has none. */
sg_slice sg_columns__cell(
	const sg_columns *columns, sg_table_field field, const sg_slice *cells, size_t count);

#endif
