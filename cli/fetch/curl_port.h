/* HTTP by libcurl: one address after another, within limits, without following anything blindly. */
#ifndef STANCEGRAPH_CLI_FETCH_CURL_PORT_H
#define STANCEGRAPH_CLI_FETCH_CURL_PORT_H

#include "gather.h"

#include <sys/socket.h>

enum { WEB_SILENT_SECONDS = 20, WEB_MOST_REDIRECTS = 5 };

typedef struct web_limits {
	bool allows_private;
	unsigned seconds;        /* for all requests of the session together */
	unsigned silent_seconds; /* without a byte */
	size_t most_bytes;       /* of one answer, after decompression */
	/* May this address be connected to? NULL: address_is_public, or all if allows_private. */
	bool (*may_connect)(const struct sockaddr *address);
} web_limits;

typedef struct web_session web_session;

/** NULL, and `fault` says why, if there is no libcurl or no memory. Ended with web_close. */
web_session *web_open(const web_limits *limits, fetch_fault *fault);
void web_close(web_session *session);

/**
 * GET `address`: a getter's get, with a web_session as context. Redirects are followed, each
 * checked as if it had been given. An answer other than 2xx, and one that is no text, is a failure.
 */
fetch_status web_get(void *session, const char *address, fetch_answer *out, fetch_fault *fault);

#endif
