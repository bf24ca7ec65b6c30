/* Any bytes as an address and as the answers to what is asked for because of it: each line is the
 * answer to one request, the first is the address. What is asked for is an address of the web with
 * no password in it, of a host that the site's row names or that was given or redirected to. */
#include "cli/fetch/decode.h"
#include "cli/fetch/gather.h"
#include "cli/fetch/sites.h"
#include "fuzz.h"

enum { MOST_REQUESTS = 200 }; /* 100 batches, 40 pages, and some */

typedef struct answers {
	sg_slice rest;
	unsigned asked;
} answers;

static sg_slice next_line(sg_slice *rest)
{
	const char *end = rest->len ? memchr(rest->ptr, '\n', rest->len) : NULL;
	sg_slice line = {rest->ptr, end ? (size_t)(end - rest->ptr) : rest->len};
	size_t used = line.len + (end != NULL);
	*rest = (sg_slice){rest->ptr + used, rest->len - used};
	return line;
}

static void must_be_sound_address(const char *address)
{
	url u;
	must(address && !url_read(&u, sg_slice_of(address)), "what is asked for is no address");
	must(u.host.len && !memchr(u.origin.ptr, '@', u.origin.len), "an address with a password");
	for (const char *c = address; *c; c++)
		must(*c != '\r' && *c != '\n' && *c != ' ', "a blank in an address");
}

/* A line that begins with "!" is no, with ">" a redirect to the address behind it, with "#" a page
 * in the encoding of the word behind it. */
static fetch_status answer(
	void *context, const char *address, fetch_answer *out, fetch_fault *fault)
{
	answers *a = context;
	must_be_sound_address(address);
	must(++a->asked <= MOST_REQUESTS, "too many requests");
	sg_slice line = next_line(&a->rest);
	sg_buf_puts(&out->address, address);
	if (line.len && line.ptr[0] == '!')
		return fetch_fail(fault, (fetch_status)(1 + line.len % 7), NULL, "%.*s",
			(int)line.len, line.ptr);
	if (line.len && line.ptr[0] == '>') {
		sg_buf_clear(&out->address);
		url_clean(&out->address, (sg_slice){line.ptr + 1, line.len - 1});
		line = next_line(&a->rest);
	} else if (line.len && line.ptr[0] == '#') {
		sg_buf_puts(&out->type, "text/html; charset=");
		sg_buf_add(&out->type, (sg_slice){line.ptr + 1, line.len - 1});
		line = next_line(&a->rest);
	}
	sg_buf_add(&out->body, line);
	return FETCH_DONE;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	answers all = {{(const char *)data, size}, 0};
	getter from = {answer, &all};
	fetch_fault fault;
	sg_buf out = SG_BUF_INIT, address = SG_BUF_INIT;
	sg_buf_add(&address, next_line(&all.rest));
	if (address.ptr) {
		fetch_status status = gather(&out, address.ptr, true, &from, &fault);
		must(status == FETCH_DONE || !out.len, "something came of a failure");
		must(status == FETCH_DONE || fault.what[0] || status == FETCH_NO_MEMORY ||
				fault.status == status,
			"a failure without a word");
	}
	sg_buf_free(&out);
	sg_buf_free(&address);
	return 0;
}
