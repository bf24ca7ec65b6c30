/* The drawing as PNG and PDF: our SVG, given to a program that links librsvg and cairo. */
#include "child/child.h"
#include "formats.h"
#include "sheet/sheet.h"

enum { DEFAULT_BUDGET_MS = 60000, OUTPUT_BYTES_MAX = 512 << 20 };

#define DEFAULT_SCALE 2.0

static const char program_name[] = "stancegraph-picture";

/* What its exit codes mean (program/main.c). */
static const struct {
	sg_status status;
	const char *what, *hint;
} failures[] = {
	[1] = {SG_E_INTERNAL, "the drawing could not be read by librsvg", "write .svg instead"},
	[2] = {SG_E_LIMIT, "the drawing is too large for pixels",
		"write .svg or .pdf, or draw less: --top N"},
	[3] = {SG_E_LIMIT, "the drawing is too large to be handed on",
		"write .svg, or draw less: --top N"},
	[4] = {SG_E_NOMEM, "there was not enough memory for the picture",
		"write .svg, or draw less: --top N"},
};

static sg_status explain(sg_error *err, sg_status st, int exit_code)
{
	if (st == SG_E_NOMEM)
		return sg_fail(err, st, 0, sg_status_name(st), NULL);
	if (st == SG_E_TIMEOUT)
		return sg_fail(err, st, 0, "making the picture took too long",
			"write .svg, or draw less: --top N");
	if (exit_code > 0 && (size_t)exit_code < sizeof failures / sizeof *failures)
		return sg_fail(err, failures[exit_code].status, 0, failures[exit_code].what,
			failures[exit_code].hint);
	return sg_fail(err, SG_E_IO, 0, "stancegraph-picture, which makes pictures, failed",
		"write .svg, which needs no other program");
}

static sg_status convert(sg_buf *out, sg_slice svg, const char *format,
	const sg_render_options *options, sg_error *err)
{
	char path[SG_CHILD_PATH_BYTES];
	const char *program = options ? options->picture_program : NULL;
	if (!program && !sg_child__find(path, sizeof path, program_name))
		return sg_fail(err, SG_E_IO, 0,
			"stancegraph-picture, which makes pictures, is not installed",
			"it belongs beside stancegraph or in ../libexec/stancegraph; or write "
			".svg");
	sg_buf scale = SG_BUF_INIT;
	sg_buf_number(&scale, options && options->scale > 0 ? options->scale : DEFAULT_SCALE);
	sg_status st = sg_buf_status(&scale, err);
	const char *const arguments[] = {format, scale.ptr, NULL};
	const sg_child_job job = {.program = program ? program : path,
		.arguments = arguments,
		.input = svg,
		.output_max = OUTPUT_BYTES_MAX,
		.budget_ms = options && options->picture_budget_ms ? options->picture_budget_ms
								   : DEFAULT_BUDGET_MS};
	int exit_code = -1;
	if (st == SG_OK)
		st = sg_child__run(out, &job, &exit_code);
	sg_buf_free(&scale);
	return st == SG_OK ? SG_OK : explain(err, st, exit_code);
}

static sg_status render(sg_buf *out, const sg_debate *debate, const sg_render_options *options,
	sg_error *err, const char *format)
{
	sg_buf svg = SG_BUF_INIT;
	sg_status st = sg_sheet__draw(&svg, debate, options, err);
	if (st == SG_OK)
		st = convert(out, sg_buf_slice(&svg), format, options, err);
	sg_buf_free(&svg);
	return st;
}

sg_status sg_png__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err)
{
	return render(out, debate, options, err, "png");
}

sg_status sg_pdf__render(
	sg_buf *out, const sg_debate *debate, const sg_render_options *options, sg_error *err)
{
	return render(out, debate, options, err, "pdf");
}
