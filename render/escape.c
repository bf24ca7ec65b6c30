/* Text as text, whatever it holds: for XML, DOT, Markdown, CSV, Mermaid and Argdown. */
#include "escape.h"

/* The marks that override direction would reorder what stands after the text as well. */
static bool is_dropped(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code <= 0x9F) ||
	       (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
	       (code & 0xFFFE) == 0xFFFE;
}

/* What ASCII characters become; those without an entry stay. */
typedef const char *const escapes[128];

#define BLANKS ['\t'] = " ", ['\n'] = " ", ['\r'] = " "

static escapes xml = {BLANKS, ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;",
	['\''] = "&#39;"};
static escapes dot = {['&'] = "&amp;",
	['\\'] = "\\\\",
	['"'] = "\\\"",
	['\n'] = "\\n",
	['\t'] = " ",
	['\r'] = " "};
static escapes markdown = {BLANKS, ['\\'] = "\\\\", ['`'] = "\\`", ['*'] = "\\*", ['_'] = "\\_",
	['{'] = "\\{", ['}'] = "\\}", ['['] = "\\[", [']'] = "\\]", ['<'] = "\\<", ['>'] = "\\>",
	['#'] = "\\#", ['|'] = "\\|", ['~'] = "\\~", ['&'] = "\\&", ['^'] = "\\^", ['$'] = "\\$"};
static escapes csv = {['"'] = "\"\"", ['\n'] = "\n", ['\t'] = "\t"};
static escapes mermaid = {BLANKS, ['"'] = "#quot;", ['#'] = "#35;", ['&'] = "#amp;", ['<'] = "#lt;",
	['>'] = "#gt;", ['`'] = "#96;", ['\\'] = "#92;", ['{'] = "#123;", ['}'] = "#125;"};
static escapes argdown = {BLANKS, ['\\'] = "\\\\", ['['] = "\\[", [']'] = "\\]", ['<'] = "\\<",
	['>'] = "\\>", ['{'] = "\\{", ['}'] = "\\}", ['#'] = "\\#", ['@'] = "\\@", ['*'] = "\\*",
	['_'] = "\\_", ['/'] = "\\/", [':'] = "\\:", ['='] = "\\="};

/* What a character becomes before another; 0: before any that can be seen. The last has no `c`. */
typedef struct pair {
	char c, next;
	const char *instead;
} pair;

/* Formulas; icons by name, and what looks like a style and loses its last code. */
static const pair mermaid_pairs[] = {{'$', '$', "#36;"}, {':', 0, "#58;"}, {0, 0, NULL}};
/* Words between two points without a blank are one sign, in which backslashes stay. */
static const pair argdown_pairs[] = {{'.', 0, "\\."}, {0, 0, NULL}};

static const char *of_pair(const pair *pairs, char c, char next)
{
	for (; pairs && pairs->c; pairs++)
		if (c == pairs->c &&
			(pairs->next ? next == pairs->next : (unsigned char)next > ' '))
			return pairs->instead;
	return NULL;
}

static void escape(sg_buf *out, sg_slice s, escapes table, const pair *pairs)
{
	size_t start = 0, len;
	for (size_t pos = 0; pos < s.len; pos += len) {
		uint32_t code = sg_utf8_at(s, pos, &len);
		const char *instead = code < 128 ? table[code] : NULL;
		if (!instead && pos + 1 < s.len)
			instead = of_pair(pairs, s.ptr[pos], s.ptr[pos + 1]);
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

/* From the first character that can be seen on: what is dropped must not hide how a text starts. */
static sg_slice from_visible(sg_slice s)
{
	size_t len;
	while (s.len) {
		uint32_t code = sg_utf8_at(s, 0, &len);
		bool is_blank = code == '\t' || code == '\n' || code == '\r';
		if (is_blank || !(is_dropped(code) || code == 0xFEFF || code == 0x200B))
			break;
		s = (sg_slice){s.ptr + len, s.len - len};
	}
	return s;
}

void sg_escape__xml(sg_buf *out, sg_slice s)
{
	escape(out, s, xml, NULL);
}

void sg_escape__dot(sg_buf *out, sg_slice s)
{
	sg_buf_putc(out, '"');
	escape(out, s, dot, NULL);
	sg_buf_putc(out, '"');
}

void sg_escape__markdown(sg_buf *out, sg_slice s, bool is_first)
{
	size_t digits = 0;
	s = is_first ? from_visible(s) : s;
	while (is_first && digits < s.len && s.ptr[digits] >= '0' && s.ptr[digits] <= '9')
		digits++;
	bool is_list = is_first && digits < s.len && strchr("-+=", s.ptr[0]);
	bool is_numbered = digits && digits < s.len && strchr(".)", s.ptr[digits]);
	if (is_list || is_numbered) {
		sg_buf_add(out, (sg_slice){s.ptr, digits});
		sg_buf_putc(out, '\\');
		sg_buf_putc(out, s.ptr[digits]);
		s = (sg_slice){s.ptr + digits + 1, s.len - digits - 1};
	}
	escape(out, s, markdown, NULL);
}

void sg_escape__markdown_url(sg_buf *out, sg_slice s)
{
	sg_buf_putc(out, '<');
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		if (c <= ' ' || c == '<' || c == '>' || c == '\\' || c == 0x7F)
			sg_buf_printf(out, "%%%02X", c);
		else
			sg_buf_putc(out, (char)c);
	}
	sg_buf_putc(out, '>');
}

/* Some spreadsheets take the wide forms for the others. */
static bool is_formula(sg_slice s)
{
	static const uint32_t starts[] = {
		'=', '+', '-', '@', '\t', '\r', '\n', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20};
	size_t len;
	s = from_visible(s);
	for (size_t i = 0; s.len && i < sizeof starts / sizeof *starts; i++)
		if (sg_utf8_at(s, 0, &len) == starts[i])
			return true;
	return false;
}

void sg_escape__csv(sg_buf *out, sg_slice s)
{
	sg_buf_putc(out, '"');
	if (is_formula(s))
		sg_buf_putc(out, '\'');
	escape(out, s, csv, NULL);
	sg_buf_putc(out, '"');
}

void sg_escape__mermaid(sg_buf *out, sg_slice s)
{
	escape(out, s, mermaid, mermaid_pairs);
}

void sg_escape__argdown(sg_buf *out, sg_slice s)
{
	escape(out, s, argdown, argdown_pairs);
}

bool sg_escape__is_web_address(sg_slice url)
{
	static const sg_slice plain = SG_SLICE_LIT("http://"), safe = SG_SLICE_LIT("https://");
	return sg_slice_starts_nocase(url, safe) || sg_slice_starts_nocase(url, plain);
}
