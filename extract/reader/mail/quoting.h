/* Lines with which mail programs put another message into one: "On DATE, NAME wrote:" over
 * quoted lines, "-----Original Message-----" and a short header over what is quoted without any
 * marks. */
#ifndef STANCEGRAPH_EXTRACT_MAIL_QUOTING_H
#define STANCEGRAPH_EXTRACT_MAIL_QUOTING_H

#include "reader/mail/lines.h"

/** Drop such lines, and make what stands under unmarked ones a quotation. O(text). */
void sg_mail__mark_quotations(sg_mail_lines *lines);

typedef enum sg_mail_attribution {
	SG_MAIL_NO_ATTRIBUTION,
	SG_MAIL_ATTRIBUTION,     /* where quoted lines follow */
	SG_MAIL_SURE_ATTRIBUTION /* by its words alone: a date with a time or an address is in it */
} sg_mail_attribution;

/** What are these words, a line or some that were one? O(words). */
sg_mail_attribution sg_mail__attribution(sg_slice words);

/** Is the first word one with which attributions begin ("On", "Am", "Le")? */
bool sg_mail__opens_attribution(sg_slice words);

/** Is the line the name of a header field with a value, as programs repeat it ("Von: Ines Dahl")?
 */
bool sg_mail__is_repeated_field(sg_slice line, bool *is_sender);

#endif
