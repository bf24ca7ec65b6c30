/* Pairs to train on: a line for each, with its weight, its shares of disagree, neutral and agree,
 * the parent and the child, separated by tabs (line breaks, tabs and backslashes are escaped as in
 * the table of pairs that `stancegraph stance` reads). */
#ifndef STANCEGRAPH_MODELS_TRAINING_PAIRS_H
#define STANCEGRAPH_MODELS_TRAINING_PAIRS_H

#include "cli/input.h"
#include "stance/learned/network.h"

typedef struct training_pair {
	float weight, share[SG_NET_LABELS];
	sg_slice parent, child; /* in the file's bytes */
} training_pair;

typedef struct training_pairs {
	input file;
	training_pair *items;
	size_t count;
} training_pairs;

/**
 * Read all pairs of `path`, one or more; the caller ends `out` with training_pairs_free. Else says
 * why not: NO_INPUT, or FAULT where memory is out; `out` is then untouched. A line that is no pair
 * is refused: one that is passed over would never be missed.
 */
exit_code training_pairs_read(training_pairs *out, const char *path);

void training_pairs_free(training_pairs *pairs);

#endif
