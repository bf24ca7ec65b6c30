/* The second half of placing: ranks from the layout program, then the final y of everything. */
#include "layout/layout.h"
#include "map/place.h"

#include <math.h>
#include <stdlib.h>

enum {
	HEADING = 40,
	BLOCK_BOTTOM = 18,
	BLOCK_GAP = 18,
	ALIGN_MAX_PX = 48,  /* a gap we accept so that two columns' cards start on one line */
	EXTEND_MAX_PX = 90, /* how far a background may reach below its cards */
	SINK_PX = 24,
	SINK_MAX_PX = 70 /* and so that a reply stands below what it answers elsewhere */
};

/* The cards of each column from top to bottom. */
typedef struct stacks {
	uint32_t *cards[SG_COLUMNS_MAX];
	size_t count[SG_COLUMNS_MAX];
} stacks;

static sg_status make_stacks(const sg_picture *picture, stacks *out)
{
	*out = (stacks){0};
	for (uint32_t c = 0; c < picture->column_count; c++) {
		out->cards[c] =
			sg_arena_array(picture->arena, picture->card_count, sizeof *out->cards[c]);
		if (!out->cards[c])
			return SG_E_NOMEM;
	}
	for (size_t i = 0; i < picture->block_count; i++)
		for (size_t k = 0; k < picture->blocks[i].card_count; k++) {
			uint32_t card = picture->blocks[i].cards[k];
			uint32_t c = picture->cards[card].column;
			out->cards[c][out->count[c]++] = card;
		}
	return SG_OK;
}

/* ---- ranks ------------------------------------------------------------------------------ */

typedef struct ranker {
	const sg_picture *picture;
	sg_layout layout;
	size_t order_capacity;
	sg_status status;
} ranker;

static void add_order(ranker *r, uint32_t above, uint32_t below, bool is_stacked)
{
	void *items = r->layout.orders;
	if (r->status == SG_OK)
		r->status = sg_arena_grow(r->picture->arena, &items, &r->order_capacity,
			r->layout.order_count, sizeof *r->layout.orders);
	if (r->status != SG_OK)
		return;
	r->layout.orders = items;
	r->layout.orders[r->layout.order_count++] = (sg_layout_order){above, below, is_stacked};
}

static void order_stacks(ranker *r, const stacks *s)
{
	const sg_picture *picture = r->picture;
	for (uint32_t c = 0; c < picture->column_count; c++) {
		if (s->count[c] && picture->opening != SG_NONE)
			add_order(r, picture->opening, s->cards[c][0], false);
		for (size_t i = 1; i < s->count[c]; i++)
			add_order(r, s->cards[c][i - 1], s->cards[c][i], true);
	}
}

/* A block over several columns starts below all that stands in any of them. */
static void order_wide_blocks(ranker *r, const stacks *s)
{
	const sg_picture *picture = r->picture;
	for (uint32_t c = 0; c < picture->column_count; c++)
		for (size_t i = 1; i < s->count[c]; i++) {
			const sg_card *first = &picture->cards[s->cards[c][i]];
			const sg_card *above = &picture->cards[s->cards[c][i - 1]];
			if (first->block == above->block ||
				picture->blocks[first->block].column_count == 1)
				continue;
			for (uint32_t d = 0; d < picture->column_count; d++)
				for (size_t k = 0; k < s->count[d]; k++)
					if (d != c && picture->cards[s->cards[d][k]].block ==
							      first->block) {
						add_order(r, s->cards[c][i - 1], s->cards[d][k],
							false);
						break;
					}
		}
}

static void order_replies(ranker *r)
{
	const sg_picture *picture = r->picture;
	for (uint32_t i = 0; i < picture->card_count; i++) {
		uint32_t parent = picture->cards[i].parent;
		if (parent != SG_NONE && !picture->cards[parent].is_opening &&
			picture->cards[parent].column != picture->cards[i].column)
			add_order(r, parent, i, false);
	}
}

static int compare_doubles(const void *a, const void *b)
{
	double p = *(const double *)a, q = *(const double *)b;
	return (p > q) - (p < q);
}

/* Cards whose centres are on one line share a rank. */
static sg_status read_ranks(sg_picture *picture, const sg_layout *layout)
{
	double *y = sg_arena_array(picture->arena, layout->box_count, sizeof *y);
	uint32_t *rank = sg_arena_array(picture->arena, layout->box_count, sizeof *rank);
	if (!y || !rank)
		return SG_E_NOMEM;
	for (size_t i = 0; i < layout->box_count; i++)
		y[i] = layout->boxes[i].y;
	qsort(y, layout->box_count, sizeof *y, compare_doubles);
	/* rank[i]: how many lines there are above y[i] */
	for (size_t i = 1; i < layout->box_count; i++)
		rank[i] = rank[i - 1] + (y[i] - y[i - 1] > 0.5);
	for (size_t i = 0; i < layout->box_count; i++) {
		const double *found = bsearch(
			&layout->boxes[i].y, y, layout->box_count, sizeof *y, compare_doubles);
		picture->cards[i].rank = found ? rank[found - y] : 0;
	}
	return SG_OK;
}

sg_status sg_place__ranks(sg_picture *picture)
{
	ranker r = {.picture = picture};
	stacks s;
	if (picture->card_count == 0)
		return SG_OK;
	r.layout.box_count = picture->card_count;
	r.layout.group_count = picture->block_count;
	r.layout.boxes =
		sg_arena_array(picture->arena, picture->card_count, sizeof *r.layout.boxes);
	if (!r.layout.boxes || make_stacks(picture, &s) != SG_OK)
		return SG_E_NOMEM;
	for (size_t i = 0; i < picture->card_count; i++) {
		const sg_card *card = &picture->cards[i];
		r.layout.boxes[i] = (sg_layout_box){.width = card->width,
			.height = card->height,
			.group = card->is_opening ? SG_NONE : card->block};
	}
	order_stacks(&r, &s);
	order_wide_blocks(&r, &s);
	order_replies(&r);
	if (r.status != SG_OK)
		return r.status;
	sg_status st = sg_layout__find(&r.layout, picture->options, picture->arena);
	return st == SG_OK ? read_ranks(picture, &r.layout) : st;
}

/* ---- final y ---------------------------------------------------------------------------- */

typedef struct stacker {
	sg_picture *picture;
	stacks stacks;
	size_t next[SG_COLUMNS_MAX];
	double cursor[SG_COLUMNS_MAX];
	double slack[SG_COLUMNS_MAX];
	bool *is_open;      /* per block */
	bool *has_straight; /* per card: an arrow runs to the card above it */
} stacker;

bool sg_place__is_straight(const sg_picture *picture, const sg_link *link)
{
	const sg_card *from = &picture->cards[link->from.card],
		      *to = &picture->cards[link->to.card];
	if (link->from.row != SG_NONE || link->to.row != SG_NONE || from->is_opening ||
		to->is_opening)
		return false;
	return from->above == link->to.card || to->above == link->from.card;
}

static sg_status mark_straight(stacker *s)
{
	sg_picture *picture = s->picture;
	s->has_straight =
		sg_arena_array(picture->arena, picture->card_count, sizeof *s->has_straight);
	s->is_open = sg_arena_array(picture->arena, picture->block_count, sizeof *s->is_open);
	if (!s->has_straight || !s->is_open)
		return SG_E_NOMEM;
	uint32_t *place = sg_arena_array(picture->arena, picture->card_count, sizeof *place);
	if (!place)
		return SG_E_NOMEM;
	for (uint32_t c = 0; c < picture->column_count; c++)
		for (uint32_t i = 0; i < s->stacks.count[c]; i++)
			place[s->stacks.cards[c][i]] = i;
	for (size_t i = 0; i < picture->link_count; i++) {
		uint32_t a = picture->links[i].from.card, b = picture->links[i].to.card;
		if (sg_place__is_straight(picture, &picture->links[i]))
			s->has_straight[place[a] > place[b] ? a : b] = true;
	}
	return SG_OK;
}

static sg_card *next_card(const stacker *s, uint32_t column)
{
	return s->next[column] < s->stacks.count[column]
		       ? &s->picture->cards[s->stacks.cards[column][s->next[column]]]
		       : NULL;
}

/* Is a block above this column's next card still being filled, in another column? */
static bool is_under_open(const stacker *s, uint32_t column)
{
	if (s->next[column] == 0)
		return false;
	uint32_t above = s->picture->cards[s->stacks.cards[column][s->next[column] - 1]].block;
	for (uint32_t c = 0; c < s->picture->column_count; c++) {
		const sg_card *other = next_card(s, c);
		if (c != column && other && other->block == above)
			return true;
	}
	return false;
}

/* A wide block must wait until every column of it has come to it, and what is below a wide block
 * until that is whole. */
static bool must_wait(const stacker *s, const sg_card *card)
{
	const sg_block *block = &s->picture->blocks[card->block];
	if (s->is_open[card->block])
		return false;
	for (uint32_t c = block->column; c < block->column + block->column_count; c++) {
		const sg_card *next = next_card(s, c);
		if (next && next->block == card->block && is_under_open(s, c))
			return true;
	}
	for (uint32_t c = block->column; c < block->column + block->column_count; c++) {
		const sg_card *other = next_card(s, c);
		if (other && other->block != card->block && !s->is_open[other->block] &&
			other->block > card->block)
			continue;
		if (other && other->block != card->block)
			return true;
	}
	return false;
}

static void open_block(stacker *s, sg_block *block)
{
	double y = 0;
	for (uint32_t c = block->column; c < block->column + block->column_count; c++)
		y = s->cursor[c] > y ? s->cursor[c] : y;
	block->y = y;
	for (uint32_t c = block->column; c < block->column + block->column_count; c++)
		s->cursor[c] = y + (block->label.len ? HEADING : 0);
}

static void close_block(stacker *s, sg_block *block)
{
	double bottom = 0;
	for (uint32_t c = block->column; c < block->column + block->column_count; c++)
		bottom = s->cursor[c] > bottom ? s->cursor[c] : bottom;
	bottom += block->label.len ? BLOCK_BOTTOM : 0;
	block->height = bottom - block->y;
	for (uint32_t c = block->column; c < block->column + block->column_count; c++)
		s->cursor[c] = bottom + BLOCK_GAP;
}

/* How much room a column has to spare beside the fullest one. */
static void find_slack(stacker *s)
{
	const sg_picture *picture = s->picture;
	double height[SG_COLUMNS_MAX] = {0}, tallest = 0;
	for (uint32_t c = 0; c < picture->column_count; c++) {
		for (size_t i = 0; i < s->stacks.count[c]; i++) {
			const sg_card *card = &picture->cards[s->stacks.cards[c][i]];
			if (picture->blocks[card->block].column_count == 1)
				height[c] += card->height + SG_CARD_GAP;
		}
		tallest = fmax(tallest, height[c]);
	}
	for (uint32_t c = 0; c < picture->column_count; c++)
		s->slack[c] = tallest - height[c];
}

/* A reply in another column stands lower than what it answers, as far as there is room. In an
 * interview an answer stands level with its question, and the next question below the answer. */
static double sink(stacker *s, const sg_card *card, double y)
{
	const sg_picture *picture = s->picture;
	if (card->parent == SG_NONE || picture->cards[card->parent].is_opening)
		return y;
	const sg_card *parent = &picture->cards[card->parent];
	if (parent->column == card->column || parent->y <= 0)
		return y;
	/* A wide block that is one thread reads like lines of text. */
	if (parent->block == card->block)
		return y;
	if (picture->is_interview)
		return fmax(y, card->person != picture->askers[0]
				       ? parent->y
				       : parent->y + parent->height + SG_CARD_GAP);
	double wanted = fmax(0, parent->y + SINK_PX - y);
	double granted = fmin(wanted, fmax(SINK_MAX_PX, s->slack[card->column]));
	s->slack[card->column] -= granted;
	return y + granted;
}

/* Where the next card of a column could start. */
static double start_of(stacker *s, uint32_t column)
{
	sg_picture *picture = s->picture;
	sg_card *card = next_card(s, column);
	uint32_t index = s->stacks.cards[column][s->next[column]];
	if (!s->is_open[card->block]) {
		s->is_open[card->block] = true;
		open_block(s, &picture->blocks[card->block]);
	}
	const sg_card *above =
		s->next[column] ? &picture->cards[s->stacks.cards[column][s->next[column] - 1]]
				: NULL;
	double y = s->cursor[column];
	if (above && above->block == card->block)
		y += s->has_straight[index] ? SG_STRAIGHT_GAP : SG_CARD_GAP;
	return sink(s, card, y);
}

static bool is_last_of_block(const stacker *s, const sg_card *card)
{
	for (uint32_t c = 0; c < s->picture->column_count; c++) {
		const sg_card *next = next_card(s, c);
		if (next && next->block == card->block)
			return false;
	}
	return true;
}

static void put(stacker *s, uint32_t column, double y)
{
	sg_card *card = next_card(s, column);
	card->y = y;
	s->cursor[column] = y + card->height;
	s->next[column]++;
	if (is_last_of_block(s, card))
		close_block(s, &s->picture->blocks[card->block]);
}

static bool is_first_of_block(const stacker *s, uint32_t column)
{
	size_t n = s->next[column];
	const uint32_t *cards = s->stacks.cards[column];
	return n == 0 || s->picture->cards[cards[n - 1]].block != s->picture->cards[cards[n]].block;
}

static uint32_t lowest_rank(const stacker *s)
{
	uint32_t rank = UINT32_MAX;
	for (uint32_t c = 0; c < s->picture->column_count; c++) {
		const sg_card *card = next_card(s, c);
		if (card && !must_wait(s, card) && card->rank < rank)
			rank = card->rank;
	}
	return rank;
}

/* All columns whose next card has the lowest rank: on one line if that costs little. The first
 * card of a block stays near its heading. */
static bool put_row(stacker *s)
{
	uint32_t rank = lowest_rank(s);
	double y[SG_COLUMNS_MAX] = {0}, low = 0;
	bool is_in[SG_COLUMNS_MAX] = {false}, is_kept[SG_COLUMNS_MAX] = {false};
	if (rank == UINT32_MAX)
		return false;
	for (uint32_t c = 0; c < s->picture->column_count; c++) {
		const sg_card *card = next_card(s, c);
		is_in[c] = card && card->rank == rank && !must_wait(s, card);
		is_kept[c] = is_in[c] && (s->picture->is_interview || is_first_of_block(s, c));
	}
	for (uint32_t c = 0; c < s->picture->column_count; c++) {
		if (!is_in[c])
			continue;
		y[c] = start_of(s, c);
		low = fmax(low, y[c]);
	}
	for (uint32_t c = 0; c < s->picture->column_count; c++)
		if (is_in[c])
			put(s, c, !is_kept[c] && low - y[c] <= ALIGN_MAX_PX ? low : y[c]);
	return true;
}

/* Backgrounds that are lowest in their columns end on one line. */
static void finish_blocks(sg_picture *picture, double bottom)
{
	for (size_t i = 0; i < picture->block_count; i++) {
		sg_block *block = &picture->blocks[i];
		bool is_lowest = true;
		for (size_t k = 0; k < picture->block_count; k++) {
			const sg_block *other = &picture->blocks[k];
			bool shares = other->column < block->column + block->column_count &&
				      block->column < other->column + other->column_count;
			is_lowest = is_lowest && !(k != i && shares && other->y > block->y);
		}
		double extra = bottom - block->y - block->height;
		if (is_lowest && block->label.len && extra <= EXTEND_MAX_PX)
			block->height = bottom - block->y;
		const uint32_t last = block->column + block->column_count - 1;
		const double padding = SG_BADGE_ZONE - SG_FIELD_INSET;
		block->x = picture->column_x[block->column] - padding;
		block->width = picture->column_x[last] + picture->column_width + padding - block->x;
	}
}

sg_status sg_place__stack(sg_picture *picture, double top_band)
{
	stacker s = {.picture = picture};
	double y = picture->top;
	if (picture->opening != SG_NONE) {
		sg_card *opening = &picture->cards[picture->opening];
		opening->y = y;
		y += opening->height;
	}
	y += top_band;
	if (make_stacks(picture, &s.stacks) != SG_OK || mark_straight(&s) != SG_OK)
		return SG_E_NOMEM;
	for (size_t i = 0; i < picture->card_count; i++)
		if (!picture->cards[i].is_opening)
			picture->cards[i].y = 0;
	find_slack(&s);
	for (uint32_t c = 0; c < picture->column_count; c++)
		s.cursor[c] = y;
	while (put_row(&s))
		;
	picture->bottom = y;
	for (size_t i = 0; i < picture->block_count; i++) {
		double bottom = picture->blocks[i].y + picture->blocks[i].height;
		picture->bottom = bottom > picture->bottom ? bottom : picture->bottom;
	}
	finish_blocks(picture, picture->bottom);
	return SG_OK;
}
