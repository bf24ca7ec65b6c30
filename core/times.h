/* Points in time, as files give them: epochs and ISO 8601, to RFC 3339 in UTC. */
#ifndef STANCEGRAPH_CORE_TIMES_H
#define STANCEGRAPH_CORE_TIMES_H

#include "stancegraph/slice.h"

#include <stdint.h>

enum { SG_TIME_BYTES = sizeof "2010-11-08T12:36:35Z" };

/**
 * Write the time that `seconds` since 1970 means, "2010-11-08T12:36:35Z" with a NUL behind it.
 * Fractions are cut off; a number too large for seconds is taken as milliseconds or microseconds.
 * @return false outside the years 1 to 9999. O(1).
 */
bool sg_time__of_epoch(char out[SG_TIME_BYTES], double seconds);

/**
 * The same from text: a date, perhaps with a time of day and an offset ("2010-11-08 12:36:35",
 * "2010-11-08T14:36+02:00"), or an epoch of nine digits and more. Without an offset it is UTC,
 * without a time of day midnight. @return false if it is anything else. O(text.len).
 */
bool sg_time__of_text(char out[SG_TIME_BYTES], sg_slice text);

/** As sg_time__of_text, in seconds since 1970. */
bool sg_time__seconds(sg_slice text, int64_t *seconds);

/** Seconds since 1970 as text. @return false outside the years 1 to 9999. O(1). */
bool sg_time__write(char out[SG_TIME_BYTES], int64_t seconds);

/** The midnight at which a day of the calendar begins; years 1 to 9999, month and day from 1. */
int64_t sg_time__of_date(int year, int month, int day);

/** The day of the calendar that `seconds` fall in, from the year 1 on. O(1). */
void sg_time__date(int64_t seconds, int *year, int *month, int *day);

#endif
