/* Slices and UTF-8: comparing, trimming, searching, checking, decoding. */
#include "stancegraph/slice.h"

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

bool sg_slice_eq(sg_slice a, sg_slice b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool sg_slice_eq_nocase(sg_slice a, sg_slice b)
{
	return a.len == b.len && sg_slice_starts_nocase(a, b);
}

bool sg_slice_starts(sg_slice s, sg_slice prefix)
{
	return s.len >= prefix.len &&
	       (prefix.len == 0 || memcmp(s.ptr, prefix.ptr, prefix.len) == 0);
}

bool sg_slice_starts_nocase(sg_slice s, sg_slice prefix)
{
	if (s.len < prefix.len)
		return false;
	for (size_t i = 0; i < prefix.len; i++)
		if (lower(s.ptr[i]) != lower(prefix.ptr[i]))
			return false;
	return true;
}

bool sg_slice_ends(sg_slice s, sg_slice suffix)
{
	if (s.len < suffix.len)
		return false;
	sg_slice tail = {s.ptr + (s.len - suffix.len), suffix.len};
	return sg_slice_eq(tail, suffix);
}

int sg_slice_cmp(sg_slice a, sg_slice b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int order = n ? memcmp(a.ptr, b.ptr, n) : 0;
	return order ? order : (a.len > b.len) - (a.len < b.len);
}

/* Length of the white space that starts at `s`, 0 if none does. */
static size_t space_len(sg_slice s)
{
	static const sg_slice wide[] = {SG_SLICE_LIT("\xC2\xA0"), SG_SLICE_LIT("\xE2\x80\x8B"),
		SG_SLICE_LIT("\xEF\xBB\xBF")};
	if (s.len && (s.ptr[0] == ' ' || (s.ptr[0] >= '\t' && s.ptr[0] <= '\r')))
		return 1;
	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
		if (sg_slice_starts(s, wide[i]))
			return wide[i].len;
	return 0;
}

static size_t space_len_at_end(sg_slice s)
{
	for (size_t n = 1; n <= 3 && n <= s.len; n++) {
		sg_slice tail = {s.ptr + (s.len - n), n};
		if (space_len(tail) == n)
			return n;
	}
	return 0;
}

/* Most texts begin and end so, and then there is nothing to trim. */
static inline bool is_plain(char c)
{
	return (unsigned char)c > ' ' && (unsigned char)c < 0x80;
}

sg_slice sg_slice_trim(sg_slice s)
{
	for (size_t n; s.len && !is_plain(s.ptr[0]) && (n = space_len(s)) > 0;) {
		s.ptr += n;
		s.len -= n;
	}
	for (size_t n; s.len && !is_plain(s.ptr[s.len - 1]) && (n = space_len_at_end(s)) > 0;)
		s.len -= n;
	return s;
}

size_t sg_slice_find(sg_slice hay, sg_slice needle)
{
	if (needle.len == 0)
		return 0;
	/* memchr to the next first byte: linear but for needles that repeat their first byte. */
	size_t pos = 0;
	while (pos + needle.len <= hay.len) {
		const char *hit =
			memchr(hay.ptr + pos, needle.ptr[0], hay.len - needle.len - pos + 1);
		if (!hit)
			return hay.len;
		pos = (size_t)(hit - hay.ptr);
		if (memcmp(hit, needle.ptr, needle.len) == 0)
			return pos;
		pos++;
	}
	return hay.len;
}

/* Sequence length by first byte, and the smallest code point that may use it. */
static size_t sequence_len(unsigned char first)
{
	return first < 0x80   ? 1
	       : first < 0xC2 ? 0
	       : first < 0xE0 ? 2
	       : first < 0xF0 ? 3
	       : first < 0xF5 ? 4
			      : 0;
}

static bool decode(sg_slice s, size_t pos, uint32_t *code, size_t *len)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	unsigned char first = (unsigned char)s.ptr[pos];
	size_t n = sequence_len(first);
	if (n == 0 || n > s.len - pos)
		return false;
	uint32_t c = n == 1 ? first : first & (0x7Fu >> n);
	for (size_t i = 1; i < n; i++) {
		unsigned char next = (unsigned char)s.ptr[pos + i];
		if ((next & 0xC0) != 0x80)
			return false;
		c = c << 6 | (next & 0x3Fu);
	}
	if (c < least[n] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		return false;
	*code = c;
	*len = n;
	return true;
}

/* How far the text is plain ASCII from `pos` on, eight bytes at a time. */
static size_t skip_ascii(sg_slice s, size_t pos)
{
	static const uint64_t high_bits = 0x8080808080808080u;
	uint64_t eight;
	for (; pos + sizeof eight <= s.len; pos += sizeof eight) {
		memcpy(&eight, s.ptr + pos, sizeof eight);
		if (eight & high_bits)
			break;
	}
	return pos;
}

size_t sg_utf8_check(sg_slice s)
{
	size_t pos = 0, len;
	uint32_t code;
	while ((pos = skip_ascii(s, pos)) < s.len) {
		if ((unsigned char)s.ptr[pos] < 0x80) {
			pos++;
			continue;
		}
		if (!decode(s, pos, &code, &len))
			return pos;
		pos += len;
	}
	return s.len;
}

uint32_t sg_utf8_at(sg_slice s, size_t pos, size_t *len_bytes)
{
	uint32_t code = (unsigned char)s.ptr[pos];
	*len_bytes = 1;
	if (code < 0x80 || decode(s, pos, &code, len_bytes))
		return code;
	*len_bytes = 1;
	return 0xFFFD;
}

void sg_line_column(sg_slice text, size_t pos, size_t *line, size_t *column)
{
	*line = 1;
	*column = 1;
	for (size_t i = 0; i < pos && i < text.len; i++) {
		if (text.ptr[i] == '\n') {
			++*line;
			*column = 1;
		} else if (((unsigned char)text.ptr[i] & 0xC0) != 0x80) {
			++*column;
		}
	}
}
