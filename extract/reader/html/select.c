/* Selectors are read as they are matched, left to right: they are short, and nothing is kept. */
#include "reader/html/select.h"

#include "reader/letters.h"

static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '-' || c == '_';
}

static sg_slice take_name(const char **at)
{
	sg_slice out = {*at, 0};
	while (is_name(**at)) {
		++*at;
		out.len++;
	}
	return out;
}

static bool has_word(sg_slice list, sg_slice word)
{
	sg_slice next;
	while ((next = sg_word__next(&list)).len)
		if (sg_slice_eq(next, word))
			return true;
	return false;
}

static const sg_html_attribute *attribute_of(const sg_html *html, sg_slice name)
{
	for (uint32_t i = 0; i < html->attribute_count; i++)
		if (sg_slice_eq(html->attributes[i].name, name))
			return &html->attributes[i];
	return NULL;
}

/* "[name]", "[name=value]", "[name^=value]", "[name*=value]"; behind the "[". */
static bool fits_attribute(const sg_html *html, const char **at)
{
	const sg_html_attribute *found = attribute_of(html, take_name(at));
	char how = **at;
	sg_slice value = {NULL, 0};
	if (how == ']') {
		++*at;
		return found != NULL;
	}
	*at += how == '=' ? 1 : 2;
	for (value.ptr = *at; **at != ']'; ++*at)
		value.len++;
	++*at;
	if (!found)
		return false;
	if (how == '=')
		return sg_slice_eq(found->value, value);
	return how == '^' ? sg_slice_starts(found->value, value)
			  : sg_slice_find(found->value, value) < found->value.len;
}

/* Everything up to "<", "|", "@" or the end. */
static bool fits_compound(const sg_html *html, const char **at)
{
	sg_slice tag = take_name(at);
	bool fits = html->tag.len && (!tag.len || sg_slice_eq(html->tag, tag));
	while (**at == '.' || **at == '[' || **at == '!') {
		bool is_not = **at == '!';
		*at += is_not;
		bool is_class = *(*at)++ == '.';
		bool has = is_class ? has_word(sg_html__attribute(html, "class"), take_name(at))
				    : fits_attribute(html, at);
		fits &= has != is_not;
	}
	return fits;
}

/* The rest of an alternative, which `node` fits so far: what it must stand in. */
static bool fits_outer(const sg_web *web, uint32_t node, uint32_t post, const char **at)
{
	while (**at == '<') {
		const char *start = ++*at;
		bool found = false;
		for (unsigned i = 0; i < SG_SELECT_CLIMB && !found && node != post && node; i++) {
			node = web->nodes[node].parent;
			*at = start;
			found = fits_compound(web->nodes[node].html, at);
		}
		if (!found)
			return false;
	}
	return true;
}

/* Behind the alternative that begins at `at`, be it half read. */
static const char *next_alternative(const char *at)
{
	while (*at && *at != '|')
		at++;
	return at + (*at == '|');
}

sg_selection sg_select(
	const sg_web *web, uint32_t node, uint32_t post, const char *selector, int limit)
{
	const sg_html *html = web->nodes[node].html;
	for (int rank = 0; rank < limit && *selector; rank++) {
		const char *at = selector;
		sg_slice attribute = SG_SLICE_EMPTY;
		bool fits = *at == '@'
				    ? node == post
				    : fits_compound(html, &at) && fits_outer(web, node, post, &at);
		if (fits && *at == '@') {
			at++;
			attribute = take_name(&at);
			fits = attribute_of(html, attribute) != NULL;
		}
		if (fits)
			return (sg_selection){rank, attribute};
		selector = next_alternative(selector);
	}
	return (sg_selection){SG_SELECT_NONE, SG_SLICE_EMPTY};
}

bool sg_select__is(const sg_web *web, uint32_t node, const char *selector)
{
	return web->nodes[node].html->tag.len &&
	       sg_select(web, node, 0, selector, INT32_MAX).rank != SG_SELECT_NONE;
}

uint32_t sg_select__first(const sg_web *web, const char *selector)
{
	for (uint32_t i = 0; i < web->count; i++)
		if (sg_select__is(web, i, selector))
			return i;
	return SG_WEB_NOWHERE;
}
