/* Buffers: bytes that leave the library (JSON, SVG, DOT), growing at the end. */
#ifndef STANCEGRAPH_BUFFER_H
#define STANCEGRAPH_BUFFER_H

#include "stancegraph/slice.h"

#include <stdarg.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The owner calls sg_buf_free. After a failed append `failed` is set and later appends do
 * nothing, so that a writer checks once, at its end, with sg_buf_status.
 */
typedef struct sg_buf {
	char *ptr; /* NUL-terminated once anything was appended */
	size_t len, capacity;
	bool failed;
} sg_buf;

#define SG_BUF_INIT                                                                                \
	{                                                                                          \
		NULL, 0, 0, false                                                                  \
	}

SG_API void sg_buf_free(sg_buf *buf);
SG_API void sg_buf_clear(sg_buf *buf); /* length 0; keeps the memory */
SG_API void sg_buf_add(sg_buf *buf, sg_slice s);
SG_API void sg_buf_puts(sg_buf *buf, const char *s);
SG_API void sg_buf_putc(sg_buf *buf, char c);
/** printf into the buffer, in the C locale's number format whatever the process's locale is. */
SG_API void sg_buf_printf(sg_buf *buf, const char *format, ...)
#if defined(__GNUC__)
	__attribute__((format(printf, 2, 3)))
#endif
	;
SG_API void sg_buf_vprintf(sg_buf *buf, const char *format, va_list args)
#if defined(__GNUC__)
	__attribute__((format(printf, 2, 0)))
#endif
	;
/**
 * Shortest decimal that reads back as `value` within 1e-9: "0.5", "3", "-12.25"; non-finite:
 * "null".
 */
SG_API void sg_buf_number(sg_buf *buf, double value);
SG_API sg_slice sg_buf_slice(const sg_buf *buf);
/** SG_OK, or SG_E_NOMEM after a failed append. */
SG_API SG_MUST_USE sg_status sg_buf_status(const sg_buf *buf, sg_error *err);

#ifdef __cplusplus
}
#endif
#endif
