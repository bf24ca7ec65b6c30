/* The command line: one table of commands and one of options. Parsing, --help, the manual page
 * and the shells' completions all read these tables. */
#ifndef STANCEGRAPH_CLI_OPTIONS_H
#define STANCEGRAPH_CLI_OPTIONS_H

#include "message.h"
#include "stancegraph/arena.h"

/** Which stages a command runs, or that it labels. */
typedef struct command {
	const char *name; /* NULL: no subcommand */
	const char *about;
	const char *details; /* more than a line about it; NULL: nothing */
	bool extracts;       /* takes text; otherwise only a debate in JSON */
	bool analyses;
	bool draws;                 /* writes any format; otherwise only JSON */
	bool labels;                /* reads and writes tables, and runs no stage */
	const char *default_format; /* of standard output */
} command;

/** All commands, the one without a name first; `*count` of them. */
const command *commands(size_t *count);

typedef struct options {
	const command *command;
	const char **inputs, **outputs; /* as given; "-" is standard input or output */
	size_t input_count, output_count;
	const char *format, *from, *model, *columns, *measures, *windows, *view, *theme,
		*focus;         /* NULL if not given */
	const char *completion; /* a shell's name; NULL if not given */
	uint64_t threads, seed, timeout, resamples, steps, top, max_nodes, width, scale;
	double min_confidence;
	bool wants_text, allows_private, is_camps, is_quiet, is_verbose, wants_help, wants_version,
		wants_manual;
} options;

typedef enum option_kind {
	OPTION_FLAG,  /* bool */
	OPTION_TEXT,  /* const char * */
	OPTION_LIST,  /* the outputs */
	OPTION_COUNT, /* uint64_t, at least 1 */
	OPTION_WHOLE, /* uint64_t */
	OPTION_SHARE  /* double in [0,1] */
} option_kind;

/** What completes an option's value. */
typedef enum option_values {
	VALUES_FREE,
	VALUES_FILES,
	VALUES_FORMATS,
	VALUES_VIEWS,
	VALUES_THEMES,
	VALUES_READERS
} option_values;

typedef struct option_row {
	char letter; /* 0: none */
	const char *name;
	const char *value; /* what stands for it in help; NULL for flags */
	option_kind kind;
	option_values values;
	size_t offset; /* into options */
	bool (*applies)(const command *c);
	const char *about; /* NULL: not shown */
} option_row;

/** All options; `*count` of them. */
const option_row *option_rows(size_t *count);

/** Fill `out`, whose arrays live in `arena`. Says what is wrong: WRONG_USAGE, FAULT. */
exit_code options_parse(options *out, int argc, char **argv, sg_arena *arena);

#endif
