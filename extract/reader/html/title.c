/* The page's title: its heading, where the page's other titles repeat that; else what it gives to
 * those who share it; else what stands over the window, without the name of the site. */
#include "reader/html/select.h"
#include "reader/html/story.h"

#include "reader/letters.h"

enum { TITLE_BYTES = 300 };

static sg_slice meta(const sg_web *web, const char *name)
{
	for (uint32_t i = 0; i < web->count; i++) {
		if (!sg_web__is(web, i, "meta"))
			continue;
		sg_slice property = sg_web__attribute(web, i, "property");
		property = property.len ? property : sg_web__attribute(web, i, "name");
		if (sg_slice_eq_nocase(property, sg_slice_of(name)))
			return sg_slice_trim(sg_web__attribute(web, i, "content"));
	}
	return (sg_slice)SG_SLICE_EMPTY;
}

/* Does `part` stand at the end of `whole` behind a sign? */
static sg_slice without_end(sg_slice whole, sg_slice part)
{
	if (!part.len || whole.len <= part.len + 2)
		return whole;
	sg_slice end = sg_slice__part(whole, whole.len - part.len, whole.len);
	sg_slice rest = sg_slice_trim(sg_slice__part(whole, 0, whole.len - part.len));
	sg_slice last = rest;
	last = sg_word__last(&last);
	bool is_sign = last.len && !sg_word__bare(last).len;
	if (!sg_slice_eq_nocase(end, part) || !is_sign)
		return whole;
	return sg_slice_trim(sg_slice__part(rest, 0, (size_t)(last.ptr - rest.ptr)));
}

/* Cut " | Site" and the like off, where what is left is a title of three words or more. */
static sg_slice without_site(sg_slice title, sg_slice site)
{
	sg_slice cut = without_end(title, site), rest = title, word;
	if (cut.len < title.len)
		return cut;
	size_t words = 0, best = title.len;
	while ((word = sg_word__next(&rest)).len) {
		bool is_sign = !sg_word__bare(word).len && !sg_slice_eq(word, sg_slice_of("&"));
		if (is_sign && words >= 3)
			best = (size_t)(word.ptr - title.ptr);
		words += !is_sign;
	}
	return sg_slice_trim(sg_slice__part(title, 0, best));
}

static bool is_like(sg_slice heading, sg_slice title)
{
	return heading.len && sg_slice_find(title, heading) < title.len;
}

/* The first heading of the page that another title holds, or else the only one. */
static sg_slice heading_of(const sg_web *web, sg_slice title, sg_slice shared, bool *failed)
{
	sg_slice only = SG_SLICE_EMPTY;
	size_t count = 0;
	for (uint32_t i = 0; i < web->count; i = sg_web__next(web, i, SG_WEB_RAW | SG_WEB_HIDDEN)) {
		if (!sg_web__is(web, i, "h1"))
			continue;
		sg_slice words = sg_web__words(web, i, TITLE_BYTES, failed);
		if (is_like(words, title) || is_like(words, shared))
			return words;
		count += words.len > 0;
		only = words.len ? words : only;
	}
	return count == 1 && !shared.len && !title.len ? only : (sg_slice)SG_SLICE_EMPTY;
}

sg_status sg_web_title(sg_slice *out, const sg_web *web)
{
	bool failed = false;
	uint32_t at = sg_select__first(web, "title");
	sg_slice title = at == SG_WEB_NOWHERE ? (sg_slice)SG_SLICE_EMPTY
					      : sg_slice_trim(web->nodes[at].html->text);
	sg_slice shared = meta(web, "og:title"), site = meta(web, "og:site_name");
	sg_slice heading = heading_of(web, title, shared, &failed);
	sg_slice best = heading.len  ? heading
			: shared.len ? without_site(shared, site)
				     : without_site(title, site);
	char *line = sg_arena_alloc(web->arena, best.len + 1);
	size_t len = 0;
	sg_slice rest = best, word;
	if (failed || !line)
		return SG_E_NOMEM;
	while ((word = sg_word__next(&rest)).len) {
		if (len)
			line[len++] = ' ';
		memcpy(line + len, word.ptr, word.len);
		len += word.len;
	}
	*out = (sg_slice){line, len};
	return SG_OK;
}

/* "?page=3", "/page-3", "&start=20" */
static bool says_later(sg_slice url)
{
	static const char *const signs[] = {
		"page=", "page-", "/page/", "start=", "offset=", "after="};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		sg_slice sign = sg_slice_of(signs[i]);
		size_t at = sg_slice_find(url, sign) + sign.len;
		if (at >= url.len || url.ptr[at] < '0' || url.ptr[at] > '9')
			continue;
		bool is_first = url.ptr[at] <= '1' && (at + 1 == url.len || url.ptr[at + 1] < '0' ||
							      url.ptr[at + 1] > '9');
		return !is_first;
	}
	return false;
}

bool sg_web_is_later_page(const sg_web *web)
{
	for (uint32_t i = 0; i < web->count; i++)
		if (sg_web__is(web, i, "link") &&
			sg_slice_eq(sg_web__attribute(web, i, "rel"), sg_slice_of("canonical")))
			return says_later(sg_web__attribute(web, i, "href"));
	return says_later(meta(web, "og:url"));
}

bool sg_web_says_article(const sg_web *web)
{
	return sg_slice_eq_nocase(meta(web, "og:type"), sg_slice_of("article"));
}
