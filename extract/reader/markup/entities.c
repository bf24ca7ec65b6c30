/* Names of characters are looked up by halves in a table; numbers are read. */
#include "reader/markup/entities.h"

#include <stdlib.h>

enum { NAME_MAX_BYTES = 16, DIGITS_MAX = 12 };

typedef struct entity {
	char name[NAME_MAX_BYTES + 1];
	bool may_be_open; /* without ";" */
	uint32_t code;
} entity;

#define E(name, code) {#name, false, code},
#define L(name, code) {#name, true, code},
static const entity ENTITIES[] = {
#include "reader/markup/entities.inc.h"
};
#undef E
#undef L

/* What old pages mean by the numbers 0x80 to 0x9F: windows-1252. */
static const uint16_t CONTROLS[32] = {0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C,
	0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178};

size_t sg_utf8__write(char out[SG_UTF8_MAX_BYTES], uint32_t code)
{
	static const uint32_t replacement = 0xFFFD;
	bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
	code = !code || is_surrogate || code > 0x10FFFF ? replacement : code;
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	size_t len = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	static const uint8_t heads[] = {0, 0, 0xC0, 0xE0, 0xF0};
	for (size_t i = len - 1; i > 0; i--, code >>= 6)
		out[i] = (char)(0x80 | (code & 0x3F));
	out[0] = (char)(heads[len] | code);
	return len;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The value of a digit, or 16 or more. */
static unsigned digit_of(char c)
{
	if (is_digit(c))
		return (unsigned)(c - '0');
	return is_letter(c) ? ((unsigned)c | 0x20) - 'a' + 10u : 255;
}

static char byte_at(sg_slice text, size_t at)
{
	return at < text.len ? text.ptr[at] : '\0';
}

/* "&#…;" */
static size_t number_at(sg_slice text, size_t at, uint32_t *code)
{
	size_t i = at + 2;
	unsigned base = (byte_at(text, i) | 0x20) == 'x' ? 16 : 10;
	i += base == 16;
	size_t first = i;
	uint32_t value = 0;
	for (; i < text.len && i - first < DIGITS_MAX && digit_of(text.ptr[i]) < base; i++)
		value = value > 0x10FFFF ? value : value * base + digit_of(text.ptr[i]);
	if (i == first)
		return 0;
	*code = value >= 0x80 && value < 0xA0 ? CONTROLS[value - 0x80] : value;
	return i + (byte_at(text, i) == ';') - at;
}

static int by_name(const void *key, const void *row)
{
	return strcmp(key, ((const entity *)row)->name);
}

/* "&NAME;" */
static size_t name_at(sg_slice text, size_t at, uint32_t *code)
{
	char name[NAME_MAX_BYTES + 1];
	size_t len = 0, first = at + 1;
	while (len < NAME_MAX_BYTES &&
		(is_letter(byte_at(text, first + len)) || is_digit(byte_at(text, first + len)))) {
		name[len] = text.ptr[first + len];
		len++;
	}
	name[len] = '\0';
	bool is_closed = byte_at(text, first + len) == ';';
	const entity *found = bsearch(
		name, ENTITIES, sizeof ENTITIES / sizeof *ENTITIES, sizeof *ENTITIES, by_name);
	if (!found || !(is_closed || found->may_be_open) || byte_at(text, first + len) == '=')
		return 0;
	*code = found->code;
	return 1 + len + is_closed;
}

size_t sg_entity__at(sg_slice text, size_t at, uint32_t *code)
{
	char next = byte_at(text, at + 1);
	if (next == '#')
		return number_at(text, at, code);
	return is_letter(next) ? name_at(text, at, code) : 0;
}

/* One of the five characters that are escaped everywhere. */
static bool is_basic(uint32_t code)
{
	return code == '&' || code == '<' || code == '>' || code == '"' || code == '\'';
}

sg_slice sg_entity__unescape(sg_slice text, sg_arena *arena)
{
	if (!text.len || !memchr(text.ptr, '&', text.len))
		return text;
	char *out = sg_arena_alloc(arena, text.len);
	size_t used = 0, len;
	for (size_t i = 0; out && i < text.len; i += len) {
		uint32_t code = 0;
		len = text.ptr[i] == '&' ? sg_entity__at(text, i, &code) : 0;
		bool is_escaped = len && is_basic(code);
		out[used++] = is_escaped ? (char)code : text.ptr[i];
		len = is_escaped ? len : 1;
	}
	return (sg_slice){out, used};
}
