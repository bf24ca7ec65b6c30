/* Addresses of the web, taken apart as far as it takes to know a site by them. */
#ifndef STANCEGRAPH_CLI_FETCH_URL_H
#define STANCEGRAPH_CLI_FETCH_URL_H

#include "stancegraph/buffer.h"

enum { URL_MAX_BYTES = 8000 };

/** Slices of one text. */
typedef struct url {
	sg_slice text;   /* all of it, without the part behind "#" */
	sg_slice origin; /* "https://example.org:8080" */
	sg_slice host;   /* "example.org": no final dot; IPv6 in its brackets */
	sg_slice path;   /* "/a/b"; may be empty */
	sg_slice query;  /* behind "?"; may be empty */
} url;

/** Does this begin like an address of the web, and not like the name of a file? */
bool url_is(const char *argument);

/**
 * Append `given` as it can be sent: without blanks around it, and with %XX for what may stand in no
 * address (in the path; a host is left as it is). Not checked: that is url_read's.
 */
void url_clean(sg_buf *out, sg_slice given);

/**
 * Take a cleaned address apart. Only http and https, no user name or password in it, nothing that
 * one program could read as one host and another as a second.
 * @return NULL, or constant words that say what is wrong. Pure. O(text).
 */
const char *url_read(url *out, sg_slice text);

#endif
