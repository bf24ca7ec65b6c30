/* The measures of the whole, again for each window of time, without resampling. */
#include "core/times.h"
#include "windows.h"

static sg_slice write_time(int64_t seconds, sg_arena *arena)
{
	char text[SG_TIME_BYTES];
	sg_slice out = {NULL, 0};
	return sg_time__write(text, seconds) ? sg_arena_copy(arena, sg_slice_of(text)) : out;
}

/* `scratch` takes what of the window does not stay. */
static sg_status run_window(sg_analysis *out, const sg_debate *debate, const sg_graph_options *how,
	const int64_t *times, sg_stretch stretch, sg_arena *arena, sg_arena *scratch, sg_error *err)
{
	sg_part part;
	sg_window *window = &out->windows[out->window_count];
	sg_status st = sg_part__make(&part, debate, times, stretch, scratch);
	if (st != SG_OK || part.debate.claim_count == 0)
		return st;
	st = sg_graph_analyse(&part.debate, how, scratch, err);
	if (st == SG_OK)
		st = sg_part__keep(window, &part, out, arena);
	window->from = write_time(stretch.from, arena);
	window->to = write_time(stretch.to, arena);
	out->window_count += st == SG_OK;
	return st;
}

sg_status sg_windows__run(sg_analysis *out, const sg_debate *debate,
	const sg_graph_options *options, sg_arena *arena, sg_error *err)
{
	sg_arena kept = SG_ARENA_INIT;
	sg_graph_options how = *options;
	sg_stretch *stretches = NULL;
	size_t count = 0;
	int64_t *times = sg_windows__times(debate, &kept);
	sg_status st = SG_E_NOMEM;
	how.windows = NULL;
	how.resamples = 0;
	how.progress = NULL;
	if (times)
		st = sg_windows__cut(&stretches, &count, options->windows, times,
			debate->claim_count, &kept, err);
	out->windows = sg_arena_array(arena, count, sizeof *out->windows);
	if (st == SG_OK && !out->windows)
		st = SG_E_NOMEM;
	for (size_t i = 0; st == SG_OK && i < count; i++) {
		sg_arena scratch = SG_ARENA_INIT;
		st = run_window(out, debate, &how, times, stretches[i], arena, &scratch, err);
		sg_arena_destroy(&scratch);
	}
	sg_arena_destroy(&kept);
	return st == SG_E_NOMEM ? sg_fail(err, st, 0, "out of memory", NULL) : st;
}
