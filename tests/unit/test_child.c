#include "render/child/child.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "leak.h"

TestSuite(child, .timeout = 60);

static const sg_slice nothing = SG_SLICE_EMPTY;

static double seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Run a line of shell. */
static sg_status run(const char *script, sg_slice input, const char *end, sg_buf *output, int *code)
{
	const char *const arguments[] = {"-c", script, NULL};
	const sg_child_job job = {.program = "/bin/sh",
		.arguments = arguments,
		.input = input,
		.end = sg_slice_of(end),
		.output_max = 1 << 20,
		.budget_ms = 2000};
	sg_status st = sg_child__run(output, &job, code);
	/* Nothing is left behind: no child, running or dead. */
	cr_assert(eq(int, waitpid(-1, NULL, WNOHANG), -1));
	cr_assert(eq(int, errno, ECHILD));
	return st;
}

Test(child, any_bytes_go_there_and_back)
{
	sg_buf input = SG_BUF_INIT, output = SG_BUF_INIT;
	int code;
	for (unsigned i = 0; i < 300000; i++)
		sg_buf_putc(&input, (char)(i * 7 >> 3));
	cr_assert(run("cat", sg_buf_slice(&input), "", &output, &code) == SG_OK);
	cr_assert(eq(int, code, 0));
	cr_assert(sg_slice_eq(sg_buf_slice(&input), sg_buf_slice(&output)));
	sg_buf_free(&input);
	sg_buf_free(&output);
	cr_assert(not(has_leaks()));
}

Test(child, output_is_appended_and_arguments_are_given)
{
	sg_buf output = SG_BUF_INIT;
	sg_buf_puts(&output, "before ");
	cr_assert(run("printf %s \"$0\"", nothing, "", &output, NULL) == SG_OK);
	cr_assert(eq(str, output.ptr, "before /bin/sh"));
	sg_buf_free(&output);
}

Test(child, an_exit_code_is_told)
{
	sg_buf output = SG_BUF_INIT;
	int code;
	cr_assert(run("printf part; exit 7", nothing, "", &output, &code) == SG_E_IO);
	cr_assert(eq(int, code, 7));
	cr_assert(run("kill -9 $$", nothing, "", &output, &code) == SG_E_IO);
	cr_assert(eq(int, code, -1));
	sg_buf_free(&output);
}

Test(child, a_program_that_ends_before_it_has_read_says_why)
{
	sg_buf input = SG_BUF_INIT, output = SG_BUF_INIT;
	int code;
	signal(SIGPIPE, SIG_DFL);
	for (size_t i = 0; i < 400000; i++)
		sg_buf_puts(&input, "0123456789");
	cr_assert(run("exit 5", sg_buf_slice(&input), "", &output, &code) == SG_E_IO);
	cr_assert(eq(int, code, 5));
	sg_buf_free(&input);
	sg_buf_free(&output);
}

Test(child, one_that_closes_and_stays_is_ended)
{
	sg_buf output = SG_BUF_INIT;
	int code;
	double start = seconds();
	cr_assert(run("exec sleep 50 >&- <&-", nothing, "", &output, &code) == SG_E_TIMEOUT);
	cr_assert(eq(int, code, -1));
	cr_assert(lt(dbl, seconds() - start, 20));
	sg_buf_free(&output);
}

Test(child, one_that_hangs_is_ended)
{
	sg_buf output = SG_BUF_INIT;
	cr_assert(run("exec sleep 50", nothing, "", &output, NULL) == SG_E_TIMEOUT);
	sg_buf_free(&output);
}

Test(child, one_that_writes_without_end_is_ended)
{
	sg_buf output = SG_BUF_INIT;
	cr_assert(run("exec yes", nothing, "", &output, NULL) == SG_E_IO);
	cr_assert(lt(sz, output.len, (2 << 20)));
	sg_buf_free(&output);
}

Test(child, an_end_that_was_agreed_on_counts)
{
	sg_buf output = SG_BUF_INIT;
	double start = seconds();
	cr_assert(run("echo words; echo end; exec sleep 50", nothing, "\nend\n", &output, NULL) ==
		  SG_OK);
	cr_assert(lt(dbl, seconds() - start, 1.9));
	sg_buf_clear(&output);
	cr_assert(run("echo words", nothing, "\nend\n", &output, NULL) == SG_E_IO);
	sg_buf_free(&output);
}

Test(child, what_is_not_there_does_not_start)
{
	char path[SG_CHILD_PATH_BYTES];
	sg_buf output = SG_BUF_INIT;
	int code = 0;
	const sg_child_job job = {.program = "/nowhere/stancegraph-picture", .budget_ms = 1000};
	cr_assert(sg_child__run(&output, &job, &code) == SG_E_IO);
	cr_assert(eq(int, code, -1));
	cr_assert(not(sg_child__find(path, sizeof path, "stancegraph-nothing")));
	sg_buf_free(&output);
}

Test(child, a_neighbour_is_found)
{
	char path[SG_CHILD_PATH_BYTES], small[4];
	cr_assert(sg_child__find(path, sizeof path, "test_child"));
	cr_assert(eq(int, access(path, X_OK), 0));
	cr_assert(not(sg_child__find(small, sizeof small, "test_child")));
}
