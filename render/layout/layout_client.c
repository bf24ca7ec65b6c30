/* Asking the layout program, and laying out plainly where it cannot answer. */
#include "child/child.h"
#include "layout/layout.h"

enum {
	DEFAULT_BUDGET_MS = 10000,
	BOXES_MAX = 400 /* dot takes a minute for a thousand boxes, and ranks no better then */
};

sg_status sg_layout__ask(sg_buf *output, const char *program, sg_slice input, unsigned budget_ms)
{
	const sg_child_job job = {.program = program,
		.input = input,
		.end = SG_SLICE_LIT("\nend\n"),
		/* A line of positions is shorter than its node in DOT. */
		.output_max = input.len + 4096,
		.budget_ms = budget_ms ? budget_ms : DEFAULT_BUDGET_MS};
	return sg_child__run(output, &job, NULL);
}

static sg_status by_program(sg_layout *layout, const sg_render_options *options)
{
	char path[SG_CHILD_PATH_BYTES];
	const char *program = options ? options->layout_program : NULL;
	if (!program && !sg_child__find(path, sizeof path, "stancegraph-layout"))
		return SG_E_IO;
	sg_buf input = SG_BUF_INIT, output = SG_BUF_INIT;
	sg_layout__write_dot(&input, layout);
	sg_status st = sg_buf_status(&input, NULL);
	if (st == SG_OK)
		st = sg_layout__ask(&output, program ? program : path, sg_buf_slice(&input),
			options ? options->layout_budget_ms : 0);
	if (st == SG_OK)
		st = sg_layout__read_positions(layout, sg_buf_slice(&output));
	sg_buf_free(&output);
	sg_buf_free(&input);
	return st;
}

sg_status sg_layout__find(sg_layout *layout, const sg_render_options *options, sg_arena *arena)
{
	bool is_large = layout->box_count > BOXES_MAX;
	sg_status st = is_large ? SG_E_LIMIT : by_program(layout, options);
	/* Whatever went wrong over there, a drawing always results. */
	if (st != SG_OK && st != SG_E_NOMEM)
		st = sg_layout__plain(layout, arena);
	return st;
}
