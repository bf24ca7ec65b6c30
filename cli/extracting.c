/* The options of extraction, from those of the command line: which reader, which model. */
#include "extracting.h"

#include "pages.h"
#include "stancegraph/model.h"

#include <string.h>

static exit_code check_reader(const options *o)
{
	const char *const *known = sg_reader_names();
	for (size_t i = 0; o->from && known[i]; i++)
		if (strcmp(known[i], o->from) == 0)
			return DONE;
	if (!o->from)
		return DONE;
	sg_buf hint = SG_BUF_INIT;
	sg_buf_puts(&hint, "one of ");
	page_values(&hint, VALUES_READERS, ", ");
	exit_code code = message_usage(hint.ptr, "unknown reader \"%s\"", o->from);
	sg_buf_free(&hint);
	return code;
}

/* Weights on standard input leave it to no text. */
static exit_code check_model(const options *o)
{
	bool is_taken = o->input_count == 0;
	if (!o->model || strcmp(o->model, "-") != 0)
		return DONE;
	for (size_t i = 0; i < o->input_count; i++)
		is_taken = is_taken || strcmp(o->inputs[i], "-") == 0;
	return is_taken ? message_usage("give one of them as a file",
				  "standard input is given twice, for text and for --model")
			: DONE;
}

exit_code extracting_check(const options *o)
{
	exit_code code = check_reader(o);
	return code == DONE ? check_model(o) : code;
}

/* The model named on the command line; the built-in one is NULL. */
static exit_code load_model(const options *o, const sg_model **model, sg_arena *arena)
{
	input file;
	sg_error err = SG_ERROR_INIT;
	*model = NULL;
	if (!o->model)
		return DONE;
	if (!input_read(&file, o->model))
		return NO_INPUT;
	sg_slice bytes = sg_buf_slice(&file.bytes);
	sg_status status = sg_model_read(model, bytes, arena, &err);
	if (status != SG_OK)
		message_error(input_name(o->model), err.hint, "%s", err.what);
	input_free(&file);
	return status == SG_OK ? DONE : status == SG_E_NOMEM ? FAULT : NO_INPUT;
}

exit_code extracting_options(sg_extract_options *out, const options *o, sg_arena *arena)
{
	*out = (sg_extract_options)SG_EXTRACT_OPTIONS_INIT;
	out->min_confidence = o->min_confidence;
	out->from = o->from;
	out->columns = o->columns;
	out->threads = o->threads < 1024 ? (unsigned)o->threads : 1024;
	return load_model(o, &out->model, arena);
}

/* What was put together from files has no lines that anybody could look at. */
void extracting_report_error(const input *in, const sg_error *err)
{
	if (in->is_put_together)
		message_error(in->path, err->hint, "%s", err->what);
	else
		message_error_at(input_name(in->path), sg_buf_slice(&in->bytes), err);
}

void extracting_report_records(const input *in, const sg_document *d)
{
	enum { NAMED = 20 };
	for (size_t i = 0; i < d->skipped_count && i < NAMED; i++)
		extracting_report_error(in, &d->skipped[i]);
	if (d->skipped_count > NAMED)
		message_error(input_name(in->path), NULL, "%zu more like these",
			(size_t)d->skipped_count - NAMED);
}
