/* --help, and the words that all pages share. */
#include "pages.h"
#include "stancegraph/extract.h"
#include "stancegraph/render.h"

enum { COLUMNS = 80, ABOUT_COLUMN = 28 };

const char page_summary[] = "Find who said what in a debate, who agrees with or rebuts whom, "
			    "and draw it.";

const char *const page_exit_codes[5] = {
	"done",
	"done, but some input could not be read; each one was named",
	"wrong usage",
	"no input could be read",
	"an output could not be written, or an internal fault",
};

bool page_shows(const option_row *row, const command *c)
{
	return row->about && (!c->name || row->applies(c));
}

void page_values(sg_buf *out, option_values values, const char *between)
{
	const char *const *readers = sg_reader_names();
	size_t count;
	const sg_renderer *formats = sg_renderers(&count);
	for (size_t i = 0; values == VALUES_FORMATS && i < count; i++)
		sg_buf_printf(out, "%s%s", i ? between : "", formats[i].name);
	for (size_t i = 0; values == VALUES_VIEWS && i < SG_VIEW_COUNT; i++)
		sg_buf_printf(out, "%s%s", i ? between : "", sg_view_name((sg_view_kind)i));
	for (size_t i = 0; values == VALUES_THEMES && sg_theme_name(i); i++)
		sg_buf_printf(out, "%s%s", i ? between : "", sg_theme_name(i));
	for (size_t i = 0; values == VALUES_READERS && readers[i]; i++)
		sg_buf_printf(out, "%s%s", i ? between : "", readers[i]);
}

/* `text` in words, from `column` on, each further line indented to `indent`. */
static void wrap(sg_buf *out, const char *text, size_t column, size_t indent)
{
	while (*text) {
		size_t word = strcspn(text, " ");
		if (column > indent && column + 1 + word > COLUMNS) {
			sg_buf_printf(out, "\n%*s", (int)indent, "");
			column = indent;
		} else if (column > indent) {
			sg_buf_putc(out, ' ');
			column++;
		}
		sg_buf_add(out, (sg_slice){text, word});
		column += word;
		text += word;
		text += strspn(text, " ");
	}
	sg_buf_putc(out, '\n');
}

/* One entry: what is written, and what it means in a column of its own. */
static void entry(sg_buf *out, const char *head, const char *about)
{
	size_t used = strlen(head) + 2;
	sg_buf_printf(out, "  %s", head);
	if (used + 2 > ABOUT_COLUMN) {
		sg_buf_putc(out, '\n');
		used = 0;
	}
	sg_buf_printf(out, "%*s", (int)(ABOUT_COLUMN - used), "");
	wrap(out, about, ABOUT_COLUMN, ABOUT_COLUMN);
}

static void write_commands(sg_buf *out)
{
	size_t count;
	const command *all = commands(&count);
	sg_buf_puts(out, "\nCommands:\n");
	for (size_t i = 0; i < count; i++)
		entry(out, all[i].name ? all[i].name : "(none)", all[i].about);
	sg_buf_puts(out,
		"\nA debate is the JSON that extract and graph write; without a command it "
		"may also\nbe given instead of text. Several texts make one debate. The folder of "
		"a Slack\nexport is a text for each channel.\n");
}

static void write_options(sg_buf *out, const command *c)
{
	size_t count;
	const option_row *rows = option_rows(&count);
	sg_buf head = SG_BUF_INIT;
	sg_buf_puts(out, "\nOptions:\n");
	for (size_t i = 0; i < count; i++) {
		const option_row *row = &rows[i];
		if (!page_shows(row, c))
			continue;
		sg_buf_clear(&head);
		if (row->letter)
			sg_buf_printf(&head, "-%c, ", row->letter);
		sg_buf_printf(&head, "%s--%s", row->letter ? "" : "    ", row->name);
		if (row->value)
			sg_buf_printf(&head, " %s", row->value);
		entry(out, head.ptr ? head.ptr : "", row->about);
	}
	out->failed = out->failed || head.failed;
	sg_buf_free(&head);
}

static void write_values(sg_buf *out, const command *c)
{
	size_t count;
	const sg_renderer *formats = sg_renderers(&count);
	if (c->draws)
		sg_buf_puts(out, "\nFormats, by name or suffix:\n");
	for (size_t i = 0; c->draws && i < count; i++)
		entry(out, formats[i].name, formats[i].about);
	if (!c->extracts)
		return;
	sg_buf_puts(out, "\nReaders, found by the content or named by --from:\n");
	for (const char *const *name = sg_reader_names(); *name; name++)
		entry(out, *name, sg_reader_about(*name));
}

void page_help(sg_buf *out, const command *c)
{
	if (c->name)
		sg_buf_printf(out, "Usage: stancegraph %s [FILE|-]%s [OPTION]...\n\n", c->name,
			c->labels ? "" : "...");
	else
		sg_buf_puts(out, "Usage: stancegraph [COMMAND] [FILE|-]... [OPTION]...\n\n");
	if (c->name)
		sg_buf_printf(out, "%s:", c->name);
	wrap(out, c->name ? c->about : page_summary, c->name ? strlen(c->name) + 1 : 0, 0);
	sg_buf_puts(out, "Without FILE, reads standard input; without -o, writes standard output.\n"
			 "FILE may be an address, http:// or https://, which is then fetched.\n");
	if (c->details) {
		sg_buf_putc(out, '\n');
		wrap(out, c->details, 0, 0);
	}
	if (!c->name)
		write_commands(out);
	write_options(out, c);
	write_values(out, c);
	sg_buf_puts(out, "\nExit status:\n");
	for (size_t i = 0; i < 5; i++)
		sg_buf_printf(out, "  %zu  %s\n", i, page_exit_codes[i]);
}
