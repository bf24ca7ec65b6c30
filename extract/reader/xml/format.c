/* The walk: the names of the open elements of a row are joined to a path; text under a path of the
 * row's table is added to that value. Rows may stand within rows (comments within an article). */
#include "reader/xml/format.h"

#include "stancegraph/buffer.h"

enum { MARK_BYTES = 8192, VALUE_BYTES = 1 << 26 };

/** A row that is open. */
typedef struct open_row {
	const sg_xml_row *row;
	sg_buf values[SG_XML_VALUES];
	size_t path_start; /* of the walk's path: what is behind belongs to this row */
} open_row;

typedef struct walk {
	const sg_xml_format *format;
	sg_xml_state state;
	sg_buf path; /* "/author/name", from the outermost open row on */
	open_row rows[SG_XML_NESTED_ROWS];
	size_t row_count;
	bool is_too_large; /* a value */
} walk;

static sg_slice path_in(const walk *w, const open_row *row)
{
	sg_slice path = sg_buf_slice(&w->path);
	size_t start = row->path_start + (path.len > row->path_start);
	return (sg_slice){path.ptr + start, path.len - start};
}

/* Append to the value whose path is open, with "@name" behind it where a name is given. */
static void add_value(walk *w, sg_slice attribute, sg_slice value)
{
	open_row *row = w->row_count ? &w->rows[w->row_count - 1] : NULL;
	size_t before = w->path.len;
	if (!row)
		return;
	if (attribute.len) {
		sg_buf_puts(&w->path, "/@");
		sg_buf_add(&w->path, attribute);
	}
	sg_slice path = path_in(w, row);
	for (size_t i = 0; i < SG_XML_VALUES && row->row->paths[i]; i++)
		if (sg_slice_eq(path, sg_slice_of(row->row->paths[i]))) {
			sg_buf_add(&row->values[i], value);
			w->is_too_large = w->is_too_large || row->values[i].len > VALUE_BYTES;
		}
	w->path.len = before;
}

/* The row that an element begins where the walk is. */
static const sg_xml_row *row_called(const walk *w, sg_slice name)
{
	const char *here = w->row_count ? w->rows[w->row_count - 1].row->element : NULL;
	for (size_t i = 0; i < w->format->row_count; i++) {
		const sg_xml_row *row = &w->format->rows[i];
		bool is_here = here && row->within ? strcmp(here, row->within) == 0
						   : !here && !row->within;
		if (is_here && sg_slice_eq(name, sg_slice_of(row->element)))
			return row;
	}
	return NULL;
}

static void start(walk *w, sg_slice name)
{
	const sg_xml_row *row = w->row_count < SG_XML_NESTED_ROWS ? row_called(w, name) : NULL;
	if (w->row_count || row) {
		sg_buf_putc(&w->path, '/');
		sg_buf_add(&w->path, name);
	}
	if (!row)
		return;
	open_row *opened = &w->rows[w->row_count++];
	opened->row = row;
	opened->path_start = w->path.len;
	for (size_t i = 0; i < SG_XML_VALUES; i++)
		sg_buf_clear(&opened->values[i]);
}

static sg_status end_row(walk *w, size_t line)
{
	sg_slice values[SG_XML_VALUES];
	open_row *row = &w->rows[--w->row_count];
	sg_status st = SG_OK;
	for (size_t i = 0; i < SG_XML_VALUES; i++) {
		values[i] = sg_buf_slice(&row->values[i]);
		st = row->values[i].failed ? SG_E_NOMEM : st;
	}
	return st == SG_OK ? w->format->take(
				     &w->state, (size_t)(row->row - w->format->rows), values, line)
			   : st;
}

static sg_status end(walk *w, size_t line)
{
	sg_status st = SG_OK;
	if (!w->row_count)
		return SG_OK;
	if (w->path.len == w->rows[w->row_count - 1].path_start)
		st = end_row(w, line);
	while (w->path.len && w->path.ptr[--w->path.len] != '/')
		;
	return st;
}

static sg_status listen(
	void *context, sg_xml_event event, sg_slice name, sg_slice value, size_t line)
{
	walk *w = context;
	sg_status st = SG_OK;
	if (event == SG_XML_START)
		start(w, name);
	else if (event == SG_XML_END)
		st = end(w, line);
	else
		add_value(w, name, value);
	return w->path.failed ? SG_E_NOMEM : w->is_too_large ? SG_E_LIMIT : st;
}

typedef struct pulled {
	sg_source *source;
	sg_error *err;
} pulled;

static int pull(void *context, char *bytes, int size)
{
	const pulled *p = context;
	size_t count = 0;
	sg_status st = sg_source_pull(p->source, bytes, (size_t)size, &count, p->err);
	return st == SG_OK ? (int)count : -1;
}

sg_status sg_xml_format__scan(const sg_reader *reader, sg_source *source,
	const sg_thread_sink *sink, sg_arena *arena, sg_error *err)
{
	walk w = {.format = reader->xml, .state = {.sink = sink, .arena = arena}};
	sg_error why = SG_ERROR_INIT;
	pulled p = {source, &why};
	sg_status st = sg_xml__parse(pull, &p, listen, &w, err);
	if (w.is_too_large)
		st = sg_fail(err, SG_E_LIMIT, 0, "a text in this XML is larger than 64 MiB",
			"such files are not read");
	else if (why.code != SG_OK)
		st = sg_fail(err, why.code, why.pos, why.what, why.hint);
	sg_buf_free(&w.path);
	for (size_t i = 0; i < SG_XML_NESTED_ROWS; i++)
		for (size_t k = 0; k < SG_XML_VALUES; k++)
			sg_buf_free(&w.rows[i].values[k]);
	return st;
}

double sg_xml_format__recognise(const sg_reader *reader, sg_sample *sample)
{
	static const double surely = 1;
	static const sg_slice bom = SG_SLICE_LIT("\xEF\xBB\xBF");
	sg_slice head = sample->bytes;
	if (sg_slice_starts(head, bom))
		head = (sg_slice){head.ptr + bom.len, head.len - bom.len};
	head = sg_slice_trim((sg_slice){head.ptr, head.len < MARK_BYTES ? head.len : MARK_BYTES});
	if (!head.len || head.ptr[0] != '<')
		return 0;
	for (const char *const *mark = reader->xml->marks; *mark; mark++)
		if (sg_slice_find(head, sg_slice_of(*mark)) < head.len)
			return surely;
	return 0;
}
