/* Numbers as text, in the C locale: the calling thread's locale is set aside for the call.
 *
 * glibc's "C" locale object is a constant, so that entering it allocates nothing. */
#include "number.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct c_locale {
	locale_t plain, before;
} c_locale;

static c_locale enter(void)
{
	c_locale out = {newlocale(LC_ALL_MASK, "C", (locale_t)0), (locale_t)0};
	if (out.plain)
		out.before = uselocale(out.plain);
	return out;
}

static void leave(c_locale locale)
{
	if (!locale.plain)
		return;
	uselocale(locale.before);
	freelocale(locale.plain);
}

int sg_number__vsnprintf(char *out, size_t size, const char *format, va_list args)
{
	c_locale locale = enter();
	int n = vsnprintf(out, size, format, args);
	leave(locale);
	return n;
}

double sg_number__strtod(const char *text, char **end)
{
	c_locale locale = enter();
	double value = strtod(text, end);
	leave(locale);
	return value;
}

/* strtod also takes white space, hexadecimals, "inf" and "nan", which no numeral here may be. */
static bool is_decimal(sg_slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!strchr("0123456789+-.eE", text.ptr[i]) || text.ptr[i] == '\0')
			return false;
	return text.len > 0 && text.len < SG_NUMBER_MAX_BYTES;
}

bool sg_number__double(sg_slice text, double *out)
{
	char copy[SG_NUMBER_MAX_BYTES];
	char *end;
	if (!is_decimal(text))
		return false;
	memcpy(copy, text.ptr, text.len);
	copy[text.len] = '\0';
	double value = sg_number__strtod(copy, &end);
	if (*end != '\0' || !isfinite(value))
		return false;
	*out = value;
	return true;
}

bool sg_number__whole(sg_slice text, uint64_t max, uint64_t *out)
{
	uint64_t value = 0;
	if (text.len == 0)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] < '0' || text.ptr[i] > '9')
			return false;
		uint64_t digit = (uint64_t)(text.ptr[i] - '0');
		if (value > max / 10 || (value == max / 10 && digit > max % 10))
			return false;
		value = value * 10 + digit;
	}
	*out = value;
	return true;
}
