/* The commands: which stages run, on what, and where the results go. */
#ifndef STANCEGRAPH_CLI_RUN_H
#define STANCEGRAPH_CLI_RUN_H

#include "options.h"

/** Run the command that the options name, with everything it reads and writes. */
exit_code run(const options *o, sg_arena *arena);

/** Do the options ask for a line for each thread (ndjson)? Then this runs instead. */
bool run_dump_is_asked(const options *o);
exit_code run_dump(const options *o, sg_arena *arena);

/** Likewise for the command that labels pairs. */
exit_code run_stance(const options *o, sg_arena *arena);

#endif
