/* One run: decide the outputs, load the inputs, make the debate, analyse it, write the outputs.
 *
 * Outputs are decided first, so that a wrong format costs no work, and written last, so that bad
 * input costs no good output. */
#include "run.h"
#include "analysing.h"
#include "extracting.h"
#include "folder.h"
#include "folder_dump.h"
#include "load.h"
#include "output.h"
#include "pages.h"
#include "progress.h"
#include "stancegraph/stancegraph.h"
#include "theming.h"

typedef struct target {
	const char *path; /* "-" is standard output */
	const sg_renderer *format;
} target;

typedef struct job {
	const options *options;
	sg_arena *arena;
	target *targets;
	size_t target_count;
	inputs inputs; /* those that could be read */
	const sg_theme *theme;
	sg_debate debate;
} job;

static exit_code fault(const char *where, const sg_error *err)
{
	message_error(where, err->hint, "%s", err->what);
	return FAULT;
}

/* ---- outputs -------------------------------------------------------------------------------- */

static exit_code unknown_format(const char *what, const char *given)
{
	sg_buf known = SG_BUF_INIT;
	sg_buf_puts(&known, "one of ");
	page_values(&known, VALUES_FORMATS, ", ");
	exit_code code = message_usage(known.ptr, "%s \"%s\"", what, given);
	sg_buf_free(&known);
	return code;
}

/* The suffix names the format; -T does where it names none. */
static exit_code choose_format(target *out, const options *o, bool *uses_format)
{
	bool is_standard = strcmp(out->path, "-") == 0;
	out->format = is_standard ? NULL : sg_renderer_by_path(out->path);
	if (out->format)
		return DONE;
	if (!is_standard && !o->format)
		return unknown_format("no format goes by the suffix of", out->path);
	*uses_format = true;
	const char *name = o->format ? o->format : o->command->default_format;
	out->format = sg_renderer_by_name(name);
	return out->format ? DONE : unknown_format("unknown format", name);
}

static exit_code check_target(const job *j, const target *t)
{
	if (strcmp(t->format->name, "json") != 0 && !j->options->command->draws)
		return message_usage("leave the subcommand out to draw", "%s writes json, not %s",
			j->options->command->name, t->format->name);
	return DONE;
}

static exit_code choose_targets(job *j)
{
	static const char *const standard[] = {"-"};
	const options *o = j->options;
	const char *const *paths = o->output_count ? (const char *const *)o->outputs : standard;
	size_t count = o->output_count ? o->output_count : 1;
	bool uses_format = false;
	j->targets = sg_arena_array(j->arena, count, sizeof *j->targets);
	if (!j->targets)
		return message_out_of_memory();
	for (size_t i = 0; i < count; i++) {
		target *t = &j->targets[i];
		t->path = paths[i];
		exit_code code = choose_format(t, o, &uses_format);
		if (code == DONE)
			code = check_target(j, t);
		if (code != DONE)
			return code;
	}
	j->target_count = count;
	if (o->format && !uses_format)
		return message_usage("leave -T out, or give an output without a suffix",
			"-T %s has no meaning: each output's suffix names its format", o->format);
	return DONE;
}

/* ---- inputs --------------------------------------------------------------------------------- */

static exit_code check_text(const options *o, size_t input_count)
{
	if (o->wants_text && input_count > 1)
		return message_usage(NULL, "--text takes one input: offsets are within a document");
	return DONE;
}

static exit_code check_inputs(const options *o)
{
	exit_code code = input_check(o->inputs, o->input_count);
	return code == DONE ? check_text(o, o->input_count) : code;
}

static exit_code load_input(job *j, const char *path)
{
	input in;
	bool is_dump = folder_dump_is(path);
	if (folder_is(path) && !is_dump)
		return folder_read(&j->inputs, path, j->arena);
	bool is_read = is_dump ? folder_dump_read(&in, path) : input_load(&in, path, j->options);
	j->inputs.has_skipped = j->inputs.has_skipped || !is_read || in.is_partial;
	return is_read ? inputs_add(&j->inputs, in, j->arena) : DONE;
}

static exit_code load_inputs(job *j)
{
	static const char *const standard[] = {"-"};
	const options *o = j->options;
	const char *const *paths = o->input_count ? (const char *const *)o->inputs : standard;
	size_t count = o->input_count ? o->input_count : 1;
	exit_code code = DONE;
	for (size_t i = 0; i < count && code == DONE; i++)
		code = load_input(j, paths[i]);
	if (code != DONE)
		return code;
	return j->inputs.count ? check_text(o, j->inputs.count) : NO_INPUT;
}

/* ---- the debate ----------------------------------------------------------------------------- */

static exit_code read_debate(job *j)
{
	const input *in = &j->inputs.items[0];
	sg_slice text = sg_buf_slice(&in->bytes);
	sg_error err = SG_ERROR_INIT;
	if (sg_json_read(&j->debate, text, j->arena, &err) == SG_OK)
		return DONE;
	if (err.code == SG_E_NOMEM)
		return message_out_of_memory();
	if (!err.hint && !j->options->command->extracts)
		err.hint = "this command reads the JSON that \"stancegraph extract\" writes";
	message_error_at(input_name(in->path), text, &err);
	return NO_INPUT;
}

/* Inputs that failed have no document. */
static void report_skipped(job *j, const sg_error *errors)
{
	size_t document = 0;
	for (size_t i = 0; i < j->inputs.count; i++) {
		if (errors[i].code != SG_OK)
			continue;
		const sg_document *d = &j->debate.documents[document++];
		extracting_report_records(&j->inputs.items[i], d);
		j->inputs.has_skipped = j->inputs.has_skipped || d->skipped_count;
	}
}

/* A channel in which nobody wrote is no fault, unless there is nothing else. */
static bool is_silence(const input *in, const sg_error *err, bool has_others)
{
	return in->is_put_together && err->code == SG_E_EMPTY && has_others;
}

/* Each input that failed is named. */
static void report(job *j, const sg_error *errors)
{
	bool has_good = false;
	for (size_t i = 0; i < j->inputs.count; i++)
		has_good = has_good || errors[i].code == SG_OK;
	for (size_t i = 0; i < j->inputs.count; i++) {
		const input *in = &j->inputs.items[i];
		if (errors[i].code == SG_OK || is_silence(in, &errors[i], has_good))
			continue;
		extracting_report_error(in, &errors[i]);
		j->inputs.has_skipped = true;
	}
}

static exit_code extract_debate(job *j)
{
	const options *o = j->options;
	sg_extract_options how;
	exit_code code = extracting_options(&how, o, j->arena);
	if (code != DONE)
		return code;
	sg_input *given = sg_arena_array(j->arena, j->inputs.count, sizeof *given);
	sg_error *errors = sg_arena_array(j->arena, j->inputs.count, sizeof *errors);
	if (!given || !errors)
		return message_out_of_memory();
	for (size_t i = 0; i < j->inputs.count; i++) {
		given[i].path = sg_slice_of(j->inputs.items[i].path);
		given[i].bytes = sg_buf_slice(&j->inputs.items[i].bytes);
		errors[i].what = "";
	}
	progress_stage("extracting");
	sg_status status = sg_extract(&j->debate, given, j->inputs.count, &how, j->arena, errors);
	if (status == SG_E_NOMEM)
		return message_out_of_memory();
	report(j, errors);
	if (status == SG_OK)
		report_skipped(j, errors);
	return status == SG_OK ? DONE : status == SG_E_INTERNAL ? FAULT : NO_INPUT;
}

/* Text is extracted, a debate is read; graph and render take one debate and nothing else. */
static exit_code make_debate(job *j)
{
	const command *c = j->options->command;
	size_t debates = 0;
	for (size_t i = 0; i < j->inputs.count; i++)
		debates += sg_json_is_debate(sg_buf_slice(&j->inputs.items[i].bytes));
	if (c->extracts && debates == 0)
		return extract_debate(j);
	if (j->inputs.count > 1)
		return message_usage("to join debates, give all of their texts at once",
			debates < j->inputs.count && c->extracts
				? "texts and debates in JSON cannot be mixed"
				: "only one debate in JSON can be read at a time");
	if (j->options->wants_text)
		return message_usage(
			"give the text itself", "a debate in JSON has no text to show");
	return read_debate(j);
}

static exit_code analyse(job *j)
{
	sg_graph_options how = analysing_options(j->options);
	sg_error err = SG_ERROR_INIT;
	progress_stage("analysing");
	sg_status status = sg_graph_analyse(&j->debate, &how, j->arena, &err);
	return status == SG_OK ? DONE : fault(NULL, &err);
}

/* ---- drawing -------------------------------------------------------------------------------- */

static exit_code check_view(const options *o)
{
	sg_view_kind view;
	if (!o->view || sg_view_by_name(o->view, &view))
		return o->steps && !o->focus ? message_usage("give --focus NAME as well",
						       "--steps has no meaning without --focus")
					     : DONE;
	sg_buf known = SG_BUF_INIT;
	sg_buf_puts(&known, "one of ");
	page_values(&known, VALUES_VIEWS, ", ");
	exit_code code = message_usage(known.ptr, "unknown view \"%s\"", o->view);
	sg_buf_free(&known);
	return code;
}

static sg_render_options drawing_options(const job *j)
{
	const options *o = j->options;
	sg_render_options how = SG_RENDER_OPTIONS_INIT;
	how.seed = o->seed;
	if (o->view)
		(void)sg_view_by_name(o->view, &how.view);
	how.focus = o->focus;
	how.steps = o->steps;
	how.top = o->top;
	how.max_nodes = o->max_nodes;
	how.is_camps = o->is_camps;
	how.width_px = (double)o->width;
	how.scale = (double)o->scale;
	how.theme = j->theme;
	return how;
}

/* ---- writing -------------------------------------------------------------------------------- */

static exit_code write_target(job *j, const target *t)
{
	sg_render_options how = drawing_options(j);
	sg_error err = SG_ERROR_INIT;
	sg_buf out = SG_BUF_INIT;
	progress_stage("drawing");
	sg_status status = t->format->render(&out, &j->debate, &how, &err);
	exit_code code = status == SG_OK ? output_write(t->path, sg_buf_slice(&out))
			 : status == SG_E_UNKNOWN
				 ? message_usage(err.hint, "--focus %s: %s", how.focus, err.what)
				 : fault(output_name(t->path), &err);
	sg_buf_free(&out);
	return code;
}

/* One output that fails does not cost the others. */
static exit_code write_targets(job *j)
{
	exit_code code = DONE;
	for (size_t i = 0; i < j->target_count; i++) {
		exit_code one = write_target(j, &j->targets[i]);
		if (one != DONE && code != FAULT)
			code = one;
	}
	return code;
}

static exit_code write_text(const job *j)
{
	const options *o = j->options;
	return output_write_each(o->outputs, o->output_count, j->debate.documents[0].text);
}

/* ---- the run -------------------------------------------------------------------------------- */

static void tell_size(const sg_debate *d)
{
	message_note("documents %zu, people %zu, claims %zu, relations %zu", d->document_count,
		d->person_count, d->claim_count, d->relation_count);
}

static exit_code check(job *j)
{
	const options *o = j->options;
	exit_code code = check_inputs(o);
	if (code == DONE)
		code = extracting_check(o);
	if (code == DONE)
		code = analysing_check(o);
	if (code == DONE)
		code = check_view(o);
	if (code == DONE)
		code = theming_load(&j->theme, o, j->arena);
	if (code != DONE)
		return code;
	if (o->wants_text && o->format)
		return message_usage(NULL, "--text has no format, but -T %s is given", o->format);
	return o->wants_text ? DONE : choose_targets(j);
}

static exit_code run_stages(job *j)
{
	const options *o = j->options;
	progress_stage("reading");
	exit_code code = load_inputs(j);
	if (code == DONE)
		code = make_debate(j);
	if (code == DONE)
		tell_size(&j->debate);
	if (code == DONE && o->command->analyses)
		code = analyse(j);
	if (code == DONE)
		code = o->wants_text ? write_text(j) : write_targets(j);
	return code == DONE && j->inputs.has_skipped ? DONE_BUT_SKIPPED : code;
}

exit_code run(const options *o, sg_arena *arena)
{
	job j = {.options = o, .arena = arena, .debate = SG_DEBATE_INIT};
	exit_code code = check(&j);
	if (code == DONE) {
		if (!o->is_quiet)
			progress_start();
		code = run_stages(&j);
		progress_stop();
	}
	inputs_free(&j.inputs);
	return code;
}
