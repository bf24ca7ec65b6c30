/* How wide text will be drawn, before anything draws it.
 *
 * The tables in widths.h are DejaVu Sans's. It is the first font the drawing names, and one of
 * the widest sans faces there is: text that fits in it fits in Verdana, Arial or Roboto too. The
 * slack pays for hinting and for the rest. Arabic letters are as wide as their form asks, which
 * depends on the next letter; other scripts have a generous width per block. */
#include "text/measure.h"

#include "text/ranges.h"
#include "text/widths.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Marks that stand on the letter before them, joiners, and signs that only steer. */
static const sg_range zero_width[] = {{0x0300, 0x036F, 0}, {0x0483, 0x0489, 0}, {0x0591, 0x05BD, 0},
	{0x05BF, 0x05BF, 0}, {0x05C1, 0x05C2, 0}, {0x05C4, 0x05C5, 0}, {0x05C7, 0x05C7, 0},
	{0x0610, 0x061A, 0}, {0x061C, 0x061C, 0}, {0x064B, 0x065F, 0}, {0x0670, 0x0670, 0},
	{0x06D6, 0x06DC, 0}, {0x06DF, 0x06E4, 0}, {0x06E7, 0x06E8, 0}, {0x06EA, 0x06ED, 0},
	{0x0E31, 0x0E31, 0}, {0x0E34, 0x0E3A, 0}, {0x0E47, 0x0E4E, 0}, {0x1AB0, 0x1AFF, 0},
	{0x1DC0, 0x1DFF, 0}, {0x200B, 0x200F, 0}, {0x202A, 0x202E, 0}, {0x2060, 0x206F, 0},
	{0x20D0, 0x20FF, 0}, {0x302A, 0x302D, 0}, {0x3099, 0x309A, 0}, {0xFE00, 0xFE0F, 0},
	{0xFE20, 0xFE2F, 0}, {0xFEFF, 0xFEFF, 0}, {0xE0000, 0xE0FFF, 0}};

/* Signs of vowels and the like in the scripts of India and its neighbours: the one half stands over
 * or under its letter, the other beside it. */
static const sg_range vowel_signs[] = {{0x0900, 0x0903, 30}, {0x093A, 0x093C, 30},
	{0x093E, 0x094F, 30}, {0x0951, 0x0957, 30}, {0x0962, 0x0963, 30}, {0x0981, 0x0983, 30},
	{0x09BC, 0x09BC, 30}, {0x09BE, 0x09CD, 30}, {0x09D7, 0x09D7, 30}, {0x09E2, 0x09E3, 30},
	{0x09FE, 0x0A03, 30}, {0x0A3C, 0x0A51, 30}, {0x0A70, 0x0A71, 30}, {0x0A75, 0x0A75, 30},
	{0x0A81, 0x0A83, 30}, {0x0ABC, 0x0ABC, 30}, {0x0ABE, 0x0ACD, 30}, {0x0AE2, 0x0AE3, 30},
	{0x0AFA, 0x0B03, 30}, {0x0B3C, 0x0B3C, 30}, {0x0B3E, 0x0B57, 30}, {0x0B62, 0x0B63, 30},
	{0x0B82, 0x0B82, 0}, {0x0BBE, 0x0BCD, 62}, {0x0BD7, 0x0BD7, 62}, {0x0C00, 0x0C04, 30},
	{0x0C3C, 0x0C3C, 30}, {0x0C3E, 0x0C56, 30}, {0x0C62, 0x0C63, 30}, {0x0C81, 0x0C83, 30},
	{0x0CBC, 0x0CBC, 30}, {0x0CBE, 0x0CD6, 30}, {0x0CE2, 0x0CE3, 30}, {0x0D00, 0x0D03, 40},
	{0x0D3B, 0x0D3C, 0}, {0x0D3E, 0x0D4D, 40}, {0x0D57, 0x0D57, 40}, {0x0D62, 0x0D63, 40},
	{0x0D81, 0x0D83, 40}, {0x0DCA, 0x0DDF, 40}, {0x0DF2, 0x0DF3, 40}, {0x0EB1, 0x0EB1, 0},
	{0x0EB4, 0x0EBC, 0}, {0x0EC8, 0x0ECD, 0}, {0x0F18, 0x0F19, 0}, {0x0F35, 0x0F35, 0},
	{0x0F37, 0x0F37, 0}, {0x0F39, 0x0F39, 0}, {0x0F3E, 0x0F3F, 30}, {0x0F71, 0x0F84, 30},
	{0x0F86, 0x0F87, 0}, {0x0F8D, 0x0FBC, 30}, {0x0FC6, 0x0FC6, 0}, {0x102B, 0x103E, 40},
	{0x1056, 0x1059, 40}, {0x105E, 0x1060, 40}, {0x1062, 0x1064, 40}, {0x1067, 0x106D, 40},
	{0x1071, 0x1074, 0}, {0x1082, 0x108D, 40}, {0x108F, 0x108F, 40}, {0x109A, 0x109D, 40},
	{0x17B4, 0x17D3, 30}, {0x17DD, 0x17DD, 0}};

/* Everything without a table: one generous width per block, in ascending order. */
static const sg_range blocks[] = {{0x0250, 0x036F, 75}, {0x0530, 0x058F, 82}, {0x0590, 0x05FF, 62},
	{0x0600, 0x08FF, 80}, {0x0900, 0x097F, 68}, {0x0980, 0x09FF, 68}, {0x0A00, 0x0AFF, 68},
	{0x0B00, 0x0B7F, 80}, {0x0B80, 0x0BFF, 105}, {0x0C00, 0x0CFF, 80}, {0x0D00, 0x0D7F, 95},
	{0x0D80, 0x0DFF, 95}, {0x0E00, 0x0E7F, 66}, {0x0E80, 0x0EFF, 74}, {0x0F00, 0x0FFF, 80},
	{0x1000, 0x109F, 105}, {0x10A0, 0x10FF, 76}, {0x1100, 0x11FF, 100}, {0x1200, 0x139F, 90},
	{0x13A0, 0x177F, 100}, {0x1780, 0x17FF, 85}, {0x1800, 0x1DFF, 100}, {0x1E00, 0x1EFF, 88},
	{0x1F00, 0x1FFF, 90}, {0x2000, 0x200F, 100}, {0x2045, 0x20CF, 95}, {0x2100, 0x21FF, 105},
	{0x2200, 0x25FF, 110}, {0x2600, 0x2BFF, 130}, {0x2C00, 0x2E7F, 95}, {0x2E80, 0xA4CF, 100},
	{0xA4D0, 0xABFF, 95}, {0xAC00, 0xD7FF, 100}, {0xE000, 0xFAFF, 105}, {0xFB00, 0xFDFF, 110},
	{0xFE00, 0xFE6F, 100}, {0xFE70, 0xFEFF, 90}, {0xFF00, 0xFFEF, 100}, {0x10000, 0x1EFFF, 110},
	{0x1F000, 0x1FAFF, 135}, {0x20000, 0x3FFFF, 100}};

enum { ARABIC = 0x600, ARABIC_NON_JOINER = 0x200C };

static bool is_arabic(uint32_t code)
{
	return code >= ARABIC && code - ARABIC < COUNT(arabic_end_regular);
}

static unsigned table_width(uint32_t code, bool is_bold)
{
	if (code >= 0x20 && code - 0x20 < COUNT(latin_regular))
		return (is_bold ? latin_bold : latin_regular)[code - 0x20];
	if (code >= 0x370 && code - 0x370 < COUNT(greek_cyrillic_regular))
		return (is_bold ? greek_cyrillic_bold : greek_cyrillic_regular)[code - 0x370];
	if (code >= 0x2010 && code - 0x2010 < COUNT(punctuation_regular))
		return (is_bold ? punctuation_bold : punctuation_regular)[code - 0x2010];
	if (is_arabic(code))
		return (is_bold ? arabic_end_bold : arabic_end_regular)[code - ARABIC];
	return 0;
}

static bool is_zero_width(uint32_t code)
{
	return SG_RANGE_FIND(zero_width, code) != NULL;
}

bool sg_text__is_mark(uint32_t code)
{
	return is_zero_width(code) || SG_RANGE_FIND(vowel_signs, code);
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
	if (is_zero_width(code))
		return 0;
	unsigned width = table_width(code, is_bold);
	if (width == 0) {
		const sg_range *range = SG_RANGE_FIND(vowel_signs, code);
		if (!range)
			range = SG_RANGE_FIND(blocks, code);
		width = range ? range->value : 100;
		if (is_bold && width < 100)
			width += width / 8;
	}
	return width / 100.0;
}

/* Letters without a form that joins what follows are as wide in both tables. */
static bool joins_previous(uint32_t code)
{
	return code > 0x621 && code <= 0x6D5 && code != 0x674 && code != 0x6D4 &&
	       !(code >= 0x660 && code <= 0x66D);
}

double sg_text__next_em(sg_text_meter *meter, uint32_t code)
{
	double em = sg_text__code_em(code, meter->is_bold);
	if (is_zero_width(code) && code != ARABIC_NON_JOINER)
		return em;
	if (is_arabic(meter->before) && joins_previous(code)) {
		size_t i = meter->before - ARABIC;
		int narrower = meter->is_bold ? arabic_joined_bold[i] - arabic_end_bold[i]
					      : arabic_joined_regular[i] - arabic_end_regular[i];
		em += narrower / 100.0;
	}
	meter->before = code;
	return em;
}

double sg_text__width(sg_slice s, double size_px, bool is_bold)
{
	sg_text_meter meter = {is_bold, 0};
	double em = 0;
	for (size_t pos = 0, len; pos < s.len; pos += len)
		em += sg_text__next_em(&meter, sg_utf8_at(s, pos, &len));
	return em * size_px * SG_TEXT_SLACK;
}
