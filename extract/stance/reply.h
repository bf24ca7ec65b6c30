/* What the rules make of one reply; replies.c decides by it and by the learned classifier. */
#ifndef STANCEGRAPH_EXTRACT_STANCE_REPLY_H
#define STANCEGRAPH_EXTRACT_STANCE_REPLY_H

#include "stance/address.h"
#include "stance/overlap.h"
#include "stance/stance.h"

typedef enum sg_ground {
	SG_GROUND_NONE,  /* no rule says anything */
	SG_GROUND_PLACE, /* the place in the thread, and words shared with what is answered */
	SG_GROUND_WORDS  /* plain words: a cue */
} sg_ground;

typedef struct sg_reply {
	sg_stance_edge edge; /* from the post’s statement to the one it answers; may be NEUTRAL */
	sg_stance_edge other; /* the opposite, where it is told as plainly; else NEUTRAL */
	sg_ground ground;
	uint32_t words_from; /* token behind names and greetings */
	size_t words;        /* in the reply */
	bool is_root;        /* what it answers answers nothing itself */
	bool resumes;        /* its author wrote what the answered post answers: A, B, A */
	/* takes no stance: marked as sarcasm; an interviewer’s, or to one, without plain words */
	bool is_silent;
	bool is_answer_to_answer;   /* the ground is only that: an answer to an answer */
	bool is_question_or_thanks; /* nothing but questions, or but thanks */
} sg_reply;

/**
 * Read `post`, whose answered statement stands in or is told by `parent`; `address` has one for it.
 * O(tokens of the post).
 */
sg_reply sg_reply__read(sg_scene *scene, const sg_address *address, uint32_t post, uint32_t parent,
	const sg_stems *stems_of_parent);

#endif
