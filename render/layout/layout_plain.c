/* The layout that takes over when the layout program cannot be had: a box stands one row below
 * the lowest box that must be above it; rows are as high as their highest box. */
#include "layout/layout.h"

#include <math.h>

enum { ROW_GAP_PX = 24, BOX_GAP_PX = 48 };

/* Boxes in an order in which what is above comes first (Kahn 1962). */
typedef struct ranker {
	const sg_layout *layout;
	size_t *first;   /* per box: where its orders start in `below` */
	uint32_t *below; /* by the box above */
	size_t *waiting; /* per box: orders from boxes that have no rank yet */
	uint32_t *queue;
	size_t head, tail;
	uint32_t *rank;
	bool *is_queued;
} ranker;

static sg_status init(ranker *r, sg_arena *arena)
{
	size_t boxes = r->layout->box_count, orders = r->layout->order_count;
	r->first = sg_arena_array(arena, boxes + 2, sizeof *r->first);
	r->below = sg_arena_array(arena, orders, sizeof *r->below);
	r->waiting = sg_arena_array(arena, boxes, sizeof *r->waiting);
	r->queue = sg_arena_array(arena, boxes, sizeof *r->queue);
	r->rank = sg_arena_array(arena, boxes, sizeof *r->rank);
	r->is_queued = sg_arena_array(arena, boxes, sizeof *r->is_queued);
	if (!r->first || !r->below || !r->waiting || !r->queue || !r->rank || !r->is_queued)
		return SG_E_NOMEM;
	size_t *at = r->first + 1;
	for (size_t i = 0; i < orders; i++) {
		at[r->layout->orders[i].above + 1]++;
		r->waiting[r->layout->orders[i].below]++;
	}
	for (size_t i = 1; i <= boxes; i++)
		at[i] += at[i - 1];
	/* Filling moves each start to its end: r->first is then what it should be. */
	for (size_t i = 0; i < orders; i++)
		r->below[at[r->layout->orders[i].above]++] = r->layout->orders[i].below;
	return SG_OK;
}

static void enqueue(ranker *r, uint32_t box)
{
	r->is_queued[box] = true;
	r->queue[r->tail++] = box;
}

static void rank_queued(ranker *r)
{
	while (r->head < r->tail) {
		uint32_t above = r->queue[r->head++];
		for (size_t i = r->first[above]; i < r->first[above + 1]; i++) {
			uint32_t below = r->below[i];
			if (r->is_queued[below])
				continue;
			if (r->rank[below] <= r->rank[above])
				r->rank[below] = r->rank[above] + 1;
			if (--r->waiting[below] == 0)
				enqueue(r, below);
		}
	}
}

/* Longest way down. In a cycle somebody must be first: the first in order. */
static void find_ranks(ranker *r)
{
	for (uint32_t i = 0; i < r->layout->box_count; i++)
		if (r->waiting[i] == 0)
			enqueue(r, i);
	rank_queued(r);
	for (uint32_t i = 0; i < r->layout->box_count; i++)
		if (!r->is_queued[i]) {
			enqueue(r, i);
			rank_queued(r);
		}
}

/* Boxes of one row side by side, in their order. */
static sg_status put_rows(const ranker *r, sg_arena *arena)
{
	size_t count = r->layout->box_count;
	double *height = sg_arena_array(arena, count + 1, sizeof *height);
	double *x = sg_arena_array(arena, count + 1, sizeof *x);
	double *y = sg_arena_array(arena, count + 1, sizeof *y);
	if (!height || !x || !y)
		return SG_E_NOMEM;
	for (size_t i = 0; i < count; i++)
		height[r->rank[i]] = fmax(height[r->rank[i]], r->layout->boxes[i].height);
	for (size_t row = 0; row < count; row++)
		y[row + 1] = y[row] + (height[row] > 0 ? height[row] + ROW_GAP_PX : 0);
	for (size_t i = 0; i < count; i++) {
		sg_layout_box *box = &r->layout->boxes[i];
		uint32_t row = r->rank[i];
		box->x = x[row] + box->width / 2;
		box->y = y[row] + height[row] / 2;
		x[row] += box->width + BOX_GAP_PX;
	}
	return SG_OK;
}

sg_status sg_layout__plain(sg_layout *layout, sg_arena *arena)
{
	ranker r = {.layout = layout};
	if (init(&r, arena) != SG_OK)
		return SG_E_NOMEM;
	find_ranks(&r);
	return put_rows(&r, arena);
}
