/* The page's frame: policy, style, controls, picture, report, pane, data, script.
 *
 * The policy lets the one script run whose hash it names, and nothing load. What needs the script
 * is hidden until it runs: without it the picture and the tables stand as they are. */
#include "page/page.h"

#include "escape.h"
#include "formats.h"
#include "report/sections.h"
#include "sheet/sheet.h"
#include "theme/theme.h"

static const char controls[] =
	"<div id=\"tools\" role=\"search\" data-script hidden>\n"
	"<div class=\"wide\"><label for=\"q\">Search</label>"
	"<input id=\"q\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\"></div>\n"
	"<div><label for=\"by\">Person</label>"
	"<select id=\"by\"><option value=\"\">anybody</option></select></div>\n"
	"<div><label for=\"camp\">Camp</label>"
	"<select id=\"camp\"><option value=\"\">any</option></select></div>\n"
	"<div><label for=\"kind\">Relation</label><select id=\"kind\">"
	"<option value=\"\">any</option><option value=\"agrees\">+ agreement</option>"
	"<option value=\"rebuts\">\xC3\x97 rebuttal</option>"
	"<option value=\"replies\">reply, no stance</option>"
	"<option value=\"quotes\">quote</option></select></div>\n"
	"<div><label for=\"least\">At least "
	"<output id=\"sure\" for=\"least\">0 %</output> sure</label>"
	"<input id=\"least\" type=\"range\" min=\"0\" max=\"100\" step=\"5\" value=\"0\"></div>\n"
	"<div><button id=\"clear\" type=\"button\" hidden>Clear</button></div>\n"
	"</div>\n"
	"<noscript><p class=\"hint\">Scripts are off: search, filters and the pane need them. The "
	"picture and the tables do not.</p></noscript>\n"
	"<p id=\"status\" class=\"hint\" role=\"status\" data-script hidden></p>\n"
	"<div id=\"results\" role=\"group\" aria-label=\"Claims found\" hidden></div>\n";

static const char pane[] =
	"<aside id=\"pane\" aria-labelledby=\"pane-title\" data-script hidden>\n"
	"<div id=\"pane-head\"><h2 id=\"pane-title\" tabindex=\"-1\">Explore</h2>"
	"<button id=\"pane-close\" type=\"button\" hidden>Close</button></div>\n"
	"<div id=\"pane-body\"><p>Choose a card or an arrow: here stand its whole words, the "
	"evidence, the rule that found it, and the place in the source.</p>\n"
	"<p>With the keyboard: Tab to the picture, arrow keys from card to card, Enter to open, "
	"Escape to close.</p></div>\n</aside>\n";

/* A theme that is light or dark alone is so for the page too. */
static const char *scheme_of(const sg_theme *theme)
{
	if (!theme->has[SG_SCHEME_DARK])
		return " class=\"light\"";
	return theme->has[SG_SCHEME_LIGHT] ? "" : " class=\"dark\"";
}

static void write_head(sg_buf *out, sg_slice title, const sg_theme *theme)
{
	sg_buf_printf(out,
		"<!DOCTYPE html>\n<html lang=\"en\"%s>\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		"style-src 'unsafe-inline'; script-src '%s'; base-uri 'none'; "
		"form-action 'none'\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		"<meta name=\"referrer\" content=\"no-referrer\">\n<title>",
		scheme_of(theme), sg_page__script_hash);
	sg_escape__xml(out, title);
	sg_buf_puts(out, "</title>\n<style>\n");
	sg_buf_puts(out, sg_page__style);
	sg_buf_puts(out, "</style>\n</head>\n<body>\n");
}

static void write_header(sg_buf *out, sg_slice title, const sg_debate *debate)
{
	sg_buf_puts(out, "<header>\n<nav aria-label=\"Skip\">"
			 "<a class=\"skip\" id=\"to-picture\" href=\"#picture\">To the picture</a>"
			 "<a class=\"skip\" href=\"#report\">To the report</a></nav>\n"
			 "<h1 dir=\"auto\">");
	sg_escape__xml(out, title);
	sg_buf_puts(out, "</h1>\n");
	sg_buf_puts(out, controls);
	sg_page__limits(out, debate);
	sg_buf_puts(out, "</header>\n");
}

static sg_slice title_of(const sg_report *report)
{
	for (size_t i = 0; i < report->count; i++)
		if (report->pieces[i].kind == SG_PIECE_TITLE)
			return report->pieces[i].text;
	return (sg_slice){NULL, 0};
}

static void write_script(sg_buf *out)
{
	sg_buf_puts(out, "</script>\n<script>");
	sg_buf_puts(out, sg_page__script);
	sg_buf_puts(out, "</script>\n</body>\n</html>\n");
}

static sg_status write_page(sg_buf *out, const sg_report *report, const sg_render_options *options,
	sg_arena *arena, sg_error *err)
{
	sg_slice title = title_of(report);
	write_head(out, title, sg_theme__of(options));
	write_header(out, title, report->debate);
	sg_buf_puts(out, "<main>\n<figure id=\"picture\" role=\"group\" tabindex=\"0\" "
			 "aria-label=\"The picture\">\n");
	sg_status st = sg_sheet__draw(out, report->debate, options, err);
	if (st != SG_OK)
		return st;
	sg_buf_puts(out, "</figure>\n<div id=\"report\">\n");
	sg_page__report(out, report);
	sg_buf_puts(out, "</div>\n</main>\n");
	sg_buf_puts(out, pane);
	sg_buf_puts(out, "<script type=\"application/json\" id=\"debate\">");
	st = sg_page__data(out, report->debate, report->speaker, arena);
	if (st != SG_OK)
		return sg_fail(err, st, 0, "out of memory", NULL);
	write_script(out);
	return sg_buf_status(out, err);
}

sg_status sg_html__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_report report;
	sg_status st = sg_report__make(&report, debate, &arena);
	if (st == SG_OK)
		st = write_page(out, &report, options, &arena, err);
	else
		sg_fail(err, st, 0, "out of memory", NULL);
	sg_arena_destroy(&arena);
	return st;
}
