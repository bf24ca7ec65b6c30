/* stancegraph: who said what in a debate, and who agrees with or rebuts whom.
 *
 *     bytes -> sg_extract -> debate -> sg_graph_analyse -> analysis -> sg_renderer -> SVG, DOT,
 * JSON
 */
#ifndef STANCEGRAPH_H
#define STANCEGRAPH_H

#include "stancegraph/arena.h"
#include "stancegraph/buffer.h"
#include "stancegraph/debate.h"
#include "stancegraph/dump.h"
#include "stancegraph/extract.h"
#include "stancegraph/graph.h"
#include "stancegraph/json.h"
#include "stancegraph/model.h"
#include "stancegraph/render.h"
#include "stancegraph/slack.h"
#include "stancegraph/slice.h"
#include "stancegraph/stance.h"
#include "stancegraph/status.h"
#include "stancegraph/theme.h"

#define SG_VERSION "0.1.0"

#endif
