/* How to analyse, as the command line says it. */
#ifndef STANCEGRAPH_CLI_ANALYSING_H
#define STANCEGRAPH_CLI_ANALYSING_H

#include "options.h"
#include "stancegraph/graph.h"

/** Are there the measures and windows that are named? Else says what is wrong: WRONG_USAGE. */
exit_code analysing_check(const options *o);

/** The options of the graph stage. They borrow from `o`. */
sg_graph_options analysing_options(const options *o);

#endif
