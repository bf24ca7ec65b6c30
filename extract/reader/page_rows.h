/* Lines of pages that no table holds, because names or lists stand in them: reactions in a row,
 * badges in a row, links to profiles, "Jane Roe and 12 others". */
#ifndef STANCEGRAPH_EXTRACT_PAGE_ROWS_H
#define STANCEGRAPH_EXTRACT_PAGE_ROWS_H

#include "reader/page_words.h"

/** What such a line is, or SG_PAGE_TEXT. O(len). */
sg_page_kind sg_page_row__kind(sg_slice line);

/** "love", "funny": a reaction of its own, which only under buttons is one. */
bool sg_page_row__is_reaction(sg_slice line);

#endif
