/* A debate as a few lines of text, for the expected results of the spec fixtures. */
#ifndef STANCEGRAPH_TESTS_SPEC_PRINT_H
#define STANCEGRAPH_TESTS_SPEC_PRINT_H

#include "stancegraph/debate.h"

/**
 * Append one line for each person who says something or takes or meets a stance, each claim, and
 * each agrees and rebuts, in the debate's order:
 *
 *     person Ines Dahl | mayor
 *     person [group] critics
 *     direct-quote Ines Dahl: It works
 *     rebuts Tomas Riel -> “It works”
 *
 * `more` names, separated by blanks, what else to print: "document", "aliases", or a relation
 * ("replies", "mentions", …). Speakers nobody knows are "?", line breaks in a text are ⏎, and
 * a claim that is pointed at stands by its first words.
 */
void spec_print(sg_buf *out, const sg_debate *debate, sg_slice more, sg_arena *arena);

#endif
