/* A leak check that can fail a Criterion test.
 *
 * Criterion records a test as passed before LeakSanitizer looks, at exit (Criterion#220), so the
 * check must run inside the test: as its last line, `cr_assert(not(has_leaks()))`. In a build
 * without LeakSanitizer the weak symbol is absent and nothing is ever found. About 0.2 s a call. */
#ifndef STANCEGRAPH_TESTS_LEAK_H
#define STANCEGRAPH_TESTS_LEAK_H

#include <stdbool.h>
#include <stddef.h>

/* The sanitizer's own name for it (sanitizer/lsan_interface.h, which gcc need not have). */
int __lsan_do_recoverable_leak_check(void) __attribute__((weak));

static inline bool can_find_leaks(void)
{
	return __lsan_do_recoverable_leak_check != NULL;
}

/** Is any heap memory unreachable at this moment? The sanitizer prints where it came from. */
static inline bool has_leaks(void)
{
	return can_find_leaks() && __lsan_do_recoverable_leak_check() != 0;
}

#endif
