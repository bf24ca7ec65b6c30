/* Files of mail: where each message begins and ends. */
#ifndef STANCEGRAPH_EXTRACT_MAIL_MBOX_H
#define STANCEGRAPH_EXTRACT_MAIL_MBOX_H

#include "stancegraph/arena.h"

typedef struct sg_mbox {
	sg_slice bytes;
	size_t pos;
	bool has_separators; /* messages stand behind "From " lines; else the file is one message */
} sg_mbox;

typedef struct sg_mbox_message {
	sg_slice bytes;     /* from its header on, with "From " as it was before it was escaped */
	sg_slice separator; /* its "From " line; empty if there is none */
	size_t pos;         /* of the message: a byte of the file */
} sg_mbox_message;

void sg_mbox__init(sg_mbox *out, sg_slice bytes);

/**
 * The next message. @return SG_OK (an empty `bytes.ptr` at the end); SG_E_NOMEM. It lives in
 * `arena` or is a part of the file. O(message), amortised over the file.
 */
SG_MUST_USE sg_status sg_mbox__next(sg_mbox_message *out, sg_mbox *mbox, sg_arena *arena);

/**
 * How surely the bytes are mail, in [0,1]: a "From " line with a date over a header, or a header
 * with a From field and two more of a message's. Only the beginning is looked at.
 */
double sg_mbox__recognise(sg_slice bytes);

/**
 * The value of the header field `name` (without its colon) as it stands; empty if none.
 * O(header).
 */
sg_slice sg_mbox__field(sg_slice message, const char *name);

#endif
