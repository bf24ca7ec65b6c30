/* Threads one by one: `-T ndjson`. Inputs are read into a dump, which groups their records by
 * thread; then threads are extracted, several at a time, and written in their order, a line each.
 * An input that is no dump is a thread of its own.
 *
 * Only extraction runs on several processors: igraph, under the graph stage, allows one thread. */
#include "analysing.h"
#include "extracting.h"
#include "fetch/url.h"
#include "folder.h"
#include "folder_dump.h"
#include "load.h"
#include "output.h"
#include "progress.h"
#include "run.h"
#include "stancegraph/stancegraph.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

enum { BATCH_THREADS = 64, BATCH_BYTES = 1 << 21, WORKERS_MOST = 64 };

typedef struct item {
	sg_dump_thread thread;
	sg_slice path;
	sg_arena arena;
	sg_debate debate;
	sg_error err;
} item;

typedef struct dump_job {
	const options *options;
	sg_arena *arena;
	sg_dump *dump;
	inputs plain;     /* those that are no dumps */
	const char *path; /* of the first dump, without the suffix of its compression */
	size_t path_len;
	bool has_skipped, has_input;
	sg_extract_options how;
	output_stream out;
	item *items; /* of the batch */
	size_t count;
	uint64_t lines;
} dump_job;

/* ---- is it asked for? ----------------------------------------------------------------------- */

static bool is_ndjson(const sg_renderer *format)
{
	return format && strcmp(format->name, "ndjson") == 0;
}

bool run_dump_is_asked(const options *o)
{
	bool is_asked = o->format && is_ndjson(sg_renderer_by_name(o->format));
	for (size_t i = 0; i < o->output_count; i++)
		is_asked = is_asked || is_ndjson(sg_renderer_by_path(o->outputs[i]));
	return is_asked && o->command->extracts;
}

/* ---- reading -------------------------------------------------------------------------------- */

static void report(dump_job *j, const char *path, const sg_dump_faults *faults)
{
	const char *name = input_name(path);
	for (size_t i = 0; i < faults->named; i++)
		message_error_line(name, faults->items[i].pos, faults->items[i].hint, "%s",
			faults->items[i].what);
	if (faults->count > faults->named)
		message_error(name, NULL, "%llu more like these",
			(unsigned long long)(faults->count - faults->named));
	j->has_skipped = j->has_skipped || faults->count;
}

/* An input that is no dump: the bytes that were pulled to see that, and the rest. */
static exit_code add_plain(
	dump_job *j, const char *path, sg_source *source, sg_slice head, const input_file *file)
{
	input in = {.path = path, .bytes = SG_BUF_INIT};
	sg_buf_add(&in.bytes, head);
	bool is_read = input_add_rest(&in, source, file);
	j->has_skipped = j->has_skipped || !is_read;
	j->has_input = j->has_input || is_read;
	return is_read ? inputs_add(&j->plain, in, j->arena) : DONE;
}

static void remember_path(dump_job *j, const char *path)
{
	static const char *const suffixes[] = {".gz", ".zst", ".zstd"};
	sg_slice name = sg_slice_of(path);
	if (j->path)
		return;
	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
		if (sg_slice_ends(name, sg_slice_of(suffixes[i])))
			name.len -= strlen(suffixes[i]);
	j->path = path;
	j->path_len = name.len;
}

static exit_code fail_input(
	dump_job *j, const char *path, const sg_error *err, const input_file *file)
{
	j->has_skipped = true;
	if (err->code == SG_E_NOMEM)
		return message_out_of_memory();
	bool is_file = file && file->why;
	message_error(input_name(path), err->hint, "%s", is_file ? strerror(file->why) : err->what);
	/* Else it is the temporary files that failed. */
	return err->code == SG_E_IO && err->hint ? FAULT : DONE;
}

/* What was read before a dump's failure is written as well. */
static exit_code add_source(
	dump_job *j, const char *path, sg_source *source, const input_file *file)
{
	sg_error err = SG_ERROR_INIT;
	sg_dump_faults faults;
	sg_slice head = SG_SLICE_EMPTY;
	sg_status st = sg_dump_add(j->dump, source, j->options->from, &faults, &head, &err);
	if (st == SG_E_UNKNOWN)
		return add_plain(j, path, source, head, file);
	report(j, path, &faults);
	remember_path(j, path);
	j->has_input = true;
	return st == SG_OK ? DONE : fail_input(j, path, &err, file);
}

/* The rest of bytes in memory, as a file is read. */
static long read_slice(void *context, void *bytes, size_t size)
{
	sg_slice *rest = context;
	size_t n = rest->len < size ? rest->len : size;
	if (n)
		memcpy(bytes, rest->ptr, n);
	*rest = (sg_slice){rest->ptr + n, rest->len - n};
	return (long)n;
}

static exit_code add_address(dump_job *j, const char *address)
{
	input in;
	sg_error err = SG_ERROR_INIT;
	sg_source *source = NULL;
	bool is_read = input_load(&in, address, j->options);
	j->has_skipped = j->has_skipped || !is_read || in.is_partial;
	if (!is_read)
		return DONE;
	sg_slice rest = sg_buf_slice(&in.bytes);
	exit_code code = sg_source_open(&source, read_slice, &rest, &err) == SG_OK
				 ? add_source(j, address, source, NULL)
				 : fail_input(j, address, &err, NULL);
	sg_source_close(source);
	input_free(&in);
	return code;
}

static exit_code add_folder(dump_job *j, const char *path)
{
	sg_error err = SG_ERROR_INIT;
	sg_source *source = NULL;
	folder_dump dump;
	folder_dump_begin(&dump, path);
	exit_code code = sg_source_open(&source, folder_dump_pull, &dump, &err) == SG_OK
				 ? add_source(j, path, source, NULL)
				 : fail_input(j, path, &err, NULL);
	sg_source_close(source);
	folder_dump_end(&dump);
	return code;
}

static exit_code add_file(dump_job *j, const char *path)
{
	bool is_standard = strcmp(path, "-") == 0;
	sg_error err = SG_ERROR_INIT;
	sg_source *source = NULL;
	input_file from = {.file = is_standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)};
	if (from.file < 0) {
		j->has_skipped = true;
		message_error(
			path, errno == ENOENT ? "is the name right?" : NULL, "%s", strerror(errno));
		return DONE;
	}
	exit_code code = sg_source_open(&source, input_pull, &from, &err) == SG_OK
				 ? add_source(j, path, source, &from)
				 : fail_input(j, path, &err, &from);
	sg_source_close(source);
	if (!is_standard)
		close(from.file);
	return code;
}

/* Of a chat: each channel is a thread. */
static exit_code add_chat(dump_job *j, const char *path)
{
	size_t before = j->plain.count;
	exit_code code = folder_read(&j->plain, path, j->arena);
	j->has_input = j->has_input || j->plain.count > before;
	return code;
}

static exit_code add_input(dump_job *j, const char *path)
{
	return url_is(path)           ? add_address(j, path)
	       : folder_dump_is(path) ? add_folder(j, path)
	       : folder_is(path)      ? add_chat(j, path)
				      : add_file(j, path);
}

static exit_code add_inputs(dump_job *j)
{
	const options *o = j->options;
	exit_code code = DONE;
	if (!o->input_count)
		code = add_input(j, "-");
	for (size_t i = 0; i < o->input_count && code == DONE; i++)
		code = add_input(j, o->inputs[i]);
	return code == DONE && !j->has_input ? NO_INPUT : code;
}

/* ---- extracting ----------------------------------------------------------------------------- */

typedef struct worker {
	pthread_t thread;
	dump_job *job;
	size_t first, step;
} worker;

static void *work(void *context)
{
	worker *w = context;
	dump_job *j = w->job;
	for (size_t i = w->first; i < j->count; i += w->step) {
		item *it = &j->items[i];
		sg_status st = it->err.code;
		if (st == SG_OK)
			st = sg_extract_thread(
				&it->debate, &it->thread, it->path, &j->how, &it->arena, &it->err);
		it->err.code = st;
	}
	return NULL;
}

static void extract_batch(dump_job *j)
{
	worker workers[WORKERS_MOST];
	size_t count = j->options->threads < WORKERS_MOST ? j->options->threads : WORKERS_MOST;
	size_t started = 1;
	count = count > j->count ? j->count : count;
	for (size_t i = 0; i < count; i++)
		workers[i] = (worker){.job = j, .first = i, .step = count};
	for (; started < count; started++)
		if (pthread_create(&workers[started].thread, NULL, work, &workers[started]) != 0)
			break;
	for (size_t i = started; i < count; i++) /* no thread could be had: do its share here */
		(void)work(&workers[i]);
	if (count)
		(void)work(&workers[0]);
	for (size_t i = 1; i < started; i++)
		(void)pthread_join(workers[i].thread, NULL);
}

/* "dump.ndjson#t3_abc": which thread of which dump. */
static sg_slice path_of(dump_job *j, item *it)
{
	sg_slice key = it->thread.key;
	char *path = sg_arena_alloc(&it->arena, j->path_len + key.len + 2);
	if (!path)
		return (sg_slice)SG_SLICE_EMPTY;
	memcpy(path, j->path, j->path_len);
	path[j->path_len] = '#';
	memcpy(path + j->path_len + 1, key.ptr, key.len);
	return (sg_slice){path, j->path_len + 1 + key.len};
}

static void name_thread(const item *it)
{
	sg_buf name = SG_BUF_INIT;
	sg_buf_add(&name, it->path);
	message_error(name.ptr ? name.ptr : "a thread", it->err.hint, "%s", it->err.what);
	sg_buf_free(&name);
}

/* ---- writing -------------------------------------------------------------------------------- */

static exit_code write_debate(dump_job *j, sg_debate *debate, sg_arena *arena)
{
	sg_graph_options how = analysing_options(j->options);
	sg_error err = SG_ERROR_INIT;
	sg_buf line = SG_BUF_INIT;
	sg_status st = SG_OK;
	if (j->options->command->analyses)
		st = sg_graph_analyse(debate, &how, arena, &err);
	if (st == SG_OK)
		st = sg_json_write_line(&line, debate, &err);
	bool is_written = st == SG_OK && output_add(&j->out, sg_buf_slice(&line));
	sg_buf_free(&line);
	j->lines += is_written;
	if (st != SG_OK)
		message_error(NULL, err.hint, "%s", err.what);
	return is_written ? DONE : FAULT;
}

/* A thread that is a title and no more has no debate, and is no fault. */
static exit_code write_item(dump_job *j, item *it)
{
	if (it->err.code == SG_OK)
		return write_debate(j, &it->debate, &it->arena);
	if (it->err.code == SG_E_NOMEM)
		return message_out_of_memory();
	if (it->err.code == SG_E_EMPTY)
		return DONE;
	name_thread(it);
	j->has_skipped = true;
	return DONE;
}

static exit_code write_batch(dump_job *j)
{
	exit_code code = DONE;
	for (size_t i = 0; i < j->count && code == DONE; i++)
		code = write_item(j, &j->items[i]);
	return code;
}

static void end_batch(dump_job *j)
{
	for (size_t i = 0; i < j->count; i++)
		sg_arena_destroy(&j->items[i].arena);
}

/* Threads until the batch is full, or none is left; `*is_last` then. */
static exit_code fill_batch(dump_job *j, bool *is_last)
{
	uint64_t bytes = 0;
	for (j->count = 0; j->count < BATCH_THREADS && bytes < BATCH_BYTES; j->count++) {
		item *it = &j->items[j->count];
		*it = (item){.debate = SG_DEBATE_INIT, .err = SG_ERROR_INIT};
		sg_status st = sg_dump_next(j->dump, &it->thread, &it->arena, &it->err);
		*is_last = st == SG_OK && !it->thread.key.ptr;
		if (*is_last || (st != SG_OK && st != SG_E_LIMIT)) {
			sg_arena_destroy(&it->arena);
			if (st == SG_OK)
				return DONE;
			message_error(NULL, it->err.hint, "%s", it->err.what);
			return FAULT;
		}
		it->path = path_of(j, it);
		if (!it->path.ptr)
			it->err.code = SG_E_NOMEM;
		bytes += it->thread.bytes;
	}
	return DONE;
}

static exit_code write_threads(dump_job *j)
{
	bool is_last = false;
	exit_code code = DONE;
	while (code == DONE && !is_last) {
		code = fill_batch(j, &is_last);
		if (code == DONE) {
			extract_batch(j);
			code = write_batch(j);
		}
		end_batch(j);
	}
	return code;
}

static exit_code write_plain(dump_job *j, const input *in)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_debate debate = SG_DEBATE_INIT;
	sg_error err = SG_ERROR_INIT;
	sg_input one = {sg_slice_of(in->path), sg_buf_slice(&in->bytes)};
	bool is_debate = sg_json_is_debate(one.bytes);
	sg_status st = is_debate ? sg_json_read(&debate, one.bytes, &arena, &err)
				 : sg_extract(&debate, &one, 1, &j->how, &arena, &err);
	exit_code code = DONE;
	if (st == SG_E_NOMEM)
		code = message_out_of_memory();
	else if (st != SG_OK)
		extracting_report_error(in, &err);
	else if (!is_debate)
		extracting_report_records(in, &debate.documents[0]);
	bool is_whole = st == SG_OK && (is_debate || !debate.documents[0].skipped_count);
	j->has_skipped = j->has_skipped || !is_whole;
	if (st == SG_OK)
		code = write_debate(j, &debate, &arena);
	sg_arena_destroy(&arena);
	return code;
}

static exit_code write_all(dump_job *j, const char *path)
{
	if (!output_begin(&j->out, path))
		return FAULT;
	progress_stage("extracting");
	exit_code code = write_threads(j);
	for (size_t i = 0; i < j->plain.count && code == DONE; i++)
		code = write_plain(j, &j->plain.items[i]);
	if (code == DONE && !j->lines)
		code = NO_INPUT;
	exit_code end = output_end(&j->out, code == DONE);
	message_note("%llu debates written", (unsigned long long)j->lines);
	return code == DONE ? end : code;
}

/* ---- the run -------------------------------------------------------------------------------- */

static exit_code check(const options *o)
{
	exit_code code = input_check(o->inputs, o->input_count);
	if (code == DONE)
		code = extracting_check(o);
	if (code == DONE)
		code = analysing_check(o);
	if (code == DONE && o->output_count > 1)
		code = message_usage(
			"make the others in a run of their own", "ndjson is written alone");
	if (code == DONE && o->wants_text)
		code = message_usage(NULL, "--text has no format, but ndjson is asked for");
	return code;
}

static exit_code run_stages(dump_job *j)
{
	const options *o = j->options;
	const char *folder = getenv("TMPDIR");
	sg_dump_options how = SG_DUMP_OPTIONS_INIT;
	if (folder && *folder)
		how.folder = folder;
	how.columns = o->columns;
	if (sg_dump_open(&j->dump, &how) != SG_OK)
		return message_out_of_memory();
	j->items = sg_arena_array(j->arena, BATCH_THREADS, sizeof *j->items);
	if (!j->items)
		return message_out_of_memory();
	progress_stage("reading");
	exit_code code = add_inputs(j);
	if (code == DONE)
		code = write_all(j, o->output_count ? o->outputs[0] : "-");
	bool has_skipped = j->has_skipped || j->plain.has_skipped;
	return code == DONE && has_skipped ? DONE_BUT_SKIPPED : code;
}

exit_code run_dump(const options *o, sg_arena *arena)
{
	dump_job j = {.options = o, .arena = arena, .how = SG_EXTRACT_OPTIONS_INIT};
	exit_code code = check(o);
	if (code == DONE)
		code = extracting_options(&j.how, o, arena);
	if (code != DONE)
		return code;
	if (!o->is_quiet)
		progress_start();
	code = run_stages(&j);
	progress_stop();
	inputs_free(&j.plain);
	sg_dump_close(j.dump);
	return code;
}
