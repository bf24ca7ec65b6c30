/* Lines in and out. In: a part is cut into lines, and each gives up its marks of quotation;
 * whether "|" and "Ines>" are such marks shows in the line beside it. Out: a line goes on in the
 * next one if that one's first word would not have fit behind it, which is how programs and
 * people wrap. */
#include "reader/mail/lines.h"

#include "reader/letters.h"
#include "reader/markup/markup.h"
#include "stancegraph/buffer.h"

enum { CITE_BYTES = 16, LEAD_BLANKS = 2, DEPTH_SHOWN = 8, DEPTH_MAX = 1000 };
enum { WRAP_MIN = 50, WRAP_MAX = 100, RAGGED = 12, QUOTE_WORDS_MIN = 3 };

/* ---- in ------------------------------------------------------------------------------------- */

static size_t blanks_at(sg_slice line, size_t at)
{
	size_t start = at;
	while (at < line.len && line.ptr[at] == ' ')
		at++;
	return at - start;
}

/* "Ines" of "Ines> words" (Supercite); empty if the line does not begin so. */
static sg_slice cite_of(sg_slice line)
{
	size_t start = blanks_at(line, 0), at = start;
	while (at < line.len && at - start < CITE_BYTES &&
		(sg_letter_of((unsigned char)line.ptr[at]) != SG_LETTER_NONE ||
			strchr("_-.", line.ptr[at])) &&
		line.ptr[at])
		at++;
	bool is_cite = at > start && start <= LEAD_BLANKS && at < line.len && line.ptr[at] == '>' &&
		       (at + 1 == line.len || strchr(" >", line.ptr[at + 1])) &&
		       sg_letter_first(sg_slice__part(line, start, at)) != SG_LETTER_DIGIT;
	return is_cite ? sg_slice__part(line, start, at) : (sg_slice)SG_SLICE_EMPTY;
}

/* "| words", but not a row of a table. */
static bool has_bar(sg_slice line)
{
	size_t at = blanks_at(line, 0);
	if (at > LEAD_BLANKS || at == line.len || line.ptr[at] != '|')
		return false;
	at++;
	return at == line.len ||
	       (line.ptr[at] == ' ' && !memchr(line.ptr + at, '|', line.len - at));
}

/* What the lines beside a line say of its first signs. */
typedef struct marks {
	bool has_bars, has_cites;
} marks;

static marks marks_of(sg_slice before, sg_slice line, sg_slice after)
{
	sg_slice cite = cite_of(line);
	bool is_cited = cite.len &&
			(sg_slice_eq(cite_of(before), cite) || sg_slice_eq(cite_of(after), cite));
	return (marks){has_bar(line) && (has_bar(before) || has_bar(after)), is_cited};
}

/* Take the marks off the front of `*line`, and say how many there were. */
static uint32_t take_marks(sg_slice *line, marks known, bool is_flowed)
{
	uint32_t depth = 0;
	for (;;) {
		size_t at = blanks_at(*line, 0);
		sg_slice cite = known.has_cites ? cite_of(*line) : (sg_slice)SG_SLICE_EMPTY;
		if (cite.len)
			at = (size_t)(cite.ptr - line->ptr) + cite.len;
		bool may_lead = cite.len || depth || at <= (is_flowed ? 0 : LEAD_BLANKS);
		bool is_mark = at < line->len &&
			       (line->ptr[at] == '>' || (known.has_bars && line->ptr[at] == '|'));
		if (!may_lead || !is_mark)
			break;
		depth += depth < DEPTH_MAX;
		*line = sg_slice__part(*line, at + 1, line->len);
	}
	if ((depth || is_flowed) && line->len && line->ptr[0] == ' ')
		*line = sg_slice__part(*line, 1, line->len);
	return depth;
}

static sg_slice take_line(sg_slice *rest)
{
	const char *end = memchr(rest->ptr, '\n', rest->len);
	size_t len = end ? (size_t)(end - rest->ptr) : rest->len;
	sg_slice line = sg_slice__part(*rest, 0, len);
	*rest = sg_slice__part(*rest, len + (end != NULL), rest->len);
	while (line.len && line.ptr[line.len - 1] == '\r')
		line.len--;
	return line;
}

static sg_status append(sg_mail_lines *lines, sg_mail_line line)
{
	void *items = lines->items;
	sg_status st = sg_arena_grow(
		lines->arena, &items, &lines->capacity, lines->count, sizeof *lines->items);
	if (st != SG_OK)
		return st;
	lines->items = items;
	lines->items[lines->count++] = line;
	return SG_OK;
}

/* White space behind only: what is before may mean something. */
static sg_slice without_end(sg_slice text)
{
	sg_slice trimmed = sg_slice_trim(text);
	return trimmed.len ? (sg_slice){text.ptr, (size_t)(trimmed.ptr + trimmed.len - text.ptr)}
			   : trimmed;
}

static bool is_dash(sg_slice text)
{
	return sg_slice_eq(text, sg_slice_of("-- "));
}

/* Joining flowed lines moves their bytes together in the part's text, which is the arena's: what
 * is joined only gets shorter. */
static void join(sg_mail_line *open, sg_slice text)
{
	char *end = (char *)(uintptr_t)(open->text.ptr + open->text.len);
	memmove(end, text.ptr, text.len);
	open->text.len += text.len;
}

static sg_status add_lines(sg_mail_lines *lines, sg_slice rest, const sg_mail_part *part)
{
	sg_slice before = SG_SLICE_EMPTY, raw = take_line(&rest), after;
	bool is_flowing = false, is_more = true;
	sg_status st = SG_OK;
	for (; is_more && st == SG_OK; before = raw, raw = after) {
		is_more = rest.len > 0;
		after = is_more ? take_line(&rest) : (sg_slice)SG_SLICE_EMPTY;
		sg_slice text = raw;
		uint32_t depth = take_marks(&text, marks_of(before, raw, after), part->is_flowed);
		sg_mail_line line = {.depth = depth + part->depth,
			.is_dash = is_dash(text),
			.is_whole = part->is_flowed || part->is_html};
		bool flows = part->is_flowed && text.len && text.ptr[text.len - 1] == ' ' &&
			     !line.is_dash;
		text.len -= flows && part->deletes_space;
		line.text = flows ? text : without_end(text);
		sg_mail_line *open = lines->count ? &lines->items[lines->count - 1] : NULL;
		if (is_flowing && open && open->depth == line.depth && !line.is_dash && text.len)
			join(open, line.text);
		else
			st = append(lines, line);
		is_flowing = flows;
	}
	return st;
}

sg_status sg_mail_lines__add(sg_mail_lines *lines, const sg_mail_part *part)
{
	sg_slice text = part->text;
	sg_status st = SG_OK;
	if (part->is_html)
		st = sg_markup__plain(&text, text, SG_MARKUP_HTML, lines->arena);
	if (st == SG_OK && lines->count)
		st = append(lines, (sg_mail_line){.depth = part->depth});
	return st == SG_OK && text.len ? add_lines(lines, text, part) : st;
}

size_t sg_mail_lines__next(const sg_mail_lines *lines, size_t at)
{
	while (at < lines->count && (lines->items[at].is_dropped || !lines->items[at].text.len))
		at++;
	return at;
}

/* ---- out ------------------------------------------------------------------------------------ */

static size_t width_of(sg_slice text)
{
	size_t width = 0;
	for (size_t i = 0; i < text.len; i++)
		width += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
	return width;
}

/* The column at which the message is wrapped: its longest line, if few are longer than any
 * program wraps at; 0 if it is not wrapped. */
static size_t wrap_of(const sg_mail_lines *lines)
{
	size_t wrap = 0, long_lines = 0, seen = 0;
	for (size_t i = 0; i < lines->count; i++) {
		const sg_mail_line *line = &lines->items[i];
		size_t width = line->is_dropped ? 0 : width_of(line->text);
		seen += width > 0;
		long_lines += width > WRAP_MAX;
		if (width <= WRAP_MAX && width > wrap)
			wrap = width;
	}
	return wrap >= WRAP_MIN && long_lines * 4 <= seen ? wrap : 0;
}

static bool is_item(sg_slice text)
{
	size_t at = 0;
	while (at < text.len && at < 3 && text.ptr[at] >= '0' && text.ptr[at] <= '9')
		at++;
	if (at && at + 1 < text.len)
		return strchr(".)", text.ptr[at]) && text.ptr[at] && text.ptr[at + 1] == ' ';
	return text.len > 1 && ((strchr("-*+", text.ptr[0]) && text.ptr[0] && text.ptr[1] == ' ') ||
				       sg_slice_starts(text, sg_slice_of("\xE2\x80\xA2")));
}

/* Does the paragraph of `line` go on in the next line? */
static bool goes_on(const sg_mail_line *line, const sg_mail_line *next, size_t wrap)
{
	if (!wrap || line->is_whole || next->is_whole || next->is_dropped ||
		next->depth != line->depth || !next->text.len || is_item(next->text))
		return false;
	if (strchr(" \t", next->text.ptr[0]) && !is_item(sg_slice_trim(line->text)))
		return false;
	sg_slice rest = next->text, word = sg_word__next(&rest);
	size_t width = width_of(line->text);
	bool is_full = width + 1 + width_of(word) + RAGGED > wrap;
	return is_full || (width * 2 >= wrap && sg_letter_first(word) == SG_LETTER_SMALL);
}

static size_t count_words(sg_slice text)
{
	size_t count = 0;
	while (count < QUOTE_WORDS_MIN && sg_word__next(&text).len)
		count++;
	return count;
}

/* Chinese and Japanese stand without blanks between them. */
static bool is_wide(sg_slice text, size_t at)
{
	size_t len;
	while (at > 0 && ((unsigned char)text.ptr[at] & 0xC0) == 0x80)
		at--;
	uint32_t code = sg_utf8_at(text, at, &len);
	return code >= 0x2E80 && code < 0xAC00;
}

static bool needs_blank(sg_slice before, sg_slice after)
{
	return !is_wide(before, before.len - 1) || !is_wide(after, 0);
}

/* Lines [first, end) as a paragraph. A quotation of a word or two is not told from other signs by
 * later stages, nor found anywhere, and is left out. */
static void write_paragraph(sg_buf *out, const sg_mail_lines *lines, size_t first, size_t end)
{
	uint32_t depth = lines->items[first].depth;
	depth = depth < DEPTH_SHOWN ? depth : DEPTH_SHOWN;
	if (depth && end == first + 1 &&
		count_words(lines->items[first].text) + 1 < QUOTE_WORDS_MIN)
		return;
	for (uint32_t i = 0; i < depth; i++)
		sg_buf_puts(out, "> ");
	for (size_t i = first; i < end; i++) {
		if (i > first && needs_blank(lines->items[i - 1].text, lines->items[i].text))
			sg_buf_putc(out, ' ');
		sg_buf_add(out, depth || i > first ? sg_slice_trim(lines->items[i].text)
						   : lines->items[i].text);
	}
	sg_buf_putc(out, '\n');
}

static void write_all(sg_buf *out, const sg_mail_lines *lines)
{
	size_t wrap = wrap_of(lines);
	bool is_after_gap = true;
	uint32_t depth = 0;
	for (size_t i = 0, end; i < lines->count; i = end) {
		const sg_mail_line *line = &lines->items[i];
		end = i + 1;
		if (line->is_dropped || !line->text.len) {
			if (!is_after_gap)
				sg_buf_putc(out, '\n');
			is_after_gap = true;
			continue;
		}
		while (end < lines->count &&
			goes_on(&lines->items[end - 1], &lines->items[end], wrap))
			end++;
		if (!is_after_gap && line->depth != depth)
			sg_buf_putc(out, '\n');
		write_paragraph(out, lines, i, end);
		is_after_gap = false;
		depth = line->depth;
	}
}

sg_status sg_mail_lines__write(sg_slice *out, const sg_mail_lines *lines)
{
	sg_buf text = SG_BUF_INIT;
	bool has_own = false;
	for (size_t i = sg_mail_lines__next(lines, 0); i < lines->count && !has_own;
		i = sg_mail_lines__next(lines, i + 1))
		has_own = lines->items[i].depth == 0;
	*out = (sg_slice)SG_SLICE_EMPTY;
	if (!has_own)
		return SG_OK;
	write_all(&text, lines);
	sg_status st = sg_buf_status(&text, NULL);
	sg_slice written = sg_slice_trim(sg_buf_slice(&text));
	if (st == SG_OK) {
		*out = sg_arena_copy(lines->arena, written);
		st = out->ptr ? SG_OK : SG_E_NOMEM;
	}
	sg_buf_free(&text);
	return st;
}
