/* Times are read field by field off the front of a slice, and counted in seconds since 1970. Days
 * are counted in years that begin in March, so that the leap day is a year's last (Hinnant,
 * "chrono-compatible low-level date algorithms"). */
#include "times.h"

#include "number.h"

#include <math.h>
#include <stdio.h>

enum { DAY = 86400, EPOCH_DIGITS_MIN = 9 };

static const double SECONDS_MAX = 1e11; /* in the year 5138; as milliseconds, in 1973 */

/* ---- the calendar --------------------------------------------------------------------------- */

/* Days from the first of March of the year 0, for years from 0. */
static int64_t days_since_march_0(int year, int month, int day)
{
	int64_t y = month > 2 ? year : year - 1, m = month > 2 ? month - 3 : month + 9;
	return y * 365 + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;
}

static int64_t days_since_1970(int year, int month, int day)
{
	return days_since_march_0(year, month, day) - days_since_march_0(1970, 1, 1);
}

static bool is_date(int year, int month, int day)
{
	if (year < 1 || month < 1 || month > 12 || day < 1)
		return false;
	int next_year = month == 12 ? year + 1 : year, next_month = month == 12 ? 1 : month + 1;
	return day <=
	       days_since_march_0(next_year, next_month, 1) - days_since_march_0(year, month, 1);
}

static void date_of(int64_t days, int *year, int *month, int *day)
{
	days -= days_since_1970(1, 1, 1);
	int y = (int)(days / 366) + 1, m = 1; /* twenty years early at most */
	int64_t start = days_since_march_0(1, 1, 1);
	while (days_since_march_0(y + 1, 1, 1) - start <= days)
		y++;
	while (m < 12 && days_since_march_0(y, m + 1, 1) - start <= days)
		m++;
	*year = y;
	*month = m;
	*day = (int)(days - (days_since_march_0(y, m, 1) - start)) + 1;
}

int64_t sg_time__of_date(int year, int month, int day)
{
	return days_since_1970(year, month, day) * DAY;
}

void sg_time__date(int64_t seconds, int *year, int *month, int *day)
{
	int64_t first = days_since_1970(1, 1, 1) * DAY;
	date_of((seconds - first) / DAY + days_since_1970(1, 1, 1), year, month, day);
}

bool sg_time__write(char out[SG_TIME_BYTES], int64_t seconds)
{
	int64_t first = days_since_1970(1, 1, 1) * DAY, end = days_since_1970(10000, 1, 1) * DAY;
	int year, month, day;
	if (seconds < first || seconds >= end)
		return false;
	int64_t days = (seconds - first) / DAY;
	int clock = (int)((seconds - first) % DAY);
	date_of(days + days_since_1970(1, 1, 1), &year, &month, &day);
	int n = snprintf(out, SG_TIME_BYTES, "%04d-%02d-%02dT%02d:%02d:%02dZ", year, month, day,
		clock / 3600, clock / 60 % 60, clock % 60);
	return n == SG_TIME_BYTES - 1;
}

static bool seconds_of_epoch(double epoch, int64_t *seconds)
{
	while (fabs(epoch) > SECONDS_MAX && fabs(epoch) < 1e18)
		epoch /= 1000;
	if (!(fabs(epoch) <= SECONDS_MAX * 10))
		return false;
	*seconds = (int64_t)floor(epoch);
	return true;
}

bool sg_time__of_epoch(char out[SG_TIME_BYTES], double epoch)
{
	int64_t seconds;
	return seconds_of_epoch(epoch, &seconds) && sg_time__write(out, seconds);
}

/* ---- text ----------------------------------------------------------------------------------- */

/* Take exactly `digits` digits off the front. */
static bool take_number(sg_slice *rest, size_t digits, int *out)
{
	uint64_t value;
	if (rest->len < digits || !sg_number__whole(((sg_slice){rest->ptr, digits}), 9999, &value))
		return false;
	*rest = (sg_slice){rest->ptr + digits, rest->len - digits};
	*out = (int)value;
	return true;
}

static bool take_sign(sg_slice *rest, const char *signs)
{
	if (!rest->len || !rest->ptr[0] || !strchr(signs, rest->ptr[0]))
		return false;
	*rest = (sg_slice){rest->ptr + 1, rest->len - 1};
	return true;
}

/* "12:36", "12:36:35", "12:36:35.25"; 60 is a leap second. */
static bool take_clock(sg_slice *rest, int64_t *seconds)
{
	int hour, minute, second = 0, digit;
	if (!take_number(rest, 2, &hour) || !take_sign(rest, ":") || !take_number(rest, 2, &minute))
		return false;
	if (take_sign(rest, ":") && !take_number(rest, 2, &second))
		return false;
	if (take_sign(rest, ".,"))
		while (take_number(rest, 1, &digit))
			;
	*seconds += hour * 3600 + minute * 60 + second;
	return hour < 24 && minute < 60 && second <= 60;
}

/* "Z", " UTC", "+02:00", "-0230", "+01", or nothing: what is left of the text. */
static bool take_offset(sg_slice rest, int64_t *seconds)
{
	static const char *const zeros[] = {"", "Z", "z", "UTC", "GMT"};
	int hours, minutes = 0;
	rest = sg_slice_trim(rest);
	for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
		if (sg_slice_eq(rest, sg_slice_of(zeros[i])))
			return true;
	int sign = rest.ptr[0] == '-' ? -1 : 1;
	if (!take_sign(&rest, "+-") || !take_number(&rest, 2, &hours))
		return false;
	(void)take_sign(&rest, ":");
	if (rest.len && !take_number(&rest, 2, &minutes))
		return false;
	*seconds -= sign * (hours * 3600 + minutes * 60);
	return rest.len == 0 && hours < 24 && minutes < 60;
}

static bool is_epoch(sg_slice text)
{
	uint64_t whole;
	return text.len >= EPOCH_DIGITS_MIN && sg_number__whole(text, UINT64_MAX, &whole);
}

bool sg_time__seconds(sg_slice text, int64_t *seconds)
{
	sg_slice rest = sg_slice_trim(text);
	int year, month, day;
	double epoch;
	if (is_epoch(rest) && sg_number__double(rest, &epoch))
		return seconds_of_epoch(epoch, seconds);
	if (!take_number(&rest, 4, &year) || !take_sign(&rest, "-") ||
		!take_number(&rest, 2, &month) || !take_sign(&rest, "-") ||
		!take_number(&rest, 2, &day) || !is_date(year, month, day))
		return false;
	*seconds = sg_time__of_date(year, month, day);
	return !rest.len || (take_sign(&rest, "Tt ") && take_clock(&rest, seconds) &&
				    take_offset(rest, seconds));
}

bool sg_time__of_text(char out[SG_TIME_BYTES], sg_slice text)
{
	int64_t seconds;
	return sg_time__seconds(text, &seconds) && sg_time__write(out, seconds);
}
