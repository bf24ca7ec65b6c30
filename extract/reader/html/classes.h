/* What classes, ids and the like say of an element: their words, whatever signs or capitals part
 * them ("comment-author", "commentAuthor", "Comment_author__3xY"). */
#ifndef STANCEGRAPH_EXTRACT_HTML_CLASSES_H
#define STANCEGRAPH_EXTRACT_HTML_CLASSES_H

#include "reader/html/tree.h"

typedef enum sg_class {
	SG_CLASS_COMMENT = 1 << 0, /* comments and what is around them */
	SG_CLASS_POST = 1 << 1,    /* posts of forums, messages */
	SG_CLASS_AUTHOR = 1 << 2,
	SG_CLASS_TIME = 1 << 3,
	SG_CLASS_BODY = 1 << 4,    /* the words of a post */
	SG_CLASS_REPLIES = 1 << 5, /* around answers to a post */
	SG_CLASS_CONTROL = 1 << 6, /* buttons under a post */
	SG_CLASS_FORM = 1 << 7,    /* where one may write */
	SG_CLASS_SCORE = 1 << 8
} sg_class;

/** All that an element's class, id, test id, slot and property say of it. O(their length). */
unsigned sg_class__of(const sg_html *html);

/** The same for one list of words. O(list.len). */
unsigned sg_class__of_words(sg_slice list);

/** The number behind "depth-", "level", "indent" and the like; false if there is none. O(list). */
bool sg_class__depth(sg_slice list, double *out);

/** Does `list` hold one of `count` lower-case parts, capitals aside? O(list.len count). */
bool sg_class__has_part(sg_slice list, const char *const *parts, size_t count);

#define SG_CLASS_HAS_PART(list, table)                                                             \
	sg_class__has_part((list), (table), sizeof(table) / sizeof *(table))

#endif
