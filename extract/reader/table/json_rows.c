/* Rows in JSON: a line for each (NDJSON), or a list of objects, perhaps under a key of the
 * outermost object. Keys stand for columns, "author.name" for the name in an author. Objects need
 * not have the same keys, so each is looked at for itself. */
#include "reader/dump/lines.h"
#include "reader/table/rows.h"
#include "reader/threads.h"

enum { CELLS = 256, PATH_BYTES = 128, NAMES_BYTES = CELLS * 32 };

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
	memcpy(at, outer.ptr, outer.len);
	at[outer.len] = '.';
	if (inner.len)
		memcpy(at + outer.len + 1, inner.ptr, inner.len);
	r->used += len;
	return (sg_slice){at, len};
}

static void flatten(row *r, const sg_json *object)
{
	r->count = r->used = 0;
	for (const sg_json *m = object->first; m; m = m->next) {
		if (m->kind != SG_JSON_IS_OBJECT)
			add_cell(r, m->key, m);
		for (const sg_json *n = m->kind == SG_JSON_IS_OBJECT ? m->first : NULL; n;
			n = n->next) {
			sg_slice path = n->kind == SG_JSON_IS_OBJECT ? (sg_slice)SG_SLICE_EMPTY
								     : join(r, m->key, n->key);
			if (path.len)
				add_cell(r, path, n);
		}
	}
}

/* {"author": {"name": …}} is an author as {"author": …} is. */
static void guess_within(sg_columns *columns, const row *r)
{
	static const char *const people[] = {"author.name", "author.username", "author.login",
		"user.name", "user.username", "user.login", "user.screen_name", "from.name"};
	for (size_t i = 0; i < sizeof people / sizeof *people; i++)
		for (size_t k = 0; k < r->count; k++)
			if (columns->of[SG_TABLE_AUTHOR] == SG_NONE &&
				sg_slice_eq(r->names[k], sg_slice_of(people[i])))
				columns->of[SG_TABLE_AUTHOR] = (uint32_t)k;
}

/* The columns of an object; those that --columns names and it lacks are empty. */
static void choose(sg_columns *columns, const row *r, const char *wish)
{
	sg_columns__guess(columns, r->names, r->count);
	guess_within(columns, r);
	while (wish && *wish) {
		size_t len = strcspn(wish, ",");
		char one[PATH_BYTES];
		sg_slice part = {wish, len};
		sg_table_field field = sg_table_field__called(
			sg_slice_trim((sg_slice){wish, sg_slice_find(part, sg_slice_of("="))}));
		if (field < SG_TABLE_COUNT && len < sizeof one) {
			memcpy(one, wish, len);
			one[len] = '\0';
			columns->of[field] = SG_NONE;
			if (sg_columns__override(columns, one, r->names, r->count, NULL) != SG_OK)
				columns->of[field] = SG_NONE;
		}
		wish += len;
		wish += *wish == ',';
	}
}

/* ---- what is it? ---------------------------------------------------------------------------- */

static bool is_row(const sg_json *value, const char *wish)
{
	row r;
	sg_columns columns;
	if (!value || value->kind != SG_JSON_IS_OBJECT)
		return false;
	flatten(&r, value);
	choose(&columns, &r, wish);
	return sg_columns__are_enough(&columns);
}

/* The list of rows: the root, or the first list in it that begins with one. */
static const sg_json *list_in(const sg_json *root, const char *wish)
{
	if (root && root->kind == SG_JSON_IS_LIST)
		return is_row(root->first, wish) ? root : NULL;
	for (const sg_json *m = root && root->kind == SG_JSON_IS_OBJECT ? root->first : NULL; m;
		m = m->next)
		if (m->kind == SG_JSON_IS_LIST && is_row(m->first, wish))
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

/* Two lines that are objects, the first of them a row. */
static bool are_lines(sg_slice text, const char *wish, sg_arena *arena)
{
	enum { LINE_BYTES = 1 << 20 };
	const sg_json *object = NULL;
	sg_slice first = SG_SLICE_EMPTY;
	while (text.len && !first.len)
		first = sg_slice_trim(cut_line(&text));
	sg_slice rest = sg_slice_trim(text);
	bool has_more = !rest.len || rest.ptr[0] == '{';
	return has_more && first.len && first.len < LINE_BYTES && first.ptr[0] == '{' &&
	       sg_json__read_tree(&object, first, arena, NULL) == SG_OK && is_row(object, wish);
}

static double recognise(const sg_reader *reader, sg_sample *sample)
{
	static const double fairly_surely = 0.9;
	(void)reader;
	if (!sg_sample__begins_as_json(sample))
		return 0;
	const sg_json *root = sg_sample__json(sample);
	bool is_ours = root ? list_in(root, sample->columns) != NULL
			    : are_lines(sample->text, sample->columns, sample->arena);
	return is_ours ? fairly_surely : 0;
}

/* ---- reading -------------------------------------------------------------------------------- */

static sg_status add(sg_table *table, const sg_json *value, const char *wish, size_t pos)
{
	static const sg_error no_object = {
		SG_E_SYNTAX, "a row that is no object", 0, "it is passed over"};
	row r;
	if (value->kind != SG_JSON_IS_OBJECT)
		return sg_reading__add_fault(&table->reading, table->arena, no_object, pos);
	flatten(&r, value);
	choose(&table->columns, &r, wish);
	return sg_table__add(table, r.cells, r.count, pos);
}

static sg_status add_lines(sg_table *table, sg_slice text, const char *wish)
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
			st = add(table, object, wish, pos);
	}
	return st;
}

static sg_status read_rows(
	const sg_reader *reader, sg_reading *out, sg_sample *sample, sg_arena *arena, sg_error *err)
{
	sg_table table = {.arena = arena};
	const sg_json *root = sg_sample__json(sample);
	const sg_json *list = list_in(root, sample->columns);
	sg_status st = SG_OK;
	(void)reader;
	if (root && !list && root->kind == SG_JSON_IS_LIST)
		list = root;
	if (root && !list)
		return sg_fail(err, SG_E_SYNTAX, 0, "this JSON holds no list of rows",
			"a row is an object with a text and an author; see --columns");
	for (const sg_json *at = list ? list->first : NULL; at && st == SG_OK; at = at->next)
		st = add(&table, at, sample->columns, at->pos);
	if (!root)
		st = add_lines(&table, sample->text, sample->columns);
	return st == SG_OK ? sg_table__read(out, &table, err) : st;
}

/* ---- thread by thread ----------------------------------------------------------------------- */

static sg_status pass_over(const sg_thread_sink *sink, size_t line, const char *what)
{
	sg_error fault = {SG_E_SYNTAX, what, line, "it is passed over"};
	return sink->pass_over(sink->context, fault);
}

/* Rows without a thread are all of one. */
static sg_status scan_line(sg_slice line, size_t number, const sg_thread_sink *sink)
{
	static const sg_slice one = SG_SLICE_LIT("thread");
	sg_arena arena = SG_ARENA_INIT; /* of this line */
	const sg_json *object = NULL;
	sg_columns columns;
	sg_record record;
	sg_relation_kind stance;
	row r = {.count = 0};
	bool failed = false;
	sg_status st = sg_json__read_tree(&object, line, &arena, NULL);
	bool is_object = st == SG_OK && object->kind == SG_JSON_IS_OBJECT;
	if (is_object) {
		flatten(&r, object);
		choose(&columns, &r, NULL);
	}
	if (st == SG_E_SYNTAX || (st == SG_OK && !is_object))
		st = pass_over(sink, number, "this line is no object of JSON");
	else if (is_object && sg_columns__record(&record, &stance, &columns, r.cells, r.count,
				      &arena, &failed)) {
		sg_slice thread = sg_columns__cell(&columns, SG_TABLE_THREAD, r.cells, r.count);
		st = failed ? SG_E_NOMEM
			    : sink->take(sink->context, thread.len ? thread : one, &record);
	} else if (is_object)
		st = pass_over(sink, number, "this line has neither a text nor an author");
	sg_arena_destroy(&arena);
	return st;
}

static sg_status scan(const sg_reader *reader, sg_source *source, const sg_thread_sink *sink,
	sg_arena *arena, sg_error *err)
{
	sg_dump_lines lines;
	sg_slice line;
	bool is_cut;
	(void)reader;
	(void)arena;
	sg_status st = sg_dump_lines__open(&lines, source);
	if (st != SG_OK)
		return st;
	while ((st = sg_dump_lines__next(&lines, &line, &is_cut, err)) == SG_OK && line.ptr) {
		if (is_cut)
			st = pass_over(sink, lines.number, "this line is longer than 64 MiB");
		else if (sg_slice_trim(line).len)
			st = scan_line(line, lines.number, sink);
		if (st != SG_OK)
			break;
	}
	sg_dump_lines__close(&lines);
	return st;
}

const sg_reader sg_reader__rows = {.name = "rows",
	.about = "rows in JSON, a line for each post or a list of them",
	.recognise = recognise,
	.read = read_rows,
	.scan = scan};
