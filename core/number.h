/* Numbers as text: every file format wants a decimal point, whatever the process's locale says. */
#ifndef STANCEGRAPH_CORE_NUMBER_H
#define STANCEGRAPH_CORE_NUMBER_H

#include "stancegraph/slice.h"

#include <stdarg.h>

/** Longest numeral that is read: far beyond what 64 bits or a double can tell apart. */
enum { SG_NUMBER_MAX_BYTES = 320 };

/** Read all of `text` as a finite decimal number. False if it is anything else. O(text.len). */
bool sg_number__double(sg_slice text, double *out);

/** Read all of `text` as a whole number from 0 to `max`: digits only. False if it is not. */
bool sg_number__whole(sg_slice text, uint64_t max, uint64_t *out);

/** As vsnprintf and strtod, in the C locale. */
int sg_number__vsnprintf(char *out, size_t size, const char *format, va_list args);
double sg_number__strtod(const char *text, char **end);

#endif
