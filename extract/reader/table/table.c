/* Tables as text: CSV, TSV, and with other signs between the cells. The first row holds the
 * columns' names; which sign it is, the first rows tell. */
#include "reader/table/csv.h"
#include "reader/table/rows.h"

static const char SEPARATORS[] = {',', '\t', ';', '|'};

enum { LOOK_ROWS = 6 };

/* How surely rows are parted by `separator`: the same number of cells, under names that are
 * known. */
static double score_of(sg_slice text, char separator, sg_arena *arena)
{
	sg_slice cells[SG_CSV_CELLS];
	sg_csv csv = {.text = text, .separator = separator};
	sg_columns columns;
	size_t names, count, start, rows = 0, odd = 0;
	if (sg_csv__next(&csv, cells, &names, &start, arena) != SG_OK || names < 2)
		return 0;
	sg_columns__guess(&columns, cells, names);
	if (!sg_columns__are_enough(&columns))
		return 0;
	while (rows < LOOK_ROWS) {
		if (sg_csv__next(&csv, cells, &count, &start, arena) != SG_OK || !count)
			break;
		rows++;
		odd += count != names && !csv.is_broken;
	}
	return rows && odd * 3 <= rows ? 0.98 : 0;
}

/* Signs in the first line; more of them than lines of prose hold. */
static bool may_be_table(sg_slice text)
{
	enum { HEAD_BYTES = 4096 };
	for (size_t i = 0; i < text.len && i < HEAD_BYTES && text.ptr[i] != '\n'; i++)
		if (memchr(SEPARATORS, text.ptr[i], sizeof SEPARATORS))
			return true;
	return false;
}

static char separator_of(sg_slice text, sg_arena *arena)
{
	for (size_t i = 0; i < sizeof SEPARATORS; i++)
		if (score_of(text, SEPARATORS[i], arena) > 0)
			return SEPARATORS[i];
	return 0;
}

static double recognise(const sg_reader *reader, sg_sample *sample)
{
	static const double nearly_surely = 0.98;
	(void)reader;
	if (!may_be_table(sample->text) || sg_sample__begins_as_json(sample))
		return 0;
	return sample->columns || separator_of(sample->text, sample->arena) ? nearly_surely : 0;
}

/* With --columns, and names that nobody knows: the sign that parts the first row most. */
static char most_of(sg_slice text)
{
	size_t counts[sizeof SEPARATORS] = {0}, best = 0;
	for (size_t i = 0; i < text.len && text.ptr[i] != '\n'; i++)
		for (size_t k = 0; k < sizeof SEPARATORS; k++)
			counts[k] += text.ptr[i] == SEPARATORS[k];
	for (size_t k = 1; k < sizeof SEPARATORS; k++)
		best = counts[k] > counts[best] ? k : best;
	return SEPARATORS[best];
}

static sg_status add_row(sg_table *table, const sg_csv *csv, const sg_slice *cells, size_t count,
	size_t names, size_t start)
{
	static const sg_error odd = {SG_E_SYNTAX, "a row with fewer or more cells than columns", 0,
		"it is passed over; is a quotation mark missing?"};
	static const sg_error open = {SG_E_SYNTAX, "a quotation mark is never closed", 0,
		"the row is passed over, and all behind it"};
	if (csv->is_broken)
		return sg_reading__add_fault(&table->reading, table->arena, open, start);
	if (count > names || count + 1 < names)
		return sg_reading__add_fault(&table->reading, table->arena, odd, start);
	return sg_table__add(table, cells, count, start);
}

static sg_status read_table(
	const sg_reader *reader, sg_reading *out, sg_sample *sample, sg_arena *arena, sg_error *err)
{
	sg_slice cells[SG_CSV_CELLS];
	sg_table table = {.arena = arena};
	size_t names, count = 1, start;
	char known = separator_of(sample->text, arena);
	sg_csv csv = {.text = sample->text, .separator = known ? known : most_of(sample->text)};
	(void)reader;
	sg_status st = sg_csv__next(&csv, cells, &names, &start, arena);
	if (st != SG_OK)
		return st;
	sg_columns__guess(&table.columns, cells, names);
	st = sg_columns__override(&table.columns, sample->columns, cells, names, err);
	if (st == SG_OK && !sg_columns__are_enough(&table.columns))
		return sg_fail(err, SG_E_SYNTAX, 0,
			"this table has no column that is known as a text, or none of authors or "
			"ids",
			"name them, as in --columns text=body,author=user");
	while (st == SG_OK && count) {
		st = sg_csv__next(&csv, cells, &count, &start, arena);
		if (st == SG_OK && count)
			st = add_row(&table, &csv, cells, count, names, start);
	}
	return st == SG_OK ? sg_table__read(out, &table, err) : st;
}

const sg_reader sg_reader__table = {.name = "table",
	.about = "a table with a row for each post: CSV, TSV",
	.recognise = recognise,
	.read = read_table};
