/* A whole file of several threads: its records are kept, and read as one thread would be. */
#include "reader/threads.h"

#include "core/source.h"

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

static sg_status keep_title(whole *w, const sg_record *record)
{
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

static sg_status take(void *context, sg_slice thread, const sg_record *record)
{
	(void)thread;
	return sg_thread__is_title(record) ? keep_title(context, record)
					   : keep_record(context, *record);
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

static long read_bytes(void *context, void *out, size_t size)
{
	sg_slice *left = context;
	size_t count = left->len < size ? left->len : size;
	if (count)
		memcpy(out, left->ptr, count);
	left->ptr += count;
	left->len -= count;
	return (long)count;
}

/* What one alone posted is what the debate is about. */
static sg_status take_headline(whole *w)
{
	const sg_record *only = NULL;
	for (size_t i = 0; i < w->records.count; i++) {
		if (!w->records.items[i].headline.len)
			continue;
		if (only)
			return SG_OK;
		only = &w->records.items[i];
	}
	return only ? keep_title(w, only) : SG_OK;
}

static sg_status scan(whole *w, const sg_reader *reader, sg_slice bytes, sg_error *err)
{
	sg_thread_sink sink = {w, take, pass_over, 0, NULL};
	sg_source *source = NULL;
	sg_status st = sg_source__open_plain(&source, read_bytes, &bytes, err);
	if (st == SG_OK)
		st = reader->scan(reader, source, &sink, w->arena, err);
	sg_source_close(source);
	return st;
}

sg_status sg_threads__read(
	const sg_reader *reader, sg_reading *out, sg_sample *sample, sg_arena *arena, sg_error *err)
{
	whole w = {.arena = arena,
		.reading = {.kind = SG_DOCUMENT_THREAD},
		.bytes = sample->bytes,
		.line = 1};
	sg_status st = scan(&w, reader, sample->bytes, err);
	if (st == SG_OK && !w.records.count)
		st = sg_fail(err, SG_E_EMPTY, 0, "there are no posts in this file",
			"is it the right one of the export?");
	if (st == SG_OK && !w.titles)
		st = take_headline(&w);
	if (w.titles > 1)
		w.reading.title = (sg_slice)SG_SLICE_EMPTY;
	if (st == SG_OK)
		st = sg_records__read(&w.reading, w.records.items, w.records.count, arena, err);
	if (st == SG_OK)
		*out = w.reading;
	return st;
}
