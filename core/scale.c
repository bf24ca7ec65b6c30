/* Measures whose values are words. To add one, add a row. */
#include "stancegraph/debate.h"

#include <math.h>

static const char *const labellings[] = {"out", "undecided", "in"};
static const char *const camps_together[] = {"splits", "mixed", "unites"};

#define ROW(key, words)                                                                            \
	{                                                                                          \
		key, words, sizeof(words) / sizeof *(words)                                        \
	}

static const sg_scale scales[] = {
	ROW("acceptability", labellings),
	ROW("between_camps", camps_together),
};

const sg_scale *sg_scale_of(sg_slice key)
{
	for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
		if (sg_slice_eq(key, sg_slice_of(scales[i].key)))
			return &scales[i];
	return NULL;
}

double sg_scale_number(const sg_scale *scale, sg_slice word)
{
	for (size_t i = 0; i < scale->count; i++)
		if (sg_slice_eq(word, sg_slice_of(scale->words[i])))
			return (double)i;
	return NAN;
}
