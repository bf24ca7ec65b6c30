/* For tests: fetch an address with connections to one numeric address only, so that a redirect from
 * an open to a closed one can be played on one machine.
 *
 * usage: fetch-from OPEN-ADDRESS URL [SILENT-SECONDS [MOST-BYTES]] */
#include "cli/fetch/curl_port.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>

static struct in_addr open_address;

static bool is_open(const struct sockaddr *address)
{
	const struct sockaddr_in *v4 = (const void *)address;
	return address->sa_family == AF_INET && v4->sin_addr.s_addr == open_address.s_addr;
}

int main(int argc, char **argv)
{
	fetch_fault fault = {FETCH_DONE, "", NULL};
	web_limits limits = {.seconds = 20,
		.silent_seconds = argc > 3 ? (unsigned)atoi(argv[3]) : WEB_SILENT_SECONDS,
		.most_bytes = argc > 4 ? (size_t)atol(argv[4]) : FETCH_MAX_BYTES,
		.may_connect = is_open};
	if (argc < 3 || inet_pton(AF_INET, argv[1], &open_address) != 1)
		return 2;
	web_session *session = web_open(&limits, &fault);
	getter by_curl = {web_get, session};
	sg_buf out = SG_BUF_INIT;
	bool is_done = session && gather(&out, argv[2], true, &by_curl, &fault) == FETCH_DONE;
	if (is_done)
		fwrite(out.ptr, 1, out.len, stdout);
	else
		fprintf(stderr, "%s\n", fault.what);
	if (session)
		web_close(session);
	sg_buf_free(&out);
	return is_done ? 0 : 3;
}
