/* Rows in JSON: a line for each (NDJSON), or a list of objects, perhaps under a key of the
 * outermost object. Keys stand for columns, "author.name" for the name in an author. Objects need
 * not have the same keys, so each is looked at for itself. */
#include "reader/dump/lines.h"
#include "reader/table/rows.h"
#include "reader/threads.h"

enum { CELLS = 256, DEPTH = 5, PATH_BYTES = 128, NAMES_BYTES = CELLS * 32, LOOK_ROWS = 5 };

/** An object as a row: the paths of its values, and these. */
typedef struct row {
	sg_slice names[CELLS], cells[CELLS];
	size_t count;
	char paths[NAMES_BYTES]; /* of values within values */
	size_t used;
} row;

static sg_slice text_of(const sg_json *value)
{
	switch (value->kind) {
	case SG_JSON_IS_STRING:
	case SG_JSON_IS_NUMBER:
		return value->text;
	case SG_JSON_IS_TRUE:
		return (sg_slice)SG_SLICE_LIT("true");
	default:
		return (sg_slice)SG_SLICE_EMPTY;
	}
}

static void add_cell(row *r, sg_slice name, const sg_json *value)
{
	if (r->count == CELLS)
		return;
	r->names[r->count] = name;
	r->cells[r->count++] = text_of(value);
}

/* "author.name", if there is room for it. */
static sg_slice join(row *r, sg_slice outer, sg_slice inner)
{
	size_t len = outer.len + 1 + inner.len;
	char *at = r->paths + r->used;
	if (len > PATH_BYTES || r->used + len > sizeof r->paths)
		return (sg_slice)SG_SLICE_EMPTY;
	if (outer.len)
		memcpy(at, outer.ptr, outer.len);
	at[outer.len] = '.';
	if (inner.len)
		memcpy(at + outer.len + 1, inner.ptr, inner.len);
	r->used += len;
	return (sg_slice){at, len};
}

/* The values of the objects in an object, by their paths. */
static void flatten_inner(row *r, const sg_json *object)
{
	sg_slice outer[DEPTH];
	size_t depth = 0;
	const sg_json *at = object->first;
	while (at && r->count < CELLS) {
		sg_slice path = depth ? join(r, outer[depth - 1], at->key) : at->key;
		bool is_object = at->kind == SG_JSON_IS_OBJECT;
		if (is_object && at->first && path.len && depth < DEPTH) {
			outer[depth++] = path;
			at = at->first;
			continue;
		}
		if (depth && path.len && !is_object)
			add_cell(r, path, at);
		for (; depth && !at->next; depth--)
			at = at->parent;
		at = at->next;
	}
}

/* Its own values stand first, whatever it holds. */
static void flatten(row *r, const sg_json *object)
{
	r->count = r->used = 0;
	for (const sg_json *m = object->first; m; m = m->next)
		if (m->kind != SG_JSON_IS_OBJECT)
			add_cell(r, m->key, m);
	flatten_inner(r, object);
}

/* ---- what is it? ---------------------------------------------------------------------------- */

static bool is_row(const sg_json *value, const sg_column_wishes *wishes)
{
	row r;
	sg_column_wishes wished = *wishes;
	sg_columns columns;
	if (!value || value->kind != SG_JSON_IS_OBJECT)
		return false;
	flatten(&r, value);
	sg_columns__choose(&columns, &wished, r.names, r.count);
	return sg_columns__are_enough(&columns);
}

/* Is one of the first elements a row? The very first may lack its author. */
static bool is_list(const sg_json *list, const sg_column_wishes *wishes)
{
	const sg_json *at = list->kind == SG_JSON_IS_LIST ? list->first : NULL;
	for (int i = 0; i < LOOK_ROWS && at; i++, at = at->next)
		if (is_row(at, wishes))
			return true;
	return false;
}

/* The list of rows: the root, or the first list in it that is one. */
static const sg_json *list_in(const sg_json *root, const sg_column_wishes *wishes)
{
	if (!root || is_list(root, wishes))
		return root;
	for (const sg_json *m = root->kind == SG_JSON_IS_OBJECT ? root->first : NULL; m;
		m = m->next)
		if (is_list(m, wishes))
			return m;
	return NULL;
}

static sg_slice cut_line(sg_slice *rest)
{
	const char *end = rest->len ? memchr(rest->ptr, '\n', rest->len) : NULL;
	sg_slice line = {rest->ptr, end ? (size_t)(end - rest->ptr) : rest->len};
	size_t used = line.len + (end != NULL);
	*rest = (sg_slice){rest->ptr + used, rest->len - used};
	return line;
}

/* Lines that are objects, one of the first of them a row. A line alone is one too. */
static bool are_lines(sg_slice text, const sg_column_wishes *wishes, sg_arena *arena)
{
	enum { LINE_BYTES = 1 << 20 };
	for (int i = 0; i < LOOK_ROWS && text.len;) {
		const sg_json *object = NULL;
		sg_slice line = sg_slice_trim(cut_line(&text));
		if (!line.len)
			continue;
		if (line.len < LINE_BYTES && line.ptr[0] == '{' &&
			sg_json__read_tree(&object, line, arena, NULL) == SG_OK &&
			is_row(object, wishes))
			return true;
		i++;
	}
	return false;
}

/* A wish that names no field is an error of reading. */
static double recognise(const sg_reader *reader, sg_sample *sample)
{
	static const double rather_surely = 0.8; /* below the formats that are some site's */
	sg_column_wishes wishes;
	(void)reader;
	if (!sg_sample__begins_as_json(sample))
		return 0;
	if (sg_column_wishes__parse(&wishes, sample->columns, NULL) != SG_OK)
		return rather_surely;
	const sg_json *root = sg_sample__json(sample);
	bool is_ours = list_in(root, &wishes) || is_row(root, &wishes) ||
		       (!root && are_lines(sample->text, &wishes, sample->arena));
	return is_ours ? rather_surely : 0;
}

/* ---- reading -------------------------------------------------------------------------------- */

static sg_status add(sg_table *table, const sg_json *value, size_t pos)
{
	static const sg_error no_object = {
		SG_E_SYNTAX, "a row that is no object", 0, "it is passed over"};
	row r;
	if (value->kind != SG_JSON_IS_OBJECT)
		return sg_reading__add_fault(&table->reading, table->arena, no_object, pos);
	flatten(&r, value);
	sg_columns__choose(&table->columns, &table->wishes, r.names, r.count);
	return sg_table__add(table, r.cells, r.count, pos);
}

static sg_status add_lines(sg_table *table, sg_slice text)
{
	static const sg_error broken = {
		SG_E_SYNTAX, "this line is not valid JSON", 0, "it is passed over"};
	sg_slice rest = text;
	sg_status st = SG_OK;
	while (st == SG_OK && rest.len) {
		const sg_json *object = NULL;
		sg_slice line = cut_line(&rest);
		size_t pos = (size_t)(line.ptr - text.ptr);
		if (!sg_slice_trim(line).len)
			continue;
		st = sg_json__read_tree(&object, line, table->arena, NULL);
		if (st == SG_E_SYNTAX)
			st = sg_reading__add_fault(&table->reading, table->arena, broken, pos);
		else if (st == SG_OK)
			st = add(table, object, pos);
	}
	return st;
}

/* A tree: a list of rows, with a title beside it perhaps, or one row. */
static sg_status add_tree(sg_table *table, const sg_json *root, sg_error *err)
{
	const sg_json *list = list_in(root, &table->wishes);
	sg_status st = SG_OK;
	if (!list && root->kind == SG_JSON_IS_LIST)
		list = root;
	if (!list && is_row(root, &table->wishes))
		return add(table, root, 0);
	if (!list)
		return sg_fail(err, SG_E_SYNTAX, 0, "this JSON holds no list of rows",
			"a row is an object with a text and an author; see --columns");
	if (list != root)
		table->reading.title = sg_slice_trim(sg_json__text_at(root, "title"));
	for (const sg_json *at = list->first; at && st == SG_OK; at = at->next)
		st = add(table, at, at->pos);
	return st;
}

/* Each column of --columns must be in some row; else the first row's are named. */
static sg_status check_wishes(
	const sg_table *table, const sg_sample *sample, const sg_json *root, sg_error *err)
{
	row r = {.count = 0};
	const sg_json *first = root ? list_in(root, &table->wishes) : NULL;
	sg_slice rest = sample->text;
	first = first ? first->first : root ? root : NULL;
	if (root && !first)
		first = root->kind == SG_JSON_IS_LIST ? root->first : root;
	while (!first && rest.len)
		if (sg_json__read_tree(&first, cut_line(&rest), table->arena, NULL) != SG_OK)
			first = NULL;
	if (first && first->kind == SG_JSON_IS_LIST)
		first = first->first;
	if (first && first->kind == SG_JSON_IS_OBJECT)
		flatten(&r, first);
	return sg_column_wishes__check(&table->wishes, r.names, r.count, table->arena, err);
}

static sg_status read_rows(
	const sg_reader *reader, sg_reading *out, sg_sample *sample, sg_arena *arena, sg_error *err)
{
	sg_table table = {.arena = arena};
	const sg_json *root = sg_sample__json(sample);
	const sg_error *fault = &sample->json_fault;
	(void)reader;
	sg_status st = sg_column_wishes__parse(&table.wishes, sample->columns, err);
	bool is_text = !root && sample->text.len && sample->text.ptr[0] == '[';
	if (st == SG_OK && !root && (fault->code == SG_E_NOMEM || is_text))
		return sg_fail(err, fault->code, fault->pos, fault->what, fault->hint);
	if (st == SG_OK)
		st = root ? add_tree(&table, root, err) : add_lines(&table, sample->text);
	if (st == SG_OK)
		st = check_wishes(&table, sample, root, err);
	return st == SG_OK ? sg_table__read(out, &table, err) : st;
}

/* ---- thread by thread ----------------------------------------------------------------------- */

static sg_status pass_over(const sg_thread_sink *sink, size_t line, const char *what)
{
	sg_error fault = {SG_E_SYNTAX, what, line, "it is passed over"};
	return sink->pass_over(sink->context, fault);
}

/* A row of a thread that bears its opening's id answers that, if it says nothing else. */
static void assume_parent(sg_table_row *answer, const sg_columns *columns)
{
	sg_record *r = &answer->record;
	if (columns->of[SG_TABLE_PARENT] != SG_NONE || r->parent.len || !answer->thread.len ||
		sg_slice_eq(answer->thread, r->post.source_id))
		return;
	r->parent = answer->thread;
	r->post.is_parent_assumed = true;
}

/* Rows without a thread are all of one. */
static sg_status scan_object(const sg_json *object, size_t number, sg_column_wishes *wishes,
	const sg_thread_sink *sink, sg_arena *arena)
{
	static const sg_slice one = SG_SLICE_LIT("thread");
	row r;
	sg_columns columns;
	sg_table_row out;
	bool failed = false;
	flatten(&r, object);
	sg_columns__choose(&columns, wishes, r.names, r.count);
	bool says_something = sg_columns__row(&out, &columns, r.cells, r.count, arena, &failed);
	if (failed)
		return SG_E_NOMEM;
	if (!says_something)
		return pass_over(sink, number, "this line has neither a text nor an author");
	assume_parent(&out, &columns);
	return sink->take(sink->context, out.thread.len ? out.thread : one, &out.record);
}

static sg_status scan_line(
	sg_slice line, size_t number, sg_column_wishes *wishes, const sg_thread_sink *sink)
{
	sg_arena arena = SG_ARENA_INIT; /* of this line */
	const sg_json *object = NULL;
	sg_status st = sg_json__read_tree(&object, line, &arena, NULL);
	if (st == SG_E_SYNTAX)
		st = pass_over(sink, number, "this line is not valid JSON");
	else if (st == SG_OK && object->kind != SG_JSON_IS_OBJECT)
		st = pass_over(sink, number, "this line is no object of JSON");
	else if (st == SG_OK)
		st = scan_object(object, number, wishes, sink, &arena);
	sg_arena_destroy(&arena);
	return st;
}

static sg_slice without_bom(sg_slice line, size_t number)
{
	static const sg_slice bom = SG_SLICE_LIT("\xEF\xBB\xBF");
	bool has_bom = number == 1 && sg_slice_starts(line, bom);
	return has_bom ? (sg_slice){line.ptr + bom.len, line.len - bom.len} : line;
}

static sg_status scan_lines(
	sg_dump_lines *lines, sg_column_wishes *wishes, const sg_thread_sink *sink, sg_error *err)
{
	sg_slice line;
	bool is_cut;
	sg_status st;
	while ((st = sg_dump_lines__next(lines, &line, &is_cut, err)) == SG_OK && line.ptr) {
		line = without_bom(line, lines->number);
		if (is_cut)
			st = pass_over(sink, lines->number, "this line is longer than 64 MiB");
		else if (sg_slice_trim(line).len)
			st = scan_line(line, lines->number, wishes, sink);
		if (st != SG_OK)
			break;
	}
	return st;
}

/* SG_E_UNKNOWN is of files that nobody can scan; this is an option's value that is wrong. */
static sg_status wrong_wish(sg_status st, sg_error *why, sg_error *err)
{
	return st == SG_E_UNKNOWN ? sg_fail(err, SG_E_SYNTAX, 0, why->what, why->hint) : st;
}

/* What --columns names and no line has is named without the columns that there are: the lines are
 * gone. */
static sg_status scan(const sg_reader *reader, sg_source *source, const sg_thread_sink *sink,
	sg_arena *arena, sg_error *err)
{
	sg_error why = SG_ERROR_INIT;
	sg_column_wishes wishes;
	sg_dump_lines lines;
	(void)reader;
	sg_status st = sg_column_wishes__parse(&wishes, sink->columns, &why);
	if (st != SG_OK)
		return wrong_wish(st, &why, err);
	st = sg_dump_lines__open(&lines, source);
	if (st != SG_OK)
		return st;
	st = scan_lines(&lines, &wishes, sink, err);
	sg_dump_lines__close(&lines);
	if (st != SG_OK)
		return st;
	return wrong_wish(sg_column_wishes__check(&wishes, NULL, 0, arena, &why), &why, err);
}

const sg_reader sg_reader__rows = {.name = "rows",
	.about = "rows in JSON, a line for each post or a list of them",
	.recognise = recognise,
	.read = read_rows,
	.scan = scan};
