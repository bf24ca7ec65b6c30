/* What pages say of themselves for machines: JSON-LD, in words of schema.org. */
#ifndef STANCEGRAPH_EXTRACT_HTML_LINKED_DATA_H
#define STANCEGRAPH_EXTRACT_HTML_LINKED_DATA_H

#include "reader/html/posts.h"

typedef struct sg_linked_data {
	sg_web_posts posts; /* discussions and comments, linked */
	sg_slice title;     /* of the article, or of the discussion */
	sg_slice article;   /* its text, plain; empty if none is given */
	bool has_article;
} sg_linked_data;

/**
 * Read all of the page's JSON-LD; what is broken is as if it were not there.
 * @return SG_OK; SG_E_NOMEM. Not recursive. O(page).
 */
SG_MUST_USE sg_status sg_linked_data__read(sg_linked_data *out, const sg_web *web);

#endif
