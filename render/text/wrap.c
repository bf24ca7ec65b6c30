/* Text for a box: cleaned, then broken into lines by display width.
 *
 * Breaking is greedy: a line takes words while they fit. `measure_break` finds how much of the
 * rest fits, and the last good place to stop within that. */
#include "text/wrap.h"

#include "stancegraph/buffer.h"
#include "text/breaks.h"
#include "text/measure.h"

/* A last line narrower than this share of the box gets help. */
#define WIDOW_SHARE 0.22

#define ELLIPSIS "\xE2\x80\xA6"

static bool is_space(uint32_t code)
{
	return code == ' ' || (code >= 0x09 && code <= 0x0D) || code == 0x85 || code == 0xA0 ||
	       code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 ||
	       code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

/* Control characters, marks that override direction, and what XML forbids. */
static bool is_dropped(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code <= 0x9F) ||
	       (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
	       code == 0x200E || code == 0x200F || code == 0x061C || code == 0xFEFF ||
	       code == 0x200B || code == 0xAD || (code & 0xFFFE) == 0xFFFE;
}

sg_slice sg_text__clean(sg_slice s, size_t limit_bytes, sg_arena *arena)
{
	sg_slice out = SG_SLICE_EMPTY;
	if (s.len > limit_bytes)
		s.len = limit_bytes;
	/* A byte that is not UTF-8 grows to three. */
	char *to = sg_arena_alloc(arena, s.len * 3 + 1);
	if (!to)
		return out;
	out.ptr = to;
	bool pending = false;
	for (size_t pos = 0, len; pos < s.len; pos += len) {
		uint32_t code = sg_utf8_at(s, pos, &len);
		bool is_bad = code == 0xFFFD && len == 1;
		if (is_space(code)) {
			pending = out.len > 0;
			continue;
		}
		if (is_dropped(code))
			continue;
		if (pending)
			to[out.len++] = ' ';
		pending = false;
		memcpy(to + out.len, is_bad ? "\xEF\xBF\xBD" : s.ptr + pos, is_bad ? 3 : len);
		out.len += is_bad ? 3 : len;
	}
	return out;
}

/* How many bytes of `s` (which starts with no space) go on one line of `width_em`. */
static size_t measure_break(sg_slice s, double width_em, bool is_bold)
{
	double used = 0;
	size_t good = 0, forced = 0, len;
	sg_text_meter meter = {is_bold, 0};
	sg_text_breaker breaker = {0};
	for (size_t pos = 0; pos < s.len; pos += len) {
		uint32_t code = sg_utf8_at(s, pos, &len);
		double em = sg_text__next_em(&meter, code);
		sg_text_break kind = sg_text__next_break(&breaker, code);
		if (kind == SG_BREAK_GOOD)
			good = pos;
		if (kind == SG_BREAK_CUT)
			forced = pos;
		/* A space may hang over the edge: it is not drawn. */
		if (used + em > width_em && code != ' ' && pos > 0)
			return good ? good : forced ? forced : pos;
		used += em;
	}
	return s.len;
}

static sg_slice advance(sg_slice s, size_t n)
{
	s.ptr += n;
	s.len -= n;
	while (s.len && *s.ptr == ' ') {
		s.ptr++;
		s.len--;
	}
	return s;
}

static sg_slice without_trailing_space(sg_slice s)
{
	while (s.len && s.ptr[s.len - 1] == ' ')
		s.len--;
	return s;
}

/* A comma, a dash or other dots before an ellipsis look like a slip. */
static sg_slice without_loose_end(sg_slice line)
{
	size_t at, len;
	for (line = without_trailing_space(line); line.len;
		line = without_trailing_space((sg_slice){line.ptr, at})) {
		for (at = line.len - 1; at > 0 && (line.ptr[at] & 0xC0) == 0x80;)
			at--;
		if (!sg_text__is_loose_end(sg_utf8_at(line, at, &len)))
			break;
	}
	return line;
}

static sg_slice with_ellipsis(sg_slice line, sg_arena *arena)
{
	line = without_loose_end(line);
	char *text = sg_arena_alloc(arena, line.len + sizeof ELLIPSIS);
	if (!text)
		return (sg_slice)SG_SLICE_EMPTY;
	if (line.len)
		memcpy(text, line.ptr, line.len);
	memcpy(text + line.len, ELLIPSIS, sizeof ELLIPSIS);
	return (sg_slice){text, line.len + sizeof ELLIPSIS - 1};
}

bool sg_text__has_rtl(sg_slice s)
{
	for (size_t pos = 0, len; pos < s.len; pos += len)
		if (sg_text__is_rtl(sg_utf8_at(s, pos, &len)))
			return true;
	return false;
}

bool sg_text__starts_rtl(sg_slice s)
{
	for (size_t pos = 0, len; pos < s.len; pos += len) {
		uint32_t code = sg_utf8_at(s, pos, &len);
		if (sg_text__is_rtl(code))
			return true;
		if ((code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z') ||
			(code >= 0xC0 && code < 0x590))
			return false;
	}
	return false;
}

static sg_status fill_lines(sg_lines *lines, sg_slice text, double width_px, sg_text_style style,
	size_t max_lines, sg_arena *arena)
{
	double width_em = width_px / (style.size_px * SG_TEXT_SLACK);
	double dots = sg_text__code_em(0x2026, style.is_bold);
	lines->count = 0;
	for (text = advance(text, 0); text.len && lines->count < max_lines;) {
		size_t n = measure_break(text, width_em, style.is_bold);
		sg_slice line = {text.ptr, n};
		if (lines->count + 1 == max_lines && advance(text, n).len) {
			line.len = measure_break(text, width_em - dots, style.is_bold);
			line = with_ellipsis(line, arena);
			if (!line.ptr)
				return SG_E_NOMEM;
			lines->is_shortened = true;
		}
		lines->items[lines->count++] = without_trailing_space(line);
		text = advance(text, n);
	}
	return SG_OK;
}

/* One word alone on the last line looks lost: give it company, if that costs no line. */
static void help_widow(sg_lines *lines, sg_slice text, double width_px, sg_text_style style,
	sg_lines *spare, sg_arena *arena)
{
	for (double share = 0.96; share > 0.8 && lines->count > 1 && !lines->is_shortened;
		share -= 0.04) {
		sg_slice last = lines->items[lines->count - 1];
		if (sg_text__width(last, style.size_px, style.is_bold) >= width_px * WIDOW_SHARE)
			return;
		/* One line more would show as a shortened last one. */
		spare->is_shortened = false;
		if (fill_lines(spare, text, width_px * share, style, lines->count, arena) !=
				SG_OK ||
			spare->is_shortened)
			return;
		sg_slice *items = lines->items;
		lines->items = spare->items;
		spare->items = items;
	}
}

sg_status sg_text__wrap(sg_lines *out, sg_slice text, double width_px, sg_text_style style,
	size_t max_lines, sg_arena *arena)
{
	sg_lines lines = {sg_arena_array(arena, max_lines, sizeof *lines.items), 0, false, false};
	sg_lines spare = {sg_arena_array(arena, max_lines, sizeof *lines.items), 0, false, false};
	if (!lines.items || !spare.items)
		return SG_E_NOMEM;
	sg_status st = fill_lines(&lines, text, width_px, style, max_lines, arena);
	if (st != SG_OK)
		return st;
	help_widow(&lines, text, width_px, style, &spare, arena);
	lines.is_rtl = sg_text__starts_rtl(text);
	*out = lines;
	return SG_OK;
}

sg_slice sg_text__fit(sg_slice text, double width_px, sg_text_style style, sg_arena *arena)
{
	sg_lines lines;
	if (sg_text__wrap(&lines, text, width_px, style, 1, arena) != SG_OK)
		return (sg_slice)SG_SLICE_EMPTY;
	return lines.count ? lines.items[0] : (sg_slice){"", 0};
}
