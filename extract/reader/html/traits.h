/* Looking at the nodes of a page one by one: which may be an author, a time, a button? */
#ifndef STANCEGRAPH_EXTRACT_HTML_TRAITS_H
#define STANCEGRAPH_EXTRACT_HTML_TRAITS_H

#include "reader/html/listing.h"

enum { SG_NAME_BYTES = 80, SG_CONTROL_BYTES = 40 };

/** Is it a time: by its tag, its attributes or, of a text, its words? O(1). */
bool sg_web__is_time(const sg_web *web, uint32_t node);

/** Is it a link to somebody's page? O(attributes). */
bool sg_web__is_user_link(const sg_web *web, uint32_t node);

/** The traits of every node, in the page's arena; NULL when memory is out. O(page). */
uint8_t *sg_web_traits(const sg_web *web, bool *failed);

#endif
