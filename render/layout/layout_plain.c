/* The layout that takes over when the layout program cannot be had: a box stands one row below
 * the lowest box that must be above it; rows are as high as their highest box. */
#include "layout/layout.h"

enum { ROW_GAP_PX = 24, BOX_GAP_PX = 48 };

/* Longest way down, by relaxing until nothing changes. A cycle would never end: after as many
 * rounds as there are boxes no rank without one can still grow. */
static void find_ranks(const sg_layout *layout, uint32_t *rank)
{
	bool changed = true;
	for (size_t round = 0; changed && round < layout->box_count; round++) {
		changed = false;
		for (size_t i = 0; i < layout->order_count; i++) {
			const sg_layout_order *order = &layout->orders[i];
			if (rank[order->below] > rank[order->above])
				continue;
			rank[order->below] = rank[order->above] + 1;
			changed = true;
		}
	}
}

sg_status sg_layout__plain(sg_layout *layout, sg_arena *arena)
{
	size_t count = layout->box_count;
	uint32_t *rank = sg_arena_array(arena, count, sizeof *rank);
	if (!rank)
		return SG_E_NOMEM;
	find_ranks(layout, rank);
	uint32_t last = 0;
	for (size_t i = 0; i < count; i++)
		if (rank[i] > last)
			last = rank[i];
	double y = 0;
	for (uint32_t r = 0; r <= last; r++) {
		double x = 0, height = 0;
		for (size_t i = 0; i < count; i++)
			if (rank[i] == r && layout->boxes[i].height > height)
				height = layout->boxes[i].height;
		for (size_t i = 0; i < count; i++) {
			if (rank[i] != r)
				continue;
			layout->boxes[i].x = x + layout->boxes[i].width / 2;
			layout->boxes[i].y = y + height / 2;
			x += layout->boxes[i].width + BOX_GAP_PX;
		}
		y += height > 0 ? height + ROW_GAP_PX : 0;
	}
	return SG_OK;
}
