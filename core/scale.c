/* Measures whose values are words, or claims. To add one, add a row. */
#include "stancegraph/debate.h"

#include <math.h>
#include <stdio.h>

static const char *const labellings[] = {"out", "undecided", "in"};
static const char *const camps_together[] = {"splits", "mixed", "unites"};

#define ROW(key, words)                                                                            \
	{                                                                                          \
		key, words, sizeof(words) / sizeof *(words), false                                 \
	}

static const sg_scale scales[] = {
	ROW("acceptability", labellings),
	ROW("between_camps", camps_together),
	{"decided_by", NULL, 0, true},
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

sg_slice sg_scale_text(const sg_scale *scale, double value, char id[SG_ID_BYTES])
{
	if (scale->is_claims && value >= 0 && value < SG_NONE) {
		snprintf(id, SG_ID_BYTES, "c%lu", (unsigned long)value + 1);
		return sg_slice_of(id);
	}
	if (value >= 0 && value < (double)scale->count)
		return sg_slice_of(scale->words[(size_t)value]);
	return (sg_slice)SG_SLICE_EMPTY;
}
