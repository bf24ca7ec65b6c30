/* An argument as an input: an address is fetched, all else is the name of a file. */
#include "load.h"
#include "fetch/fetch.h"
#include "fetch/url.h"
#include "progress.h"

static bool fetch(input *out, const char *address, const options *o)
{
	fetch_options how = {.allows_private = o->allows_private,
		.knows_sites = o->command->extracts,
		.seconds = o->timeout < 86400 ? (unsigned)o->timeout : 86400};
	fetch_fault fault;
	*out = (input){.path = address};
	progress_stage("fetching");
	fetch_status status = fetch_read(&out->bytes, address, &how, &fault);
	progress_stage("reading");
	out->is_partial = status == FETCH_DONE && fault.status != FETCH_DONE;
	if (fault.status != FETCH_DONE)
		message_error(address, fault.hint, "%s", fault.what);
	if (status != FETCH_DONE)
		input_free(out);
	return status == FETCH_DONE;
}

bool input_load(input *out, const char *argument, const options *o)
{
	return url_is(argument) ? fetch(out, argument, o) : input_read(out, argument);
}
