/* One message as its parts: header fields decoded, and what in it is text, in UTF-8. */
#ifndef STANCEGRAPH_EXTRACT_MAIL_GMIME_PORT_H
#define STANCEGRAPH_EXTRACT_MAIL_GMIME_PORT_H

#include "stancegraph/arena.h"

/** A stretch of the message's text, as its sender's program wrote it. */
typedef struct sg_mail_part {
	sg_slice text;  /* valid UTF-8 without NUL */
	uint32_t depth; /* messages that it stands within: 0 is said, the rest is forwarded */
	bool is_html;
	bool is_flowed, deletes_space; /* format=flowed, DelSp=yes (RFC 3676) */
} sg_mail_part;

/** Fields are valid UTF-8 on one line, without white space at the ends; empty if not given. */
typedef struct sg_mail {
	sg_slice id, references, in_reply_to; /* as they stand, with "<" and ">" */
	sg_slice from, subject, date;
	sg_slice archived_at;    /* RFC 5064 */
	sg_slice auto_submitted; /* RFC 3834: "auto-replied" */
	sg_slice folder_data;    /* X-IMAP: a mail program's own note, no message */
	sg_mail_part *parts;     /* text of the chosen alternatives, no attachments */
	size_t part_count, part_capacity;
} sg_mail;

/**
 * Read one message (header, blank line, body), at most its first 64 MiB.
 * @return SG_OK; SG_E_LIMIT (more than 200 parts that hold others); SG_E_NOMEM. `out` lives in
 * `arena` and is untouched on failure. Thread-safe. O(bytes).
 */
SG_MUST_USE sg_status sg_mail__parse(sg_mail *out, sg_slice message, sg_arena *arena);

#endif
