/* Prints what a file of weights says of pairs: their shares of disagree, neutral and agree.
 *
 * usage: stance-shares WEIGHTS PAIRS
 *
 * `stancegraph stance` knows only the weights it was built with; this is for weighing others
 * against them. The pairs are those of train-stance, a line of the answer for each. */
#include "cli/output.h"
#include "training_pairs.h"

#include <stdlib.h>

static const char *fault_of(const sg_net_weights *w)
{
	if (memcmp(w->magic, SG_NET_MAGIC, sizeof SG_NET_MAGIC) != 0)
		return "these are no weights of a stance network";
	if (w->rows != SG_FEATURE_ROWS || w->inputs != SG_NET_INPUTS || w->hidden != SG_NET_HIDDEN)
		return "these are weights of a network of another size";
	return w->check == sg_net__check_of(w) ? NULL : "the table of weights is broken";
}

static exit_code read_weights(sg_net_weights *out, const char *path)
{
	input file;
	const char *fault = "these are no weights of a stance network";
	if (!input_read(&file, path))
		return NO_INPUT;
	if (file.bytes.len == sizeof *out) {
		memcpy(out, file.bytes.ptr, sizeof *out);
		fault = fault_of(out);
	}
	input_free(&file);
	if (fault)
		message_error(path, NULL, "%s", fault);
	return fault ? NO_INPUT : DONE;
}

static void add_shares(sg_buf *out, const sg_net_weights *weights, const training_pair *pair)
{
	static sg_pair_words parent, child;
	static sg_features features;
	float share[SG_NET_LABELS];
	sg_pair_words__read(&parent, pair->parent);
	sg_pair_words__read(&child, pair->child);
	sg_features__of(&features, &parent, &child);
	sg_net__shares(share, weights, &features);
	sg_buf_printf(
		out, "%.6f\t%.6f\t%.6f\n", (double)share[0], (double)share[1], (double)share[2]);
}

static exit_code print_shares(const sg_net_weights *weights, const char *path)
{
	training_pairs pairs;
	sg_buf out = SG_BUF_INIT;
	exit_code code = training_pairs_read(&pairs, path);
	if (code != DONE)
		return code;
	for (size_t i = 0; i < pairs.count; i++)
		add_shares(&out, weights, &pairs.items[i]);
	code = sg_buf_status(&out, NULL) == SG_OK ? output_write("-", sg_buf_slice(&out))
						  : message_out_of_memory();
	sg_buf_free(&out);
	training_pairs_free(&pairs);
	return code;
}

int main(int argc, char **argv)
{
	static sg_net_weights weights;
	if (argc != 3) {
		message_error("stance-shares", NULL, "usage: stance-shares WEIGHTS PAIRS");
		return WRONG_USAGE;
	}
	exit_code code = read_weights(&weights, argv[1]);
	return (int)(code == DONE ? print_shares(&weights, argv[2]) : code);
}
