#include "core/number.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

TestSuite(number, .timeout = 10);

#define LIT(s) ((sg_slice)SG_SLICE_LIT(s))

static void assert_double(sg_slice text, double wanted)
{
	double value = 0;
	cr_assert(sg_number__double(text, &value), "%.*s", (int)text.len, text.ptr);
	cr_assert(value == wanted, "%.*s", (int)text.len, text.ptr);
}

Test(number, decimals_are_read)
{
	assert_double(LIT("0"), 0);
	assert_double(LIT("-12.25"), -12.25);
	assert_double(LIT("1e-3"), 1e-3);
	assert_double(LIT("2E+2"), 200);
	assert_double((sg_slice){"12345", 2}, 12); /* nothing behind the slice counts */
}

Test(number, nothing_else_is)
{
	static const sg_slice bad[] = {SG_SLICE_LIT(""), SG_SLICE_LIT(" 1"), SG_SLICE_LIT("1 "),
		SG_SLICE_LIT("nan"), SG_SLICE_LIT("inf"), SG_SLICE_LIT("0x1"), SG_SLICE_LIT("1,5"),
		SG_SLICE_LIT("1e999"), SG_SLICE_LIT("--1"), SG_SLICE_LIT("1\0"), SG_SLICE_LIT("e")};
	double value = 7;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		cr_assert(sg_number__double(bad[i], &value) == false, "%s", bad[i].ptr);
	char nines[SG_NUMBER_MAX_BYTES];
	memset(nines, '9', sizeof nines);
	cr_assert(sg_number__double((sg_slice){nines, sizeof nines}, &value) == false);
	cr_assert(value == 7);
}

Test(number, whole_numbers_stop_at_their_limit)
{
	uint64_t value = 7;
	cr_assert(sg_number__whole(LIT("18446744073709551615"), UINT64_MAX, &value));
	cr_assert(value == UINT64_MAX);
	cr_assert(sg_number__whole(LIT("007"), 7, &value));
	cr_assert(value == 7);
	cr_assert(sg_number__whole(LIT("18446744073709551616"), UINT64_MAX, &value) == false);
	cr_assert(sg_number__whole(LIT("8"), 7, &value) == false);
	cr_assert(sg_number__whole(LIT("-1"), 7, &value) == false);
	cr_assert(sg_number__whole(LIT("1.0"), 7, &value) == false);
	cr_assert(sg_number__whole(LIT(""), 7, &value) == false);
	cr_assert(value == 7);
}
