/* The quotation scanner: one pass over each block with a stack of open quotes.
 *
 * A mark is an opener or a closer by what stands beside it: straight marks have no direction of
 * their own, the curly ones are often typed wrongly, and ’ is an apostrophe more often than not.
 * A single mark opens a quote only if a closing one is found in the same block; each search for
 * one goes on where the last failed one stopped, so the pass stays linear. */
#include "text/quote.h"

typedef enum mark_family {
	FAMILY_DOUBLE, /* “ ” " „ */
	FAMILY_SINGLE, /* ‘ ’ ' ‚ */
	FAMILY_GUILLEMET,
	FAMILY_ANGLE
} mark_family;

typedef enum mark_side { SIDE_OPEN = 1, SIDE_CLOSE = 2, SIDE_EITHER = 3 } mark_side;

/* Which side a mark may be, before its neighbours are looked at. “ closes after „, ‘ after ‚, and »
 * opens in some traditions, so these may be either; ” opens where it is typed for both. */
static const struct mark {
	uint32_t code;
	mark_family family;
	mark_side side;
} marks[] = {
	{'"', FAMILY_DOUBLE, SIDE_EITHER},
	{'\'', FAMILY_SINGLE, SIDE_EITHER},
	{0x00AB, FAMILY_GUILLEMET, SIDE_EITHER},
	{0x00BB, FAMILY_GUILLEMET, SIDE_EITHER},
	{0x2018, FAMILY_SINGLE, SIDE_EITHER},
	{0x2019, FAMILY_SINGLE, SIDE_CLOSE},
	{0x201A, FAMILY_SINGLE, SIDE_OPEN},
	{0x201C, FAMILY_DOUBLE, SIDE_EITHER},
	{0x201D, FAMILY_DOUBLE, SIDE_EITHER},
	{0x201E, FAMILY_DOUBLE, SIDE_OPEN},
	{0x201F, FAMILY_DOUBLE, SIDE_OPEN},
	{0x2039, FAMILY_ANGLE, SIDE_EITHER},
	{0x203A, FAMILY_ANGLE, SIDE_EITHER},
};

typedef struct scanner {
	sg_slice text;
	sg_arena *arena;
	sg_quotes *out;
	uint32_t block;
	sg_span span;                      /* of the block */
	uint32_t open[SG_QUOTE_MAX_DEPTH]; /* indices of open quotes */
	mark_family family[SG_QUOTE_MAX_DEPTH];
	size_t depth;
	size_t no_single_before; /* no closing single mark stands before this offset */
} scanner;

static const struct mark *mark_of(uint32_t code)
{
	/* Nearly every character is a letter or a space. */
	if (code != '"' && code != '\'' && code < 0xAB)
		return NULL;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i].code == code)
			return &marks[i];
	return NULL;
}

static bool is_space(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x202F;
}

/* Characters after which a quote may open: space, brackets, dashes, other marks. */
static bool may_precede_opener(uint32_t c)
{
	return c == 0 || is_space(c) || c == '(' || c == '[' || c == '{' || c == '/' ||
	       c == 0x2014 || c == 0x2013 || c == '-' || c == ':' || c == '=' || c == '>' ||
	       c == '*' || c == '_' || mark_of(c);
}

/* Characters before which a quote may close: space, the end, punctuation, other marks. */
static bool may_follow_closer(uint32_t c)
{
	return c == 0 || is_space(c) || mark_of(c) || c == 0x2014 || c == 0x2013 || c == 0x2026 ||
	       (c < 0x80 && strchr(".,;:!?)]}-/*_<|", (int)c));
}

static uint32_t code_before(const scanner *s, size_t pos)
{
	if (pos <= s->span.start)
		return 0;
	do {
		pos--;
	} while (pos > s->span.start && ((unsigned char)s->text.ptr[pos] & 0xC0) == 0x80);
	size_t len;
	return sg_utf8_at(s->text, pos, &len);
}

static uint32_t code_at(const scanner *s, size_t pos)
{
	size_t len;
	return pos < s->span.end ? sg_utf8_at(s->text, pos, &len) : 0;
}

static bool can_close(const scanner *s, size_t pos, size_t len)
{
	uint32_t before = code_before(s, pos);
	return !is_space(before) && before != 0 && may_follow_closer(code_at(s, pos + len));
}

static bool can_open(const scanner *s, size_t pos, size_t len)
{
	uint32_t after = code_at(s, pos + len);
	return may_precede_opener(code_before(s, pos)) && after != 0 && !is_space(after);
}

/* "the workers' rights": a plural possessive, if the text goes on in lower case. */
static bool is_plural_possessive(const scanner *s, size_t pos, size_t len)
{
	uint32_t before = code_before(s, pos), after = code_at(s, pos + len);
	uint32_t next = after == ' ' ? code_at(s, pos + len + 1) : 0;
	return before == 's' && next >= 'a' && next <= 'z';
}

/* Is there a closing single mark after `pos`? A plural possessive counts only if nothing better
 * comes before the block ends. */
static size_t find_single_closer(scanner *s, size_t pos)
{
	size_t fallback = SIZE_MAX, from = pos > s->no_single_before ? pos : s->no_single_before;
	size_t limit = pos + 2000 < s->span.end ? pos + 2000 : s->span.end;
	for (size_t i = from, len; i < limit; i += len) {
		uint32_t code = sg_utf8_at(s->text, i, &len);
		if ((code != '\'' && code != 0x2018 && code != 0x2019) || i == pos ||
			!can_close(s, i, len))
			continue;
		if (!is_plural_possessive(s, i, len))
			return i;
		fallback = i;
	}
	if (fallback == SIZE_MAX)
		s->no_single_before = limit;
	return fallback;
}

/* ’90s, ’em, ’tis, ’n’: an apostrophe at the start of a word. */
static bool is_leading_apostrophe(const scanner *s, size_t after)
{
	static const sg_slice words[] = {SG_SLICE_LIT("em "), SG_SLICE_LIT("tis "),
		SG_SLICE_LIT("twas "), SG_SLICE_LIT("til "), SG_SLICE_LIT("cause "),
		SG_SLICE_LIT("n\xE2\x80\x99"), SG_SLICE_LIT("n'"), SG_SLICE_LIT("bout ")};
	sg_slice rest = {s->text.ptr + after, s->span.end - after};
	if (rest.len >= 2 && rest.ptr[0] >= '0' && rest.ptr[0] <= '9' && rest.ptr[1] >= '0' &&
		rest.ptr[1] <= '9')
		return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (sg_slice_starts_nocase(rest, words[i]))
			return true;
	return false;
}

static sg_span trim_span(sg_slice text, sg_span span)
{
	sg_slice trimmed = sg_slice_trim(sg_slice_at(text, span));
	size_t start = (size_t)(trimmed.ptr - text.ptr);
	return sg_span_make(start, start + trimmed.len);
}

static sg_status open_quote(scanner *s, size_t pos, size_t len, mark_family family)
{
	if (s->depth == SG_QUOTE_MAX_DEPTH)
		return SG_OK;
	void *items = s->out->items;
	sg_status st = sg_arena_grow(
		s->arena, &items, &s->out->capacity, s->out->count, sizeof *s->out->items);
	if (st != SG_OK)
		return st;
	s->out->items = items;
	s->out->items[s->out->count] = (sg_quote){
		.outer = sg_span_make(pos, pos),
		.inner = sg_span_make(pos + len, pos + len),
		.block = s->block,
		.parent = s->depth ? s->open[s->depth - 1] : SG_NONE,
		.continues = SG_NONE,
	};
	s->open[s->depth] = (uint32_t)s->out->count++;
	s->family[s->depth++] = family;
	return SG_OK;
}

/* Close the open quote at `level`; what was opened inside it and never closed is no quote. */
static void close_quote(scanner *s, size_t level, size_t pos, size_t len)
{
	sg_quote *quote = &s->out->items[s->open[level]];
	size_t kept = s->open[level] + 1;
	for (size_t i = kept; i < s->out->count; i++) /* drop the unclosed ones, keep the closed */
		if (s->out->items[i].outer.end != s->out->items[i].outer.start)
			s->out->items[kept++] = s->out->items[i];
	s->out->count = kept;
	for (size_t i = s->open[level] + 1; i < kept; i++) {
		sg_quote *inside = &s->out->items[i];
		if (inside->parent != SG_NONE && inside->parent > s->open[level] &&
			(inside->parent >= i ||
				!sg_span_holds(s->out->items[inside->parent].outer, inside->outer)))
			inside->parent = s->open[level];
	}
	quote->outer.end = (uint32_t)(pos + len);
	quote->inner = trim_span(s->text, sg_span_make(quote->inner.start, pos));
	s->depth = level;
}

/* The open quote that a mark of `family` closes: the innermost of its family. A double mark also
 * closes a single quote left open inside its own. */
static bool find_open(const scanner *s, mark_family family, size_t *level)
{
	for (size_t i = s->depth; i-- > 0;) {
		if (s->family[i] == family) {
			*level = i;
			return true;
		}
		if (family == FAMILY_SINGLE)
			return false;
	}
	return false;
}

/* Straight marks do not nest: one that can only open means that the last one was no opener. */
static bool is_straight(const scanner *s, size_t level)
{
	char mark = s->text.ptr[s->out->items[s->open[level]].outer.start];
	return mark == '"' || mark == '\'' || mark == '`';
}

static void forget_open(scanner *s, size_t level)
{
	s->out->count = s->open[level];
	s->depth = level;
}

static sg_status scan_single(scanner *s, const struct mark *mark, size_t pos, size_t len)
{
	size_t level = 0;
	bool is_open = find_open(s, FAMILY_SINGLE, &level);
	if (is_open && (mark->side & SIDE_CLOSE) && can_close(s, pos, len)) {
		sg_quote *quote = &s->out->items[s->open[level]];
		if (quote->inner.end == pos) /* the closer that was found when it opened */
			close_quote(s, level, pos, len);
		return SG_OK;
	}
	if (is_open || !(mark->side & SIDE_OPEN) || !can_open(s, pos, len) ||
		is_leading_apostrophe(s, pos + len))
		return SG_OK;
	size_t closer = find_single_closer(s, pos);
	if (closer == SIZE_MAX || s->depth == SG_QUOTE_MAX_DEPTH)
		return SG_OK;
	sg_status st = open_quote(s, pos, len, FAMILY_SINGLE);
	if (st == SG_OK)
		s->out->items[s->open[s->depth - 1]].inner.end = (uint32_t)closer;
	return st;
}

/* 5'10" and 12": a straight mark after a digit is a unit, unless a quote is open. */
static bool is_inch_mark(const scanner *s, uint32_t code, size_t pos)
{
	uint32_t before = code_before(s, pos);
	return code == '"' && before >= '0' && before <= '9';
}

static sg_status scan_double(scanner *s, const struct mark *mark, size_t pos, size_t len)
{
	size_t level = 0;
	bool is_open = find_open(s, mark->family, &level);
	bool is_closer = !(mark->side & SIDE_OPEN) || (mark->code == 0x201D && is_open);
	bool opens = !is_closer && can_open(s, pos, len);
	bool closes = (mark->side & SIDE_CLOSE) && can_close(s, pos, len);
	if (is_open && opens && !closes && !is_straight(s, level))
		return open_quote(s, pos, len, mark->family);
	if (is_open && (closes || !opens)) {
		if (mark->side & SIDE_CLOSE)
			close_quote(s, level, pos, len);
		return SG_OK;
	}
	if (is_open)
		forget_open(s, level);
	bool may_open = mark->side & SIDE_OPEN && mark->code != 0x201D;
	if (!opens && (closes || is_inch_mark(s, mark->code, pos) || !may_open))
		return SG_OK;
	return open_quote(s, pos, len, mark->family);
}

/* What is open when the block ends: double quotes end here, the rest were none. */
static void end_block(scanner *s)
{
	if (!s->depth)
		return;
	if (s->family[0] == FAMILY_SINGLE) {
		forget_open(s, 0);
		return;
	}
	close_quote(s, 0, s->span.end, 0);
	s->out->items[s->open[0]].is_unclosed = true;
}

/* Two apostrophes or two grave accents are how typewriters and news archives write a double mark;
 * of three apostrophes the first may close a single quote. */
static bool is_doubled(const scanner *s, size_t pos)
{
	char byte = s->text.ptr[pos];
	size_t level;
	if ((byte != '\'' && byte != '`') || pos + 1 >= s->span.end || s->text.ptr[pos + 1] != byte)
		return false;
	bool is_third = pos + 2 < s->span.end && s->text.ptr[pos + 2] == byte;
	if (is_third && find_open(s, FAMILY_SINGLE, &level))
		return false;
	return can_open(s, pos, 2) || can_close(s, pos, 2); /* and not "it''s" */
}

static sg_status scan_block(scanner *s)
{
	sg_status st = SG_OK;
	s->depth = 0;
	s->no_single_before = s->span.start;
	for (size_t pos = s->span.start, len; pos < s->span.end && st == SG_OK; pos += len) {
		unsigned char byte = (unsigned char)s->text.ptr[pos];
		len = 1;
		if (byte < 0x80 && byte != '"' && byte != '\'' && byte != '`')
			continue;
		bool is_double = is_doubled(s, pos);
		const struct mark *mark = mark_of(is_double ? '"' : sg_utf8_at(s->text, pos, &len));
		len = is_double ? 2 : len;
		if (mark)
			st = mark->family == FAMILY_SINGLE ? scan_single(s, mark, pos, len)
							   : scan_double(s, mark, pos, len);
	}
	end_block(s);
	return st;
}

/* An unclosed quote goes on where the next block of the same post opens with one. */
static void link_continuations(sg_quotes *quotes, const sg_reading *reading)
{
	uint32_t last = SG_NONE; /* the latest top-level quote */
	for (uint32_t i = 0; i < quotes->count; i++) {
		sg_quote *quote = &quotes->items[i];
		if (quote->parent != SG_NONE)
			continue;
		if (last != SG_NONE && quotes->items[last].is_unclosed &&
			quotes->items[last].block + 1 == quote->block &&
			reading->blocks[quote->block].span.start == quote->outer.start &&
			reading->blocks[quote->block].post ==
				reading->blocks[quotes->items[last].block].post)
			quote->continues = last;
		last = i;
	}
}

sg_status sg_quotes__scan(sg_quotes *out, sg_slice text, const sg_reading *reading, sg_arena *arena)
{
	sg_quotes quotes = {NULL, 0, 0};
	scanner s = {.text = text, .arena = arena, .out = &quotes};
	for (size_t i = 0; i < reading->block_count; i++) {
		s.block = (uint32_t)i;
		s.span = reading->blocks[i].span;
		sg_status st = scan_block(&s);
		if (st != SG_OK)
			return st;
	}
	link_continuations(&quotes, reading);
	*out = quotes;
	return SG_OK;
}
