/* Statuses: their names, and the one way to fail. */
#include "stancegraph/status.h"

static const char *const names[] = {
	[SG_OK] = "ok",
	[SG_E_NOMEM] = "out of memory",
	[SG_E_LIMIT] = "over a limit",
	[SG_E_ENCODING] = "not UTF-8 text",
	[SG_E_EMPTY] = "nothing to read",
	[SG_E_SYNTAX] = "syntax error",
	[SG_E_IO] = "input/output error",
	[SG_E_TIMEOUT] = "timed out",
	[SG_E_UNKNOWN] = "unknown name",
	[SG_E_INTERNAL] = "internal error",
};

sg_status sg_fail(sg_error *err, sg_status code, size_t pos, const char *what, const char *hint)
{
	if (err) {
		err->code = code;
		err->what = what;
		err->pos = pos;
		err->hint = hint;
	}
	return code;
}

const char *sg_status_name(sg_status code)
{
	size_t i = (size_t)code;
	return i < sizeof names / sizeof *names ? names[i] : "unknown status";
}
