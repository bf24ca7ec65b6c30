/* Where windows begin and end. */
#include "windows.h"

#include "core/number.h"
#include "core/times.h"

enum { DAY = 86400, WEEK = 7 * DAY, MONDAY = -3 * DAY /* 29 December 1969 */ };

typedef int64_t next_function(int64_t start);

static int64_t next_day(int64_t start)
{
	return start + DAY;
}

static int64_t next_week(int64_t start)
{
	return start + WEEK;
}

static int64_t next_month(int64_t start)
{
	int year, month, day;
	sg_time__date(start, &year, &month, &day);
	return month == 12 ? sg_time__of_date(year + 1, 1, 1)
			   : sg_time__of_date(year, month + 1, 1);
}

static int64_t next_year(int64_t start)
{
	int year, month, day;
	sg_time__date(start, &year, &month, &day);
	return sg_time__of_date(year + 1, 1, 1);
}

static int64_t floor_to(int64_t time, int64_t origin, int64_t step)
{
	int64_t rest = (time - origin) % step;
	return time - (rest < 0 ? rest + step : rest);
}

static int64_t day_of(int64_t time)
{
	return floor_to(time, 0, DAY);
}

static int64_t week_of(int64_t time)
{
	return floor_to(time, MONDAY, WEEK);
}

static int64_t month_of(int64_t time)
{
	int year, month, day;
	sg_time__date(time, &year, &month, &day);
	return sg_time__of_date(year, month, 1);
}

static int64_t year_of(int64_t time)
{
	int year, month, day;
	sg_time__date(time, &year, &month, &day);
	return sg_time__of_date(year, 1, 1);
}

static const struct unit {
	const char *name;
	int64_t (*start_of)(int64_t time);
	next_function *next;
} units[] = {
	{"day", day_of, next_day},
	{"week", week_of, next_week},
	{"month", month_of, next_month},
	{"year", year_of, next_year},
};

static const struct unit *find_unit(const char *name)
{
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (strcmp(units[i].name, name) == 0)
			return &units[i];
	return NULL;
}

static bool is_number(const char *text, uint64_t *parts)
{
	return sg_number__whole(sg_slice_of(text), SG_WINDOWS_MAX, parts) && *parts > 0;
}

bool sg_graph_is_windows(const char *text)
{
	uint64_t parts;
	return find_unit(text) || is_number(text, &parts);
}

/* ---- cutting -------------------------------------------------------------------------------- */

int64_t *sg_windows__times(const sg_debate *debate, sg_arena *arena)
{
	int64_t *out = sg_arena_array(arena, debate->claim_count, sizeof *out);
	for (size_t c = 0; out && c < debate->claim_count; c++)
		if (!sg_time__seconds(debate->claims[c].time, &out[c]))
			out[c] = INT64_MIN;
	return out;
}

static bool find_range(const int64_t *times, size_t count, int64_t *first, int64_t *last)
{
	bool is_found = false;
	for (size_t i = 0; i < count; i++) {
		if (times[i] == INT64_MIN)
			continue;
		*first = is_found && *first < times[i] ? *first : times[i];
		*last = is_found && *last > times[i] ? *last : times[i];
		is_found = true;
	}
	return is_found;
}

/* Equal parts of the range; at most as many as it has seconds. */
static size_t cut_evenly(sg_stretch *out, uint64_t parts, int64_t first, int64_t last)
{
	int64_t length = last - first + 1,
		count = (int64_t)parts < length ? (int64_t)parts : length;
	for (int64_t i = 0; i < count; i++) {
		out[i].from = first + length / count * i + length % count * i / count;
		if (i > 0)
			out[i - 1].to = out[i].from;
	}
	out[count - 1].to = last + 1;
	return (size_t)count;
}

sg_status sg_windows__cut(sg_stretch **out, size_t *count, const char *windows,
	const int64_t *times, size_t time_count, sg_arena *arena, sg_error *err)
{
	const struct unit *unit = find_unit(windows);
	int64_t first = 0, last = 0;
	uint64_t parts = 0;
	*count = 0;
	*out = sg_arena_array(arena, SG_WINDOWS_MAX, sizeof **out);
	if (!*out)
		return sg_fail(err, SG_E_NOMEM, 0, "out of memory", NULL);
	if (!unit && !is_number(windows, &parts))
		return sg_fail(err, SG_E_UNKNOWN, 0, "there are no such windows", NULL);
	if (!find_range(times, time_count, &first, &last))
		return SG_OK;
	if (!unit) {
		*count = cut_evenly(*out, parts, first, last);
		return SG_OK;
	}
	for (int64_t at = unit->start_of(first); at <= last; at = unit->next(at)) {
		if (*count == SG_WINDOWS_MAX)
			return sg_fail(err, SG_E_LIMIT, 0, "more than 1000 windows of time",
				"choose longer ones");
		(*out)[(*count)++] = (sg_stretch){at, unit->next(at)};
	}
	return SG_OK;
}
