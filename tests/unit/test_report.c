/* Renderers of the report and for other programs: memory that runs out, debates with nothing. */
#include "leak.h"
#include "render_fixture.h"

#include <criterion/new/assert.h>

TestSuite(report, .timeout = 120);

/* All but the drawing, whose tests are elsewhere, and the page, which holds it. */
static const char *const formats[] = {"md", "csv", "nodes-csv", "edges-csv", "graphml", "gexf",
	"mermaid", "argdown", "xaif", "json", "dot"};

enum { FORMATS = sizeof formats / sizeof *formats };

static sg_status render(const char *format, const sg_debate *debate, sg_buf *out)
{
	sg_error err = SG_ERROR_INIT;
	sg_render_options options = SG_RENDER_OPTIONS_INIT;
	return sg_renderer_by_name(format)->render(out, debate, &options, &err);
}

Test(report, memory_may_run_out_anywhere)
{
	fixture f = load_fixture("report.json");
	for (size_t i = 0; i < FORMATS; i++) {
		sg_status st = SG_E_NOMEM;
		for (size_t n = 1; st != SG_OK; n += 1 + n / 50) {
			sg_buf out = SG_BUF_INIT;
			sg_alloc_fail_at(n);
			st = render(formats[i], &f.debate, &out);
			sg_alloc_fail_at(0);
			cr_assert(st == SG_OK || st == SG_E_NOMEM, "%s", formats[i]);
			sg_buf_free(&out);
		}
	}
	sg_arena_destroy(&f.arena);
	cr_assert(not(has_leaks()));
}

Test(report, the_same_debate_gives_the_same_bytes)
{
	fixture f = load_fixture("report.json");
	for (size_t i = 0; i < FORMATS; i++) {
		sg_buf once = SG_BUF_INIT, twice = SG_BUF_INIT;
		cr_assert(render(formats[i], &f.debate, &once) == SG_OK);
		cr_assert(render(formats[i], &f.debate, &twice) == SG_OK);
		cr_assert(eq(str, once.ptr, twice.ptr));
		sg_buf_free(&once);
		sg_buf_free(&twice);
	}
	sg_arena_destroy(&f.arena);
}

Test(report, an_empty_debate_is_one_too)
{
	static const sg_analysis nothing;
	sg_debate empty = {.analysis = &nothing}, bare = SG_DEBATE_INIT;
	for (size_t i = 0; i < FORMATS; i++) {
		sg_buf out = SG_BUF_INIT;
		cr_assert(render(formats[i], &empty, &out) == SG_OK, "%s", formats[i]);
		cr_assert(render(formats[i], &bare, &out) == SG_OK, "%s", formats[i]);
		sg_buf_free(&out);
	}
}
