#include "cli/fetch/sites.h"
#include "leak.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

TestSuite(fetch_sites, .timeout = 20);

#define REDDIT(id) "https://www.reddit.com/comments/" id ".json?raw_json=1&limit=500"
#define THREAD(user)                                                                               \
	"https://public.api.bsky.app/xrpc/app.bsky.feed.getPostThread?"                            \
	"depth=1000&parentHeight=1000&uri=at%3A%2F%2F" user "%2Fapp.bsky.feed.post%2F3kabc"

/* Which site, and what is asked for first; NULL: the page itself. */
static const struct {
	const char *address, *site, *asked;
} rows[] = {
	{"https://www.reddit.com/r/lorn/comments/1abcd2/rye_for_all/", "Reddit", REDDIT("1abcd2")},
	{"https://old.reddit.com/r/lorn/comments/1abcd2", "Reddit", REDDIT("1abcd2")},
	{"http://np.reddit.com/r/lorn/comments/1abcd2/rye/k3x9/?context=3", "Reddit",
		REDDIT("1abcd2")},
	{"https://m.reddit.com/comments/1abcd2", "Reddit", REDDIT("1abcd2")},
	{"https://reddit.com/r/lorn/comments/1abcd2/rye.json", "Reddit", REDDIT("1abcd2")},
	{"https://www.reddit.com/r/lorn/comments/1abcd2/.json?limit=5", "Reddit", REDDIT("1abcd2")},
	{"https://www.reddit.com/user/ines/comments/1abcd2/x/", "Reddit", REDDIT("1abcd2")},
	{"https://www.reddit.com/gallery/1abcd2", "Reddit", REDDIT("1abcd2")},
	{"https://redd.it/1abcd2", "Reddit", REDDIT("1abcd2")},
	{"https://WWW.REDDIT.COM./comments/1abcd2", "Reddit", REDDIT("1abcd2")},
	{"https://www.reddit.com/r/lorn/s/Xy12", NULL, NULL}, /* leads on: see test_gather.c */
	{"https://www.reddit.com/r/lorn/", NULL, NULL},
	{"https://notreddit.com/r/lorn/comments/1abcd2/", NULL, NULL},
	{"https://reddit.com.lorn.example/r/lorn/comments/1abcd2/", NULL, NULL},
	{"https://www.reddit.com/r/lorn/comments/..%2f..%2fx/", NULL, NULL},
	{"https://www.reddit.com/r/lorn/comments/../x", NULL, NULL},
	{"https://news.ycombinator.com/item?id=123", "Hacker News",
		"https://hn.algolia.com/api/v1/items/123"},
	{"https://news.ycombinator.com/item?p=2&id=123#45", "Hacker News",
		"https://hn.algolia.com/api/v1/items/123"},
	{"https://news.ycombinator.com/item?id=12a", NULL, NULL},
	{"https://news.ycombinator.com/item?nid=12", NULL, NULL},
	{"https://news.ycombinator.com/item", NULL, NULL},
	{"https://bsky.app/profile/ines.example.org/post/3kabc", "Bluesky",
		"https://public.api.bsky.app/xrpc/com.atproto.identity.resolveHandle?"
		"handle=ines.example.org"},
	{"https://bsky.app/profile/did:plc:ab12/post/3kabc", "Bluesky", THREAD("did:plc:ab12")},
	{"https://bsky.app/profile/ines&x=y/post/3kabc", NULL, NULL},
	{"https://github.com/lorn/bread/issues/17#issuecomment-5", "GitHub",
		"https://api.github.com/repos/lorn/bread/issues/17"},
	{"https://github.com/lorn/bread.js/pull/17/files", "GitHub",
		"https://api.github.com/repos/lorn/bread.js/issues/17"},
	{"https://github.com/lorn/../issues/17", NULL, NULL},
	{"https://github.com/lorn/bread/discussions/17", NULL, NULL},
	{"https://stackoverflow.com/questions/17/why-rye", "Stack Exchange",
		"https://api.stackexchange.com/2.3/filters/create?base=withbody&unsafe=false&"
		"include=question.answers;question.comments;question.body;answer.comments;"
		"answer.body;comment.body"},
	{"https://cooking.stackexchange.com/q/17/5", "Stack Exchange", ""},
	{"https://stackoverflow.com/questions/tagged/rye", NULL, NULL},
	{"https://forum.example.org/t/rye-for-all/17", "Discourse",
		"https://forum.example.org/t/17.json"},
	{"https://forum.example.org/t/rye-for-all/17/5", "Discourse",
		"https://forum.example.org/t/17.json"},
	{"http://forum.example.org:8080/a/b/t/17/5?u=ines", "Discourse",
		"http://forum.example.org:8080/a/b/t/17.json"},
	{"https://forum.example.org/t/17.json", "Discourse", "https://forum.example.org/t/17.json"},
	{"https://forum.example.org/t/rye/17/5/6", NULL, NULL},
	{"https://forum.example.org/a/b/c/d/e/t/17", NULL, NULL},
	{"https://forum.example.org/t/rye", NULL, NULL},
	{"https://xn--bcker-gra.example/t/17", "Discourse",
		"https://xn--bcker-gra.example/t/17.json"},
	{"https://[2001:db8::1]:8080/t/17", "Discourse", "https://[2001:db8::1]:8080/t/17.json"},
	{"https://example.social/@ines/17", "Mastodon",
		"https://example.social/api/v1/statuses/17"},
	{"https://example.social/@ines@other.example/17", "Mastodon",
		"https://example.social/api/v1/statuses/17"},
	{"https://example.social/users/ines/statuses/17", "Mastodon",
		"https://example.social/api/v1/statuses/17"},
	{"https://example.social/web/@ines/17", "Mastodon",
		"https://example.social/api/v1/statuses/17"},
	{"https://example.social/notice/AbC1", "Mastodon",
		"https://example.social/api/v1/statuses/AbC1"},
	{"https://example.social/@ines", NULL, NULL},
	{"https://example.social/@ines/bread-is-good", NULL, NULL},
	{"https://lemmy.example/post/17", "Lemmy", "https://lemmy.example/api/v3/post?id=17"},
	{"https://lemmy.example/post/17/18", "Lemmy", "https://lemmy.example/api/v3/post?id=17"},
	{"https://lemmy.example/post/bread", NULL, NULL},
	{"https://example.org/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/t/17", NULL, NULL},
	{"https://example.org", NULL, NULL},
	{"https://example.org/?a=/t/17", NULL, NULL},
};

Test(fetch_sites, addresses_that_people_copy)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		sg_buf clean = SG_BUF_INIT, asked = SG_BUF_INIT;
		site_match match = {NULL};
		url u;
		url_clean(&clean, sg_slice_of(rows[i].address));
		const char *why = url_read(&u, sg_buf_slice(&clean));
		cr_assert(zero(ptr, (void *)why), "%s: %s", rows[i].address, why);
		bool is_known = site_find(&match, &u);
		cr_expect(eq(int, is_known, rows[i].site != NULL), "%s", rows[i].address);
		if (is_known && rows[i].site && rows[i].asked[0]) {
			site_address(&asked, &match, match.site->steps[0].address,
				(sg_slice)SG_SLICE_EMPTY, 1, (sg_slice)SG_SLICE_EMPTY);
			cr_expect(eq(str, (char *)match.site->name, (char *)rows[i].site), "%s",
				rows[i].address);
			cr_expect(eq(str, asked.ptr, (char *)rows[i].asked), "%s", rows[i].address);
		}
		sg_buf_free(&clean);
		sg_buf_free(&asked);
	}
	cr_assert(not(has_leaks()));
}

Test(fetch_sites, what_was_looked_up_cannot_leave_its_place)
{
	sg_buf out = SG_BUF_INIT;
	site_match match = {.base = SG_SLICE_LIT("https://a.example")};
	site_address(&out, &match, "$b/x?a=$0&p=$p", sg_slice_of("!(a&b=/../#%\r\n\xff"), 3,
		(sg_slice)SG_SLICE_EMPTY);
	cr_expect(eq(
		str, out.ptr, "https://a.example/x?a=%21%28a%26b%3D%2F..%2F%23%25%0D%0A%FF&p=3"));
	sg_buf_free(&out);
}

Test(fetch_sites, every_row_is_complete)
{
	size_t count;
	const site *all = sites(&count);
	for (size_t i = 0; i < count; i++) {
		cr_expect(all[i].name && all[i].paths && all[i].steps[0].kind, "row %zu", i);
		cr_expect(eq(int, all[i].steps[SITE_STEPS].kind, SITE_END), "row %zu", i);
	}
}

/* ---- addresses themselves ------------------------------------------------------------------- */

static const char *read(const char *text, url *out)
{
	static sg_buf clean;
	sg_buf_clear(&clean);
	url_clean(&clean, sg_slice_of(text));
	return url_read(out, sg_buf_slice(&clean));
}

static void is_slice(sg_slice s, const char *text)
{
	cr_expect(sg_slice_eq(s, sg_slice_of(text)), "%.*s, not %s", (int)s.len, s.ptr, text);
}

Test(url, its_parts)
{
	url u;
	cr_assert(zero(ptr, (void *)read("  HTTPS://Example.Org.:8080/a/b?c=d?e#f\n", &u)));
	is_slice(u.text, "HTTPS://Example.Org.:8080/a/b?c=d?e");
	is_slice(u.origin, "HTTPS://Example.Org.:8080");
	is_slice(u.host, "Example.Org");
	is_slice(u.path, "/a/b");
	is_slice(u.query, "c=d?e");
	cr_assert(zero(ptr, (void *)read("http://[::1]?x", &u)));
	is_slice(u.host, "[::1]");
	is_slice(u.path, "");
	is_slice(u.query, "x");
	cr_assert(zero(ptr, (void *)read("http://a/é \"<x>", &u)));
	is_slice(u.path, "/%C3%A9%20%22%3Cx%3E");
	cr_assert(zero(ptr, (void *)read("http://bäcker.example/", &u)));
}

Test(url, hostile_ones_are_refused)
{
	static const char *const bad[] = {"", "http:", "http://", "https:///", "http:/a",
		"ftp://a/", "file:///etc/passwd", "javascript:alert(1)", "http://?a", "http://:80/",
		"http://a:/", "http://a:b/", "http://a:-1/", "http://a:0/", "http://a:65536/",
		"http://a:99999999999999999999/", "http://a:80:90/", "http://ines@a/",
		"http://ines:bread@a/", "http://a@b@c/", "http://@a/", "http://a\\@b/",
		"http://a\\b/", "http://a b/", "http://a\tb/", "http://a\x01/", "http://a%00b/",
		"http://a%2eb/", "http://a,b/", "http://.a/", "http://./", "http://[::1/",
		"http://::1/", "http://[]/", "http://[a%eth0]/", "http://[::1]x/", "http://a[1]/",
		"http://a\xff/"};
	url u;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		cr_expect(not(zero(ptr, (void *)read(bad[i], &u))), "%s", bad[i]);
}

Test(url, which_arguments_are_addresses)
{
	cr_expect(url_is("http://a"));
	cr_expect(url_is(" HTTPS://a"));
	cr_expect(not(url_is("http.txt")));
	cr_expect(not(url_is("-")));
	cr_expect(not(url_is("./http://a")));
	cr_expect(not(url_is("file:///a")));
}
