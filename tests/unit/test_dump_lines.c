/* Lines of sources: however they come, with whatever ends, and however long. */
#include "reader/dump/lines.h"

#include "core/source.h"
#include "leak.h"
#include "stancegraph/arena.h"
#include "stancegraph/buffer.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

TestSuite(dump_lines, .timeout = 60);

typedef struct giver {
	sg_slice rest;
	size_t step;
} giver;

static long give(void *context, void *bytes, size_t size)
{
	giver *g = context;
	size_t n = g->rest.len < size ? g->rest.len : size;
	n = n > g->step ? g->step : n;
	memcpy(bytes, g->rest.ptr, n);
	g->rest = (sg_slice){g->rest.ptr + n, g->rest.len - n};
	return (long)n;
}

/* The lines, each as "number:line|", or "number:cut|". */
static const char *lines_of(sg_slice text, size_t step, size_t longest)
{
	static sg_buf out = SG_BUF_INIT;
	giver g = {text, step};
	sg_source *source = NULL;
	sg_dump_lines lines;
	sg_slice line;
	bool is_cut;
	sg_buf_clear(&out);
	sg_buf_puts(&out, "");
	cr_assert(sg_source__open_plain(&source, give, &g, NULL) == SG_OK);
	cr_assert(sg_dump_lines__open(&lines, source) == SG_OK);
	lines.longest = longest;
	for (;;) {
		cr_assert(sg_dump_lines__next(&lines, &line, &is_cut, NULL) == SG_OK);
		if (!line.ptr)
			break;
		if (is_cut)
			sg_buf_printf(&out, "%zu:cut|", lines.number);
		else
			sg_buf_printf(&out, "%zu:%.*s|", lines.number, (int)line.len, line.ptr);
	}
	sg_dump_lines__close(&lines);
	sg_source_close(source);
	return out.ptr ? out.ptr : "";
}

#define LINES(expected, text)                                                                      \
	for (size_t step = 1; step < 40; step += 13)                                               \
	cr_assert_str_eq(lines_of(sg_slice_of(text), step, 6), expected)

Test(dump_lines, ends_of_lines)
{
	LINES("", "");
	LINES("1:a|2:b|", "a\nb\n");
	LINES("1:a|2:b|", "a\r\nb");
	LINES("1:|2:|3:a|4:|", "\n\r\na\n\n");
	LINES("1:a\rb|2:\r|", "a\rb\r\n\r\r\n");
}

Test(dump_lines, lines_that_are_too_long_are_passed_over)
{
	LINES("1:123456|2:cut|3:b|", "123456\n1234567\nb\n");
	LINES("1:cut|2:b|", "123456789012345678901234567890\nb");
	LINES("1:b|2:cut|", "b\n123456789012345678901234567890");
	LINES("1:cut|2:cut|3:|", "1234567\n1234567\n\n");
}

/* Longer than the buffer is at first; the next is whole again. */
Test(dump_lines, the_buffer_grows)
{
	enum { LONG = 3 << 20 };
	static const size_t longest[] = {LONG, LONG - 1};
	static const char *const behind[] = {"2:b|", "1:cut|2:b|"};
	sg_buf text = SG_BUF_INIT;
	for (size_t i = 0; i < LONG; i++)
		sg_buf_putc(&text, 'a');
	sg_buf_puts(&text, "\nb\n");
	for (size_t i = 0; i < 2; i++) {
		const char *out = lines_of(sg_buf_slice(&text), 100000, longest[i]);
		cr_assert(strlen(out) == (i ? strlen(behind[i]) : LONG + 7));
		cr_assert_str_eq(out + strlen(out) - strlen(behind[i]), behind[i]);
	}
	sg_buf_free(&text);
}

Test(dump_lines, memory_that_runs_out_is_said)
{
	enum { LONG = 1 << 20 };
	sg_buf text = SG_BUF_INIT;
	sg_status st = SG_E_NOMEM;
	for (size_t i = 0; i < LONG; i++)
		sg_buf_putc(&text, 'a');
	for (size_t n = 1; st == SG_E_NOMEM; n++) {
		giver g = {sg_buf_slice(&text), 5000};
		sg_source *source = NULL;
		sg_dump_lines lines = {.bytes = NULL};
		sg_slice line;
		bool is_cut;
		cr_assert(sg_source__open_plain(&source, give, &g, NULL) == SG_OK);
		sg_alloc_fail_at(n);
		st = sg_dump_lines__open(&lines, source);
		if (st == SG_OK)
			st = sg_dump_lines__next(&lines, &line, &is_cut, NULL);
		sg_alloc_fail_at(0);
		sg_dump_lines__close(&lines);
		sg_source_close(source);
	}
	cr_assert(st == SG_OK);
	sg_buf_free(&text);
	cr_assert(not(has_leaks()));
}
