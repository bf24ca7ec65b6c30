#include "stancegraph/slice.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

TestSuite(slice, .timeout = 10);

Test(slice, trim_of_blank_is_empty)
{
	cr_assert(eq(sz, sg_slice_trim(sg_slice_of(" \t\r\n\xC2\xA0")).len, 0));
}

Test(slice, trim_keeps_inner_space)
{
	cr_assert(
		sg_slice_eq(sg_slice_trim(sg_slice_of("\xEF\xBB\xBF a b \n")), sg_slice_of("a b")));
}

Test(slice, find_gives_length_when_absent)
{
	cr_assert(eq(sz, sg_slice_find(sg_slice_of("abcab"), sg_slice_of("ca")), 2));
	cr_assert(eq(sz, sg_slice_find(sg_slice_of("abcab"), sg_slice_of("cc")), 5));
}

Test(slice, utf8_check_finds_the_first_bad_byte)
{
	cr_assert(eq(sz, sg_utf8_check(sg_slice_of("na\xC3\xAFve")), 6));
	cr_assert(eq(sz, sg_utf8_check(sg_slice_of("ok\xC0\xAF")), 2));
	cr_assert(eq(sz, sg_utf8_check(sg_slice_of("ok\xED\xA0\x80")), 2));
	cr_assert(eq(sz, sg_utf8_check(sg_slice_of("cut\xE2\x80")), 3));
}

Test(slice, line_and_column_count_code_points)
{
	size_t line, column;
	sg_line_column(sg_slice_of("a\n\xC3\xA9xy"), 5, &line, &column);
	cr_assert(eq(sz, line, 2));
	cr_assert(eq(sz, column, 3));
}
