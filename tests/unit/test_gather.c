/* Requests and answers of sites with hosts of their own, played from a table. */
#include "cli/fetch/decode.h"
#include "cli/fetch/gather.h"
#include "leak.h"
#include "stancegraph/arena.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>

TestSuite(gather, .timeout = 60);

typedef struct answer {
	const char *address; /* one that ends in "*" stands for all that begin so */
	const char *body;    /* NULL: no such page */
	const char *led_to;  /* NULL: not redirected */
	fetch_status status; /* of a failure other than FETCH_NO_SUCH */
} answer;

static const answer *played;
static unsigned asked;

static bool is_for(const answer *a, const char *address)
{
	size_t len = strlen(a->address);
	bool is_open = a->address[len - 1] == '*';
	return is_open ? strncmp(a->address, address, len - 1) == 0
		       : strcmp(a->address, address) == 0;
}

static fetch_status play(void *context, const char *address, fetch_answer *out, fetch_fault *fault)
{
	const answer *a = played;
	(void)context;
	asked++;
	sg_buf_puts(&out->address, address);
	while (a->address && !is_for(a, address))
		a++;
	if (a->led_to) {
		sg_buf_clear(&out->address);
		sg_buf_puts(&out->address, a->led_to);
	}
	if (!a->body)
		return fetch_fail(
			fault, a->status ? a->status : FETCH_NO_SUCH, NULL, "no: %s", address);
	sg_buf_puts(&out->body, a->body);
	if (sg_buf_status(&out->body, NULL) != SG_OK || sg_buf_status(&out->address, NULL) != SG_OK)
		return fetch_fail(fault, FETCH_NO_MEMORY, NULL, "out of memory");
	return FETCH_DONE;
}

static const getter by_table = {play, NULL};

/* `address` gives `wanted` (NULL: nothing) after so many requests. */
static void gives(const answer *answers, const char *address, const char *wanted, unsigned requests)
{
	sg_buf out = SG_BUF_INIT;
	fetch_fault fault;
	played = answers;
	asked = 0;
	fetch_status status = gather(&out, address, true, &by_table, &fault);
	cr_expect(eq(int, status == FETCH_DONE, wanted != NULL), "%s: %s", address, fault.what);
	cr_expect(eq(str, out.len ? out.ptr : "", (char *)(wanted ? wanted : "")), "%s", address);
	cr_expect(eq(u32, asked, requests), "%s", address);
	cr_expect(status != FETCH_DONE || fault.status == FETCH_DONE, "%s", fault.what);
	sg_buf_free(&out);
}

#define LISTING "[{\"data\": {\"children\": []}}, {\"data\": {\"children\": []}}]"
#define PAGE    "<p>a page</p>"

Test(gather, reddit_and_its_short_addresses)
{
	static const answer all[] = {{"https://www.reddit.com/comments/1ab.json*",
					     "\xef\xbb\xbf " LISTING "\n", NULL, 0},
		{"https://www.reddit.com/r/lorn/s/Xy", PAGE,
			"https://www.reddit.com/r/lorn/comments/1ab/rye/?share_id=5", 0},
		{"https://t.example/x", NULL, "https://old.reddit.com/r/lorn/comments/1ab/", 0},
		{"https://old.reddit.com/comments/2ab/?limit=500", PAGE, NULL, 0},
		{NULL, NULL, NULL, 0}};
	gives(all, "https://old.reddit.com/r/lorn/comments/1ab/rye", LISTING, 1);
	gives(all, "https://redd.it/1ab", LISTING, 1);
	gives(all, "https://www.reddit.com/r/lorn/s/Xy", LISTING, 2);
	gives(all, "https://t.example/x", LISTING, 2);
	gives(all, "https://redd.it/2ab", PAGE, 2);
	gives(all, "https://redd.it/3ab", NULL, 2);
}

Test(gather, hacker_news)
{
	static const answer all[] = {
		{"https://hn.algolia.com/api/v1/items/5", "{\"id\": 5, \"children\": []}", NULL, 0},
		{"https://hn.algolia.com/api/v1/items/6", NULL, NULL, FETCH_UNREACHABLE},
		{"https://hn.algolia.com/api/v1/items/7", NULL, NULL, FETCH_REFUSED},
		{"https://news.ycombinator.com/item?id=6", PAGE, NULL, 0}, {NULL, NULL, NULL, 0}};
	gives(all, "https://news.ycombinator.com/item?id=5", "{\"id\": 5, \"children\": []}", 1);
	gives(all, "https://news.ycombinator.com/item?id=6", PAGE, 2);
	gives(all, "https://news.ycombinator.com/item?id=7", NULL, 1); /* not asked again */
}

Test(gather, bluesky_by_handle)
{
	static const answer all[] = {{"https://public.api.bsky.app/xrpc/"
				      "com.atproto.identity.resolveHandle?handle=ines.example",
					     "{\"did\": \"did:plc:a\"}", NULL, 0},
		{"https://public.api.bsky.app/xrpc/"
		 "com.atproto.identity.resolveHandle?handle=no.example",
			"{\"did\": {}}", NULL, 0},
		{"https://public.api.bsky.app/xrpc/app.bsky.feed.getPostThread?depth=1000&"
		 "parentHeight=1000&uri=at%3A%2F%2Fdid%3Aplc%3Aa%2Fapp.bsky.feed.post%2F3k",
			"{\"thread\": {\"post\": {}}}", NULL, 0},
		{"https://bsky.app/*", PAGE, NULL, 0}, {NULL, NULL, NULL, 0}};
	gives(all, "https://bsky.app/profile/ines.example/post/3k", "{\"thread\": {\"post\": {}}}",
		2);
	gives(all, "https://bsky.app/profile/no.example/post/3k", PAGE, 2);
}

/* A list of `count` comments. */
static char *comments(size_t count)
{
	sg_buf out = SG_BUF_INIT;
	for (size_t i = 0; i < count; i++)
		sg_buf_printf(&out, "%s{\"id\": %zu}", i ? "," : " [", i);
	sg_buf_puts(&out, count ? "]\n" : "[]");
	return out.ptr;
}

Test(gather, github_page_by_page)
{
	char *full = comments(100), *last = comments(1), *none = comments(0);
	const answer all[] = {{"https://api.github.com/repos/a/b/issues/1",
				      "{\"number\": 1, \"user\": {}}", NULL, 0},
		{"https://api.github.com/repos/a/b/issues/1/comments?per_page=100&page=1", full,
			NULL, 0},
		{"https://api.github.com/repos/a/b/issues/1/comments?per_page=100&page=2", last,
			NULL, 0},
		{"https://api.github.com/repos/a/b/issues/2", "{\"number\": 2, \"user\": {}}", NULL,
			0},
		{"https://api.github.com/repos/a/b/issues/2/comments*", none, NULL, 0},
		{"https://api.github.com/repos/a/b/pulls/2/comments*", last, NULL, 0},
		{"https://api.github.com/repos/a/b/issues/3", "{\"number\": 3, \"user\": {}}", NULL,
			0},
		{"https://github.com/a/b/issues/3", PAGE, NULL, 0}, {NULL, NULL, NULL, 0}};
	sg_buf wanted = SG_BUF_INIT;
	sg_buf_printf(&wanted, "[{\"number\": 1, \"user\": {}},\n[%.*s,\n{\"id\": 0}]]",
		(int)strlen(full) - 4, full + 2);
	gives(all, "https://github.com/a/b/issues/1", wanted.ptr, 3);
	gives(all, "https://github.com/a/b/pull/2/files",
		"[{\"number\": 2, \"user\": {}},\n[],\n[{\"id\": 0}]]", 3);
	gives(all, "https://github.com/a/b/issues/3", PAGE, 3);
	sg_buf_free(&wanted);
	free(full);
	free(last);
	free(none);
}

Test(gather, too_many_pages_are_named)
{
	char *full = comments(100);
	const answer all[] = {
		{"https://api.github.com/repos/a/b/issues/1/comments*", full, NULL, 0},
		{"https://api.github.com/*", "{\"number\": 1, \"user\": {}}", NULL, 0},
		{NULL, NULL, NULL, 0}};
	sg_buf out = SG_BUF_INIT;
	fetch_fault fault;
	played = all;
	asked = 0;
	cr_expect(eq(int, gather(&out, "https://github.com/a/b/issues/1", true, &by_table, &fault),
		FETCH_DONE));
	cr_expect(eq(u32, asked, 21));
	cr_expect(eq(int, fault.status, FETCH_LIMIT));
	cr_expect(eq(str, fault.what, "a part of the thread is missing: it is too long"));
	sg_buf_free(&out);
	free(full);
}

Test(gather, stack_exchange_by_a_filter)
{
	static const answer all[] = {{"https://api.stackexchange.com/2.3/filters/create?*",
					     "{\"items\": [{\"filter\": \"!a(b\"}]}", NULL, 0},
		{"https://api.stackexchange.com/2.3/questions/5?site=cooking.stackexchange.com&"
		 "filter=%21a%28b",
			"{\"items\": [{\"question_id\": 5}]}", NULL, 0},
		{NULL, NULL, NULL, 0}};
	gives(all, "https://cooking.stackexchange.com/questions/5/why",
		"{\"items\": [{\"question_id\": 5}]}", 2);
}

#define TOPIC(posts, stream) "{\"post_stream\": {\"posts\": [" posts "], \"stream\": [" stream "]}}"

Test(gather, topics_whose_ids_are_odd)
{
	static const answer all[] = {{"https://a.example/t/5.json",
					     TOPIC("{\"id\": 1}, {\"id\": \"3\"}, {}",
						     "1, 2, \"3\", \"4&x=y\", -1, {}, 2.5"),
					     NULL, 0},
		{"https://a.example/t/5/posts.json?post_ids%5B%5D=2", TOPIC("{\"id\": 2}", ""),
			NULL, 0},
		{NULL, NULL, NULL, 0}};
	gives(all, "https://a.example/t/x/5",
		"[" TOPIC("{\"id\": 1}, {\"id\": \"3\"}, {}",
			"1, 2, \"3\", \"4&x=y\", -1, {}, 2.5") ",\n" TOPIC("{\"id\": 2}", "") "]",
		2);
}

Test(gather, a_guess_never_costs_the_page)
{
	static const char *const bodies[] = {"{}", "[]", "no JSON", "{\"post_stream\": 5}", "", "{",
		"{\"post_stream\": {\"post\": []}}"};
	for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
		const answer all[] = {{"https://a.example/t/5.json", bodies[i], NULL, 0},
			{"https://a.example/t/x/5", PAGE, NULL, 0}, {NULL, NULL, NULL, 0}};
		gives(all, "https://a.example/t/x/5", PAGE, 2);
	}
}

Test(gather, redirects_that_lead_in_circles_end)
{
	static const answer all[] = {
		{"https://a.example/t/x/5", PAGE, "https://b.example/t/x/5", 0},
		{"https://b.example/t/x/5", PAGE, "https://a.example/t/x/5", 0},
		{NULL, NULL, NULL, 0}};
	gives(all, "https://a.example/t/x/5", PAGE, 3);
}

Test(gather, memory_runs_out)
{
	static const answer all[] = {
		{"https://a.example/t/5.json", TOPIC("{\"id\": 1}", "1, 2"), NULL, 0},
		{"https://a.example/t/5/posts.json*", TOPIC("{\"id\": 2}", ""), NULL, 0},
		{"https://api.github.com/repos/a/b/issues/1/comments*", "[{}]", NULL, 0},
		{"https://api.github.com/*", "{\"number\": 1, \"user\": {}}", NULL, 0},
		{NULL, NULL, NULL, 0}};
	static const char *const addresses[] = {
		"https://a.example/t/x/5", "https://github.com/a/b/issues/1"};
	played = all;
	for (size_t i = 0; i < 2; i++) {
		fetch_status status = FETCH_NO_MEMORY;
		for (size_t n = 1; status != FETCH_DONE; n++) {
			sg_buf out = SG_BUF_INIT;
			fetch_fault fault;
			sg_alloc_fail_at(n);
			status = gather(&out, addresses[i], true, &by_table, &fault);
			sg_alloc_fail_at(0);
			cr_assert(status == FETCH_DONE || status == FETCH_NO_MEMORY,
				"allocation %zu: %s", n, fault.what);
			sg_buf_free(&out);
		}
	}
	cr_assert(not(has_leaks()));
}

/* ---- charsets ------------------------------------------------------------------------------- */

static void decodes(const char *body, size_t len, const char *type, const char *wanted)
{
	sg_buf out = SG_BUF_INIT;
	decode_add(&out, (sg_slice){body, len}, sg_slice_of(type));
	cr_expect(eq(str, out.len ? out.ptr : "", (char *)wanted), "%s", type);
	sg_buf_free(&out);
}

#define DECODES(body, type, wanted) decodes(body, sizeof(body) - 1, type, wanted)

Test(decode, the_server_decides_where_the_page_says_nothing)
{
	DECODES("caf\xe9", "text/html; charset=ISO-8859-1", "café");
	DECODES("caf\xe9 \x93", "text/html;charset=\"latin1\"", "café “");
	DECODES("\xe9", "text/plain; Charset=windows-1251 ; x=y", "й");
	DECODES("a\0b\0", "text/plain; charset=utf-16le", "ab");
	DECODES("\x82\xa0", "text/plain; charset=Shift_JIS", "あ");
	DECODES("", "text/plain; charset=latin1", "");
}

Test(decode, what_is_not_known_stays_as_it_is)
{
	DECODES("caf\xc3\xa9", "text/html; charset=ISO-8859-1", "café"); /* it is UTF-8 */
	DECODES("caf\xe9", "text/html", "caf\xe9");
	DECODES("caf\xe9", "text/html; charset=../../x", "caf\xe9");
	DECODES("caf\xe9", "text/html; charset=", "caf\xe9");
	DECODES("caf\xe9", "", "caf\xe9");
	DECODES("<meta charset=latin1>\xe9", "text/html; charset=koi8-r",
		"<meta charset=latin1>\xe9");
	DECODES("<?xml encoding='latin1'?>\xe9", "text/xml; charset=koi8-r",
		"<?xml encoding='latin1'?>\xe9");
}

Test(decode, broken_bytes_are_marked)
{
	DECODES("\xa4\xa2\xff\x61", "text/plain; charset=euc-jp",
		"あ\xef\xbf\xbd"
		"a");
	DECODES("a\0b", "text/plain; charset=utf-16le", "a\xef\xbf\xbd");
}
