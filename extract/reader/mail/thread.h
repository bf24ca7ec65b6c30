/* Who answers whom among messages, by what their headers refer to. */
#ifndef STANCEGRAPH_EXTRACT_MAIL_THREAD_H
#define STANCEGRAPH_EXTRACT_MAIL_THREAD_H

#include "stancegraph/arena.h"

typedef struct sg_mail_head {
	sg_slice id;                      /* without "<" and ">"; empty if none */
	sg_slice references, in_reply_to; /* the fields as they stand */
	sg_slice subject;
} sg_mail_head;

typedef struct sg_mail_parent {
	uint32_t index;  /* of the message that is answered; SG_NONE for a root */
	bool is_assumed; /* only by its subject */
} sg_mail_parent;

/** The next id in a field of ids; empty when there is none. Takes it off `*rest`. */
sg_slice sg_mail__next_id(sg_slice *rest);

/**
 * Each message's parent: the nearest one of its References, or In-Reply-To, that is present;
 * where none is, the nearest that others' References tell to be before those. A message without
 * such fields whose subject says that it answers hangs from the first message with that subject.
 * A message may turn out to be its own ancestor (ids are what senders write): the records' tree
 * cuts such rings. An id that is given again means the first message that bore it.
 * @return SG_OK; SG_E_NOMEM. Not recursive. O(bytes of the fields).
 */
SG_MUST_USE sg_status sg_mail__thread(
	sg_mail_parent *out, const sg_mail_head *heads, size_t count, sg_arena *arena);

#endif
