/* Rows to records, and what they state to ties. What a cell means, other rows tell: whether "1" is
 * a stance, and whether a title is the row's own or that of the whole thread. */
#include "reader/table/rows.h"

#include "text/intern.h"

sg_status sg_table__add(sg_table *table, const sg_slice *cells, size_t count, size_t pos)
{
	static const sg_error silent = {
		SG_E_SYNTAX, "a row with neither a text nor an author", 0, "it is passed over"};
	sg_table_row row;
	bool failed = false;
	void *rows = table->rows;
	bool says_something =
		sg_columns__row(&row, &table->columns, cells, count, table->arena, &failed);
	if (failed)
		return SG_E_NOMEM;
	if (!says_something)
		return sg_reading__add_fault(&table->reading, table->arena, silent, pos);
	sg_status st = sg_arena_grow(
		table->arena, &rows, &table->capacity, table->count, sizeof *table->rows);
	if (st != SG_OK)
		return st;
	table->rows = rows;
	table->rows[table->count++] = row;
	return SG_OK;
}

/* ---- parents -------------------------------------------------------------------------------- */

/* "t1_" before an id: exports of Reddit put it before parents, and not before ids. */
static sg_slice without_kind(sg_slice id)
{
	bool has_kind = id.len > 3 && id.ptr[0] == 't' && id.ptr[2] == '_';
	return has_kind ? (sg_slice){id.ptr + 3, id.len - 3} : id;
}

/* "12.0": a column of numbers in which some are missing is often written so. */
static sg_slice without_fraction(sg_slice id)
{
	bool has_one = id.len > 2 && sg_slice_ends(id, sg_slice_of(".0"));
	for (size_t i = 0; has_one && i < id.len - 2; i++)
		has_one = id.ptr[i] >= '0' && id.ptr[i] <= '9';
	return has_one ? (sg_slice){id.ptr, id.len - 2} : id;
}

/* Cut off of parents what the ids do not have as well. */
static void trim_parents(sg_table *table, sg_slice (*without)(sg_slice id))
{
	for (size_t i = 0; i < table->count; i++)
		if (without(table->rows[i].record.post.source_id).len !=
			table->rows[i].record.post.source_id.len)
			return;
	for (size_t i = 0; i < table->count; i++)
		table->rows[i].record.parent = without(table->rows[i].record.parent);
}

static bool has_parents(const sg_table *table)
{
	for (size_t i = 0; i < table->count; i++)
		if (table->rows[i].record.parent.len)
			return true;
	return false;
}

/* Rows of a thread answer its opening: the row whose id is the thread's, or else the first. */
static sg_status assume_parents(sg_table *table)
{
	sg_intern threads = {0};
	uint32_t *openings = sg_arena_array(table->arena, table->count, sizeof *openings), id;
	uint32_t *thread_of = sg_arena_array(table->arena, table->count, sizeof *thread_of);
	if (!openings || !thread_of)
		return SG_E_NOMEM;
	for (size_t i = 0; i < table->count; i++) {
		const sg_table_row *row = &table->rows[i];
		size_t known = threads.count;
		thread_of[i] = SG_NONE;
		if (!row->thread.len)
			continue;
		if (sg_intern__add(&threads, table->arena, row->thread, &id) != SG_OK)
			return SG_E_NOMEM;
		thread_of[i] = id;
		bool is_opening = sg_slice_eq(row->record.post.source_id, row->thread);
		if (threads.count > known || is_opening)
			openings[id] = (uint32_t)i;
	}
	for (size_t i = 0; i < table->count; i++) {
		sg_record *r = &table->rows[i].record;
		if (thread_of[i] == SG_NONE || openings[thread_of[i]] == i)
			continue;
		r->answers = openings[thread_of[i]] + 1;
		r->post.is_parent_assumed = true;
	}
	return SG_OK;
}

/* ---- titles --------------------------------------------------------------------------------- */

static void drop_title(sg_record *record)
{
	record->headline = (sg_slice)SG_SLICE_EMPTY;
	record->post.is_deleted = record->post.is_deleted || sg_record__is_gone(record->text);
}

/* A title that comes again is the thread's: the first row keeps it. If all have the same, it is the
 * table's. */
static sg_status share_titles(sg_table *table)
{
	sg_intern titles = {0};
	size_t with = 0;
	uint32_t id;
	for (size_t i = 0; i < table->count; i++) {
		sg_record *r = &table->rows[i].record;
		size_t known = titles.count;
		if (!r->headline.len)
			continue;
		with++;
		if (sg_intern__add(&titles, table->arena, r->headline, &id) != SG_OK)
			return SG_E_NOMEM;
		if (titles.count == known)
			drop_title(r);
	}
	if (titles.count != 1 || table->reading.title.len)
		return SG_OK;
	table->reading.title = titles.texts[0];
	for (size_t i = 0; with > 1 && i < table->count; i++)
		drop_title(&table->rows[i].record);
	return SG_OK;
}

/* ---- stances -------------------------------------------------------------------------------- */

/* "1" says that somebody agrees only where others say "-1". */
static bool are_numbers_stances(const sg_table *table)
{
	for (size_t i = 0; i < table->count; i++)
		if (table->rows[i].is_stance_number && table->rows[i].stance == SG_REBUTS)
			return true;
	return false;
}

/* A stance that a row states is one to its parent. */
static sg_status add_ties(sg_table *table, const uint32_t *places)
{
	size_t answers = 0;
	sg_status st = SG_OK;
	bool has_numbers = are_numbers_stances(table);
	for (size_t i = 0; i < table->count && st == SG_OK; i++) {
		const sg_table_row *row = &table->rows[i];
		uint32_t parent = table->reading.posts[places[i]].parent;
		sg_given_tie tie = {places[i], parent, row->stance};
		bool is_stated =
			row->stance != SG_REPLIES && (has_numbers || !row->is_stance_number);
		answers += parent != SG_NONE;
		if (parent != SG_NONE && is_stated)
			st = sg_reading__add_tie(&table->reading, table->arena, tie);
	}
	/* Where most stances are stated, none are looked for. */
	table->reading.is_map = table->reading.tie_count * 2 > answers;
	return st;
}

/* ---- all ------------------------------------------------------------------------------------ */

static sg_status read_records(sg_table *table, sg_error *err)
{
	sg_records records = {0};
	sg_status st = SG_OK;
	uint32_t *places = sg_arena_array(table->arena, table->count, sizeof *places);
	if (!places)
		return SG_E_NOMEM;
	for (size_t i = 0; i < table->count && st == SG_OK; i++)
		st = sg_records__add(&records, table->rows[i].record, table->arena);
	if (st == SG_OK)
		st = sg_records__read(
			&table->reading, records.items, records.count, table->arena, err);
	if (st == SG_OK)
		st = sg_records__places(places, records.items, records.count, table->arena);
	return st == SG_OK ? add_ties(table, places) : st;
}

sg_status sg_table__read(sg_reading *out, sg_table *table, sg_error *err)
{
	if (!table->count)
		return sg_fail(err, SG_E_EMPTY, 0, "there are no rows in this table",
			"a row needs a text or an author");
	table->reading.kind = SG_DOCUMENT_TABLE;
	trim_parents(table, without_kind);
	trim_parents(table, without_fraction);
	sg_status st = share_titles(table);
	if (st == SG_OK && !has_parents(table))
		st = assume_parents(table);
	if (st == SG_OK)
		st = read_records(table, err);
	if (st == SG_OK)
		*out = table->reading;
	return st;
}
