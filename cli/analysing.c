#include "analysing.h"

#include "stancegraph/buffer.h"

static bool is_measure(const char *name, size_t len)
{
	const char *known, *about;
	for (size_t i = 0; (known = sg_graph_measure(i, &about)); i++)
		if (sg_slice_eq(sg_slice_of(known), (sg_slice){name, len}))
			return true;
	return false;
}

static exit_code unknown_measure(const char *name, size_t len)
{
	sg_buf known = SG_BUF_INIT;
	const char *each, *about;
	sg_buf_puts(&known, "one or several of ");
	for (size_t i = 0; (each = sg_graph_measure(i, &about)); i++) {
		sg_buf_puts(&known, i ? ", " : "");
		sg_buf_puts(&known, each);
	}
	exit_code code = message_usage(
		known.ptr, "--measures: there is no measure \"%.*s\"", (int)len, name);
	sg_buf_free(&known);
	return code;
}

exit_code analysing_check(const options *o)
{
	for (const char *name = o->measures; name;) {
		size_t len = strcspn(name, ",");
		if (!is_measure(name, len))
			return unknown_measure(name, len);
		name = name[len] ? name + len + 1 : NULL;
	}
	if (o->windows && !sg_graph_is_windows(o->windows))
		return message_usage("day, week, month, year or a number from 1 to 1000",
			"--windows does not take \"%s\"", o->windows);
	return DONE;
}

sg_graph_options analysing_options(const options *o)
{
	sg_graph_options out = SG_GRAPH_OPTIONS_INIT;
	out.seed = o->seed;
	out.measures = o->measures;
	out.windows = o->windows;
	out.resamples =
		o->resamples < SG_RESAMPLES_BY_SIZE ? (uint32_t)o->resamples : SG_RESAMPLES_BY_SIZE;
	return out;
}
