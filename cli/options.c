/* The tables of commands and options, and parsing by them (over getopt_long). */
#include "options.h"
#include "fetch/fetch.h"
#include "stancegraph/extract.h"
#include "stancegraph/graph.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <unistd.h>

static const command all_commands[] = {
	{.about = "all three stages in one: text to a drawing",
		.extracts = true,
		.analyses = true,
		.draws = true,
		.default_format = "svg"},
	{.name = "extract",
		.about = "find people, claims, agreement and rebuttal in text",
		.extracts = true,
		.default_format = "json"},
	{.name = "graph",
		.about = "analyse a debate: camps, and how people stand to each other",
		.analyses = true,
		.default_format = "json"},
	{.name = "render",
		.about = "draw a debate, with its analysis where there is one",
		.draws = true,
		.default_format = "svg"},
	{.name = "stance",
		.about = "label a table of replies: disagree, neutral or agree",
		.details =
			"Each line of FILE is a text, a tab and a reply to it; in both, line "
			"breaks, tabs and backslashes are written \\n, \\t and \\\\. A header "
			"may name the columns parent and child, in any order and among others. "
			"For each pair a line is written: the label, a tab, and how likely it is "
			"right, from 0 to 1.",
		.labels = true},
};

static bool always(const command *c)
{
	(void)c;
	return true;
}

static bool where_text_is_read(const command *c)
{
	return c->extracts;
}

static bool where_a_debate_is_written(const command *c)
{
	return !c->labels;
}

static bool where_there_is_much_to_do(const command *c)
{
	return c->extracts || c->labels;
}

static bool where_there_is_chance(const command *c)
{
	return c->analyses || c->draws;
}

static bool where_a_debate_is_drawn(const command *c)
{
	return c->draws;
}

static bool where_a_debate_is_analysed(const command *c)
{
	return c->analyses;
}

static bool in_extract(const command *c)
{
	return c->extracts && !c->analyses;
}

#define AT(member) offsetof(options, member)

static const option_row all_options[] = {
	{'o', "output", "OUT", OPTION_LIST, VALUES_FILES, AT(outputs), always,
		"write to OUT, in the format its suffix names (with stance always a table); \"-\" "
		"is standard output; may be given several times"},
	{'T', "format", "FORMAT", OPTION_TEXT, VALUES_FORMATS, AT(format),
		where_a_debate_is_written,
		"the format where no suffix names one (standard output: svg, after extract and "
		"graph json)"},
	{0, "from", "READER", OPTION_TEXT, VALUES_READERS, AT(from), where_text_is_read,
		"what kind of text the input is, instead of looking at it"},
	{0, "columns", "FIELD=COLUMN,...", OPTION_TEXT, VALUES_FREE, AT(columns),
		where_text_is_read,
		"of tables and rows, which column is which field: id, parent, author, handle, "
		"text, title, time, score, url, thread, stance; others are told from their names"},
	{0, "min-confidence", "X", OPTION_SHARE, VALUES_FREE, AT(min_confidence),
		where_text_is_read,
		"agreement and rebuttal less certain than X stay plain replies; 0 to 1, usually "
		"0.6 where a phrase or a report tells and 0.7 where words and thread are weighed"},
	{0, "model", "FILE", OPTION_TEXT, VALUES_FILES, AT(model), where_text_is_read,
		"weights of the tagger of reported speech, instead of those that are built in"},
	{0, "text", NULL, OPTION_FLAG, VALUES_FREE, AT(wants_text), in_extract,
		"with extract: write the text of the one input, into which the debate's offsets "
		"point"},
	{0, "allow-private", NULL, OPTION_FLAG, VALUES_FREE, AT(allows_private), always,
		"fetch from this machine and its own networks too, and by the proxies that the "
		"environment names; usually only from the open network"},
	{0, "fetch-timeout", "N", OPTION_COUNT, VALUES_FREE, AT(timeout), always,
		"give each address N seconds; usually 60"},
	{0, "threads", "N", OPTION_COUNT, VALUES_FREE, AT(threads), where_there_is_much_to_do,
		"work on N inputs, or parts of a table, at the same time; usually as many as there "
		"are processors; the result is the same for any N"},
	{0, "measures", "NAME,...", OPTION_TEXT, VALUES_FREE, AT(measures),
		where_a_debate_is_analysed,
		"compute only these measures, and what they need; usually all: "
		"docs/analysis.md lists them"},
	{0, "windows", "SPAN", OPTION_TEXT, VALUES_FREE, AT(windows), where_a_debate_is_analysed,
		"analyse stretches of time as well: each day, week, month or year, or a number of "
		"equal stretches; of claims that have a time"},
	{0, "resamples", "N", OPTION_WHOLE, VALUES_FREE, AT(resamples), where_a_debate_is_analysed,
		"resample the ties N times, to tell how sure camps and ranks are; usually 32 "
		"times, and 8 in large debates; 0 leaves that out"},
	{0, "view", "VIEW", OPTION_TEXT, VALUES_VIEWS, AT(view), where_a_debate_is_drawn,
		"draw this view of the debate, in svg and on pages; usually map"},
	{0, "focus", "NAME", OPTION_TEXT, VALUES_FREE, AT(focus), where_a_debate_is_drawn,
		"draw only what stands near a person or a claim: a name, or an id such as p3 or "
		"c12"},
	{0, "steps", "N", OPTION_COUNT, VALUES_FREE, AT(steps), where_a_debate_is_drawn,
		"how near, in relations; usually 1"},
	{0, "top", "N", OPTION_COUNT, VALUES_FREE, AT(top), where_a_debate_is_drawn,
		"draw the N with most stances and replies: claims, or people where they are drawn; "
		"usually as many as can be read"},
	{0, "camps", NULL, OPTION_FLAG, VALUES_FREE, AT(is_camps), where_a_debate_is_drawn,
		"draw the camps, what runs between them, and a map of each"},
	{0, "max-nodes", "N", OPTION_COUNT, VALUES_FREE, AT(max_nodes), where_a_debate_is_drawn,
		"of more than N cards draw the camps instead of one map; usually 300"},
	{0, "width", "PIXELS", OPTION_COUNT, VALUES_FREE, AT(width), where_a_debate_is_drawn,
		"of drawings; usually as suits what is drawn"},
	{0, "scale", "N", OPTION_COUNT, VALUES_FREE, AT(scale), where_a_debate_is_drawn,
		"write png with N pixels for each of the drawing; usually 2"},
	{0, "theme", "THEME", OPTION_TEXT, VALUES_THEMES, AT(theme), where_a_debate_is_drawn,
		"colours, fonts and sizes of drawings: auto (light, and dark for those who prefer "
		"it), light, dark, print, or a file of one's own; usually auto"},
	{0, "seed", "N", OPTION_WHOLE, VALUES_FREE, AT(seed), where_there_is_chance,
		"start of the random numbers behind camps and layout; usually 1"},
	{'q', "quiet", NULL, OPTION_FLAG, VALUES_FREE, AT(is_quiet), always,
		"errors only: no progress, no notes"},
	{'v', "verbose", NULL, OPTION_FLAG, VALUES_FREE, AT(is_verbose), always,
		"say what is read, found and written"},
	{'h', "help", NULL, OPTION_FLAG, VALUES_FREE, AT(wants_help), always, "show this help"},
	{0, "version", NULL, OPTION_FLAG, VALUES_FREE, AT(wants_version), always,
		"show the version"},
	{0, "man", NULL, OPTION_FLAG, VALUES_FREE, AT(wants_manual), always, NULL},
	{0, "completion", "SHELL", OPTION_TEXT, VALUES_FREE, AT(completion), always, NULL},
};

enum {
	COMMAND_COUNT = sizeof all_commands / sizeof *all_commands,
	OPTION_COUNT_ALL = sizeof all_options / sizeof *all_options,
	LONG_ONLY = 256 /* getopt's value of row i without a letter is LONG_ONLY + i */
};

const command *commands(size_t *count)
{
	*count = COMMAND_COUNT;
	return all_commands;
}

const option_row *option_rows(size_t *count)
{
	*count = OPTION_COUNT_ALL;
	return all_options;
}

/* ---- getopt's view of the table ------------------------------------------------------------- */

typedef struct getopt_tables {
	struct option longs[OPTION_COUNT_ALL + 1];
	char shorts[2 * OPTION_COUNT_ALL + 2];
} getopt_tables;

static int value_of_row(size_t i)
{
	return all_options[i].letter ? all_options[i].letter : LONG_ONLY + (int)i;
}

static void fill(getopt_tables *t)
{
	char *s = t->shorts;
	*t = (getopt_tables){.shorts = ":"}; /* a missing value is told from an unknown option */
	s++;
	for (size_t i = 0; i < OPTION_COUNT_ALL; i++) {
		const option_row *row = &all_options[i];
		int has_value = row->value ? required_argument : no_argument;
		t->longs[i] = (struct option){row->name, has_value, NULL, value_of_row(i)};
		if (row->letter)
			*s++ = row->letter;
		if (row->letter && row->value)
			*s++ = ':';
	}
}

static const option_row *row_of_value(int value)
{
	for (size_t i = 0; i < OPTION_COUNT_ALL; i++)
		if (value_of_row(i) == value)
			return &all_options[i];
	return NULL;
}

/* ---- values --------------------------------------------------------------------------------- */

static bool parse_whole(const char *text, uint64_t least, uint64_t *out)
{
	char *end;
	if (*text < '0' || *text > '9') /* strtoull takes blanks and a minus sign */
		return false;
	errno = 0;
	unsigned long long value = strtoull(text, &end, 10);
	if (errno || *end || value < least)
		return false;
	*out = value;
	return true;
}

static bool parse_share(const char *text, double *out)
{
	char *end;
	if (!strchr("0123456789.", *text) || !*text)
		return false;
	double value = strtod(text, &end);
	if (*end || !(value >= 0 && value <= 1))
		return false;
	*out = value;
	return true;
}

static exit_code bad_value(const option_row *row, const char *value, const char *wanted)
{
	return message_usage(wanted, "--%s does not take \"%s\"", row->name, value);
}

static exit_code set(options *o, const option_row *row, const char *value)
{
	void *at = (char *)o + row->offset;
	switch (row->kind) {
	case OPTION_FLAG:
		*(bool *)at = true;
		break;
	case OPTION_TEXT:
		*(const char **)at = value;
		break;
	case OPTION_LIST:
		o->outputs[o->output_count++] = value;
		break;
	case OPTION_COUNT:
		if (!parse_whole(value, 1, at))
			return bad_value(row, value, "a whole number from 1");
		break;
	case OPTION_WHOLE:
		if (!parse_whole(value, 0, at))
			return bad_value(row, value, "a whole number from 0");
		break;
	case OPTION_SHARE:
		if (!parse_share(value, at))
			return bad_value(row, value, "a number from 0 to 1");
		break;
	}
	return DONE;
}

/* ---- parsing -------------------------------------------------------------------------------- */

static exit_code refuse(int value, char **argv)
{
	const option_row *row = row_of_value(optopt);
	const char *given = argv[optind - 1];
	if (row && value == ':')
		return message_usage(NULL, "--%s needs a value", row->name);
	if (row)
		return message_usage(NULL, "--%s takes no value", row->name);
	if (optopt)
		return message_usage(NULL, "unknown option -%c", optopt);
	return message_usage(NULL, "unknown option %s", given);
}

static const command *find_command(const char *name)
{
	for (size_t i = 1; i < COMMAND_COUNT; i++)
		if (name && strcmp(all_commands[i].name, name) == 0)
			return &all_commands[i];
	return NULL;
}

static uint64_t processors(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);
	return n > 0 ? (uint64_t)n : 1;
}

/* getopt_long moves the arguments that are no options behind those that are. */
static exit_code parse_options(options *out, int argc, char **argv, bool *is_given)
{
	getopt_tables tables;
	int value;
	fill(&tables);
	while ((value = getopt_long(argc, argv, tables.shorts, tables.longs, NULL)) != -1) {
		const option_row *row = value == '?' || value == ':' ? NULL : row_of_value(value);
		if (!row)
			return refuse(value, argv);
		exit_code code = set(out, row, optarg);
		if (code != DONE)
			return code;
		is_given[row - all_options] = true;
	}
	return DONE;
}

static void take_arguments(options *out, char **rest)
{
	const command *named = find_command(*rest);
	out->command = named ? named : &all_commands[0];
	for (rest += named != NULL; *rest; rest++)
		out->inputs[out->input_count++] = *rest;
}

static exit_code check_outputs(const options *o)
{
	for (size_t i = 0; i < o->output_count; i++)
		for (size_t k = 0; k < i; k++)
			if (strcmp(o->outputs[k], o->outputs[i]) == 0)
				return message_usage(
					NULL, "two outputs are called %s", o->outputs[i]);
	return DONE;
}

static exit_code check_options(const options *o, const bool *is_given)
{
	const char *name = o->command->name;
	for (size_t i = 0; i < OPTION_COUNT_ALL; i++)
		if (is_given[i] && !all_options[i].applies(o->command))
			return message_usage(NULL, "--%s has no meaning %s%s", all_options[i].name,
				name ? "with " : "without a subcommand", name ? name : "");
	return check_outputs(o);
}

exit_code options_parse(options *out, int argc, char **argv, sg_arena *arena)
{
	bool is_given[OPTION_COUNT_ALL] = {false};
	size_t most = (size_t)argc + 1;
	*out = (options){.threads = processors(),
		.seed = 1,
		.resamples = SG_RESAMPLES_BY_SIZE,
		.timeout = FETCH_USUAL_SECONDS,
		.min_confidence = SG_CONFIDENCE_USUAL};
	out->outputs = sg_arena_array(arena, most, sizeof *out->outputs);
	out->inputs = sg_arena_array(arena, most, sizeof *out->inputs);
	if (!out->outputs || !out->inputs)
		return message_out_of_memory();
	exit_code code = parse_options(out, argc, argv, is_given);
	if (code != DONE)
		return code;
	take_arguments(out, argv + optind);
	return check_options(out, is_given);
}
