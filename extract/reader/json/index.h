/* Values of a JSON file by their ids: users beside the posts, for example. Made once a file, in a
 * format's prepare(). */
#ifndef STANCEGRAPH_EXTRACT_JSON_INDEX_H
#define STANCEGRAPH_EXTRACT_JSON_INDEX_H

#include "reader/json/tree.h"
#include "text/intern.h"

typedef struct sg_json_index {
	sg_intern ids;
	const sg_json **values; /* by the ids' numbers */
	size_t capacity;
} sg_json_index;

/**
 * Take up all that `path` leads to from `root`, each under the text that `id` leads to from there;
 * of one id the first. The index lives in `arena`. @return SG_OK; SG_E_NOMEM. O(values).
 */
SG_MUST_USE sg_status sg_json_index__add(sg_json_index *index, const sg_json *root,
	const char *path, const char *id, sg_arena *arena);

/** The value with this id; NULL if there is none. O(id.len). */
const sg_json *sg_json_index__find(const sg_json_index *index, sg_slice id);

/** An empty index in `arena`; NULL when memory is out. */
static inline sg_json_index *sg_json_index__new(sg_arena *arena)
{
	return sg_arena_alloc(arena, sizeof(sg_json_index));
}

#endif
