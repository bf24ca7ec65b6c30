/* Text for a box: cleaned, then broken into lines by display width.
 *
 * Breaking is greedy: a line takes words while they fit. `measure_break` finds how much of the
 * rest fits, and the last good place to stop within that. */
#include "text/wrap.h"

#include "stancegraph/buffer.h"
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
	       code == 0x200B || (code & 0xFFFE) == 0xFFFE;
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

static bool sticks_to_next(uint32_t code)
{
	return code == 0x3008 || code == 0x300A || code == 0x300C || code == 0x300E ||
	       code == 0x3010 || code == 0xFF08 || code == '(' || code == 0x201C;
}

static bool sticks_to_previous(uint32_t code)
{
	return code == 0x3001 || code == 0x3002 || code == 0x3009 || code == 0x300B ||
	       code == 0x300D || code == 0x300F || code == 0x3011 || code == 0xFF01 ||
	       code == 0xFF09 || code == 0xFF0C || code == 0xFF1A || code == 0xFF1B ||
	       code == 0xFF1F || code == 0x30FC || code == ')' || code == 0x201D || code == 0x2026;
}

static bool may_break_between(uint32_t before, uint32_t after)
{
	if (after == ' ')
		return true;
	if (before == ' ')
		return true;
	if (before == '-' || before == 0x2013 || before == 0x2014 || before == '/')
		return after != '/' && after != '-' && !(after >= '0' && after <= '9');
	return (sg_text__is_wide(before) || sg_text__is_wide(after)) && !sticks_to_next(before) &&
	       !sticks_to_previous(after);
}

/* How many bytes of `s` (which starts with no space) go on one line of `width_em`. */
static size_t measure_break(sg_slice s, double width_em, bool is_bold)
{
	double used = 0;
	size_t good = 0, forced = 0, len;
	uint32_t before = 0;
	for (size_t pos = 0; pos < s.len; pos += len) {
		uint32_t code = sg_utf8_at(s, pos, &len);
		double em = sg_text__code_em(code, is_bold);
		bool joins = sg_text__is_zero_width(code) || before == 0x200D;
		if (pos > 0 && may_break_between(before, code))
			good = pos;
		/* A space may hang over the edge: it is not drawn. */
		if (used + em > width_em && code != ' ' && pos > 0)
			return good ? good : joins && forced ? forced : pos;
		if (!joins)
			forced = pos;
		used += em;
		before = code;
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

/* `line` with an ellipsis behind it; a comma or a dash before an ellipsis looks like a slip. */
static sg_slice with_ellipsis(sg_slice line, sg_arena *arena)
{
	static const sg_slice dots = SG_SLICE_LIT(ELLIPSIS);
	line = without_trailing_space(line);
	if (sg_slice_ends(line, dots))
		line = without_trailing_space((sg_slice){line.ptr, line.len - dots.len});
	while (line.len && memchr(",;:-(", line.ptr[line.len - 1], 5))
		line = without_trailing_space((sg_slice){line.ptr, line.len - 1});
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
