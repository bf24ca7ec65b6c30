#include "leak.h"
#include "stancegraph/arena.h"
#include "stancegraph/buffer.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>

TestSuite(buffer, .timeout = 10);

Test(buffer, appends_stand_in_order)
{
	sg_buf buf = SG_BUF_INIT;
	sg_buf_puts(&buf, "a");
	sg_buf_putc(&buf, '-');
	sg_buf_add(&buf, (sg_slice)SG_SLICE_LIT("b\0c"));
	sg_buf_add(&buf, (sg_slice)SG_SLICE_EMPTY);
	sg_buf_printf(&buf, "%d|%s", 7, "x");
	cr_assert(sg_slice_eq(sg_buf_slice(&buf), (sg_slice)SG_SLICE_LIT("a-b\0c7|x")));
	cr_assert(buf.ptr[buf.len] == '\0');
	cr_assert(sg_buf_status(&buf, NULL) == SG_OK);
	sg_buf_free(&buf);
	cr_assert(buf.ptr == NULL && buf.len == 0);
	cr_assert(not(has_leaks()));
}

Test(buffer, long_text_grows_it)
{
	sg_buf buf = SG_BUF_INIT;
	for (int i = 0; i < 100000; i++)
		sg_buf_printf(&buf, "%05d", i);
	cr_assert(eq(sz, buf.len, 500000));
	cr_assert(memcmp(buf.ptr + 499995, "99999", 6) == 0);
	sg_buf_free(&buf);
}

Test(buffer, clearing_keeps_the_memory)
{
	sg_buf buf = SG_BUF_INIT;
	sg_buf_clear(&buf);
	sg_buf_puts(&buf, "abc");
	const char *before = buf.ptr;
	sg_buf_clear(&buf);
	cr_assert(buf.len == 0 && buf.ptr == before && buf.ptr[0] == '\0');
	sg_buf_free(&buf);
}

Test(buffer, a_failed_append_sticks)
{
	sg_buf buf = SG_BUF_INIT;
	sg_error err = SG_ERROR_INIT;
	sg_buf_puts(&buf, "kept");
	sg_alloc_fail_at(1);
	for (int i = 0; i < 1000; i++)
		sg_buf_puts(&buf, "lost");
	cr_assert(sg_buf_status(&buf, &err) == SG_E_NOMEM);
	cr_assert(err.code == SG_E_NOMEM);
	cr_assert(buf.len % 4 == 0 && buf.len < 4000);
	sg_buf_free(&buf);
	cr_assert(sg_buf_status(&buf, NULL) == SG_OK);
}

Test(buffer, lengths_that_overflow_fail)
{
	sg_buf buf = SG_BUF_INIT;
	sg_buf_add(&buf, (sg_slice){"x", SIZE_MAX / 2});
	cr_assert(buf.failed && buf.ptr == NULL);
}

static void assert_number(double value, const char *text)
{
	sg_buf buf = SG_BUF_INIT;
	sg_buf_number(&buf, value);
	cr_assert(eq(str, buf.ptr, (char *)text));
	sg_buf_free(&buf);
}

Test(buffer, numbers_are_short)
{
	assert_number(0.5, "0.5");
	assert_number(3, "3");
	assert_number(-12.25, "-12.25");
	assert_number(-0.0, "0");
	assert_number(-1e-12, "0");
	assert_number(0.1 + 0.2, "0.3");
	assert_number(1.0 / 3, "0.333333333");
	assert_number(1e-9, "1e-09");
	assert_number(123456.789, "123456.789");
	assert_number(1e300, "1e+300");
	assert_number(9007199254740993.0, "9007199254740992");
	assert_number(NAN, "null");
	assert_number(-INFINITY, "null");
}

Test(buffer, a_number_read_back_is_written_the_same)
{
	uint64_t state = 1;
	for (int i = 0; i < 20000; i++) {
		state = state * 6364136223846793005u + 1442695040888963407u;
		double value = ((double)(state >> 11) / 9007199254740992.0 - 0.5) *
			       pow(10, (double)(state >> 5 & 31) - 16);
		sg_buf once = SG_BUF_INIT, twice = SG_BUF_INIT;
		sg_buf_number(&once, value);
		sg_buf_number(&twice, strtod(once.ptr, NULL));
		cr_assert(eq(str, once.ptr, twice.ptr));
		cr_assert(fabs(strtod(once.ptr, NULL) - value) <= 1e-9, "%.17g", value);
		sg_buf_free(&once);
		sg_buf_free(&twice);
	}
}

/* Skipped where no locale with a decimal comma is installed. */
Test(buffer, numbers_have_a_point_in_every_locale)
{
	static const char *const names[] = {
		"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "nl_NL.utf8"};
	bool is_set = false;
	for (size_t i = 0; i < sizeof names / sizeof *names && !is_set; i++)
		is_set = setlocale(LC_ALL, names[i]) != NULL;
	if (!is_set)
		cr_skip_test("no locale with a decimal comma");
	assert_number(0.5, "0.5");
	sg_buf buf = SG_BUF_INIT;
	sg_buf_printf(&buf, "%.2f", 1.25);
	cr_assert(eq(str, buf.ptr, "1.25"));
	sg_buf_free(&buf);
}
