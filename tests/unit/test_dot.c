#include "render_fixture.h"

#include <criterion/new/assert.h>
#include <unistd.h>

#include "leak.h"

TestSuite(dot, .timeout = 60);

static sg_buf write_dot(const sg_debate *debate)
{
	sg_buf out = SG_BUF_INIT;
	cr_assert(sg_renderer_by_name("dot")->render(&out, debate, NULL, NULL) == SG_OK);
	return out;
}

Test(dot, a_thread_is_written_as_it_is_known_to_be)
{
	fixture f = load_fixture("library.json");
	sg_buf out = write_dot(&f.debate), golden = read_fixture("library.dot");
	cr_assert(eq(str, out.ptr, golden.ptr));
	sg_buf_free(&golden);
	sg_buf_free(&out);
	sg_arena_destroy(&f.arena);
	cr_assert(not(has_leaks()));
}

Test(dot, graphviz_reads_every_debate)
{
	static const char *const names[] = {
		"library.json", "tunnel.json", "bells.json", "hostile.json"};
	if (access("/usr/bin/dot", X_OK) != 0)
		cr_skip("there is no dot here");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		fixture f = load_fixture(names[i]);
		sg_buf out = write_dot(&f.debate);
		FILE *dot = popen("/usr/bin/dot -Tplain -o /dev/null 2>&1", "w");
		cr_assert(dot != NULL);
		fwrite(out.ptr, 1, out.len, dot);
		cr_assert(eq(int, pclose(dot), 0));
		sg_buf_free(&out);
		sg_arena_destroy(&f.arena);
	}
}

Test(dot, renderers_are_found_by_name_and_suffix)
{
	size_t count;
	cr_assert(sg_renderers(&count) != NULL);
	cr_assert(ge(sz, count, 3));
	cr_assert(eq(str, (char *)sg_renderer_by_path("out/a.svg")->name, "svg"));
	cr_assert(eq(str, (char *)sg_renderer_by_name("json")->suffix, ".json"));
	cr_assert(sg_renderer_by_name("nothing") == NULL);
	cr_assert(sg_renderer_by_path("svg") == NULL);
}
