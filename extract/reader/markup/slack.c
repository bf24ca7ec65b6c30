/* Slack's markup to plain text, line by line: people and addresses stand in <…>, signs around words
 * make them bold or struck out, and ">" begins a quotation. Signs are dropped only in pairs, so
 * that "2 * 3" and "snake_case" stay as they are. */
#include "reader/markup/converters.h"
#include "reader/markup/entities.h"
#include "reader/markup/plain.h"

static const char SIGNS[] = "*_~`";
static const sg_slice FENCE = SG_SLICE_LIT("```");

enum { SIGN_COUNT = 4 };

typedef struct slack {
	sg_plain plain;
	sg_slice text;
	size_t line_end;
	size_t ends[SIGN_COUNT]; /* where the sign that ends the latest pair stands, or NOWHERE */
	bool is_out[SIGN_COUNT]; /* no sign on this line can end a pair any more */
	bool is_out_of_fences;
	bool is_all_quoted; /* from ">>>" on */
} slack;

static const size_t NOWHERE = SIZE_MAX;

/* What stands in a line and is not only words. */
typedef struct token {
	enum { WORDS, MARK, CODE, REFERENCE, FENCED } sort;
	sg_slice inner;
	size_t end;
} token;

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* A letter, a digit, or a byte of a character beyond ASCII. */
static bool is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (unsigned char)c >= 0x80;
}

static sg_slice part(const slack *s, size_t start, size_t end)
{
	return (sg_slice){s->text.ptr + start, end - start};
}

static void write_words(slack *s, sg_slice text)
{
	sg_slice plain = sg_entity__unescape(text, s->plain.arena);
	s->plain.failed = s->plain.failed || (text.len && !plain.ptr);
	sg_plain__words(&s->plain, plain);
}

/* ---- <…> ------------------------------------------------------------------------------------ */

/* "@U1|ines" is "@ines", "#C1|lamps" is "#lamps", "!here" is "@here", "https://…|label" is its
 * label, as are the rest. */
static void write_reference(slack *s, sg_slice inner)
{
	char sort = inner.len ? inner.ptr[0] : ' ';
	size_t bar = sg_slice_find(inner, sg_slice_of("|"));
	bool is_short = sort == '@' || sort == '#' || sort == '!';
	size_t skip = bar + 1 < inner.len ? bar + 1 : (size_t)is_short;
	size_t end = bar + 1 < inner.len ? inner.len : bar;
	sg_slice label = {inner.ptr + skip, end > skip ? end - skip : 0};
	bool is_command = sort == '!' && bar == inner.len;
	char sign = is_command ? '@' : sort;
	bool has_sign =
		is_short && (is_command || sort != '!') && (!label.len || label.ptr[0] != sign);
	if (has_sign)
		sg_plain__words(&s->plain, (sg_slice){&sign, 1});
	write_words(s, label);
}

/* ---- signs around words --------------------------------------------------------------------- */

/* May the sign at `at` stand behind the last of its words? */
static bool may_end(const slack *s, size_t at)
{
	char next = at + 1 < s->text.len ? s->text.ptr[at + 1] : ' ';
	return at > 0 && !is_space(s->text.ptr[at - 1]) && !is_word(next);
}

static bool may_begin(const slack *s, size_t at)
{
	char sign = s->text.ptr[at];
	char before = at ? s->text.ptr[at - 1] : ' ';
	char next = at + 1 < s->line_end ? s->text.ptr[at + 1] : ' ';
	return !is_word(before) && before != sign && !is_space(next) && next != sign;
}

/* Open a pair at `at`, if its other sign stands on the line. */
static bool open_pair(slack *s, size_t at, size_t sign)
{
	if (s->is_out[sign] || !may_begin(s, at))
		return false;
	for (size_t i = at + 2; i < s->line_end; i++)
		if (s->text.ptr[i] == SIGNS[sign] && may_end(s, i)) {
			s->ends[sign] = i;
			return true;
		}
	s->is_out[sign] = true;
	return false;
}

static token sign_at(slack *s, size_t at)
{
	const char *found = strchr(SIGNS, s->text.ptr[at]);
	size_t sign = found ? (size_t)(found - SIGNS) : 0;
	if (!found || (at != s->ends[sign] && s->ends[sign] != NOWHERE && at < s->ends[sign]))
		return (token){WORDS, SG_SLICE_EMPTY, at + 1};
	if (at != s->ends[sign] && !open_pair(s, at, sign))
		return (token){WORDS, SG_SLICE_EMPTY, at + 1};
	if (*found == '`' && at < s->ends[sign])
		return (token){CODE, part(s, at + 1, s->ends[sign]), s->ends[sign] + 1};
	return (token){MARK, SG_SLICE_EMPTY, at + 1};
}

/* ---- lines ---------------------------------------------------------------------------------- */

static token reference_at(const slack *s, size_t at)
{
	size_t i = at + 1;
	while (i < s->line_end && s->text.ptr[i] != '<' && s->text.ptr[i] != '>')
		i++;
	bool is_one = i < s->line_end && s->text.ptr[i] == '>' && i > at + 1 &&
		      !is_space(s->text.ptr[at + 1]);
	return is_one ? (token){REFERENCE, part(s, at + 1, i), i + 1}
		      : (token){WORDS, SG_SLICE_EMPTY, at + 1};
}

/* "```…```", which may go over lines. */
static token fence_at(slack *s, size_t at)
{
	sg_slice rest = part(s, at + FENCE.len, s->text.len);
	size_t len = sg_slice_find(rest, FENCE);
	s->is_out_of_fences = len == rest.len;
	return s->is_out_of_fences ? (token){WORDS, SG_SLICE_EMPTY, at + FENCE.len}
				   : (token){FENCED, {rest.ptr, len}, at + len + 2 * FENCE.len};
}

static token token_at(slack *s, size_t at)
{
	if (s->text.ptr[at] == '<')
		return reference_at(s, at);
	if (!s->is_out_of_fences && sg_slice_starts(part(s, at, s->text.len), FENCE))
		return fence_at(s, at);
	return sign_at(s, at);
}

static void write_code(slack *s, sg_slice text)
{
	sg_slice code = sg_entity__unescape(text, s->plain.arena);
	s->plain.failed = s->plain.failed || (text.len && !code.ptr);
	sg_plain__part(&s->plain, SG_GAP_LINE);
	sg_plain__lines(&s->plain, code);
	sg_plain__part(&s->plain, SG_GAP_LINE);
}

static void write_token(slack *s, const token *t)
{
	if (t->sort == REFERENCE)
		write_reference(s, t->inner);
	else if (t->sort == CODE)
		write_words(s, t->inner);
	else if (t->sort == FENCED)
		write_code(s, t->inner);
}

static size_t find_line_end(sg_slice text, size_t at)
{
	const char *end = at < text.len ? memchr(text.ptr + at, '\n', text.len - at) : NULL;
	return end ? (size_t)(end - text.ptr) : text.len;
}

/* Past the ">" that a line at `at` begins with, if it does. */
static size_t take_quote_signs(slack *s, size_t at)
{
	static const sg_slice signs[] = {SG_SLICE_LIT("&gt;"), SG_SLICE_LIT(">")};
	size_t count = 0, past[4] = {at, at, at, at};
	for (size_t i = 0; i < 2 && count < 3; i++)
		while (count < 3 && sg_slice_starts(part(s, past[count], s->text.len), signs[i])) {
			past[count + 1] = past[count] + signs[i].len;
			count++;
		}
	bool is_one = count > 0 && !s->is_all_quoted;
	s->is_all_quoted = s->is_all_quoted || count == 3;
	s->plain.quotes = is_one || s->is_all_quoted;
	return is_one ? past[count == 3 ? 3 : 1] : at;
}

static void begin_line(slack *s, size_t at)
{
	s->line_end = find_line_end(s->text, at);
	for (size_t i = 0; i < SIGN_COUNT; i++) {
		s->ends[i] = NOWHERE;
		s->is_out[i] = false;
	}
}

/* Write a line from `at` on; returns where the next begins. */
static size_t take_line(slack *s, size_t at)
{
	size_t i = take_quote_signs(s, at), words = i;
	bool is_code = false; /* the last token was lines of code */
	begin_line(s, i);
	while (i < s->line_end) {
		token t = token_at(s, i);
		if (t.sort != WORDS) {
			write_words(s, part(s, words, i));
			write_token(s, &t);
			words = t.end;
			is_code = t.sort == FENCED;
		}
		i = t.end;
		if (i > s->line_end)
			begin_line(s, i);
	}
	write_words(s, part(s, words, i));
	if (is_code && words == i)
		sg_plain__part(&s->plain, SG_GAP_LINE);
	else
		sg_plain__break(&s->plain);
	return i + 1;
}

sg_status sg_markup__from_slack(sg_slice *out, sg_slice text, sg_arena *arena)
{
	slack s = {.plain = {.arena = arena}, .text = text};
	for (size_t at = 0; at < text.len && !s.plain.failed;)
		at = take_line(&s, at);
	if (s.plain.failed)
		return SG_E_NOMEM;
	*out = sg_plain__end(&s.plain);
	return SG_OK;
}
