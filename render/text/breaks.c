/* Where a line of text may end: the parts of Unicode's line breaking (UAX #14) that short texts
 * need, and what Japanese and Chinese typesetting forbids at the start and end of a line (JIS X
 * 4051). Korean is broken at its spaces only, as its readers expect. */
#include "text/breaks.h"

#include "text/measure.h"
#include "text/ranges.h"

/* Closing brackets, full stops and commas, small kana, marks of repetition and of length; of Thai
 * and Lao, vowels that are written after their consonant. */
static const sg_range never_first[] = {{'!', '!', 0}, {'%', '%', 0}, {')', ')', 0}, {',', ',', 0},
	{'.', '.', 0}, {':', ';', 0}, {'?', '?', 0}, {']', ']', 0}, {'}', '}', 0}, {0xB0, 0xB0, 0},
	{0x60C, 0x60C, 0}, {0x61B, 0x61B, 0}, {0x61F, 0x61F, 0}, {0x66A, 0x66A, 0},
	{0x6D4, 0x6D4, 0}, {0xE2F, 0xE30, 0}, {0xE32, 0xE33, 0}, {0xE45, 0xE46, 0},
	{0xEAF, 0xEB0, 0}, {0xEB2, 0xEB3, 0}, {0xEC6, 0xEC6, 0}, {0x2019, 0x2019, 0},
	{0x201D, 0x201D, 0}, {0x2025, 0x2026, 0}, {0x2030, 0x2030, 0}, {0x203A, 0x203A, 0},
	{0x203C, 0x203D, 0}, {0x2047, 0x2049, 0}, {0x2103, 0x2103, 0}, {0x3001, 0x3002, 0},
	{0x3005, 0x3005, 0}, {0x3009, 0x3009, 0}, {0x300B, 0x300B, 0}, {0x300D, 0x300D, 0},
	{0x300F, 0x300F, 0}, {0x3011, 0x3011, 0}, {0x3015, 0x3015, 0}, {0x3017, 0x3017, 0},
	{0x3019, 0x3019, 0}, {0x301B, 0x301C, 0}, {0x301E, 0x301F, 0}, {0x303B, 0x303B, 0},
	{0x3041, 0x3041, 0}, {0x3043, 0x3043, 0}, {0x3045, 0x3045, 0}, {0x3047, 0x3047, 0},
	{0x3049, 0x3049, 0}, {0x3063, 0x3063, 0}, {0x3083, 0x3083, 0}, {0x3085, 0x3085, 0},
	{0x3087, 0x3087, 0}, {0x308E, 0x308E, 0}, {0x3095, 0x3096, 0}, {0x309B, 0x309E, 0},
	{0x30A0, 0x30A1, 0}, {0x30A3, 0x30A3, 0}, {0x30A5, 0x30A5, 0}, {0x30A7, 0x30A7, 0},
	{0x30A9, 0x30A9, 0}, {0x30C3, 0x30C3, 0}, {0x30E3, 0x30E3, 0}, {0x30E5, 0x30E5, 0},
	{0x30E7, 0x30E7, 0}, {0x30EE, 0x30EE, 0}, {0x30F5, 0x30F6, 0}, {0x30FB, 0x30FE, 0},
	{0x31F0, 0x31FF, 0}, {0xFE50, 0xFE57, 0}, {0xFF01, 0xFF01, 0}, {0xFF05, 0xFF05, 0},
	{0xFF09, 0xFF09, 0}, {0xFF0C, 0xFF0C, 0}, {0xFF0E, 0xFF0E, 0}, {0xFF1A, 0xFF1B, 0},
	{0xFF1F, 0xFF1F, 0}, {0xFF3D, 0xFF3D, 0}, {0xFF5D, 0xFF5E, 0}, {0xFF60, 0xFF61, 0},
	{0xFF63, 0xFF65, 0}, {0xFF67, 0xFF70, 0}, {0xFF9E, 0xFF9F, 0}, {0xFFE0, 0xFFE0, 0}};

/* Opening brackets and signs of money; of Thai and Lao, vowels written before their consonant. */
static const sg_range never_last[] = {{'#', '$', 0}, {'(', '(', 0}, {'@', '@', 0}, {'[', '[', 0},
	{'{', '{', 0}, {0xA1, 0xA1, 0}, {0xA3, 0xA3, 0}, {0xA5, 0xA5, 0}, {0xBF, 0xBF, 0},
	{0xE40, 0xE44, 0}, {0xEC0, 0xEC4, 0}, {0x2018, 0x2018, 0}, {0x201A, 0x201A, 0},
	{0x201C, 0x201C, 0}, {0x201E, 0x201E, 0}, {0x2039, 0x2039, 0}, {0x20A0, 0x20CF, 0},
	{0x3008, 0x3008, 0}, {0x300A, 0x300A, 0}, {0x300C, 0x300C, 0}, {0x300E, 0x300E, 0},
	{0x3010, 0x3010, 0}, {0x3014, 0x3014, 0}, {0x3016, 0x3016, 0}, {0x3018, 0x3018, 0},
	{0x301A, 0x301A, 0}, {0x301D, 0x301D, 0}, {0xFF04, 0xFF04, 0}, {0xFF08, 0xFF08, 0},
	{0xFF3B, 0xFF3B, 0}, {0xFF5B, 0xFF5B, 0}, {0xFF5F, 0xFF5F, 0}, {0xFF62, 0xFF62, 0},
	{0xFFE1, 0xFFE1, 0}, {0xFFE5, 0xFFE6, 0}};

/* Quotation marks that open or close: only their surroundings could tell. */
static const sg_range either_way[] = {
	{'"', '"', 0}, {'\'', '\'', 0}, {0xAB, 0xAB, 0}, {0xBB, 0xBB, 0}};

/* Pictures, each as good as a word. */
static const sg_range pictures[] = {{0x231A, 0x231B, 0}, {0x23E9, 0x23F3, 0}, {0x2600, 0x27BF, 0},
	{0x2B1B, 0x2B1C, 0}, {0x2B50, 0x2B50, 0}, {0x2B55, 0x2B55, 0}, {0x1F000, 0x1FAFF, 0}};

/* Marks that put the next consonant under or into the one before. */
static const sg_range stacking[] = {{0x94D, 0x94D, 0}, {0x9CD, 0x9CD, 0}, {0xA4D, 0xA4D, 0},
	{0xACD, 0xACD, 0}, {0xB4D, 0xB4D, 0}, {0xC4D, 0xC4D, 0}, {0xCCD, 0xCCD, 0},
	{0xD4D, 0xD4D, 0}, {0xDCA, 0xDCA, 0}, {0x1039, 0x1039, 0}, {0x17D2, 0x17D2, 0}};

static const sg_range loose_ends[] = {{'(', '(', 0}, {',', '-', 0}, {':', ';', 0}, {'[', '[', 0},
	{0x60C, 0x60C, 0}, {0x61B, 0x61B, 0}, {0x2013, 0x2014, 0}, {0x2018, 0x2018, 0},
	{0x201C, 0x201C, 0}, {0x2025, 0x2026, 0}, {0x3001, 0x3001, 0}, {0x300A, 0x300A, 0},
	{0x300C, 0x300C, 0}, {0x300E, 0x300E, 0}, {0x3010, 0x3010, 0}, {0x30FB, 0x30FB, 0},
	{0xFF08, 0xFF08, 0}, {0xFF0C, 0xFF0C, 0}, {0xFF1A, 0xFF1B, 0}, {0xFF62, 0xFF62, 0},
	{0xFF64, 0xFF64, 0}};

bool sg_text__is_loose_end(uint32_t code)
{
	return SG_RANGE_FIND(loose_ends, code) != NULL;
}

static bool is_hangul(uint32_t code)
{
	return (code >= 0xAC00 && code <= 0xD7FF) || (code >= 0x3130 && code <= 0x318F);
}

/* A line may end before and after it, as after a word. */
static bool is_word_alone(uint32_t code)
{
	return (sg_text__is_wide(code) && !is_hangul(code)) || SG_RANGE_FIND(pictures, code);
}

static bool is_dash(uint32_t code)
{
	return code == '-' || code == 0x2013 || code == 0x2014;
}

static bool sticks(uint32_t before, uint32_t after)
{
	return SG_RANGE_FIND(never_last, before) || SG_RANGE_FIND(never_first, after) ||
	       (before == after && (is_dash(before) || before == 0x2015));
}

static bool may_break(const sg_text_breaker *b, uint32_t after)
{
	uint32_t before = b->before;
	/* Not between "https://" and the rest. */
	if (is_dash(before) || (before == '/' && !b->is_slash_doubled))
		return after != '/' && !is_dash(after) && !(after >= '0' && after <= '9');
	return (is_word_alone(before) || is_word_alone(after)) &&
	       !SG_RANGE_FIND(either_way, before) && !SG_RANGE_FIND(either_way, after);
}

/* French has a space before these. */
static bool hugs_over_space(uint32_t before, uint32_t after)
{
	bool is_digit = before >= '0' && before <= '9';
	return after == '!' || after == '?' || after == ':' || after == ';' ||
	       (is_digit && (after == '%' || after == 0x20AC));
}

enum { JOINER = 0x200D };

/* Does it change, or belong to, the letter or picture before it? */
static bool belongs(const sg_text_breaker *b, uint32_t code)
{
	bool is_skin_tone = code >= 0x1F3FB && code <= 0x1F3FF;
	bool is_flag = code >= 0x1F1E6 && code <= 0x1F1FF;
	return sg_text__is_mark(code) || is_skin_tone || (is_flag && b->is_flag_open) ||
	       b->is_joined;
}

sg_text_break sg_text__next_break(sg_text_breaker *b, uint32_t code)
{
	sg_text_break kind = SG_BREAK_CUT;
	if (code == ' ') {
		b->has_space = b->before != 0;
		b->is_joined = b->is_flag_open = false;
		return SG_BREAK_NEVER;
	}
	if (b->before == 0 || (!b->has_space && belongs(b, code)))
		kind = SG_BREAK_NEVER;
	else if (b->has_space)
		kind = hugs_over_space(b->before, code) ? SG_BREAK_CUT : SG_BREAK_GOOD;
	else if (sticks(b->before, code))
		kind = SG_BREAK_NEVER;
	else if (may_break(b, code))
		kind = SG_BREAK_GOOD;
	b->is_joined = code == JOINER || SG_RANGE_FIND(stacking, code);
	b->is_flag_open = code >= 0x1F1E6 && code <= 0x1F1FF && !b->is_flag_open;
	b->is_slash_doubled = b->before == '/' && code == '/';
	if (!sg_text__is_mark(code) || b->before == 0)
		b->before = code;
	b->has_space = false;
	return kind;
}
