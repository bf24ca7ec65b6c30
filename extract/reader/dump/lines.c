/* Lines: a buffer that is filled behind what is left of it, and grows for a line that it cannot
 * hold, up to a limit. */
#include "reader/dump/lines.h"

#include "core/alloc.h"

#include <stdlib.h>

enum { FIRST_BYTES = 1 << 18 };

sg_status sg_dump_lines__open(sg_dump_lines *out, sg_source *source)
{
	sg_dump_lines lines = {
		.source = source, .capacity = FIRST_BYTES, .longest = SG_DUMP_LINE_BYTES};
	lines.bytes = sg_alloc__realloc(NULL, lines.capacity);
	if (!lines.bytes)
		return SG_E_NOMEM;
	*out = lines;
	return SG_OK;
}

void sg_dump_lines__close(sg_dump_lines *lines)
{
	free(lines->bytes);
	lines->bytes = NULL;
}

/* Room behind the bytes at hand. */
static sg_status make_room(sg_dump_lines *l)
{
	if (l->start) {
		memmove(l->bytes, l->bytes + l->start, l->end - l->start);
		l->end -= l->start;
		l->start = 0;
	}
	if (l->end < l->capacity)
		return SG_OK;
	char *more = sg_alloc__realloc(l->bytes, l->capacity * 2);
	if (!more)
		return SG_E_NOMEM;
	l->bytes = more;
	l->capacity *= 2;
	return SG_OK;
}

static sg_status fill(sg_dump_lines *l, sg_error *err)
{
	size_t count = 0;
	sg_status st = make_room(l);
	if (st != SG_OK)
		return sg_fail(err, st, 0, "out of memory", NULL);
	st = sg_source_pull(l->source, l->bytes + l->end, l->capacity - l->end, &count, err);
	l->end += count;
	l->is_at_end = st == SG_OK && count == 0;
	return st;
}

/* Drop bytes up to the end of the line at hand, which is too long to be kept. */
static sg_status skip_rest(sg_dump_lines *l, sg_error *err)
{
	const char *end = NULL;
	sg_status st = SG_OK;
	while (st == SG_OK && !l->is_at_end && !end) {
		l->start = l->end = 0;
		st = fill(l, err);
		end = l->end ? memchr(l->bytes, '\n', l->end) : NULL;
	}
	l->start = end ? (size_t)(end - l->bytes) + 1 : l->end;
	return st;
}

/* Read on until the line at hand has its end in the buffer, or is too long, or the source ends. */
static sg_status find_end(sg_dump_lines *l, const char **end, sg_error *err)
{
	size_t looked = 0; /* at bytes from `start` on, without finding an end */
	sg_status st = SG_OK;
	for (;;) {
		size_t left = l->end - l->start;
		*end = left > looked ? memchr(l->bytes + l->start + looked, '\n', left - looked)
				     : NULL;
		looked = left;
		if (*end || st != SG_OK || l->is_at_end || left > l->longest)
			return st;
		st = fill(l, err);
	}
}

sg_status sg_dump_lines__next(sg_dump_lines *l, sg_slice *line, bool *is_cut, sg_error *err)
{
	const char *end = NULL;
	*line = (sg_slice)SG_SLICE_EMPTY;
	*is_cut = false;
	sg_status st = find_end(l, &end, err);
	size_t len = end ? (size_t)(end - l->bytes) - l->start : l->end - l->start;
	if (st != SG_OK || (!end && !len))
		return st;
	l->number++;
	*is_cut = len > l->longest;
	if (*is_cut && !end)
		st = skip_rest(l, err);
	else
		l->start += len + (end != NULL);
	*line = (sg_slice){l->bytes + l->start, 0};
	if (*is_cut)
		return st;
	*line = (sg_slice){l->bytes + l->start - len - (end != NULL), len};
	if (len && line->ptr[len - 1] == '\r')
		line->len--;
	return st;
}
