/* Discourse puts the answer of its API into the page, as JSON in JSON in an attribute. */
#ifndef STANCEGRAPH_EXTRACT_HTML_PRELOADED_H
#define STANCEGRAPH_EXTRACT_HTML_PRELOADED_H

#include "reader/html/web.h"
#include "reader/reader.h"

/**
 * Read the topic that the page bears; `*is_read` says whether there is one. What is broken is as
 * if it were not there. @return SG_OK; SG_E_LIMIT; SG_E_NOMEM. O(page).
 */
SG_MUST_USE sg_status sg_preloaded__read(
	sg_reading *out, bool *is_read, const sg_web *web, sg_error *err);

#endif
