#include "render/layout/layout.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "leak.h"

TestSuite(layout, .timeout = 60);

/* Three boxes in a stack, and one beside them that belongs under the first. */
static sg_layout stack_of_four(sg_layout_box *boxes, sg_layout_order *orders)
{
	for (size_t i = 0; i < 4; i++)
		boxes[i] = (sg_layout_box){.width = 200,
			.height = 60 + 10 * (double)i,
			.group = i < 3 ? 0 : UINT32_MAX};
	orders[0] = (sg_layout_order){0, 1, true};
	orders[1] = (sg_layout_order){1, 2, true};
	orders[2] = (sg_layout_order){0, 3, false};
	return (sg_layout){boxes, 4, orders, 3, 1};
}

static double seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void expect_order(const sg_layout *layout)
{
	for (size_t i = 0; i < layout->order_count; i++)
		cr_assert(lt(dbl, layout->boxes[layout->orders[i].above].y,
			layout->boxes[layout->orders[i].below].y));
}

/* A program that does what a test wants: a shell script in the working directory. */
static const char *script(const char *body)
{
	static char path[64];
	snprintf(path, sizeof path, "/tmp/sg-layout-%ld", (long)getpid());
	FILE *file = fopen(path, "w");
	cr_assert(file != NULL);
	fprintf(file, "#!/bin/sh\n%s\n", body);
	fclose(file);
	chmod(path, 0700);
	return path;
}

static sg_status run(const char *program, const char *input, sg_buf *output, unsigned budget_ms)
{
	sg_status st = sg_layout__ask(output, program, sg_slice_of(input), budget_ms);
	if (strncmp(program, "/tmp/sg-layout-", 15) == 0)
		unlink(program);
	/* Nothing is left behind: no child, running or dead. */
	cr_assert(eq(int, waitpid(-1, NULL, WNOHANG), -1));
	cr_assert(eq(int, errno, ECHILD));
	return st;
}

Test(layout, positions_are_read)
{
	sg_layout_box boxes[4];
	sg_layout_order orders[3];
	sg_layout layout = stack_of_four(boxes, orders);
	const char *text =
		"graph 10 20\nnode 1 5 6.25\nnode 0 -1.5 2\nnode 3 1 1\nnode 2 0 0\nend\n";
	cr_assert(sg_layout__read_positions(&layout, sg_slice_of(text)) == SG_OK);
	cr_assert(eq(dbl, boxes[1].y, 6.25));
	cr_assert(eq(dbl, boxes[0].x, -1.5));
}

Test(layout, anything_else_is_refused)
{
	static const char *const bad[] = {"", "end\n", "node 0 1 1\nend\n", "node 9 1 1\nend\n",
		"node 0 1\n", "node -1 1 1\n", "node 0 nan 1\n", "node 0 1 1 1\n", "hello\n",
		"node 0 1e9 1\n", "node 0 11111111111111111111 1\n", "node 0 1 1", "graph"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		sg_layout_box boxes[4];
		sg_layout_order orders[3];
		sg_layout layout = stack_of_four(boxes, orders);
		cr_expect(sg_layout__read_positions(&layout, sg_slice_of(bad[i])) == SG_E_SYNTAX,
			"%s", bad[i]);
	}
}

Test(layout, the_program_finds_an_order)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_layout_box boxes[4];
	sg_layout_order orders[3];
	sg_layout layout = stack_of_four(boxes, orders);
	sg_buf dot = SG_BUF_INIT, out = SG_BUF_INIT;
	sg_layout__write_dot(&dot, &layout);
	cr_assert(run(SG_LAYOUT_PROGRAM, dot.ptr, &out, 30000) == SG_OK);
	cr_assert(sg_layout__read_positions(&layout, sg_buf_slice(&out)) == SG_OK);
	expect_order(&layout);
	sg_buf_free(&dot);
	sg_buf_free(&out);
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}

Test(layout, large_graphs_are_laid_out_without_overlap)
{
	sg_buf dot = SG_BUF_INIT, out = SG_BUF_INIT;
	enum { COUNT = 400 };
	static sg_layout_box boxes[COUNT];
	static sg_layout_order orders[COUNT - 1];
	for (uint32_t i = 0; i < COUNT; i++) {
		boxes[i] = (sg_layout_box){.width = 40, .height = 20, .group = UINT32_MAX};
		if (i)
			orders[i - 1] = (sg_layout_order){(i - 1) / 3, i, false};
	}
	sg_layout layout = {boxes, COUNT, orders, COUNT - 1, 0};
	sg_layout__write_dot(&dot, &layout);
	cr_assert(run(SG_LAYOUT_PROGRAM, dot.ptr, &out, 30000) == SG_OK);
	cr_assert(sg_layout__read_positions(&layout, sg_buf_slice(&out)) == SG_OK);
	size_t overlaps = 0;
	for (size_t i = 0; i < COUNT; i++)
		for (size_t k = 0; k < i; k++) {
			double dx = boxes[i].x - boxes[k].x, dy = boxes[i].y - boxes[k].y;
			overlaps += dx > -39 && dx < 39 && dy > -19 && dy < 19;
		}
	cr_assert(eq(sz, overlaps, 0));
	sg_buf_free(&dot);
	sg_buf_free(&out);
}

Test(layout, the_program_says_the_same_twice)
{
	const char *dot = "digraph { n0 -> n1; n0 -> n2; n2 -> n1; }";
	sg_buf first = SG_BUF_INIT, second = SG_BUF_INIT;
	cr_assert(run(SG_LAYOUT_PROGRAM, dot, &first, 30000) == SG_OK);
	cr_assert(run(SG_LAYOUT_PROGRAM, dot, &second, 30000) == SG_OK);
	cr_assert(eq(str, first.ptr, second.ptr));
	sg_buf_free(&first);
	sg_buf_free(&second);
}

Test(layout, what_is_no_graph_fails)
{
	sg_buf out = SG_BUF_INIT;
	cr_assert(run(SG_LAYOUT_PROGRAM, "this is no graph", &out, 30000) == SG_E_IO);
	cr_assert(run(SG_LAYOUT_PROGRAM, "", &out, 30000) == SG_E_IO);
	sg_buf_free(&out);
}

Test(layout, a_missing_program_is_an_error)
{
	sg_buf out = SG_BUF_INIT;
	cr_assert(run("/nowhere/stancegraph-layout", "digraph {}", &out, 1000) == SG_E_IO);
	sg_buf_free(&out);
}

Test(layout, a_program_that_hangs_is_ended)
{
	sg_buf out = SG_BUF_INIT;
	double start = seconds();
	cr_assert(run(script("exec sleep 50"), "digraph {}", &out, 300) == SG_E_TIMEOUT);
	cr_assert(lt(dbl, seconds() - start, 10));
	sg_buf_free(&out);
}

Test(layout, a_program_that_never_reads_does_not_block_us)
{
	sg_buf out = SG_BUF_INIT, input = SG_BUF_INIT;
	for (size_t i = 0; i < 200000; i++)
		sg_buf_puts(&input, "n0 -> n1;\n");
	cr_assert(run(script("exec sleep 50"), input.ptr, &out, 300) == SG_E_TIMEOUT);
	sg_buf_free(&out);
	sg_buf_free(&input);
}

Test(layout, a_program_that_dies_early_raises_no_signal)
{
	sg_buf out = SG_BUF_INIT, input = SG_BUF_INIT;
	signal(SIGPIPE, SIG_DFL);
	for (size_t i = 0; i < 200000; i++)
		sg_buf_puts(&input, "n0 -> n1;\n");
	cr_assert(run(script("exit 0"), input.ptr, &out, 5000) == SG_E_IO);
	cr_assert(run(script("kill -9 $$"), input.ptr, &out, 5000) == SG_E_IO);
	sg_buf_free(&out);
	sg_buf_free(&input);
}

Test(layout, a_program_that_talks_without_end_is_ended)
{
	sg_buf out = SG_BUF_INIT;
	cr_assert(run(script("exec yes node"), "digraph {}", &out, 5000) == SG_E_IO);
	sg_buf_free(&out);
}

Test(layout, an_answer_counts_even_if_the_program_lingers)
{
	sg_buf out = SG_BUF_INIT;
	double start = seconds();
	cr_assert(run(script("echo node 0 1 1; echo end; exec sleep 50"), "digraph {}", &out,
			  30000) == SG_OK);
	cr_assert(lt(dbl, seconds() - start, 10));
	sg_buf_free(&out);
}

Test(layout, without_the_program_boxes_still_get_places)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_layout_box boxes[4];
	sg_layout_order orders[3];
	sg_layout layout = stack_of_four(boxes, orders);
	sg_render_options options = SG_RENDER_OPTIONS_INIT;
	options.layout_program = "/nowhere/stancegraph-layout";
	cr_assert(sg_layout__find(&layout, &options, &arena) == SG_OK);
	expect_order(&layout);
	sg_arena_destroy(&arena);
	cr_assert(not(has_leaks()));
}

Test(layout, a_circle_of_orders_ends)
{
	sg_arena arena = SG_ARENA_INIT;
	sg_layout_box boxes[4];
	sg_layout_order orders[3];
	sg_layout layout = stack_of_four(boxes, orders);
	orders[2] = (sg_layout_order){2, 0, false};
	cr_assert(sg_layout__plain(&layout, &arena) == SG_OK);
	sg_arena_destroy(&arena);
}
