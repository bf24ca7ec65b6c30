/* Sources: one buffer of raw bytes, and a decompressor where the first of them say so. */
#include "source.h"

#include "alloc.h"
#include "unpack/unpack.h"

#include <stdlib.h>

enum { RAW_BYTES = 1 << 16, MAGIC_BYTES = 4 };

struct sg_source {
	sg_source_read *read;
	void *context;
	const sg_unpacker *unpacker; /* NULL: bytes come as they are */
	void *state;
	size_t start, end; /* of the raw bytes that are not used yet */
	uint64_t consumed;
	bool is_at_end;  /* of the raw bytes */
	bool is_between; /* nothing is missing if the file ends here */
	char raw[RAW_BYTES];
};

static const sg_unpacker *const UNPACKERS[] = {
	&sg_unpacker__gzip, &sg_unpacker__zstd, &sg_unpacker__zstd_skipping};

static const char NO_MEMORY[] = "out of memory";

static sg_status read_raw(sg_source *s, char *bytes, size_t size, size_t *count, sg_error *err)
{
	long n = s->read(s->context, bytes, size);
	*count = 0;
	if (n < 0 || (size_t)n > size)
		return sg_fail(err, SG_E_IO, 0, "reading failed", NULL);
	s->is_at_end = n == 0;
	s->consumed += (uint64_t)n;
	*count = (size_t)n;
	return SG_OK;
}

/* More raw bytes behind those that are left. */
static sg_status fill(sg_source *s, sg_error *err)
{
	size_t count = 0;
	if (s->start == s->end)
		s->start = s->end = 0;
	if (s->is_at_end || s->end == sizeof s->raw)
		return SG_OK;
	sg_status st = read_raw(s, s->raw + s->end, sizeof s->raw - s->end, &count, err);
	s->end += count;
	return st;
}

static sg_status choose_unpacker(sg_source *s, sg_error *err)
{
	sg_status st = SG_OK;
	while (st == SG_OK && s->end < MAGIC_BYTES && !s->is_at_end)
		st = fill(s, err);
	if (st != SG_OK)
		return st;
	sg_slice head = {s->raw, s->end};
	for (size_t i = 0; i < sizeof UNPACKERS / sizeof *UNPACKERS; i++)
		if (sg_slice_starts(head, UNPACKERS[i]->magic))
			s->unpacker = UNPACKERS[i];
	if (!s->unpacker)
		return SG_OK;
	s->state = s->unpacker->open();
	return s->state ? SG_OK : sg_fail(err, SG_E_NOMEM, 0, NO_MEMORY, NULL);
}

sg_status sg_source__open_plain(sg_source **out, sg_source_read *read, void *context, sg_error *err)
{
	sg_source *s = sg_alloc__realloc(NULL, sizeof *s);
	if (!s)
		return sg_fail(err, SG_E_NOMEM, 0, NO_MEMORY, NULL);
	memset(s, 0, offsetof(sg_source, raw));
	s->read = read;
	s->context = context;
	*out = s;
	return SG_OK;
}

sg_status sg_source_open(sg_source **out, sg_source_read *read, void *context, sg_error *err)
{
	sg_source *s = NULL;
	sg_status st = sg_source__open_plain(&s, read, context, err);
	if (st == SG_OK)
		st = choose_unpacker(s, err);
	if (st == SG_OK)
		*out = s;
	else
		sg_source_close(s);
	return st;
}

static void copy(sg_source *s, sg_unpack_io *io)
{
	size_t count = io->in_left < io->out_left ? io->in_left : io->out_left;
	memcpy(io->out, io->in, count);
	io->in += count;
	io->in_left -= count;
	io->out_left -= count;
	s->is_between = true;
}

static sg_status step(sg_source *s, sg_unpack_io *io, sg_error *err)
{
	sg_status st = SG_OK;
	if (s->unpacker)
		st = s->unpacker->step(s->state, io, &s->is_between);
	else
		copy(s, io);
	return st == SG_OK ? SG_OK
	       : st == SG_E_NOMEM
		       ? sg_fail(err, st, 0, NO_MEMORY, NULL)
		       : sg_fail(err, st, 0, "the compressed file is damaged", "get it once more");
}

sg_status sg_source_pull(sg_source *source, void *bytes, size_t size, size_t *count, sg_error *err)
{
	sg_source *s = source;
	sg_unpack_io io = {.out = bytes, .out_left = size};
	sg_status st = SG_OK;
	bool is_stuck = false; /* nothing more comes out of what is there */
	if (!s->unpacker && s->start == s->end && size && !s->is_at_end)
		return read_raw(s, bytes, size, count, err); /* spares a copy */
	while (st == SG_OK && size && io.out_left == size && !is_stuck) {
		if (s->start == s->end)
			st = fill(s, err);
		if (st != SG_OK)
			break;
		io.in = s->raw + s->start;
		io.in_left = s->end - s->start;
		st = step(s, &io, err);
		s->start = s->end - io.in_left;
		is_stuck = s->is_at_end && io.out_left == size && s->start == s->end;
	}
	*count = size - io.out_left;
	if (st == SG_OK && is_stuck && s->unpacker && !s->is_between)
		st = sg_fail(err, SG_E_ENCODING, 0, "the compressed file is cut off",
			"get it once more");
	return st;
}

uint64_t sg_source_consumed(const sg_source *source)
{
	return source->consumed;
}

void sg_source_close(sg_source *source)
{
	if (source && source->state)
		source->unpacker->close(source->state);
	free(source);
}
