/* Running a program of ours: what links Graphviz, or draws pixels, is a process of its own, which
 * may hang, crash or eat memory without harm to us.
 *
 * inside.h is the other side of it: what such a program does about itself. */
#ifndef STANCEGRAPH_RENDER_CHILD_H
#define STANCEGRAPH_RENDER_CHILD_H

#include "stancegraph/buffer.h"

enum { SG_CHILD_PATH_BYTES = 4096 };

typedef struct sg_child_job {
	const char *program;          /* path */
	const char *const *arguments; /* behind its name, NULL at the end; NULL: none */
	sg_slice input;               /* for its standard input */
	sg_slice end;       /* output that ends so is whole; empty: the program's end tells */
	size_t output_max;  /* bytes; more is a failure */
	unsigned budget_ms; /* it is ended after this */
} sg_child_job;

/**
 * Look for a program by name: beside the running program, then in libexec beside its bin, then
 * where it was to be installed. @return whether it is there; only then is `path` of use
 */
bool sg_child__find(char *path, size_t size, const char *name);

/**
 * Run it and append what it writes to `output`. No shell, no signal, no zombie is left behind.
 * Where its end tells, `exit_code` is its exit code, or -1 where it has none: it did not start, or
 * had to be ended; 0 goes with SG_OK and with nothing else.
 * @param exit_code may be NULL
 * @return SG_OK; SG_E_IO (it did not start, failed, closed early, or wrote too much);
 * SG_E_TIMEOUT; SG_E_NOMEM. After a failure `output` may hold a part.
 */
SG_MUST_USE sg_status sg_child__run(sg_buf *output, const sg_child_job *job, int *exit_code);

#endif
