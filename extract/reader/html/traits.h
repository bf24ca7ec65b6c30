/* Looking at the nodes of a page one by one: which may be an author, a time, a button? */
#ifndef STANCEGRAPH_EXTRACT_HTML_TRAITS_H
#define STANCEGRAPH_EXTRACT_HTML_TRAITS_H

#include "reader/html/listing.h"

enum { SG_NAME_BYTES = 80, SG_CONTROL_BYTES = 40 };

/** The traits of every node, in the page's arena; NULL when memory is out. O(page). */
uint8_t *sg_web_traits(const sg_web *web, bool *failed);

#endif
