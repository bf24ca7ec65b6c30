/* Lines: one pass over the text finds the breaks, one over each line counts its words. A text is
 * taken as wrapped when many lines stop in mid-sentence and the next goes on in small letters. */
#include "reader/lines.h"

#include "reader/ages.h"
#include "reader/letters.h"

enum {
	WRAP_WIDTH_MIN = 40,  /* a narrower line that stops early is a heading or a list */
	WRAP_WIDTH_MAX = 120, /* wider lines are whole paragraphs */
	WRAP_JOINS_MIN = 3,
	HEADING_WORDS_MAX = 16
};

static size_t break_len(sg_slice text, size_t pos)
{
	unsigned char c = (unsigned char)text.ptr[pos];
	if (c == '\n')
		return 1;
	if (c == '\r')
		return pos + 1 < text.len && text.ptr[pos + 1] == '\n' ? 2 : 1;
	bool is_wide = c == 0xE2 && pos + 2 < text.len &&
		       (unsigned char)text.ptr[pos + 1] == 0x80 &&
		       ((unsigned char)text.ptr[pos + 2] & 0xFE) == 0xA8;
	return is_wide ? 3 : 0;
}

/* Most bytes: neither CR nor LF nor the first of a sign in General Punctuation. */
static inline bool may_not_break(char c)
{
	return (unsigned char)c >= ' ' && (unsigned char)c != 0xE2;
}

static uint16_t indent_of(sg_slice line)
{
	unsigned columns = 0;
	for (size_t i = 0; i < line.len && columns < UINT16_MAX - 8; i++) {
		if (line.ptr[i] == ' ')
			columns++;
		else if (line.ptr[i] == '\t')
			columns += 8 - columns % 8;
		else
			break;
	}
	return (uint16_t)columns;
}

/* Closing quotes and brackets may follow the full stop. */
static bool ends_sentence(sg_slice s)
{
	while (s.len) {
		size_t at = s.len - 1, len;
		while (at > 0 && ((unsigned char)s.ptr[at] & 0xC0) == 0x80)
			at--;
		uint32_t code = sg_utf8_at(s, at, &len);
		if (code == '.' || code == '!' || code == '?' || code == 0x2026 || code == 0x3002)
			return true;
		bool closes = code == '"' || code == '\'' || code == ')' || code == ']' ||
			      code == '*' || code == '_' || code == 0x201D || code == 0x2019 ||
			      code == 0xBB;
		if (!closes)
			return false;
		s.len = at;
	}
	return false;
}

/* One pass: words, the capitals that are their first letters, characters. */
static void count_words(sg_slice line, sg_line *out)
{
	bool in_word = false, has_letter = false;
	for (size_t pos = 0, len; pos < line.len; pos += len) {
		uint32_t code = (unsigned char)line.ptr[pos];
		bool is_plain = code > ' ' && code < 0x80;
		len = 1;
		if (!is_plain)
			code = sg_utf8_at(line, pos, &len);
		out->chars++;
		if (!is_plain && sg_space__at(line, pos)) {
			in_word = false;
			continue;
		}
		out->words += !in_word;
		has_letter = in_word && has_letter;
		in_word = true;
		sg_letter letter = has_letter ? SG_LETTER_NONE : sg_letter_of(code);
		has_letter = has_letter || letter != SG_LETTER_NONE;
		out->capitals += letter == SG_LETTER_CAPITAL;
	}
}

bool sg_lines__next(sg_line_cursor *cursor, sg_line *out)
{
	sg_slice text = cursor->text;
	uint32_t gap = 0;
	while (cursor->pos < text.len) {
		size_t start = cursor->pos, end = start, step = 0;
		while (end < text.len &&
			(may_not_break(text.ptr[end]) || (step = break_len(text, end)) == 0))
			end++;
		cursor->pos = end + step;
		sg_slice whole = sg_slice__part(text, start, end), line = sg_slice_trim(whole);
		if (line.len == 0) {
			gap += gap < UINT32_MAX;
			continue;
		}
		size_t at = (size_t)(line.ptr - text.ptr);
		*out = (sg_line){.span = sg_span_make(at, at + line.len), .gap = gap};
		out->indent = indent_of(whole);
		out->ends_sentence = ends_sentence(line);
		out->page = sg_page__kind(line);
		count_words(line, out);
		return true;
	}
	return false;
}

/* Judged over all lines: pairs that stand together, and how many of them break a sentence. */
static bool looks_wrapped(const sg_lines *lines)
{
	size_t pairs = 0, joins = 0, wide = 0;
	for (size_t i = 0; i < lines->count; i++) {
		wide += lines->items[i].chars > WRAP_WIDTH_MAX;
		if (i + 1 == lines->count || lines->items[i + 1].gap ||
			lines->items[i].chars < WRAP_WIDTH_MIN)
			continue;
		pairs++;
		joins += !lines->items[i].ends_sentence &&
			 sg_letter_first(sg_lines__slice(lines, i + 1)) == SG_LETTER_SMALL;
	}
	return joins >= WRAP_JOINS_MIN && joins * 3 >= pairs && wide * 20 <= lines->count;
}

/* "Parent" is a button, and what some people are: with a capital, right over an age, it is a
 * headline in somebody’s header. */
static void find_parents(sg_lines *lines)
{
	static const sg_slice parent = SG_SLICE_LIT("Parent");
	sg_age age;
	for (size_t i = 1; i + 1 < lines->count; i++)
		if (lines->items[i].page == SG_PAGE_CONTROL &&
			sg_slice_eq(sg_lines__slice(lines, i), parent) &&
			lines->items[i - 1].page == SG_PAGE_TEXT &&
			sg_age__is(sg_lines__slice(lines, i + 1), &age))
			lines->items[i].page = SG_PAGE_TEXT;
}

sg_status sg_lines__complete(sg_lines *out, const sg_lines *sample, sg_arena *arena)
{
	sg_line_cursor cursor = {sample->text, sample->next};
	sg_line line;
	size_t capacity = sample->count;
	void *items = sg_arena_array(arena, capacity, sizeof line);
	if (!items)
		return SG_E_NOMEM;
	if (sample->count)
		memcpy(items, sample->items, sample->count * sizeof line);
	*out = (sg_lines){.text = sample->text, .items = items, .count = sample->count};
	while (sg_lines__next(&cursor, &line)) {
		sg_status st = sg_arena_grow(arena, &items, &capacity, out->count, sizeof line);
		if (st != SG_OK)
			return st;
		out->items = items;
		out->items[out->count++] = line;
	}
	out->next = cursor.pos;
	find_parents(out);
	out->is_wrapped = looks_wrapped(out);
	return SG_OK;
}

sg_status sg_lines__split(sg_lines *out, sg_slice text, sg_arena *arena)
{
	sg_lines none = {.text = text};
	return sg_lines__complete(out, &none, arena);
}

sg_lines sg_lines__sample(sg_slice text, sg_line *items, size_t capacity)
{
	sg_lines out = {.text = text, .items = items};
	sg_line_cursor cursor = {text, 0};
	while (out.count < capacity && sg_lines__next(&cursor, &items[out.count]))
		out.count++;
	out.next = cursor.pos;
	find_parents(&out);
	out.is_wrapped = looks_wrapped(&out);
	return out;
}

static bool is_bullet(uint32_t code)
{
	return code == '-' || code == '*' || code == '+' || code == 0x2022 || code == 0x2023 ||
	       code == 0x25CF || code == 0x25CB || code == 0x25AA || code == 0x25E6 ||
	       code == 0xB7 || code == 0x2013 || code == 0x2043 || code == 0x2713 ||
	       code == 0x2714 || code == 0x27A4;
}

/* "3." or "3)" or "(3)"; years and long numbers are no list signs. */
static size_t number_mark(sg_slice line)
{
	size_t at = line.len && line.ptr[0] == '(';
	size_t first = at;
	while (at < line.len && line.ptr[at] >= '0' && line.ptr[at] <= '9')
		at++;
	bool is_number = at > first && at - first <= 2 && at < line.len;
	return is_number && (line.ptr[at] == ')' || (line.ptr[at] == '.' && first == 0)) ? at + 1
											 : 0;
}

bool sg_lines__is_item(const sg_lines *lines, size_t index, size_t *mark)
{
	sg_slice line = sg_lines__slice(lines, index);
	size_t len;
	*mark = 0;
	size_t sign = is_bullet(sg_utf8_at(line, 0, &len)) ? len : number_mark(line);
	if (sign == 0 || sign >= line.len)
		return false;
	sg_slice rest = sg_slice_trim(sg_slice__part(line, sign, line.len));
	*mark = (size_t)(rest.ptr - line.ptr);
	return rest.len > 0 && *mark > sign;
}

bool sg_lines__continues(const sg_lines *lines, size_t index)
{
	size_t mark;
	if (!lines->is_wrapped || index == 0 || lines->items[index].gap)
		return false;
	const sg_line *before = &lines->items[index - 1], *line = &lines->items[index];
	return !before->is_dropped && !line->is_dropped && before->page == line->page &&
	       !sg_lines__is_item(lines, index, &mark);
}

static bool has_sentence_inside(sg_slice line)
{
	for (size_t i = 0; i + 2 < line.len; i++)
		if ((line.ptr[i] == '.' || line.ptr[i] == '!') && line.ptr[i + 1] == ' ' && i > 2 &&
			line.ptr[i - 1] >= 'a' && line.ptr[i - 1] <= 'z')
			return true;
	return false;
}

bool sg_lines__is_heading(const sg_lines *lines, size_t index)
{
	const sg_line *line = &lines->items[index];
	if (line->words > HEADING_WORDS_MAX || line->chars > WRAP_WIDTH_MAX)
		return false;
	sg_slice words = sg_lines__slice(lines, index);
	char last = words.ptr[words.len - 1];
	if (sg_lines__continues(lines, index) || last == ',' || last == ';' || last == ':')
		return false;
	if (line->ends_sentence && last != '?')
		return false;
	if (sg_letter_first(sg_word__bare(words)) == SG_LETTER_SMALL || has_sentence_inside(words))
		return false;
	if (index + 1 >= lines->count || sg_lines__continues(lines, index + 1))
		return false;
	return !sg_lines__has_speech(lines, index);
}

/* Do the bytes `first` stand in the line, with one of `last` behind them if that is not empty? */
static bool has_sign(sg_slice line, const char *first, const char *last)
{
	size_t len = strlen(first);
	for (size_t at; (at = sg_slice_find(line, (sg_slice){first, len})) < line.len;) {
		size_t end = at + len;
		if (!*last || (end < line.len && strchr(last, line.ptr[end]) && line.ptr[end]))
			return true;
		line = sg_slice__part(line, end, line.len);
	}
	return false;
}

bool sg_lines__has_speech(const sg_lines *lines, size_t index)
{
	sg_slice line = sg_lines__slice(lines, index);
	return lines->items[index].words >= 4 &&
	       (has_sign(line, "\"", "") || has_sign(line, "\xE2\x80", "\x9C\x9E") ||
		       has_sign(line, "\xC2\xAB", ""));
}
