/* How wide text will be drawn, before anything draws it.
 *
 * The tables in widths.h are DejaVu Sans's. It is the first font the drawing names, and one of
 * the widest sans faces there is: text that fits in it fits in Verdana, Arial or Roboto too. The
 * slack pays for hinting and for the rest. */
#include "text/measure.h"

#include "text/widths.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

typedef struct range {
	uint32_t first, last;
	unsigned width; /* hundredths of an em */
} range;

/* Marks that stand on the letter before them, joiners, and signs that only steer. */
static const range zero_width[] = {{0x0300, 0x036F, 0}, {0x0483, 0x0489, 0}, {0x0591, 0x05BD, 0},
	{0x05BF, 0x05BF, 0}, {0x05C1, 0x05C2, 0}, {0x05C4, 0x05C5, 0}, {0x05C7, 0x05C7, 0},
	{0x0610, 0x061A, 0}, {0x061C, 0x061C, 0}, {0x064B, 0x065F, 0}, {0x0670, 0x0670, 0},
	{0x06D6, 0x06DC, 0}, {0x06DF, 0x06E4, 0}, {0x06E7, 0x06E8, 0}, {0x06EA, 0x06ED, 0},
	{0x0E31, 0x0E31, 0}, {0x0E34, 0x0E3A, 0}, {0x0E47, 0x0E4E, 0}, {0x1AB0, 0x1AFF, 0},
	{0x1DC0, 0x1DFF, 0}, {0x200B, 0x200F, 0}, {0x202A, 0x202E, 0}, {0x2060, 0x206F, 0},
	{0x20D0, 0x20FF, 0}, {0x302A, 0x302D, 0}, {0xFE00, 0xFE0F, 0}, {0xFE20, 0xFE2F, 0},
	{0xFEFF, 0xFEFF, 0}, {0xE0000, 0xE0FFF, 0}};

/* Everything without a table: one generous width per block, in ascending order. */
static const range blocks[] = {{0x0250, 0x036F, 75}, {0x0530, 0x058F, 85}, {0x0590, 0x05FF, 72},
	{0x0600, 0x08FF, 80}, {0x0900, 0x109F, 95}, {0x10A0, 0x10FF, 85}, {0x1100, 0x11FF, 100},
	{0x1200, 0x1DFF, 100}, {0x1E00, 0x1EFF, 88}, {0x1F00, 0x1FFF, 90}, {0x2000, 0x200F, 100},
	{0x2045, 0x20CF, 95}, {0x2100, 0x21FF, 105}, {0x2200, 0x25FF, 110}, {0x2600, 0x2BFF, 130},
	{0x2C00, 0x2E7F, 95}, {0x2E80, 0xA4CF, 100}, {0xA4D0, 0xABFF, 95}, {0xAC00, 0xD7FF, 100},
	{0xE000, 0xFAFF, 105}, {0xFB00, 0xFDFF, 110}, {0xFE00, 0xFE6F, 100}, {0xFE70, 0xFEFF, 90},
	{0xFF00, 0xFFEF, 100}, {0x10000, 0x1EFFF, 110}, {0x1F000, 0x1FAFF, 135},
	{0x20000, 0x3FFFF, 100}};

static const range *find(const range *ranges, size_t count, uint32_t code)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (ranges[mid].last < code)
			low = mid + 1;
		else
			high = mid;
	}
	return low < count && ranges[low].first <= code ? &ranges[low] : NULL;
}

static unsigned table_width(uint32_t code, bool is_bold)
{
	if (code >= 0x20 && code - 0x20 < COUNT(latin_regular))
		return (is_bold ? latin_bold : latin_regular)[code - 0x20];
	if (code >= 0x370 && code - 0x370 < COUNT(greek_cyrillic_regular))
		return (is_bold ? greek_cyrillic_bold : greek_cyrillic_regular)[code - 0x370];
	if (code >= 0x2010 && code - 0x2010 < COUNT(punctuation_regular))
		return (is_bold ? punctuation_bold : punctuation_regular)[code - 0x2010];
	return 0;
}

bool sg_text__is_zero_width(uint32_t code)
{
	return find(zero_width, COUNT(zero_width), code) != NULL;
}

bool sg_text__is_wide(uint32_t code)
{
	return (code >= 0x2E80 && code <= 0xA4CF) || (code >= 0xAC00 && code <= 0xD7FF) ||
	       (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFF00 && code <= 0xFF60) ||
	       (code >= 0x20000 && code <= 0x3FFFF);
}

bool sg_text__is_rtl(uint32_t code)
{
	return (code >= 0x0590 && code <= 0x08FF) || (code >= 0xFB1D && code <= 0xFDFF) ||
	       (code >= 0xFE70 && code <= 0xFEFE) || (code >= 0x10800 && code <= 0x10FFF) ||
	       (code >= 0x1E800 && code <= 0x1EFFF);
}

double sg_text__code_em(uint32_t code, bool is_bold)
{
	if (sg_text__is_zero_width(code))
		return 0;
	unsigned width = table_width(code, is_bold);
	if (width == 0) {
		const range *block = find(blocks, COUNT(blocks), code);
		width = block ? block->width : 100;
		if (is_bold && width < 100)
			width += width / 8;
	}
	return width / 100.0;
}

double sg_text__width(sg_slice s, double size_px, bool is_bold)
{
	double em = 0;
	for (size_t pos = 0, len; pos < s.len; pos += len)
		em += sg_text__code_em(sg_utf8_at(s, pos, &len), is_bold);
	return em * size_px * SG_TEXT_SLACK;
}
