/* The dump: readers hand records over, the sorter groups them by thread. */
#include "stancegraph/dump.h"

#include "core/alloc.h"
#include "core/source.h"
#include "dump/record_pack.h"
#include "dump/sorter.h"
#include "dump/thread.h"
#include "reader/threads.h"

#include <stdlib.h>

/* Lines of submissions with many pictures are that long. */
enum { HEAD_BYTES = 1 << 18 };

struct sg_dump {
	sg_sorter *sorter;
	sg_arena arena; /* of what readers keep to the end of a file */
	sg_buf packed;
	size_t thread_bytes;
	size_t files;           /* that were begun */
	const char *columns;    /* as in --columns */
	sg_dump_faults *faults; /* of the file at hand */
	sg_error *err;
	/* the first item of the next thread, which ended the one before */
	sg_slice key, item;
	bool has_begun;
	char head[HEAD_BYTES];
	size_t head_len;
};

sg_status sg_dump_open(sg_dump **out, const sg_dump_options *options)
{
	static const sg_dump_options usual = SG_DUMP_OPTIONS_INIT;
	const sg_dump_options *o = options ? options : &usual;
	sg_dump *dump = sg_alloc__realloc(NULL, sizeof *dump);
	if (!dump)
		return SG_E_NOMEM;
	memset(dump, 0, offsetof(sg_dump, head));
	dump->head_len = 0;
	dump->thread_bytes = o->thread_bytes;
	dump->columns = o->columns;
	sg_status st = sg_sorter__open(&dump->sorter, o->folder, o->memory_bytes);
	if (st == SG_OK)
		*out = dump;
	else
		free(dump);
	return st;
}

void sg_dump_close(sg_dump *dump)
{
	if (!dump)
		return;
	sg_sorter__close(dump->sorter);
	sg_arena_destroy(&dump->arena);
	sg_buf_free(&dump->packed);
	free(dump);
}

/* ---- reading -------------------------------------------------------------------------------- */

static sg_status take(void *context, sg_slice thread, const sg_record *record)
{
	sg_dump *dump = context;
	sg_buf_clear(&dump->packed);
	sg_record__pack(&dump->packed, record);
	sg_status st = sg_buf_status(&dump->packed, dump->err);
	return st == SG_OK ? sg_sorter__add(
				     dump->sorter, thread, sg_buf_slice(&dump->packed), dump->err)
			   : st;
}

static sg_status pass_over(void *context, sg_error fault)
{
	sg_dump_faults *f = ((sg_dump *)context)->faults;
	if (f->named < sizeof f->items / sizeof *f->items)
		f->items[f->named++] = fault;
	f->count++;
	return SG_OK;
}

/* What was pulled to know the form, then the rest. */
typedef struct again {
	sg_slice head;
	sg_source *rest;
	sg_error *err;
} again;

static long read_again(void *context, void *bytes, size_t size)
{
	again *a = context;
	size_t count = a->head.len < size ? a->head.len : size;
	if (count) {
		memcpy(bytes, a->head.ptr, count);
		a->head.ptr += count;
		a->head.len -= count;
		return (long)count;
	}
	return sg_source_pull(a->rest, bytes, size, &count, a->err) == SG_OK ? (long)count : -1;
}

static sg_status pull_head(sg_dump *dump, sg_source *source, sg_error *err)
{
	size_t count = 1;
	sg_status st = SG_OK;
	dump->head_len = 0;
	while (st == SG_OK && count && dump->head_len < HEAD_BYTES) {
		st = sg_source_pull(source, dump->head + dump->head_len,
			HEAD_BYTES - dump->head_len, &count, err);
		dump->head_len += st == SG_OK ? count : 0;
	}
	return st;
}

static const sg_reader *reader_of(sg_dump *dump, const char *from)
{
	sg_slice head = {dump->head, dump->head_len};
	while (dump->head_len == HEAD_BYTES && head.len && head.ptr[head.len - 1] != '\n')
		head.len--; /* a line that is cut may end within a character */
	if (!head.len)
		head.len = dump->head_len;
	const sg_reader *reader = sg_reader__choose_columns(head, from, dump->columns);
	return reader && reader->scan ? reader : NULL;
}

sg_status sg_dump_add(sg_dump *dump, sg_source *source, const char *from, sg_dump_faults *faults,
	sg_slice *beginning, sg_error *err)
{
	sg_error why = SG_ERROR_INIT;
	sg_thread_sink sink = {dump, take, pass_over, dump->files++, dump->columns};
	again a = {{dump->head, 0}, source, &why};
	sg_source *all = NULL;
	*faults = (sg_dump_faults){.count = 0};
	dump->faults = faults;
	dump->err = &why;
	sg_status st = pull_head(dump, source, &why);
	const sg_reader *reader = st == SG_OK ? reader_of(dump, from) : NULL;
	a.head.len = dump->head_len;
	if (beginning)
		*beginning = a.head;
	if (st == SG_OK && !reader)
		st = sg_fail(&why, SG_E_UNKNOWN, 0, "this is no dump of threads", NULL);
	if (st == SG_OK)
		st = sg_source__open_plain(&all, read_again, &a, &why);
	if (st == SG_OK) {
		sg_error fault = SG_ERROR_INIT;
		st = reader->scan(reader, all, &sink, &dump->arena, &fault);
		if (st != SG_OK && why.code == SG_OK)
			why = fault;
	}
	sg_source_close(all);
	/* A failure under the reader is what went wrong, whatever the reader made of it. */
	if (st != SG_OK && why.code == SG_OK)
		why = (sg_error){st, sg_status_name(st), 0, NULL};
	return st == SG_OK ? SG_OK : sg_fail(err, why.code, why.pos, why.what, why.hint);
}

/* ---- threads -------------------------------------------------------------------------------- */

static sg_status advance(sg_dump *dump, sg_error *err)
{
	return sg_sorter__next(dump->sorter, &dump->key, &dump->item, err);
}

static bool is_same_key(sg_slice a, sg_slice b)
{
	return b.ptr && sg_slice_eq(a, b);
}

static sg_status add_item(
	sg_dump *dump, sg_records *records, sg_dump_thread *thread, sg_arena *arena)
{
	sg_slice kept = sg_arena_copy(arena, dump->item);
	thread->bytes += kept.len;
	return kept.ptr ? sg_records__add(records, sg_record__unpack(kept), arena) : SG_E_NOMEM;
}

sg_status sg_dump_next(sg_dump *dump, sg_dump_thread *out, sg_arena *arena, sg_error *err)
{
	sg_dump_thread thread = {.count = 0};
	sg_records *records = sg_arena_alloc(arena, sizeof *records);
	bool is_too_large = false;
	sg_status st = records ? SG_OK : SG_E_NOMEM;
	if (st == SG_OK && !dump->has_begun)
		st = advance(dump, err);
	dump->has_begun = dump->has_begun || st == SG_OK;
	if (st == SG_OK && dump->key.ptr) {
		thread.key = sg_arena_copy(arena, dump->key);
		st = thread.key.ptr ? SG_OK : SG_E_NOMEM;
	}
	while (st == SG_OK && thread.key.ptr && is_same_key(thread.key, dump->key)) {
		is_too_large = is_too_large || thread.bytes + dump->item.len > dump->thread_bytes;
		if (!is_too_large)
			st = add_item(dump, records, &thread, arena);
		if (st == SG_OK)
			st = advance(dump, err);
	}
	if (st == SG_E_NOMEM)
		return sg_fail(err, st, 0, "out of memory", NULL);
	if (st != SG_OK)
		return st;
	thread.records = records;
	thread.count = records->count;
	*out = thread;
	return is_too_large ? sg_fail(err, SG_E_LIMIT, 0, "a thread is larger than the limit",
				      "it is passed over")
			    : SG_OK;
}

/* A title of its own, else the one headline. */
static sg_status read_title(sg_reading *reading, const sg_records *records, sg_arena *arena)
{
	const sg_record *title = NULL, *headline = NULL;
	size_t headlines = 0;
	for (size_t i = 0; i < records->count; i++) {
		const sg_record *r = &records->items[i];
		title = !title && sg_thread__is_title(r) ? r : title;
		headline = r->headline.len && !headline ? r : headline;
		headlines += r->headline.len > 0;
	}
	title = title ? title : headlines == 1 ? headline : NULL;
	if (!title)
		return SG_OK;
	sg_status st =
		sg_markup__plain(&reading->title, title->headline, title->headline_markup, arena);
	reading->title = sg_slice_trim(reading->title);
	return st;
}

sg_status sg_dump__read_thread(
	sg_reading *out, const sg_dump_thread *thread, sg_arena *arena, sg_error *err)
{
	const sg_records *all = thread->records;
	sg_records posts = {.count = 0};
	sg_reading reading = {.kind = SG_DOCUMENT_THREAD};
	sg_status st = read_title(&reading, all, arena);
	for (size_t i = 0; i < all->count && st == SG_OK; i++)
		if (!sg_thread__is_title(&all->items[i]))
			st = sg_records__add(&posts, all->items[i], arena);
	if (st == SG_OK && !posts.count)
		return sg_fail(err, SG_E_EMPTY, 0, "the thread has no posts", NULL);
	if (st == SG_OK)
		st = sg_records__read(&reading, posts.items, posts.count, arena, err);
	if (st == SG_OK)
		*out = reading;
	return st;
}
