/* Points in time, as files give them: epochs and ISO 8601, to RFC 3339 in UTC. */
#ifndef STANCEGRAPH_EXTRACT_TIMES_H
#define STANCEGRAPH_EXTRACT_TIMES_H

#include "stancegraph/slice.h"

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

#endif
