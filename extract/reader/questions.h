/* Interviews without labels: the page set questions in bold, and the copy lost it. */
#ifndef STANCEGRAPH_EXTRACT_QUESTIONS_H
#define STANCEGRAPH_EXTRACT_QUESTIONS_H

#include "reader/lines.h"

/** Is line `index` a question of its own, with an answer under it? O(line). */
bool sg_questions__is_one(const sg_lines *lines, size_t index);

/**
 * Is the text an introduction that says somebody was interviewed, then questions and answers?
 * Articles ask questions in their headings too: without those words it is none. O(text).
 */
bool sg_questions__lead(const sg_lines *lines);

#endif
