/* Inputs as they are given on the command line: files, standard input, addresses of the web. */
#ifndef STANCEGRAPH_CLI_LOAD_H
#define STANCEGRAPH_CLI_LOAD_H

#include "input.h"
#include "options.h"

/**
 * input_read for a file or an address ("https://…"), which is fetched. Nothing else in the program
 * uses the network.
 */
bool input_load(input *out, const char *argument, const options *o);

#endif
