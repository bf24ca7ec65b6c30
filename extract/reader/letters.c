/* Words and letters. Case is looked up by block: Latin, Greek and Cyrillic have it, the scripts
 * that follow Hebrew mostly have not. That is enough to tell a name from a sentence. */
#include "reader/letters.h"

/* Latin Extended-A and Additional alternate capital and small; the phase changes twice. */
static bool is_latin_capital(uint32_t code)
{
	if (code >= 0xC0 && code <= 0xDE)
		return code != 0xD7;
	if ((code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E))
		return code % 2 == 1;
	if (code == 0x178)
		return true;
	return ((code >= 0x100 && code <= 0x177) || (code >= 0x1E00 && code <= 0x1EFF)) &&
	       code % 2 == 0;
}

sg_letter sg_letter__beyond_ascii(uint32_t code)
{
	if (code < 0xC0 || code == 0xD7 || code == 0xF7)
		return SG_LETTER_NONE;
	if (code <= 0x17F || (code >= 0x1E00 && code <= 0x1EFF))
		return is_latin_capital(code) ? SG_LETTER_CAPITAL : SG_LETTER_SMALL;
	if (code < 0x370)
		return SG_LETTER_SMALL;
	if (code < 0x400)
		return code >= 0x386 && code <= 0x3AB ? SG_LETTER_CAPITAL : SG_LETTER_SMALL;
	if (code < 0x530)
		return code <= 0x42F || (code >= 0x460 && code % 2 == 0) ? SG_LETTER_CAPITAL
									 : SG_LETTER_SMALL;
	if (code >= 0x2000 && code < 0x2C00)
		return SG_LETTER_NONE; /* punctuation, arrows, symbols */
	if ((code >= 0x3000 && code <= 0x3030) || (code >= 0xE000 && code <= 0xF8FF))
		return SG_LETTER_NONE;
	if (code >= 0xFE00 && code <= 0xFE0F)
		return SG_LETTER_NONE; /* variation selectors beside emoji */
	if (code == 0xFFFD || (code >= 0x1F000 && code <= 0x1FAFF) || code >= 0xE0000)
		return SG_LETTER_NONE;
	return SG_LETTER_CAPITAL;
}

sg_letter sg_letter_first(sg_slice s)
{
	size_t len;
	return s.len ? sg_letter_of(sg_utf8_at(s, 0, &len)) : SG_LETTER_NONE;
}

size_t sg_space__at(sg_slice s, size_t pos)
{
	unsigned char c = (unsigned char)s.ptr[pos];
	if (c == ' ' || (c >= '\t' && c <= '\r'))
		return 1;
	if (c < 0xC2)
		return 0;
	size_t len;
	uint32_t code = sg_utf8_at(s, pos, &len);
	bool is_space = code == 0xA0 || (code >= 0x2000 && code <= 0x200B) || code == 0x202F ||
			code == 0x3000 || code == 0xFEFF || code == 0x2028 || code == 0x2029;
	return is_space ? len : 0;
}

/* ASCII that is no white space: most bytes. */
static inline bool is_plain(char c)
{
	return (unsigned char)c > ' ' && (unsigned char)c < 0x80;
}

sg_slice sg_word__next(sg_slice *rest)
{
	size_t start = 0, step;
	while (start < rest->len && (step = sg_space__at(*rest, start)) > 0)
		start += step;
	size_t end = start;
	while (end < rest->len && (is_plain(rest->ptr[end]) || sg_space__at(*rest, end) == 0))
		end++;
	sg_slice out = sg_slice__part(*rest, start, end);
	*rest = sg_slice__part(*rest, end, rest->len);
	return out;
}

sg_slice sg_word__last(sg_slice *rest)
{
	sg_slice trimmed = sg_slice_trim(*rest);
	size_t start = trimmed.len;
	while (start > 0) {
		size_t before = start - 1;
		while (before > 0 && ((unsigned char)trimmed.ptr[before] & 0xC0) == 0x80)
			before--;
		if (sg_space__at(trimmed, before))
			break;
		start = before;
	}
	*rest = sg_slice__part(trimmed, 0, start);
	return sg_slice__part(trimmed, start, trimmed.len);
}

/* Where the first letter or digit stands, and its class; word.len if there is none. */
static size_t find_lead(sg_slice word, sg_letter *class)
{
	size_t len;
	for (size_t pos = 0; pos < word.len; pos += len) {
		*class = sg_letter_of(sg_utf8_at(word, pos, &len));
		if (*class != SG_LETTER_NONE)
			return pos;
	}
	*class = SG_LETTER_NONE;
	return word.len;
}

sg_slice sg_word__bare(sg_slice word)
{
	sg_letter class;
	size_t start = find_lead(word, &class), end = start;
	if (class == SG_LETTER_NONE)
		return sg_slice__part(word, 0, 0);
	/* From the back while it is ASCII; a sign of several bytes is found from the front only. */
	for (size_t at = word.len; at > start && (unsigned char)word.ptr[at - 1] < 0x80; at--)
		if (sg_letter_of((unsigned char)word.ptr[at - 1]) != SG_LETTER_NONE)
			return sg_slice__part(word, start, at);
	for (size_t pos = start, len; pos < word.len; pos += len)
		if (sg_letter_of(sg_utf8_at(word, pos, &len)) != SG_LETTER_NONE)
			end = pos + len;
	return sg_slice__part(word, start, end);
}

/* How `word`, with ASCII letters lowered, orders to a string. */
static int compare_lowered(sg_slice word, const char *row)
{
	for (size_t i = 0; i < word.len; i++) {
		char c = word.ptr[i];
		c = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
		if (c != row[i] || !c)
			return (unsigned char)c - (unsigned char)row[i] + (c == row[i]);
	}
	return row[word.len] ? -1 : 0;
}

bool sg_word__is_in(sg_slice word, const char *const *sorted, size_t count)
{
	enum { WORD_BYTES_MAX = 64 };
	size_t low = 0, high = count;
	if (word.len == 0 || word.len > WORD_BYTES_MAX)
		return false;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare_lowered(word, sorted[middle]);
		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}
