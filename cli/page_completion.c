/* Completion for bash and zsh. */
#include "pages.h"

static void write_command_names(sg_buf *out)
{
	size_t count;
	const command *all = commands(&count);
	for (size_t i = 1; i < count; i++)
		sg_buf_printf(out, "%s%s", i > 1 ? " " : "", all[i].name);
}

/* ---- bash ----------------------------------------------------------------------------------- */

static void bash_case(sg_buf *out, const option_row *row)
{
	sg_buf_puts(out, "\t");
	if (row->letter)
		sg_buf_printf(out, "-%c | ", row->letter);
	sg_buf_printf(out, "--%s)\n\t\tCOMPREPLY=(", row->name);
	if (row->values == VALUES_FILES) {
		sg_buf_puts(out, "$(compgen -f -- \"$word\")");
	} else if (row->values != VALUES_FREE) {
		sg_buf_puts(out, "$(compgen -W '");
		page_values(out, row->values, " ");
		sg_buf_puts(out, "' -- \"$word\")");
	}
	sg_buf_puts(out, ")\n\t\treturn\n\t\t;;\n");
}

static void bash(sg_buf *out)
{
	size_t count;
	const option_row *rows = option_rows(&count);
	sg_buf_puts(out,
		"# bash completion for stancegraph\n_stancegraph()\n{\n"
		"\tlocal word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}\n"
		"\tcase $before in\n");
	for (size_t i = 0; i < count; i++)
		if (rows[i].about && rows[i].value)
			bash_case(out, &rows[i]);
	sg_buf_puts(out, "\tesac\n\tif [[ $word == -* ]]; then\n\t\tCOMPREPLY=($(compgen -W '");
	for (size_t i = 0; i < count; i++)
		if (rows[i].about)
			sg_buf_printf(out, "%s--%s", i ? " " : "", rows[i].name);
	sg_buf_puts(out, "' -- \"$word\"))\n\t\treturn\n\tfi\n"
			 "\tCOMPREPLY=($(compgen -f -- \"$word\"))\n"
			 "\tif ((COMP_CWORD == 1)); then\n\t\tCOMPREPLY+=($(compgen -W '");
	write_command_names(out);
	sg_buf_puts(out, "' -- \"$word\"))\n\tfi\n}\n"
			 "complete -o filenames -F _stancegraph stancegraph\n");
}

/* ---- zsh ------------------------------------------------------------------------------------ */

/* Inside [...] of _arguments, within single quotes. */
static void zsh_text(sg_buf *out, const char *s)
{
	for (; *s; s++) {
		if (*s == '\'')
			sg_buf_puts(out, "'\\'");
		else if (strchr("[]:\\", *s))
			sg_buf_putc(out, '\\');
		sg_buf_putc(out, *s);
	}
}

static void zsh_option(sg_buf *out, const option_row *row)
{
	const char *repeat = row->kind == OPTION_LIST ? "*" : "";
	if (row->letter)
		sg_buf_printf(
			out, "\t%s{-%c,--%s}'[", *repeat ? "\\*" : "", row->letter, row->name);
	else
		sg_buf_printf(out, "\t'%s--%s[", repeat, row->name);
	zsh_text(out, row->about);
	sg_buf_puts(out, "]");
	if (row->value)
		sg_buf_printf(out, ":%s:", row->value);
	if (row->values == VALUES_FILES) {
		sg_buf_puts(out, "_files");
	} else if (row->values != VALUES_FREE) {
		sg_buf_putc(out, '(');
		page_values(out, row->values, " ");
		sg_buf_putc(out, ')');
	}
	sg_buf_puts(out, "' \\\n");
}

static void zsh(sg_buf *out)
{
	size_t count;
	const option_row *rows = option_rows(&count);
	sg_buf_puts(out, "#compdef stancegraph\n_arguments -s -S \\\n");
	for (size_t i = 0; i < count; i++)
		if (rows[i].about)
			zsh_option(out, &rows[i]);
	sg_buf_puts(out, "\t'1: :{_alternative \"commands:command:(");
	write_command_names(out);
	sg_buf_puts(out, ")\" \"files:file:_files\"}' \\\n\t'*:file:_files'\n");
}

bool page_completion(sg_buf *out, const char *shell)
{
	if (strcmp(shell, "bash") == 0)
		bash(out);
	else if (strcmp(shell, "zsh") == 0)
		zsh(out);
	else
		return false;
	return true;
}
