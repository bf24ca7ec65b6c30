/* Columns by what stands in them, where no name tells. */
#ifndef STANCEGRAPH_EXTRACT_TABLE_CONTENTS_H
#define STANCEGRAPH_EXTRACT_TABLE_CONTENTS_H

#include "reader/table/columns.h"
#include "reader/table/csv.h"

/**
 * Of a table without a text: the column with the most words. Of one with ids and without parents:
 * the column that holds nothing but ids of other rows, or nothing. `rows` is behind the row of
 * `names` names. @return SG_OK; SG_E_NOMEM. O(text).
 */
SG_MUST_USE sg_status sg_contents__guess(sg_columns *columns, sg_csv rows, size_t names);

#endif
