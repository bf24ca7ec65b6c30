/* The readers' table, and how one is chosen: each looks at the same sample, the surest reads. */
#include "reader/reader.h"
#include "reader/quotations.h"
#include "reader/sample.h"
#include "stancegraph/extract.h"

#define READER(row, name) &sg_reader__##row,
static const sg_reader *const READERS[] = {
#include "reader/readers.h"
};
#undef READER

enum { READER_COUNT = sizeof READERS / sizeof *READERS };

const char *const *sg_reader_names(void)
{
#define READER(row, name) name,
	static const char *const names[] = {
#include "reader/readers.h"
		NULL};
#undef READER
	return names;
}

static const sg_reader *reader_called(const char *name)
{
	for (size_t i = 0; i < READER_COUNT; i++)
		if (strcmp(READERS[i]->name, name) == 0)
			return READERS[i];
	return NULL;
}

const char *sg_reader_about(const char *name)
{
	const sg_reader *reader = reader_called(name);
	return reader ? reader->about : NULL;
}

/* May the reader look at it: is it text, where it must be? */
static bool is_fit(const sg_reader *reader, const sg_sample *sample)
{
	return reader->takes_bytes || sample->fault.code == SG_OK;
}

static const sg_reader *surest(sg_sample *sample)
{
	const sg_reader *best = NULL;
	double best_score = 0;
	for (size_t i = 0; i < READER_COUNT; i++) {
		double score =
			is_fit(READERS[i], sample) ? READERS[i]->recognise(READERS[i], sample) : 0;
		if (score > best_score) {
			best = READERS[i];
			best_score = score;
		}
	}
	return best;
}

const sg_reader *sg_reader__choose(sg_slice bytes, const char *name)
{
	return sg_reader__choose_columns(bytes, name, NULL);
}

const sg_reader *sg_reader__choose_columns(sg_slice bytes, const char *name, const char *columns)
{
	if (name)
		return reader_called(name);
	sg_arena arena = SG_ARENA_INIT;
	sg_sample sample;
	sg_sample__init(&sample, bytes, &arena);
	sample.columns = columns;
	const sg_reader *best = surest(&sample);
	sg_arena_destroy(&arena);
	return best;
}

/* Bytes of the text to bytes of the input: from its BOM on. Where the text was converted they are
 * not known. */
static void shift(sg_reading *reading, sg_error *err, const sg_sample *sample)
{
	bool is_part = sample->text.ptr >= sample->bytes.ptr &&
		       sample->text.ptr <= sample->bytes.ptr + sample->bytes.len;
	size_t start = is_part ? (size_t)(sample->text.ptr - sample->bytes.ptr) : 0;
	if (err && err->code == SG_E_SYNTAX)
		err->pos = is_part ? err->pos + start : 0;
	for (size_t i = 0; reading && i < reading->fault_count; i++)
		reading->faults[i].pos = is_part ? reading->faults[i].pos + start : 0;
}

sg_status sg_reader__read(
	const sg_reader *reader, sg_reading *out, sg_slice bytes, sg_arena *arena, sg_error *err)
{
	return sg_reader__read_columns(reader, out, bytes, NULL, arena, err);
}

sg_status sg_reader__read_columns(const sg_reader *reader, sg_reading *out, sg_slice bytes,
	const char *columns, sg_arena *arena, sg_error *err)
{
	sg_sample sample;
	sg_reading reading = {0};
	sg_sample__init(&sample, bytes, arena);
	sample.columns = columns;
	reader = reader ? reader : surest(&sample);
	if (reader ? !is_fit(reader, &sample) : sample.fault.code != SG_OK)
		return sg_fail(err, sample.fault.code, sample.fault.pos, sample.fault.what,
			sample.fault.hint);
	sg_status st = reader ? reader->read(reader, &reading, &sample, arena, err) : SG_E_UNKNOWN;
	if (!reader || !reader->takes_bytes)
		shift(st == SG_OK ? &reading : NULL, st == SG_OK ? NULL : err, &sample);
	if (st == SG_OK && !reading.text.ptr)
		reading.text = sample.text;
	if (st == SG_OK)
		st = sg_quotations__match(&reading, arena);
	if (st == SG_OK)
		*out = reading;
	return st;
}

double sg_reader__score(const sg_reader *reader, sg_slice bytes)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_sample sample;
	sg_sample__init(&sample, bytes, &arena);
	double score = is_fit(reader, &sample) ? reader->recognise(reader, &sample) : 0;
	sg_arena_destroy(&arena);
	return score;
}
