/* --theme: one of the built-in themes, or a file. */
#include "theming.h"
#include "input.h"
#include "pages.h"

#include <unistd.h>

static exit_code unknown_theme(const char *name)
{
	sg_buf hint = SG_BUF_INIT;
	sg_buf_puts(&hint, "a file, or one of ");
	page_values(&hint, VALUES_THEMES, ", ");
	exit_code code = message_usage(hint.ptr, "unknown theme \"%s\"", name);
	sg_buf_free(&hint);
	return code;
}

static void report_warnings(const char *path, sg_slice text, const sg_theme *theme)
{
	size_t count;
	const sg_error *warnings = sg_theme_warnings(theme, &count);
	for (size_t i = 0; i < count; i++)
		message_warning_at(path, text, &warnings[i]);
}

static exit_code read_theme(const sg_theme **out, const options *o, sg_arena *arena)
{
	input file;
	sg_error err = SG_ERROR_INIT;
	if (!input_read(&file, o->theme))
		return NO_INPUT;
	sg_slice text = sg_buf_slice(&file.bytes);
	sg_status status = sg_theme_read(out, text, arena, &err);
	if (status != SG_OK)
		message_error_at(o->theme, text, &err);
	else if (!o->is_quiet)
		report_warnings(o->theme, text, *out);
	input_free(&file);
	return status == SG_OK ? DONE : status == SG_E_NOMEM ? FAULT : NO_INPUT;
}

/* A word that is no theme and no file was meant to be a theme; a path was meant to be a file. */
exit_code theming_load(const sg_theme **out, const options *o, sg_arena *arena)
{
	*out = o->theme ? sg_theme_by_name(o->theme) : NULL;
	if (!o->theme || *out)
		return DONE;
	if (!strpbrk(o->theme, "./") && access(o->theme, F_OK) != 0)
		return unknown_theme(o->theme);
	return read_theme(out, o, arena);
}
