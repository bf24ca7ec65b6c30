/* An address, with a session for all that it takes. */
#include "fetch.h"
#include "curl_port.h"
#include "gather.h"

fetch_status fetch_read(
	sg_buf *out, const char *address, const fetch_options *how, fetch_fault *fault)
{
	web_limits limits = {.allows_private = how->allows_private,
		.seconds = how->seconds,
		.silent_seconds = WEB_SILENT_SECONDS,
		.most_bytes = FETCH_MAX_BYTES};
	*fault = (fetch_fault){FETCH_DONE, "", NULL};
	web_session *session = web_open(&limits, fault);
	if (!session)
		return fault->status;
	getter by_curl = {web_get, session};
	fetch_status status = gather(out, address, how->knows_sites, &by_curl, fault);
	web_close(session);
	return status;
}
