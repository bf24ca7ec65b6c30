/* The table of markups. */
#include "reader/markup/converters.h"
#include "reader/markup/entities.h"

typedef sg_status converter(sg_slice *out, sg_slice text, sg_arena *arena);

static sg_status as_it_is(sg_slice *out, sg_slice text, sg_arena *arena)
{
	(void)arena;
	*out = text;
	return SG_OK;
}

sg_status sg_markup__from_escaped(sg_slice *out, sg_slice text, sg_arena *arena)
{
	sg_slice plain = sg_entity__unescape(text, arena);
	if (text.len && !plain.ptr)
		return SG_E_NOMEM;
	*out = plain;
	return SG_OK;
}

static converter *const CONVERTERS[SG_MARKUP_COUNT] = {
	[SG_MARKUP_NONE] = as_it_is,
	[SG_MARKUP_ESCAPED] = sg_markup__from_escaped,
	[SG_MARKUP_HTML] = sg_markup__from_html,
	[SG_MARKUP_HTML_LINES] = sg_markup__from_html_lines,
	[SG_MARKUP_MARKDOWN] = sg_markup__from_markdown,
	[SG_MARKUP_ESCAPED_MARKDOWN] = sg_markup__from_reddit,
	[SG_MARKUP_SLACK] = sg_markup__from_slack,
};

sg_status sg_markup__plain(sg_slice *out, sg_slice text, sg_markup markup, sg_arena *arena)
{
	return CONVERTERS[markup](out, text, arena);
}
