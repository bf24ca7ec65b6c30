/* Tags of HTML as they stand in a text, without building a tree. */
#ifndef STANCEGRAPH_EXTRACT_TAGS_H
#define STANCEGRAPH_EXTRACT_TAGS_H

#include "stancegraph/arena.h"

enum { SG_TAG_NAME_BYTES = 16 };

typedef struct sg_tag {
	char name[SG_TAG_NAME_BYTES]; /* lower case; longer ones, which mean nothing, are cut */
	bool is_end, is_hidden;
	/* Values as they stand, with entities; empty if not given. */
	sg_slice class_names, href, alt, start;
} sg_tag;

typedef enum sg_tag_sort {
	SG_TAG_NONE,    /* "<" is text here */
	SG_TAG_COMMENT, /* or anything else that is never seen */
	SG_TAG_ELEMENT, /* `tag` is filled */
	SG_TAG_LAST     /* "<" is text, and so is each that follows: nothing closes any more */
} sg_tag_sort;

/** What begins at byte `at`, where "<" stands; `end` is behind it. O(end - at) amortised. */
sg_tag_sort sg_tag__at(sg_tag *tag, sg_slice text, size_t at, size_t *end);

/** Is `word` one of the tag's classes? */
bool sg_tag__has_class(const sg_tag *tag, const char *word);

#endif
