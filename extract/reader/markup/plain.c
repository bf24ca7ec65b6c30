/* Nothing is written before words are: gaps and marks only wait for them, so that what holds no
 * words leaves no trace. */
#include "reader/markup/plain.h"

#include "reader/markup/entities.h"

#include <stdio.h>

static void put(sg_plain *p, const char *bytes, size_t len)
{
	if (p->failed || !len)
		return;
	if (len > p->capacity - p->len) {
		size_t capacity = p->capacity * 2 + len + 64;
		char *text = sg_arena_alloc(p->arena, capacity);
		p->failed = !text;
		if (!text)
			return;
		if (p->len)
			memcpy(text, p->text, p->len);
		p->text = text;
		p->capacity = capacity;
	}
	memcpy(p->text + p->len, bytes, len);
	p->len += len;
}

static void begin_line(sg_plain *p)
{
	for (uint32_t i = 0; i < p->quotes && i < SG_PLAIN_QUOTES_SHOWN; i++)
		put(p, "> ", 2);
}

/* What waits before the next words; true if they begin a line. */
static void settle(sg_plain *p)
{
	bool is_first = p->len == 0;
	if (!is_first && p->gap != SG_GAP_NONE)
		put(p, "\n\n", (size_t)p->gap);
	if (is_first || p->gap != SG_GAP_NONE)
		begin_line(p);
	else if (p->has_space && !p->mark_len)
		put(p, " ", 1);
	put(p, p->mark, p->mark_len);
	p->mark_len = 0;
	p->gap = SG_GAP_NONE;
	p->has_space = false;
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Bytes of a character that is not seen (blank: or seen as a blank) at `at`; 0 if none is there. */
static size_t unseen_at(sg_slice s, size_t at, bool *is_blank)
{
	static const struct {
		char bytes[4];
		bool is_blank;
	} rows[] = {{"\xC2\xA0", true}, {"\xC2\xAD", false}, {"\xE2\x80\x8B", false},
		{"\xEF\xBB\xBF", false}};
	sg_slice rest = {s.ptr + at, s.len - at};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		sg_slice bytes = sg_slice_of(rows[i].bytes);
		if (sg_slice_starts(rest, bytes)) {
			*is_blank = rows[i].is_blank;
			return bytes.len;
		}
	}
	return 0;
}

/* Could a character that is not seen begin with this byte? */
static bool may_be_unseen(char c)
{
	return c == '\xC2' || c == '\xE2' || c == '\xEF';
}

void sg_plain__words(sg_plain *p, sg_slice text)
{
	for (size_t i = 0; i < text.len && !p->failed;) {
		size_t start = i, unseen = 0;
		bool is_blank = false;
		while (i < text.len && !is_space(text.ptr[i]) && !unseen) {
			unseen = may_be_unseen(text.ptr[i]) ? unseen_at(text, i, &is_blank) : 0;
			i += !unseen;
		}
		if (i > start) {
			settle(p);
			put(p, text.ptr + start, i - start);
		}
		i += unseen;
		p->has_space |= is_blank;
		for (; i < text.len && is_space(text.ptr[i]); i++)
			p->has_space = true;
	}
}

void sg_plain__lines(sg_plain *p, sg_slice text)
{
	for (size_t i = 0; i < text.len && !p->failed;) {
		const char *end = memchr(text.ptr + i, '\n', text.len - i);
		size_t len = end ? (size_t)(end - (text.ptr + i)) : text.len - i;
		size_t seen = len;
		while (seen && text.ptr[i + seen - 1] == '\r')
			seen--;
		if (seen) {
			settle(p);
			put(p, text.ptr + i, seen);
		}
		i += len + (end != NULL);
		if (end)
			sg_plain__break(p);
	}
}

void sg_plain__character(sg_plain *p, uint32_t code)
{
	char bytes[SG_UTF8_MAX_BYTES];
	sg_plain__words(p, (sg_slice){bytes, sg_utf8__write(bytes, code)});
}

void sg_plain__part(sg_plain *p, sg_plain_gap gap)
{
	p->gap = gap > p->gap ? gap : p->gap;
	p->has_space = false;
}

void sg_plain__break(sg_plain *p)
{
	sg_plain__part(p, p->gap == SG_GAP_NONE ? SG_GAP_LINE : SG_GAP_PARAGRAPH);
}

void sg_plain__list(sg_plain *p, uint32_t start)
{
	sg_plain__part(p, p->list_count ? SG_GAP_LINE : SG_GAP_PARAGRAPH);
	if (p->list_count < SG_PLAIN_LISTS)
		p->numbers[p->list_count] = start;
	p->list_count++;
}

void sg_plain__list_end(sg_plain *p)
{
	p->list_count -= p->list_count > 0;
	sg_plain__part(p, p->list_count ? SG_GAP_LINE : SG_GAP_PARAGRAPH);
}

void sg_plain__item(sg_plain *p)
{
	bool is_known = p->list_count && p->list_count <= SG_PLAIN_LISTS;
	uint32_t *number = is_known ? &p->numbers[p->list_count - 1] : NULL;
	sg_plain__part(p, SG_GAP_LINE);
	int len = number && *number
			  ? snprintf(p->mark, sizeof p->mark, "%u. ", (unsigned)(*number)++)
			  : snprintf(p->mark, sizeof p->mark, "- ");
	p->mark_len = (size_t)len;
}

sg_slice sg_plain__end(const sg_plain *p)
{
	return (sg_slice){p->failed ? NULL : p->text ? p->text : "", p->failed ? 0 : p->len};
}
