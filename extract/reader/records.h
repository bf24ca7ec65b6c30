/* Records: posts as a file made for programs gives them, each with its own id and that of the post
 * it answers; and their way to a reading, in the order in which a person would read them. */
#ifndef STANCEGRAPH_EXTRACT_RECORDS_H
#define STANCEGRAPH_EXTRACT_RECORDS_H

#include "reader/markup/markup.h"
#include "reader/reader.h"

typedef struct sg_record {
	sg_post post;      /* what is known of it; its span, parent and blocks are not yet */
	sg_slice parent;   /* source_id of the post that it answers; empty if none */
	uint32_t answers;  /* if not 0: place in the list, from 1, of the one that it answers */
	sg_slice quoted;   /* source_id of a post that it quotes as a whole; empty if none */
	sg_slice headline; /* stands over the text, with a blank line between; empty if none */
	sg_slice text;     /* valid UTF-8 without NUL, line breaks as they are */
	sg_markup markup, headline_markup;
	bool is_quoted; /* all of its words are somebody else's */
} sg_record;

typedef struct sg_records {
	sg_record *items;
	size_t count, capacity;
} sg_records;

/** Append a record, whose slices are borrowed. @return SG_OK; SG_E_NOMEM. Amortised O(1). */
SG_MUST_USE sg_status sg_records__add(sg_records *records, sg_record record, sg_arena *arena);

/**
 * How sites mark what is gone, in place of a post's words or its author: "[deleted]" and the like,
 * or nothing.
 */
bool sg_record__is_gone(sg_slice words);

/** Who answers whom; the posts are numbered as the records are. */
typedef struct sg_record_tree {
	uint32_t *parents; /* SG_NONE for a root */
	uint32_t *quoted;  /* the post that is quoted as a whole, or SG_NONE */
	uint32_t
		*order; /* depth-first; roots, and answers to one post, as they stand in the file */
} sg_record_tree;

/**
 * The tree that the records' ids tell. A post that answers an unknown id is a root; of posts that
 * answer each other in a ring, so is the one that stands first. An id that is given again means
 * the first post that bore it. @return SG_OK; SG_E_NOMEM. Not recursive. O(count).
 */
SG_MUST_USE sg_status sg_records__tree(
	sg_record_tree *out, const sg_record *records, size_t count, sg_arena *arena);

/**
 * Which post sg_records__read makes of each record: its index, from 0 where the reading was empty.
 * @return SG_OK; SG_E_NOMEM. O(count).
 */
SG_MUST_USE sg_status sg_records__places(
	uint32_t *places, const sg_record *records, size_t count, sg_arena *arena);

/**
 * Append each record to `reading` as a post, in the order of the tree, and write the document's
 * text: the posts' plain texts in that order, each followed by a blank line. Lines that quote
 * (">") are in no block, and nothing of a post that is deleted or somebody else's words is; spans
 * hold the whole text. A record of form narration is an article: what stands around its story is in
 * no block (prose.h), and its headline is the title of a reading that has none.
 * @return SG_OK; SG_E_LIMIT (more text than spans can point into); SG_E_NOMEM. O(text).
 */
SG_MUST_USE sg_status sg_records__read(sg_reading *reading, const sg_record *records, size_t count,
	sg_arena *arena, sg_error *err);

/**
 * Give posts whose parent is only assumed the latest post of whom their first words address ("@Ada
 * …"), if that stands under the assumed one. Called by sg_records__read. @return SG_OK; SG_E_NOMEM.
 * O(posts).
 */
SG_MUST_USE sg_status sg_records__answer_addressed(sg_reading *reading, sg_arena *arena);

#endif
