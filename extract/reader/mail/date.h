/* Dates of mail: of the field (RFC 5322, and what programs make of it) and of mbox's "From "
 * lines. */
#ifndef STANCEGRAPH_EXTRACT_MAIL_DATE_H
#define STANCEGRAPH_EXTRACT_MAIL_DATE_H

#include "core/times.h"

/**
 * Write the time that is told in `text`, in UTC: a month by name with a day beside it, a year, a
 * time of day, perhaps a zone; in any order, other words between. Without a zone it is UTC.
 * @return false if one of these is missing or wrong. O(text.len).
 */
bool sg_mail_date__read(char out[SG_TIME_BYTES], sg_slice text);

#endif
