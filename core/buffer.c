/* Growing byte buffers. A failed append sticks, so that writers check once, at the end. */
#include "stancegraph/buffer.h"
#include "alloc.h"
#include "number.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>

void sg_buf_free(sg_buf *buf)
{
	free(buf->ptr);
	*buf = (sg_buf)SG_BUF_INIT;
}

void sg_buf_clear(sg_buf *buf)
{
	buf->len = 0;
	if (buf->ptr)
		buf->ptr[0] = '\0';
}

static bool reserve(sg_buf *buf, size_t more)
{
	if (buf->failed || more > SIZE_MAX / 4 - buf->len) {
		buf->failed = true;
		return false;
	}
	size_t need = buf->len + more + 1;
	if (need <= buf->capacity)
		return true;
	size_t grown = buf->capacity ? buf->capacity : 256;
	while (grown < need)
		grown *= 2;
	char *ptr = sg_alloc__realloc(buf->ptr, grown);
	if (!ptr) {
		buf->failed = true;
		return false;
	}
	buf->ptr = ptr;
	buf->capacity = grown;
	return true;
}

void sg_buf_add(sg_buf *buf, sg_slice s)
{
	if (!reserve(buf, s.len))
		return;
	if (s.len)
		memcpy(buf->ptr + buf->len, s.ptr, s.len);
	buf->len += s.len;
	buf->ptr[buf->len] = '\0';
}

void sg_buf_puts(sg_buf *buf, const char *s)
{
	sg_buf_add(buf, sg_slice_of(s));
}

void sg_buf_putc(sg_buf *buf, char c)
{
	sg_slice one = {&c, 1};
	sg_buf_add(buf, one);
}

void sg_buf_vprintf(sg_buf *buf, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	int n = sg_number__vsnprintf(NULL, 0, format, args);
	if (n < 0)
		buf->failed = true;
	else if (reserve(buf, (size_t)n)) {
		sg_number__vsnprintf(buf->ptr + buf->len, (size_t)n + 1, format, again);
		buf->len += (size_t)n;
	}
	va_end(again);
}

void sg_buf_printf(sg_buf *buf, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	sg_buf_vprintf(buf, format, args);
	va_end(args);
}

static void print(char *out, size_t size, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	sg_number__vsnprintf(out, size, format, args);
	va_end(args);
}

/* Nine decimals where they mean something. Rounding comes first, so that a number that was written
 * and read back is written in the same way again. */
static double rounded(double value)
{
	char text[64];
	if (fabs(value) >= 1e6)
		return value;
	print(text, sizeof text, "%.9f", value);
	value = sg_number__strtod(text, NULL);
	return value == 0 ? 0.0 : value;
}

void sg_buf_number(sg_buf *buf, double value)
{
	char text[64];
	if (!isfinite(value)) {
		sg_buf_puts(buf, "null");
		return;
	}
	value = rounded(value);
	for (int digits = 1; digits <= 17; digits++) {
		print(text, sizeof text, "%.*g", digits, value);
		if (sg_number__strtod(text, NULL) == value)
			break;
	}
	sg_buf_puts(buf, text);
}

sg_slice sg_buf_slice(const sg_buf *buf)
{
	sg_slice out = {buf->ptr, buf->len};
	return out;
}

sg_status sg_buf_status(const sg_buf *buf, sg_error *err)
{
	return buf->failed ? sg_fail(err, SG_E_NOMEM, 0, "out of memory", NULL) : SG_OK;
}
