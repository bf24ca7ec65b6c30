/* Text of the debate for a line or a cell. */
#ifndef STANCEGRAPH_RENDER_REPORT_SHORTEN_H
#define STANCEGRAPH_RENDER_REPORT_SHORTEN_H

#include "document.h"

/**
 * Cleaned as for drawing and cut after a word so that at most `characters` code points stay, with
 * an ellipsis where something is left out. In the report's arena; empty when memory is out.
 * O(characters).
 */
sg_slice sg_report__shorten(sg_report *report, sg_slice text, size_t characters);

#endif
