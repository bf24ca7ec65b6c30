/* Ages: every word of the line gets a class, and the bag of classes decides. Word order varies
 * too much between pages and languages' habits to be worth a grammar. */
#include "reader/ages.h"

#include "reader/letters.h"

#include <math.h>

enum { AGE_BYTES_MAX = 80, AGE_WORDS_MAX = 12 };

typedef enum {
	CLASS_OTHER = 0,
	CLASS_SIGN = 1 << 0,   /* a dot or emoji of its own */
	CLASS_FILLER = 1 << 1, /* "posted", "at", "(edited)" */
	CLASS_NUMBER = 1 << 2,
	CLASS_UNIT = 1 << 3,
	CLASS_COMPACT = 1 << 4, /* "3h" */
	CLASS_AGO = 1 << 5,
	CLASS_MONTH = 1 << 6,
	CLASS_WEEKDAY = 1 << 7,
	CLASS_YEAR = 1 << 8,
	CLASS_TIME = 1 << 9,
	CLASS_DATE = 1 << 10, /* "2024-03-04" */
	CLASS_NOW = 1 << 11,  /* "yesterday" */
	CLASS_SMALL = 1 << 12 /* "a", "about": part of an age, never its sign */
} word_class;

typedef struct {
	unsigned bag;
	double seconds, number;
	sg_slice words; /* from the first word that is no filler to the last */
} age_state;

static const char *const FILLERS[] = {"commented", "created", "date", "edited", "last", "modified",
	"on", "posted", "published", "said", "submitted", "updated", "wrote"};
static const char *const SMALLS[] = {
	"a", "about", "almost", "an", "and", "at", "just", "less", "of", "over", "than"};
static const char *const NUMBERS[] = {
	"eight", "five", "four", "nine", "one", "seven", "six", "ten", "three", "two"};
static const char *const MONTHS[] = {"apr", "april", "aug", "august", "dec", "december", "feb",
	"february", "jan", "january", "jul", "july", "jun", "june", "mar", "march", "may", "nov",
	"november", "oct", "october", "sep", "sept", "september"};
static const char *const WEEKDAYS[] = {"fri", "friday", "mon", "monday", "sat", "saturday", "sun",
	"sunday", "thu", "thur", "thurs", "thursday", "tue", "tues", "tuesday", "wed", "wednesday",
	"weds"};
static const char *const TIMES[] = {"a.m", "am", "bst", "cest", "cet", "cst", "edt", "est", "et",
	"gmt", "ist", "p.m", "pdt", "pm", "pst", "pt", "utc"};

typedef struct {
	const char *name;
	double seconds;
} time_unit;

static const time_unit UNITS[] = {{"s", 1}, {"sec", 1}, {"secs", 1}, {"second", 1}, {"seconds", 1},
	{"m", 60}, {"min", 60}, {"mins", 60}, {"minute", 60}, {"minutes", 60}, {"h", 3600},
	{"hr", 3600}, {"hrs", 3600}, {"hour", 3600}, {"hours", 3600}, {"d", 86400}, {"day", 86400},
	{"days", 86400}, {"w", 604800}, {"wk", 604800}, {"wks", 604800}, {"week", 604800},
	{"weeks", 604800}, {"mo", 2592000}, {"mos", 2592000}, {"mon", 2592000}, {"mth", 2592000},
	{"month", 2592000}, {"months", 2592000}, {"y", 31536000}, {"yr", 31536000},
	{"yrs", 31536000}, {"year", 31536000}, {"years", 31536000}};

static double unit_seconds(sg_slice word)
{
	char first = word.len ? (char)(word.ptr[0] | 0x20) : '\0';
	for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++)
		if (first == UNITS[i].name[0] &&
			sg_slice_eq_nocase(word, sg_slice_of(UNITS[i].name)))
			return UNITS[i].seconds;
	return 0;
}

static size_t digits_at(sg_slice word)
{
	size_t n = 0;
	while (n < word.len && word.ptr[n] >= '0' && word.ptr[n] <= '9')
		n++;
	return n;
}

static double number_of(sg_slice word, size_t digits)
{
	double value = 0;
	for (size_t i = 0; i < digits; i++)
		value = value * 10 + (word.ptr[i] - '0');
	return value;
}

/* Digits with signs between: 10:22, 10.22, 2024-03-04, 03/04/24, 2024-03-04T10:22:05Z. */
static word_class class_of_mixed(sg_slice word)
{
	size_t colons = 0, dashes = 0, dots = 0, digits = 0;
	for (size_t i = 0; i < word.len; i++) {
		char c = word.ptr[i];
		digits += c >= '0' && c <= '9';
		colons += c == ':';
		dots += c == '.';
		dashes += c == '-' || c == '/';
		bool fits = (c >= '0' && c <= '9') || c == ':' || c == '-' || c == '/' ||
			    c == '.' || c == 'T' || c == 'Z' || c == '+';
		bool is_half_day = i > 2 && i + 2 >= word.len && strchr("aApPmM", c);
		if (!fits && !is_half_day)
			return CLASS_OTHER;
	}
	if (dashes >= 2 || (dots == 2 && digits >= 4))
		return digits >= 4 ? CLASS_DATE : CLASS_OTHER;
	bool is_time =
		digits >= 1 && digits <= 6 && (colons || (dots == 1 && digits >= 3 && digits <= 4));
	return is_time && dashes == 0 ? CLASS_TIME : CLASS_OTHER;
}

static word_class class_of_number(sg_slice word, age_state *state)
{
	size_t digits = digits_at(word);
	sg_slice tail = sg_slice__part(word, digits, word.len);
	double value = number_of(word, digits < 9 ? digits : 9);
	if (tail.len == 0) {
		if (digits == 4 && value >= 1900 && value < 2100)
			return CLASS_YEAR;
		state->number = value;
		return digits <= 3 ? CLASS_NUMBER : CLASS_OTHER;
	}
	double length = unit_seconds(tail);
	if (length > 0 && digits <= 3) {
		state->seconds = value * length;
		return CLASS_COMPACT;
	}
	static const char *const tails[] = {"nd", "rd", "st", "th"};
	static const char *const halves[] = {"am", "pm"};
	if (SG_WORD_IS_IN(tail, tails) && digits <= 2)
		return CLASS_NUMBER;
	if (SG_WORD_IS_IN(tail, halves) && digits <= 2)
		return CLASS_TIME;
	return class_of_mixed(word);
}

static word_class class_of_word(sg_slice word, age_state *state)
{
	sg_slice bare = sg_word__bare(word);
	if (bare.len == 0)
		return CLASS_SIGN;
	bool is_year = bare.len == 2 && digits_at(bare) == 2 &&
		       (word.ptr[0] == '\'' || (unsigned char)word.ptr[0] == 0xE2);
	if (is_year)
		return CLASS_YEAR;
	if (digits_at(bare) > 0)
		return class_of_number(bare, state);
	double length = unit_seconds(bare);
	if (length > 0 && (state->bag & (CLASS_NUMBER | CLASS_SMALL))) {
		state->seconds = (state->bag & CLASS_NUMBER ? state->number : 1) * length;
		return CLASS_UNIT;
	}
	static const char *const nows[] = {"now", "today", "yesterday"};
	if (SG_WORD_IS_IN(bare, nows)) {
		state->seconds = bare.ptr[0] == 'y' || bare.ptr[0] == 'Y' ? 86400 : 0;
		return CLASS_NOW;
	}
	if (SG_WORD_IS_IN(bare, NUMBERS)) {
		state->number = 2;
		return CLASS_NUMBER;
	}
	if (sg_slice_eq_nocase(bare, sg_slice_of("ago")))
		return CLASS_AGO;
	if (SG_WORD_IS_IN(bare, MONTHS))
		return CLASS_MONTH;
	if (SG_WORD_IS_IN(bare, WEEKDAYS))
		return CLASS_WEEKDAY;
	if (SG_WORD_IS_IN(bare, TIMES))
		return CLASS_TIME;
	if (SG_WORD_IS_IN(bare, FILLERS))
		return CLASS_FILLER;
	return SG_WORD_IS_IN(bare, SMALLS) ? CLASS_SMALL : CLASS_OTHER;
}

static bool is_age(unsigned bag)
{
	if (bag & (CLASS_COMPACT | CLASS_DATE | CLASS_NOW))
		return true;
	if ((bag & CLASS_UNIT) && (bag & (CLASS_NUMBER | CLASS_SMALL)))
		return true;
	if ((bag & CLASS_MONTH) && (bag & (CLASS_NUMBER | CLASS_YEAR)))
		return true;
	return (bag & CLASS_WEEKDAY) && (bag & CLASS_TIME);
}

/* Take one word into the state; false if it fits no age. */
static bool note_word(age_state *state, sg_slice word)
{
	word_class class = class_of_word(word, state);
	state->bag |= (unsigned)class;
	if (class == CLASS_SIGN || class == CLASS_FILLER || class == CLASS_OTHER)
		return class != CLASS_OTHER;
	sg_slice bare = sg_word__bare(word);
	if (word.ptr + word.len > bare.ptr + bare.len && word.len - bare.len == 1 && bare.len < 4 &&
		word.ptr[word.len - 1] == '.')
		bare.len++; /* "yr. ago", "Mar. 3" */
	if (state->words.len == 0)
		state->words = bare;
	state->words.len = (size_t)(bare.ptr + bare.len - state->words.ptr);
	return true;
}

static void fill(sg_age *out, const age_state *state)
{
	unsigned sure =
		CLASS_AGO | CLASS_COMPACT | CLASS_TIME | CLASS_YEAR | CLASS_DATE | CLASS_NOW;
	out->words = state->words;
	out->seconds = state->seconds;
	out->is_certain = (state->bag & sure) != 0;
}

bool sg_age__is(sg_slice line, sg_age *out)
{
	age_state state = {0, NAN, 0, SG_SLICE_EMPTY};
	sg_slice rest = line, word;
	if (line.len == 0 || line.len > AGE_BYTES_MAX)
		return false;
	while ((word = sg_word__next(&rest)).len)
		if (!note_word(&state, word))
			return false;
	if (!is_age(state.bag))
		return false;
	fill(out, &state);
	return true;
}

size_t sg_age__at_end(sg_slice line, sg_age *out)
{
	sg_slice rest = line;
	size_t best = line.len;
	if (line.len > AGE_BYTES_MAX * 2)
		return best;
	for (int i = 0; i < AGE_WORDS_MAX; i++) {
		sg_slice word = sg_word__last(&rest);
		if (word.len == 0)
			break;
		age_state alone = {CLASS_NUMBER, NAN, 0, SG_SLICE_EMPTY};
		if (class_of_word(word, &alone) == CLASS_OTHER)
			break;
		size_t start = (size_t)(word.ptr - line.ptr);
		if (sg_age__is(sg_slice__part(line, start, line.len), out))
			best = start;
	}
	if (best < line.len)
		sg_age__is(sg_slice__part(line, best, line.len), out);
	return best;
}
