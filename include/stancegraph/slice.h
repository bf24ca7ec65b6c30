/* Slices: text as a pointer and a length in bytes, borrowed from somebody's buffer.
 *
 * A slice owns nothing and need not end in NUL. A span is the same thing as offsets into one
 * document, so that it survives moving the buffer and can be checked. */
#ifndef STANCEGRAPH_SLICE_H
#define STANCEGRAPH_SLICE_H

#include "stancegraph/status.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct sg_slice {
	const char *ptr;
	size_t len; /* bytes */
} sg_slice;

/** Byte offsets into one document's text, end exclusive. */
typedef struct sg_span {
	uint32_t start, end;
} sg_span;

#define SG_SLICE_EMPTY                                                                             \
	{                                                                                          \
		NULL, 0                                                                            \
	}
/** A slice of a string literal, usable as a constant initialiser. */
#define SG_SLICE_LIT(s)                                                                            \
	{                                                                                          \
		(s), sizeof(s) - 1                                                                 \
	}

/** A slice of a NUL-terminated string; NULL gives the empty slice. O(length). */
static inline sg_slice sg_slice_of(const char *s)
{
	sg_slice out = {s, s ? strlen(s) : 0};
	return out;
}

/** `text[span]`. The span must lie inside the text. O(1). */
static inline sg_slice sg_slice_at(sg_slice text, sg_span span)
{
	sg_slice out = {text.ptr + span.start, (size_t)(span.end - span.start)};
	return out;
}

static inline sg_span sg_span_make(size_t start, size_t end)
{
	sg_span out = {(uint32_t)start, (uint32_t)end};
	return out;
}

static inline uint32_t sg_span_len(sg_span s)
{
	return s.end - s.start;
}

/** Do two spans share a byte? */
static inline bool sg_span_overlaps(sg_span a, sg_span b)
{
	return a.start < b.end && b.start < a.end;
}

/** Does `outer` hold all of `inner`? */
static inline bool sg_span_holds(sg_span outer, sg_span inner)
{
	return outer.start <= inner.start && inner.end <= outer.end;
}

/* Pure functions: thread-safe, no allocation, O(length) unless said otherwise. */
SG_API bool sg_slice_eq(sg_slice a, sg_slice b);
/** ASCII letters compare without case; all other bytes as they are. */
SG_API bool sg_slice_eq_nocase(sg_slice a, sg_slice b);
SG_API bool sg_slice_starts(sg_slice s, sg_slice prefix);
SG_API bool sg_slice_starts_nocase(sg_slice s, sg_slice prefix);
SG_API bool sg_slice_ends(sg_slice s, sg_slice suffix);
/** Byte order; shorter first among equals. Fit for qsort. */
SG_API int sg_slice_cmp(sg_slice a, sg_slice b);
/** Without ASCII white space, U+00A0, U+200B and U+FEFF at either end. */
SG_API sg_slice sg_slice_trim(sg_slice s);
/** Byte offset of `needle` in `hay`, or hay.len if it does not stand there. O(hay + needle). */
SG_API size_t sg_slice_find(sg_slice hay, sg_slice needle);

/**
 * Offset of the first byte that is not valid UTF-8 (no surrogates, no overlong forms, at most
 * U+10FFFF), or s.len if all of it is.
 */
SG_API size_t sg_utf8_check(sg_slice s);

/**
 * Decode the code point at byte `pos` (< s.len) and store its length in bytes, 1 to 4. A byte
 * that starts no valid sequence reads as U+FFFD of length 1. O(1).
 */
SG_API uint32_t sg_utf8_at(sg_slice s, size_t pos, size_t *len_bytes);

/** 1-based line, and column in code points, of byte `pos`; for messages. O(pos). */
SG_API void sg_line_column(sg_slice text, size_t pos, size_t *line, size_t *column);

#ifdef __cplusplus
}
#endif
#endif
