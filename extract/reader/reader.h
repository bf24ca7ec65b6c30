/* Readers: from a document's text to posts.
 *
 * A reader says how sure it is that a text is of its form, and cuts the text into posts made of
 * blocks. A thread is a post and comments; an interview is narration and turns; an article is
 * one piece of narration. What belongs to the page and not to the debate (buttons, promotions,
 * reading times) is in no block. Later stages see posts only: they do not know the form.
 *
 * What a person would read stands in a page as it is, but not in a file made for programs: there
 * the reader writes the document's text itself, and all spans point into that. */
#ifndef STANCEGRAPH_EXTRACT_READER_H
#define STANCEGRAPH_EXTRACT_READER_H

#include "stancegraph/debate.h"

struct sg_lines; /* reader/lines.h */

typedef enum sg_post_form {
	SG_POST_COMMENT,  /* somebody's own words: a claim of form comment */
	SG_POST_TURN,     /* somebody's own words in a conversation: a claim of form turn */
	SG_POST_NARRATION /* a writer's words about others: no claim of its own */
} sg_post_form;

typedef enum sg_block_kind {
	SG_BLOCK_PARAGRAPH,
	SG_BLOCK_HEADING,
	SG_BLOCK_LIST_ITEM
} sg_block_kind;

/** A paragraph, heading or list item: a trimmed span of the text without its line break. */
typedef struct sg_block {
	sg_span span;
	uint32_t post;
	sg_block_kind kind;
} sg_block;

typedef struct sg_post {
	sg_slice author;    /* as the page shows it; empty if unknown (and for narration) */
	sg_slice role;      /* headline, title, affiliation; empty if none */
	sg_slice age;       /* "2 h", "3 days ago"; empty if none */
	sg_slice handle;    /* user name, without @; empty if none */
	sg_slice source_id; /* the input's own id; empty if none */
	sg_slice time;      /* RFC 3339 in UTC; empty if unknown */
	double score;       /* votes; counts only where has_score says so */
	sg_span span; /* first to last byte of its blocks, or more where some words are in none */
	uint32_t parent; /* the post it answers by the page's own structure; SG_NONE for a root */
	uint32_t first_block, block_count; /* no block: it says nothing, but others may answer it */
	sg_post_form form;
	bool is_author_uncertain; /* the page lost a header: these may be two people's words */
	bool has_score, is_deleted;
} sg_post;

typedef struct sg_reading {
	sg_document_kind kind;
	sg_slice title;
	sg_slice text;  /* what spans point into, in the arena; empty: the input itself */
	sg_post *posts; /* in the order of the text */
	sg_block *blocks;
	size_t post_count, block_count;
	size_t post_capacity, block_capacity;
} sg_reading;

typedef struct sg_reader {
	const char *name;  /* as in --from */
	const char *about; /* one line for --help and docs */
	/**
	 * How surely a text is of this form, by its first lines; in [0,1], above 0.5 it may be
	 * chosen. O(text).
	 */
	double (*recognise)(const struct sg_lines *sample);
	/**
	 * Cut sample->text (valid UTF-8, not empty) into posts and blocks, which live in `arena`.
	 * The sample's lines are its first ones, as far as they were cut before.
	 * @return SG_OK; SG_E_NOMEM; of forms that are not free text SG_E_SYNTAX (err->pos = where)
	 * and SG_E_EMPTY (no posts). `out` is untouched on failure; `err` may be NULL. O(text).
	 */
	sg_status (*read)(
		sg_reading *out, const struct sg_lines *sample, sg_arena *arena, sg_error *err);
} sg_reader;

/* One row per reader, in the order in which ties are decided (reader.c). */
extern const sg_reader sg_reader__thread;
extern const sg_reader sg_reader__interview;
extern const sg_reader sg_reader__article; /* takes what nobody else does */
extern const sg_reader sg_reader__posts;

/** The reader called `name`; for NULL the one that recognises `text` best. NULL if none is. */
const sg_reader *sg_reader__choose(sg_slice text, const char *name);

/**
 * Read `text` by a reader, or for NULL by the one that recognises it best. As its read(), and
 * SG_E_UNKNOWN if there is none.
 */
SG_MUST_USE sg_status sg_reader__read(
	const sg_reader *reader, sg_reading *out, sg_slice text, sg_arena *arena, sg_error *err);

/** How surely `text` is of the form of `reader`. O(text). */
double sg_reader__score(const sg_reader *reader, sg_slice text);

/** Append a post or a block to a reading. @return SG_OK; SG_E_NOMEM */
SG_MUST_USE sg_status sg_reading__add_post(sg_reading *reading, sg_arena *arena, sg_post post);
SG_MUST_USE sg_status sg_reading__add_block(sg_reading *reading, sg_arena *arena, sg_block block);

#endif
