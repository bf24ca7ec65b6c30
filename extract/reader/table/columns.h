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

/** Are there a text, and an author or an id: can this be a discussion? */
bool sg_columns__are_enough(const sg_columns *columns);

/** Guess by the names at the head, case and punctuation not counted. O(count). */
void sg_columns__guess(sg_columns *out, const sg_slice *names, size_t count);

/**
 * Set columns by what --columns says, "id=comment_id,author=user": fields on the left, names on the
 * right. `wish` may be NULL. @return SG_OK; SG_E_UNKNOWN (no such field, no such column, or no
 * "=").
 */
SG_MUST_USE sg_status sg_columns__override(
	sg_columns *columns, const char *wish, const sg_slice *names, size_t count, sg_error *err);

/** Where a field's name in "--columns" is `name`: SG_TABLE_COUNT if it is none. */
sg_table_field sg_table_field__called(sg_slice name);

/**
 * The record of a row. Cells are borrowed, the time is copied into `arena`. `*stance` is what the
 * row states: SG_AGREES, SG_REBUTS, or SG_REPLIES for nothing. False where the row has neither a
 * text nor an author. `*failed` is set where memory is out.
 */
bool sg_columns__record(sg_record *out, sg_relation_kind *stance, const sg_columns *columns,
	const sg_slice *cells, size_t count, sg_arena *arena, bool *failed);

/** The cell of a field, trimmed; empty if the row or the table has none. */
sg_slice sg_columns__cell(
	const sg_columns *columns, sg_table_field field, const sg_slice *cells, size_t count);

#endif
