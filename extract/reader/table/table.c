/* Tables as text: CSV, TSV, and with other signs between the cells. The first row holds the names
 * of the columns; which sign it is, the first rows tell. */
#include "reader/table/contents.h"
#include "reader/table/rows.h"

static const char SEPARATORS[] = {',', '\t', ';', '|'};

enum { LOOK_ROWS = 6 };

/* The second row of a table in Markdown: "---|:--". */
static bool is_rule(const sg_slice *cells, size_t count)
{
	size_t dashes = 0;
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < cells[i].len; k++) {
			if (!strchr("-: ", cells[i].ptr[k]))
				return false;
			dashes += cells[i].ptr[k] == '-';
		}
	return dashes > 0;
}

/* Do rows have the same number of cells if they are parted by `separator`, under names that are
 * known? With --columns any names do. */
static bool is_parted_by(
	sg_slice text, char separator, const sg_column_wishes *wishes, sg_arena *arena)
{
	sg_slice cells[SG_CSV_CELLS];
	sg_csv csv = {.text = text, .separator = separator};
	sg_column_wishes wished = *wishes;
	sg_columns columns;
	size_t names, count, start, rows = 0, odd = 0;
	if (sg_csv__next(&csv, cells, &names, &start, arena) != SG_OK || names < 2)
		return false;
	sg_columns__choose(&columns, &wished, cells, names);
	if (!sg_columns__are_enough(&columns) && !wishes->is_given)
		return false;
	while (rows < LOOK_ROWS) {
		if (sg_csv__next(&csv, cells, &count, &start, arena) != SG_OK || !count)
			break;
		if (!rows && is_rule(cells, count))
			return false;
		rows++;
		odd += count != names && !csv.is_broken;
	}
	return rows && odd * 3 <= rows;
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

static char separator_of(sg_slice text, const sg_column_wishes *wishes, sg_arena *arena)
{
	for (size_t i = 0; i < sizeof SEPARATORS; i++)
		if (is_parted_by(text, SEPARATORS[i], wishes, arena))
			return SEPARATORS[i];
	return 0;
}

/* A wish that names no field is an error of reading. */
static double recognise(const sg_reader *reader, sg_sample *sample)
{
	static const double nearly_surely = 0.98;
	sg_column_wishes wishes;
	(void)reader;
	if (!may_be_table(sample->text) || sg_sample__begins_as_json(sample))
		return 0;
	if (sg_column_wishes__parse(&wishes, sample->columns, NULL) != SG_OK)
		wishes = (sg_column_wishes){.is_given = true};
	return separator_of(sample->text, &wishes, sample->arena) ? nearly_surely : 0;
}

/* With names that nobody knows: the sign that parts the first row most. */
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

static sg_status pass_over(sg_table *table, sg_csv *csv, size_t start)
{
	static const sg_error odd = {SG_E_SYNTAX, "a row with fewer or more cells than columns", 0,
		"it is passed over; is a quotation mark missing?"};
	static const sg_error open = {
		SG_E_SYNTAX, "a quotation mark is never closed", 0, "the line is passed over"};
	static const sg_error rest = {SG_E_SYNTAX, "a quotation mark is never closed", 0,
		"the row is passed over, and all behind it"};
	bool is_open = csv->is_broken, goes_on = sg_csv__go_back(csv, start);
	return sg_reading__add_fault(&table->reading, table->arena,
		!is_open  ? odd
		: goes_on ? open
			  : rest,
		start);
}

/* The row of names: what is which column. Those that their names do not tell, their cells may. */
static sg_status choose(sg_table *table, sg_csv *csv, size_t *names, sg_error *err)
{
	sg_slice cells[SG_CSV_CELLS];
	size_t start;
	sg_status st = sg_csv__next(csv, cells, names, &start, table->arena);
	if (st != SG_OK)
		return st;
	sg_columns__choose(&table->columns, &table->wishes, cells, *names);
	st = sg_column_wishes__check(&table->wishes, cells, *names, table->arena, err);
	return st == SG_OK ? sg_contents__guess(&table->columns, *csv, *names) : st;
}

static sg_status read_table(
	const sg_reader *reader, sg_reading *out, sg_sample *sample, sg_arena *arena, sg_error *err)
{
	sg_slice cells[SG_CSV_CELLS];
	sg_table table = {.arena = arena};
	sg_csv csv = {.text = sample->text};
	size_t names, count = 1, start;
	(void)reader;
	sg_status st = sg_column_wishes__parse(&table.wishes, sample->columns, err);
	if (st != SG_OK)
		return st;
	csv.separator = separator_of(sample->text, &table.wishes, arena);
	if (!csv.separator)
		csv.separator = most_of(sample->text);
	st = choose(&table, &csv, &names, err);
	if (st == SG_OK && table.columns.of[SG_TABLE_TEXT] == SG_NONE)
		return sg_fail(err, SG_E_SYNTAX, 0, "this table has no column of texts",
			"name one, as in --columns text=body,author=user");
	while (st == SG_OK && count) {
		st = sg_csv__next(&csv, cells, &count, &start, arena);
		if (st != SG_OK || !count)
			break;
		bool is_whole = !csv.is_broken && count <= names && count + 1 >= names;
		st = is_whole ? sg_table__add(&table, cells, count, start)
			      : pass_over(&table, &csv, start);
	}
	return st == SG_OK ? sg_table__read(out, &table, err) : st;
}

const sg_reader sg_reader__table = {.name = "table",
	.about = "a table with a row for each post: CSV, TSV",
	.recognise = recognise,
	.read = read_table};
