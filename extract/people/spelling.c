/* Spellings. What two texts may write differently and mean one person by: accents, hyphens, and
 * what stands between first name and surname. First names and surnames themselves must agree. */
#include "people/spelling.h"

enum { WORDS_MAX = 8, MIDDLE_MAX = 2 };

/* U+00C0 to U+017F without their accents, a byte each; '*' where there is none to take off. */
static const char bases[] = "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty"
			    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll"
			    "nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/* The base letter of the two bytes at `s`, or 0. */
static char base_letter(const unsigned char *s)
{
	if (s[0] < 0xC3 || s[0] > 0xC5 || (s[1] & 0xC0) != 0x80)
		return 0;
	char base = bases[(size_t)(s[0] - 0xC3) * 64 + (s[1] & 0x3F)];
	return base == '*' ? 0 : base;
}

size_t sg_name__fold(char *out, sg_slice name)
{
	size_t n = 0;
	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i], base = 0;
		if (c > ' ' && c <= '~') { /* most of what names are */
			out[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
			continue;
		}
		bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
		if (is_space && (n == 0 || out[n - 1] == ' '))
			continue;
		if (i + 1 < name.len)
			base = base_letter((const unsigned char *)name.ptr + i);
		if (i + 2 < name.len && memcmp(name.ptr + i, "\xE2\x80\x99", 3) == 0) {
			base = '\'';
			i++;
		}
		i += base != 0;
		out[n++] = base ? base : is_space ? ' ' : c;
	}
	while (n && out[n - 1] == ' ')
		n--;
	return n;
}

static bool is_any(sg_slice word, const char *const *table, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (word.len && word.ptr[0] == table[i][0] &&
			sg_slice_eq(word, sg_slice_of(table[i])))
			return true;
	return false;
}

static bool is_suffix(sg_slice word)
{
	static const char *const suffixes[] = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"};
	return is_any(word, suffixes, sizeof suffixes / sizeof *suffixes);
}

/* "van der Meer": small words that belong to the surname, or to a body’s name. */
static bool is_small(sg_slice word)
{
	static const char *const small[] = {"al", "and", "bin", "da", "das", "de", "del", "della",
		"den", "der", "di", "dos", "du", "el", "for", "ibn", "in", "la", "le", "los", "of",
		"on", "ter", "the", "to", "und", "van", "von", "y", "zu"};
	return is_any(word, small, sizeof small / sizeof *small);
}

sg_slice sg_name__surname(sg_slice folded)
{
	for (;;) {
		size_t start = folded.len;
		while (start > 0 && folded.ptr[start - 1] != ' ')
			start--;
		sg_slice last = {folded.ptr + start, folded.len - start};
		if (start == 0 || !is_suffix(last))
			return last;
		folded.len = start - 1;
	}
}

typedef struct name_words {
	sg_slice items[WORDS_MAX];
	bool is_joined[WORDS_MAX]; /* by a hyphen to the word before */
	size_t count;              /* 0: too many */
} name_words;

static name_words words_of(sg_slice folded)
{
	name_words out = {.count = 0};
	bool is_joined = false;
	for (size_t i = 0, start = 0; i <= folded.len; i++) {
		bool ends = i == folded.len || folded.ptr[i] == ' ' || folded.ptr[i] == '-';
		if (!ends)
			continue;
		if (i > start) {
			if (out.count == WORDS_MAX)
				return (name_words){.count = 0};
			out.is_joined[out.count] = is_joined;
			out.items[out.count++] = (sg_slice){folded.ptr + start, i - start};
		}
		is_joined = i < folded.len && folded.ptr[i] == '-';
		start = i + 1;
	}
	while (out.count > 2 && is_suffix(out.items[out.count - 1]))
		out.count--;
	return out;
}

size_t sg_name__core(char *out, sg_slice folded)
{
	name_words words = words_of(folded);
	if (words.count < 2)
		return 0;
	sg_slice first = words.items[0], last = words.items[words.count - 1];
	memcpy(out, first.ptr, first.len);
	out[first.len] = ' ';
	memcpy(out + first.len + 1, last.ptr, last.len);
	return first.len + 1 + last.len;
}

/* "m." and "maria" */
static bool is_initial_of(sg_slice a, sg_slice b)
{
	bool is_initial = a.len == 1 || (a.len == 2 && a.ptr[1] == '.');
	return is_initial && b.len && a.ptr[0] == b.ptr[0];
}

/* Whatever stands between may be absent, if it is names and not part of the surname. */
static bool can_be_left_out(const name_words *words)
{
	if (words->count - 2 > MIDDLE_MAX || words->is_joined[words->count - 1])
		return false;
	for (size_t i = 1; i + 1 < words->count; i++)
		if (words->is_joined[i] || is_small(words->items[i]))
			return false;
	return true;
}

bool sg_name__is_variant(sg_slice a, sg_slice b)
{
	name_words x = words_of(a), y = words_of(b);
	if (x.count < 2 || y.count < 2 || !sg_slice_eq(x.items[0], y.items[0]) ||
		!sg_slice_eq(x.items[x.count - 1], y.items[y.count - 1]))
		return false;
	if (x.count != y.count)
		return (x.count == 2 && !x.is_joined[1] && can_be_left_out(&y)) ||
		       (y.count == 2 && !y.is_joined[1] && can_be_left_out(&x));
	for (size_t i = 1; i + 1 < x.count; i++)
		if (!sg_slice_eq(x.items[i], y.items[i]) &&
			!is_initial_of(x.items[i], y.items[i]) &&
			!is_initial_of(y.items[i], x.items[i]))
			return false;
	return true;
}

size_t sg_name__initials(char *out, size_t room, sg_slice folded)
{
	name_words words = words_of(folded);
	size_t n = 0;
	for (size_t i = 0; i < words.count; i++) {
		if (is_small(words.items[i]) || words.items[i].ptr[0] == '&')
			continue;
		if (n == room)
			return 0;
		out[n++] = words.items[i].ptr[0];
	}
	return n < 3 ? 0 : n;
}

bool sg_name__is_acronym(sg_slice name)
{
	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];
		if (!(c >= 'A' && c <= 'Z') && !(i > 1 && c >= '0' && c <= '9'))
			return false;
	}
	return name.len >= 2;
}
