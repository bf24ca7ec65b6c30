/* What figures mean, in a line each. */
#ifndef STANCEGRAPH_RENDER_REPORT_NOTES_H
#define STANCEGRAPH_RENDER_REPORT_NOTES_H

#include "stancegraph/slice.h"

/** A line about the figure called `key`; empty for one that explains itself. Constant. */
sg_slice sg_report__note(sg_slice key);

#endif
