/* Rows to records, and what they state to ties. */
#include "reader/table/rows.h"

sg_status sg_table__add(sg_table *table, const sg_slice *cells, size_t count, size_t pos)
{
	static const sg_error silent = {
		SG_E_SYNTAX, "a row with neither a text nor an author", 0, "it is passed over"};
	sg_record record;
	sg_relation_kind stance;
	bool failed = false;
	void *stances = table->stances;
	bool says_something = sg_columns__record(
		&record, &stance, &table->columns, cells, count, table->arena, &failed);
	if (failed)
		return SG_E_NOMEM;
	if (!says_something)
		return sg_reading__add_fault(&table->reading, table->arena, silent, pos);
	sg_status st = sg_arena_grow(table->arena, &stances, &table->stance_capacity,
		table->records.count, sizeof *table->stances);
	if (st != SG_OK)
		return st;
	table->stances = stances;
	table->stances[table->records.count] = stance;
	return sg_records__add(&table->records, record, table->arena);
}

/* "t1_" before an id: exports of Reddit put it before parents, and not before ids. */
static sg_slice without_kind(sg_slice id)
{
	bool has_kind = id.len > 3 && id.ptr[0] == 't' && id.ptr[2] == '_';
	return has_kind ? (sg_slice){id.ptr + 3, id.len - 3} : id;
}

static void trim_kinds(sg_records *records)
{
	for (size_t i = 0; i < records->count; i++)
		if (without_kind(records->items[i].post.source_id).len !=
			records->items[i].post.source_id.len)
			return; /* ids have them as well */
	for (size_t i = 0; i < records->count; i++)
		records->items[i].parent = without_kind(records->items[i].parent);
}

/* A stance that a row states is one to its parent. */
static sg_status add_ties(sg_table *table, const uint32_t *places)
{
	size_t answers = 0;
	sg_status st = SG_OK;
	for (size_t i = 0; i < table->records.count && st == SG_OK; i++) {
		uint32_t parent = table->reading.posts[places[i]].parent;
		sg_given_tie tie = {places[i], parent, table->stances[i]};
		answers += parent != SG_NONE;
		if (parent != SG_NONE && tie.kind != SG_REPLIES)
			st = sg_reading__add_tie(&table->reading, table->arena, tie);
	}
	/* Where most stances are stated, none are looked for. */
	table->reading.is_map = table->reading.tie_count * 2 > answers;
	return st;
}

sg_status sg_table__read(sg_reading *out, sg_table *table, sg_error *err)
{
	size_t count = table->records.count;
	uint32_t *places = sg_arena_array(table->arena, count, sizeof *places);
	if (!count)
		return sg_fail(err, SG_E_EMPTY, 0, "there are no rows in this table",
			"a row needs a text or an author");
	if (!places)
		return SG_E_NOMEM;
	trim_kinds(&table->records);
	table->reading.kind = SG_DOCUMENT_TABLE;
	sg_status st =
		sg_records__read(&table->reading, table->records.items, count, table->arena, err);
	if (st == SG_OK)
		st = sg_records__places(places, table->records.items, count, table->arena);
	if (st == SG_OK)
		st = add_ties(table, places);
	if (st == SG_OK)
		*out = table->reading;
	return st;
}
