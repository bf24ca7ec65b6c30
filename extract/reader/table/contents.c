/* Two passes over the rows: the first learns how long the cells of each column are and which ids
 * there are, the second which columns hold only those. */
#include "reader/table/contents.h"

#include "text/intern.h"

/* Numbers shorter than this may count something that happens to be an id as well; then they must
 * point at rows that stand before theirs. */
enum { LONG_ID = 4 };

typedef struct column {
	size_t bytes; /* of all of its cells */
	size_t given, empty;
	bool is_other; /* some cell is no row's id, or its own row's */
} column;

typedef struct contents {
	sg_arena arena; /* of this guess only */
	const sg_columns *columns;
	column of[SG_CSV_CELLS];
	sg_intern ids; /* numbered as their rows are */
	size_t names;
	bool has_short_ids;
} contents;

static bool is_whole(const contents *c, const sg_csv *rows, size_t count)
{
	return !rows->is_broken && count <= c->names && count + 1 >= c->names;
}

static sg_status learn(contents *c, const sg_slice *cells, size_t count)
{
	uint32_t number;
	sg_slice id = sg_columns__cell(c->columns, SG_TABLE_ID, cells, count);
	for (size_t i = 0; i < count; i++)
		c->of[i].bytes += cells[i].len;
	if (!id.len)
		return SG_OK;
	c->has_short_ids = c->has_short_ids || id.len < LONG_ID;
	return sg_intern__add(&c->ids, &c->arena, id, &number);
}

static sg_status compare(contents *c, const sg_slice *cells, size_t count)
{
	sg_slice id = sg_columns__cell(c->columns, SG_TABLE_ID, cells, count);
	uint32_t own = id.len ? sg_intern__find(&c->ids, id) : SG_NONE;
	for (size_t i = 0; i < count; i++) {
		column *of = &c->of[i];
		sg_slice cell = sg_slice_trim(cells[i]);
		uint32_t row = cell.len && !of->is_other ? sg_intern__find(&c->ids, cell) : SG_NONE;
		of->given += cell.len > 0;
		of->empty += cell.len == 0;
		if (cell.len && (row == SG_NONE || row == own || (c->has_short_ids && row > own)))
			of->is_other = true;
	}
	return SG_OK;
}

static sg_status each_row(contents *c, sg_csv rows,
	sg_status (*take)(contents *c, const sg_slice *cells, size_t count))
{
	sg_slice cells[SG_CSV_CELLS];
	size_t count = 1, start;
	sg_status st = SG_OK;
	while (st == SG_OK && count) {
		st = sg_csv__next(&rows, cells, &count, &start, &c->arena);
		if (st == SG_OK && count && is_whole(c, &rows, count))
			st = take(c, cells, count);
		else if (st == SG_OK && count)
			(void)sg_csv__go_back(&rows, start);
	}
	return st;
}

static uint32_t longest(const contents *c)
{
	uint32_t best = SG_NONE;
	for (uint32_t i = 0; i < c->names; i++)
		if (c->of[i].bytes && !sg_columns__is_taken(c->columns, i) &&
			(best == SG_NONE || c->of[i].bytes > c->of[best].bytes))
			best = i;
	return best;
}

/* Some row answers nobody, and some row answers: a column of other kinds has no such gaps. */
static uint32_t parent_of(const contents *c)
{
	for (uint32_t i = 0; i < c->names; i++)
		if (!sg_columns__is_taken(c->columns, i) && !c->of[i].is_other && c->of[i].given &&
			c->of[i].empty)
			return i;
	return SG_NONE;
}

static sg_status guess(contents *c, sg_columns *columns, sg_csv rows)
{
	sg_status st = each_row(c, rows, learn);
	if (st == SG_OK && columns->of[SG_TABLE_TEXT] == SG_NONE)
		columns->of[SG_TABLE_TEXT] = longest(c);
	if (st != SG_OK || !c->ids.count || columns->of[SG_TABLE_PARENT] != SG_NONE)
		return st;
	st = each_row(c, rows, compare);
	if (st == SG_OK)
		columns->of[SG_TABLE_PARENT] = parent_of(c);
	return st;
}

sg_status sg_contents__guess(sg_columns *columns, sg_csv rows, size_t names)
{
	bool needs_parent =
		columns->of[SG_TABLE_PARENT] == SG_NONE && columns->of[SG_TABLE_ID] != SG_NONE;
	contents c = {.arena = SG_ARENA_INIT, .columns = columns, .names = names};
	sg_status st = SG_OK;
	if (needs_parent || columns->of[SG_TABLE_TEXT] == SG_NONE)
		st = guess(&c, columns, rows);
	sg_arena_destroy(&c.arena);
	return st;
}
