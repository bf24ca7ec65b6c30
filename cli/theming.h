/* --theme: one of the built-in themes, or a file. */
#ifndef STANCEGRAPH_CLI_THEMING_H
#define STANCEGRAPH_CLI_THEMING_H

#include "options.h"
#include "stancegraph/theme.h"

/**
 * The theme that the options name, in `arena` where it comes from a file; NULL if they name none.
 * What its colours are short of is said, unless --quiet.
 * @return DONE; WRONG_USAGE, NO_INPUT, FAULT (said why)
 */
exit_code theming_load(const sg_theme **out, const options *o, sg_arena *arena);

#endif
