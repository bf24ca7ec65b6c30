/* `stancegraph stance`: a table of pairs in, a table of labels out, line by line. */
#include "load.h"
#include "output.h"
#include "pairs.h"
#include "progress.h"
#include "run.h"

static const char *const LABELS[] = {"disagree", "neutral", "agree"};

static const char *label_of(const sg_reply_stance *stance)
{
	return LABELS[stance->label - SG_STANCE_DISAGREE];
}

static void tell_counts(const sg_reply_stance *stances, size_t count)
{
	size_t of[3] = {0};
	for (size_t i = 0; i < count; i++)
		of[stances[i].label - SG_STANCE_DISAGREE]++;
	message_note("pairs %zu: %s %zu, %s %zu, %s %zu", count, LABELS[0], of[0], LABELS[1], of[1],
		LABELS[2], of[2]);
}

static exit_code write_labels(const options *o, const sg_reply_stance *stances, size_t count)
{
	sg_buf table = SG_BUF_INIT;
	progress_stage("writing");
	for (size_t i = 0; i < count; i++)
		sg_buf_printf(&table, "%s\t%.4f\n", label_of(&stances[i]), stances[i].confidence);
	exit_code code =
		sg_buf_status(&table, NULL) != SG_OK
			? message_out_of_memory()
			: output_write_each(o->outputs, o->output_count, sg_buf_slice(&table));
	sg_buf_free(&table);
	return code;
}

static exit_code label(const options *o, const pair_table *pairs, sg_arena *arena)
{
	unsigned threads = o->threads < 1024 ? (unsigned)o->threads : 1024;
	sg_reply_stance *stances = sg_arena_array(arena, pairs->count + 1, sizeof *stances);
	progress_stage("labelling");
	if (!stances || sg_stance_of_replies(stances, pairs->items, pairs->count, threads) != SG_OK)
		return message_out_of_memory();
	tell_counts(stances, pairs->count);
	return write_labels(o, stances, pairs->count);
}

static exit_code run_table(const options *o, input *in, sg_arena *arena)
{
	pair_table pairs;
	sg_error err = SG_ERROR_INIT;
	sg_status status = pairs_read(&pairs, &in->bytes, arena, &err);
	if (status == SG_OK)
		return label(o, &pairs, arena);
	if (status == SG_E_NOMEM)
		return message_out_of_memory();
	message_error_at(input_name(in->path), sg_buf_slice(&in->bytes), &err);
	return NO_INPUT;
}

static exit_code check(const options *o)
{
	exit_code code = input_check(o->inputs, o->input_count);
	if (code == DONE && o->input_count > 1)
		return message_usage("label one after the other",
			"stance takes one table: its results are told by their line");
	return code;
}

exit_code run_stance(const options *o, sg_arena *arena)
{
	input in;
	exit_code code = check(o);
	if (code != DONE)
		return code;
	if (!o->is_quiet)
		progress_start();
	progress_stage("reading");
	code = input_load(&in, o->input_count ? o->inputs[0] : "-", o) ? DONE : NO_INPUT;
	if (code == DONE) {
		code = run_table(o, &in, arena);
		input_free(&in);
	}
	progress_stop();
	return code;
}
