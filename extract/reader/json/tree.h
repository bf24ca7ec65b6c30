/* JSON as a tree, and the way from one of its values to another.
 *
 * A path is a list of steps with dots between them: the key of an object, "[2]" for an element of a
 * list, "[]" for each, "{}" for each object that is a member of an object, whatever its key is.
 * "data.children[].data" leads to the data of each child. "." stays where it is. Of paths with "|"
 * between them the first that leads somewhere counts. */
#ifndef STANCEGRAPH_EXTRACT_JSON_TREE_H
#define STANCEGRAPH_EXTRACT_JSON_TREE_H

#include "stancegraph/arena.h"

typedef enum sg_json_kind {
	SG_JSON_IS_NULL,
	SG_JSON_IS_FALSE,
	SG_JSON_IS_TRUE,
	SG_JSON_IS_NUMBER,
	SG_JSON_IS_STRING,
	SG_JSON_IS_OBJECT,
	SG_JSON_IS_LIST
} sg_json_kind;

typedef struct sg_json {
	sg_slice key;  /* of a member of an object */
	sg_slice text; /* of strings (valid UTF-8 without NUL) and numbers (as they stand) */
	struct sg_json *first, *last; /* of objects and lists: what they hold */
	struct sg_json *next, *parent;
	uint32_t pos; /* where it ends to be read: a byte of the text, for messages */
	sg_json_kind kind;
} sg_json;

/**
 * The tree of a text that is one JSON value; it lives in `arena`. What JSON's escapes can spell and
 * no text holds, NUL and half surrogates, becomes U+FFFD.
 * @return SG_OK; SG_E_SYNTAX (err->pos = where); SG_E_NOMEM. Not recursive. O(text).
 */
SG_MUST_USE sg_status sg_json__read_tree(
	const sg_json **out, sg_slice text, sg_arena *arena, sg_error *err);

/** The member of an object called `key`, the last if there are several; NULL if there is none. */
const sg_json *sg_json__get(const sg_json *object, sg_slice key);

/** Where `path` leads from `from`, at first; NULL if nowhere, or to null. `from` may be NULL. */
const sg_json *sg_json__at(const sg_json *from, const char *path);

/** The string or number there, or an empty slice. */
sg_slice sg_json__text_at(const sg_json *from, const char *path);

/** Does `path` lead somewhere, be it to null? */
bool sg_json__is_given(const sg_json *from, const char *path);

/** Is `true` there, at any of the paths? */
bool sg_json__is_true_at(const sg_json *from, const char *path);

typedef struct sg_json_list {
	const sg_json **items;
	size_t count, capacity;
} sg_json_list;

/**
 * Append everything that `path` leads to, in the order of the file. @return SG_OK; SG_E_NOMEM.
 * O(values on the way); recursive on the steps of the path only.
 */
SG_MUST_USE sg_status sg_json__each(
	sg_json_list *out, const sg_json *from, const char *path, sg_arena *arena);

#endif
