/* Positions: camps are columns, cards are stacked in them, replies stand below what they answer.
 *
 * Columns are ours to give (dot would put twelve replies to one post on one rank, five thousand
 * pixels wide); the layout program then ranks the stacks against each other, and we close the
 * gaps its ranks leave where cards differ in height. */
#include "map/place.h"

#include "layout/layout.h"

#include <math.h>
#include <stdlib.h>

enum {
	WIDTH_ONE_COLUMN = 720,
	WIDTH_COLUMNS = 960,
	WIDTH_THREE_COLUMNS = 1000,
	WIDTH_MIN = 360,
	WIDTH_TWO_COLUMNS_MIN = 600,
	HEADING = 40,
	BLOCK_BOTTOM = 18,
	BLOCK_GAP = 18
};

static size_t count_camps(const sg_picture *picture)
{
	size_t camps = 0;
	for (size_t i = 0; i < picture->block_count; i++)
		camps += picture->blocks[i].camp != SG_NONE;
	return camps;
}

/* Three columns are narrow: only where all three camps fill theirs. */
static bool are_even(const sg_picture *picture)
{
	size_t least = SIZE_MAX, most = 0;
	for (size_t i = 0; i < picture->block_count; i++) {
		size_t n = picture->blocks[i].card_count;
		if (picture->blocks[i].camp == SG_NONE)
			continue;
		least = n < least ? n : least;
		most = n > most ? n : most;
	}
	return least * 2 >= most;
}

void sg_place__width(sg_picture *picture)
{
	size_t cards = picture->card_count - (picture->opening != SG_NONE);
	size_t camps = count_camps(picture);
	double asked = picture->asked_width;
	if (asked > 0 && asked < WIDTH_MIN)
		asked = WIDTH_MIN;
	picture->column_count = cards < 2 ? 1 : 2;
	if (camps == 3 && are_even(picture) && (asked <= 0 || asked >= WIDTH_THREE_COLUMNS))
		picture->column_count = 3;
	if (asked > 0 && asked < WIDTH_TWO_COLUMNS_MIN)
		picture->column_count = 1;
	picture->width = asked > 0                    ? asked
			 : picture->column_count == 1 ? WIDTH_ONE_COLUMN
			 : picture->column_count == 2 ? WIDTH_COLUMNS
						      : WIDTH_THREE_COLUMNS;
}

/* Between a gutter and the cards beside it: badges, or the camp's padding, or next to nothing. */
static double zone_beside(const sg_picture *picture, const sg_gutters *gutters, uint32_t gutter)
{
	if (gutters->lanes[gutter])
		return SG_BADGE_ZONE;
	for (size_t i = 0; i < picture->block_count; i++)
		if (picture->blocks[i].label.len)
			return SG_BADGE_ZONE - SG_FIELD_INSET;
	return gutter == 0 || gutter == picture->column_count ? 4 : 8;
}

static double lanes_width(const sg_picture *picture, const sg_gutters *gutters, uint32_t gutter)
{
	bool is_outer = gutter == 0 || gutter == picture->column_count;
	size_t lanes = gutters->lanes[gutter];
	return lanes == 0 && is_outer ? 0 : (double)(lanes + 1) * SG_LANE_WIDTH;
}

static void share_width(sg_picture *picture, sg_gutters *gutters)
{
	uint32_t columns = picture->column_count;
	double zones = 0, lanes = 0;
	for (uint32_t g = 0; g <= columns; g++) {
		bool is_outer = g == 0 || g == columns;
		gutters->width[g] = lanes_width(picture, gutters, g);
		zones += zone_beside(picture, gutters, g) * (is_outer ? 1 : 2);
		lanes += gutters->width[g];
	}
	double room = picture->width - 2.0 * SG_PAGE_MARGIN - zones;
	double most = room * 0.45; /* at least this share is for the cards */
	double squeeze = lanes > most ? most / lanes : 1;
	picture->column_width = floor((room - lanes * squeeze) / columns);
	double x = SG_PAGE_MARGIN;
	for (uint32_t g = 0; g <= columns; g++) {
		double zone = zone_beside(picture, gutters, g);
		if (g > 0)
			x += picture->column_width + zone;
		gutters->width[g] *= squeeze;
		gutters->x[g] = x;
		x += gutters->width[g] + zone;
		if (g < columns)
			picture->column_x[g] = floor(x); /* sharp edges */
	}
}

static double block_height(const sg_picture *picture, const sg_block *block, uint32_t columns)
{
	double sum = 0;
	for (size_t i = 0; i < block->card_count; i++)
		sum += picture->cards[block->cards[i]].height + SG_CARD_GAP;
	return sum / columns + (block->label.len ? HEADING + BLOCK_BOTTOM + BLOCK_GAP : 0);
}

static uint32_t shortest(const double *height, uint32_t from, uint32_t to)
{
	uint32_t best = from;
	for (uint32_t c = from + 1; c < to; c++)
		if (height[c] < height[best] - 1)
			best = c;
	return best;
}

static void put_block(
	sg_picture *picture, sg_block *block, double *height, uint32_t column, uint32_t count)
{
	double added = block_height(picture, block, count);
	block->column = column;
	block->column_count = count;
	for (uint32_t c = column; c < column + count; c++)
		height[c] += added;
}

/* The block of those without a side: in a column that has room, else below all. */
static void put_rest(sg_picture *picture, sg_block *block, double *height)
{
	uint32_t columns = picture->column_count, low = shortest(height, 0, columns);
	double tallest = 0;
	for (uint32_t c = 0; c < columns; c++)
		tallest = height[c] > tallest ? height[c] : tallest;
	double alone = height[low] + block_height(picture, block, 1);
	bool is_alone = tallest < 1; /* there is no other block */
	if (!is_alone && (block->card_count == 1 || alone <= 1.35 * tallest)) {
		put_block(picture, block, height, low, 1);
		return;
	}
	for (uint32_t c = 0; c < columns; c++)
		height[c] = tallest;
	put_block(picture, block, height, 0, columns);
}

static bool is_column_block(const sg_block *block, const sg_picture *picture)
{
	/* Without camps, an interview's speakers are blocks without a label. */
	return block->camp != SG_NONE || (count_camps(picture) == 0 && picture->block_count > 1);
}

/* How many links would have to go around the middle column; a stance counts as three. */
static size_t far_links(const sg_picture *picture, const uint32_t *column)
{
	size_t cost = 0;
	for (size_t i = 0; i < picture->link_count; i++) {
		const sg_card *from = &picture->cards[picture->links[i].from.card];
		const sg_card *to = &picture->cards[picture->links[i].to.card];
		if (from->is_opening || to->is_opening || from->block >= SG_COLUMNS_MAX ||
			to->block >= SG_COLUMNS_MAX)
			continue;
		uint32_t a = column[from->block], b = column[to->block];
		cost += (a > b ? a - b : b - a) == 2
				? sg_relation_sign(picture->links[i].kind) ? 3u : 1u
				: 0u;
	}
	return cost;
}

/* Three camps: in the middle the one that has most to do with both others. */
static void order_three(const sg_picture *picture, uint32_t *column)
{
	static const uint32_t orders[][SG_COLUMNS_MAX] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}};
	size_t best = SIZE_MAX;
	for (size_t i = 0; i < 3; i++) {
		size_t cost = far_links(picture, orders[i]);
		if (cost < best) {
			best = cost;
			memcpy(column, orders[i], sizeof orders[i]);
		}
	}
}

/* One camp and the undecided: two columns where both fill theirs, else one above the other. */
static bool stand_side_by_side(const sg_picture *picture)
{
	double one = 0, other = 0;
	for (size_t i = 0; i < picture->block_count; i++) {
		const sg_block *block = &picture->blocks[i];
		*(is_column_block(block, picture) ? &one : &other) +=
			block_height(picture, block, 1);
	}
	return fmax(one, other) <= 0.65 * (one + other);
}

static void put_blocks(sg_picture *picture, double *height)
{
	uint32_t columns = picture->column_count, column[SG_COLUMNS_MAX] = {0, 1, 2};
	size_t camps = 0;
	for (size_t i = 0; i < picture->block_count; i++)
		camps += is_column_block(&picture->blocks[i], picture);
	bool is_pair = camps == 1 && columns > 1 && stand_side_by_side(picture);
	order_three(picture, column);
	for (size_t i = 0; i < picture->block_count; i++) {
		sg_block *block = &picture->blocks[i];
		bool is_camp = is_column_block(block, picture);
		if (is_pair)
			put_block(picture, block, height, i == 0 ? 0 : 1, 1);
		else if (!is_camp)
			put_rest(picture, block, height);
		else if (camps == 1)
			put_block(picture, block, height, 0, columns);
		else if (columns == SG_COLUMNS_MAX && i < SG_COLUMNS_MAX)
			put_block(picture, block, height, column[i], 1);
		else
			put_block(picture, block, height, shortest(height, 0, columns), 1);
	}
}

/* Does it hang under no other card of its block? */
static bool is_top(const sg_picture *picture, uint32_t card)
{
	uint32_t parent = picture->cards[card].parent;
	return parent == SG_NONE || picture->cards[parent].is_opening ||
	       picture->cards[parent].block != picture->cards[card].block;
}

/* The card of this block under which the card hangs; itself if none. Tops that are known end the
 * climb, so that all of them together cost one step per card; a loop ends at any of its cards. */
static uint32_t find_top(const sg_picture *picture, uint32_t *top, uint32_t card)
{
	uint32_t at = card, found;
	for (size_t n = 0; n < picture->card_count && top[at] == SG_NONE; n++) {
		if (is_top(picture, at))
			break;
		at = picture->cards[at].parent;
	}
	found = top[at] != SG_NONE ? top[at] : at;
	for (at = card; top[at] == SG_NONE; at = picture->cards[at].parent) {
		top[at] = found;
		if (is_top(picture, at))
			break;
	}
	return found;
}

/* Threads in a block. */
static size_t count_tops(const sg_picture *picture, const sg_block *block)
{
	size_t tops = 0;
	for (size_t i = 0; i < block->card_count; i++)
		tops += is_top(picture, block->cards[i]);
	return tops;
}

/* A thread stays in one column, and the next one goes where there is most room; but a wide block
 * that is a single thread deals its cards out, or all but one column would be empty. */
static void spread_block(sg_picture *picture, const sg_block *block, uint32_t *tops)
{
	double height[SG_COLUMNS_MAX] = {0};
	bool is_dealt = count_tops(picture, block) < block->column_count;
	for (size_t i = 0; i < block->card_count; i++) {
		sg_card *card = &picture->cards[block->cards[i]];
		uint32_t top = find_top(picture, tops, block->cards[i]);
		if (is_dealt || top == block->cards[i] || picture->cards[top].column == SG_NONE)
			card->column = shortest(
				height, block->column, block->column + block->column_count);
		else
			card->column = picture->cards[top].column;
		height[card->column] += card->height + SG_CARD_GAP;
	}
}

/* Which card stands above which, in one column of one block. */
static void find_above(sg_picture *picture, const sg_block *block)
{
	uint32_t last[SG_COLUMNS_MAX];
	for (uint32_t c = 0; c < SG_COLUMNS_MAX; c++)
		last[c] = SG_NONE;
	for (size_t i = 0; i < block->card_count; i++) {
		sg_card *card = &picture->cards[block->cards[i]];
		card->above = last[card->column];
		last[card->column] = block->cards[i];
	}
}

sg_status sg_place__columns(sg_picture *picture, sg_gutters *gutters)
{
	double height[SG_COLUMNS_MAX] = {0};
	uint32_t *tops = sg_arena_array(picture->arena, picture->card_count, sizeof *tops);
	if (!tops)
		return SG_E_NOMEM;
	share_width(picture, gutters);
	for (size_t i = 0; i < picture->card_count; i++) {
		sg_card *card = &picture->cards[i];
		tops[i] = card->column = card->above = SG_NONE;
		card->x = SG_PAGE_MARGIN;
		card->width = card->is_opening ? picture->width - 2 * SG_PAGE_MARGIN
					       : picture->column_width;
		sg_status st = sg_place__measure_card(picture, card);
		if (st != SG_OK)
			return st;
	}
	put_blocks(picture, height);
	for (size_t i = 0; i < picture->block_count; i++) {
		spread_block(picture, &picture->blocks[i], tops);
		find_above(picture, &picture->blocks[i]);
	}
	for (size_t i = 0; i < picture->card_count; i++)
		if (!picture->cards[i].is_opening)
			picture->cards[i].x = picture->column_x[picture->cards[i].column];
	return SG_OK;
}
