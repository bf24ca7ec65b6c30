/* What the fuzz programs share: the entry point's shape, and a check that stops the program. */
#ifndef STANCEGRAPH_TESTS_FUZZ_H
#define STANCEGRAPH_TESTS_FUZZ_H

#include "check_debate.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/** libFuzzer calls this with each input; replay_main.c with each file. Always returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void must(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "broken: %s\n", what);
	abort();
}

static inline void must_be_sound(const sg_debate *debate)
{
	const char *fault = check_debate(debate);
	must(!fault, fault);
}

#endif
