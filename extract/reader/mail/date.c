/* Dates word by word: each word is what it looks like, and where it stands decides only between a
 * day and a year of two digits. What is found goes on as ISO 8601. */
#include "reader/mail/date.h"

#include "core/number.h"
#include "reader/letters.h"

#include <stdio.h>

enum { TEXT_BYTES = 300, ZONE_HOURS_MAX = 14 };

typedef struct date {
	int day, month, year, hour, minute, second;
	int zone; /* minutes east of UTC */
	bool has_clock, has_zone;
} date;

static const char *const MONTHS[] = {"january", "february", "march", "april", "may", "june", "july",
	"august", "september", "october", "november", "december"};

static const struct {
	const char *name;
	int hours;
} ZONES[] = {{"EST", -5}, {"EDT", -4}, {"CST", -6}, {"CDT", -5}, {"MST", -7}, {"MDT", -6},
	{"PST", -8}, {"PDT", -7}, {"CET", 1}, {"CEST", 2}, {"MET", 1}, {"MEST", 2}, {"EET", 2},
	{"EEST", 3}, {"MSK", 3}, {"BST", 1}, {"WEST", 1}, {"JST", 9}};

/* 1 to 12; 0 if the word is no month, whole or by its first three letters. */
static int month_of(sg_slice word)
{
	for (int i = 0; i < 12 && word.len >= 3; i++) {
		sg_slice month = sg_slice_of(MONTHS[i]);
		if (sg_slice_starts_nocase(month, word) && (word.len == 3 || word.len == month.len))
			return i + 1;
	}
	return sg_slice_eq_nocase(word, sg_slice_of("sept")) ? 9 : 0;
}

static bool whole(sg_slice word, uint64_t max, int *out)
{
	uint64_t value;
	if (!sg_number__whole(word, max, &value))
		return false;
	*out = (int)value;
	return true;
}

/* "10:02" or "10:02:11". */
static bool take_clock(date *d, sg_slice word)
{
	size_t colon = sg_slice_find(word, sg_slice_of(":"));
	if (d->has_clock || colon == word.len)
		return false;
	sg_slice rest = sg_slice__part(word, colon + 1, word.len);
	size_t second = sg_slice_find(rest, sg_slice_of(":"));
	bool is_whole = whole(sg_slice__part(word, 0, colon), 23, &d->hour) &&
			whole(sg_slice__part(rest, 0, second), 59, &d->minute);
	if (is_whole && second < rest.len)
		is_whole = whole(sg_slice__part(rest, second + 1, rest.len), 60, &d->second);
	d->second = d->second == 60 ? 59 : d->second;
	d->has_clock = is_whole;
	return is_whole;
}

/* "+0200", "-05:00", "GMT+2", "CEST"; only behind the clock. */
static void take_zone(date *d, sg_slice word)
{
	int value, hours, minutes = 0;
	if (!d->has_clock || d->has_zone || !word.len)
		return;
	for (size_t i = 0; i < sizeof ZONES / sizeof *ZONES; i++)
		if (sg_slice_eq_nocase(word, sg_slice_of(ZONES[i].name))) {
			d->zone = ZONES[i].hours * 60;
			d->has_zone = true;
		}
	size_t sign = 0;
	while (sign < word.len && word.ptr[sign] != '+' && word.ptr[sign] != '-')
		sign++;
	if (sign > 3 || sign == word.len)
		return;
	sg_slice digits = sg_slice__part(word, sign + 1, word.len);
	if (digits.len == 5 && digits.ptr[2] == ':') {
		if (!whole(sg_slice__part(digits, 0, 2), 99, &hours) ||
			!whole(sg_slice__part(digits, 3, 5), 59, &minutes))
			return;
	} else if (!digits.len || !whole(digits, 9999, &value)) {
		return;
	} else {
		hours = digits.len > 2 ? value / 100 : value;
		minutes = digits.len > 2 ? value % 100 : 0;
	}
	if (hours > ZONE_HOURS_MAX || minutes > 59)
		return; /* as some programs of spammers write: the time of day is what is left */
	d->zone = (hours * 60 + minutes) * (word.ptr[sign] == '-' ? -1 : 1);
	d->has_zone = true;
}

/* A number: the day is at most two digits, and comes before a year of two. */
static bool take_number(date *d, sg_slice word)
{
	int value;
	if (!whole(word, 9999, &value))
		return false;
	if (word.len <= 2 && !d->day)
		d->day = value;
	else if (!d->year && word.len == 4)
		d->year = value;
	else if (!d->year && word.len == 2 && d->month)
		d->year = value + (value < 70 ? 2000 : 1900);
	else if (!d->year && word.len == 3)
		d->year = value + 1900; /* RFC 5322, 4.3 */
	return true;
}

static date date_in(sg_slice text)
{
	date d = {0};
	for (sg_slice word = sg_word__next(&text); word.len; word = sg_word__next(&text)) {
		while (word.len && strchr(",;.", word.ptr[word.len - 1]))
			word.len--;
		size_t dash = sg_slice_find(word, sg_slice_of("-"));
		bool is_dashed = dash > 0 && dash + 4 < word.len && word.ptr[dash + 4] == '-';
		if (is_dashed && (d.month = month_of(sg_slice__part(word, dash + 1, dash + 4)))) {
			(void)take_number(&d, sg_slice__part(word, 0, dash));
			(void)take_number(&d, sg_slice__part(word, dash + 5, word.len));
		} else if (!d.month && (d.month = month_of(word)) > 0) {
			continue;
		} else if (!take_clock(&d, word) && !take_number(&d, word)) {
			take_zone(&d, word);
		}
	}
	return d;
}

bool sg_mail_date__read(char out[SG_TIME_BYTES], sg_slice text)
{
	char iso[64];
	text.len = text.len < TEXT_BYTES ? text.len : TEXT_BYTES;
	date d = date_in(text);
	int zone = d.zone < 0 ? -d.zone : d.zone;
	if (!d.day || !d.month || !d.year || !d.has_clock)
		return false;
	snprintf(iso, sizeof iso, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", d.year, d.month,
		d.day, d.hour, d.minute, d.second, d.zone < 0 ? '-' : '+', zone / 60, zone % 60);
	return sg_time__of_text(out, sg_slice_of(iso));
}
