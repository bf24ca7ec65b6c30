/* The leak check itself: it must find a leak, and must not invent one. */
#include "leak.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdint.h>
#include <stdlib.h>

TestSuite(leak, .timeout = 30);

/* The only pointer to a block, disguised so that the sanitizer does not see it as one. */
static volatile uintptr_t disguised;

static __attribute__((noinline)) void lose_a_block(void)
{
	disguised = ~(uintptr_t)malloc(1234);
}

/* Old pointers may stand in dead stack frames: write over them. */
static __attribute__((noinline)) void wipe_stack(void)
{
	volatile char frame[4096];
	for (size_t i = 0; i < sizeof frame; i++)
		frame[i] = 0;
}

Test(leak, check_finds_a_lost_block)
{
	if (!can_find_leaks())
		cr_skip_test("needs LeakSanitizer");
	lose_a_block();
	wipe_stack();
	bool found = has_leaks();
	free((void *)~disguised);
	cr_assert(found, "a lost block of 1234 bytes went unseen");
}

Test(leak, check_is_quiet_when_all_is_freed)
{
	free(malloc(1234));
	cr_assert(not(has_leaks()));
}
