/* An address of the web as an input: what stands there, in a form that a reader knows. */
#ifndef STANCEGRAPH_CLI_FETCH_FETCH_H
#define STANCEGRAPH_CLI_FETCH_FETCH_H

#include "stancegraph/buffer.h"

enum {
	FETCH_MAX_BYTES =
		64 * 1024 * 1024, /* of all answers for one address, after decompression */
	FETCH_USUAL_SECONDS = 60  /* for all of them */
};

typedef struct fetch_options {
	bool allows_private; /* addresses of this machine and of local networks, and proxies */
	bool knows_sites;    /* a thread's address becomes a request to its site's API */
	unsigned seconds;    /* for one address, with all that it takes */
} fetch_options;

typedef enum fetch_status {
	FETCH_DONE,
	FETCH_WRONG_ADDRESS, /* not one that is fetched */
	FETCH_NO_SUCH,       /* there is an answer, and it is not what was asked for */
	FETCH_WRONG_KIND,    /* an image, a film, … */
	FETCH_REFUSED,       /* "later", or an address that may not be connected to */
	FETCH_UNREACHABLE,
	FETCH_LIMIT, /* of bytes or seconds */
	FETCH_NO_MEMORY
} fetch_status;

/** Why something was not fetched. `what` is printable. */
typedef struct fetch_fault {
	fetch_status status;
	char what[240];
	const char *hint; /* NULL: none */
} fetch_fault;

/** Fill `fault` and return `status`. What is not printable ASCII in the words becomes "?". */
fetch_status fetch_fail(
	fetch_fault *fault, fetch_status status, const char *hint, const char *what, ...)
#if defined(__GNUC__)
	__attribute__((format(printf, 4, 5)))
#endif
	;

/**
 * Append what stands at `address` to `out`: of a thread on a site that is known (sites.h) its API's
 * answers as one JSON text, else the page. After a failure `out` is as it was. A thread that was
 * fetched in part is FETCH_DONE with fault->status set: it says what is missing.
 */
fetch_status fetch_read(
	sg_buf *out, const char *address, const fetch_options *how, fetch_fault *fault);

#endif
