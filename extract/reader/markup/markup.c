/* The table of markups. */
#include "reader/markup/markup.h"

typedef sg_status converter(sg_slice *out, sg_slice text, sg_arena *arena);

static sg_status as_it_is(sg_slice *out, sg_slice text, sg_arena *arena)
{
	(void)arena;
	*out = text;
	return SG_OK;
}

static converter *const CONVERTERS[] = {
	[SG_MARKUP_NONE] = as_it_is,
	[SG_MARKUP_HTML] = as_it_is,
	[SG_MARKUP_MARKDOWN] = as_it_is,
	[SG_MARKUP_ESCAPED_MARKDOWN] = as_it_is,
	[SG_MARKUP_SLACK] = as_it_is,
};

sg_status sg_markup__plain(sg_slice *out, sg_slice text, sg_markup markup, sg_arena *arena)
{
	return CONVERTERS[markup](out, text, arena);
}
