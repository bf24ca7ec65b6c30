/* What a first name says of whom "he" and "she" can mean. */
#ifndef STANCEGRAPH_EXTRACT_FIRST_NAMES_H
#define STANCEGRAPH_EXTRACT_FIRST_NAMES_H

#include "text/token.h"

/** 'f' or 'm' for a folded first name that tells; 0 for one that does not. A person may of course
 * be called otherwise than tables think: what the text itself says comes first. O(log table). */
char sg_first_name__gender(const sg_word *word);

#endif
