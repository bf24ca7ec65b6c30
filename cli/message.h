/* What the program says on standard error, and how it ends. */
#ifndef STANCEGRAPH_CLI_MESSAGE_H
#define STANCEGRAPH_CLI_MESSAGE_H

#include "stancegraph/slice.h"

/** Exit codes; documented in the manual, so they do not change. */
typedef enum exit_code {
	DONE = 0,
	DONE_BUT_SKIPPED = 1, /* some input could not be read; each one was named */
	WRONG_USAGE = 2,
	NO_INPUT = 3, /* no input could be read */
	FAULT = 4     /* an output could not be written, or a fault of ours */
} exit_code;

#if defined(__GNUC__)
#define PRINTS(position, args) __attribute__((format(printf, position, args)))
#else
#define PRINTS(position, args)
#endif

void message_set_verbose(bool is_verbose);

/** "where: error: what (hint)"; where NULL is the program, hint NULL is none. */
void message_error(const char *where, const char *hint, const char *what, ...) PRINTS(3, 4);

/** As message_error, with line and column where `err` has a position in `text`. */
void message_error_at(const char *where, sg_slice text, const sg_error *err);

/** The same, of what is no more than a warning. */
void message_warning_at(const char *where, sg_slice text, const sg_error *err);

/** As message_error, with a line of the file, from 1; 0 is none. */
void message_error_line(const char *where, size_t line, const char *hint, const char *what, ...)
	PRINTS(4, 5);

/** "stancegraph: note", with -v only. */
void message_note(const char *what, ...) PRINTS(1, 2);

/** message_error that memory is out. Returns FAULT. */
exit_code message_out_of_memory(void);

/** message_error about the command line. Returns WRONG_USAGE. */
exit_code message_usage(const char *hint, const char *what, ...) PRINTS(2, 3);

#endif
