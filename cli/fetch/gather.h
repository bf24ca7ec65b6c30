/* From an address to bytes, by way of a getter: which requests, in which order, joined how. */
#ifndef STANCEGRAPH_CLI_FETCH_GATHER_H
#define STANCEGRAPH_CLI_FETCH_GATHER_H

#include "fetch.h"

/** One answer; the caller ends it with fetch_answer_free. */
typedef struct fetch_answer {
	sg_buf body;
	sg_buf address; /* where it came from in the end; set as well where the answer was no */
	sg_buf type;    /* its Content-Type */
} fetch_answer;

void fetch_answer_free(fetch_answer *answer);

/** Gets one address; `out` is empty when it is called. In tests a table of answers. */
typedef struct getter {
	fetch_status (*get)(
		void *context, const char *address, fetch_answer *out, fetch_fault *fault);
	void *context;
} getter;

/** fetch_read, by way of `from`. */
fetch_status gather(
	sg_buf *out, const char *address, bool knows_sites, const getter *from, fetch_fault *fault);

#endif
