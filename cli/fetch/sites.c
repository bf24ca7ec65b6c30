/* The table of sites, and patterns of paths.
 *
 * A pattern is a path whose segments are
 *     word     these letters          :n   digits, caught
 *     *        anything               :w   letters, digits and ._~-, caught
 *     word*    what begins with word  :h   a host's name, caught
 *     #        digits                 :d   a DID ("did:plc:…"), caught
 * with "..." in front for any folders before it (they are in $b), behind for anything after it, and
 * "?key=:n" for a part of the query. What is caught holds no byte that means something in an
 * address, so that it can be put into another as it is. A ".json" at the end of a path is ignored.
 *
 * Sites with hosts come first. The others are guessed by their path: their answer must be of the
 * right shape, or else the page itself is read (gather.c), so that a wrong guess costs one
 * request. */
#include "sites.h"

#define LIT(s) ((sg_slice)SG_SLICE_LIT(s))

enum { MOST_SEGMENTS = 16, MOST_FOLDERS = 4 };

/* A filter names fields, and is made by the API from their names: without one there are no texts,
 * answers or comments in its answers. */
#define STACK_FILTER                                                                               \
	"https://api.stackexchange.com/2.3/filters/create?base=withbody&unsafe=false&include="     \
	"question.answers;question.comments;question.body;answer.comments;answer.body;"            \
	"comment.body"
#define BLUESKY_API "https://public.api.bsky.app/xrpc/"
#define BLUESKY_THREAD                                                                             \
	BLUESKY_API "app.bsky.feed.getPostThread?depth=1000&parentHeight=1000&uri=at%3A%2F%2F"
#define BLUESKY_POST    "%2Fapp.bsky.feed.post%2F$2"
#define GITHUB_ISSUE    "https://api.github.com/repos/$1/$2/issues/$3"
#define GITHUB_PER_PAGE "?per_page=100&page=$p"

static const site all_sites[] = {
	{.name = "Reddit",
		.hosts = "reddit.com",
		.paths = "/r/*/comments/:w/... /comments/:w/... /u/*/comments/:w/... "
			 "/user/*/comments/:w/... /gallery/:w",
		.steps = {{SITE_ANSWER,
			"https://www.reddit.com/comments/$1.json?raw_json=1&limit=500",
			"[0].data.children [1].data.children"}},
		.page = "https://old.reddit.com/comments/$1/?limit=500"},
	{.name = "Reddit",
		.hosts = "redd.it",
		.paths = "/:w",
		.steps = {{SITE_ANSWER,
			"https://www.reddit.com/comments/$1.json?raw_json=1&limit=500",
			"[0].data.children [1].data.children"}},
		.page = "https://old.reddit.com/comments/$1/?limit=500"},
	{.name = "Hacker News",
		.hosts = "news.ycombinator.com",
		.paths = "/item?id=:n",
		.steps = {{SITE_ANSWER, "https://hn.algolia.com/api/v1/items/$1", "id children"}}},
	{.name = "Bluesky",
		.hosts = "bsky.app",
		.paths = "/profile/:d/post/:w",
		.steps = {{SITE_ANSWER, BLUESKY_THREAD "$1" BLUESKY_POST, "thread.post"}}},
	{.name = "Bluesky",
		.hosts = "bsky.app",
		.paths = "/profile/:h/post/:w",
		.steps = {{SITE_LOOKUP, BLUESKY_API "com.atproto.identity.resolveHandle?handle=$1",
				  "did"},
			{SITE_ANSWER, BLUESKY_THREAD "$0" BLUESKY_POST, "thread.post"}}},
	{.name = "GitHub",
		.hosts = "github.com",
		.paths = "/:w/:w/issues/:n",
		.steps = {{SITE_ANSWER, GITHUB_ISSUE, "number user"},
			{SITE_PAGES, GITHUB_ISSUE "/comments" GITHUB_PER_PAGE, NULL}}},
	{.name = "GitHub",
		.hosts = "github.com",
		.paths = "/:w/:w/pull/:n/...",
		.steps = {{SITE_ANSWER, GITHUB_ISSUE, "number user"},
			{SITE_PAGES, GITHUB_ISSUE "/comments" GITHUB_PER_PAGE, NULL},
			{SITE_PAGES,
				"https://api.github.com/repos/$1/$2/pulls/$3/"
				"comments" GITHUB_PER_PAGE,
				NULL}}},
	{.name = "Stack Exchange",
		.hosts = "stackoverflow.com stackexchange.com serverfault.com superuser.com "
			 "askubuntu.com mathoverflow.net stackapps.com",
		.paths = "/questions/:n/... /q/:n/...",
		.steps = {{SITE_LOOKUP, STACK_FILTER, "items[0].filter"},
			{SITE_ANSWER,
				"https://api.stackexchange.com/2.3/questions/$1?site=$h&filter=$0",
				"items[0].question_id"}}},
	{.name = "Discourse",
		.paths = ".../t/:n .../t/:n/# .../t/*/:n .../t/*/:n/#",
		.steps = {{SITE_ANSWER, "$b/t/$1.json", "post_stream.posts"},
			{SITE_BATCHES, "$b/t/$1/posts.json?$i", "post_stream.posts"}}},
	{.name = "Mastodon",
		.paths = "/@*/:n /users/*/statuses/:n /web/@*/:n /web/statuses/:n /deck/@*/:n "
			 "/notice/:w",
		.steps = {{SITE_ANSWER, "$b/api/v1/statuses/$1", "id content account"},
			{SITE_ANSWER, "$b/api/v1/statuses/$1/context", "ancestors descendants"}}},
	{.name = "Lemmy",
		.paths = "/post/:n /post/:n/#",
		.steps = {{SITE_ANSWER, "$b/api/v3/post?id=$1", "post_view.post"},
			{SITE_ANSWER,
				"$b/api/v3/comment/"
				"list?post_id=$1&max_depth=100&sort=Old&type_=All",
				"comments"}}},
};

const site *sites(size_t *count)
{
	*count = sizeof all_sites / sizeof *all_sites;
	return all_sites;
}

/* ---- hosts ---------------------------------------------------------------------------------- */

/* The next of the words of `*list`, which are divided by blanks; empty at the end. */
static sg_slice next_word(const char **list)
{
	const char *start = *list + strspn(*list, " ");
	sg_slice out = {start, strcspn(start, " ")};
	*list = start + out.len;
	return out;
}

static bool is_below(sg_slice host, sg_slice domain)
{
	if (host.len < domain.len)
		return false;
	sg_slice tail = {host.ptr + (host.len - domain.len), domain.len};
	return sg_slice_eq_nocase(tail, domain) &&
	       (host.len == domain.len || host.ptr[host.len - domain.len - 1] == '.');
}

static bool has_host(const site *s, sg_slice host)
{
	const char *list = s->hosts;
	if (!list)
		return true;
	for (sg_slice word = next_word(&list); word.len; word = next_word(&list))
		if (is_below(host, word))
			return true;
	return false;
}

/* ---- patterns ------------------------------------------------------------------------------- */

typedef struct segments {
	sg_slice items[MOST_SEGMENTS];
	size_t count;
} segments;

static bool cut(segments *out, sg_slice path)
{
	out->count = 0;
	for (size_t i = 0; i < path.len;) {
		const char *slash = memchr(path.ptr + i, '/', path.len - i);
		size_t end = slash ? (size_t)(slash - path.ptr) : path.len;
		if (end > i) {
			if (out->count == MOST_SEGMENTS)
				return false;
			out->items[out->count++] = (sg_slice){path.ptr + i, end - i};
		}
		i = end + 1;
	}
	return true;
}

static bool is_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_of(sg_slice s, const char *more, bool takes_letters, size_t most)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		bool is_fine =
			is_digit(c) || (takes_letters && is_letter(c)) || (c && strchr(more, c));
		if (!is_fine)
			return false;
	}
	return s.len > 0 && s.len <= most;
}

/* "." and ".." are steps through folders, wherever they are put. */
static bool is_dots(sg_slice s)
{
	return sg_slice_eq(s, LIT(".")) || sg_slice_eq(s, LIT(".."));
}

/* Is the segment of the kind behind the colon? */
static bool is_kind(sg_slice s, char kind)
{
	switch (kind) {
	case 'n':
		return is_of(s, "", false, 20);
	case 'w':
		return is_of(s, "._~-", true, 128) && !is_dots(s);
	case 'h':
		return is_of(s, ".-", true, 253) && memchr(s.ptr, '.', s.len) && !is_dots(s);
	default:
		return sg_slice_starts(s, LIT("did:")) && is_of(s, "._:-", true, 256);
	}
}

typedef struct catcher {
	sg_slice *captures;
	size_t count;
} catcher;

static bool fits(sg_slice segment, sg_slice pattern, catcher *caught)
{
	char last = pattern.ptr[pattern.len - 1];
	if (pattern.ptr[0] == ':') {
		if (!is_kind(segment, last) || caught->count == SITE_CAPTURES)
			return false;
		caught->captures[caught->count++] = segment;
		return true;
	}
	if (last == '#')
		return is_kind(segment, 'n');
	if (last == '*')
		return sg_slice_starts(segment, (sg_slice){pattern.ptr, pattern.len - 1});
	return sg_slice_eq(segment, pattern);
}

/* "key=:n" in "a=b&key=123&c=d". */
static bool fits_query(sg_slice query, sg_slice pattern, catcher *caught)
{
	size_t key = sg_slice_find(pattern, LIT("=")) + 1;
	for (size_t i = 0; i < query.len;) {
		const char *amp = memchr(query.ptr + i, '&', query.len - i);
		size_t end = amp ? (size_t)(amp - query.ptr) : query.len;
		sg_slice part = {query.ptr + i, end - i};
		if (sg_slice_starts(part, (sg_slice){pattern.ptr, key}))
			return fits((sg_slice){part.ptr + key, part.len - key},
				(sg_slice){pattern.ptr + key, pattern.len - key}, caught);
		i = end + 1;
	}
	return false;
}

/* Does the path from segment `first` on fit? */
static bool fits_from(const segments *path, size_t first, const segments *pattern, catcher *caught)
{
	bool is_open =
		pattern->count && sg_slice_eq(pattern->items[pattern->count - 1], LIT("..."));
	size_t wanted = pattern->count - is_open, given = path->count - first;
	if (given < wanted || (given > wanted && !is_open))
		return false;
	caught->count = 0;
	for (size_t i = 0; i < wanted; i++)
		if (!fits(path->items[first + i], pattern->items[i], caught))
			return false;
	return true;
}

static bool fits_pattern(site_match *out, const url *from, const segments *path, sg_slice pattern)
{
	segments wanted;
	catcher caught = {out->captures, 0};
	bool has_folders = sg_slice_starts(pattern, LIT(".../"));
	size_t skipped = has_folders ? 3 : 0, query = sg_slice_find(pattern, LIT("?"));
	if (!cut(&wanted, (sg_slice){pattern.ptr + skipped, query - skipped}))
		return false;
	for (size_t i = 0; i <= (has_folders ? MOST_FOLDERS : 0) && i < path->count; i++) {
		if (!fits_from(path, i, &wanted, &caught))
			continue;
		if (query < pattern.len &&
			!fits_query(from->query,
				(sg_slice){pattern.ptr + query + 1, pattern.len - query - 1},
				&caught))
			return false;
		const char *end = i ? path->items[i - 1].ptr + path->items[i - 1].len
				    : from->origin.ptr + from->origin.len;
		out->base = (sg_slice){from->origin.ptr, (size_t)(end - from->origin.ptr)};
		return true;
	}
	return false;
}

static void drop_suffix(segments *path)
{
	sg_slice *last = path->count ? &path->items[path->count - 1] : NULL;
	if (last && last->len > 5 && sg_slice_ends(*last, LIT(".json")))
		last->len -= 5;
	else if (last && sg_slice_eq(*last, LIT(".json")))
		path->count--;
}

bool site_find(site_match *out, const url *from)
{
	segments path;
	if (!cut(&path, from->path))
		return false;
	drop_suffix(&path);
	for (size_t i = 0; i < sizeof all_sites / sizeof *all_sites; i++) {
		const char *patterns = all_sites[i].paths;
		if (!has_host(&all_sites[i], from->host))
			continue;
		*out = (site_match){.site = &all_sites[i], .host = from->host};
		for (sg_slice p = next_word(&patterns); p.len; p = next_word(&patterns))
			if (fits_pattern(out, from, &path, p))
				return true;
	}
	return false;
}

/* ---- templates ------------------------------------------------------------------------------ */

static void add_escaped(sg_buf *out, sg_slice s)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		if (is_digit(c) || is_letter(c) || (c && strchr("._~-", c)))
			sg_buf_putc(out, (char)c);
		else
			sg_buf_printf(out, "%%%02X", c);
	}
}

void site_address(sg_buf *out, const site_match *match, const char *template, sg_slice looked_up,
	unsigned page, sg_slice items)
{
	for (const char *c = template; *c; c++) {
		if (*c != '$') {
			sg_buf_putc(out, *c);
			continue;
		}
		c++;
		if (*c == 'b')
			sg_buf_add(out, match->base);
		else if (*c == 'h')
			add_escaped(out, match->host);
		else if (*c == 'p')
			sg_buf_printf(out, "%u", page);
		else if (*c == 'i')
			sg_buf_add(out, items);
		else if (*c == '0')
			add_escaped(out, looked_up);
		else
			sg_buf_add(out, match->captures[*c - '1']);
	}
}
