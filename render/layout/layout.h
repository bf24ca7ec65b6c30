/* Positions for boxes, found by the layout program, or by us where it cannot.
 *
 * layout_client.c asks the program; layout_text.c writes what it reads and reads what it writes;
 * layout_plain.c is the simple layout that takes over. */
#ifndef STANCEGRAPH_RENDER_LAYOUT_H
#define STANCEGRAPH_RENDER_LAYOUT_H

#include "stancegraph/arena.h"
#include "stancegraph/buffer.h"
#include "stancegraph/render.h"

typedef struct sg_layout_box {
	double width, height;
	uint32_t group; /* boxes of one group stand together; SG_NONE */
	double x, y;    /* centre, y downwards: what layout finds */
} sg_layout_box;

/** `above` goes higher than `below`. */
typedef struct sg_layout_order {
	uint32_t above, below;
	bool is_stacked; /* and right under it */
} sg_layout_order;

typedef struct sg_layout {
	sg_layout_box *boxes;
	size_t box_count;
	sg_layout_order *orders;
	size_t order_count;
	size_t group_count;
} sg_layout;

/**
 * Fills x and y of all boxes: by the program, or plainly, as always above 400 boxes.
 * @return SG_OK; SG_E_NOMEM
 */
SG_MUST_USE sg_status sg_layout__find(
	sg_layout *layout, const sg_render_options *options, sg_arena *arena);

/** The graph as DOT, for the layout program. Same layout, same bytes. */
void sg_layout__write_dot(sg_buf *out, const sg_layout *layout);

/**
 * Read positions: lines "graph WIDTH HEIGHT", "node INDEX X Y" for every box, "end".
 * @return SG_OK; SG_E_SYNTAX (boxes may then hold a part)
 */
SG_MUST_USE sg_status sg_layout__read_positions(sg_layout *layout, sg_slice text);

/**
 * Rows by longest way down, boxes side by side. Cycles are cut. @return SG_OK; SG_E_NOMEM
 * O(boxes + orders).
 */
SG_MUST_USE sg_status sg_layout__plain(sg_layout *layout, sg_arena *arena);

/**
 * Give the program a graph in DOT and append the positions that it answers to `output`; 0 ms: the
 * usual time. @return as sg_child__run
 */
SG_MUST_USE sg_status sg_layout__ask(
	sg_buf *output, const char *program, sg_slice input, unsigned budget_ms);

#endif
