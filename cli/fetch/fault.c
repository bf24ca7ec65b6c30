/* What is said of an address that was not fetched. */
#include "fetch.h"

#include <stdarg.h>
#include <stdio.h>

/* Words from the network must not drive a terminal. */
fetch_status fetch_fail(
	fetch_fault *fault, fetch_status status, const char *hint, const char *what, ...)
{
	fetch_fault out = {.status = status, .hint = hint};
	va_list args;
	va_start(args, what);
	vsnprintf(out.what, sizeof out.what, what, args);
	va_end(args);
	for (char *c = out.what; *c; c++)
		if (*c < 0x20 || *c > 0x7e)
			*c = '?';
	*fault = out;
	return status;
}
