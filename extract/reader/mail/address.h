/* Who a message is from, and what it is about. */
#ifndef STANCEGRAPH_EXTRACT_MAIL_ADDRESS_H
#define STANCEGRAPH_EXTRACT_MAIL_ADDRESS_H

#include "stancegraph/arena.h"

typedef struct sg_mail_sender {
	sg_slice name;    /* as people say it: "Ines Dahl"; empty if only the address is given */
	sg_slice local;   /* of the address, before the "@" */
	sg_slice address; /* whole, to tell people apart; not for output */
	bool is_shared;   /* a list sends for many: the address is not the sender's */
} sg_mail_sender;

/**
 * The sender in a From field, decoded: "Ines Dahl <ines@example.org>", "Dahl, Ines <...>",
 * "ines@example.org (Ines Dahl)", "ines at example.org (Ines Dahl)", "Ines Dahl via list <...>".
 * @return SG_OK; SG_E_NOMEM. Parts of `from`, or in `arena`. O(from.len).
 */
SG_MUST_USE sg_status sg_mail__sender(sg_mail_sender *out, sg_slice from, sg_arena *arena);

/**
 * A subject without "Re:" and its like in many languages, tags of lists and "(was: ...)".
 * O(len).
 */
sg_slice sg_mail__topic(sg_slice subject);

/** Does the subject say that the message answers or passes on another? O(len). */
bool sg_mail__is_answer(sg_slice subject);

#endif
