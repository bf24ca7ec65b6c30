/* The manual page, in the macros of man(7). It has no date, so that each build gives the same. */
#include "pages.h"
#include "stancegraph/render.h"

/* Text for troff: backslashes doubled, hyphens as minus signs, no control line by accident. */
static void text(sg_buf *out, const char *s)
{
	if (*s == '.' || *s == '\'')
		sg_buf_puts(out, "\\&");
	for (; *s; s++) {
		if (*s == '\\')
			sg_buf_puts(out, "\\e");
		else if (*s == '-')
			sg_buf_puts(out, "\\-");
		else
			sg_buf_putc(out, *s);
	}
}

static void line(sg_buf *out, const char *s)
{
	text(out, s);
	sg_buf_putc(out, '\n');
}

static void entry(sg_buf *out, const char *head, const char *about)
{
	sg_buf_puts(out, ".TP\n.B ");
	line(out, head);
	line(out, about);
}

static void write_synopsis(sg_buf *out)
{
	size_t count;
	const command *all = commands(&count);
	sg_buf_puts(out, ".SH SYNOPSIS\n");
	for (size_t i = 0; i < count; i++) {
		sg_buf_puts(out, i ? ".br\n" : "");
		sg_buf_puts(out, ".B stancegraph");
		if (all[i].name)
			sg_buf_printf(out, " %s", all[i].name);
		sg_buf_printf(out, "\n.RI [ FILE \"|\\-]%s [\" OPTION ]...\n",
			all[i].labels ? "" : "...");
	}
}

static void command_entry(sg_buf *out, const command *c)
{
	entry(out, c->name ? c->name : "(none)", c->about);
	if (c->details) {
		sg_buf_puts(out, ".br\n");
		line(out, c->details);
	}
}

static void write_description(sg_buf *out)
{
	size_t count;
	const command *all = commands(&count);
	sg_buf_puts(out, ".SH DESCRIPTION\n");
	line(out, page_summary);
	sg_buf_puts(out, ".PP\n");
	line(out, "Without FILE, standard input is read; without -o, standard output is written. "
		  "Several texts make one debate: the same person is one node across them. "
		  "The folder of a Slack export is a text for each channel. "
		  "FILE may be an address of the web, http:// or https://: of a thread "
		  "on a site that is known all posts are fetched, else the page. Only what is "
		  "given is fetched, and what it redirects to; without an address nothing is. "
		  "A debate that an earlier stage wrote as JSON may stand in the place of text.");
	sg_buf_puts(out, ".SH COMMANDS\n");
	for (size_t i = 0; i < count; i++)
		command_entry(out, &all[i]);
}

static void write_options(sg_buf *out)
{
	size_t count;
	const option_row *rows = option_rows(&count);
	sg_buf_puts(out, ".SH OPTIONS\n");
	for (size_t i = 0; i < count; i++) {
		if (!rows[i].about)
			continue;
		sg_buf_puts(out, ".TP\n");
		if (rows[i].letter)
			sg_buf_printf(out, "\\fB\\-%c\\fR, ", rows[i].letter);
		sg_buf_puts(out, "\\fB\\-\\-");
		text(out, rows[i].name);
		sg_buf_puts(out, "\\fR");
		if (rows[i].value)
			sg_buf_printf(out, " \\fI%s\\fR", rows[i].value);
		sg_buf_putc(out, '\n');
		line(out, rows[i].about);
	}
}

static void write_values(sg_buf *out)
{
	size_t count;
	const sg_renderer *formats = sg_renderers(&count);
	sg_buf_puts(out, ".SH FORMATS\n");
	for (size_t i = 0; i < count; i++)
		entry(out, formats[i].name, formats[i].about);
	sg_buf_puts(out, ".SH READERS\n");
	page_values(out, VALUES_READERS, ", ");
	sg_buf_putc(out, '\n');
}

void page_manual(sg_buf *out)
{
	sg_buf_puts(out, ".TH STANCEGRAPH 1 \"\" \"stancegraph " SG_PROJECT_VERSION
			 "\" \"User Commands\"\n.SH NAME\nstancegraph \\- "
			 "who said what in a debate, and who agrees with or rebuts whom\n");
	write_synopsis(out);
	write_description(out);
	write_options(out);
	write_values(out);
	sg_buf_puts(out, ".SH \"EXIT STATUS\"\n");
	for (size_t i = 0; i < 5; i++) {
		sg_buf_printf(out, ".TP\n.B %zu\n", i);
		line(out, page_exit_codes[i]);
	}
	sg_buf_puts(out, ".SH EXAMPLES\n.nf\n");
	line(out, "stancegraph thread.txt -o debate.svg");
	line(out, "stancegraph article.txt interview.txt -o debate.svg -o debate.json");
	line(out, "stancegraph https://news.ycombinator.com/item?id=1 -o debate.svg");
	line(out, "stancegraph stance pairs.tsv -o labels.tsv");
	line(out,
		"stancegraph extract thread.txt | stancegraph graph | stancegraph render > d.svg");
	sg_buf_puts(out, ".fi\n");
}
