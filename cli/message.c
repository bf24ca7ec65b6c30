/* Messages in the shape of a compiler's, so that editors can jump to them:
 *
 *     thread.txt:3:14: error: a byte that is not UTF-8 (convert the file first)
 */
#include "message.h"
#include "progress.h"

#include <stdarg.h>
#include <stdio.h>

static bool wants_notes;

void message_set_verbose(bool is_verbose)
{
	wants_notes = is_verbose;
}

/* A file may be called anything; its name must not drive the terminal. */
static void print_name(const char *name)
{
	for (; *name; name++) {
		unsigned char c = (unsigned char)*name;
		fputc(c < 0x20 || c == 0x7F ? '?' : c, stderr);
	}
}

static void print_error(
	const char *where, size_t line, const char *hint, const char *what, va_list args)
{
	progress_hide();
	print_name(where ? where : "stancegraph");
	if (line)
		fprintf(stderr, ":%zu", line);
	fputs(": error: ", stderr);
	vfprintf(stderr, what, args);
	if (hint)
		fprintf(stderr, " (%s)", hint);
	fputc('\n', stderr);
}

void message_error(const char *where, const char *hint, const char *what, ...)
{
	va_list args;
	va_start(args, what);
	print_error(where, 0, hint, what, args);
	va_end(args);
}

void message_error_line(const char *where, size_t line, const char *hint, const char *what, ...)
{
	va_list args;
	va_start(args, what);
	print_error(where, line, hint, what, args);
	va_end(args);
}

exit_code message_out_of_memory(void)
{
	message_error(NULL, NULL, "out of memory");
	return FAULT;
}

exit_code message_usage(const char *hint, const char *what, ...)
{
	va_list args;
	va_start(args, what);
	print_error(NULL, 0, hint ? hint : "stancegraph --help lists the options", what, args);
	va_end(args);
	return WRONG_USAGE;
}

static void print_at(const char *where, sg_slice text, const sg_error *err, const char *how)
{
	size_t line, column;
	bool has_place = err->pos || err->code == SG_E_ENCODING || err->code == SG_E_SYNTAX;
	progress_hide();
	print_name(where);
	if (has_place) {
		sg_line_column(text, err->pos, &line, &column);
		fprintf(stderr, ":%zu:%zu", line, column);
	}
	fprintf(stderr, ": %s: %s", how, err->what);
	if (err->hint)
		fprintf(stderr, " (%s)", err->hint);
	fputc('\n', stderr);
}

void message_error_at(const char *where, sg_slice text, const sg_error *err)
{
	print_at(where, text, err, "error");
}

void message_warning_at(const char *where, sg_slice text, const sg_error *err)
{
	print_at(where, text, err, "warning");
}

void message_note(const char *what, ...)
{
	va_list args;
	if (!wants_notes)
		return;
	progress_hide();
	fputs("stancegraph: ", stderr);
	va_start(args, what);
	vfprintf(stderr, what, args);
	va_end(args);
	fputc('\n', stderr);
}
