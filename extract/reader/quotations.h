/* Quoted passages: lines "> words" of a post, matched to the post that the words come from. */
#ifndef STANCEGRAPH_EXTRACT_QUOTATIONS_H
#define STANCEGRAPH_EXTRACT_QUOTATIONS_H

#include "reader/reader.h"

/**
 * Find where each quoted passage of the posts comes from: among the posts that its own answers,
 * nearest first, then among all. Appends to reading->quotations, and gives posts whose parent is
 * only assumed the first post that they quote as one.
 *
 * Passages of eight words and more are found by the eight-word sequences that they share with a
 * post, and must share four fifths of their words with it; shorter ones, from three words on, must
 * stand in a post nearby as they are. Case, punctuation and line breaks do not count.
 * @return SG_OK; SG_E_NOMEM. Expected O(text); free where nobody quotes.
 */
SG_MUST_USE sg_status sg_quotations__match(sg_reading *reading, sg_arena *arena);

#endif
