/* A saved page from its bytes to a reading. */
#ifndef STANCEGRAPH_EXTRACT_HTML_PAGE_H
#define STANCEGRAPH_EXTRACT_HTML_PAGE_H

#include "reader/reader.h"

/** Do the bytes begin as a page or a part of one does? O(1), of parts O(bytes). */
bool sg_page_begins_as_html(sg_slice bytes);

/**
 * The page as UTF-8: by its BOM, or by what it says of itself (<meta charset>), or as UTF-8 or
 * windows-1252. What is valid UTF-8 is that, whatever it says: saving pages changes their bytes.
 * @return SG_OK; SG_E_NOMEM. O(bytes).
 */
SG_MUST_USE sg_status sg_page_text(sg_slice *out, sg_slice bytes, sg_arena *arena);

#endif
