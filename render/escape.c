/* Text as text, whatever it holds: for XML and for DOT. */
#include "escape.h"

/* The marks that override direction would reorder what stands after the text as well. */
static bool is_dropped(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code <= 0x9F) ||
	       (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
	       (code & 0xFFFE) == 0xFFFE;
}

static const char *xml_entity(uint32_t code)
{
	switch (code) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	case '\t':
	case '\n':
	case '\r':
		return " ";
	default:
		return NULL;
	}
}

static const char *dot_sequence(uint32_t code)
{
	switch (code) {
	case '&':
		return "&amp;";
	case '\\':
		return "\\\\";
	case '"':
		return "\\\"";
	case '\n':
		return "\\n";
	case '\t':
	case '\r':
		return " ";
	default:
		return NULL;
	}
}

static void escape(sg_buf *out, sg_slice s, const char *(*replacement)(uint32_t code))
{
	size_t start = 0, len;
	for (size_t pos = 0; pos < s.len; pos += len) {
		uint32_t code = sg_utf8_at(s, pos, &len);
		const char *instead = replacement(code);
		if (!instead && is_dropped(code))
			instead = "";
		if (!instead && code == 0xFFFD && len == 1)
			instead = "\xEF\xBF\xBD";
		if (!instead)
			continue;
		sg_buf_add(out, (sg_slice){s.ptr + start, pos - start});
		sg_buf_puts(out, instead);
		start = pos + len;
	}
	if (start < s.len)
		sg_buf_add(out, (sg_slice){s.ptr + start, s.len - start});
}

void sg_escape__xml(sg_buf *out, sg_slice s)
{
	escape(out, s, xml_entity);
}

void sg_escape__dot(sg_buf *out, sg_slice s)
{
	sg_buf_putc(out, '"');
	escape(out, s, dot_sequence);
	sg_buf_putc(out, '"');
}
