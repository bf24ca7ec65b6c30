/* What hangs on messages and is nobody's words. */
#ifndef STANCEGRAPH_EXTRACT_MAIL_TRIMMINGS_H
#define STANCEGRAPH_EXTRACT_MAIL_TRIMMINGS_H

#include "reader/mail/lines.h"

/** Drop armour of PGP, encoded files, notes of attachments that an archive took off. O(text). */
void sg_mail__drop_armour(sg_mail_lines *lines);

/**
 * Drop signatures under "-- ", what lists put under each message, and "Sent from my …". After
 * quotations are marked, because such things end where a quotation begins. O(text).
 */
void sg_mail__drop_signatures(sg_mail_lines *lines);

#endif
