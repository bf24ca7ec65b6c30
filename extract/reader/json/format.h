/* Formats of discussions in JSON: each is a table of paths (tree.h), and one reader reads by it.
 *
 *     posts      where the posts are, from the root
 *     answers    where the answers to a post are, from that post, if they stand within it
 *
 * A text or a number in the place of an answer is the id of one that stands elsewhere, and is
 * passed over.
 *
 *     fields     where a post's id, words and so on are, from that post */
#ifndef STANCEGRAPH_EXTRACT_JSON_FORMAT_H
#define STANCEGRAPH_EXTRACT_JSON_FORMAT_H

#include "reader/records.h"
#include "reader/sample.h"

typedef enum sg_json_field {
	SG_FIELD_ID,
	SG_FIELD_PARENT, /* id of the post that is answered; else the post it stands within */
	SG_FIELD_AUTHOR,
	SG_FIELD_HANDLE, /* user name, where it is not the author's name; stands in for that */
	SG_FIELD_HEADLINE,
	SG_FIELD_TEXT,
	SG_FIELD_TIME, /* an epoch as a number, or ISO 8601 */
	SG_FIELD_SCORE,
	SG_FIELD_URL,
	SG_FIELD_QUOTED,  /* id of a post that is quoted as a whole */
	SG_FIELD_DELETED, /* true there: the post was removed */
	SG_FIELD_COUNT
} sg_json_field;

/** One post on its way from the tree to a record, for adapt(). */
typedef struct sg_json_post {
	const sg_json *root; /* of the file */
	const sg_json *at;   /* the post */
	size_t depth;        /* posts that it stands within */
	void *context;       /* of the file: what prepare() made */
	sg_arena *arena;
	sg_record record; /* filled from the fields; adapt() may change it */
	bool is_given;    /* has a text or an author: others are passed over */
	bool failed;      /* memory is out */
} sg_json_post;

typedef struct sg_json_format {
	const char *is; /* paths that all lead somewhere in this format, blanks between them */
	const char *title;
	const char *posts;   /* lists of paths, blanks between them, in the order of reading */
	const char *answers; /* the same, from a post; NULL: no post stands within another */
	const char *fields[SG_FIELD_COUNT]; /* from a post; NULL: not in this format */
	sg_markup markup, headline_markup;
	/* What `is` cannot say of a file for which it holds; NULL: nothing. */
	bool (*is_it)(const sg_json *root);
	/* Once a file, before its first post: what adapt() will look things up in, so that no post
	 * searches the file. NULL: nothing. SG_OK; SG_E_NOMEM. */
	sg_status (*prepare)(void **context, const sg_json *root, sg_arena *arena);
	/* Put the posts that `posts` leads to, some of which may be none, into the order in which
	 * answers to one post are to be read; NULL: as they stand. SG_OK; SG_E_NOMEM. */
	sg_status (*arrange)(sg_json_list *posts, const sg_json *root, sg_arena *arena);
	/* What paths cannot say; NULL: nothing. False: no post, though its answers may be. */
	bool (*adapt)(sg_json_post *post);
	bool is_each_once; /* posts come again in such files: of one id, the first is read */
	bool is_by_time;   /* answers stand in any order, or the latest first: read by their time */
} sg_json_format;

/**
 * Sort values by the numbers that `key` gives them, those with one number as they stand: what
 * arrange() may do. @return SG_OK; SG_E_NOMEM. O(count log count).
 */
SG_MUST_USE sg_status sg_json_list__sort(sg_json_list *list,
	double (*key)(const sg_json *value, const void *context), const void *context,
	sg_arena *arena);

/** Readers of JSON formats are these two and a table: sg_reader's recognise and read. */
double sg_json_format__recognise(const sg_reader *reader, sg_sample *sample);
SG_MUST_USE sg_status sg_json_format__read(const sg_reader *reader, sg_reading *out,
	sg_sample *sample, sg_arena *arena, sg_error *err);

/** The same for a tree that is at hand. */
SG_MUST_USE sg_status sg_json_format__read_tree(const sg_json_format *format, sg_reading *out,
	const sg_json *root, sg_arena *arena, sg_error *err);

#endif
