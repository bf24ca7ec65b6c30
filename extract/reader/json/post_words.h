/* What formats do to the words of a post before they are a record's. */
#ifndef STANCEGRAPH_EXTRACT_JSON_POST_WORDS_H
#define STANCEGRAPH_EXTRACT_JSON_POST_WORDS_H

#include "reader/json/format.h"
#include "stancegraph/buffer.h"

/**
 * The bytes of `buf`, which is freed, in the post's arena; empty when memory is out, and then
 * post->failed is set. O(length).
 */
sg_slice sg_json_post__keep(sg_json_post *post, sg_buf *buf);

/** `count` parts one behind the other, in the post's arena. As sg_json_post__keep. */
sg_slice sg_json_post__join(sg_json_post *post, const sg_slice *parts, size_t count);

/** Append `text` with "> " before each line that has words: as somebody else's. O(text). */
void sg_words__quote(sg_buf *out, sg_slice text);

/**
 * `text` without the "@names" that it begins with, which sites put before an answer; all of it
 * where nothing else is in it. O(names).
 */
sg_slice sg_words__after_names(sg_slice text);

/**
 * The post's score is the number of reactions in the list at `path`, each with a "count": a thumb
 * down, by its "name" or "emoji", counts against it. No score without a list. O(reactions).
 */
void sg_json_post__count_reactions(sg_json_post *post, const char *path);

#endif
