/* Rows of a text with a sign between their cells (RFC 4180, and what programs make of it). */
#ifndef STANCEGRAPH_EXTRACT_TABLE_CSV_H
#define STANCEGRAPH_EXTRACT_TABLE_CSV_H

#include "stancegraph/arena.h"

/** Cells of a row beyond these are passed over. */
enum { SG_CSV_CELLS = 512 };

typedef struct sg_csv {
	sg_slice text;
	size_t pos;        /* where the next row begins */
	char separator;    /* ',', ';', '|' or a tab */
	bool is_broken;    /* a quotation mark was never closed: the row went to the end */
	size_t read_again; /* bytes, by sg_csv__go_back */
} sg_csv;

/**
 * The next row that is not blank, into `cells`, which has room for SG_CSV_CELLS; `*count` of them,
 * 0 at the end. Cells borrow from the text, or from `arena` where quotation marks are doubled. A
 * quoted cell may hold line breaks. `*start` is where the row begins.
 * @return SG_OK; SG_E_NOMEM. O(row).
 */
SG_MUST_USE sg_status sg_csv__next(
	sg_csv *csv, sg_slice *cells, size_t *count, size_t *start, sg_arena *arena);

/**
 * Go on behind the first line of the broken row that began at `start`, instead of behind the row: a
 * missing quotation mark swallowed what follows. False if that is the same, or was done for twice
 * as many bytes as the text has, so that reading stays linear. Amortised O(bytes gone back).
 */
bool sg_csv__go_back(sg_csv *csv, size_t start);

#endif
