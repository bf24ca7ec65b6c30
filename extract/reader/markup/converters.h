/* The converters of single markups, for the table in markup.c. */
#ifndef STANCEGRAPH_EXTRACT_CONVERTERS_H
#define STANCEGRAPH_EXTRACT_CONVERTERS_H

#include "reader/markup/markup.h"

/** As sg_markup__plain, each for one markup. */
SG_MUST_USE sg_status sg_markup__from_html(sg_slice *out, sg_slice text, sg_arena *arena);
SG_MUST_USE sg_status sg_markup__from_html_lines(sg_slice *out, sg_slice text, sg_arena *arena);
SG_MUST_USE sg_status sg_markup__from_escaped(sg_slice *out, sg_slice text, sg_arena *arena);
SG_MUST_USE sg_status sg_markup__from_markdown(sg_slice *out, sg_slice text, sg_arena *arena);
SG_MUST_USE sg_status sg_markup__from_reddit(sg_slice *out, sg_slice text, sg_arena *arena);
SG_MUST_USE sg_status sg_markup__from_slack(sg_slice *out, sg_slice text, sg_arena *arena);

#endif
