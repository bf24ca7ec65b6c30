/* Is it a page? The first bytes tell: a doctype, <html>, or a part of a page that begins and ends
 * with tags. Prose that holds a tag here and there is none. And in what encoding is it? */
#include "reader/html/page.h"

#include "reader/charset.h"
#include "reader/letters.h"

enum { HEAD_BYTES = 4096, TAG_BYTES = 400 };

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The first bytes, without those that are NUL in UTF-16, and without a BOM. */
static sg_slice head_of(sg_slice bytes, char out[HEAD_BYTES])
{
	static const char *const marks[] = {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"};
	size_t len = 0;
	bool is_wide = false;
	for (size_t i = 0; i < 3; i++) {
		sg_slice mark = sg_slice_of(marks[i]);
		if (!sg_slice_starts(bytes, mark))
			continue;
		is_wide = i > 0;
		bytes = sg_slice__part(bytes, mark.len, bytes.len);
		break;
	}
	for (size_t i = 0; i < bytes.len && len < HEAD_BYTES; i++)
		if (!is_wide || bytes.ptr[i])
			out[len++] = bytes.ptr[i];
	return (sg_slice){out, len};
}

/* Past white space, comments and <?xml …?>. */
static sg_slice past_prologue(sg_slice head)
{
	static const sg_slice open = SG_SLICE_LIT("<!--"), xml = SG_SLICE_LIT("<?xml");
	for (;;) {
		head = sg_slice_trim(head);
		bool is_comment = sg_slice_starts(head, open);
		if (!is_comment && !sg_slice_starts_nocase(head, xml))
			return head;
		sg_slice end = sg_slice_of(is_comment ? "-->" : "?>");
		size_t at = sg_slice_find(head, end);
		if (at == head.len)
			return head;
		head = sg_slice__part(head, at + end.len, head.len);
	}
}

static sg_slice tag_at(sg_slice head)
{
	size_t at = 1;
	if (!head.len || head.ptr[0] != '<')
		return (sg_slice)SG_SLICE_EMPTY;
	while (at < head.len && !is_space(head.ptr[at]) && head.ptr[at] != '>' &&
		head.ptr[at] != '/')
		at++;
	return sg_slice__part(head, 1, at);
}

/* Tags close together, and the last byte closes one. */
static bool is_marked_up(sg_slice bytes)
{
	size_t tags = 0, ends = 0;
	bytes = sg_slice_trim(bytes);
	for (size_t i = 0; i + 1 < bytes.len; i++) {
		char next = bytes.ptr[i + 1];
		if (bytes.ptr[i] != '<')
			continue;
		ends += next == '/';
		tags += next == '/' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
	}
	return ends > 0 && tags >= 4 && tags * TAG_BYTES > bytes.len &&
	       bytes.ptr[bytes.len - 1] == '>';
}

bool sg_page_begins_as_html(sg_slice bytes)
{
	static const char *const pages[] = {"body", "head", "html"};
	static const char *const parts[] = {"article", "aside", "blockquote", "center", "div", "dl",
		"footer", "form", "h1", "h2", "h3", "h4", "header", "link", "main", "meta", "nav",
		"ol", "p", "script", "section", "shreddit-comment", "span", "style", "table",
		"tbody", "title", "tr", "ul"};
	char buffer[HEAD_BYTES];
	size_t start = 0;
	while (start < bytes.len && is_space(bytes.ptr[start]))
		start++;
	if (start == bytes.len ||
		(bytes.ptr[start] != '<' && (unsigned char)bytes.ptr[start] < 0xEF))
		return false;
	sg_slice head = past_prologue(head_of(sg_slice__part(bytes, start, bytes.len), buffer));
	if (sg_slice_starts_nocase(head, sg_slice_of("<!doctype html")))
		return true;
	sg_slice tag = tag_at(head);
	if (tag.len && SG_WORD_IS_IN(tag, pages))
		return true;
	return tag.len && SG_WORD_IS_IN(tag, parts) && is_marked_up(bytes);
}

/* ---- the encoding --------------------------------------------------------------------------- */

/* Behind "charset=", perhaps in quotation marks, in a <meta> of the first bytes. */
static sg_slice declared_charset(sg_slice head)
{
	static const sg_slice key = SG_SLICE_LIT("charset"), meta = SG_SLICE_LIT("<meta");
	for (size_t at = 0; at + meta.len < head.len; at++) {
		sg_slice rest = sg_slice__part(head, at, head.len);
		if (rest.ptr[0] != '<' || !sg_slice_starts_nocase(rest, meta))
			continue;
		const char *close = memchr(rest.ptr, '>', rest.len);
		size_t end = close ? (size_t)(close - rest.ptr) : rest.len;
		for (size_t i = meta.len; i + key.len < end; i++) {
			if (!sg_slice_starts_nocase(sg_slice__part(rest, i, end), key))
				continue;
			size_t from = i + key.len;
			while (from < end &&
				(is_space(rest.ptr[from]) || strchr("=\"'", rest.ptr[from])))
				from++;
			size_t to = from;
			while (to < end && !is_space(rest.ptr[to]) &&
				!strchr("\"';/>", rest.ptr[to]))
				to++;
			return sg_slice__part(rest, from, to);
		}
	}
	return (sg_slice)SG_SLICE_EMPTY;
}

/* Encodings whose bytes are all valid UTF-8. */
static bool is_seven_bit(sg_slice name)
{
	return sg_slice_starts_nocase(name, sg_slice_of("iso-2022")) ||
	       sg_slice_starts_nocase(name, sg_slice_of("hz"));
}

sg_status sg_page_text(sg_slice *out, sg_slice bytes, sg_arena *arena)
{
	sg_slice head = sg_slice__part(bytes, 0, bytes.len < HEAD_BYTES ? bytes.len : HEAD_BYTES);
	sg_slice name = declared_charset(head);
	bool is_utf8 = sg_utf8_check(bytes) == bytes.len && !is_seven_bit(name);
	bool is_said = !is_utf8 && sg_charset__is_known(name) &&
		       !sg_slice_starts_nocase(name, sg_slice_of("utf-16"));
	return sg_charset__decode(
		out, NULL, bytes, is_said ? name : (sg_slice)SG_SLICE_EMPTY, arena);
}
