/* The walk: the names of the open elements of a row are joined to a path; text under a path of the
 * row's table is added to that value. Rows may stand within rows (comments within an article). */
#include "reader/xml/format.h"

#include "stancegraph/buffer.h"

enum { MARK_BYTES = 8192 };

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
	size_t outer; /* elements open before the outermost row */
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
		if (sg_slice_eq(path, sg_slice_of(row->row->paths[i])))
			sg_buf_add(&row->values[i], value);
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
	return w->path.failed ? SG_E_NOMEM : st;
}

sg_status sg_xml_format__scan(const sg_xml_format *format, sg_xml_source *read, void *source,
	const sg_thread_sink *sink, sg_arena *arena, sg_error *err)
{
	walk w = {.format = format, .state = {.sink = sink, .arena = arena}};
	sg_status st = sg_xml__parse(read, source, listen, &w, err);
	sg_buf_free(&w.path);
	for (size_t i = 0; i < SG_XML_NESTED_ROWS; i++)
		for (size_t k = 0; k < SG_XML_VALUES; k++)
			sg_buf_free(&w.rows[i].values[k]);
	return st;
}

/* ---- a whole file as one reading ------------------------------------------------------------- */

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

typedef struct whole {
	sg_arena *arena;
	sg_records records;
	sg_reading reading;
	size_t titles; /* of threads; one alone is the document's */
	sg_slice bytes;
	size_t line, pos; /* where the search for a line's beginning has come */
} whole;

static sg_status keep(whole *w, sg_slice *s)
{
	*s = sg_arena_copy(w->arena, *s);
	return s->ptr ? SG_OK : SG_E_NOMEM;
}

static sg_status keep_record(whole *w, sg_record r)
{
	sg_slice *const slices[] = {&r.headline, &r.text, &r.parent, &r.quoted, &r.post.author,
		&r.post.role, &r.post.handle, &r.post.source_id, &r.post.time, &r.post.url};
	sg_status st = SG_OK;
	for (size_t i = 0; i < sizeof slices / sizeof *slices && st == SG_OK; i++)
		st = slices[i]->len ? keep(w, slices[i]) : SG_OK;
	return st == SG_OK ? sg_records__add(&w->records, r, w->arena) : st;
}

static sg_status take(void *context, sg_slice thread, const sg_record *record)
{
	whole *w = context;
	(void)thread;
	bool is_title =
		!record->post.author.len && !record->post.source_id.len && !record->text.len;
	if (!is_title)
		return keep_record(w, *record);
	sg_slice title = SG_SLICE_EMPTY;
	sg_status st =
		sg_markup__plain(&title, record->headline, record->headline_markup, w->arena);
	title = sg_slice_trim(title);
	w->titles++;
	if (st == SG_OK && title.len)
		st = keep(w, &title);
	w->reading.title = title;
	return st;
}

/* Lines to bytes; lines that faults stand in only grow. */
static sg_status pass_over(void *context, sg_error fault)
{
	whole *w = context;
	const char *end;
	for (; w->line < fault.pos; w->line++) {
		end = memchr(w->bytes.ptr + w->pos, '\n', w->bytes.len - w->pos);
		if (!end)
			break;
		w->pos = (size_t)(end - w->bytes.ptr) + 1;
	}
	return sg_reading__add_fault(&w->reading, w->arena, fault, w->pos);
}

typedef struct bytes_source {
	sg_slice left;
} bytes_source;

static int read_bytes(void *context, char *out, int size)
{
	bytes_source *s = context;
	size_t count = s->left.len < (size_t)size ? s->left.len : (size_t)size;
	if (count)
		memcpy(out, s->left.ptr, count);
	s->left.ptr += count;
	s->left.len -= count;
	return (int)count;
}

sg_status sg_xml_format__read(
	const sg_reader *reader, sg_reading *out, sg_sample *sample, sg_arena *arena, sg_error *err)
{
	whole w = {.arena = arena,
		.reading = {.kind = SG_DOCUMENT_THREAD},
		.bytes = sample->bytes,
		.line = 1};
	bytes_source source = {sample->bytes};
	sg_thread_sink sink = {&w, take, pass_over};
	sg_status st = sg_xml_format__scan(reader->xml, read_bytes, &source, &sink, arena, err);
	if (st == SG_OK && !w.records.count)
		st = sg_fail(err, SG_E_EMPTY, 0, "there are no posts in this XML",
			"is it the right file of the export?");
	if (w.titles > 1)
		w.reading.title = (sg_slice)SG_SLICE_EMPTY;
	if (st == SG_OK)
		st = sg_records__read(&w.reading, w.records.items, w.records.count, arena, err);
	if (st == SG_OK)
		*out = w.reading;
	return st;
}
