/* How to extract, as the command line says it. */
#ifndef STANCEGRAPH_CLI_EXTRACTING_H
#define STANCEGRAPH_CLI_EXTRACTING_H

#include "input.h"
#include "options.h"
#include "stancegraph/extract.h"

/** Is there a reader of the name given, and does only one thing want standard input? Else says what
 * is wrong: WRONG_USAGE. */
exit_code extracting_check(const options *o);

/** Fill `out`; a model that is named is read, and lives in `arena`. Says what is wrong: NO_INPUT,
 * FAULT. */
exit_code extracting_options(sg_extract_options *out, const options *o, sg_arena *arena);

/** Say that an input could not be read, with its line where it has any. */
void extracting_report_error(const input *in, const sg_error *err);

/** Name the records of an input that were passed over: the first ones; of the rest, how many. */
void extracting_report_records(const input *in, const sg_document *document);

#endif
