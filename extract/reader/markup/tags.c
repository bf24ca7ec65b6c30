/* Tags are cut as browsers cut them, but for one that never ends: browsers drop the rest of the
 * page, and here it is text, because people write "a <b" where they should not.
 *
 * A quoted value without an end is looked for once: then it ends with the tag's first ">". */
#include "reader/markup/tags.h"

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static char lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static bool is_letter(char c)
{
	return lower(c) >= 'a' && lower(c) <= 'z';
}

/* Where `c` stands from `at` on, or text.len. */
static size_t find_byte(sg_slice text, size_t at, char c)
{
	const char *found = at < text.len ? memchr(text.ptr + at, c, text.len - at) : NULL;
	return found ? (size_t)(found - text.ptr) : text.len;
}

static size_t past_space(sg_slice text, size_t at)
{
	while (at < text.len && is_space(text.ptr[at]))
		at++;
	return at;
}

static bool holds_nocase(sg_slice hay, const char *needle)
{
	sg_slice wanted = sg_slice_of(needle);
	for (size_t i = 0; i + wanted.len <= hay.len; i++)
		if (sg_slice_eq_nocase((sg_slice){hay.ptr + i, wanted.len}, wanted))
			return true;
	return false;
}

static void take_attribute(sg_tag *tag, sg_slice name, sg_slice value)
{
	const struct {
		const char *name;
		sg_slice *value;
	} rows[] = {{"class", &tag->class_names}, {"href", &tag->href}, {"alt", &tag->alt},
		{"start", &tag->start}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (sg_slice_eq_nocase(name, sg_slice_of(rows[i].name)) && !rows[i].value->ptr)
			*rows[i].value = value;
	if (sg_slice_eq_nocase(name, sg_slice_of("hidden")))
		tag->is_hidden = true;
	if (sg_slice_eq_nocase(name, sg_slice_of("style")))
		tag->is_hidden = tag->is_hidden || holds_nocase(value, "display:none") ||
				 holds_nocase(value, "display: none");
}

/* The value at `at`, behind "="; `end` is behind it. False: its quote has no end. */
static bool value_at(sg_slice *value, sg_slice text, size_t at, size_t *end)
{
	char quote = at < text.len ? text.ptr[at] : '\0';
	if (quote == '"' || quote == '\'') {
		size_t close = find_byte(text, at + 1, quote);
		*value = (sg_slice){text.ptr + at + 1, close - at - 1};
		*end = close + 1;
		return close < text.len;
	}
	size_t i = at;
	while (i < text.len && !is_space(text.ptr[i]) && text.ptr[i] != '>')
		i++;
	*value = (sg_slice){text.ptr + at, i - at};
	*end = i;
	return true;
}

/* The attributes from `at` on; returns where ">" stands, or text.len. */
static size_t take_attributes(sg_tag *tag, sg_slice text, size_t at)
{
	for (;;) {
		while (at < text.len && (is_space(text.ptr[at]) || text.ptr[at] == '/'))
			at++;
		if (at >= text.len || text.ptr[at] == '>')
			return at < text.len ? at : text.len;
		size_t first = at++;
		while (at < text.len && !is_space(text.ptr[at]) && !strchr("/>=", text.ptr[at]))
			at++;
		sg_slice name = {text.ptr + first, at - first}, value = SG_SLICE_EMPTY;
		size_t next = past_space(text, at);
		if (next < text.len && text.ptr[next] == '=' &&
			!value_at(&value, text, past_space(text, next + 1), &at))
			return text.len;
		take_attribute(tag, name, value);
	}
}

/* "<!-- … -->", which may be as short as "<!-->". */
static size_t comment_end(sg_slice text, size_t at)
{
	sg_slice rest = {text.ptr + at, text.len - at};
	if (sg_slice_starts(rest, sg_slice_of("<!-->")))
		return at + 5;
	if (sg_slice_starts(rest, sg_slice_of("<!--->")))
		return at + 6;
	rest = (sg_slice){rest.ptr + 4, rest.len - 4};
	size_t len = sg_slice_find(rest, sg_slice_of("-->"));
	return len < rest.len ? at + 4 + len + 3 : text.len;
}

static sg_tag_sort element_at(sg_tag *tag, sg_slice text, size_t at, size_t *end)
{
	size_t first = at + 1 + tag->is_end, i = first, len = 0;
	for (; i < text.len && !is_space(text.ptr[i]) && text.ptr[i] != '/' && text.ptr[i] != '>';
		i++)
		if (len < SG_TAG_NAME_BYTES - 1)
			tag->name[len++] = lower(text.ptr[i]);
	sg_tag bare = *tag;
	size_t close = take_attributes(tag, text, i);
	if (close == text.len) {
		*tag = bare;
		close = find_byte(text, i, '>');
	}
	*end = close + 1;
	return close < text.len ? SG_TAG_ELEMENT : SG_TAG_LAST;
}

sg_tag_sort sg_tag__at(sg_tag *tag, sg_slice text, size_t at, size_t *end)
{
	char next = at + 1 < text.len ? text.ptr[at + 1] : ' ';
	char after = at + 2 < text.len ? text.ptr[at + 2] : ' ';
	*tag = (sg_tag){.is_end = next == '/'};
	if (is_letter(next) || (next == '/' && is_letter(after)))
		return element_at(tag, text, at, end);
	if (sg_slice_starts((sg_slice){text.ptr + at, text.len - at}, sg_slice_of("<!--"))) {
		*end = comment_end(text, at);
		return SG_TAG_COMMENT;
	}
	bool is_bogus = (next == '/' && after == '>') || (next == '!' && is_letter(after)) ||
			next == '?' || (next == '!' && after == '[');
	if (!is_bogus)
		return SG_TAG_NONE;
	size_t close = find_byte(text, at, '>');
	*end = close + 1;
	return close < text.len ? SG_TAG_COMMENT : SG_TAG_LAST;
}

bool sg_tag__has_class(const sg_tag *tag, const char *word)
{
	sg_slice list = tag->class_names, wanted = sg_slice_of(word);
	for (size_t at = 0; at < list.len; at++) {
		size_t start = at;
		while (at < list.len && !is_space(list.ptr[at]))
			at++;
		if (at > start && sg_slice_eq((sg_slice){list.ptr + start, at - start}, wanted))
			return true;
	}
	return false;
}
