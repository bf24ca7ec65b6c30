#include "core/times.h"

#include <criterion/criterion.h>
#include <stdio.h>

TestSuite(times, .timeout = 10);

static void reads(const char *text, const char *expected)
{
	char out[SG_TIME_BYTES] = "none";
	bool is_time = sg_time__of_text(out, sg_slice_of(text));
	cr_assert_str_eq(is_time ? out : "none", expected, "\"%s\": %s", text, out);
}

static void means(double epoch, const char *expected)
{
	char out[SG_TIME_BYTES] = "none";
	bool is_time = sg_time__of_epoch(out, epoch);
	cr_assert_str_eq(is_time ? out : "none", expected, "%f: %s", epoch, out);
}

Test(times, dates_and_clocks)
{
	reads("2010-11-08 12:36:35", "2010-11-08T12:36:35Z");
	reads("2010-11-08T12:36:35Z", "2010-11-08T12:36:35Z");
	reads(" 2010-11-08t12:36z ", "2010-11-08T12:36:00Z");
	reads("2010-11-08T12:36:35.987654", "2010-11-08T12:36:35Z");
	reads("2010-11-08 12:36:35 UTC", "2010-11-08T12:36:35Z");
	reads("2010-11-08", "2010-11-08T00:00:00Z");
}

Test(times, offsets_are_taken_off)
{
	reads("2010-11-08T14:36:35+02:00", "2010-11-08T12:36:35Z");
	reads("2010-12-31T22:15:00-0230", "2011-01-01T00:45:00Z");
	reads("2012-03-01 00:30:00 +01", "2012-02-29T23:30:00Z");
}

Test(times, the_calendar_has_leap_years)
{
	reads("2000-02-29 00:00:00", "2000-02-29T00:00:00Z");
	reads("2012-02-29 00:00:00", "2012-02-29T00:00:00Z");
	reads("1900-02-29 00:00:00", "none");
	reads("2011-02-29 00:00:00", "none");
	reads("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z");
	reads("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z");
	reads("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z");
}

Test(times, what_is_no_time)
{
	static const char *const texts[] = {"", " ", "yesterday", "2010", "2010-11", "2010-13-08",
		"2010-11-31", "2010-00-08", "2010-11-08 24:00:00", "2010-11-08 12:60:00",
		"2010-11-08 12", "2010-11-08 12:36:35 CET", "2010-11-08T12:36:35+24:00",
		"2010-11-08T12:36:35+02:00x", "2010/11/08", "0000-01-01", "20101108", "2 h",
		"0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00", "-2010-11-08"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		reads(texts[i], "none");
}

Test(times, epochs_in_seconds_and_finer)
{
	means(0, "1970-01-01T00:00:00Z");
	means(-1, "1969-12-31T23:59:59Z");
	means(1289219795, "2010-11-08T12:36:35Z");
	means(1289219795.9, "2010-11-08T12:36:35Z");
	means(1289219795123, "2010-11-08T12:36:35Z");
	means(1289219795123456, "2010-11-08T12:36:35Z");
	means(951868799, "2000-02-29T23:59:59Z");
	means(1e300, "none");
	means(-62135596801, "none");
	reads("1289219795", "2010-11-08T12:36:35Z");
	reads("1289219795123", "2010-11-08T12:36:35Z");
}

/* Each day of four hundred years has the day before it. */
Test(times, days_follow_each_other)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	char expected[64], out[SG_TIME_BYTES];
	double epoch = 951782400; /* 2000-02-29 */
	int year = 2000, month = 2, day = 29;
	for (int i = 0; i < 146097; i++, epoch += 86400) {
		snprintf(expected, sizeof expected, "%04d-%02d-%02dT00:00:00Z", year, month, day);
		cr_assert(sg_time__of_epoch(out, epoch));
		cr_assert_str_eq(out, expected);
		bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
		int length = lengths[month - 1] + (month == 2 && is_leap);
		bool is_last = day == length;
		day = is_last ? 1 : day + 1;
		year += is_last && month == 12;
		month = !is_last ? month : month == 12 ? 1 : month + 1;
	}
}
